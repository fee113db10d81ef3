"""What editors arrange in the admin, and what it refuses."""

import pytest
from django.core.exceptions import ValidationError
from django.template import Context, Template
from django.test import RequestFactory
from django.urls import reverse
from wagtail.blocks import StreamBlockValidationError
from wagtail.test.utils.form_data import nested_form_data, streamfield
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

from samverkan.shell.blocks import EmergencyMessagesBlock
from samverkan.shell.frame import get_frame
from samverkan.shell.models import EmergencyBanner, Menu, SiteSettings
from tests.factories import UserFactory

MESSAGE = {"language": "sv", "heading": "Koka vattnet", "text": "", "url": "", "link_text": ""}


@pytest.fixture
def admin(client, db):
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    return client


def settings_url(model: str, site) -> str:
    return reverse("wagtailsettings:edit", args=["shell", model, site.pk])


def test_editor_arranges_a_menu_with_a_level_below_and_a_footer(admin, site, schools, home):
    add = f"{reverse('wagtailsnippets_shell_menu:add')}?locale=sv"
    assert admin.get(add).status_code == 200
    page = {"page": str(schools.pk), "text": "", "links": streamfield([])}
    below = streamfield([("link", {"url": "https://skola.example/", "text": "Lov"})])
    response = admin.post(
        add,
        nested_form_data(
            {
                "site": str(site.pk),
                "main": streamfield([("page", page | {"links": below})]),
                "columns": streamfield([]),
            }
        ),
    )
    assert response.status_code == 302, response.context["form"].errors
    [item] = get_frame(site, "sv").menu
    assert (item.text, item.children[0].text) == ("Skola", "Lov")
    menu = Menu.objects.get()
    assert admin.get(reverse("wagtailsnippets_shell_menu:edit", args=[menu.pk])).status_code == 200


def test_second_menu_in_the_same_language_is_refused_with_a_reason(admin, site, menu, home):
    add = f"{reverse('wagtailsnippets_shell_menu:add')}?locale=sv"
    response = admin.post(
        add,
        nested_form_data(
            {"site": str(site.pk), "main": streamfield([]), "columns": streamfield([])}
        ),
    )
    assert response.status_code == 200
    assert response.context["form"].non_field_errors()
    assert Menu.objects.count() == 1
    edit = reverse("wagtailsnippets_shell_menu:edit", args=[menu.pk])
    unchanged = {"site": str(site.pk), "main": streamfield([]), "columns": streamfield([])}
    assert admin.post(edit, nested_form_data(unchanged)).status_code == 302


def test_administrator_names_the_site(admin, site):
    form = {
        "name": "Sjöby kommun",
        "accent": "green",
        "contact_phone": "031-390 06 01",
        "contact_email": "kontakt@sjoby.example",
    }
    assert admin.get(settings_url("sitesettings", site)).status_code == 200
    assert admin.post(settings_url("sitesettings", site), form).status_code == 302
    frame = get_frame(site, "sv")
    assert (frame.name, frame.accent, frame.contact.phone) == (
        "Sjöby kommun",
        "green",
        "031-390 06 01",
    )
    assert frame.contact.phone_href == "tel:+46-31-390-06-01"


def test_unknown_accent_is_refused(site):
    with pytest.raises(ValidationError) as refused:
        SiteSettings(site=site, accent="pink").full_clean()
    assert "accent" in refused.value.message_dict


def banner_form(**changes) -> dict[str, str]:
    form = {
        "level": "crisis",
        "starts_at": "2026-11-21 10:00",
        "ends_at": "2026-11-21 12:00",
        "messages": streamfield([("message", MESSAGE)]),
    }
    return nested_form_data(form | changes)


def test_administrator_raises_an_emergency_banner(admin, site):
    address = settings_url("emergencybanner", site)
    assert admin.get(address).status_code == 200
    assert admin.post(address, banner_form()).status_code == 302
    assert EmergencyBanner.objects.get().level == "crisis"


@pytest.mark.parametrize("end", ["2026-11-21 10:00", "2026-11-20 12:00"])
def test_banner_that_does_not_end_after_it_starts_is_refused(admin, site, end):
    response = admin.post(settings_url("emergencybanner", site), banner_form(ends_at=end))
    assert response.status_code == 200
    assert not EmergencyBanner.objects.filter(level="crisis").exists()


def test_banner_that_says_nothing_is_refused(admin, site):
    form = banner_form(messages=streamfield([]))
    assert admin.post(settings_url("emergencybanner", site), form).status_code == 200
    assert not EmergencyBanner.objects.filter(level="crisis").exists()


def test_two_messages_in_one_language_are_refused():
    block = EmergencyMessagesBlock()
    block.clean(block.to_python([{"type": "message", "value": MESSAGE}]))
    twice = block.to_python([{"type": "message", "value": MESSAGE}] * 2)
    with pytest.raises(ValidationError):
        block.clean(twice)


def test_link_of_a_message_needs_a_text():
    block = EmergencyMessagesBlock()
    linked = MESSAGE | {"url": "https://sjoby.example/"}
    with pytest.raises(StreamBlockValidationError):
        block.clean(block.to_python([{"type": "message", "value": linked}]))


@pytest.mark.parametrize(
    ("path", "href", "expected"),
    [
        ("/skola/", "/skola/", ' aria-current="page"'),
        ("/skola/forskola/", "/skola/", ' aria-current="true"'),
        ("/skola/", "/", ""),
        ("/", "/", ' aria-current="page"'),
        ("/skolan/", "/skola/", ""),
        ("/skola/", "https://skola.example/", ""),
    ],
)
def test_menu_tells_where_the_reader_is(site, path, href, expected):
    template = Template("{% load shell %}{% current href %}")
    context = Context({"request": RequestFactory().get(path), "href": href})
    assert template.render(context) == expected


def test_menu_can_be_translated_as_a_snippet_without_losing_links(site, menu, schools, locales):
    schools.copy_for_translation(locales["en"], copy_parents=True).save_revision().publish()
    source, _created = TranslationSource.get_or_create_from_instance(menu)
    translation = Translation.objects.create(source=source, target_locale=locales["en"])
    for segment in StringSegment.objects.filter(source=source):
        StringTranslation.objects.create(
            translation_of=segment.string,
            locale=locales["en"],
            context=segment.context,
            data=f"{segment.string.data} (en)",
        )
    translation.save_target(publish=True)
    frame = get_frame(site, "en")
    assert [item.text for item in frame.menu] == ["Skola", "Biblioteket (en)"]
    assert frame.footer_columns[0].heading == "Genvägar (en)"
