"""What is typed into the box for a number: digits with comma and dots, nothing a calculator would add."""

from decimal import Decimal

import pytest
from django import forms

from thidua.web.numbers import CommaDecimalField


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1.500.000", 1500000),
        ("1 500 000", 1500000),
        ("1\u00a0500,5", Decimal("1500.5")),
        (" 9,5 ", Decimal("9.5")),
        ("-3", -3),
    ],
)
def test_numbers_are_read_as_they_are_written_here(typed, meant):
    assert CommaDecimalField().clean(typed) == meant


@pytest.mark.parametrize("typed", ["1e9", "1E9", "Infinity", "0x10", "١٢", "1 2", "12 3", "1 2,5", "1 , 5"])
def test_exponents_other_signs_and_blanks_between_digits_are_no_number(typed):
    with pytest.raises(forms.ValidationError):
        CommaDecimalField().clean(typed)
