"""Generated partnerships, to measure how the register behaves when it has grown."""

import random
from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Locale

from demo import content
from organisations.models import Municipality, Organisation
from partnerships.enums import ContributionKind, Kind, PartyRole, State
from partnerships.models import (
    Contribution,
    FollowUp,
    Intervention,
    KeyFigure,
    Need,
    PartnershipIndexPage,
    PartnershipPage,
    Party,
    TargetGroup,
    TimelineEntry,
)

MOST = 500
"""More partnerships than any municipality has."""
INTERVENTIONS, YEARS = (1, 6), (1, 3)
"""The fewest and the most of a partnership."""
IN_KIND, WITHOUT_PRICE = 0.3, 0.2
"""How often a contribution is in kind; how often one in kind has no price."""
FUNDED = 0.25
"""How often money comes from a fund."""


@transaction.atomic
def load(number: int, dice: random.Random) -> None:
    """Add partnerships until there are ``number`` of them, but no more than ``MOST``.

    They have no revisions; their rows are stored together.
    """
    index = PartnershipIndexPage.objects.get(locale=Locale.get_default())
    maker = Maker(index.locale, dice)
    for place in range(PartnershipPage.objects.child_of(index).count(), min(number, MOST)):
        page = maker.page(place)
        index.add_child(instance=page)
        maker.describe(page)
    maker.save()


class Maker:
    """Makes partnerships that differ as those of a municipality do."""

    def __init__(self, locale: Locale, dice: random.Random) -> None:
        self.locale, self.dice = locale, dice
        self.words: dict[str, Any] = content.read("partnerships")["scale"]
        self.today = timezone.localdate()
        self.now = timezone.now()
        self.organisations = list(Organisation.objects.order_by("pk"))
        self.municipalities = list(Municipality.objects.order_by("pk")[:30])
        self.groups = list(TargetGroup.objects.filter(locale=locale).order_by("pk"))
        self.needs = {need.slug: need for need in Need.objects.filter(locale=locale)}
        self.rows: dict[type[Any], list[Any]] = defaultdict(list)
        self.chosen: list[tuple[Intervention, Need, list[TargetGroup]]] = []

    def page(self, place: int) -> PartnershipPage:
        """A partnership that is not saved yet."""
        dice = self.dice
        what, where = dice.choice(self.words["what"]), dice.choice(self.words["where"])
        title = f"{what} {where} ({place})"
        first = date(self.today.year - dice.randint(0, 6), dice.choice([1, 1, 7, 9]), 1)
        last = date(first.year + dice.randint(0, 4), 12, 31)
        page = PartnershipPage(
            title=title,
            slug=slugify(title),
            lead=f"{what} för den som vill, {where}. {dice.choice(self.words['leads'])}",
            locale=self.locale,
            kind=dice.choice(Kind.values),
            state=self.state(first, last),
            record_number=f"KS {first.year - 1}/{place:04}",
            decided_by="Kommunstyrelsen",
            decided_on=first - timedelta(days=dice.randint(20, 90)),
            starts_on=first,
            ends_on=last if dice.random() < 0.8 else None,
            first_published_at=self.now - timedelta(days=place),
            last_published_at=self.now - timedelta(days=place // 2),
        )
        page.target_groups.set(dice.sample(self.groups, dice.randint(1, 3)))
        page.municipalities.set(dice.sample(self.municipalities, dice.randint(1, 3)))
        return page

    def state(self, first: date, last: date) -> str:
        """A state that fits the term."""
        if last < self.today:
            return State.ENDED.value
        if first > self.today:
            return self.dice.choice([State.PREPARATION, State.CONSULTATION, State.DECIDED]).value
        return self.dice.choices([State.ACTIVE, State.RENEGOTIATION], [9, 1])[0].value

    def describe(self, page: PartnershipPage) -> None:
        """Give a saved partnership its rows, not stored yet."""
        parties = self.dice.sample(self.organisations, self.dice.randint(2, 5))
        roles = [PartyRole.LEAD, *self.dice.choices(list(PartyRole), k=len(parties) - 1)]
        for order, (organisation, role) in enumerate(zip(parties, roles, strict=True)):
            self.add(page, Party(organisation=organisation, role=role, sort_order=order))
        kinds = self.words["interventions"]
        number = min(self.dice.randint(*INTERVENTIONS), len(kinds))
        for order, data in enumerate(self.dice.sample(kinds, number)):
            self.offer(page, data, order, self.dice.choice(parties))
        for organisation in parties:
            for back in range(self.dice.randint(*YEARS)):
                self.contribute(page, organisation, self.today.year - back)
        self.follow(page)

    def offer(
        self, page: PartnershipPage, data: dict[str, str], order: int, by: Organisation
    ) -> None:
        """Add an intervention that helps with a need."""
        intervention = Intervention(
            name=f"{data['name']} {self.dice.choice(self.words['where'])}",
            offer=data["offer"],
            organisation=by,
            place=self.dice.choice(self.words["places"]),
            times=self.dice.choice(self.words["times"]),
            how_to_come="Kom när det är öppet. Du behöver inte boka tid.",
            sort_order=order,
        )
        groups = self.dice.sample(self.groups, self.dice.randint(0, 2))
        self.chosen.append((intervention, self.needs[data["need"]], groups))
        self.add(page, intervention)

    def contribute(self, page: PartnershipPage, by: Organisation, year: int) -> None:
        """Add what an organisation puts in during a year."""
        in_kind = self.dice.random() < IN_KIND
        no_price = in_kind and self.dice.random() < WITHOUT_PRICE
        self.add(
            page,
            Contribution(
                organisation=by,
                year=year,
                kind=ContributionKind.IN_KIND if in_kind else ContributionKind.MONEY,
                amount=None if no_price else self.dice.randint(2, 180) * 5_000,
                purpose=self.dice.choice(self.words["in_kind" if in_kind else "purposes"]),
                source="" if in_kind or self.dice.random() > FUNDED else "Europeiska socialfonden",
            ),
        )

    def follow(self, page: PartnershipPage) -> None:
        """Add how it goes: a figure, what has happened, and a follow-up that is done or to come."""
        first, year = page.starts_on or self.today, self.today.year
        value = self.dice.randint(20, 3000)
        figure = {"label": self.dice.choice(self.words["figures"]), "unit": "personer"}
        previous = round(value * self.dice.uniform(0.6, 1.3))
        self.add(page, KeyFigure(value=value, year=year - 1, previous_value=previous, **figure))
        self.add(page, TimelineEntry(day=first, title="Arbetet började"))
        day = self.today + timedelta(days=self.dice.randint(-900, 120))
        result = self.dice.choice(self.words["results"]) if day < self.today else ""
        self.add(page, FollowUp(day=day, result=result))

    def add(self, page: PartnershipPage, row: Any) -> None:
        """Keep a row of a page, to be stored with the others of its kind."""
        row.page, row.locale = page, page.locale
        self.rows[type(row)].append(row)

    def save(self) -> None:
        """Store all rows, and what the interventions help with and for whom."""
        for model, rows in self.rows.items():
            model._default_manager.bulk_create(rows)
        needs, groups = Intervention.needs.through, Intervention.target_groups.through
        needs.objects.bulk_create(
            needs(intervention=row, need=need) for row, need, _groups in self.chosen
        )
        groups.objects.bulk_create(
            groups(intervention=row, targetgroup=group)
            for row, _need, chosen in self.chosen
            for group in chosen
        )
