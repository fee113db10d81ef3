"""Generated content, to measure how the site behaves when it has grown."""

import random
from datetime import timedelta

from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Locale

from demo.pages import publish
from demo.streams import fill, get_image
from feedback.enums import Answer
from feedback.models import Submission
from news.models import NewsIndexPage, NewsPage
from samverkan.pages.models import Topic

SUBJECTS = ["Biblioteket", "Skolan", "Simhallen", "Vägen", "Parken", "Föreningen", "Bussen"]
PARAGRAPH = "Text om det som har hänt. " * 40
EVENTS = ["öppnar igen", "får nya tider", "byggs om", "söker frivilliga", "firar femtio år"]


def load(number: int) -> None:
    """Add news pages and feedback until there are ``number`` of each."""
    dice = random.Random(number)  # noqa: S311 - the same pages in every run
    index = NewsIndexPage.objects.get(locale=Locale.get_default())
    topics = list(Topic.objects.filter(locale=Locale.get_default()))
    image = get_image("town")
    now = timezone.now()
    for place in range(NewsPage.objects.child_of(index).count(), number):
        title = f"{dice.choice(SUBJECTS)} {dice.choice(EVENTS)} ({place})"
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
