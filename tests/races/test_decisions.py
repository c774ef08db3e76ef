"""Two people of one office at once: the same lines answered, the same dossiers sent, the same grants registered."""

import threading
from datetime import date

import pytest

from factories.base import actor, make_school
from factories.decisions import DECIDED, granted, line_of, receive, refused, submit, supported, teachers
from thidua.decisions.actions import (
    appraising,
    attach_scan,
    change_parent,
    lines,
    make_certificates,
    return_lines,
    scanning,
    submitting,
    take_in_hand,
)
from thidua.decisions.actions.answering import Scan, issue_decision
from thidua.decisions.errors import (
    AnsweredMeanwhileError,
    ScannedMeanwhileError,
    SentMeanwhileError,
    TakenMeanwhileError,
)
from thidua.decisions.models import Decision, Readdressing, Submission, SubmissionLine
from thidua.documents import actions as papers
from thidua.documents.actions import numbers
from thidua.documents.models import Certificate, Counter, Document
from thidua.documents.queries import certificates_of
from thidua.ledger.actions import Actor
from thidua.nominations.models import Dossier
from thidua.people.models import Grant

pytestmark = pytest.mark.races


def names(results):
    return sorted(type(result).__name__ for result in results)


def read_by_both(read):
    """The guard turned off: two people have read before either of them writes."""
    both_have_read = threading.Barrier(2, timeout=30)

    def reading(*given, **named):
        found = read(*given, **named)
        both_have_read.wait()
        return found

    return reading


def unlocked_lines(submission):
    return SubmissionLine.objects.filter(submission=submission)


def unlocked_dossiers(unit, year, chosen):
    return list(Dossier.objects.filter(unit=unit, year=year, id__in=[dossier.id for dossier in chosen]))


def test_without_the_lock_the_second_answer_fails_without_being_told_what_stands(
    postgres_database, together, monkeypatch
):
    school = make_school()
    (thu,) = teachers(school, 1)
    submission = submit(school, dossier := supported(school, thu))
    yes, no = granted(dossier), refused(dossier)
    monkeypatch.setattr(lines, "_locked", unlocked_lines)
    monkeypatch.setattr(lines, "refuse_answered", read_by_both(lines.refuse_answered))

    results = together(
        [
            lambda: receive(school, submission, yes),
            lambda: receive(school, submission, no, paper="1400/QĐ-UBND"),
        ]
    )

    assert names(results) == ["Decision", "StepRefusedError"]


def test_of_two_who_answer_the_same_line_one_wins_and_the_other_is_told(postgres_database, together):
    school = make_school()
    (thu,) = teachers(school, 1)
    submission = submit(school, dossier := supported(school, thu))
    yes, no = granted(dossier), refused(dossier)

    results = together(
        [
            lambda: receive(school, submission, yes),
            lambda: receive(school, submission, no, paper="1400/QĐ-UBND"),
        ]
    )

    assert names(results) == ["AnsweredMeanwhileError", "Decision"]
    (told,) = [result for result in results if isinstance(result, AnsweredMeanwhileError)]
    (won,) = [result for result in results if isinstance(result, Decision)]
    assert "Bùi Thị Mùa Thu – Lao động tiên tiến" in str(told)
    assert Grant.objects.count() == (1 if won.paper == "1398/QĐ-UBND" else 0)
    assert Decision.objects.get() == won


def test_without_the_lock_the_same_dossiers_go_out_in_two_letters_until_the_line_stops_them(
    postgres_database, together, monkeypatch
):
    school = make_school()
    dossiers = [supported(school, person) for person in teachers(school, 3)]
    monkeypatch.setattr(submitting, "_locked", read_by_both(unlocked_dossiers))

    results = together([lambda: submit(school, *dossiers)] * 2)

    assert names(results) == ["IntegrityError", "Submission"]


