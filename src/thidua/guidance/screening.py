"""Screening of what a school writes: criteria, movements, tasks, drives. Every room above asks here before it saves.

Forbidden cannot be saved; risky needs a written reason, which is kept with the text and shown beside it. What was
saved before the law changed is not thrown away: `version` says under which words it was screened.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from statute.findings import Citation, Verification
from statute.screening import Verdict, screen_line, version
from thidua.core.errors import InvalidInputError
from thidua.core.text import tidy

__all__ = [
    "ForbiddenTextError",
    "ReasonMissingError",
    "Screened",
    "Verdict",
    "check_text",
    "pieces",
    "refuse_pressing",
    "screened",
    "screened_measure",
    "screened_word",
    "version",
]

# The mark, the icon and the words of a verdict.
_SHOWN = {
    Verdict.FORBIDDEN: ("no", "ban", "Không được dùng"),
    Verdict.RISKY: ("late", "alert-triangle", "Nên xem lại"),
    Verdict.OK: ("yes", "check", "Được"),
}
LONGEST_REASON = 300
# The law calls it risky to measure people by what they give; here it is never an input to marks, and never a duty.
GIVING = frozenset(("giving", "giving_scored", "giving_raised", "charity"))
NEVER_MEASURED = "Ủng hộ, đóng góp là tự nguyện: kết quả ủng hộ không được tính điểm, không là điều kiện xét, không bắt buộc."


class ForbiddenTextError(InvalidInputError):
    """Nội dung này không được dùng để đánh giá thi đua."""


class ReasonMissingError(InvalidInputError):
    """Nội dung này nên xem lại: muốn giữ thì phải ghi lý do."""


@dataclass(frozen=True, slots=True)
class Screened:
    """What the law says of one text; `pieces` are the text with the words that led to it marked."""

    text: str
    verdict: Verdict
    reason: str
    instead: str
    words: tuple[str, ...]
    rule: str | None
    citation: Citation | None
    verification: Verification | None
    tied: bool = False
    rules: frozenset[str] = frozenset()
    tied_rules: frozenset[str] = frozenset()

    @property
    def kind(self) -> str:
        return _SHOWN[self.verdict][0]

    @property
    def icon(self) -> str:
        return _SHOWN[self.verdict][1]

    @property
    def label(self) -> str:
        return _SHOWN[self.verdict][2]

    @property
    def is_ok(self) -> bool:
        return self.verdict is Verdict.OK

    @property
    def is_forbidden(self) -> bool:
        return self.verdict is Verdict.FORBIDDEN

    @property
    def is_giving(self) -> bool:
        """Risky for nothing but that it speaks of giving."""
        return self.needs_reason and self.rules <= GIVING

    @property
    def needs_reason(self) -> bool:
        return self.verdict is Verdict.RISKY

    @property
    def pieces(self) -> list[tuple[str, bool]]:
        return pieces(self.text, self.words)

    def open_with(self, because: str) -> bool:
        """Whether something is still to be done: forbidden, or risky without a reason."""
        return self.is_forbidden or (self.needs_reason and not because)


def screened(text: str) -> Screened:
    """The verdict on one text, with the words that led to it, the reason and a lawful wording."""
    found = screen_line(text)
    return Screened(
        text=found.text,
        verdict=found.verdict,
        reason=found.reason,
        instead=found.instead,
        words=tuple(found.words),
        rule=found.rule,
        citation=found.citation,
        verification=found.verification,
        tied=found.tied,
        rules=frozenset(found.rules),
        tied_rules=frozenset(found.tied_rules),
    )


def screened_measure(text: str) -> Screened:
    """Of what people are measured by: giving is refused whatever else is said, it is never an input to marks."""
    found = screened(text)
    return found if found.is_forbidden or found.rules.isdisjoint(GIVING) else _refused(found)


def screened_word(text: str) -> Screened:
    """Of what a plan says: a drive may be spoken of; giving as a duty, or as what marks and titles depend on, is refused."""
    found = screened(text)
    return found if found.is_forbidden or found.tied_rules.isdisjoint(GIVING) else _refused(found)


def _refused(found: Screened) -> Screened:
    return replace(found, verdict=Verdict.FORBIDDEN, reason=NEVER_MEASURED, tied=True)


def check_text(
    text: str, *, because: str = "", field: str = "text", reason_field: str = "because", named: str = ""
) -> str:
    """Before saving: the reason as it is kept, empty where none is needed.

    Refuses what is forbidden at `field`, what is risky without a written reason at `reason_field`; `named` tells
    which one of many it is ("Tiêu chí 3").
    """
    found, because = screened_word(text), tidy(because)
    before = f"{named}: " if named else ""
    marked = ", ".join(f"“{word}”" for word in found.words)
    if found.is_forbidden:
        instead = f" Có thể viết: {found.instead}" if found.instead else ""
        raise ForbiddenTextError(
            field, f"{before}không lưu được vì các chữ {marked}. {found.reason}{instead}"
        )
    if not found.needs_reason:
        return ""
    if not because:
        raise ReasonMissingError(
            reason_field,
            f"{before}nên xem lại các chữ {marked}. {found.reason} Hãy viết lại, hoặc ghi lý do vì sao vẫn giữ.",
        )
    if len(because) > LONGEST_REASON:
        raise InvalidInputError(reason_field, f"{before}lý do dài quá {LONGEST_REASON} ký tự, hãy rút gọn.")
    return because


def refuse_pressing(text: str, *, field: str) -> None:
    """Of prose, which measures nobody by being written: only what says that a forbidden thing brings or takes something."""
    found = screened_word(text)
    if found.is_forbidden and found.tied:
        marked = ", ".join(f"“{word}”" for word in found.words)
        raise ForbiddenTextError(field, f"Không lưu được vì các chữ {marked}. {found.reason}")


def pieces(text: str, words: Iterable[str]) -> list[tuple[str, bool]]:
    """The words come from left to right as they stand in the text; each is sought behind the one before."""
    found, at = [], 0
    for word in words:
        begin = text.find(word, at)
        if begin < 0:
            continue
        found += [(text[at:begin], False), (word, True)]
        at = begin + len(word)
    return [piece for piece in (*found, (text[at:], False)) if piece[0]]
