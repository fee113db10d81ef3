"""What the room tells its parts."""

from django.dispatch import Signal

occasions_changed = Signal()
"""Published occasions are not what readers were told before.

Sent by ``events.announcements`` with ``page`` (the ``EventPage`` that the occasions belong to) and
``changes`` (a list of ``events.announcements.Change``), in the transaction that notes what has been
told: e-mail that a listener queues and the note are committed together or not at all, so a change
is told once. What acts outside of the database waits with ``transaction.on_commit``.
"""
