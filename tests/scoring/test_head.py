"""The head's own grade and review: written by the office from the paper of the level above, never by the head."""

from datetime import date
from decimal import Decimal

import pytest

from factories.base import actor, make_school, sign_in
from factories.nominations import make_dossier
from factories.scoring import APPROVED_ON, PAPER, entry, graded
from thidua.core import clock
from thidua.core.errors import InvalidInputError
from thidua.people.actions import state_review
from thidua.people.errors import OwnReviewError
from thidua.people.models import YearRecord
from thidua.scoring.actions import (
    answer_reopening,
    approve_evaluation,
    ask_reopening,
    enter_head_paper,
    enter_lines,
)
from thidua.scoring.errors import HeadNotGradedError, NotHeadError, OwnGradeError
from thidua.scoring.models import Line
from thidua.units.actions import give_role
from thidua.units.models import Role

pytestmark = pytest.mark.django_db
UPPER = "77/QĐ-UBND ngày 15/05/2026 của UBND xã Hoa Sen"


@pytest.fixture
def school():
    return make_school()


def enter(school, by, grade="excellent", version=0, who=None):
    entries = [entry(school.person(who or school.an), grade, version=version)]
    given = {"unit": school.unit, "year": school.year, "on": clock.today()}
    return enter_lines(by=actor(by, school), entries=entries, **given)


def paper(school, by, who=None, on=APPROVED_ON):
    return enter_head_paper(
        by=actor(by, school),
        unit=school.unit,
        year=school.year,
        person=school.person(who or school.an),
        number="77/QĐ-UBND",
        issuer="UBND xã Hoa Sen",
        on=on,
    )


def recorded(school, user):
    row = YearRecord.objects.filter(person=school.person(user), school_year=school.year.name).first()
    return (row.grade, row.grade_paper) if row else None


def approve(school):
    people = [school.person(user).id for user in (school.alice, school.dung, school.binh, school.officer)]
    approve_evaluation(
        by=actor(school.an, school),
        unit=school.unit,
        year=school.year,
        paper=PAPER,
        on=APPROVED_ON,
        ungraded=people,
    )


def test_whoever_enters_writes_everybodys_line_but_the_own(school):
    give_role(
        by=actor(school.an, school),
        unit=school.unit,
        user=school.dung,
        role=Role.VICE_PRINCIPAL,
        on=clock.today(),
    )
    for user in (school.an, school.alice, school.dung):
        with pytest.raises(OwnGradeError):
            enter(school, user, who=user)
    enter(school, school.dung, who=school.alice)
    assert enter(school, school.alice, version=1, who=school.alice) == []
    enter(school, school.alice, who=school.dung)
    enter(school, school.an, who=school.binh)
    enter(school, school.alice)
    assert enter(school, school.an, version=1) == []


def test_the_heads_grade_counts_only_with_the_paper_of_the_level_above(school):
    enter(school, school.alice)
    approve(school)
    assert recorded(school, school.an) is None
    paper(school, school.alice)
    assert recorded(school, school.an) == ("excellent", UPPER)
    assert recorded(school, school.binh) == ("ungraded", PAPER)


def test_with_the_paper_before_the_approval_both_papers_stand(school):
    graded(school, "good")
    assert recorded(school, school.an) == ("good", UPPER)
    assert recorded(school, school.binh) == ("good", PAPER)


def test_a_grade_other_than_the_paper_said_needs_a_paper_of_its_own(school, client):
    """Nobody puts words into the mouth of the level above: the paper goes with the grade it said."""
    enter(school, school.alice, "good")
    paper(school, school.alice)
    an, head = school.person(school.an), Line.objects.get(person=school.person(school.an))
    figured = entry(an, "good", version=head.version, months_worked=Decimal(10))
    given = {"unit": school.unit, "year": school.year, "on": clock.today()}
    assert enter_lines(by=actor(school.alice, school), entries=[figured], **given)[0].upper_paper == UPPER
    typed = {f"{an.id}-grade": "excellent", f"{an.id}-months_worked": "10", f"{an.id}-version": "3"}
    said = sign_in(client, school.alice).post(f"/xep-loai/dong/{an.id}/", typed).content.decode()
    assert "Văn bản của cấp trên nói mức khác nên đã gỡ" in said
    assert "do cấp trên quyết định, chưa có văn bản." in client.get("/xep-loai/").content.decode()
    head.refresh_from_db()
    assert (head.grade, head.upper_number, head.upper_on, head.upper_issuer) == ("excellent", "", None, "")
    approve(school)
    assert recorded(school, school.an) is None


