"""People and units as readers see them: plain data, kept until something published changes.

Every page shows these and nothing else of a person, so whoever is hidden or has left is on no page,
and what is changed in one record is right everywhere at once. What depends on the day is kept for
that day; what depends on the minute, such as whether it is open, is not kept at all.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone, translation
from wagtail.models import Locale

from contacts.alphabet import order
from contacts.hours import Hours, Span, Special
from contacts.languages import spoken_languages
from contacts.models import Membership, Person, Role, Unit
from contacts.phones import Phone
from samverkan import languages, published
from samverkan.media import renditions
from samverkan.media.models import SiteImage
from samverkan.pages.terms import in_language

MOST_STAND_INS = 3
"""How many stand-ins in a row are looked through for one who is there."""


@dataclass(frozen=True)
class Word:
    """A text, and the code of the language that it is in."""

    text: str
    code: str


@dataclass(frozen=True)
class Place:
    """A unit that a person is in.

    Attributes:
        title: what the person is there; None where nothing is said.
        order: where the person stands among those of the unit.
    """

    unit_id: int
    unit: str
    title: Word | None
    order: int


@dataclass(frozen=True)
class Away:
    """That a person is away today.

    Attributes:
        until: the last day; None for until further notice.
        stand_in: who answers instead; None where nobody does.
    """

    until: date | None
    stand_in: "PersonCard | None"


@dataclass(frozen=True)
class PersonCard:
    """A person whom readers may see.

    Attributes:
        has_left: whether every membership has ended; such a person shows nowhere as a contact.
        roles: what the person is, the most important first, each once.
        languages: names of the languages spoken, in themselves, with their codes.
        hours: when the person can be reached; empty where nothing is said.
    """

    pk: int
    name: str
    has_left: bool
    roles: tuple[Word, ...]
    email: str
    phones: tuple[Phone, ...]
    photo: renditions.PictureFiles | None
    languages: tuple[Word, ...]
    hours: Hours
    places: tuple[Place, ...]
    away: Away | None = None

    @property
    def units(self) -> str:
        """The units that the person is in, in one line."""
        return ", ".join(place.unit for place in self.places)


@dataclass(frozen=True)
class UnitCard:
    """A unit that readers may see.

    Attributes:
        address: where to come; ``postal_address`` is where letters go.
        features: codes of ``PlaceFeature``.
    """

    pk: int
    name: str
    parent_id: int | None
    email: str
    phones: tuple[Phone, ...]
    address: str
    postal_address: str
    street: str
    postcode: str
    town: str
    map_url: str
    features: tuple[str, ...]
    hours: Hours
    shown_features: list[Any] = field(default_factory=list, compare=False)


def people(keys: Iterable[int | None]) -> list[PersonCard]:
    """The people with these keys whom readers may turn to, in this order; no query when warm."""
    return [card for card in known(keys) if not card.has_left]


def sample(person: Person) -> PersonCard:
    """The card of a person who is not stored, as the preview of a block shows it."""
    code = translation.get_language() or languages.SOURCE.code
    return replace(PeopleReader(code, timezone.localdate()).card(person, {}), pk=0)


def known(keys: Iterable[int | None]) -> list[PersonCard]:
    """The same, and also those who have left: for what tells of the past, such as a speaker."""
    wanted = tuple(dict.fromkeys(key for key in keys if key is not None))
    if not wanted:
        return []
    code, day = translation.get_language() or languages.SOURCE.code, timezone.localdate()
    cards = published.kept(
        ("contact cards", code, day, wanted), lambda: PeopleReader(code, day).read(wanted)
    )
    return [cards[key] for key in wanted if key in cards]


def of_units(keys: Iterable[int]) -> dict[int, list[PersonCard]]:
    """The people of each unit, in the unit's own order; no query when warm."""
    wanted, day = tuple(dict.fromkeys(keys)), timezone.localdate()

    def find() -> tuple[tuple[int, int], ...]:
        rows = Membership.objects.current(day).filter(unit__in=wanted)
        return tuple(rows.values_list("unit_id", "person_id"))

    pairs = published.kept(("unit members", day, wanted), find) if wanted else ()
    cards = {card.pk: card for card in people(person for _unit, person in pairs)}
    members: dict[int, list[PersonCard]] = defaultdict(list)
    for unit_id, person_id in pairs:
        if person_id in cards and cards[person_id] not in members[unit_id]:
            members[unit_id].append(cards[person_id])
    return {unit_id: sorted(found, key=_order_in(unit_id)) for unit_id, found in members.items()}


def _order_in(unit_id: int) -> Any:
    def key(card: PersonCard) -> tuple[int, Any]:
        own = (place.order for place in card.places if place.unit_id == unit_id)
        return min(own, default=0), order(card.name)

    return key


def units(keys: Iterable[int | None]) -> list[UnitCard]:
    """The units with these keys that readers may see, in this order; no query when warm."""
    wanted = tuple(dict.fromkeys(key for key in keys if key is not None))
    if not wanted:
        return []
    cards = published.kept(("unit cards", wanted), lambda: _read_units(wanted))
    return [cards[key] for key in wanted if key in cards]


def _read_units(keys: Sequence[int]) -> dict[int, UnitCard]:
    found = Unit.objects.shown().filter(pk__in=keys)
    return {
        unit.pk: unit_card(unit)
        for unit in found.prefetch_related("opening_hours", "hours_exceptions")
    }


