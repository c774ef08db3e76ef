"""Recognitions, criteria and evidence: what is refused at which field, what a renewal copies, who was faster."""

from datetime import date
from uuid import uuid4

import pytest

from factories.base import add_staff, make_school
from factories.plans import make_issued
from factories.standards import (
    ASKED,
    ON,
    make_criteria,
    make_file,
    make_piece,
    make_recognition,
    office,
)
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.standards.actions.pieces import drop_piece
from thidua.standards.actions.recognitions import renew_recognition
from thidua.standards.actions.requirements import (
    assess_requirement,
    bring_requirements,
    drop_requirement,
    put_requirement,
)
from thidua.standards.errors import InUseError, RenewedError
from thidua.standards.models import Piece, Recognition, Requirement, Source, Standard, Verdict
from thidua.standards.queries.board import rows_of, suggested_code
from thidua.standards.reading import Asked

pytestmark = pytest.mark.django_db


@pytest.fixture
def school():
    return make_school()


@pytest.fixture
def recognition(school):
    return make_recognition(school)


@pytest.fixture
def rows(school, recognition):
    return make_criteria(school, recognition)


def assess(school, row, verdict, level="", **more):
    return assess_requirement(by=office(school), requirement=row, verdict=verdict, level=level, on=ON, **more)


def refused(act):
    with pytest.raises(InvalidInputError) as caught:
        act()
    return caught.value.field


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"name": " "}, "name"),
        ({"kind": "poem"}, "kind"),
        ({"paper": ""}, "paper"),
        ({"decided_on": None, "valid_until": None}, "decided_on"),
        ({"decided_on": date(2026, 3, 3)}, "decided_on"),
        ({"decided_on": None, "paper": ""}, "valid_until"),
        ({"valid_until": date(2021, 10, 15)}, "valid_until"),
    ],
)
def test_what_a_decision_must_say_is_asked_at_its_field(school, given, field):
    assert refused(lambda: make_recognition(school, **given)) == field


def test_criteria_come_from_a_list_and_a_second_list_words_known_ones_anew_and_drops_none(
    school, recognition, rows
):
    assess(school, rows["1.1"], Verdict.REACHED)
    anew = [Asked("1", "Tổ chức", "1.1", "Có kế hoạch năm học, công khai"), Asked("3", "", "3.1", "Phối hợp")]

    counts = bring_requirements(by=office(school), recognition=recognition, asked=anew, on=ON)

    assert counts == (1, 1)
    found = Requirement.objects.order_by("order").values_list("code", "text", "verdict")
    assert list(found) == [
        ("1.1", "Có kế hoạch năm học, công khai", "reached"),
        ("1.2", ASKED[1].text, "unknown"),
        ("2.1", ASKED[2].text, "unknown"),
        ("3.1", "Phối hợp", "unknown"),
    ]


def test_a_level_is_said_with_the_verdict_that_has_one_and_with_no_other(school, rows):
    assert refused(lambda: assess(school, rows["1.1"], Verdict.LEVEL)) == "level"
    assert refused(lambda: assess(school, rows["1.1"], Verdict.REACHED, "Mức 2")) == "level"
    assert refused(lambda: assess(school, rows["1.1"], "good")) == "verdict"
    assert assess(school, rows["1.1"], Verdict.LEVEL, "Mức 2").level == "Mức 2"


def test_of_two_who_assess_one_the_second_is_told(school, rows):
    assess(school, rows["1.1"], Verdict.REACHED)

    with pytest.raises(ChangedMeanwhileError):
        assess(school, rows["1.1"], Verdict.NOT_YET)


def test_a_criterion_that_somebody_worked_on_is_not_dropped(school, rows):
    make_piece(school, rows["1.1"])
    done = assess(school, rows["1.2"], Verdict.NOT_YET)

    for row in (rows["1.1"], done):
        with pytest.raises(InUseError):
            drop_requirement(by=office(school), requirement=row, on=ON)
    drop_requirement(by=office(school), requirement=rows["2.1"], on=ON)
    assert [row.number for row in Standard.objects.all()] == ["1"]


