"""Background tasks of the outbox."""

from django_tasks import task

from samverkan import background
from samverkan.outbox import delivery


@task(priority=background.SOMEBODY_WAITS)
def deliver_email(email_id: int) -> None:
    """Try to deliver one e-mail."""
    delivery.deliver(email_id)
