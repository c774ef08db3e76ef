"""The result of one motion, name by name, as minutes and count sheet print it. Nothing is decided here."""

from dataclasses import dataclass
from fractions import Fraction

from docx.document import Document

from paper import words
from paper.errors import ContractError
from paper.layout import Column, Run, paragraph, table


@dataclass(frozen=True, slots=True, kw_only=True)
class NameResult:
    """How the council voted on one name.

    ``base`` is the number of votes the law or the regulation counts against (members entitled for this name, absent
    ones included where the rule says so); ``needed`` the share of it that must agree; ``passed`` what the tally
    found. ``at_least``: the share itself is enough, else more than it is asked; ``votes`` how many that is, printed
    beside it. ``recused`` names those who left the vote on this name.
    """

    name: str
    position: str
    award: str
    agree: int
    disagree: int
    blank: int
    base: int
    needed: Fraction
    passed: bool
    recused: tuple[str, ...] = ()
    at_least: bool = True
    votes: int | None = None

    def __post_init__(self) -> None:
        """Raises ContractError when more votes are counted than there are in the base."""
        counts = (self.agree, self.disagree, self.blank)
        if self.base <= 0 or min(counts) < 0 or sum(counts) > self.base:
            raise ContractError(f"Số phiếu của {self.name} không khớp với tổng số người được biểu quyết.")


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionResult:
    """One motion put to the vote and closed; ``issued`` ≥ ``returned`` = ``valid`` + ``invalid`` ballots."""

    subject: str
    secret: bool
    issued: int
    returned: int
    valid: int
    invalid: int
    names: tuple[NameResult, ...]

    def __post_init__(self) -> None:
        """Raises ContractError when the ballots do not add up."""
        counts = (self.issued, self.returned, self.valid, self.invalid)
        if min(counts) < 0 or self.returned > self.issued or self.valid + self.invalid != self.returned:
            raise ContractError(
                f"Số phiếu phát ra, thu vào, hợp lệ của nội dung “{self.subject}” không khớp nhau."
            )


def share(part: int, whole: int) -> str:
    """“7/8 (87,5%)”: the counts first, for a rounded share alone can hide a missed threshold."""
    return f"{part}/{whole} ({words.percent(part, whole)})"


def threshold(needed: Fraction, *, at_least: bool = True) -> str:
    """“từ 2/3”, “quá 2/3”; tenths and hundredths are said as per cent ("từ 90%")."""
    word = "từ" if at_least else "quá"
    if 100 % needed.denominator == 0 and needed.denominator > 4:  # noqa: PLR2004 - 1/2, 2/3, 3/4 are said as fractions
        return f"{word} {words.percent(needed.numerator, needed.denominator)}"
    return f"{word} {needed.numerator}/{needed.denominator}"


def asked(name: NameResult) -> str:
    """“quá 2/3 (ít nhất 5/6 phiếu)”."""
    said = threshold(name.needed, at_least=name.at_least)
    return said if name.votes is None else f"{said} (ít nhất {name.votes}/{name.base} phiếu)"


def ballots_line(motion: MotionResult) -> str:
    """One sentence with the numbers of ballots given out, returned, valid and invalid."""
    return (
        f"Số phiếu phát ra: {motion.issued}; số phiếu thu vào: {motion.returned}; "
        f"số phiếu hợp lệ: {motion.valid}; số phiếu không hợp lệ: {motion.invalid}."
    )


def results_table(document: Document, motion: MotionResult) -> None:
    """The table of names with counts, and the sentence on who did not take part below it."""
    table(
        document,
        [
            Column("STT", 12, "centre"),
            Column("Họ và tên, chức vụ", 36),
            Column("Danh hiệu, hình thức", 26),
            Column("Đồng ý", 20, "centre"),
            Column("Không đồng ý", 16, "centre"),
            Column("Trống", 13, "centre"),
            Column("Cần đạt", 22, "centre"),
            Column("Kết quả", 20, "centre"),
        ],
        [_row(place, name) for place, name in enumerate(motion.names, start=1)],
    )
    for name in motion.names:
        if name.recused:
            who = words.sentence_list([words.clean(person) for person in name.recused])
            paragraph(
                document, Run(f"Không tham gia biểu quyết về {words.clean(name.name)}: {who}.", italic=True)
            )


def _row(place: int, name: NameResult) -> tuple[str, ...]:
    return (
        str(place),
        f"{name.name}, {name.position}",
        name.award,
        share(name.agree, name.base),
        str(name.disagree),
        str(name.blank),
        asked(name),
        "Đạt" if name.passed else "Chưa đủ phiếu",
    )
