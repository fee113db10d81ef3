"""Background tasks of the outbox."""

from django_tasks import task

from samverkan.outbox import delivery


@task()
def deliver_email(email_id: int) -> None:
    """Try to deliver one e-mail."""
    delivery.deliver(email_id)