def test_of_two_who_send_the_same_dossiers_one_wins_and_no_number_is_lost(postgres_database, together):
    school = make_school()
    dossiers = [supported(school, person) for person in teachers(school, 3)]

    results = together([lambda: submit(school, *dossiers), lambda: submit(school, *reversed(dossiers))])

    assert names(results) == ["SentMeanwhileError", "Submission"]
    assert any(
        isinstance(result, SentMeanwhileError) and "Lê Thị Hướng Dương" in str(result) for result in results
    )
    assert Submission.objects.count() == 1
    assert {counter.last for counter in Counter.objects.all()} == {1}
    assert Document.objects.count() == 2


@pytest.fixture
def grants(postgres_database):
    """Three to certify, in a school whose register of certificates has begun: its counter stands already."""
    school = make_school()
    before, *grants = [
        Grant.objects.create(
            person=person,
            unit=school.unit,
            code="LDTT",
            school_year="2025-2026",
            on=DECIDED,
            paper="1398/QĐ-UBND",
            authority="Chủ tịch UBND xã Hoa Sen",
            checked=True,
        )
        for person in teachers(school, 4)
    ]
    register(school, [before])
    return school, grants


def register(school, grants):
    return papers.register_certificates(
        by=actor(school.alice, school), unit=school.unit, grants=grants, on=DECIDED
    )


def codes_and_numbers(school, grants):
    return [(one.code, one.register_number) for one in register(school, grants)]


def unlocked_counter(counter):
    return Counter.objects.get(id=counter)


def test_without_the_lock_two_register_the_same_grants(grants, together, monkeypatch):
    monkeypatch.setattr(numbers, "_locked", unlocked_counter)
    looking = read_by_both(lambda unit, wanted: list(certificates_of(unit, wanted)))
    monkeypatch.setattr(papers, "certificates_of", looking)

    results = together([lambda: codes_and_numbers(*grants)] * 2)

    assert names(results) == ["IntegrityError", "list"]


def test_certificates_registered_by_two_at_once_are_the_same_ones(grants, together):
    results = together([lambda: codes_and_numbers(*grants)] * 4)

    assert [result == results[0] for result in results] == [True] * 4
    assert sorted(Certificate.objects.values_list("register_number", flat=True)) == [1, 2, 3, 4]


def test_without_the_lock_two_enter_the_same_certificates_as_two_papers(grants, together, monkeypatch):
    school, chosen = grants
    certificates = register(school, chosen)
    monkeypatch.setattr(numbers, "_locked", unlocked_counter)
    monkeypatch.setattr(papers, "document_holding", read_by_both(papers.document_holding))
    by = actor(school.alice, school)

    def issue():
        return papers.issue_certificates(by=by, unit=school.unit, certificates=certificates, on=DECIDED)

    results = together([issue] * 2)

    assert [is_new for _, is_new in results] == [True, True]
    assert Document.objects.count() == 2


def test_certificates_made_by_three_at_once_are_one_paper(grants, together):
    school, chosen = grants
    by = actor(school.alice, school)

    results = together([lambda: make_certificates(by=by, unit=school.unit, grants=chosen, on=DECIDED)] * 3)

    assert sorted(is_new for _, is_new in results) == [False, False, True]
    assert {document for document, _ in results} == {Document.objects.get()}


# At the unit above.


def officers(school):
    """Two people of the commune's office."""
    return [Actor(user=user.id, unit=school.commune.id) for user in (school.alice, school.an)]


def issue(school, submission, by, *answers):
    return issue_decision(
        by=by, unit=school.commune, submission=submission, on=DECIDED, signer="Biển Xanh", answers=answers
    )


def send_back(school, submission, by, dossier):
    reasons = {line_of(dossier).id: "Thiếu minh chứng"}
    return return_lines(by=by, unit=school.commune, submission=submission, reasons=reasons, on=DECIDED)


def one_line():
    school = make_school()
    (thu,) = teachers(school, 1)
    submission = submit(school, dossier := supported(school, thu))
    return school, submission, dossier


