"""What a dry run says to people, short enough to be kept and shown: counts, and of each kind the first lines."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from typing import Any

from thidua.intake.reading.lists import ListFile
from thidua.intake.targets import Target
from thidua.intake.targets.plan_rows import Kind, Plan, PlanRow

# More rows of one kind than anybody reads on a page; the rest is in the spreadsheet.
SHOWN = 200
COLUMNS_NAMED = 80
ACCEPTED = "accepted"
ACCEPTED_WORDS = (
    "Đã ghi theo dấu chọn",
    "yes",
    "Máy không đọc được phần nêu ở mỗi dòng; còn thiếu gì thì bổ sung ở trang của người đó.",
)
SECTIONS = (
    (Kind.DOUBTFUL, "Chưa chắc chắn", "late", "Không nhập, trừ những dòng được đánh dấu."),
    (Kind.NEW, "Mới", "doing", "Sẽ được ghi thêm."),
    (Kind.CHANGED, "Thay đổi", "doing", "Sẽ được sửa theo tệp; ô trống trong tệp không xóa gì."),
    (Kind.REJECTED, "Không nhận", "no", "Không nhập. Sửa trong tệp rồi tải lên lại."),
    (Kind.MISSING, "Không có trong tệp", "unknown", "Đang có ở trường; chỉ nêu để biết, không bị xóa."),
    (Kind.UNCHANGED, "Không đổi", "yes", "Trong tệp và trong hệ thống giống nhau."),
)


@dataclass(frozen=True, slots=True)
class ShownRow:
    line: int | None
    full_name: str
    reason: str
    tickable: bool
    likely: bool
    written: list[str]
    """What is written, beyond what the reason says."""


@dataclass(frozen=True, slots=True)
class Section:
    kind: str
    name: str
    mark: str
    note: str
    count: int
    rows: list[ShownRow]

    @property
    def is_accepted(self) -> bool:
        """Written because somebody accepted them; what made them doubtful still stands in the file."""
        return self.kind == ACCEPTED

    @property
    def folded(self) -> bool:
        """Nothing happens to these: one line says so, which opens."""
        return self.kind in {Kind.MISSING, Kind.UNCHANGED}

    @property
    def more(self) -> int:
        return self.count - len(self.rows)


@dataclass(frozen=True, slots=True)
class Summary:
    """Plain values throughout: a long dry run is kept as JSON until somebody agrees to it."""

    fingerprint: str
    sheet: str
    other_sheets: list[str]
    lines: int
    headings: list[list[str]]
    unused: list[str]
    stated: list[list[str]]
    lacking: list[str]
    """What no column says and nobody has said for all lines."""
    kept: bool
    skipped: list[list[Any]]
    new_teams: list[str]
    sections: list[Section]
    tickable: list[int]
    likely: int
    left_out: int
    awards_left: int
    can_apply: bool

    @property
    def has_notes(self) -> bool:
        """Whether anything is to be said of the file as a whole."""
        return bool(
            self.kept or self.new_teams or self.awards_left or self.stated or self.lacking or self.unused
        )

    @property
    def only_ticked(self) -> bool:
        return not any(one.count for one in self.sections if one.kind in {Kind.NEW, Kind.CHANGED})

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


def summarise(target: Target, file: ListFile, plan: Plan, accepted: Collection[int] = frozenset()) -> Summary:
    """`accepted`: doubtful lines that were written already, so that nobody is told they were not."""
    header = file.header
    labels = target.words.labels
    return Summary(
        fingerprint=plan.fingerprint,
        sheet=header.sheet.name,
        other_sheets=header.others,
        lines=len(file.records),
        headings=[[heading, labels[name]] for name, heading in header.headings.items()],
        unused=_named(header.unused),
        stated=[[labels[name], words] for name, words in file.stated.items()],
        lacking=[labels[name] for name in header.wants(file.stated)],
        kept=header.kept,
        skipped=[[one.line, one.reason] for one in file.skipped[:SHOWN]],
        new_teams=plan.new_teams,
        sections=_sections(target, plan, accepted),
        tickable=[row.line for row in plan.rows if row.tickable and row.line is not None],
        likely=plan.likely,
        left_out=len(plan.left_out(accepted)),
        awards_left=sum(bool(row.award_left) for row in plan.rows),
        can_apply=any(row.step for row in plan.rows),
    )


def _named(headings: list[str]) -> list[str]:
    """Each once; of a sheet with thousands of columns the first ones and how many more there are."""
    each = list(dict.fromkeys(headings))
    more = len(each) - COLUMNS_NAMED
    return each if more <= 0 else [*each[:COLUMNS_NAMED], f"và {more} cột nữa"]


def from_json(told: dict[str, Any]) -> Summary:
    sections = [
        Section(**{**section, "rows": [ShownRow(**row) for row in section["rows"]]})
        for section in told["sections"]
    ]
    return Summary(**{**told, "sections": sections})


def _sections(target: Target, plan: Plan, accepted: Collection[int]) -> list[Section]:
    written = plan.written_before(accepted)
    lines = {row.line for row in written}
    groups = [(ACCEPTED, *ACCEPTED_WORDS, written)]
    groups += [
        (kind.value, name, mark, note, [row for row in plan.of_kind(kind) if row.line not in lines])
        for kind, name, mark, note in SECTIONS
    ]
    return [
        Section(
            kind,
            name,
            mark,
            _note(kind, note, rows),
            len(rows),
            [_shown(target, row) for row in rows[:SHOWN]],
        )
        for kind, name, mark, note, rows in groups
        if rows
    ]


def _note(kind: str, note: str, rows: list[PlanRow]) -> str:
    """Where no doubtful line can be ticked nobody is sent looking for the box."""
    untickable = kind == Kind.DOUBTFUL and not any(row.tickable for row in rows)
    return "Không nhập. Sửa trong tệp rồi tải lên lại." if untickable else note


def _shown(target: Target, row: PlanRow) -> ShownRow:
    return ShownRow(row.line, row.full_name, row.reason, row.tickable, row.likely, target.told(row))
