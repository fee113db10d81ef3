"""Topics in the reader's language.

Pages choose topics in the source language; a translated page shows the translated names. What
joins them is the translation key, so that a topic is the same subject in every language.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol, TypeVar
from uuid import UUID

from django.apps import apps
from django.db.models import Exists, Model, OuterRef, QuerySet
from wagtail.models import Locale, Page

from samverkan import languages

Pages = TypeVar("Pages", bound=QuerySet[Any])


class ShownTopic(Protocol):
    """What this module needs to know of ``samverkan.pages.models.Topic``."""

    pk: int
    name: str
    slug: str
    locale_id: int
    locale: Locale
    translation_key: UUID


def in_language(keys: Iterable[UUID] | QuerySet[Any], locale: Locale) -> list[ShownTopic]:
    """Each topic of these translation keys once: in the language, else in Swedish. By name."""
    found: dict[UUID, ShownTopic] = {}
    rows = (
        apps.get_model("pages", "Topic")
        ._default_manager.filter(
            translation_key__in=keys,
            locale__language_code__in={locale.language_code, languages.SOURCE.code},
        )
        .select_related("locale")
    )
    for topic in rows:
        if topic.translation_key not in found or topic.locale_id == locale.pk:
            found[topic.translation_key] = topic
    return sorted(found.values(), key=lambda topic: topic.name.casefold())


def through_of(model: type[Page]) -> tuple[type[Model], str]:
    """The table between a kind of page and its topics, and the name of its link to the page."""
    field: Any = model._meta.get_field("topics")
    return field.remote_field.through, field.m2m_field_name()


def about(pages: Pages, keys: Iterable[UUID]) -> Pages:
    """The pages that are about at least one of the topics, each once."""
    through, page_link = through_of(pages.model)
    shared = through._default_manager.filter(
        **{page_link: OuterRef("pk")}, topic__translation_key__in=list(keys)
    )
    return pages.filter(Exists(shared))


def used_by(pages: QuerySet[Any], locale: Locale) -> list[ShownTopic]:
    """The topics that these pages are about, in a language. One query."""
    through, page_link = through_of(pages.model)
    keys = through._default_manager.filter(
        **{f"{page_link}__in": pages.order_by().values("pk")}
    ).values("topic__translation_key")
    return in_language(keys, locale)


def by_page(
    pages: Sequence[Page], known: Mapping[UUID, ShownTopic] | None, locale: Locale
) -> dict[int, list[ShownTopic]]:
    """The topics of each page by its id, in a language.

    Args:
        pages: pages of one kind.
        known: topics already fetched, by translation key; without them one more query is asked.
        locale: the language of the names.
    """
    if not pages:
        return {}
    through, page_link = through_of(type(pages[0]))
    pairs = list(
        through._default_manager.filter(
            **{f"{page_link}__in": [page.pk for page in pages]}
        ).values_list(f"{page_link}_id", "topic__translation_key")
    )
    if known is None:
        keys = {key for _pk, key in pairs}
        known = {topic.translation_key: topic for topic in in_language(keys, locale)}
    topics: dict[int, list[ShownTopic]] = defaultdict(list)
    for pk, key in pairs:
        if key in known and known[key] not in topics[pk]:
            topics[pk].append(known[key])
    return {
        pk: sorted(found, key=lambda topic: topic.name.casefold()) for pk, found in topics.items()
    }
