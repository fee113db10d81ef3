"""What happens when a contact is changed."""

from contacts import models
from samverkan import published


def connect() -> None:
    """Start listening: whatever changes in a record changes on all pages at once."""
    published.forget_when_changed(
        models.Absence,
        models.HoursException,
        models.Membership,
        models.OpeningHours,
        models.Person,
        models.Role,
        models.Telephone,
        models.Unit,
        models.WorkingHours,
    )
