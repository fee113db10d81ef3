"""Who of a page's contacts gets what readers send: those who serve, or their stand-ins."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from contacts.models import PageContact, Person

MOST_STAND_INS = 3
"""How many stand-ins in a row are asked before the one who is away gets it after all."""


def serving_by_page(keys: Iterable[int]) -> dict[int, list[Person]]:
    """The contacts of each page who have not left, in order; shown to readers or not.

    Stand-ins come with them, in as many queries for one person as for many.
    """
    found: dict[int, list[Person]] = defaultdict(list)
    contacts = PageContact.objects.filter(
        page_id__in=list(keys), person__in=Person.objects.in_service()
    )
    wanted, step = ["person__memberships__unit"], "person"
    for _round in range(MOST_STAND_INS):
        wanted.append(f"{step}__absences__stand_in__memberships")
        step = f"{step}__absences__stand_in"
    wanted.append(f"{step}__absences")
    for contact in contacts.select_related("person").prefetch_related(*wanted):
        found[contact.page_id].append(contact.person)
    return dict(found)


def who_answers(person: Person, day: date | None = None) -> Person:
    """The person, or the stand-in who is there and can be written to on a day; today if left out.

    Where nobody stands in, the person gets it after all: nothing that readers send is lost.
    """
    day = day or timezone.localdate()
    seen, asked = {person.pk}, person
    for _round in range(MOST_STAND_INS + 1):
        absence = asked.absence_on(day)
        if absence is None:
            return asked if asked.email and not asked.has_left(day) else person
        if absence.stand_in is None or absence.stand_in.pk in seen:
            return person
        asked = absence.stand_in
        seen.add(asked.pk)
    return person
