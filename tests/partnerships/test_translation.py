"""A partnership in several languages: texts once, and one truth about figures and days."""

from collections import Counter
from datetime import date

from wagtail_localize.models import TranslationSource

from partnerships.models import PartnershipPage
from partnerships.models.rows import ROWS
from tests.factories import ContributionFactory


def extracted(page) -> Counter[str]:
    """The texts that translators are asked for, and how often."""
    source, _new = TranslationSource.update_or_create_from_instance(page)
    return Counter(source.stringsegment_set.values_list("string__data", flat=True))


def test_every_text_of_the_rows_is_extracted_once_and_no_figure_or_name(partnership):
    texts = extracted(partnership)

    assert texts == Counter(
        {
            "Tak över huvudet": 1,
            "Vi gör det tillsammans.": 1,
            "Driver härbärget.": 1,
            "Natthärbärge": 1,
            "En säng och frukost.": 1,
            "Rådgivning": 1,
            "Svar på frågor.": 1,
            "Personal": 2,
            "Lokal": 1,
        }
    )


SAME_AS_THE_ROW = {"id", "page", "locale"}
"""Fields that say which row it is, and nothing about the partnership."""


def test_every_field_of_a_row_is_either_text_or_the_same_in_every_language():
    for model in ROWS.values():
        declared = {each.field_name for each in model.override_translatable_fields}
        fields = {
            field.name
            for field in model._meta.get_fields()
            if field.editable
            and not field.many_to_many
            and field.name not in ("id", "page", "locale")
        }
        assert fields == {*declared, *model.texts}, model


def test_a_version_shows_the_texts_of_its_language_with_the_figures_of_the_source(
    partnership, translated
):
    arabic = translated(partnership)

    words = [row.words["name"] for row in arabic.rows("interventions")]
    assert [(each.text, each.code) for each in words] == [
        ("AR Natthärbärge", "ar"),
        ("AR Rådgivning", "ar"),
    ]
    assert arabic.shown.contributions.total.total == 1_350_000


def test_a_version_tells_a_changed_amount_and_state_at_once(partnership, translated):
    arabic = translated(partnership)
    partnership.contributions.filter(year=2025).update(amount=500_000)
    PartnershipPage.objects.filter(pk=partnership.pk).update(
        state="ended", last_day=date(2026, 6, 30)
    )

    arabic = PartnershipPage.objects.get(pk=arabic.pk)
    assert arabic.shown.contributions.total.total == 1_450_000
    assert arabic.shown.facts.state == "ended"


def test_a_row_that_is_not_translated_yet_is_in_swedish_and_says_so(partnership, translated):
    arabic = translated(partnership)
    giver = partnership.parties.first().organisation
    ContributionFactory(page=partnership, organisation=giver, year=2027, purpose="Ny lokal")

    rows = PartnershipPage.objects.get(pk=arabic.pk).rows("contributions")
    words = next(row.words["purpose"] for row in rows if row.year == 2027)
    assert (words.text, words.code) == ("Ny lokal", "sv")


def test_a_second_translation_follows_the_rows_of_the_source(partnership, translated):
    arabic = translated(partnership)
    partnership.interventions = [partnership.interventions.first()]
    partnership.save_revision().publish()

    translated(PartnershipPage.objects.get(pk=partnership.pk))

    arabic = PartnershipPage.objects.get(pk=arabic.pk)
    assert arabic.interventions.count() == 1
    assert [row.words["name"].text for row in arabic.rows("interventions")] == ["AR Natthärbärge"]


def test_a_version_made_by_hand_has_no_rows_of_its_own(partnership, locales, home, register):
    for above in (home, register):
        above.copy_for_translation(locales["en"])
    english = partnership.copy_for_translation(locales["en"])
    assert not english.contributions.exists()
    assert [row.words["name"].code for row in english.rows("interventions")] == ["sv", "sv"]
