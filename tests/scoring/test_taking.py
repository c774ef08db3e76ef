"""Points taken over from a yearly review: shown before, written as one, told to be stale once the review moves."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from factories.base import actor, make_school, sign_in
from factories.criteria import issued
from factories.reviews import everybody, mark_everybody, opened, period
from factories.scoring import entry, in_points
from thidua.core.errors import ChangedMeanwhileError
from thidua.reviews.actions import answer_unlock, ask_unlock, close_review, publish_review
from thidua.scoring.actions import enter_lines, take_points
from thidua.scoring.errors import NotByPointsError, NothingToTakeError
from thidua.scoring.models import Line
from thidua.scoring.queries import fingerprint_of, proposals_of, reviews_to_take, sheet_of

pytestmark = pytest.mark.django_db
OPENED, ON = date(2026, 5, 25), date(2026, 11, 10)
# 1a, 1b, 2a, 2b, bonus, minus: 30 + 62,5 and two of bonus.
MARKS = (1500, 1500, 3250, 3000, 200, 0)


@pytest.fixture
def school():
    return in_points(make_school())


def reviewed(school, content=None, **others):
    """The year's review, marked, closed and published."""
    sets = [issued(school, content or everybody())]
    closes = {name: date(2026, 5, 31) for name in ("self_closes", "team_closes", "council_closes")}
    review = opened(school, sets, on=OPENED, period=period("nam"), with_self=False, **closes)
    mark_everybody(school, review, on=OPENED, **others)
    review.refresh_from_db()
    close_review(by=actor(school.alice, school), review=review, on=date(2026, 6, 1), early="Tổng kết năm học")
    publish_review(by=actor(school.alice, school), review=review, on=date(2026, 6, 2))
    review.refresh_from_db()
    return review


def shown(school, review, user=None):
    sheet = sheet_of(school.unit, school.year, today=ON)
    return sheet, proposals_of(review, sheet, ON, taker=(user or school.alice).id)


def take(school, review, seen=None, on=ON, user=None):
    return take_points(
        by=actor(user or school.alice, school),
        unit=school.unit,
        year=school.year,
        review=review,
        seen=fingerprint_of(*shown(school, review, user)) if seen is None else seen,
        on=on,
    )


def of(school, user):
    return Line.objects.get(person=school.person(user))


def test_what_is_shown_is_what_is_written(school):
    review = reviewed(school, binh=MARKS)
    _, proposals = shown(school, review)
    mine = next(one for one in proposals if one.row.posting.person == school.person(school.binh))
    assert (mine.common, mine.results, mine.best, mine.notes) == (
        Decimal(30),
        Decimal("62.5"),
        "excellent",
        ("điểm cộng 2 không đưa sang",),
    )
    taken = take(school, review)
    line = of(school, school.binh)
    assert (line.common_points, line.result_points, line.grade) == (Decimal(30), Decimal("62.5"), None)
    assert (line.origin.sheet.review, line.origin.number) == (review, 1)
    assert {row.person_id for row in taken} == {one.row.posting.person_id for one in proposals if one.changes}


def test_the_heads_points_are_the_level_aboves(school):
    review = reviewed(school)
    take(school, review)
    assert not Line.objects.filter(person=school.person(school.an)).exists()
    _, proposals = shown(school, review)
    assert [one.refused for one in proposals if one.row.posting.person == school.person(school.an)] == [
        "Hiệu trưởng do cấp trên xếp loại."
    ]


def test_nobody_takes_the_own_points_over(school):
    """The secretary takes everybody's but the own; the chair takes those."""
    review = reviewed(school)
    _, proposals = shown(school, review)
    own = school.person(school.alice)
    assert [one.refused for one in proposals if one.row.posting.person == own] == [
        "Không ai tự lấy điểm của mình: người khác được nhập xếp loại lấy."
    ]
    assert own.id not in {line.person_id for line in take(school, review)}
    assert [line.person_id for line in take(school, review, user=school.an)] == [own.id]


def test_taken_once_nothing_is_left_to_take(school):
    review = reviewed(school)
    take(school, review)
    with pytest.raises(NothingToTakeError):
        take(school, review)


def test_what_changed_since_it_was_shown_is_not_written_over(school):
    review = reviewed(school)
    seen = fingerprint_of(*shown(school, review))
    by = actor(school.alice, school)
    typed = entry(school.person(school.binh), "good", common_points=Decimal(25), result_points=Decimal(60))
    enter_lines(by=by, unit=school.unit, year=school.year, entries=[typed], on=ON)
    with pytest.raises(ChangedMeanwhileError):
        take(school, review, seen)
    assert of(school, school.binh).points == Decimal(85)


