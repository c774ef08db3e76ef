"""A reopened sheet keeps the rules by which it was approved; whoever approves says otherwise on a page, with a reason."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from factories.base import actor, make_school, sign_in
from factories.scoring import APPROVED_ON, PAPER, enter_each, entry, graded, in_points
from thidua.core import clock
from thidua.core.errors import InvalidInputError
from thidua.ledger.models import Line as LedgerLine
from thidua.people.models import YearRecord
from thidua.scoring.actions import (
    answer_reopening,
    approve_evaluation,
    ask_reopening,
    choose_rules,
    enter_head_paper,
    enter_lines,
)
from thidua.scoring.errors import (
    AlreadyApprovedError,
    NotReopenedError,
    PointsMissingError,
    ShownByOtherRulesError,
)
from thidua.scoring.models import Evaluation, Line, Reopening
from thidua.scoring.queries import own_year, sheet_of

pytestmark = pytest.mark.django_db
NEW = "61/QĐ-THCSHS"
BECAUSE = "Trường chấm lại cả năm theo quy chế mới."


@pytest.fixture
def school():
    """Approved in May by classes; since November the school has its own regulation and would go by points."""
    school = in_points(make_school())
    graded(school)
    return school


def reopen(school):
    asked = ask_reopening(
        by=actor(school.alice, school), unit=school.unit, year=school.year, because="Nhập nhầm một dòng."
    )
    return answer_reopening(
        by=actor(school.an, school), reopening=asked, granted=True, answer="", on=clock.today()
    )


def approve(school, on=None, **given):
    by = actor(school.an, school)
    return approve_evaluation(
        by=by, unit=school.unit, year=school.year, paper=NEW, on=on or clock.today(), **given
    )


def choose(school, *, kept, because=BECAUSE):
    by = actor(school.an, school)
    return choose_rules(
        by=by, unit=school.unit, year=school.year, kept=kept, because=because, on=clock.today()
    )


def enter(school, grade="completed", version=1, **figures):
    enter_lines(
        by=actor(school.alice, school),
        unit=school.unit,
        year=school.year,
        entries=[entry(school.person(school.binh), grade, version=version, **figures)],
        on=clock.today(),
    )


def basis(school):
    return sheet_of(school.unit, school.year, today=clock.today()).basis.rules


def recorded(school):
    row = YearRecord.objects.get(person=school.person(school.binh), school_year=school.year.name)
    return (row.grade, row.grade_rules, row.grade_points)


def test_one_line_is_corrected_by_the_rules_of_the_approval(school):
    reopen(school)
    assert basis(school) == "classes"
    enter(school, beyond=Decimal(10))
    done = approve(school)
    assert (done.rules, done.rules_on, done.approved_on) == ("classes", APPROVED_ON, clock.today())
    assert recorded(school) == ("completed", "classes", None)
    assert basis(school) == "classes"
    reopen(school)
    assert basis(school) == "classes"
    assert Evaluation.objects.get().rules_on == APPROVED_ON


def test_a_regulation_found_later_does_not_turn_what_was_approved(school):
    """It is written down afterwards with a day before the approval: the sheet was approved by classes all the same."""
    Evaluation.objects.update(approved_on=date(2026, 11, 5))
    assert basis(school) == "classes"
    reopen(school)
    assert basis(school) == "classes"


def test_the_paper_is_not_older_than_the_reopening(school):
    reopen(school)
    enter(school)
    for on in (date(2026, 6, 30), APPROVED_ON):
        with pytest.raises(InvalidInputError) as refused:
            approve(school, on=on)
        assert refused.value.field == "on"
        assert f"Bảng được mở lại ngày {clock.today():%d/%m/%Y}" in str(refused.value)
    approve(school)


def test_where_only_the_number_was_wrong_the_papers_day_stays(school):
    reopen(school)
    assert approve(school, on=APPROVED_ON).approved_on == APPROVED_ON


def test_whoever_approves_turns_to_the_rules_of_the_papers_day_with_a_reason(school):
    reopen(school)
    with pytest.raises(InvalidInputError, match="Hãy ghi lý do"):
        choose(school, kept=False, because=" ")
    turned = choose(school, kept=False)
    assert (turned.rules_on, turned.rules_because) == (None, BECAUSE)
    assert basis(school) == "points"
    with pytest.raises(PointsMissingError):
        approve(school)
    written = LedgerLine.objects.get(kind="scoring.rules_chosen")
    assert (written.about, "because" in written.fields) == (turned.id, True)
    again = choose(school, kept=True, because="Giữ như cũ.")
    assert (again.rules_on, basis(school)) == (APPROVED_ON, "classes")


def test_turned_to_points_the_sheet_is_approved_by_points_and_stays_there(school):
    reopen(school)
    choose(school, kept=False)
    head = Line.objects.get(person=school.person(school.an))
    given = {"common_points": Decimal(25), "result_points": Decimal(60)}
    others = Line.objects.exclude(id=head.id).select_related("person")
    entries = [entry(line.person, "good", version=line.version, **given) for line in others]
    enter_each(school, entries, on=clock.today())
    enter_head_paper(
        by=actor(school.alice, school),
        unit=school.unit,
        year=school.year,
        person=head.person,
        number="88/QĐ-UBND",
        issuer="UBND xã Hoa Sen",
        on=clock.today(),
    )
    done = approve(school)
    assert (done.rules, recorded(school)) == ("points", ("good", "points", Decimal(85)))
    reopen(school)
    assert basis(school) == "points"


def test_only_a_reopened_sheet_has_a_choice(school):
    with pytest.raises(AlreadyApprovedError):
        choose(school, kept=False)
    Evaluation.objects.update(state="open", approved_on=None)
    with pytest.raises(NotReopenedError):
        choose(school, kept=False)


def test_the_own_page_keeps_to_the_rules_of_the_approval_that_stands(school):
    reopen(school)
    choose(school, kept=False)
    own = own_year(school.unit, school.year, school.binh, today=clock.today()).own
    assert (own.by_points, own.paper) == (False, PAPER)


def test_the_page_lets_the_chair_choose_and_nobody_else(school, client):
    address = reverse("evaluation_rules")
    assert "chưa được mở lại" in sign_in(client, school.an).get(address).content.decode()
    asked = reopen(school)
    shown = client.get(address).content.decode()
    assert "Chấm điểm theo Nghị định 233/2026/NĐ-CP" in shown
    assert client.post(address, {"kept": "no", "because": ""}).status_code == 422
    assert client.post(address, {"kept": "no", "because": BECAUSE}).status_code == 302
    assert BECAUSE in client.get(reverse("evaluation_approve")).content.decode()
    assert "giữ cách xếp loại của lần phê duyệt" not in client.get("/xep-loai/").content.decode()
    assert client.post(address, {"kept": "yes", "because": "Thôi."}).status_code == 302
    assert "giữ cách xếp loại của lần phê duyệt" in client.get("/xep-loai/").content.decode()
    assert sign_in(client, school.alice).get(address).status_code == 403
    assert Reopening.objects.get().id == asked.id


def test_rules_that_the_page_did_not_show_are_shown_first_and_then_confirmed(client):
    """The day of the paper decides; nobody approves by rules that were not on the screen."""
    school = in_points(make_school())
    people = [
        school.person(one) for one in (school.alice, school.an, school.dung, school.binh, school.officer)
    ]
    enter_each(school, [entry(person, "good") for person in people], on=clock.today())
    page = sign_in(client, school.an).get(reverse("evaluation_approve"))
    assert page.context["sheet"].basis.rules == "points"
    typed = {"paper": PAPER, "on": "30/06/2026", "seen": page.context["sheet"].seen, "rules": "points"}
    said = client.post(reverse("evaluation_approve"), typed)
    assert "theo cách khác với cách vừa hiện" in said.content.decode()
    assert said.context["sheet"].basis.rules == "classes"
    assert 'name="rules" value="classes"' in said.content.decode()
    assert Evaluation.objects.get().state == "open"
    bare = {name: value for name, value in typed.items() if name != "rules"}
    assert client.post(reverse("evaluation_approve"), bare).status_code == 200
    assert client.post(reverse("evaluation_approve"), typed | {"rules": "classes"}).status_code == 302
    assert Evaluation.objects.get().rules == "classes"


def test_the_action_itself_refuses_what_was_shown_otherwise(school):
    reopen(school)
    with pytest.raises(ShownByOtherRulesError):
        approve(school, shown="points")
    assert approve(school, shown="classes").rules == "classes"