def unit_card(unit: Unit) -> UnitCard:
    """What readers see of a unit whose hours have been fetched."""
    return UnitCard(
        pk=unit.pk,
        name=unit.name,
        parent_id=unit.parent_id,
        email=unit.email,
        phones=Phone.any_of(unit.phone),
        address=unit.address,
        postal_address=unit.postal_address,
        street=unit.street,
        postcode=unit.postcode,
        town=unit.town,
        map_url=unit.map_url,
        features=unit.features,
        shown_features=unit.shown_features,
        hours=hours_of_unit(unit),
    )


def week_of(rows: Iterable[Any]) -> tuple[tuple[Span, ...], ...]:
    """The spans of Monday to Sunday, from rows of weekly hours."""
    week: list[list[Span]] = [[] for _day in range(7)]
    for row in rows:
        week[row.weekday].append(Span(row.opens, row.closes))
    return tuple(map(tuple, week))


def hours_of_unit(unit: Unit) -> Hours:
    """When a unit is open."""
    specials = tuple(
        Special(
            row.first_day,
            row.until,
            (Span(row.opens, row.closes),) if row.opens and row.closes else (),
            row.reason,
        )
        for row in unit.hours_exceptions.all()
    )
    return Hours(week_of(unit.opening_hours.all()), specials, unit.closed_on_holidays)


class PeopleReader:
    """Reads cards in one language for one day, in as many queries for one person as for many."""

    def __init__(self, code: str, day: date) -> None:
        self.code, self.day = code, day
        self.names = dict(spoken_languages())

    def read(self, keys: Iterable[int]) -> dict[int, PersonCard]:
        """Cards of those whom readers may see, with stand-ins where they are away."""
        persons = {person.pk: person for person in self.fetch(keys)}
        waiting = set(self.stand_ins(persons.values()))
        for _round in range(MOST_STAND_INS):
            if not (missing := waiting - persons.keys()):
                break
            more = {person.pk: person for person in self.fetch(missing)}
            persons |= more
            waiting = set(self.stand_ins(more.values()))
        words = self.words(persons.values())
        cards = {pk: self.card(person, words) for pk, person in persons.items()}
        return {pk: self.with_absence(persons[pk], persons, cards) for pk in cards}

    def fetch(self, keys: Iterable[int]) -> list[Person]:
        """The people with all that their cards show, in eight queries at most."""
        found = Person.objects.filter(pk__in=keys, is_public=True).select_related("role")
        return list(
            renditions.prefetch(found, "photo", "portrait").prefetch_related(
                "telephones",
                "working_hours",
                "absences",
                "memberships__unit",
                "memberships__title",
            )
        )

    def stand_ins(self, persons: Iterable[Person]) -> Iterable[int]:
        """Keys of those who answer for the ones who are away."""
        for person in persons:
            absence = person.absence_on(self.day)
            if absence and absence.stand_in_id:
                yield absence.stand_in_id

    def words(self, persons: Iterable[Person]) -> Mapping[UUID, Word]:
        """All roles in the reader's language, else in Swedish, by translation key."""
        roles = [person.role for person in persons if person.role]
        roles += [
            membership.title
            for person in persons
            for membership in person.memberships.all()
            if membership.title
        ]
        if not roles:
            return {}
        locale = Locale.objects.filter(language_code=self.code).first() or Locale.get_default()
        found = in_language(Role, {role.translation_key for role in roles}, locale)
        return {term.translation_key: Word(term.name, term.locale.language_code) for term in found}

    def card(self, person: Person, words: Mapping[UUID, Word]) -> PersonCard:
        """What readers see of a person, apart from absences."""

        def word(role: Role | None) -> Word | None:
            return words.get(role.translation_key) if role else None

        current = [row for row in person.memberships.all() if row.is_current(self.day)]
        places = tuple(
            Place(row.unit_id, row.unit.name, word(row.title) or word(person.role), row.place)
            for row in current
            if row.unit.is_public
        )
        roles = [word(person.role), *(word(row.title) for row in current)]
        phones = [*Phone.any_of(person.phone)]
        phones += [Phone.of(row.number, row.kind) for row in person.telephones.all()]
        return PersonCard(
            pk=person.pk,
            name=person.name,
            has_left=person.has_left(self.day),
            roles=tuple(dict.fromkeys(role for role in roles if role)),
            email=person.email,
            phones=tuple(phones),
            photo=photo_of(person.photo),
            languages=tuple(
                Word(name, code) for code, name in self.names.items() if code in person.languages
            ),
            hours=Hours(week_of(person.working_hours.all())),
            places=places,
        )

    def with_absence(
        self, person: Person, persons: Mapping[int, Person], cards: Mapping[int, PersonCard]
    ) -> PersonCard:
        """The card, with who answers while the person is away."""
        absence = person.absence_on(self.day)
        if absence is None:
            return cards[person.pk]
        seen, key = {person.pk}, absence.stand_in_id
        for _round in range(MOST_STAND_INS):
            if key is None or key in seen or key not in cards:
                key = None
                break
            next_absence = persons[key].absence_on(self.day)
            if next_absence is None:
                break
            seen.add(key)
            key = next_absence.stand_in_id
        stand_in = cards.get(key) if key else None
        if stand_in and (stand_in.has_left or persons[stand_in.pk].absence_on(self.day)):
            stand_in = None
        return replace(cards[person.pk], away=Away(absence.last_day, stand_in))


def photo_of(image: SiteImage | None) -> renditions.PictureFiles | None:
    """The files of a portrait."""
    return renditions.files(image, "portrait") if image else None
