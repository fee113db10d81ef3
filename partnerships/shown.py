"""What the page of a partnership tells readers: rows in order, grouped and added up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils import timezone

from contacts.cards import PersonCard, people
from organisations.cards import Card, cards
from partnerships import chart, sums
from partnerships.enums import ContributionKind
from partnerships.models.terms import Need, TargetGroup
from samverkan.pages import terms
from samverkan.pages.terms import ShownTerm

if TYPE_CHECKING:
    from partnerships.models import Contribution, FollowUp, Intervention, PartnershipPage


@dataclass(frozen=True)
class NeedGroup:
    """Interventions that help with the same need; without a need for those that tell none."""

    need: Any
    interventions: list["Intervention"]


@dataclass(frozen=True)
class Line:
    """One organisation of the contribution table: what it gave in each year, and in all."""

    organisation: Card
    cells: tuple[sums.Sum, ...]
    sum: sums.Sum


@dataclass(frozen=True)
class Contributions:
    """All contributions with their sums, as a table and as a chart.

    Attributes:
        rows: the contributions by year, the first one first; each knows ``giver`` and ``taker``.
        by_year: the sums below the table, in the order of its years.
    """

    rows: list["Contribution"]
    years: tuple[int, ...]
    lines: list[Line]
    by_year: tuple[sums.Sum, ...]
    total: sums.Sum
    chart: chart.Chart | None

    @property
    def is_by_year(self) -> bool:
        """Whether the chart has a bar for each year, else one for each organisation."""
        return len(self.years) > 1

    @property
    def has_sources(self) -> bool:
        """Whether any contribution tells where its money comes from."""
        return any(row.source for row in self.rows)


@dataclass(frozen=True)
class Shown:
    """A partnership as readers see it.

    Attributes:
        facts: the version whose facts are shown.
        needs: the interventions by the most urgent need of each.
        follow_ups: those that are done, the latest first.
        next_follow_up: the next that is to come. One that is overdue is never shown.
    """

    facts: "PartnershipPage"
    parties: list[Any]
    needs: list[NeedGroup]
    contributions: Contributions
    key_figures: list[Any]
    timeline: list[Any]
    follow_ups: list["FollowUp"]
    next_follow_up: "FollowUp | None"
    renewals: list[Any]
    documents: list[Any]
    target_groups: list[ShownTerm]
    municipalities: list[Any] = field(default_factory=list)


def of(page: "PartnershipPage") -> Shown:
    """What readers of a partnership's page are told. The same number of queries whatever rows."""
    facts = page.facts
    rows = {
        name: page.rows(name)
        for name in (
            *("parties", "interventions", "contributions", "key_figures"),
            *("timeline", "follow_ups", "renewals", "documents"),
        )
    }
    organisations = cards(organisation_ids(rows), page.locale.language_code)
    for party in rows["parties"]:
        party.card = organisations.get(party.organisation_id)
    done = [each for each in rows["follow_ups"] if each.is_done]
    return Shown(
        facts=facts,
        parties=[party for party in rows["parties"] if party.card],
        needs=by_need(prepared(page, rows["interventions"], organisations)),
        contributions=contributions_of(rows["contributions"], organisations),
        key_figures=rows["key_figures"],
        timeline=sorted(rows["timeline"], key=lambda each: each.day),
        follow_ups=sorted(done, key=lambda each: each.day, reverse=True),
        next_follow_up=next_of(rows["follow_ups"], timezone.localdate()),
        renewals=sorted(rows["renewals"], key=lambda each: each.decided_on),
        documents=rows["documents"],
        target_groups=page.shown_target_groups,
        municipalities=list(facts.municipalities.all()),
    )


def organisation_ids(rows: dict[str, list[Any]]) -> set[int]:
    """Every organisation that the rows name."""
    found = {row.organisation_id for name in ("parties", "interventions") for row in rows[name]}
    for row in rows["contributions"]:
        found |= {row.organisation_id, row.recipient_id}
    return {pk for pk in found if pk}


