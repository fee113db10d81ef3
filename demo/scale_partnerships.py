"""Generated partnerships, to measure how the register behaves when it has grown."""

import random
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Locale

from organisations.models import Organisation
from partnerships.enums import Kind, State
from partnerships.models import (
    Contribution,
    FollowUp,
    Intervention,
    Need,
    PartnershipIndexPage,
    PartnershipPage,
    Party,
    TargetGroup,
)

MOST = 500
"""More partnerships than any municipality has."""
WHAT = ["Mötesplats", "Läxhjälp", "Språkkafé", "Nattjour", "Odling", "Fritid"]
WHERE = ["i hamnen", "på torget", "vid sjön", "i skolan", "i centrum"]
PARTIES, INTERVENTIONS, YEARS = 3, 2, 2


@transaction.atomic
def load(number: int, dice: random.Random) -> None:
    """Add partnerships until there are ``number`` of them, but no more than ``MOST``.

    They have no revisions; their rows are stored together.
    """
    index = PartnershipIndexPage.objects.get(locale=Locale.get_default())
    groups = list(TargetGroup.objects.filter(locale=index.locale))
    organisations = list(Organisation.objects.all())
    now, year = timezone.now(), timezone.localdate().year
    pages = []
    for place in range(PartnershipPage.objects.child_of(index).count(), min(number, MOST)):
        title = f"{dice.choice(WHAT)} {dice.choice(WHERE)} ({place})"
        page = PartnershipPage(
            title=title,
            slug=slugify(title),
            lead="Ett genererat partnerskap som bara finns för att mäta hur fort sidorna svarar.",
            locale=index.locale,
            kind=dice.choice(Kind.values),
            state=dice.choice(State.values),
            starts_on=date(year - dice.randint(0, 4), 1, 1),
            ends_on=date(year + dice.randint(0, 3), 12, 31),
            first_published_at=now - timedelta(days=place),
            last_published_at=now - timedelta(days=place),
        )
        page.target_groups.set(dice.sample(groups, 2))
        index.add_child(instance=page)
        pages.append(page)
    add_rows(pages, organisations, dice)


def add_rows(
    pages: list[PartnershipPage], organisations: list[Organisation], dice: random.Random
) -> None:
    """Parties, interventions with needs, contributions and a follow-up for each partnership."""
    parties, interventions, contributions, follow_ups = [], [], [], []
    today = timezone.localdate()
    for page in pages:
        shared = {"page": page, "locale": page.locale}
        chosen = dice.sample(organisations, PARTIES)
        parties += [Party(organisation=each, **shared) for each in chosen]
        interventions += [
            Intervention(name=f"Insats {number}", offer="Alla är välkomna.", **shared)
            for number in range(INTERVENTIONS)
        ]
        contributions += [
            Contribution(
                organisation=each,
                year=today.year - back,
                amount=dice.randint(1, 90) * 10_000,
                **shared,
            )
            for each in chosen
            for back in range(YEARS)
        ]
        day = today - timedelta(days=dice.randint(1, 900))
        follow_ups.append(FollowUp(day=day, result="Det går bra.", **shared))
    Party.objects.bulk_create(parties)
    Contribution.objects.bulk_create(contributions)
    FollowUp.objects.bulk_create(follow_ups)
    needs = list(Need.objects.filter(locale=Locale.get_default()))
    chosen_needs = Intervention.needs.through
    chosen_needs.objects.bulk_create(
        chosen_needs(intervention=each, need=dice.choice(needs))
        for each in Intervention.objects.bulk_create(interventions)
    )
