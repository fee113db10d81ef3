"""The frame: what it says, that it costs nothing when warm, and that it is never stale."""

from datetime import timedelta

import pytest
from django.core.cache import caches
from django.db import IntegrityError
from django.test import override_settings
from django.utils import timezone
from wagtail.models import Locale, PageViewRestriction, Site

from samverkan.shell import frame_builder
from samverkan.shell.frame import Frame, get_frame
from samverkan.shell.models import EmergencyBanner, Menu, SiteSettings
from tests.factories import StandardPageFactory


def texts(frame: Frame) -> list[str]:
    return [item.text for item in frame.menu]


def translated(page, locale, **values):
    copy = page.copy_for_translation(locale, copy_parents=True)
    for name, value in values.items():
        setattr(copy, name, value)
    copy.live = True
    copy.save()
    return copy


def test_a_warm_frame_costs_no_query(site, menu, django_assert_num_queries):
    get_frame(site, "sv")
    with django_assert_num_queries(0):
        frame = get_frame(site, "sv")
    assert texts(frame) == ["Skola", "Biblioteket"]


def cold_queries(site: Site, django_assert_max_num_queries) -> int:
    caches["default"].clear()
    with django_assert_max_num_queries(12) as queries:
        get_frame(site, "ar")
    return len(queries)


def test_a_cold_frame_costs_the_same_for_n_and_2n_menu_items(
    site, menu, home, django_assert_max_num_queries
):
    few = cold_queries(site, django_assert_max_num_queries)
    for _page in range(2):
        page = StandardPageFactory(parent=home, locale=home.locale)
        menu.main.append(("page", {"page": page, "text": "", "links": []}))
    menu.save()
    assert cold_queries(site, django_assert_max_num_queries) == few


def test_menu_links_to_the_page_and_marks_no_language_but_its_own(site, menu):
    [school, library] = get_frame(site, "sv").menu
    assert (school.href, school.lang) == ("/skola/", "sv")
    assert (library.href, library.lang) == ("https://bibliotek.example/", "sv")


def test_a_language_without_a_menu_shows_the_swedish_one_with_translated_titles(
    site, menu, schools, locales
):
    translated(schools, locales["ar"], title="المدارس")
    [school, library] = get_frame(site, "ar").menu
    assert (school.text, school.href, school.lang) == ("المدارس", "/ar/skola/", "ar")
    assert (library.text, library.lang) == ("Biblioteket", "sv")


def test_an_untranslated_page_keeps_its_swedish_title_and_the_readers_frame(site, menu):
    school = get_frame(site, "ar").menu[0]
    assert (school.text, school.href, school.lang) == ("Skola", "/ar/skola/", "sv")


def test_a_draft_translation_does_not_name_the_menu_item(site, menu, schools, locales):
    schools.copy_for_translation(locales["en"], copy_parents=True)
    assert get_frame(site, "en").menu[0].lang == "sv"


def test_a_language_with_a_menu_of_its_own_shows_that(site, menu, locales):
    Menu.objects.create(
        site=site,
        locale=locales["en"],
        main=[{"type": "link", "value": {"url": "https://example.org/", "text": "Help"}}],
    )
    assert texts(get_frame(site, "en")) == ["Help"]
    assert texts(get_frame(site, "sv")) == ["Skola", "Biblioteket"]


def test_a_site_has_one_menu_for_each_language(site, menu, locales):
    with pytest.raises(IntegrityError):
        Menu.objects.create(site=site, locale=locales["sv"])


def test_without_a_menu_the_sections_that_show_in_menus_are_one(site, schools):
    assert texts(get_frame(site, "sv")) == []
    schools.show_in_menus = True
    schools.save()
    assert texts(get_frame(site, "sv")) == ["Skola"]


def test_a_page_that_is_not_for_everyone_leaks_into_no_menu(site, menu, schools):
    get_frame(site, "sv")
    restriction = PageViewRestriction.objects.create(
        page=schools, restriction_type=PageViewRestriction.LOGIN
    )
    assert texts(get_frame(site, "sv")) == ["Biblioteket"]
    restriction.delete()
    assert texts(get_frame(site, "sv")) == ["Skola", "Biblioteket"]


def test_renamed_page_is_renamed_in_the_menu_at_once(site, menu, schools):
    get_frame(site, "sv")
    schools.title = "Skolor"
    schools.save_revision().publish()
    assert texts(get_frame(site, "sv"))[0] == "Skolor"


def test_a_draft_of_a_new_title_does_not_reach_the_menu(site, menu, schools):
    get_frame(site, "sv")
    schools.title = "Skolor"
    schools.save_revision()
    assert texts(get_frame(site, "sv"))[0] == "Skola"


def test_saving_a_draft_keeps_the_frame(site, menu, schools, django_assert_num_queries):
    get_frame(site, "sv")
    schools.save_revision()
    with django_assert_num_queries(0):
        get_frame(site, "sv")


def test_unpublished_and_published_page_leaves_and_enters_the_menu_at_once(site, menu, schools):
    get_frame(site, "sv")
    schools.unpublish()
    assert texts(get_frame(site, "sv")) == ["Biblioteket"]
    schools.save_revision().publish()
    assert texts(get_frame(site, "sv")) == ["Skola", "Biblioteket"]


