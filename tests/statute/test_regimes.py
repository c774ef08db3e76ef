"""Which regime a day belongs to, and which one an accepted dossier keeps."""

from datetime import date

import pytest

from statute.library import load
from statute.regimes import Regime, regime_of


@pytest.mark.parametrize(
    ("on", "name"),
    [
        (date(2017, 10, 1), "R1"),
        (date(2023, 12, 31), "R1"),
        (date(2024, 1, 1), "R2"),
        (date(2025, 6, 30), "R2"),
        (date(2025, 7, 1), "R3"),
        (date(2026, 9, 30), "R3"),
        (date(2026, 10, 1), "R4"),
    ],
)
def test_the_regime_goes_by_the_day(on: date, name: str) -> None:
    assert regime_of(load(), on) == Regime(name, on)


def test_a_dossier_accepted_before_r4_keeps_r3() -> None:
    on = date(2026, 11, 10)
    assert regime_of(load(), on, date(2026, 9, 30)) == Regime("R3", date(2026, 9, 30))
    assert regime_of(load(), on, date(2026, 10, 1)) == Regime("R4", on)


def test_on_an_earlier_day_acceptance_changes_nothing() -> None:
    assert regime_of(load(), date(2026, 9, 30), date(2023, 5, 1)) == Regime("R3", date(2026, 9, 30))
    assert regime_of(load(), date(2024, 1, 1), date(2023, 5, 1)) == Regime("R2", date(2024, 1, 1))
