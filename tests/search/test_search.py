"""The search for readers: what it finds, and that nothing makes it fail."""

import re

import pytest
from django.db import connection
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail.rich_text import RichText

from samverkan.pages.models import StandardPage
from samverkan.search import engine
from samverkan.search.engine import words_of
from tests.any_input import ANY, requests
from tests.conftest import AT_ONCE, set_up_site
from tests.factories import HomePageFactory, StandardPageFactory

pytestmark = pytest.mark.usefixtures("worker")


@pytest.fixture(scope="module")
def indexed(module_db):
    """A page that the search knows."""
    home = set_up_site()
    with override_settings(TASKS=AT_ONCE):
        return StandardPageFactory(
            title="Biblioteket vid torget",
            lead="Här lånar du böcker.",
            body=[("text", RichText("<p>Öppettiderna gäller även förskolor.</p>"))],
            parent=home,
            locale=home.locale,
        )


@pytest.fixture
def library(indexed, db):
    return StandardPage.objects.get(pk=indexed.pk)


def found(client, question: str, prefix: str = "") -> list[str]:
    response = client.get(f"{prefix}/sok/", query_params={"q": question})
    assert response.status_code == 200
    return [hit.page.title for hit in response.context["hits"]]


@pytest.mark.parametrize(
    "question",
    [
        "bibliotek",
        "biblioteket",
        "BIBLIOTEK",
        "bibl",
        "torg bibliotek",
        "böcker",
        "öppettider",
        "förskol",
        "  biblioteket   torget ",
        '"biblioteket"',
        "biblioteket!",
        "(biblioteket)",
    ],
)
def test_a_word_finds_the_page_also_by_its_beginning(client, library, question):
    assert found(client, question) == ["Biblioteket vid torget"]


@pytest.mark.parametrize("question", ["simhall", "biblioteket simhall", "bio"])
def test_all_words_must_be_on_the_page(client, library, question):
    assert found(client, question) == []


