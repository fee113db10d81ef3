"""Partnerships, and the help that they offer, as parts of any page."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import IntegerBlock, PageChooserBlock
from wagtail.models import Locale
from wagtail.snippets.blocks import SnippetChooserBlock

from partnerships import listing
from samverkan.blocks import groups
from samverkan.blocks.base import CharBlock, StructBlock

MOST = 12
"""The most partnerships or interventions that a section can show."""


def locale_of(parent_context: dict[str, Any] | None) -> Locale:
    """The language of the page that a block stands on."""
    page = (parent_context or {}).get("page")
    return page.locale if page else Locale.get_active()


class PartnershipBlock(StructBlock):
    """One partnership: state, period, parties and sum, with the way to its page."""

    partnership = PageChooserBlock(page_type="partnerships.PartnershipPage", label=_("Partnership"))

    class Meta:
        icon = "group"
        label = _("One partnership")
        group = groups.PEOPLE
        template = "partnerships/blocks/partnership.html"
        preview_value = {"partnership": None}
        description = _("What a partnership is, and the way to its page.")

    def get_context(
        self, value: Any, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """The partnership in the page's language, as far as anybody may read it."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        chosen = value.get("partnership")
        context["items"] = listing.chosen(chosen.pk, locale_of(parent_context)) if chosen else []
        return context


class PartnershipsBlock(StructBlock):
    """The partnerships that were published last."""

    heading = CharBlock(required=False, max_length=120, label=_("Heading"))
    count = IntegerBlock(default=3, min_value=1, max_value=MOST, label=_("How many"))

    class Meta:
        icon = "group"
        label = _("Partnerships")
        group = groups.HOME
        template = "partnerships/blocks/partnerships.html"
        preview_value = {"heading": "Partnerskap", "count": 3}
        description = _("The latest partnerships that are going on.")

    def get_context(
        self, value: Any, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """The latest partnerships, in the page's language or in Swedish."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        count = max(1, min(value.get("count") or 3, MOST))
        context["items"] = listing.latest(locale_of(parent_context), count)
        context["register"] = listing.any_register()
        return context


class InterventionsBlock(StructBlock):
    """What help there is: with one need as cards, or else the needs to choose among."""

    heading = CharBlock(required=False, max_length=120, label=_("Heading"))
    need = SnippetChooserBlock(
        "partnerships.Need",
        required=False,
        label=_("What it helps with"),
        help_text=_("Empty: all needs, each a link to its help."),
    )
    count = IntegerBlock(default=4, min_value=1, max_value=MOST, label=_("How many"))

    class Meta:
        icon = "help"
        label = _("What help there is")
        group = groups.PEOPLE
        template = "partnerships/blocks/interventions.html"
        preview_value = {"heading": "Behöver du hjälp?", "count": 4}
        description = _("Interventions of all partnerships that are going on, by need.")

    def get_context(
        self, value: Any, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """The help there is now, in the page's language or in Swedish."""
        # It needs the models, whose pages have this block in their bodies.
        from partnerships import help_offered

        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        locale, need = locale_of(parent_context), value.get("need")
        count = max(1, min(value.get("count") or 4, MOST))
        if need:
            context["interventions"] = help_offered.some(locale, need.translation_key, count)
        else:
            context["needs"] = help_offered.needs(locale)
        context["register"] = listing.any_register()
        context["need"] = need
        return context