def test_in_charge_is_somebody_of_the_unit(school, recognition, rows):
    other = make_school(code="THCS-SM", name="Trường THCS Sao Mai")
    stranger = add_staff(other.unit, "Phan Thị Cỏ May")

    def give():
        put_requirement(
            by=office(school),
            recognition=recognition,
            asked=ASKED[0],
            in_charge=stranger,
            requirement=rows["1.1"],
            on=ON,
        )

    assert refused(give) == "in_charge"


def test_the_code_follows_the_customary_pattern_and_counts_on(school, rows):
    assert suggested_code(rows["1.2"]) == "[H1-1.02-01]"
    make_piece(school, rows["1.2"])
    assert suggested_code(rows["1.2"]) == "[H1-1.02-02]"
    assert suggested_code(rows["2.1"]) == "[H2-2.01-01]"


def test_one_piece_serves_several_criteria_under_one_code(school, rows):
    piece = make_piece(school, rows["1.1"], rows["2.1"])

    assert [row.code for row in piece.requirements.all()] == ["1.1", "2.1"]
    assert refused(lambda: make_piece(school, rows["1.2"], code=piece.code)) == "code"


def test_what_a_piece_must_say_is_asked_at_its_field(school, rows):
    one = rows["1.1"]
    other = make_school(code="THCS-SM", name="Trường THCS Sao Mai")

    assert refused(lambda: make_piece(school, one, place="")) == "place"
    assert refused(lambda: make_piece(school, one, source=Source.FILE)) == "file"
    assert refused(lambda: make_piece(school, one, source=Source.FILE, file=make_file(other))) == "file"
    assert refused(lambda: make_piece(school, one, title="")) == "title"
    assert refused(lambda: make_piece(school, one, source=Source.PLAN, linked=uuid4())) == "linked"


def test_the_plan_of_another_school_is_no_evidence_here_and_ones_own_is_one_piece(school, rows):
    other = make_school(code="THCS-SM", name="Trường THCS Sao Mai")
    own, foreign = make_issued(school), make_issued(other)

    make_piece(school, rows["1.1"], source=Source.PLAN, linked=own.id)

    assert refused(lambda: make_piece(school, rows["1.2"], source=Source.PLAN, linked=own.id)) == "linked"
    assert refused(lambda: make_piece(school, rows["1.2"], source=Source.PLAN, linked=foreign.id)) == "linked"


def test_a_dropped_piece_speaks_for_nothing_and_its_file_stays(school, rows):
    stored = make_file(school)
    piece = make_piece(school, rows["1.1"], source=Source.FILE, file=stored)

    drop_piece(by=office(school), piece=piece, on=ON)

    assert not Piece.objects.exists()
    stored.refresh_from_db()


def test_the_next_one_begins_with_the_same_criteria_and_nothing_done(school, recognition, rows):
    assess(school, rows["1.1"], Verdict.REACHED)
    make_piece(school, rows["1.1"])

    new = renew_recognition(by=office(school), recognition=recognition, on=ON)

    copied = Requirement.objects.filter(standard__recognition=new).values_list("code", "verdict")
    assert list(copied) == [(asked.code, "unknown") for asked in ASKED]
    assert (new.renews, new.decided_on, new.pieces.count()) == (recognition, None, 0)
    with pytest.raises(RenewedError):
        renew_recognition(by=office(school), recognition=recognition, on=ON)


def test_it_counts_until_the_next_one_has_its_decision_and_then_stands_last(school, recognition):
    new = renew_recognition(by=office(school), recognition=recognition, on=ON)

    assert [row.is_over for row in rows_of(school.unit, ON)] == [False, False]
    Recognition.objects.filter(id=new.id).update(decided_on=ON, paper="1/QĐ", valid_until=date(2031, 3, 1))
    assert [(row.recognition, row.is_over) for row in rows_of(school.unit, ON)] == [
        (new, False),
        (recognition, True),
    ]