def test_postgresql_asks_of_each_word_what_it_has_indexes_for(library):
    """It has one of titles and one of texts, none of both together."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite keeps its words in a table that is an index.")
    plan = engine.search(Page.objects.all(), "bibliotek torget").explain()
    columns = re.findall(r"(\w+\)?) @@ '+(\w+)", plan)
    assert columns == [
        (column, word) for word in ("bibliotek", "torget") for column in ("title", "body")
    ]


def test_words_in_the_title_weigh_more(client, home, library):
    StandardPageFactory(
        title="Hitta hit", lead="Nära biblioteket.", parent=home, locale=home.locale
    )
    assert found(client, "bibliotek") == ["Biblioteket vid torget", "Hitta hit"]


def test_page_that_does_not_want_to_be_found_is_not(client, library):
    library.show_in_search = False
    library.save()
    assert found(client, "bibliotek") == []


def test_private_page_is_not_found(client, library):
    PageViewRestriction.objects.create(page=library, restriction_type=PageViewRestriction.LOGIN)
    assert found(client, "bibliotek") == []


@pytest.mark.parametrize("code", ["en", "sv-simple"])
def test_a_page_is_found_in_its_own_language_only(client, library, code):
    locale, _made = Locale.objects.get_or_create(language_code=code)
    root = library.get_parent().get_parent()
    translated_home = HomePageFactory(
        parent=root,
        locale=locale,
        slug=f"hem-{code}",
        translation_key=library.get_parent().translation_key,
    )
    StandardPageFactory(
        title="Biblioteket, kort", slug="bibl", parent=translated_home, locale=locale
    )
    assert found(client, "biblioteket", f"/{code}") == ["Biblioteket, kort"]
    assert found(client, "biblioteket") == ["Biblioteket vid torget"]


def test_arabic_words_are_found(client, home, locales):
    arabic_home = HomePageFactory(
        parent=home.get_parent(),
        locale=locales["ar"],
        slug="hem-ar",
        translation_key=home.translation_key,
    )
    StandardPageFactory(title="المكتبة العامة", slug="m", parent=arabic_home, locale=locales["ar"])
    assert found(client, "المكتبة", "/ar") == ["المكتبة العامة"]


def test_no_question_yet_is_no_mistake(client, library):
    for address in ("/sok/", "/sok/?q=", "/sok/?q=%20", "/ar/sok/"):
        response = client.get(address)
        assert response.status_code == 200
        assert response.context["hits"] == []
        assert not response.context["form"].errors


def test_no_hit_gives_help(client, library):
    body = client.get("/sok/?q=xyzzy").content.decode()
    assert "<li>" in body[body.index("xyzzy") :]


def test_the_question_is_shown_as_text(client, library):
    body = client.get("/sok/?q=%3Cscript%3Ealert(1)").content.decode()
    assert "<script>alert" not in body
    assert "&lt;script&gt;alert(1)" in body


def test_search_engines_keep_no_results(client, library):
    assert '<meta name="robots" content="noindex">' in client.get("/sok/?q=bok").content.decode()


def test_result_tells_the_section_and_shows_the_lead(client, home, library):
    StandardPageFactory(
        title="Bokbussen", lead="Biblioteket på hjul.", parent=library, locale=home.locale
    )
    response = client.get("/sok/?q=bokbussen")
    (hit,) = response.context["hits"]
    assert hit.section == "Biblioteket vid torget"
    assert hit.text == "Biblioteket på hjul."


def test_news_show_their_date_and_lasting_pages_do_not(client, home, library, publish):
    publish("Biblioteket stänger")
    dates = {hit.page.title: hit.date for hit in client.get("/sok/?q=bibl").context["hits"]}
    assert dates["Biblioteket stänger"] is not None
    assert dates["Biblioteket vid torget"] is None


def test_results_come_page_by_page_and_keep_the_question(client, home):
    for number in range(21):
        StandardPageFactory(title=f"Park {number}", parent=home, locale=home.locale)
    response = client.get("/sok/?q=park&page=2")
    assert len(response.context["hits"]) == 10
    assert "?q=park&amp;page=3" in response.content.decode()


@pytest.mark.parametrize("page", ["x", "0", "-1", "999", "9" * 5000, "%00", "²"])
def test_wrong_page_number_still_shows_hits(client, library, page):
    response = client.get(f"/sok/?q=bibl&page={page}")
    assert response.status_code == 200
    assert len(response.context["hits"]) == 1


@pytest.mark.parametrize(
    "question",
    [
        "%00",
        "bibl%00iotek",
        "a" * 10_000,
        "%27%22%5C",
        "!!!",
        "***",
        "-",
        "AND OR NOT",
        "bibl:*%20%26%20!(",
        "NEAR(a b)",
        "title:bibl",
        "^bibl",
        "%ff%fe",
        "%ed%a0%80",
        "&amp;|!<->",
        "%F0%9F%93%9A",
        "%E2%80%8E%E2%80%8F",
        "_",
        "och",
    ],
)
def test_no_question_makes_the_search_fail(client, library, question):
    assert client.get(f"/sok/?q={question}").status_code == 200


@requests
@given(
    question=ANY | st.text(alphabet="bibl'\"\\:*&|!()<>-^~{}[]%_ \x00\n", max_size=60),
    page=ANY | st.integers().map(str),
)
def test_no_parameter_makes_the_search_fail(client, library, question, page):
    assert client.get("/sok/", {"q": question, "page": page}).status_code == 200


@given(st.text(max_size=300))
def test_words_hold_nothing_that_could_end_a_quoted_word(text):
    for word in words_of(text):
        assert not set(word) & set("'\"\\\x00")


def test_hits_cost_as_many_queries_for_ten_as_for_five(
    client, home, publish, django_assert_max_num_queries
):
    for number in range(5):
        publish(f"Bro {number}")
        StandardPageFactory(title=f"Brobygge {number}", parent=home, locale=home.locale)
        if number in (1, 4):
            client.get("/sok/?q=bro")
            with django_assert_max_num_queries(12):
                client.get("/sok/?q=bro")
