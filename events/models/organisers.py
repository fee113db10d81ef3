"""Who arranges an event."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from organisations.cards import Card, cards
from samverkan import languages
from samverkan.pages.translations import language_of

WHO = _("Choose an organisation or write a name, not both.")


class Organiser(Orderable):
    """An organisation that arranges an event, or anybody else by name.

    Organisers belong to the event in the source language; its versions in other languages show
    the same ones.
    """

    page = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="organisers")
    organisation = models.ForeignKey(
        "organisations.Organisation",
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="organised",
    )
    name = models.CharField(
        _("name"),
        max_length=160,
        blank=True,
        help_text=_("For somebody who is not among the organisations."),
    )
    url = models.URLField(_("address on another site"), blank=True)

    panels = [FieldPanel("organisation"), FieldRowPanel(["name", "url"])]

    class Meta(Orderable.Meta):
        verbose_name = _("organiser")
        verbose_name_plural = _("organisers")
        constraints = [
            models.CheckConstraint(
                condition=(
                    models.Q(organisation__isnull=True) & ~models.Q(name="")
                    | models.Q(organisation__isnull=False, name="")
                ),
                name="organiser_is_an_organisation_or_a_name",
                violation_error_message=WHO,
            )
        ]

    def __str__(self) -> str:
        return self.name or str(self.organisation)

    def clean(self) -> None:
        """Hold an editor to saying who it is, in one way.

        Raises:
            ValidationError: two organisers in one row, or none.
        """
        super().clean()
        if bool(self.organisation_id) == bool(self.name):
            raise ValidationError({"organisation": WHO})


@dataclass(frozen=True)
class ShownOrganiser:
    """Who arranges an event, as readers see it.

    Attributes:
        lang: the language of the name.
        url_path: where the organisation's page is in the tree; "" for none.
        url: another site.
    """

    name: str
    lang: str
    url_path: str = ""
    url: str = ""


class Organised(models.Model):
    """Gives an event its organisers."""

    class Meta:
        abstract = True

    @cached_property
    def shown_organisers(self) -> list[ShownOrganiser]:
        """Who arranges the event; an unsaved draft's own while it is previewed."""
        page: Any = self
        rows = list(page.organisers.all()) if page.is_in_source_language else []
        if not rows:
            return organisers_of([page])[page.translation_key]
        return shown(rows, _cards(rows, page.locale.language_code))


def prepare_organisers(pages: Sequence[Any]) -> None:
    """Fetch the organisers of events in one language, in two queries or fewer."""
    found = organisers_of(pages)
    for page in pages:
        page.shown_organisers = found[page.translation_key]


def organisers_of(pages: Sequence[Any]) -> dict[UUID, list[ShownOrganiser]]:
    """The organisers of events in one language, by the key that an event's versions share."""
    found: dict[UUID, list[ShownOrganiser]] = defaultdict(list)
    rows: dict[UUID, list[Organiser]] = defaultdict(list)
    keys = [page.translation_key for page in pages]
    stored = Organiser.objects.filter(page__translation_key__in=keys)
    for row in stored.annotate(event_key=models.F("page__translation_key")):
        rows[row.event_key].append(row)
    if not rows:
        return found
    facts = _cards([row for of_event in rows.values() for row in of_event], language_of(pages[0]))
    for key, of_event in rows.items():
        found[key] = shown(of_event, facts)
    return found


def shown(rows: Iterable[Organiser], facts: Mapping[int, Card]) -> list[ShownOrganiser]:
    """The organisers of an event in the editor's order.

    Args:
        rows: what the editor chose.
        facts: the organisations among them, by key.
    """
    return [
        _organisation(facts[row.organisation_id])
        if row.organisation_id
        else ShownOrganiser(row.name, languages.SOURCE.code, url=row.url)
        for row in rows
    ]


def _organisation(card: Card) -> ShownOrganiser:
    return ShownOrganiser(card.name, card.name_lang, card.url_path, card.website)


def _cards(rows: Iterable[Organiser], code: str) -> dict[int, Card]:
    return cards([row.organisation_id for row in rows if row.organisation_id], code)
