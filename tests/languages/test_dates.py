"""Dates, times and numbers in each of the nine languages."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils import formats, translation

from samverkan import dates, languages

MOMENTS = {
    "sv": "9 mars 2026 klockan 10.15",
    "en": "9 March 2026 at 10:15",
    "ar": "9 مارس 2026 الساعة 10:15",
    "sv-simple": "9 mars 2026 klockan 10.15",
    "fi": "9. maaliskuuta 2026 klo 10.15",
    "so": "9 Maarso 2026, 10:15",
    "uk": "9 березня 2026 р. о 10:15",
    "fa-af": "9 مارچ 2026 ساعت 10:15",
    "ti": "9 መጋቢት 2026, 10:15",
}
NUMBERS = {
    "sv": "8\u00a0675\u00a0000,5",
    "en": "8,675,000.5",
    "ar": "8,675,000.5",
    "sv-simple": "8\u00a0675\u00a0000,5",
    "fi": "8\u00a0675\u00a0000,5",
    "so": "8,675,000.5",
    "uk": "8\u00a0675\u00a0000,5",
    "fa-af": "8,675,000.5",
    "ti": "8,675,000.5",
}


def render(source: str, code: str, **context: object) -> str:
    with translation.override(code):
        return Template("{% load dates %}" + source).render(Context(context))


def test_every_language_of_the_list_has_its_own_way_of_writing():
    codes = {language.code for language in languages.LANGUAGES}
    assert codes == set(dates.WRITINGS) == set(MOMENTS) == set(NUMBERS)


@pytest.mark.parametrize(("code", "expected"), MOMENTS.items())
def test_a_moment_is_written_in_swedish_time_and_the_readers_words(code, expected):
    moment = datetime(2026, 3, 9, 9, 15, tzinfo=UTC)
    html = render("{% timestamp moment %}", code, moment=moment)
    assert html == f'<time datetime="2026-03-09T10:15+01:00">{expected}</time>'


@pytest.mark.parametrize("code", MOMENTS)
def test_a_date_is_the_moment_without_its_time(code):
    html = render("{% datestamp day %}", code, day=date(2026, 3, 9))
    text = html.removeprefix('<time datetime="2026-03-09">').removesuffix("</time>")
    assert MOMENTS[code].startswith(text)
    assert "2026" in text


def test_the_date_of_a_moment_is_the_swedish_day():
    late = datetime(2026, 3, 9, 23, 30, tzinfo=UTC)
    assert "10 mars 2026" in render("{% datestamp day %}", "sv", day=late)


def test_a_missing_date_writes_nothing():
    assert render("{% timestamp x %}{% datestamp x %}", "sv", x=None) == ""


@pytest.mark.parametrize(("code", "expected"), NUMBERS.items())
def test_a_number_is_grouped_as_the_language_does(code, expected):
    assert render("{{ value|number }}", code, value=Decimal("8675000.5")) == expected


def test_small_and_negative_numbers_and_texts_stay_readable():
    assert render("{{ value|number }}", "sv", value=663) == "663"
    assert render("{{ value|number }}", "sv", value=-12000) == "-12\u00a0000"
    assert render("{{ value|number }}", "sv", value="74 %") == "74 %"


@pytest.mark.parametrize("code", ["sv", "sv-simple", "en", "ar", "fi", "uk"])
def test_djangos_own_formats_agree_with_the_tags(code):
    moment = datetime(2026, 3, 9, 10, 15)
    with translation.override(code):
        assert formats.date_format(moment, "DATETIME_FORMAT") == MOMENTS[code]
        assert formats.number_format(8675000.5, use_l10n=True, force_grouping=True) == NUMBERS[code]