def test_a_grade_that_does_not_go_with_the_points_is_to_be_entered_again(school):
    review = reviewed(school, binh=MARKS, dung=(1500, 1500, 2000, 2000, 0, 0))
    by = actor(school.alice, school)
    typed = [entry(school.person(user), "good") for user in (school.binh, school.dung)]
    enter_lines(by=by, unit=school.unit, year=school.year, entries=typed, on=ON)
    take(school, review)
    assert (of(school, school.binh).grade, of(school, school.dung).grade) == (None, "good")


def test_typed_points_have_no_origin_any_more(school):
    review = reviewed(school, binh=MARKS)
    take(school, review)
    line, by = of(school, school.binh), actor(school.alice, school)
    whole = {"unit": school.unit, "year": school.year, "on": ON}
    same = entry(
        line.person,
        "excellent",
        line.version,
        common_points=line.common_points,
        result_points=line.result_points,
    )
    enter_lines(by=by, entries=[same], **whole)
    assert of(school, school.binh).origin is not None
    typed = replace(same, result_points=Decimal(60), version=line.version + 1)
    enter_lines(by=by, entries=[typed], **whole)
    assert of(school, school.binh).origin is None


def test_once_the_review_is_opened_again_the_points_are_to_be_looked_at(school, client):
    review = reviewed(school, binh=MARKS)
    take(school, review)
    sheet, _ = shown(school, review)
    assert sheet.stale == []
    asked = ask_unlock(by=actor(school.alice, school), review=review, because="Nhập nhầm điểm của một người")
    answer_unlock(
        by=actor(school.an, school),
        unlock=asked,
        granted=True,
        answer="",
        until=date(2026, 6, 10),
        on=date(2026, 6, 3),
    )
    sheet, _ = shown(school, review)
    assert {row.posting.person_id for row in sheet.stale} == set(
        Line.objects.values_list("person_id", flat=True)
    )
    assert reviews_to_take(school.unit, school.year) == []
    with pytest.raises(NothingToTakeError):
        take(school, review)
    page = sign_in(client, school.alice).get(reverse("evaluation_sheet")).content.decode()
    assert "có điểm lấy từ một kết quả bình xét đã đổi hoặc đang được mở lại" in page


def test_a_set_that_is_not_thirty_and_seventy_gives_no_points(school):
    first, second, *others = everybody().sections
    whole = replace(second, maximum=Decimal(100))
    criteria = (replace(second.criteria[0], maximum=Decimal(70)), *second.criteria[1:])
    content = replace(everybody(), sections=(replace(whole, criteria=criteria), *others))
    assert first.maximum == Decimal(30)
    review = reviewed_by_one(school, content)
    _, proposals = shown(school, review)
    assert {
        one.refused
        for one in proposals
        if one.row.posting.person.user_id not in (school.an.id, school.alice.id)
    } == {"Bộ tiêu chí “Bình xét viên chức hằng tháng” không chia thành 30 điểm chung và 70 điểm kết quả."}


def reviewed_by_one(school, content):
    """Measured by a set with one part of a hundred points."""
    marks = (7000, 3000, 0, 0)
    keys = ("alice", "an", "dung", "binh", "officer")
    return reviewed(school, content, **dict.fromkeys(keys, marks))


def test_by_the_earlier_rules_nothing_is_taken(school):
    review = reviewed(school)
    with pytest.raises(NotByPointsError):
        take(school, review, on=date(2026, 6, 30))


def test_the_page_shows_first_and_writes_then(school, client):
    assert "Chưa có kết quả bình xét năm được công bố" in (
        sign_in(client, school.alice).get(reverse("evaluation_take")).content.decode()
    )
    reviewed(school, binh=MARKS)
    page = client.get(reverse("evaluation_take"))
    assert "Điểm cộng 2 không đưa sang" in page.content.decode()
    assert client.post(reverse("evaluation_take"), {"seen": "khác"}).status_code == 422
    assert client.post(reverse("evaluation_take"), {"seen": page.context["seen"]}).status_code == 302
    sheet = client.get(reverse("evaluation_sheet")).content.decode()
    assert "từ bình xét, bản 1" in sheet
    binh = school.person(school.binh)
    assert f'name="{binh.id}-result_points" value="62,5"' in sheet
