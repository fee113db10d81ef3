"""What happens when a record changes."""

from typing import Any

from django.db.models.signals import post_save

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
    post_save.connect(
        follow_the_record, sender=Organisation, dispatch_uid="organisations.follow_the_record"
    )


def follow_the_record(instance: Organisation, created: bool, **_signal: Any) -> None:
    """Give the pages the record's new name, and let the search find them by it."""
    if not created:
        for page in instance.pages.select_related("locale"):
            page.save(clean=False, update_fields=["title", "draft_title"])