def test_a_reopened_sheet_leaves_the_heads_approved_grade_until_there_is_a_new_paper(school):
    graded(school, "good")
    asked = ask_reopening(
        by=actor(school.alice, school), unit=school.unit, year=school.year, because="Nhập nhầm."
    )
    answer_reopening(by=actor(school.an, school), reopening=asked, granted=True, answer="", on=clock.today())
    enter(school, school.alice, "excellent", version=2)
    approve_evaluation(
        by=actor(school.an, school), unit=school.unit, year=school.year, paper=PAPER, on=clock.today()
    )
    assert recorded(school, school.an) == ("good", UPPER)


def test_the_paper_is_of_the_head_and_not_by_the_head(school):
    with pytest.raises(HeadNotGradedError):
        paper(school, school.alice)
    enter(school, school.alice)
    with pytest.raises(OwnGradeError):
        paper(school, school.an)
    with pytest.raises(NotHeadError):
        paper(school, school.alice, school.binh)
    with pytest.raises(InvalidInputError):
        paper(school, school.alice, on=date(2099, 1, 1))


def test_the_sheet_asks_the_secretary_for_the_paper(school, client):
    enter(school, school.alice)
    sign_in(client, school.alice)
    assert "do cấp trên quyết định, chưa có văn bản." in client.get("/xep-loai/").content.decode()
    typed = {"number": "77/QĐ-UBND", "on": "15/05/2026", "issuer": "UBND xã Hoa Sen", "version": "1"}
    assert client.post("/xep-loai/hieu-truong/", typed).status_code == 302
    assert UPPER in client.get("/xep-loai/").content.decode()
    assert "vừa thay đổi mục này" in client.post("/xep-loai/hieu-truong/", typed).content.decode()
    assert sign_in(client, school.an).get("/xep-loai/hieu-truong/").status_code == 403


def test_the_heads_review_is_answered_by_a_paper_of_the_level_above(school, client):
    an, on = school.person(school.an), clock.today()
    given = {"unit": school.unit, "person": an, "school_year": school.year.name, "on": on}
    with pytest.raises(OwnReviewError):
        state_review(by=actor(school.an, school), under_review=False, paper=UPPER, **given)
    with pytest.raises(InvalidInputError):
        state_review(by=actor(school.alice, school), under_review=False, **given)
    dossier = make_dossier(school, an)
    address = f"/nhan-su/{an.id}/ghi/xem-xet/"
    sign_in(client, school.alice)
    assert address in client.get(f"/ho-so/{dossier.id}/").content.decode()
    typed = {"school_year": school.year.name, "under_review": "no"}
    assert "Hãy nhập mục này." in client.post(address, typed).content.decode()
    assert client.post(address, typed | {"paper": UPPER}).status_code == 302
    row = YearRecord.objects.get(person=an, school_year=school.year.name)
    assert (row.under_review, row.under_review_paper) == (False, UPPER)
    assert UPPER in client.get(f"/ho-so/{dossier.id}/").content.decode()


def test_of_others_the_head_answers_and_the_secretary_does_not(school, client):
    address = f"/nhan-su/{school.person(school.binh).id}/ghi/xem-xet/"
    assert sign_in(client, school.alice).get(address).status_code == 403
    assert sign_in(client, school.an).get(address).status_code == 200
    own = f"/nhan-su/{school.person(school.an).id}/ghi/xem-xet/"
    assert client.get(own).status_code == 403
