"""What the list of people tells staff of each. Rows of memberships and absences come with them."""

from django.utils import timezone
from django.utils.translation import gettext as _

from contacts.models import Person


def units_of(person: Person) -> str:
    """Where the person works today."""
    today = timezone.localdate()
    return ", ".join(row.unit.name for row in person.memberships.all() if row.is_current(today))


def status_of(person: Person) -> str:
    """Whether readers see the person today, and why not where they do not."""
    today = timezone.localdate()
    if not person.is_public:
        return _("Hidden from readers")
    if person.has_left(today):
        return _("Has left")
    return _("Away") if person.absence_on(today) else _("Shown to readers")
