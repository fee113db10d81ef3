"""What happens when an article is published or the settings change."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.signals import page_published

from news.models import NewsPage, NewsSettings
from samverkan import languages
from samverkan.caches import forget


def connect() -> None:
    """Start listening."""
    page_published.connect(give_translations_the_topics, sender=NewsPage)
    post_save.connect(forget_age, sender=NewsSettings)
    post_delete.connect(forget_age, sender=NewsSettings)


def forget_age(instance: NewsSettings, **_signal: Any) -> None:
    """Let readers see a changed setting at once."""
    forget(NewsSettings.cache_key(instance.site_id))


def give_translations_the_topics(instance: NewsPage, **_signal: Any) -> None:
    """Let all versions of an article be about what the source is about.

    wagtail-localize copies no many-to-many fields once a translation exists; without this a topic
    that an editor adds or takes away in Swedish would never reach the Arabic list.
    """
    source = instance
    versions = [instance]
    if instance.locale.language_code == languages.SOURCE.code:
        versions = list(instance.get_translations())
    else:
        found = instance.get_translations().filter(locale__language_code=languages.SOURCE.code)
        source = found.first() or instance
    chosen = NewsPage.topics.through.objects
    topics = set(chosen.filter(newspage=source.pk).values_list("topic_id", flat=True))
    for version in versions:
        if version.pk == source.pk:
            continue
        chosen.filter(newspage=version.pk).exclude(topic__in=topics).delete()
        chosen.bulk_create(
            [chosen.model(newspage_id=version.pk, topic_id=topic) for topic in topics],
            ignore_conflicts=True,
        )