def test_without_the_lock_a_return_and_a_decision_meet_only_in_the_dossier(
    postgres_database, together, monkeypatch
):
    school, submission, dossier = one_line()
    lan, ha = officers(school)
    yes = granted(dossier)
    monkeypatch.setattr(lines, "_locked", unlocked_lines)
    both = read_by_both(lines.refuse_answered)
    monkeypatch.setattr(lines, "refuse_answered", both)
    monkeypatch.setattr(appraising, "refuse_answered", both)

    results = together(
        [lambda: issue(school, submission, lan, yes), lambda: send_back(school, submission, ha, dossier)]
    )

    assert "StepRefusedError" in names(results), "the loser is not told what stands"


def test_of_a_return_and_a_decision_one_wins_and_the_other_is_told(postgres_database, together):
    school, submission, dossier = one_line()
    lan, ha = officers(school)
    yes = granted(dossier)

    results = together(
        [lambda: issue(school, submission, lan, yes), lambda: send_back(school, submission, ha, dossier)]
    )

    assert names(results) in (["AnsweredMeanwhileError", "Decision"], ["AnsweredMeanwhileError", "list"])
    line = line_of(dossier)
    assert Grant.objects.count() == (1 if line.outcome == "granted" else 0)
    assert Decision.objects.count() == Grant.objects.count()


def test_of_two_officers_who_decide_a_line_one_wins_and_no_number_is_lost(postgres_database, together):
    school, submission, dossier = one_line()
    lan, ha = officers(school)
    yes, no = granted(dossier), refused(dossier)

    results = together(
        [
            lambda: issue(school, submission, lan, yes),
            lambda: issue_decision(
                by=ha,
                unit=school.commune,
                submission=submission,
                on=DECIDED,
                signer="",
                answers=[no],
                paper="15/TB-UBND",
            ),
        ]
    )

    assert names(results) == ["AnsweredMeanwhileError", "Decision"]
    assert Decision.objects.count() == 1
    made = Document.objects.filter(unit=school.commune).values_list("number", flat=True)
    assert list(made) in ([], [1])


def test_of_two_officers_who_take_it_one_is_told(postgres_database, together):
    school, submission, _ = one_line()

    results = together(
        [
            lambda by=by: take_in_hand(by=by, unit=school.commune, submission=submission, on=DECIDED)
            for by in officers(school)
        ]
    )

    assert names(results) == ["TakenMeanwhileError", "list"]
    assert any(isinstance(result, TakenMeanwhileError) for result in results)


def test_a_new_parent_and_a_decision_leave_the_line_answered_or_moved_never_both(postgres_database, together):
    school, submission, dossier = one_line()
    other = make_school("THCS-TG", "Trường THCS Trường Giang").commune
    yes = granted(dossier)

    results = together(
        [
            lambda: receive(school, submission, yes, on=date(2026, 7, 20)),
            lambda: change_parent(
                by=actor(school.an, school), unit=school.unit, parent=other, on=date(2026, 7, 1)
            ),
        ]
    )

    assert "UnitParent" in names(results)
    moved = Readdressing.objects.count()
    outcome = line_of(dossier).outcome
    assert (outcome, moved) in {("granted", 0), ("pending", 1)}


def test_without_the_lock_two_scans_are_attached_and_one_is_lost(postgres_database, together, monkeypatch):
    school, submission, dossier = one_line()
    decision = receive(school, submission, granted(dossier))
    monkeypatch.setattr(
        scanning, "_locked", read_by_both(lambda decision: Decision.objects.get(id=decision.id))
    )

    results = together([lambda name=name: attach(school, decision, name) for name in ("a.pdf", "b.pdf")])

    assert names(results) == ["Decision", "Decision"]


def test_of_two_scans_one_is_attached(postgres_database, together):
    school, submission, dossier = one_line()
    decision = receive(school, submission, granted(dossier))

    results = together([lambda name=name: attach(school, decision, name) for name in ("a.pdf", "b.pdf")])

    assert names(results) == ["Decision", "ScannedMeanwhileError"]
    assert any(isinstance(result, ScannedMeanwhileError) for result in results)


def attach(school, decision, name):
    scan = Scan(name, b"%PDF-" + name.encode(), "application/pdf")
    return attach_scan(by=actor(school.alice, school), decision=decision, scan=scan, on=DECIDED)
