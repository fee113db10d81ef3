"""What happens when a partnership changes."""

from django.db.models.signals import pre_save
from wagtail.signals import page_published

from partnerships import history
from partnerships.models import PartnershipPage
from partnerships.models.rows import ROWS
from samverkan import published


def connect() -> None:
    """Let readers see changed rows at once, wherever they are shown, and staff who changed what."""
    published.forget_when_changed(*ROWS.values())
    pre_save.connect(
        history.remember, sender=PartnershipPage, dispatch_uid="partnerships.remember_amounts"
    )
    page_published.connect(
        history.write, sender=PartnershipPage, dispatch_uid="partnerships.tell_amounts"
    )
