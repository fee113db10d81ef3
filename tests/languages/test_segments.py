"""wagtail-localize takes the texts of a page out, and puts their translations in."""

import pytest
from wagtail.models import Locale, Page, TranslatableMixin, get_page_models
from wagtail_localize.fields import SynchronizedField, get_translatable_fields
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from contacts.models import PageContact
from news.models import NewsPage
from samverkan.pages.base import BasePage
from samverkan.pages.models import Topic
from tests.conftest import set_up_site
from tests.factories import NewsIndexPageFactory, NewsPageFactory, PersonFactory

PAGE_MODELS = [model for model in get_page_models() if issubclass(model, BasePage)]


@pytest.fixture(scope="module")
def news(module_db):
    """A Swedish article with a contact person and a topic, below a list that is translated."""
    home = set_up_site()
    index = NewsIndexPageFactory(parent=home, locale=home.locale)
    for locale in Locale.objects.filter(language_code__in=("en", "ar")):
        home.copy_for_translation(locale).save_revision().publish()
        index.copy_for_translation(locale).save_revision().publish()
    topic = Topic.objects.create(name="Kultur", slug="kultur", locale=home.locale)
    page = NewsPageFactory(
        parent=index, locale=home.locale, title="Nytt bibliotek", slug="nytt-bibliotek"
    )
    page.page_contacts = [PageContact(person=PersonFactory(name="Kim Ek"))]
    page.topics = [topic]
    page.search_description = "Biblioteket öppnar."
    page.save_revision().publish()
    return page


@pytest.fixture
def article(news, db):
    return NewsPage.objects.get(pk=news.pk)


@pytest.fixture
def translate_texts(django_capture_on_commit_callbacks):
    """Translate every text of a page by putting words before it, and publish or save a draft."""

    def make(page: BasePage, locale, before: str, *, publish: bool = True) -> NewsPage:
        source, _new = TranslationSource.update_or_create_from_instance(page)
        translation, _new = Translation.objects.get_or_create(source=source, target_locale=locale)
        for segment in source.stringsegment_set.select_related("string", "context"):
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                locale=locale,
                context=segment.context,
                defaults={"data": f"{before} {segment.string.data}"},
            )
        with django_capture_on_commit_callbacks(execute=True):
            translation.save_target(publish=publish)
        return NewsPage.objects.get(translation_key=page.translation_key, locale=locale)

    return make


SHARED_ROWS = {"organisers", "occasions"}
"""Rows of the Swedish page that its versions show without having any themselves."""


@pytest.mark.parametrize("model", PAGE_MODELS, ids=lambda model: model.__name__)
def test_an_address_is_never_translated(model):
    slug = next(field for field in get_translatable_fields(model) if field.field_name == "slug")
    assert slug == SynchronizedField("slug", overridable=False)
    assert slug.is_overridable(None) is False


@pytest.mark.parametrize("model", PAGE_MODELS, ids=lambda model: model.__name__)
def test_what_is_no_text_follows_the_swedish_page(model):
    for declared in get_translatable_fields(model):
        field = declared.get_field(model)
        related = getattr(field, "related_model", None)
        if field.name in SHARED_ROWS:
            continue
        if related and not issubclass(related, TranslatableMixin):
            assert isinstance(declared, SynchronizedField), f"{model.__name__}.{field.name}"


def test_a_published_translation_has_the_texts_and_what_belongs_to_the_page(
    client, article, locales, translate_texts
):
    english = translate_texts(article, locales["en"], "EN")
    assert (english.title, english.lead) == ("EN Nytt bibliotek", f"EN {article.lead}")
    assert english.search_description == "EN Biblioteket öppnar."
    assert [contact.person.name for contact in english.page_contacts.all()] == ["Kim Ek"]
    assert client.get("/en/nyheter/nytt-bibliotek/").context["page"] == english


def test_an_arabic_title_never_changes_the_address(article, locales, translate_texts):
    for title in ("مكتبة", "مكتبة جديدة"):
        arabic = translate_texts(article, locales["ar"], title)
        assert arabic.title.startswith(title)
        assert arabic.slug == "nytt-bibliotek"
        assert arabic.url == "/ar/nyheter/nytt-bibliotek/"


def test_nothing_is_published_before_somebody_publishes_it(
    client, article, locales, translate_texts
):
    draft = translate_texts(article, locales["ar"], "AR", publish=False)
    assert draft.live is False
    response = client.get("/ar/nyheter/nytt-bibliotek/")
    assert response.context["page"] == article
    assert response["X-Robots-Tag"] == "noindex"


def test_contact_persons_of_a_translation_follow_the_swedish_page(
    article, locales, translate_texts
):
    translate_texts(article, locales["en"], "EN")
    article.page_contacts = [PageContact(person=PersonFactory(name="Noor Dal"))]
    article.save_revision().publish()
    english = translate_texts(NewsPage.objects.get(pk=article.pk), locales["en"], "EN")
    assert [contact.person.name for contact in english.page_contacts.all()] == ["Noor Dal"]


def test_a_translation_has_its_topics_in_its_own_language(
    client, article, locales, translate_texts
):
    topic = Topic.objects.get()
    english_topic = topic.copy_for_translation(locales["en"])
    english_topic.name = "Culture"
    english_topic.save()
    translate_texts(article, locales["en"], "EN")
    html = client.get("/en/nyheter/nytt-bibliotek/").content.decode()
    assert "Culture" in html
    assert "Kultur" not in html


def test_home_pages_in_other_languages_stay_at_their_prefix(client, home, article, locales):
    assert client.get("/ar/").context["page"].locale == locales["ar"]
    assert Page.objects.filter(translation_key=home.translation_key).count() == 3
