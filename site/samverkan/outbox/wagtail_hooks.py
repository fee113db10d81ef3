"""The outbox in the admin."""

from wagtail import hooks

from samverkan.outbox.viewsets import OutboxViewSet


@hooks.register("register_admin_viewset")
def register_outbox() -> OutboxViewSet:
    """The list of e-mail."""
    return OutboxViewSet()
