"""What came back from above, line by line with its reason; and how far the year's work is."""

from collections.abc import Iterator
from dataclasses import dataclass

from thidua.decisions.models import Decision, SubmissionLine
from thidua.decisions.states import Outcome
from thidua.registrations.states import PledgeState, RoundState
from thidua.reports.queries.desk import Desk
from thidua.units.models import SchoolYear

KINDS = {
    Outcome.GRANTED: ("yes", "Được tặng"),
    Outcome.GRANTED_LOWER: ("unknown", "Tặng mức thấp hơn"),
    Outcome.REFUSED: ("no", "Không tặng"),
    Outcome.RETURNED: ("late", "Cấp trên trả lại"),
    Outcome.ANNULLED: ("done", "Tờ trình đã hủy"),
    Outcome.PENDING: ("doing", "Chờ trả lời"),
}


@dataclass(frozen=True, slots=True)
class Result:
    """One line of a decision. `code` is what was asked for, `granted` what was given instead, if it differs."""

    name: str
    code: str
    granted: str
    kind: str
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class Received:
    decision: Decision
    results: tuple[Result, ...]
    sentence: str
    more: int


@dataclass(frozen=True, slots=True)
class Progress:
    """A bar with the sentence that says what it shows."""

    name: str
    done: int
    total: int
    sentence: str


def result_of(line: SubmissionLine) -> Result:
    kind, words = KINDS[Outcome(line.outcome)]
    lower = line.granted_code if line.outcome == Outcome.GRANTED_LOWER else ""
    return Result(line.dossier.holder_name, line.dossier.award, lower, kind, words, line.reason)


def received(desk: Desk, shown: int = 8) -> Received | None:
    """The newest decision on what the unit sent in its open years; what was not granted as asked stands first."""
    lines = [line for sent in desk.sent for line in sent.lines]
    decisions = {line.decision.id: line.decision for line in lines if line.decision}
    if not decisions:
        return None
    newest = max(decisions.values(), key=lambda decision: (decision.on, decision.id))
    answered = [line for line in lines if line.decision_id == newest.id]
    answered.sort(key=lambda line: line.outcome == Outcome.GRANTED)
    counts = {
        words.lower(): sum(line.outcome == outcome for line in answered)
        for outcome, (_, words) in KINDS.items()
    }
    parts = ", ".join(f"{count} {words}" for words, count in counts.items() if count)
    return Received(
        decision=newest,
        results=tuple(result_of(line) for line in answered[:shown]),
        sentence=f"{len(answered)} dòng: {parts}",
        more=max(0, len(answered) - shown),
    )


def progress_of(desk: Desk) -> list[Progress]:
    """Of the oldest open year: what must be finished first."""
    return list(_progress(desk, desk.years[0])) if desk.years else []


def _progress(desk: Desk, year: SchoolYear) -> Iterator[Progress]:
    # Of those at work now: whoever has left since would make the number full while somebody is missing.
    here = {row.person_id for row in desk.staff}
    people = len(here)
    pledges = [pledge for pledge in desk.pledges_in(year) if pledge.person_id in here]
    if pledges:
        done = sum(pledge.state == PledgeState.CONFIRMED for pledge in pledges)
        yield Progress("Bản đăng ký đã xác nhận", done, people, _pledged(desk, year, done, people))
    graded = sum(line.grade is not None for line in desk.lines_in(year) if line.person_id in here)
    if graded:
        yield Progress("Đã có xếp loại", graded, people, _missing(graded, people, "người"))
    # A line sent back was not answered: its dossier is here again, and comes on a line of its own if it goes up anew.
    sent_up = [line for sent in desk.sent if sent.submission.year_id == year.id for line in sent.lines]
    lines = [line for line in sent_up if line.outcome != Outcome.RETURNED]
    if lines:
        done = sum(line.outcome != Outcome.PENDING for line in lines)
        yield Progress("Dòng gửi lên đã có trả lời", done, len(lines), _missing(done, len(lines), "dòng"))


def _pledged(desk: Desk, year: SchoolYear, done: int, people: int) -> str:
    """Once the list is locked nobody is waited for: the rest pledged nothing, and that is no fault."""
    found = desk.rounds.get(year.id)
    if found is None or found.state != RoundState.LOCKED or done >= people:
        return _missing(done, people, "người")
    return f"Danh sách đã khóa; {people - done} người không có trong danh sách."


def _missing(done: int, total: int, what: str) -> str:
    return f"Còn thiếu {total - done} {what}." if done < total else "Đã đủ."
