"""A contact as a file for address books: vCard 3.0 (RFC 2426), which all of them read."""

from uuid import NAMESPACE_URL, uuid5

import vobject
from django.conf import settings
from vobject.vcard import Address, Name

from contacts.cards import PersonCard, UnitCard
from contacts.enums import TelephoneKind
from contacts.phones import Phone

TYPES = {TelephoneKind.MOBILE.value: ["cell", "work"], TelephoneKind.TEXT.value: ["msg", "work"]}
"""What a number is for, in the words of the format; all others are for voice, at work."""


def of_person(card: PersonCard, organisation: str) -> str:
    """The file of a person whom readers may see.

    The name is written whole, in its first part: nothing tells which of its words are family
    names, and a guess would be wrong for many.
    """
    file = begin(card.name, f"person/{card.pk}")
    file.add("org").value = [organisation, *(place.unit for place in card.places[:1])]
    if card.roles:
        file.add("title").value = card.roles[0].text
    add_channels(file, card.email, card.phones)
    return str(file.serialize())


def of_unit(card: UnitCard, organisation: str) -> str:
    """The file of a unit."""
    file = begin(card.name, f"unit/{card.pk}")
    file.add("org").value = [organisation, card.name]
    add_channels(file, card.email, card.phones)
    if card.street or card.town:
        address = file.add("adr")
        address.value = Address(street=card.street, code=card.postcode, city=card.town)
        address.type_param = "work"
    return str(file.serialize())


def begin(name: str, key: str) -> vobject.base.Component:
    """A file with a name, and an identifier that stays the same when the rest changes."""
    file = vobject.vCard()
    file.add("uid").value = f"urn:uuid:{uuid5(NAMESPACE_URL, f'{settings.SITE_URL}/{key}')}"
    file.add("fn").value = name
    file.add("n").value = Name(given=name)
    return file


def add_channels(file: vobject.base.Component, email: str, phones: tuple[Phone, ...]) -> None:
    """Write the ways to reach somebody; numbers in international form."""
    if email:
        line = file.add("email")
        line.value = email
        line.type_param = "internet"
    for phone in phones:
        line = file.add("tel")
        line.value = phone.href.removeprefix("tel:").replace("-", "")
        line.params["TYPE"] = TYPES.get(phone.kind, ["work"])
