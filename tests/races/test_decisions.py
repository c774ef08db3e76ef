"""Two people of one office at once: the same lines answered, the same dossiers sent, the same grants registered."""

import pytest

from factories.base import actor, make_school
from factories.decisions import DECIDED, granted, receive, refused, submit, supported, teachers
from thidua.decisions.errors import AnsweredMeanwhileError, SentMeanwhileError
from thidua.decisions.models import Decision, Submission
from thidua.documents.actions import register_certificates
from thidua.documents.models import Certificate, Counter, Document
from thidua.people.models import Grant

pytestmark = pytest.mark.races


def names(results):
    return sorted(type(result).__name__ for result in results)


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


def test_certificates_registered_by_two_at_once_are_the_same_ones(postgres_database, together):
    school = make_school()
    grants = [
        Grant.objects.create(
            person=person,
            unit=school.unit,
            code="LDTT",
            school_year="2025-2026",
            on=DECIDED,
            paper="1398/QĐ-UBND",
            authority="Chủ tịch UBND xã Hoa Sen",
        )
        for person in teachers(school, 3)
    ]
    by = actor(school.alice, school)

    def register():
        found = register_certificates(by=by, unit=school.unit, grants=grants, on=DECIDED)
        return [(one.code, one.register_number) for one in found]

    results = together([register] * 4)

    assert [result == results[0] for result in results] == [True] * 4
    assert sorted(Certificate.objects.values_list("register_number", flat=True)) == [1, 2, 3]
