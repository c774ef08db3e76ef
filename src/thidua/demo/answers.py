"""June to August 2026: what is sent up, how commune and city answer it, the certificates, the end of the year."""

from datetime import date

from thidua.decisions.actions import (
    LineAnswer,
    close_year,
    create_submission,
    issue_decision,
    make_certificates,
    receive_decision,
    return_lines,
    take_in_hand,
)
from thidua.decisions.actions.answering import Scan
from thidua.decisions.models import Decision, Submission, SubmissionLine
from thidua.decisions.queries.submissions import lines_of
from thidua.decisions.states import Outcome
from thidua.demo.plot import Plot
from thidua.demo.scans import CONTENT_TYPE, scan_of
from thidua.demo.school import PRINCIPAL, SECRETARY, Stage, on_day
from thidua.nominations.actions import write_achievement
from thidua.nominations.models import Dossier
from thidua.nominations.queries import dossiers_of
from thidua.nominations.states import DossierState
from thidua.people.models import Grant
from thidua.units.actions import open_school_year

SIGNER = "Trịnh Văn Biển Bạc"
CITY, CITY_SIGNER, CITY_PAPER = "Chủ tịch UBND thành phố Sông Xanh", "Cao Văn Hải Triều", "1986/QĐ-UBND"
# Decided by the city; the commune passes it on.
OF_THE_CITY = "TTLDXS"
CERTIFIED = ("CSTDCS", "TTLDTT", "TTLDXS")


def submit(stage: Stage) -> list[Submission]:
    """Two letters: what the commune decides, and what it passes on to the city."""
    today = on_day(2026, 6, 8)
    supported = list(dossiers_of(stage.unit, stage.year, states=[DossierState.SUPPORTED]))
    groups = (
        [one for one in supported if one.award != OF_THE_CITY],
        [one for one in supported if one.award == OF_THE_CITY],
    )
    return [_sent(stage, group, today) for group in groups if group]


def answer(stage: Stage, plot: Plot, submissions: list[Submission]) -> Decision:
    """The commune takes all in hand, returns one line, decides the others; the city's decision comes on paper."""
    today = on_day(2026, 6, 12)
    for submission in submissions:
        take_in_hand(by=stage.above, unit=stage.commune, submission=submission, on=today)
    own, *passed_on = submissions
    today = on_day(2026, 7, 2)
    returned = next(line for line in lines_of(own) if _is(stage, line, plot.unanswered))
    reasons = {returned.id: "Tóm tắt thành tích chưa nêu kết quả áp dụng sáng kiến. Đề nghị bổ sung."}
    return_lines(by=stage.above, unit=stage.commune, submission=own, reasons=reasons, on=today)
    decision = _issued(stage, own, on_day(2026, 7, 10), plot)
    for submission in passed_on:
        _of_the_city(stage, submission)
    _certificates(stage, on_day(2026, 7, 14, 14))
    return decision


def mend(stage: Stage) -> Submission:
    """What came back is mended and goes up again; nobody at the commune has taken it yet."""
    today = on_day(2026, 7, 14, 15)
    returned = list(dossiers_of(stage.unit, stage.year, states=[DossierState.RETURNED]))
    mended = [
        write_achievement(
            by=stage.by(SECRETARY),
            dossier=one,
            achievement="Sáng kiến được áp dụng ở bốn lớp; số học sinh đạt yêu cầu tăng từ 31 lên 36 trên 40 em.",
            version=one.version,
        )
        for one in returned
    ]
    return _sent(stage, mended, today)


def answer_last(stage: Stage, plot: Plot, again: Submission) -> None:
    """The line that was mended is taken, and granted."""
    take_in_hand(by=stage.above, unit=stage.commune, submission=again, on=on_day(2026, 7, 27))
    _issued(stage, again, on_day(2026, 8, 5), plot)
    _certificates(stage, on_day(2026, 8, 7))


def close(stage: Stage, *, then_next: bool) -> None:
    """The year is closed, and mostly the next one opened."""
    by = stage.by(PRINCIPAL)
    close_year(by=by, unit=stage.unit, year=stage.year, on=on_day(2026, 8, 20))
    if then_next:
        on_day(2026, 9, 3)
        open_school_year(by=by, unit=stage.unit, name="2026-2027")


def _sent(stage: Stage, dossiers: list[Dossier], on: date) -> Submission:
    return create_submission(
        by=stage.by(SECRETARY), unit=stage.unit, year=stage.year, dossiers=dossiers, on=on
    )


def _issued(stage: Stage, submission: Submission, on: date, plot: Plot) -> Decision:
    """All that still waits: the commune's own paper, with its own next number."""
    waiting = [line for line in lines_of(submission) if line.outcome == Outcome.PENDING]
    return issue_decision(
        by=stage.above,
        unit=stage.commune,
        submission=submission,
        on=on,
        signer=SIGNER,
        answers=[_answer(stage, plot, line) for line in waiting],
    )


def _of_the_city(stage: Stage, submission: Submission) -> None:
    """On paper, through the commune: the secretary enters it with its scan."""
    on_day(2026, 7, 14)
    receive_decision(
        by=stage.by(SECRETARY),
        submission=submission,
        paper=CITY_PAPER,
        on=date(2026, 7, 13),
        authority=CITY,
        signer=CITY_SIGNER,
        answers=[LineAnswer(line.id, Outcome.GRANTED) for line in lines_of(submission)],
        scan=Scan("1986-QĐ-UBND.pdf", scan_of(CITY_PAPER), CONTENT_TYPE),
    )


def _certificates(stage: Stage, today: date) -> None:
    held = Grant.objects.filter(unit=stage.unit, school_year=stage.year.name, code__in=CERTIFIED)
    rows = sorted(held.select_related("person", "team", "unit"), key=lambda one: one.list_place)
    make_certificates(by=stage.by(SECRETARY), unit=stage.unit, grants=rows, on=today)


def _answer(stage: Stage, plot: Plot, line: SubmissionLine) -> LineAnswer:
    if _is(stage, line, plot.lowered):
        reason = "Sáng kiến do trường công nhận, chưa được xã công nhận; tặng Lao động tiên tiến."
        return LineAnswer(line.id, Outcome.GRANTED_LOWER, "LDTT", reason)
    if _is(stage, line, plot.refused):
        return LineAnswer(line.id, Outcome.REFUSED, "", "Hồ sơ thiếu minh chứng áp dụng sáng kiến.")
    return LineAnswer(line.id, Outcome.GRANTED)


def _is(stage: Stage, line: SubmissionLine, key: str) -> bool:
    """The higher title of this one of the cast."""
    return line.dossier.award == "CSTDCS" and stage.key(line.dossier.holder_name) == key
