"""What the deciding level answered, line by line, and what of it reaches people."""

from datetime import date

import pytest

from factories.base import make_school
from factories.decisions import (
    DECIDED,
    PAPER,
    granted,
    line_of,
    lowered,
    pending,
    receive,
    refused,
    submit,
    supported,
    teachers,
)
from thidua.core.errors import InvalidInputError
from thidua.decisions.actions.answering import Scan
from thidua.decisions.errors import (
    AnsweredMeanwhileError,
    ContradictionError,
    LineRefusedError,
    NoAnswerError,
)
from thidua.decisions.models import Decision
from thidua.decisions.states import Outcome
from thidua.ledger.models import Line
from thidua.nominations.states import DossierState
from thidua.people.models import Grant, YearRecord

pytestmark = pytest.mark.django_db


def awards(person):
    return sorted(Grant.objects.filter(person=person).values_list("code", flat=True))


def decided(year="2025-2026"):
    rows = YearRecord.objects.filter(school_year=year, titles_decided=True)
    return set(rows.values_list("person__full_name", flat=True))


@pytest.fixture
def school():
    return make_school()


def test_before_the_decision_nobody_has_anything_and_afterwards_what_was_answered(school):
    thu, lam, may = teachers(school, 3)
    for_thu = [supported(school, thu, "LDTT"), supported(school, thu, "CSTDCS")]
    for_lam, for_may = supported(school, lam), supported(school, may)
    submission = submit(school, *for_thu, for_lam, for_may)
    assert Grant.objects.count() == 0

    receive(school, submission, granted(for_thu[0]), lowered(for_thu[1]), refused(for_lam), granted(for_may))

    assert [awards(thu), awards(lam), awards(may)] == [["LDTT"], [], ["LDTT"]]
    for dossier in (*for_thu, for_lam, for_may):
        dossier.refresh_from_db()
    assert [one.state for one in (*for_thu, for_lam, for_may)] == [
        DossierState.GRANTED,
        DossierState.GRANTED_LOWER,
        DossierState.REFUSED,
        DossierState.GRANTED,
    ]
    assert (for_thu[1].granted_code, for_thu[1].outcome_reason) == ("LDTT", "Chưa đủ phiếu của cấp xã")
    assert for_lam.outcome_reason == "Sáng kiến chưa được công nhận"


def test_a_grant_names_its_decision_and_is_unchecked_without_a_scan(school):
    (thu,) = teachers(school, 1)
    submission = submit(school, dossier := supported(school, thu))

    decision = receive(school, submission, granted(dossier))

    grant = Grant.objects.get()
    assert (grant.decision, grant.paper, grant.on, grant.authority, grant.basis, grant.checked) == (
        decision.id,
        PAPER,
        DECIDED,
        "Chủ tịch UBND xã Hoa Sen",
        "merit",
        False,
    )
    assert grant.school_year == "2025-2026"


def test_a_scan_makes_the_grants_checked(school):
    (thu,) = teachers(school, 1)
    submission = submit(school, dossier := supported(school, thu))

    decision = receive(
        school, submission, granted(dossier), scan=Scan("qd.pdf", b"%PDF-1.7", "application/pdf")
    )

    assert Grant.objects.get().checked is True
    assert decision.scan.name == "qd.pdf"


def test_a_lowered_title_alone_is_granted_once(school):
    (thu,) = teachers(school, 1)
    submission = submit(school, dossier := supported(school, thu, "CSTDCS"))

    receive(school, submission, lowered(dossier))

    assert awards(thu) == ["LDTT"]


def test_a_title_got_in_place_of_a_higher_one_is_not_granted_again_by_its_own_line_later(school):
    (thu,) = teachers(school, 1)
    low, high = supported(school, thu, "LDTT"), supported(school, thu, "CSTDCS")
    submission = submit(school, low, high)
    receive(school, submission, lowered(high))

    receive(school, submission, granted(low), paper="1500/QĐ-UBND")

    assert [(grant.code, grant.paper) for grant in Grant.objects.all()] == [("LDTT", PAPER)]
    assert line_of(low).outcome == Outcome.GRANTED


