"""Organisations as a part of a page's body."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ListBlock, StructValue
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.snippets.blocks import SnippetChooserBlock

from organisations.cards import card, cards, unpublished
from organisations.enums import OrganisationKind
from samverkan import languages
from samverkan.blocks import groups, samples, shelf
from samverkan.blocks.base import CharBlock, StructBlock
from samverkan.blocks.choosers import ImageChooserBlock
from samverkan.blocks.link import LinkBlock
from samverkan.blocks.rich_text import SimpleTextBlock


def language_of(parent_context: dict[str, Any] | None) -> str:
    """The code of the language that the surrounding page is in."""
    page = (parent_context or {}).get("page")
    if page and page.locale_id:
        return str(page.locale.language_code)
    return translation.get_language() or languages.SOURCE.code


class OrganisationChooserBlock(SnippetChooserBlock):
    """An organisation. While a body is rendered it has just its key; the card tells the rest."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__("organisations.Organisation", **kwargs)

    def bulk_to_python(self, values: Iterable[int | None]) -> list[Any]:
        """The organisations in order, each an object of its own."""
        keys = list(values)
        if not shelf.is_filled():
            found: list[Any] = super().bulk_to_python(keys)
            return found
        return [self.model_class(pk=key) if key is not None else None for key in keys]


class OrganisationBlock(StructBlock):
    """One organisation of those that an article is about: from the record, or in own words."""

    organisation = OrganisationChooserBlock(
        required=False,
        label=_("Organisation"),
        help_text=_("Fills in the rest. What you write below is shown instead."),
    )
    name = CharBlock(
        required=False,
        max_length=160,
        label=_("Name of the organisation"),
        help_text=_("For one that is not among the organisations."),
    )
    logo = ImageChooserBlock("logo", required=False, label=_("Logo"))
    text = SimpleTextBlock(required=False, label=_("What the organisation does"))
    interventions = ListBlock(
        CharBlock(max_length=250, required=False), label=_("Interventions"), default=[]
    )
    links = ListBlock(LinkBlock(target_required=False), label=_("Links"), default=[])

    def clean(self, value: StructValue) -> StructValue:
        """Hold an editor to saying which organisation it is.

        Raises:
            StructBlockValidationError: neither chosen nor named.
        """
        cleaned = super().clean(value)
        if not (cleaned["organisation"] or cleaned["name"] or self.is_deferred_validation):
            error = ValidationError(_("Choose an organisation or write its name."))
            raise StructBlockValidationError(block_errors={"organisation": error})
        return cleaned

    def get_context(
        self, value: Any, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """The record's card, for whatever is not said in own words."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        chosen = value.get("organisation")
        context["card"] = card(chosen.pk, language_of(parent_context)) if chosen else None
        return context

    def get_preview_value(self) -> Any:
        return self.normalize(
            {
                "name": "Föreningen Bryggan",
                "logo": samples.image(),
                "text": "<p>Bryggan möter människor som är nya i kommunen.</p>",
                "interventions": ["Språkkafé varje onsdag", "Läxhjälp för barn", "Öppen förskola"],
                "links": [{"url": "https://bryggan.example/", "text": "Bryggans webbplats"}],
            }
        )

    class Meta:
        icon = "group"
        label = _("Organisation")
        group = groups.PEOPLE
        description = _("Who an organisation is, what it does, and where to read more.")
        template = "organisations/organisation_block.html"


class OrganisationsBlock(StructBlock):
    """Cards of some organisations, from the same records as everywhere else."""

    heading = CharBlock(required=False, max_length=120, label=_("Heading"))
    organisations = ListBlock(OrganisationChooserBlock(), min_num=1, label=_("Organisations"))

    def get_context(
        self, value: Any, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """The cards in the editor's order; a record that has been deleted is left out."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        chosen = [each for each in value.get("organisations") or () if each]
        found = cards([each.pk for each in chosen if each.pk], language_of(parent_context))
        context["cards"] = [
            found[each.pk] if each.pk else unpublished(each)
            for each in chosen
            if each.pk in found or not each.pk
        ]
        return context

    def get_preview_value(self) -> Any:
        Organisation = apps.get_model("organisations", "Organisation")
        bridge = Organisation(
            name="Föreningen Bryggan",
            kind=OrganisationKind.ASSOCIATION,
            website="https://bryggan.example/",
        )
        network = Organisation(name="Hjälpande Händer", kind=OrganisationKind.NETWORK)
        return self.normalize(
            {"heading": "De här hjälper till", "organisations": [bridge, network]}
        )

    class Meta:
        icon = "group"
        label = _("Cards of organisations")
        group = groups.PEOPLE
        description = _("Who they are, what they do, and the way to their pages.")
        template = "organisations/organisations_block.html"
