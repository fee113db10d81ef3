"""What readers narrow the register by, and what a row of it shows."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from django import forms
from django.apps import apps
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from partnerships import sums
from partnerships.enums import HELPING, ContributionKind, Kind, State
from partnerships.queries import PartnershipQuerySet
from partnerships.wording import copies_of, worded_by
from samverkan import languages, published
from samverkan.pages import terms
from samverkan.pages.listing import FilterForm, keys_of
from samverkan.pages.translations import PageLink

if TYPE_CHECKING:
    from partnerships.models import PartnershipIndexPage, PartnershipPage

NOT_LISTED = {"invalid_choice": _("There is no such choice in the list.")}


class PartnershipFilterForm(FilterForm):
    """What a reader may narrow the register by."""

    folded = ("municipality", "kind", "topic")

    organisation = forms.ChoiceField(
        label=_("Organisation"), required=False, error_messages=NOT_LISTED
    )
    municipality = forms.ChoiceField(
        label=_("Municipality"), required=False, error_messages=NOT_LISTED
    )
    target_group = forms.ChoiceField(label=_("For whom"), required=False, error_messages=NOT_LISTED)
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("All states")), *State.choices],
        error_messages=NOT_LISTED,
    )
    year = forms.ChoiceField(label=_("Year"), required=False, error_messages=NOT_LISTED)
    kind = forms.ChoiceField(
        label=_("Kind of partnership"),
        required=False,
        choices=[("", _("All kinds")), *Kind.choices],
        error_messages=NOT_LISTED,
    )

    field_order = ("q", "organisation", "target_group", "state", "year")

    def __init__(self, data: Any, listing: "PartnershipIndexPage") -> None:
        super().__init__(data, listing)
        self.offer("organisation", listing.listed_organisations, _("All organisations"))
        self.offer("municipality", listing.listed_municipalities, _("All municipalities"))
        self.offer_terms("target_group", listing.listed_target_groups, _("Everybody"))
        self.offer("year", [(str(year), year) for year in listing.get_years()], _("All years"))

    def filter(self, pages: Any) -> Any:
        """The partnerships that fit. Only for a valid form."""
        chosen = self.cleaned_data
        listing = cast("PartnershipIndexPage", self.listing)
        found: PartnershipQuerySet = super().filter(pages)
        if chosen.get("target_group"):
            keys = keys_of(listing.listed_target_groups, chosen["target_group"])
            found = terms.about(found, keys, "target_groups")
        facts = {
            "state": chosen.get("state"),
            "kind": chosen.get("kind"),
            "parties__organisation": chosen.get("organisation"),
            "municipalities": chosen.get("municipality"),
        }
        wanted = {name: value for name, value in facts.items() if value}
        if wanted:
            found = found.whose_source(**wanted)
        return found.running_in(self.chosen_year) if self.chosen_year else found

    @property
    def chosen_year(self) -> int | None:
        """The year that the reader asked for. Only for a valid form."""
        year = self.cleaned_data.get("year")
        return int(year) if year else None


@dataclass(frozen=True)
class Totals:
    """What some partnerships amount to.

    Attributes:
        organisations: how many are parties to at least one of them.
        year: the only year whose contributions count; None for all.
    """

    partnerships: int
    organisations: int
    interventions: int
    sum: sums.Sum
    year: int | None = None


def totals(pages: PartnershipQuerySet, year: int | None = None) -> Totals:
    """The totals of these partnerships, from the rows of their sources. Four queries.

    Args:
        pages: partnerships in any language.
        year: only contributions of this year count.
    """
    Party, Intervention, Contribution, Partnership = (
        apps.get_model("partnerships", name)._default_manager
        for name in ("Party", "Intervention", "Contribution", "PartnershipPage")
    )
    keys = pages.order_by().values("translation_key")
    sources = Partnership.sources().filter(translation_key__in=keys).order_by().values("pk")
    contributions = Contribution.filter(page__in=sources)
    if year:
        contributions = contributions.filter(year=year)
    return Totals(
        partnerships=pages.count(),
        organisations=Party.filter(page__in=sources).values("organisation").distinct().count(),
        interventions=Intervention.filter(page__in=sources).count(),
        sum=sums.add_up(
            sums.Row(party, when, amount, kind == ContributionKind.IN_KIND)
            for party, when, amount, kind in contributions.order_by().values_list(
                "organisation", "year", "amount", "kind"
            )
        ),
        year=year,
    )


def sums_of(page_ids: Sequence[int]) -> dict[int, sums.Sum]:
    """The sum of each of these sources, by key. One query."""
    contributions = apps.get_model("partnerships", "Contribution").objects
    rows: dict[int, list[sums.Row]] = defaultdict(list)
    for pk, party, year, amount, kind in contributions.filter(page__in=page_ids).values_list(
        "page", "organisation", "year", "amount", "kind"
    ):
        rows[pk].append(sums.Row(party, year, amount, kind == ContributionKind.IN_KIND))
    return {pk: sums.add_up(rows[pk]) for pk in page_ids}


def prepare_teasers(pages: Sequence["PartnershipPage"]) -> None:
    """Give each partnership of a list what its row shows. Three queries for any number.

    Each page gets ``facts``, the names of its parties as ``party_names`` and its ``sum``.
    """
    Partnership, Party = (
        apps.get_model("partnerships", name)._default_manager
        for name in ("PartnershipPage", "Party")
    )
    keys = [page.translation_key for page in pages]
    sources = {
        source.translation_key: source
        for source in Partnership.sources().filter(translation_key__in=keys).defer_streamfields()
    }
    for page in pages:
        page.facts = sources.get(page.translation_key, page)
    ids = [page.facts.pk for page in pages]
    names: dict[int, list[str]] = defaultdict(list)
    for pk, name, short_name in Party.filter(page__in=ids).values_list(
        "page", "organisation__name", "organisation__short_name"
    ):
        names[pk].append(short_name or name)
    added_up = sums_of(ids)
    for page in pages:
        page.party_names = names[page.facts.pk]
        page.sum = added_up[page.facts.pk]


def latest(locale: Locale, count: int) -> list["PartnershipPage"]:
    """The running partnerships that were published last, prepared for teasers."""
    pages = apps.get_model("partnerships", "PartnershipPage").objects
    running = pages.listable_or_source(locale).whose_source(state__in=HELPING)
    found = list(running.for_teasers().order_by("-first_published_at", "-pk")[:count])
    prepare_teasers(found)
    return found


def chosen(pk: int, locale: Locale) -> list["PartnershipPage"]:
    """The version of a partnership that readers of a language get; none if nobody may read it."""
    pages = apps.get_model("partnerships", "PartnershipPage").objects
    keys = pages.filter(pk=pk).values("translation_key")
    found = list(pages.listable_or_source(locale).filter(translation_key__in=keys).for_teasers())
    prepare_teasers(found)
    return found


def any_register() -> PageLink | None:
    """A register that anybody may read, to link to; no query when warm."""

    def find() -> PageLink | None:
        registers = apps.get_model("partnerships", "PartnershipIndexPage").objects.readable()
        rows = registers.filter(locale__language_code=languages.SOURCE.code).order_by("path")
        fields = rows.values_list("title", "url_path", "locale__language_code")
        return next((PageLink(*row) for row in fields[:1]), None)

    return published.kept(("partnerships", "register"), find)


def years_between(first: date | None, last: date | None, given: Sequence[int]) -> list[int]:
    """The years to choose among, the latest first.

    Args:
        first: the first day of the earliest partnership.
        last: the last day of the latest, or today where one has no end.
        given: years of contributions.
    """
    known = [*(day.year for day in (first, last) if day), *given]
    return list(range(max(known), min(known) - 1, -1)) if known else []


def newest_follow_ups(index: "PartnershipIndexPage", most: int = 3) -> list[Any]:
    """The follow-ups that were done last, each with its partnership's ``link``. Three queries."""
    FollowUp = apps.get_model("partnerships", "FollowUp")
    code = index.locale.language_code
    done = FollowUp.objects.done().filter(page__in=index.sources.order_by().values("pk"))
    rows = list(done.select_related("page", "document").order_by("-day", "-pk")[:most])
    return with_links(worded_by(rows, code, copies_of(FollowUp, rows, code)), code)


def with_links(rows: list[Any], code: str) -> list[Any]:
    """The rows, each with the ``link`` to its partnership in the language, else in Swedish.

    The rows' pages have been fetched with them.
    """
    links = page_links({row.page.translation_key for row in rows}, code)
    for row in rows:
        row.link = links.get(row.page.translation_key)
    return [row for row in rows if row.link]


def page_links(keys: Iterable[UUID], code: str) -> dict[UUID, PageLink]:
    """Readable partnerships by translation key: in the language, else in Swedish. One query."""
    pages = apps.get_model("partnerships", "PartnershipPage").objects.readable()
    rows = pages.filter(
        translation_key__in=list(keys), locale__language_code__in={code, languages.SOURCE.code}
    ).values_list("translation_key", "title", "url_path", "locale__language_code")
    found: dict[UUID, PageLink] = {}
    for key, *row in rows:
        link = PageLink(*row)
        if key not in found or link.code == code:
            found[key] = link
    return found
