"""A letter annulled at the very moment in which somebody takes it in hand or answers it."""

import pytest

from factories.base import actor, make_school
from factories.decisions import DECIDED, granted, line_of, receive, submit, supported, teachers
from thidua.decisions.actions import annul_submission, annulling, lines, take_in_hand
from thidua.decisions.models import SubmissionLine
from thidua.ledger.actions import Actor
from thidua.nominations.models import Dossier
from thidua.people.models import Grant

pytestmark = pytest.mark.races


def names(results):
    return sorted(type(result).__name__ for result in results)


@pytest.fixture
def sent(postgres_database):
    school = make_school()
    (thu,) = teachers(school, 1)
    dossier = supported(school, thu)
    return school, submit(school, dossier), dossier


def annul(school, submission):
    return annul_submission(
        by=actor(school.alice, school), submission=submission, reason="Nhầm ngày", on=DECIDED
    )


def take(school, submission):
    by = Actor(user=None, unit=school.commune.id)
    return take_in_hand(by=by, unit=school.commune, submission=submission, on=DECIDED)


def test_without_the_lock_a_letter_is_annulled_and_in_hand_at_once(sent, together, monkeypatch):
    school, submission, dossier = sent

    def taken_before_it_is_written(found):
        untouched = annulling_asks(found)
        together([lambda: take(school, submission)])
        return untouched

    annulling_asks = annulling.is_untouched
    unlocked = SubmissionLine.objects.filter(submission=submission).select_related("dossier")
    monkeypatch.setattr(lines, "_locked", lambda _submission: unlocked.all())
    monkeypatch.setattr(annulling, "is_untouched", taken_before_it_is_written)

    annul(school, submission)

    line = line_of(dossier)
    assert (line.outcome, line.taken_on) == ("annulled", DECIDED)


def test_of_a_letter_annulled_and_a_decision_received_one_wins_and_the_other_is_told(sent, together):
    school, submission, dossier = sent
    yes = granted(dossier)

    results = together([lambda: annul(school, submission), lambda: receive(school, submission, yes)])

    state = Dossier.objects.get().state
    assert (names(results), state, Grant.objects.count()) in [
        (["AnsweredMeanwhileError", "Submission"], "supported", 0),
        (["Decision", "NotAnnullableError"], "granted", 1),
    ]


def test_of_a_letter_annulled_and_taken_in_hand_one_wins_and_the_other_is_told(sent, together):
    school, submission, dossier = sent

    results = together([lambda: annul(school, submission), lambda: take(school, submission)])

    line = line_of(dossier)
    assert (names(results), line.outcome, line.taken_on) in [
        (["AnnulledMeanwhileError", "Submission"], "annulled", None),
        (["NotAnnullableError", "list"], "pending", DECIDED),
    ]


def test_of_two_who_annul_the_second_is_told(sent, together):
    school, submission, _ = sent

    results = together([lambda: annul(school, submission)] * 2)

    assert names(results) == ["AnnulledMeanwhileError", "Submission"]
