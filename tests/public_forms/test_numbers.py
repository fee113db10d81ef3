"""Which digits are taken for a personal identity number. The numbers are made up for tests."""

import pytest

from samverkan.public_forms.numbers import contains_personal_number


@pytest.mark.parametrize(
    "text",
    [
        "19121212-1212",
        "191212121212",
        "121212-1212",
        "121212+1212",
        "121212 1212",
        "121212–1212",
        "Jag heter Bo, 20000229-1235, och undrar.",
        "19701063-2391",
        "١٢١٢١٢-١٢١٢",
        "1212\u200e12-1212",
    ],
)
def test_a_number_with_a_real_date_and_check_digit_counts(text):
    assert contains_personal_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "0701740605",
        "070-174 06 05",
        "0701 74 06 05",
        "+46701740605",
        "031-390 06 00",
        "0313900612",
        "19121212-1213",
        "20010229-1234",
        "559900-0006",
        "2026-03-09 kl 10.15",
        "dnr 2026/1234",
        "121212-12123",
        "",
    ],
)
def test_telephone_numbers_dates_and_organisations_do_not(text):
    assert not contains_personal_number(text)