@pytest.mark.parametrize("when", ["at once", "later"])
def test_a_title_cannot_be_granted_instead_and_refused_on_its_own_line(school, when):
    (thu,) = teachers(school, 1)
    low, high = supported(school, thu, "LDTT"), supported(school, thu, "CSTDCS")
    submission = submit(school, low, high)
    if when == "later":
        receive(school, submission, lowered(high))

    answers = [refused(low)] if when == "later" else [refused(low), lowered(high)]
    with pytest.raises(ContradictionError, match="Bùi Thị Mùa Thu: Lao động tiên tiến"):
        receive(school, submission, *answers)

    assert line_of(low).outcome == Outcome.PENDING


def test_a_pending_line_waits_for_a_later_decision(school):
    thu, lam = teachers(school, 2)
    one, other = supported(school, thu), supported(school, lam)
    submission = submit(school, one, other)
    receive(school, submission, granted(one), pending(other))
    assert line_of(other).outcome == Outcome.PENDING
    assert decided() == {thu.full_name}

    receive(school, submission, granted(other), paper="1700/QĐ-UBND", on=date(2026, 9, 1))

    assert line_of(other).decision.paper == "1700/QĐ-UBND"
    assert (
        len(decided()) == 7
    )  # the five of the school and both teachers: no line of the year is open any more


@pytest.mark.parametrize("answer", [refused, lowered])
@pytest.mark.parametrize("reason", ["", "   "])
def test_without_a_reason_no_refusal_and_nothing_lower(school, answer, reason):
    (thu,) = teachers(school, 1)
    submission = submit(school, dossier := supported(school, thu, "CSTDCS"))

    with pytest.raises(LineRefusedError, match="lý do") as refusal:
        receive(school, submission, answer(dossier, reason=reason))

    assert (refusal.value.line, refusal.value.field) == (line_of(dossier).id, "reason")
    assert Decision.objects.count() == 0


@pytest.mark.parametrize(
    ("proposed", "given"),
    [
        ("CSTDCS", "CSTDCS"),
        ("LDTT", "CSTDCS"),
        ("CSTDCS", ""),
        ("CSTDCS", "TTLDTT"),
        ("LDTT", "GK"),
        ("GK", "LDTT"),
    ],
)
def test_what_is_given_instead_must_be_lower(school, proposed, given):
    (thu,) = teachers(school, 1)
    submission = submit(school, dossier := supported(school, thu, proposed))

    with pytest.raises(LineRefusedError, match="thấp hơn"):
        receive(school, submission, lowered(dossier, given))


def test_an_answer_is_final_and_the_second_is_told_who_wrote_what(school):
    (thu,) = teachers(school, 1)
    submission = submit(school, dossier := supported(school, thu))
    receive(school, submission, granted(dossier))

    with pytest.raises(AnsweredMeanwhileError) as told:
        receive(school, submission, refused(dossier), paper="1400/QĐ-UBND")

    assert "Bùi Thị Mùa Thu – Lao động tiên tiến: được tặng" in str(told.value)
    assert "Lê Thị Hướng Dương" in str(told.value)
    assert Decision.objects.count() == 1


def test_a_decision_answers_something(school):
    (thu,) = teachers(school, 1)
    submission = submit(school, dossier := supported(school, thu))

    with pytest.raises(NoAnswerError):
        receive(school, submission, pending(dossier))


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("paper", {"paper": " "}),
        ("authority", {"authority": ""}),
        ("on", {"on": date(2026, 6, 14)}),
        ("on", {"on": date(2027, 1, 1)}),
    ],
)
def test_a_decision_has_number_authority_and_a_day_after_the_letter(school, field, given):
    (thu,) = teachers(school, 1)
    submission = submit(school, dossier := supported(school, thu))

    with pytest.raises(InvalidInputError) as refusal:
        receive(school, submission, granted(dossier), **given)

    assert refusal.value.field == field
    assert Grant.objects.count() == 0


