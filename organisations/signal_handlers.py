"""What happens when a record changes."""

from organisations.models import (
    Activity,
    ContactPerson,
    Municipality,
    Organisation,
    OrganisationLink,
    Region,
)
from samverkan import published

RECORDS = (Organisation, Activity, ContactPerson, OrganisationLink, Municipality, Region)


def connect() -> None:
    """Let readers see changed facts at once, wherever they are shown."""
    published.forget_when_changed(*RECORDS)
