"""E-mail to the staff who can act on a submission.

Subjects hold the reference and the page's title only. How to reach the resident stands in the admin
alone, so that it can be erased in one place.
"""

import hashlib
from collections.abc import Iterable

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page

from feedback.enums import ContactWish
from feedback.models import Event, Submission
from feedback.subject import NOT_FOUND, SEARCH
from samverkan import languages
from samverkan.outbox.queue import queue_email
from samverkan.pages.queries import PageQuerySet


def tell_team(submission: Submission, event: Event, recipients: Iterable[str]) -> None:
    """Queue one e-mail to each recipient about details that a resident has sent.

    Args:
        submission: what the resident sent.
        event: the line of its history that the e-mail is about; each is told once.
        recipients: addresses of staff.
    """
    with translation.override(languages.SOURCE.code):
        context = {
            "submission": submission,
            "page_name": page_name(submission),
            "wants_contact": submission.contact_wish != ContactWish.NONE,
            "page_url": settings.SITE_URL + submission.address if submission.address else "",
            "admin_url": admin_url(submission),
            "language": languages.get(submission.language),
        }
        subject = render_to_string("feedback/email/team_subject.txt", context)
        text = render_to_string("feedback/email/team.txt", context)
        html = render_to_string("feedback/email/team.html", context)
    for recipient in recipients:
        digest = hashlib.sha256(recipient.encode()).hexdigest()[:12]
        key = f"feedback:{submission.reference}:{event.pk}:{digest}"
        queue_email(key, recipient, " ".join(subject.split()), text, html)


def page_name(submission: Submission) -> str:
    """The page's title, or what kind of page it was; never what somebody typed.

    E-mail goes to mailboxes that anybody may look into, so it names only pages that all may read.
    """
    names = {SEARCH: _("Search results"), NOT_FOUND: _("Missing page")}
    page = submission.page_id
    if page and not PageQuerySet(Page).readable().filter(pk=page).exists():
        return _("A page that is not for everyone")
    return submission.page_title or names.get(submission.page_kind, _("The website"))


def admin_url(submission: Submission) -> str:
    """The full address of the submission in the admin."""
    path = AdminURLFinder().get_edit_url(submission) or reverse("wagtailadmin_home")
    return settings.WAGTAILADMIN_BASE_URL + path
