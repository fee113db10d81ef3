"""Where a person is used, and which pages have lost their contact."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Page, ReferenceIndex, get_page_models

from contacts.models import PageContact, Person
from samverkan import languages
from samverkan.pages.base import BasePage


@dataclass(frozen=True)
class Fault:
    """What is wrong with a contact of a page.

    Attributes:
        person: whose key it is, for a link; None where there is nobody to link to.
        text: the fault in words.
    """

    person: int | None
    text: str


def references_from_pages() -> QuerySet[ReferenceIndex]:
    """What pages refer to in blocks and in rows, as Wagtail keeps note of it."""
    page = ContentType.objects.get_for_model(Page)
    person = ContentType.objects.get_for_model(Person)
    return ReferenceIndex.objects.filter(base_content_type=page, to_content_type=person)


def pages_by_person(keys: Iterable[int]) -> dict[int, set[int]]:
    """Keys of the pages that show each person, also those that the worker has not noted yet."""
    wanted = set(keys)
    found: dict[int, set[int]] = defaultdict(set)
    rows = PageContact.objects.filter(person__in=wanted).values_list("person_id", "page_id")
    for person_id, page_id in rows:
        found[person_id].add(page_id)
    noted = references_from_pages().filter(to_object_id__in=map(str, wanted))
    for to_id, page_id in noted.values_list("to_object_id", "object_id"):
        found[int(to_id)].add(int(page_id))
    return found


def pages_of(person: Person) -> QuerySet[Page]:
    """The pages that show a person, by title."""
    keys = pages_by_person([person.pk]).get(person.pk, set()) if person.pk else set()
    pages: QuerySet[Page] = Page.objects.filter(pk__in=keys).order_by("title")
    return pages


def faults() -> dict[int, list[Fault]]:
    """What is wrong with the contacts of pages, by the page's key: gone, hidden, removed, none."""
    found: dict[int, list[Fault]] = defaultdict(list)
    gone = dict(Person.objects.gone().values_list("pk", "name"))
    hidden = dict(Person.objects.filter(is_public=False).values_list("pk", "name"))
    for pk, pages in pages_by_person([*gone, *hidden]).items():
        words = _("%(person)s has left") if pk in gone else _("%(person)s is hidden from readers")
        for page_id in pages:
            found[page_id].append(Fault(pk, words % {"person": gone.get(pk) or hidden[pk]}))
    removed = set(PageContact.objects.filter(person=None).values_list("page_id", flat=True))
    known = set(map(str, Person.objects.values_list("pk", flat=True)))
    noted = references_from_pages().values_list("to_object_id", "object_id")
    removed |= {int(page_id) for to_id, page_id in noted if to_id not in known}
    for page_id in removed:
        found[page_id].append(Fault(None, _("The person has been removed")))
    for page_id in answered_by_nobody():
        found[page_id].append(Fault(None, _("Nobody answers for the page")))
    return found


def answered_by_nobody() -> set[int]:
    """Published Swedish pages without a contact or responsible unit of their own or above them."""
    has_contact = set(PageContact.objects.exclude(person=None).values_list("page_id", flat=True))
    answered: set[str] = set()
    pages: list[tuple[int, str]] = []
    for model in get_page_models():
        if not issubclass(model, BasePage):
            continue
        found: Any = model._default_manager.published()
        found = found.filter(locale__language_code=languages.SOURCE.code)
        for pk, path, unit in found.values_list("pk", "path", "responsible_unit_id"):
            pages.append((pk, path))
            if unit or pk in has_contact:
                answered.add(path)
    step = Page.steplen

    def is_answered(path: str) -> bool:
        return any(path[:end] in answered for end in range(step, len(path) + 1, step))

    return {pk for pk, path in pages if not is_answered(path)}
