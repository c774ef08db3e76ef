"""What was matched before, which lists were applied, and how columns may be matched."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from thidua.intake.errors import ColumnsRefusedError
from thidua.intake.models import ColumnMapping, Run
from thidua.intake.states import RunState
from thidua.intake.targets import TARGETS, Target
from thidua.ledger.models import Line
from thidua.units.models import Unit


@dataclass(frozen=True, slots=True)
class Applied:
    """The last time a file was applied in a unit."""

    at: datetime
    counts: dict[str, int]


def last_applied(unit: Unit, target: Target, digest: str) -> Applied | None:
    """None if this very file was never applied here as such a list: the ledger knows it by its digest."""
    line = (
        Line.objects.filter(
            unit=unit.id,
            about=unit.id,
            kind="intake.list_applied",
            fields__counts__sha256=digest,
            fields__counts__target=target.key,
        )
        .order_by("-number")
        .first()
    )
    if line is None:
        return None
    counts = {name: value for name, value in line.fields["counts"].items() if isinstance(value, int)}
    return Applied(line.at, counts)


def kept_columns(unit: Unit, target: Target) -> dict[str, dict[str, int]]:
    """By the fingerprint of the heading row: which column is which, as somebody matched it."""
    rows = ColumnMapping.objects.filter(unit=unit, target=target.key)
    return dict(rows.values_list("fingerprint", "columns"))


def proposed_for(unit: Unit, target: Target, fingerprint: str) -> dict[str, str]:
    """What was true of the last file under these headings, or else of the last one of this kind."""
    rows = ColumnMapping.objects.filter(unit=unit, target=target.key).exclude(proposed={})
    found = rows.filter(fingerprint=fingerprint).first() or rows.order_by("-at").first()
    return found.proposed if found else {}


def check_columns(target: Target, columns: dict[str, int]) -> None:
    """Refuses columns that make no list of the target, naming what is missing."""
    words = target.words
    if not columns.keys() <= words.labels.keys():
        raise ColumnsRefusedError("", "Có cột được khớp với một mục không thuộc danh sách này.")
    if len(set(columns.values())) < len(columns):
        raise ColumnsRefusedError("", "Một cột chỉ khớp được với một mục.")
    if words.heads(columns):
        return
    ways = [" và ".join(f"«{words.labels[name]}»" for name in way) for way in words.names]
    beside = sorted(words.labels[name] for name in words.beside)
    more = f"ít nhất một trong: {', '.join(beside)}" if beside else "ít nhất một cột nữa"
    raise ColumnsRefusedError("", f"Cần khớp cột {', hoặc '.join(ways)}, cùng {more}.")


def unfinished_runs(unit: Unit) -> list[Run]:
    """Files that were brought in and not written, the oldest first."""
    rows = Run.objects.filter(unit=unit).exclude(state=RunState.APPLIED)
    return list(rows.select_related("brought_by").order_by("brought_at", "id"))


@dataclass(frozen=True, slots=True)
class KeptMapping:
    """One remembered answer, for people."""

    id: UUID
    target: Target
    at: datetime
    pairs: list[tuple[str, str]]
    proposed: list[tuple[str, str]]
    """What is proposed for the next file under these headings: what it is, and its words."""


def mappings_of(unit: Unit) -> list[KeptMapping]:
    """Everything the unit has matched by hand, newest first."""
    found = []
    for row in ColumnMapping.objects.filter(unit=unit).order_by("-at"):
        target = TARGETS.get(row.target)
        if target is None:
            continue
        pairs = [
            (row.headings[place] or f"cột {place + 1}", target.words.labels.get(name, name))
            for name, place in sorted(row.columns.items(), key=lambda pair: pair[1])
        ]
        proposed = [(target.words.labels.get(name, name), words) for name, words in row.proposed.items()]
        found.append(KeptMapping(row.id, target, row.at, pairs, proposed))
    return found
