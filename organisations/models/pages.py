"""An organisation's page: what it does, in words."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from organisations import structured
from organisations.cards import Card, cards
from organisations.models.groups import LocalGroup, ShownGroup, in_language
from organisations.queries import OrganisationPageManager
from organisations.sections import sections
from samverkan import languages
from samverkan.pages.articles import ArticlePage


class OrganisationPage(ArticlePage):
    """What an organisation does, with its facts from the record.

    In the source language the page is called what the record is called. A translation may have a
    name of its own.

    Attributes:
        organisation: the record; the same for all versions of the page.
        lead: what the organisation does; also its text in lists and cards.
        topics: what it works with, its themes.
    """

    organisation = models.ForeignKey(
        "organisations.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="pages",
    )
    objects = OrganisationPageManager()

    shown_with = ("organisation",)
    template = "organisations/organisation.html"
    override_translatable_fields = [
        *ArticlePage.override_translatable_fields,
        SynchronizedField("organisation", overridable=False),
    ]
    content_panels = [
        FieldPanel("organisation"),
        FieldPanel("lead", heading=_("What they do, in short")),
        FieldPanel("topics", heading=_("Themes"), widget=CheckboxSelectMultiple),
        "body",
        InlinePanel("local_groups", heading=_("Local groups"), label=_("local group")),
    ]
    search_fields = [
        *ArticlePage.search_fields,
        index.RelatedFields(
            "organisation", [index.SearchField("name"), index.SearchField("short_name")]
        ),
        index.RelatedFields(
            "local_groups", [index.SearchField("name"), index.SearchField("place")]
        ),
    ]
    parent_page_types = ["organisations.OrganisationIndexPage"]
    subpage_types: list[str] = []

    class Meta(ArticlePage.Meta):
        verbose_name = _("organisation's page")
        verbose_name_plural = _("organisations' pages")

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Take the name from the record first: the address is made from it."""
        self.take_name()
        super().full_clean(*args, **kwargs)

    def clean(self) -> None:
        """Hold to one page for each organisation in a language.

        Raises:
            ValidationError: the organisation has another page in the same language.
        """
        super().clean()
        if self.organisation_id and self.locale_id:
            others = OrganisationPage.objects.filter(
                organisation=self.organisation_id, locale=self.locale_id
            ).exclude(pk=self.pk)
            if others.exists():
                raise ValidationError({"organisation": _("This organisation has a page already.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save under the record's name, whatever an older draft was called."""
        self.take_name()
        super().save(*args, **kwargs)

    def take_name(self) -> None:
        """Call the page what the record is called, unless it is a translation with a name."""
        page: Any = self
        if page.organisation_id and (page.is_in_source_language or not page.title):
            page.title = page.draft_title = page.organisation.name

    @property
    def is_in_source_language(self) -> bool:
        """Whether this is the version that the local groups belong to."""
        return bool(self.locale_id and self.locale.language_code == languages.SOURCE.code)

    @cached_property
    def card(self) -> Card:
        """The facts of the record."""
        return cards([self.organisation_id], self.locale.language_code)[self.organisation_id]

    @cached_property
    def shown_groups(self) -> list[ShownGroup]:
        """The local groups, each described in the page's language where that is translated."""
        own = list(self.local_groups.select_related("municipality"))
        source, code = languages.SOURCE.code, self.locale.language_code
        if self.is_in_source_language:
            return in_language(own, [], code, code)
        groups = LocalGroup.objects.filter(
            page__translation_key=self.translation_key, locale__language_code=source
        )
        rows = list(groups.select_related("municipality")) or own
        return in_language(rows, own, source, code)

    def structured_data(self) -> dict[str, Any]:
        """What search engines are told of the organisation (schema.org/Organization)."""
        return structured.organisation(self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The page's context with what other rooms show of the organisation."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["sections"] = sections(self)
        return context
