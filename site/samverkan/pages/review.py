"""Pages that should be read through again, and marking them as read through."""

from calendar import monthrange
from datetime import date

from django.apps import apps
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.locks import BaseLock
from wagtail.log_actions import log
from wagtail.models import Page, Revision
from wagtail.permissions import page_permission_policy

from samverkan.pages.base import BasePage

DEFAULT_INTERVAL = 12
"""Months to the next review of a page that has no interval of its own."""

LOG_ACTION = "samverkan.reviewed"


def months_later(day: date, months: int) -> date:
    """The same day of the month, or the last day where the month is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def due_pages(user: AbstractBaseUser) -> QuerySet[Page]:
    """Pages that a user may edit and whose review date has passed, the longest overdue first.

    Each has its date as ``review_due``. It costs one query however many page types there are.
    """
    dates = [
        f"{model._meta.model_name}__review_date"
        for model in apps.get_models()
        if issubclass(model, BasePage) and model._meta.parents[Page].remote_field.model is Page
    ]
    pages: QuerySet[Page] = page_permission_policy.instances_user_has_permission_for(user, "change")
    return (
        pages.annotate(review_due=Coalesce(*dates))
        .filter(review_due__lte=timezone.localdate())
        .order_by("review_due", "title")
    )


class Locked(Exception):
    """The page is locked for the user; the message says by whom or until when."""


def lock_for(page: Page, user: AbstractBaseUser) -> BaseLock | None:
    """What keeps the user from changing the page: a colleague, an approval, a set publication."""
    lock: BaseLock | None = page.get_lock()
    return lock if lock and lock.for_user(user) else None


@transaction.atomic
def mark_as_reviewed(page: BasePage, user: AbstractBaseUser) -> date:
    """Move the page's review date on by its interval, counted from today; returns the new date.

    The text is not published: only the date changes, also in the draft, so that publishing the
    draft does not bring the old date back. The draft is locked and read anew meanwhile, so that
    nothing is lost that somebody saves in the same moment.

    Raises:
        Locked: somebody or something else keeps the page from being changed.
    """
    if lock := lock_for(page, user):
        raise Locked(lock.get_message(user) or "")
    following = months_later(timezone.localdate(), page.review_interval or DEFAULT_INTERVAL)
    page.review_date = following
    type(page).objects.filter(pk=page.pk).update(review_date=following)
    drafts = Revision.page_revisions.select_for_update().filter(object_id=str(page.pk))
    draft = drafts.order_by("-created_at", "-pk").first()
    if draft:
        draft.content["review_date"] = following.isoformat()
        draft.save(update_fields=["content"])
    log(instance=page, action=LOG_ACTION, user=user, data={"review_date": following.isoformat()})
    return following
