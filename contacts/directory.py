"""The directory of all whom readers may turn to: rows, filters and units, kept as plain data."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from contacts.alphabet import bare, initial, order, plain
from contacts.cards import PersonCard
from contacts.languages import names_of_language, spoken_languages
from contacts.models import Membership, Person, Role, Unit
from samverkan import languages, published
from samverkan.pages.listing import NarrowingForm
from samverkan.pages.terms import in_language

MOST_CHARACTERS = 100
"""How long a question may be."""
NOT_LISTED = {"invalid_choice": _("There is no such choice in the list.")}


@dataclass(frozen=True)
class Row:
    """One person, as the directory looks for people.

    Attributes:
        words: all that a search looks in; see ``searchable``. Titles and languages are there in
            every language of the site: whoever reads in one has often been told in another.
        roles: names in addresses and in the reader's language.
        units: the units that the person is in, and all above these.
    """

    pk: int
    initial: str
    words: str
    roles: tuple[tuple[str, str], ...]
    units: frozenset[int]
    languages: tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """One person in the list."""

    initial: str
    card: PersonCard


@dataclass(frozen=True)
class Branch:
    """A unit in the tree.

    Attributes:
        people: how many whom readers may see are in the unit itself.
    """

    pk: int
    name: str
    people: int
    branches: tuple["Branch", ...]


@dataclass(frozen=True)
class UnitName:
    """A unit, where only its name is needed."""

    pk: int
    name: str
    parent_id: int | None


def rows() -> tuple[Row, ...]:
    """Everybody whom readers may turn to, in the order of the Swedish alphabet; kept."""
    code, day = translation.get_language() or languages.SOURCE.code, timezone.localdate()
    return published.kept(("contact directory", code, day), lambda: _read_rows(code, day))


def _read_rows(code: str, day: Any) -> tuple[Row, ...]:
    units = {unit.pk: unit for unit in shown_units()}
    roles: dict[int, set[Any]] = defaultdict(set)
    places: dict[int, set[int]] = defaultdict(set)
    for person_id, unit_id, key in (
        Membership.objects.current(day)
        .filter(person__is_public=True)
        .values_list("person_id", "unit_id", "title__translation_key")
    ):
        places[person_id] |= {unit_id} & units.keys()
        roles[person_id].add(key)
    people = list(
        Person.objects.shown(day)
        .order_by()
        .values_list("pk", "name", "languages", "role__translation_key")
    )
    for pk, _name, _spoken, key in people:
        roles[pk].add(key)
    keys = {key for found in roles.values() for key in found if key}
    locale = Locale.objects.filter(language_code=code).first() or Locale.get_default()
    terms = {term.translation_key: term for term in in_language(Role, keys, locale)}
    called: dict[UUID, list[str]] = defaultdict(list)
    for key, title in Role.objects.filter(translation_key__in=keys).values_list(
        "translation_key", "name"
    ):
        called[key].append(title)
    found = []
    for pk, name, spoken, _key in sorted(people, key=lambda row: order(row[1])):
        own = [terms[key] for key in roles[pk] if key in terms]
        within = {each.pk for unit_id in places[pk] for each in lineage(unit_id, units)}
        texts = [name, *(units[each].name for each in within)]
        texts += [title for key in roles[pk] for title in called[key]]
        texts += [word for each in spoken for word in names_of_language(each)]
        found.append(
            Row(
                pk,
                initial(name),
                searchable(texts),
                tuple((term.slug, term.name) for term in own),
                frozenset(within),
                spoken,
            )
        )
    return tuple(found)


def searchable(texts: Iterable[str]) -> str:
    """What a search looks in: the texts in small letters, and once more without any accents."""
    text = "\n".join(texts)
    return f"{plain(text)}\n{bare(text)}"


def fits(asked: str, words: str) -> bool:
    """Whether all that is asked for is among the words, which ``searchable`` has made."""
    return all(word in words for word in plain(asked).split())


def shown_units() -> tuple[UnitName, ...]:
    """All units that readers may see, in the order of the Swedish alphabet; kept."""

    def find() -> tuple[UnitName, ...]:
        found = Unit.objects.shown().order_by().values_list("pk", "name", "parent_id")
        return tuple(sorted((UnitName(*row) for row in found), key=lambda unit: order(unit.name)))

    return published.kept(("unit names",), find)


def lineage(pk: int, units: Mapping[int, UnitName]) -> list[UnitName]:
    """A unit and those above it, the nearest first, as far as readers may see them."""
    found: list[UnitName] = []
    above = units.get(pk)
    while above and above not in found:
        found.append(above)
        above = units.get(above.parent_id or 0)
    return found


def above(pk: int) -> Iterable[UnitName]:
    """The units that a unit is a part of, the topmost first."""
    units = {unit.pk: unit for unit in shown_units()}
    return reversed(lineage(pk, units)[1:])


def tree(top: int | None = None) -> tuple[Branch, ...]:
    """The units below one, or all; what is below a hidden unit stands at the top."""
    units = shown_units()
    known = {unit.pk for unit in units}
    day = timezone.localdate()

    def find() -> dict[int, int]:
        counted: dict[int, set[int]] = defaultdict(set)
        current = Membership.objects.current(day).filter(person__is_public=True)
        for unit_id, person_id in current.values_list("unit_id", "person_id"):
            counted[unit_id].add(person_id)
        return {pk: len(people) for pk, people in counted.items()}

    counts = published.kept(("unit counts", day), find)
    below: dict[int | None, list[UnitName]] = defaultdict(list)
    for unit in units:
        below[unit.parent_id if unit.parent_id in known else None].append(unit)

    def grow(pk: int | None, seen: frozenset[int]) -> tuple[Branch, ...]:
        return tuple(
            Branch(unit.pk, unit.name, counts.get(unit.pk, 0), grow(unit.pk, seen | {unit.pk}))
            for unit in below[pk]
            if unit.pk not in seen
        )

    return grow(top, frozenset())


class DirectoryForm(NarrowingForm):
    """What a reader may narrow the directory by."""

    q = forms.CharField(
        label=_("Name, title, unit or language"),
        max_length=MOST_CHARACTERS,
        required=False,
        error_messages={"max_length": _("Write at most 100 characters.")},
    )
    unit = forms.ChoiceField(label=_("Unit"), required=False, error_messages=NOT_LISTED)
    role = forms.ChoiceField(label=_("Title or role"), required=False, error_messages=NOT_LISTED)
    language = forms.ChoiceField(label=_("Speaks"), required=False, error_messages=NOT_LISTED)

    def __init__(self, data: Any, rows: Sequence[Row]) -> None:
        super().__init__(data)
        used = {pk for row in rows for pk in row.units}
        units = [(str(unit.pk), unit.name) for unit in shown_units() if unit.pk in used]
        self.offer("unit", units, _("All units"))
        roles = sorted(
            {role for row in rows for role in row.roles}, key=lambda pair: order(pair[1])
        )
        self.offer("role", roles, _("All titles and roles"))
        spoken = {code for row in rows for code in row.languages}
        names = [pair for pair in spoken_languages() if pair[0] in spoken]
        self.offer("language", names, _("All languages"))

    def narrowed(self, rows: Iterable[Row]) -> list[Row]:
        """The rows that fit what the reader chose. Only for a valid form."""
        chosen = self.cleaned_data
        unit = int(chosen["unit"]) if chosen.get("unit") else None
        return [
            row
            for row in rows
            if fits(chosen.get("q", ""), row.words)
            and (unit is None or unit in row.units)
            and (not chosen.get("role") or chosen["role"] in dict(row.roles))
            and (not chosen.get("language") or chosen["language"] in row.languages)
        ]
