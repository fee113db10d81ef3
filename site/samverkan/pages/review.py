"""Pages that should be read through again, and marking them as read through."""

from calendar import monthrange
from datetime import date

from django.apps import apps
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page
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


@transaction.atomic
def mark_as_reviewed(page: BasePage, user: AbstractBaseUser) -> date:
    """Move the page's review date on by its interval, counted from today; returns the new date.

    The text is not published: only the date changes, also in the draft, so that publishing the
    draft does not bring the old date back.
    """
    following = months_later(timezone.localdate(), page.review_interval or DEFAULT_INTERVAL)
    page.review_date = following
    page.save(update_fields=["review_date"])
    draft = page.latest_revision
    if draft:
        draft.content["review_date"] = following.isoformat()
        draft.save(update_fields=["content"])
    log(instance=page, action=LOG_ACTION, user=user, data={"review_date": following.isoformat()})
    return following
