"""A page of an organisation in another language: its words once, its facts never."""

import pytest
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from organisations.models import LocalGroup, OrganisationPage


@pytest.fixture
def bridge(present, index):
    page = present(
        "Bryggan", website="https://bryggan.example/", page={"lead": "Vi hjälper varandra."}
    )
    page.body = [("text", "<p>Kom som du är.</p>")]
    page.local_groups = [
        LocalGroup(
            locale=index.locale,
            name=name,
            place="Hamngatan 8",
            text=f"Så gör {name}.",
            url="https://bryggan.example/grupp",
            email="grupp@bryggan.example",
        )
        for name in ("Nattvakan", "Systugan")
    ]
    page.save_revision().publish()
    return OrganisationPage.objects.get(pk=page.pk)


def texts(page) -> list[str]:
    return sorted(
        segment.string.render_text()
        for segment in extract_segments(page)
        if isinstance(segment, StringSegmentValue)
    )


def test_every_text_is_extracted_once_and_no_fact(bridge):
    assert texts(bridge) == sorted(
        [
            "Bryggan",
            "Vi hjälper varandra.",
            "Kom som du är.",
            "Så gör Nattvakan.",
            "Så gör Systugan.",
        ]
    )


def test_every_text_comes_back_in_its_place(
    client, bridge, locales, arabic_index, django_capture_on_commit_callbacks
):
    source, _new = TranslationSource.update_or_create_from_instance(bridge)
    translation = Translation.objects.create(source=source, target_locale=locales["ar"])
    for segment in source.stringsegment_set.select_related("string", "context"):
        StringTranslation.objects.create(
            translation_of=segment.string,
            locale=locales["ar"],
            context=segment.context,
            data=f"ع {segment.string.data}",
        )
    with django_capture_on_commit_callbacks(execute=True):
        translation.save_target(publish=True)
    version = OrganisationPage.objects.get(locale=locales["ar"])
    assert version.organisation == bridge.organisation
    assert version.title == "ع Bryggan"
    html = client.get(version.url).content.decode()
    for text in ("ع Vi hjälper varandra.", "ع Så gör Nattvakan.", "ع Så gör Systugan."):
        assert text in html
    assert html.count("https://bryggan.example/grupp") >= 2
