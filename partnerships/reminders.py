"""E-mail to whoever answers for a partnership before a follow-up is due and before its term ends.

The job runs every day and may run twice, or be stopped half-way: what an e-mail is about is its key
in the outbox, so that each is sent once. An e-mail tells the page's name, the day and a link to the
admin; never whom a follow-up is with.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Prefetch, Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import Site

from contacts.models import Unit
from partnerships.enums import State
from partnerships.models import FollowUp, PartnershipPage
from samverkan import languages
from samverkan.outbox.queue import queue_email
from samverkan.shell.models import SiteSettings

DAYS_BEFORE = (60, 30, 7)
"""How many days before something it is reminded of. The days from one of them to the next are
fewer than sent e-mail is kept by the outbox: what was sent is remembered until then."""


@dataclass(frozen=True)
class Reminder:
    """One e-mail to send.

    Attributes:
        about: "follow_up" or "end".
        row: names the follow-up; "" for the end of the term.
        before: which of ``DAYS_BEFORE`` it is.
    """

    page: PartnershipPage
    about: str
    row: str
    day: date
    before: int

    @property
    def key(self) -> str:
        """The same for the same thing on the same day; another when the day is moved."""
        parts = (self.page.pk, self.about, self.row, self.day.isoformat(), self.before)
        return ":".join(["partnership-reminder", *(str(part) for part in parts)])


def send_due() -> None:
    """The job: queue the e-mail of today. What is queued already is not queued again."""
    today = timezone.localdate()
    for reminder in due(today):
        recipient = recipient_for(reminder.page)
        if recipient:
            with transaction.atomic():
                send(reminder, recipient, today)


def due(today: date) -> Iterator[Reminder]:
    """What is to be reminded of. What has been late is told by the latest reminder alone."""
    horizon = Q(day__gte=today, day__lte=today + timedelta(days=max(DAYS_BEFORE)))
    to_do = FollowUp.objects.waiting().filter(horizon)
    pages = PartnershipPage.objects.sources().exclude(state=State.ENDED)
    pages = pages.select_related("editor_in_charge", "responsible_unit").defer(None)
    for page in pages.prefetch_related(Prefetch("follow_ups", to_do, "to_do")).order_by("pk"):
        for follow_up in page.to_do:
            yield from of(page, "follow_up", str(follow_up.translation_key), follow_up.day, today)
        if page.last_day:
            yield from of(page, "end", "", page.last_day, today)


def of(page: PartnershipPage, about: str, row: str, day: date, today: date) -> Iterator[Reminder]:
    """The reminder of a day that is due, if any."""
    left = (day - today).days
    passed = [before for before in DAYS_BEFORE if 0 <= left <= before]
    if passed:
        yield Reminder(page, about, row, day, min(passed))


def recipient_for(page: PartnershipPage) -> str:
    """Who is told: the editor in charge, else the unit, else the site; "" for nobody."""
    editor = page.editor_in_charge
    if editor and editor.is_active and editor.email:
        return str(editor.email)
    return mailbox_of(page.responsible_unit) or mailbox_of_site(page)


def mailbox_of(unit: Unit | None) -> str:
    """The unit's shared mailbox, or that of the nearest unit above it that has one."""
    seen: set[int] = set()
    while unit and unit.pk not in seen:
        if unit.email:
            return str(unit.email)
        seen.add(unit.pk)
        unit = unit.parent
    return ""


def mailbox_of_site(page: PartnershipPage) -> str:
    """The e-mail address in the site's settings."""
    site = page.get_site() or Site.objects.filter(is_default_site=True).first()
    return str(SiteSettings.for_site(site).contact_email) if site else ""


def send(reminder: Reminder, recipient: str, today: date) -> None:
    """Queue one e-mail."""
    language = languages.SOURCE
    with translation.override(language.code):
        path = reverse("wagtailadmin_pages:edit", args=[reminder.page.pk])
        context = {
            "reminder": reminder,
            "page": reminder.page,
            "days": (reminder.day - today).days,
            "admin_url": settings.WAGTAILADMIN_BASE_URL + path,
            "language": language,
        }
        name = "partnerships/email/reminder"
        subject = render_to_string(f"{name}_subject.txt", context)
        text = render_to_string(f"{name}.txt", context)
        html = render_to_string(f"{name}.html", context)
    queue_email(reminder.key, recipient, " ".join(subject.split()), text, html)