def next_of(follow_ups: Iterable["FollowUp"], today: date) -> "FollowUp | None":
    """The next follow-up that is to come."""
    coming = [each for each in follow_ups if not each.is_done and each.day >= today]
    return min(coming, key=lambda each: each.day, default=None)


def prepared(
    page: "PartnershipPage",
    interventions: Sequence["Intervention"],
    organisations: dict[int, Card],
) -> Sequence["Intervention"]:
    """The interventions with who is responsible, what they help with and for whom."""
    today = timezone.localdate()
    persons = contact_people(interventions)
    needs = chosen_terms(interventions, "needs", Need, page.locale)
    groups = chosen_terms(interventions, "target_groups", TargetGroup, page.locale)
    for place, each in enumerate(interventions):
        each.card = organisations.get(each.organisation_id)
        each.person = persons.get(each.contact_id)
        each.has_ended = bool(each.ends_on and each.ends_on < today)
        each.shown_needs = sorted(needs[place], key=lambda need: (need.order, need.name))
        each.shown_target_groups = groups[place]
    return interventions


def chosen_terms(
    rows: Sequence[Any], name: str, model: type[terms.Term], locale: Any
) -> list[list[Any]]:
    """The terms that each row has chosen in a field, in a language: two queries for all rows.

    A draft's rows, which may not be stored, are asked one by one.
    """
    if all(row.pk and not getattr(row, "_cluster_related_objects", None) for row in rows):
        found = terms.by_page(rows, None, locale, name)
        return [found.get(row.pk, []) for row in rows]
    keys = [[term.translation_key for term in getattr(row, name).all()] for row in rows]
    everything: set[UUID] = {key for chosen in keys for key in chosen}
    by_key = {term.translation_key: term for term in terms.in_language(model, everything, locale)}
    return [[by_key[key] for key in chosen if key in by_key] for chosen in keys]


def contact_people(interventions: Iterable["Intervention"]) -> dict[int, PersonCard]:
    """The contact persons whom readers may turn to, by key; no query when warm."""
    return {card.pk: card for card in people(each.contact_id for each in interventions)}


def by_need(interventions: Iterable["Intervention"]) -> list[NeedGroup]:
    """Each intervention once, below the most urgent of its needs."""
    groups: dict[Any, NeedGroup] = {}
    for each in interventions:
        need = each.shown_needs[0] if each.shown_needs else None
        key = need.translation_key if need else None
        groups.setdefault(key, NeedGroup(need, [])).interventions.append(each)
    return sorted(
        groups.values(),
        key=lambda group: (group.need is None, group.need.order if group.need else 0),
    )


def as_row(contribution: "Contribution") -> sums.Row:
    """A contribution as the sums know it."""
    return sums.Row(
        party=contribution.organisation_id,
        year=contribution.year,
        amount=contribution.amount,
        in_kind=contribution.kind == ContributionKind.IN_KIND,
    )


def contributions_of(
    rows: Sequence["Contribution"], organisations: dict[int, Card]
) -> Contributions:
    """The contributions with their sums."""
    known = [row for row in rows if row.organisation_id in organisations]
    ordered = sorted(known, key=lambda row: row.year)
    for row in ordered:
        row.giver = organisations[row.organisation_id]
        row.taker = organisations.get(row.recipient_id)
    made = sums.table(as_row(row) for row in known)
    givers = {row.organisation_id: row.giver for row in known}
    lines = [
        Line(giver, tuple(made.cell(pk, year) for year in made.years), made.by_party[pk])
        for pk, giver in givers.items()
    ]
    bars = (
        [(str(year), made.by_year[year]) for year in made.years]
        if len(made.years) > 1
        else [(line.organisation.short_name or line.organisation.name, line.sum) for line in lines]
    )
    return Contributions(
        rows=ordered,
        years=made.years,
        lines=lines,
        by_year=tuple(made.by_year[year] for year in made.years),
        total=made.total,
        chart=chart.of(bars),
    )
