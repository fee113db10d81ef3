"""People and units, and which of them answer for a page."""

from contacts.models.hours import HoursException, OpeningHours, WorkingHours
from contacts.models.index import ContactIndexPage
from contacts.models.pages import ContactPage, PageUnit
from contacts.models.people import Absence, Membership, PageContact, Person, Telephone
from contacts.models.terms import Role
from contacts.models.units import Unit

__all__ = [
    "Absence",
    "ContactIndexPage",
    "ContactPage",
    "HoursException",
    "Membership",
    "OpeningHours",
    "PageContact",
    "PageUnit",
    "Person",
    "Role",
    "Telephone",
    "Unit",
    "WorkingHours",
]
