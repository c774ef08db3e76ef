"""By which names a target may be measured over the system's own data; rooms above register what they can compute."""

from dataclasses import dataclass

ENTERED = "Nhập con số kèm minh chứng"


@dataclass(frozen=True, slots=True)
class Measure:
    """One way of measuring: its name as an item keeps it, its words, and the unit in which its figure comes."""

    name: str
    label: str
    unit: str


_REGISTERED: dict[str, Measure] = {}


def register(measure: Measure) -> None:
    _REGISTERED[measure.name] = measure


def measure_named(name: str) -> Measure | None:
    """None for a target whose figure is entered, and for a name that nobody computes."""
    return _REGISTERED.get(name)


def choices() -> list[tuple[str, str]]:
    """For a form: first the figure entered by hand, then all that is computed, each with its unit."""
    return [
        ("", ENTERED),
        *((one.name, f"Phần mềm tự tính: {one.label} ({one.unit})") for one in _REGISTERED.values()),
    ]