def test_deleted_page_leaves_the_menu_at_once(site, menu, schools):
    get_frame(site, "sv")
    schools.delete()
    frame = get_frame(site, "sv")
    assert texts(frame) == ["Biblioteket"]
    assert frame.footer_columns[0].links == ()


def test_moved_page_has_its_new_address_at_once(site, menu, schools, home):
    section = StandardPageFactory(parent=home, slug="barn", locale=home.locale)
    get_frame(site, "sv")
    schools.move(section, pos="last-child")
    assert get_frame(site, "sv").menu[0].href == "/barn/skola/"


def test_page_below_a_renamed_section_has_its_new_address_at_once(site, menu, schools, home):
    section = StandardPageFactory(parent=home, slug="barn", locale=home.locale)
    schools.move(section, pos="last-child")
    get_frame(site, "sv")
    section.refresh_from_db()
    section.slug = "barn-och-unga"
    section.save_revision().publish()
    assert get_frame(site, "sv").menu[0].href == "/barn-och-unga/skola/"


def test_saved_settings_menu_and_banner_show_at_once(site, menu):
    get_frame(site, "sv")
    SiteSettings.objects.create(site=site, name="Sjöby kommun", accent="green")
    menu.main.pop(0)
    menu.save()
    EmergencyBanner.objects.create(site=site, level="crisis", messages=[message("sv")])
    frame = get_frame(site, "sv")
    assert (frame.name, frame.accent) == ("Sjöby kommun", "green")
    assert texts(frame) == ["Biblioteket"]
    assert frame.banner is not None


def test_added_and_removed_locale_shows_at_once(site):
    before = [language.code for language in get_frame(site, "sv").languages]
    finnish = Locale.objects.create(language_code="fi")
    after = [language.code for language in get_frame(site, "sv").languages]
    finnish.delete()
    assert (before, after) == (["sv", "en", "ar"], ["sv", "en", "ar", "fi"])
    assert [language.code for language in get_frame(site, "sv").languages] == before


def test_changed_site_shows_at_once(site, menu, schools):
    get_frame(site, "sv")
    site.root_page = schools
    site.save()
    assert get_frame(site, "sv").menu[0].href == "/"


def message(code: str, heading: str = "Koka vattnet") -> dict[str, object]:
    return {
        "type": "message",
        "value": {"language": code, "heading": heading, "text": "", "url": "", "link_text": ""},
    }


def test_banner_speaks_swedish_where_it_has_no_message_in_the_language(site):
    EmergencyBanner.objects.create(
        site=site, level="crisis", messages=[message("sv"), message("en", "Boil the water")]
    )
    english, arabic = get_frame(site, "en").banner, get_frame(site, "ar").banner
    assert (english.heading, english.lang) == ("Boil the water", "en")
    assert (arabic.heading, arabic.lang) == ("Koka vattnet", "sv")


def test_banner_shows_from_its_start_until_its_end_without_a_query(
    site, time_machine, django_assert_num_queries
):
    start = timezone.now() + timedelta(hours=1)
    EmergencyBanner.objects.create(
        site=site,
        level="information",
        starts_at=start,
        ends_at=start + timedelta(hours=1),
        messages=[message("sv")],
    )
    get_frame(site, "sv")
    shown = []
    with django_assert_num_queries(0):
        for minutes in (-1, 0, 59, 60):
            time_machine.move_to(start + timedelta(minutes=minutes), tick=False)
            shown.append(get_frame(site, "sv").banner is not None)
    assert shown == [False, True, True, False]


@pytest.mark.parametrize("is_cold", [True, False])
def test_frame_built_while_something_changes_is_not_shown_again(site, monkeypatch, is_cold):
    build = frame_builder.build

    def build_while_somebody_saves(site: Site, code: str) -> Frame:
        frame = build(site, code)
        SiteSettings.objects.create(site=site, name="Sjöby kommun")
        return frame

    if not is_cold:
        get_frame(site, "en")
    with monkeypatch.context() as patch:
        patch.setattr(frame_builder, "build", build_while_somebody_saves)
        before = get_frame(site, "sv").name
    assert before != "Sjöby kommun"
    assert [get_frame(site, code).name for code in ("sv", "en")] == ["Sjöby kommun"] * 2


def test_frame_is_forgotten_again_after_commit(site, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        SiteSettings.objects.create(site=site, name="Sjöby kommun")
    get_frame(site, "sv")
    SiteSettings.objects.update(name="Ännu ett namn")
    for callback in callbacks:
        callback()
    assert get_frame(site, "sv").name == "Ännu ett namn"


class TestUnreachableCache:
    """A Redis that nobody answers for: connections are refused at once."""

    @pytest.fixture(autouse=True)
    def unreachable(self, site):
        redis = {
            "BACKEND": "samverkan.caches.TolerantRedisCache",
            "LOCATION": "redis://127.0.0.1:1/0",
        }
        with override_settings(CACHES={"default": redis}):
            yield

    def test_pages_are_served_without_the_cache(self, client, home):
        response = client.get("/")
        assert response.status_code == 200
        assert home.title in response.content.decode()

    def test_changes_are_saved_without_the_cache(self, site):
        SiteSettings.objects.create(site=site, name="Sjöby kommun")
        assert get_frame(site, "sv").name == "Sjöby kommun"
