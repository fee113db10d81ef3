"""Articles as other pages show them: plain data, kept until something published changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.apps import apps
from wagtail.models import Locale

from news.queries import prepare_teasers
from samverkan import published
from samverkan.media import renditions

if TYPE_CHECKING:
    from news.models import NewsPage


@dataclass(frozen=True)
class Teaser:
    """An article that anybody may read, as its teaser shows it.

    Attributes:
        url_path: where the article is in the tree; ``{% page_url %}`` makes the address of it.
        topics: their names.
        lang: language code of the texts.
    """

    title: str
    lead: str
    url_path: str
    date: datetime | None
    image: renditions.PictureFiles | None
    topics: tuple[str, ...]
    lang: str

    @classmethod
    def of(cls, page: "NewsPage") -> "Teaser":
        """The teaser of an article that ``prepare_teasers`` has prepared."""
        return cls(
            title=page.title,
            lead=page.lead,
            url_path=page.url_path,
            date=page.first_published_at,
            image=renditions.files(page.image, "teaser") if page.image else None,
            topics=tuple(topic.name for topic in page.shown_topics),
            lang=page.locale.language_code,
        )


def latest(
    locale: Locale,
    count: int,
    *,
    about: Iterable[UUID] | None = None,
    besides: int | None = None,
) -> tuple[Teaser, ...]:
    """The newest articles in one language; no query when warm.

    Args:
        locale: the language.
        count: how many at most.
        about: translation keys of topics; without them the subject does not matter.
        besides: key of the page that they are shown on.
    """
    keys = None if about is None else frozenset(about)

    def find() -> tuple[Teaser, ...]:
        pages = apps.get_model("news", "NewsPage").objects.listable(locale).exclude(pk=besides)
        if keys is not None:
            pages = pages.about(keys)
        found = list(pages.for_teasers().newest_first()[:count])
        prepare_teasers(found)
        return tuple(map(Teaser.of, found))

    return published.kept(("latest news", locale.pk, count, keys, besides), find)
