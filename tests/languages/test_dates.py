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


TIMES = {
    "sv": "tisdag 5 maj 2026 klockan 18.00–20.05",
    "en": "Tuesday 5 May 2026, 18:00–20:05",
    "ar": "الثلاثاء، 5 مايو 2026، من الساعة 18:00 إلى الساعة 20:05",
    "fi": "tiistai 5. toukokuuta 2026 klo 18.00–20.05",
    "uk": "вівторок, 5 травня 2026 р., 18:00–20:05",
}


@pytest.mark.parametrize(("code", "expected"), TIMES.items())
def test_from_when_until_when_is_written_with_the_weekday(code, expected):
    start, end = datetime(2026, 5, 5, 18), datetime(2026, 5, 5, 20, 5)
    assert dates.write_times(start, end, code) == expected


def test_days_and_moments_apart_are_written_from_the_first_until_the_last():
    first, last = datetime(2026, 5, 5, 18), datetime(2026, 5, 7, 9, 5)
    assert dates.write_days(first.date(), last.date(), "sv") == (
        "tisdag 5 maj 2026 – torsdag 7 maj 2026"
    )
    assert dates.write_times(first, last, "sv") == (
        "tisdag 5 maj 2026 klockan 18.00 – torsdag 7 maj 2026 klockan 9.05"
    )


def test_a_month_stands_alone_in_a_heading():
    assert dates.write_month(2026, 3, "fi") == "Maaliskuu 2026"
    assert dates.write_month(2026, 3, "uk") == "Березень 2026"
