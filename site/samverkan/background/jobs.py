"""What the platform itself does again and again. Each job can run twice without harm."""

from django.core.management import call_command


def publish_scheduled_pages() -> None:
    """Publish pages whose time has come, and take down those whose time is over."""
    call_command("publish_scheduled")


def forget_finished_tasks() -> None:
    """Delete rows of background tasks that ended more than two weeks ago."""
    call_command("prune_db_task_results", min_age_days=14, verbosity=0)


def forget_expired_sessions() -> None:
    """Delete sessions of staff that have expired."""
    call_command("clearsessions")
