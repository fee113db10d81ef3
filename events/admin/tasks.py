"""Background tasks of what staff do."""

from django_tasks import task


@task()
def send_messages() -> None:
    """Send the messages that wait."""
    from events.admin import letters

    letters.send_due()
