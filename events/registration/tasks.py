"""Background tasks of registration."""

from django_tasks import task

from samverkan import background


@task(priority=background.SOMEBODY_WAITS)
def send_letters() -> None:
    """Make the letters that are due."""
    from events.registration import letters

    letters.send_due()


def enqueue_letters() -> None:
    """Ask a worker to make the letters that are due."""
    send_letters.enqueue()
