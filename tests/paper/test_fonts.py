"""Fonts are the house's own, and their absence is said clearly."""

from pathlib import Path

import pytest

from paper import fonts
from paper.errors import FontsMissingError


def test_absent_fonts_are_named_with_the_command_which_fetches_them(tmp_path: Path) -> None:
    for name in fonts.FILES[:-1]:
        (tmp_path / name).touch()
    assert fonts.missing(tmp_path) == ["PlayfairDisplay_700Bold.ttf"]
    with pytest.raises(FontsMissingError) as refusal:
        fonts.require(tmp_path)
    assert str(refusal.value) == (
        "Thiếu phông chữ để in: PlayfairDisplay_700Bold.ttf. Hãy chạy lệnh `make setup` rồi in lại."
    )


def test_this_checkout_has_its_fonts() -> None:
    assert fonts.require() == fonts.FOLDER