def test_one_decision_may_be_entered_in_two_sittings(school):
    thu, lam = teachers(school, 2)
    one, other = supported(school, thu), supported(school, lam)
    submission = submit(school, one, other)

    first = receive(school, submission, granted(one))
    second = receive(school, submission, refused(other))

    assert first == second


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("authority", {"authority": "Chủ tịch UBND thành phố"}),
        ("signer", {"signer": "Trịnh Văn Biển Lặng"}),
        ("scan", {"scan": Scan("qd-khac.pdf", b"%PDF-1.7 khac", "application/pdf")}),
    ],
)
def test_what_contradicts_the_first_sitting_is_refused_and_what_stands_there_is_said(school, field, given):
    thu, lam = teachers(school, 2)
    one, other = supported(school, thu), supported(school, lam)
    submission = submit(school, one, other)
    scan = Scan("qd.pdf", b"%PDF-1.7", "application/pdf")
    receive(school, submission, granted(one), scan=scan)

    with pytest.raises(InvalidInputError) as refusal:
        receive(school, submission, refused(other), **given)

    stands = {"authority": "Chủ tịch UBND xã Hoa Sen", "signer": "Trịnh Văn Biển Xanh", "scan": "qd.pdf"}
    assert refusal.value.field == field
    assert f"Quyết định số {PAPER} ngày 20/07/2026 đã ghi" in str(refusal.value)
    assert f"“{stands[field]}”" in str(refusal.value)
    assert line_of(other).outcome == Outcome.PENDING
    assert receive(school, submission, refused(other), scan=scan, signer=" ").signer == "Trịnh Văn Biển Xanh"


def test_a_signer_left_out_in_the_first_sitting_is_added_by_the_second(school):
    thu, lam = teachers(school, 2)
    one, other = supported(school, thu), supported(school, lam)
    submission = submit(school, one, other)
    receive(school, submission, granted(one), signer="")

    receive(school, submission, refused(other))

    assert Decision.objects.get().signer == "Trịnh Văn Biển Xanh"


def test_a_line_of_another_submission_is_refused(school):
    thu, lam = teachers(school, 2)
    here = submit(school, supported(school, thu))
    elsewhere = supported(school, lam)
    submit(school, elsewhere)

    with pytest.raises(Exception, match="không khớp với tờ trình"):
        receive(school, here, granted(elsewhere))


def test_a_line_answered_twice_in_one_form_is_refused(school):
    (thu,) = teachers(school, 1)
    submission = submit(school, dossier := supported(school, thu))

    with pytest.raises(Exception, match="không khớp với tờ trình"):
        receive(school, submission, granted(dossier), refused(dossier))


def test_form_is_granted_by_its_day_and_no_school_year(school):
    (thu,) = teachers(school, 1)
    submission = submit(school, dossier := supported(school, thu, "GK"))

    receive(school, submission, granted(dossier))

    assert list(Grant.objects.values_list("code", "school_year", "on")) == [("GK", None, DECIDED)]


def test_people_with_a_dossier_still_in_council_are_not_decided(school):
    (thu,) = teachers(school, 1)
    submission = submit(school, dossier := supported(school, thu))
    supported(school, thu, "CSTDCS", state=DossierState.IN_COUNCIL)

    receive(school, submission, granted(dossier))

    assert decided() == set()


def test_the_ledger_names_who_entered_the_decision(school):
    (thu,) = teachers(school, 1)
    submission = submit(school, dossier := supported(school, thu))

    receive(school, submission, granted(dossier))

    lines = Line.objects.filter(kind="decisions.decision_received")
    assert [line.actor for line in lines] == [school.alice.id]
