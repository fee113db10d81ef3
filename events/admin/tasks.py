"""Background tasks of what staff do."""

from django_tasks import task

from samverkan import background


@task(priority=background.SOMEBODY_WAITS)
def send_messages() -> None:
    """Send the messages that wait."""
    from events.admin import letters

    letters.send_due()
