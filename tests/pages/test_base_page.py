"""What every page has, whatever room it belongs to."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation
from wagtail.models import PageViewRestriction, Site

from samverkan import languages
from samverkan.pages.translations import page_address
from samverkan.shell.models import Menu
from tests.factories import StandardPageFactory


@pytest.fixture
def section(home):
    return StandardPageFactory(parent=home, locale=home.locale, title="Skola", slug="skola")


@pytest.fixture
def nursery(section):
    return StandardPageFactory(
        parent=section, locale=section.locale, title="Förskola", slug="forskola"
    )


def test_breadcrumbs_lead_from_the_home_page_in_one_query(nursery, django_assert_num_queries):
    page_address(nursery)
    with django_assert_num_queries(1):
        crumbs = [(crumb.title, crumb.href, crumb.lang) for crumb in nursery.breadcrumbs]
    assert crumbs == [("Startsida", "/", "sv"), ("Skola", "/skola/", "sv")]
    with django_assert_num_queries(0):
        assert len(nursery.breadcrumbs) == 2


def test_home_page_has_no_breadcrumbs(home):
    assert home.breadcrumbs == ()


def test_unpublished_section_is_left_out_of_the_breadcrumbs(nursery, section):
    section.unpublish()
    assert [crumb.title for crumb in nursery.breadcrumbs] == ["Startsida"]


def test_breadcrumbs_above_an_untranslated_page_are_in_the_readers_language(
    nursery, section, locales, django_assert_num_queries
):
    arabic = section.copy_for_translation(locales["ar"], copy_parents=True)
    arabic.title, arabic.live = "المدارس", True
    arabic.save()
    page_address(nursery)
    with languages.reading("ar"), django_assert_num_queries(1):
        crumbs = [(crumb.title, crumb.href, crumb.lang) for crumb in nursery.breadcrumbs]
    assert crumbs == [("الرئيسية", "/ar/", "ar"), ("المدارس", "/ar/skola/", "ar")]


def test_breadcrumbs_shown_with_a_swedish_text_begin_in_the_readers_language(nursery, locales):
    with languages.reading("ar"), translation.override("sv"):
        crumbs = [(crumb.title, crumb.lang) for crumb in nursery.breadcrumbs]
    assert crumbs == [("الرئيسية", "ar"), ("Skola", "sv")]


def test_page_is_updated_only_when_it_has_been_published_again(nursery):
    nursery.save_revision().publish()
    nursery.refresh_from_db()
    first = nursery.published_at
    assert first is not None
    assert nursery.updated_at is None
    nursery.last_published_at = first + timedelta(hours=1)
    assert nursery.updated_at == first + timedelta(hours=1)


def test_draft_has_no_publication_time(home):
    page = StandardPageFactory(parent=home, locale=home.locale, live=False)
    assert page.published_at is None
    assert page.updated_at is None


def test_old_publication_time_without_a_first_is_no_update(nursery):
    nursery.first_published_at, nursery.last_published_at = None, timezone.now()
    assert nursery.updated_at is None


def menu_of(home, count: int) -> None:
    """A menu of as many pages, each with one below and one in the footer."""
    pages = [StandardPageFactory(parent=home, locale=home.locale) for _number in range(count)]
    links = [{"type": "page", "value": {"page": page.pk, "text": ""}} for page in pages]
    main = [
        {"type": "page", "value": {"page": page.pk, "text": "", "links": links[:1]}}
        for page in pages
    ]
    columns = [{"type": "column", "value": {"heading": "Mer", "links": links}}]
    Menu.objects.update_or_create(
        site=Site.objects.get(), locale=home.locale, defaults={"main": main, "columns": columns}
    )


@pytest.mark.parametrize("count", [3, 6])
def test_home_page_costs_few_queries_whatever_the_menu(
    client, home, count, django_assert_num_queries
):
    menu_of(home, count)
    client.get("/")
    with django_assert_num_queries(2):
        client.get("/")


@pytest.mark.parametrize("count", [3, 6])
def test_standard_page_costs_few_queries_whatever_the_menu(
    client, home, nursery, count, django_assert_num_queries
):
    menu_of(home, count)
    client.get("/skola/forskola/")
    with django_assert_num_queries(3):
        client.get("/skola/forskola/")


@pytest.mark.parametrize("count", [3, 6])
def test_missing_page_costs_few_queries_whatever_the_menu(
    client, home, count, django_assert_num_queries
):
    menu_of(home, count)
    client.get("/finns-inte/")
    with django_assert_num_queries(4):
        client.get("/finns-inte/")


def test_restriction_on_a_section_holds_for_the_pages_below_it_in_one_query(
    nursery, section, django_assert_num_queries
):
    restriction = PageViewRestriction.objects.create(
        page=section, restriction_type=PageViewRestriction.LOGIN
    )
    with django_assert_num_queries(1):
        assert list(nursery.get_view_restrictions()) == [restriction]
    assert list(section.get_parent().specific.get_view_restrictions()) == []


def test_what_mirrors_a_restricted_section_is_restricted_too(nursery, section, home):
    restriction = PageViewRestriction.objects.create(
        page=section, restriction_type=PageViewRestriction.LOGIN
    )
    mirror = section.create_alias(parent=home, update_slug="spegel")
    below = StandardPageFactory(parent=mirror, locale=home.locale)
    PageViewRestriction.objects.exclude(pk=restriction.pk).delete()
    assert list(mirror.specific.get_view_restrictions()) == [restriction]
    assert list(below.get_view_restrictions()) == [restriction]
