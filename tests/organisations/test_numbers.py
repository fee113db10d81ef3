"""Organisation numbers: the check digit, and nobody's own number."""

import pytest
from django.core.exceptions import ValidationError

from organisations import numbers


@pytest.mark.parametrize("number", ["4020010106", "402001-0106", " 402001 0106 ", "16402001-0106"])
def test_a_number_is_stored_as_ten_digits(number):
    numbers.validate(number)
    assert numbers.compact(number) == "4020010106"


@pytest.mark.parametrize("number", ["4020010107", "402001010", "40200101060", "402001-010X", "å"])
def test_a_wrong_check_digit_or_length_is_refused(number):
    with pytest.raises(ValidationError) as error:
        numbers.validate(number)
    assert error.value.code == "number"


def test_every_other_last_digit_is_refused():
    accepted = [digit for digit in range(10) if is_valid(f"402001010{digit}")]
    assert accepted == [6]


def test_a_personal_identity_number_is_refused():
    with pytest.raises(ValidationError) as error:
        numbers.validate("880320-0016")
    assert error.value.code == "personal"


def test_a_number_is_written_with_a_hyphen():
    assert numbers.write("4020010106") == "402001-0106"
    assert numbers.write("") == ""


def is_valid(number: str) -> bool:
    try:
        numbers.validate(number)
    except ValidationError:
        return False
    return True
