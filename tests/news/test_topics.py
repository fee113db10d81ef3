"""Topics: unique in each language, the same subject in all."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from news.models import NewsPage
from samverkan.pages.models import Topic
from tests.factories import NewsPageFactory, TopicFactory


@pytest.mark.parametrize(
    ("same", "message"),
    [
        ("name", "This name is already in the list."),
        ("slug", "Another one has this name in addresses."),
    ],
)
def test_two_topics_of_a_language_cannot_share_a_name_or_address(home, same, message):
    first = TopicFactory(name="Parker", slug="parker")
    other = Topic(**{"name": "Lek", "slug": "lek", same: getattr(first, same)}, locale=first.locale)
    with translation.override("en"), pytest.raises(ValidationError) as refused:
        other.full_clean()
    assert set(refused.value.messages) == {message}


def test_topics_of_two_languages_can_share_a_name_and_address(home, locales):
    TopicFactory(name="Sport", slug="sport")
    Topic(name="Sport", slug="sport", locale=locales["en"]).full_clean()


def test_translations_follow_the_topics_that_the_source_is_published_with(
    home, index, publish, locales
):
    kept, dropped, added = TopicFactory(), TopicFactory(), TopicFactory()
    source = publish(topics=[kept, dropped])
    translation = NewsPageFactory(
        parent=index,
        locale=locales["ar"],
        translation_key=source.translation_key,
        slug="oversatt",
    )
    translation.topics.set([kept, dropped])
    translation.save()

    source.topics.set([kept, added])
    source.save_revision().publish()
    assert topics_of(translation) == {kept, added}

    source.topics.set([])
    source.save_revision().publish()
    assert topics_of(translation) == set()


def topics_of(page) -> set[Topic]:
    return set(NewsPage.objects.get(pk=page.pk).topics.all())
