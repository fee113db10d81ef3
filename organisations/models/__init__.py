"""Organisations, their pages, and where they are active."""

from organisations.models.areas import Municipality, Region
from organisations.models.groups import LocalGroup
from organisations.models.index import OrganisationIndexPage
from organisations.models.pages import OrganisationPage
from organisations.models.records import Activity, ContactPerson, Organisation, OrganisationLink

__all__ = [
    "Activity",
    "ContactPerson",
    "LocalGroup",
    "Municipality",
    "Organisation",
    "OrganisationIndexPage",
    "OrganisationLink",
    "OrganisationPage",
    "Region",
]
