"""Generated content, to measure how the site behaves when it has grown."""

import random
from dataclasses import asdict
from datetime import date, time, timedelta
from uuid import uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Locale

from demo import scale_partnerships
from demo.pages import publish
from demo.streams import fill, get_image
from events import times
from events.announcements import told_of
from events.enums import Form
from events.models import (
    Audience,
    CalendarEntry,
    EventIndexPage,
    EventKind,
    EventPage,
    Occasion,
    Place,
)
from feedback.enums import Answer
from feedback.models import Submission
from news.models import NewsIndexPage, NewsPage
from samverkan.pages.models import Topic

SUBJECTS = ["Biblioteket", "Skolan", "Simhallen", "Vägen", "Parken", "Föreningen", "Bussen"]
PARAGRAPH = "Text om det som har hänt. " * 40
HAPPENINGS = ["öppnar igen", "får nya tider", "byggs om", "söker frivilliga", "firar femtio år"]
GATHERINGS = ["Seminarium om", "Kurs i", "Kväll om", "Samtal om", "Träff om"]
MATTERS = ["trädgård", "skolan", "språk", "bokföring", "trafiken", "musik", "mat", "demokrati"]
DAYS = 400
"""Generated events lie at most so many days before and after today."""
SERIES_EVERY, WEEKS = 10, 8
"""Each tenth event comes every week, this many times."""


def load(number: int) -> None:
    """Add news, events, partnerships and feedback until there are ``number`` of each."""
    dice = random.Random(number)
    load_news(number, dice)
    load_events(number, dice)
    scale_partnerships.load(number, dice)
    load_feedback(number, dice)


def load_news(number: int, dice: random.Random) -> None:
    """Add news pages."""
    index = NewsIndexPage.objects.get(locale=Locale.get_default())
    topics = list(Topic.objects.filter(locale=Locale.get_default()))
    image = get_image("town")
    now = timezone.now()
    for place in range(NewsPage.objects.child_of(index).count(), number):
        title = f"{dice.choice(SUBJECTS)} {dice.choice(HAPPENINGS)} ({place})"
        page = NewsPage(
            title=title,
            slug=slugify(title),
            lead="En genererad nyhet som bara finns för att mäta hur fort webbplatsen svarar.",
            image=image,
            image_alt="Teckning av en stad vid en sjö.",
            locale=index.locale,
            first_published_at=now - timedelta(hours=7 * (place + 1)),
        )
        fill(page, "body", [{"text": f"<h2>{title}</h2><p>{PARAGRAPH}</p>"}])
        index.add_child(instance=page)
        page.topics.set(dice.sample(topics, 2))
        publish(page)


@transaction.atomic
def load_events(number: int, dice: random.Random) -> None:
    """Add events, without revisions; their occasions are stored together."""
    index = EventIndexPage.objects.get(locale=Locale.get_default())
    topics, audiences, kinds = (
        list(model.objects.filter(locale=index.locale)) for model in (Topic, Audience, EventKind)
    )
    places, image = list(Place.objects.all()), get_image("podium")
    now, today = timezone.now(), timezone.localdate()
    occasions: list[Occasion] = []
    for place in range(EventPage.objects.child_of(index).count(), number):
        title = f"{dice.choice(GATHERINGS)} {dice.choice(MATTERS)} ({place})"
        page = EventPage(
            title=title,
            slug=slugify(title),
            lead="Ett genererat evenemang som bara finns för att mäta hur fort webbplatsen svarar.",
            image=image,
            image_alt="Teckning av en talare framför en publik.",
            locale=index.locale,
            kind=dice.choice(kinds),
            place=dice.choice(places),
            form=dice.choice(Form.values),
            event_languages=("sv",),
            first_published_at=now - timedelta(days=DAYS),
            last_published_at=now - timedelta(days=DAYS),
        )
        page.topics.set(dice.sample(topics, 2))
        page.audiences.set(dice.sample(audiences, 1))
        fill(page, "body", [{"text": f"<h2>{title}</h2><p>{PARAGRAPH}</p>"}])
        index.add_child(instance=page)
        weeks = 1 if place % SERIES_EVERY else WEEKS
        first = today + timedelta(days=dice.randint(-DAYS, DAYS))
        occasions += generated_occasions(page, first, dice.randint(8, 19), weeks)
    Occasion.objects.bulk_create(occasions)
    CalendarEntry.objects.bulk_create(
        CalendarEntry(occasion=occasion, **asdict(told_of(occasion, occasion.page)))
        for occasion in occasions
    )


def generated_occasions(page: EventPage, first: date, hour: int, weeks: int) -> list[Occasion]:
    """Occasions of two hours in as many weeks, not saved yet; more than one are a series."""
    series = uuid4()
    rule = f"FREQ=WEEKLY;UNTIL={first + timedelta(weeks=weeks - 1):%Y%m%d}T000000"
    made = []
    for week in range(weeks):
        occasion = Occasion(
            page=page,
            event_key=page.translation_key,
            start_day=first + timedelta(weeks=week),
            start_time=time(hour),
            end_time=time(hour + 2),
        )
        occasion.derive()
        if weeks > 1:
            occasion.put_in_series(series, rule, times.moment(first, time(hour)))
        made.append(occasion)
    return made


def load_feedback(number: int, dice: random.Random) -> None:
    """Add feedback."""
    index = NewsIndexPage.objects.get(locale=Locale.get_default())
    Submission.objects.bulk_create(
        Submission(
            answer=dice.choice(Answer.values),
            text="",
            page=index.page_ptr,
            page_title=index.title,
            page_kind="news.newsindexpage",
            language="sv",
            address="/nyheter/",
        )
        for _place in range(Submission.objects.count(), number)
    )
