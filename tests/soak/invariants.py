"""What must hold whenever the program was killed: every sentence that does not hold, by name."""

import hashlib
from collections import Counter as Tally
from collections.abc import Iterator
from pathlib import Path

from django.db.models import Count

from soak.acts import CROWD, word
from thidua.councils.models import Ballot, Motion, Name, Receipt, Roll
from thidua.councils.states import MotionState
from thidua.decisions.models import Decision, Submission, SubmissionLine
from thidua.decisions.states import Outcome
from thidua.documents.models import Counter, Document
from thidua.files.models import StoredFile
from thidua.ledger.models import Line
from thidua.ledger.queries import verify
from thidua.nominations.models import Dossier
from thidua.people.models import Grant, Person, YearMask
from thidua.units.models import Team


def broken(home: Path) -> list[str]:
    return [*_files(home), *_numbers(), *_imports(), *_votes(), *_answers(), *_ledger()]


def _files(home: Path) -> Iterator[str]:
    """Every row has its bytes, and they are the right ones."""
    for stored in StoredFile.objects.all():
        path = home / "files" / stored.sha256
        if not path.exists():
            yield f"{stored.name} has no bytes"
        elif hashlib.sha256(path.read_bytes()).hexdigest() != stored.sha256:
            yield f"{stored.name} has other bytes"


def _numbers() -> Iterator[str]:
    """No number twice, none left out, and the counter knows the last one."""
    for counter in Counter.objects.all():
        given = Document.objects.filter(unit=counter.unit, kind=counter.kind, year=counter.year)
        numbers = sorted(given.exclude(number=None).values_list("number", flat=True))
        if numbers != list(range(1, counter.last + 1)):
            yield f"{counter.kind}: numbers {numbers}, the counter says {counter.last}"


def _imports() -> Iterator[str]:
    """A file is there with all its people, teams and masks, or not at all."""
    found = Tally(name.rpartition(" ")[2] for name in _imported().values_list("full_name", flat=True))
    turns = Line.objects.filter(kind="intake.list_applied").count()
    if found != {word(turn): CROWD for turn in range(turns)}:
        yield f"of {turns} files there are {dict(found)} people"
    if _imported().filter(postings=None).exists():
        yield "somebody was imported without a posting"
    if Team.objects.filter(name__regex="^Tổ [0-9]+[AB]$").count() != 2 * turns:
        yield f"not two teams for each of {turns} files"
    if YearMask.objects.filter(person__in=_imported()).count() not in {0, CROWD * turns}:
        yield "some who were imported have masks and some have none"


def _imported():
    return Person.objects.filter(full_name__startswith="Người Thứ")


def _votes() -> Iterator[str]:
    """As many ballots a name as receipts and as people on the roll; counted just when closed."""
    for motion in Motion.objects.all():
        rolls, receipts = (
            Roll.objects.filter(motion=motion).count(),
            Receipt.objects.filter(motion=motion).count(),
        )
        names = Name.objects.filter(motion=motion)
        ballots = {Ballot.objects.filter(name=name).count() for name in names}
        if ballots != {rolls} or receipts != rolls:
            yield f"{motion.title}: {rolls} on the roll, {receipts} receipts, {ballots} ballots a name"
        counted = {(name.agree, name.passed) for name in names}
        due = {(rolls, True)} if motion.state == MotionState.CLOSED else {(None, None)}
        if counted != due:
            yield f"{motion.title} is {motion.state} and counted {counted}"
        told = {Dossier.objects.get(id=name.dossier_id).state for name in names}
        if (motion.state == MotionState.CLOSED) == bool(told & {"in_council"}):
            yield f"{motion.title} is {motion.state} and its dossiers are {told}"


def _answers() -> Iterator[str]:
    """A letter has its list, its line and its dossier; an answer has its decision and its grant."""
    sent = SubmissionLine.objects.select_related("dossier", "submission")
    for line in sent:
        if {line.submission.letter.kind, line.submission.list.kind} != {"TTr", "DS"}:
            yield "a letter without its list"
        if (line.outcome == Outcome.PENDING) != (line.decision_id is None):
            yield f"a line is {line.outcome} and its decision is {line.decision_id}"
    if Submission.objects.filter(lines=None).exists() or Decision.objects.filter(lines=None).exists():
        yield "a letter or a decision without a line"
    states = Tally(sent.values_list("dossier__state", flat=True))
    outcomes = Tally("submitted" if line.outcome == Outcome.PENDING else "granted" for line in sent)
    if states != outcomes:
        yield f"dossiers are {states}, their lines {outcomes}"
    if Grant.objects.count() != outcomes["granted"]:
        yield f"{Grant.objects.count()} grants for {outcomes['granted']} answers"


# One line of the ledger for one thing done: kind → how many of it there are.
DONE = {
    "files.file_kept": StoredFile.objects,
    "documents.document_issued": Document.objects,
    "councils.ballot_cast": Roll.objects,
    "councils.motion_closed": Motion.objects.filter(state=MotionState.CLOSED),
    "decisions.submission_sent": Submission.objects,
    "decisions.decision_received": Decision.objects,
}


def _ledger() -> Iterator[str]:
    """Every chain is whole, and as long as what was done."""
    yield from (verdict.sentence for verdict in verify() if verdict.broken_at is not None)
    lines = dict(Line.objects.values_list("kind").annotate(Count("id")))
    for kind, things in DONE.items():
        if lines.get(kind, 0) != things.all().count():
            yield f"{lines.get(kind, 0)} lines {kind} for {things.all().count()} of it"
