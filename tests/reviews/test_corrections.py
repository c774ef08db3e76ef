"""What was corrected after an objection lives on: opened and closed again, beside other objections, on every page."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from factories.base import actor, make_school, sign_in
from factories.reviews import FULL, OPENED, closed, give, opened, part_of, published, sheet_of
from thidua.core.errors import ChangedMeanwhileError
from thidua.reviews.actions import (
    answer_objection,
    answer_unlock,
    ask_unlock,
    close_review,
    publish_review,
    raise_objection,
    send_part,
    send_part_back,
)
from thidua.reviews.errors import CorrectionLostError, ObjectedError, StepOverError
from thidua.reviews.models import Council, Objection, Result, Review, Step

pytestmark = pytest.mark.django_db
LATE = (*FULL[:5], 300)
LATER = OPENED.replace(day=30)


@pytest.fixture
def school():
    return make_school()


@pytest.fixture
def by(school):
    return actor(school.alice, school)


def latest(review, user):
    return Result.objects.get(sheet=sheet_of(review, user), is_latest=True)


def objected(school, review, user):
    return raise_objection(
        by=actor(user, school), sheet=sheet_of(review, user), text="Tôi không nộp muộn", on=OPENED
    )


def answered(school, objection, *, upheld=True, **more):
    row = Objection.objects.select_related("result__sheet").get(id=objection.id)
    return answer_objection(
        by=actor(school.an, school),
        objection=row,
        upheld=upheld,
        answer="Đã đối chiếu sổ",
        marks={5: 0},
        on=OPENED,
        **more,
    )


def opened_again(school, review):
    unlock = ask_unlock(by=actor(school.alice, school), review=review, because="Nhập nhầm")
    answer_unlock(by=actor(school.an, school), unlock=unlock, granted=True, answer="", until=LATER, on=OPENED)
    return Review.objects.get(id=review.id)


@pytest.mark.parametrize("council", [Council.CONFIRM, Council.NONE])
def test_opened_and_closed_again_without_a_change_an_upheld_correction_stands(school, by, council):
    review = closed(school, review=opened(school, with_self=False, council=council), binh=LATE)
    review = publish_review(by=by, review=review, on=OPENED)
    answered(school, objected(school, review, school.binh))
    close_review(by=by, review=opened_again(school, review), on=OPENED, early="Họp xét sớm")
    row = latest(review, school.binh)
    assert (row.total, row.number, row.marks) == (10000, 2, list(FULL))


def test_a_correction_stands_also_after_the_team_was_asked_again(school, by):
    review = published(school, binh=LATE)
    answered(school, objected(school, review, school.binh))
    review = opened_again(school, review)
    send_part_back(by=by, part=part_of(review), because="Xem lại", on=OPENED)
    send_part(by=by, part=part_of(review), on=OPENED)
    close_review(by=by, review=review, on=OPENED, early="Họp xét sớm")
    assert latest(review, school.binh).total == 10000


def test_a_correction_that_was_marked_over_is_named_and_takes_a_reason(school, by):
    review = published(school, binh=LATE)
    answered(school, objected(school, review, school.binh))
    review = opened_again(school, review)
    sheet = sheet_of(review, school.binh)
    give(school, school.an, sheet, Step.COUNCIL, LATE, n5="Ba lần nộp muộn")
    with pytest.raises(CorrectionLostError) as refused:
        close_review(by=by, review=review, on=OPENED, early="Họp xét sớm")
    assert str(refused.value) == (
        "Chưa chốt được: điểm đã sửa sau ý kiến được chấp nhận sẽ mất. Nguyễn Thị Hoa Sim: D.1 đã sửa thành 0, "
        "nay là 3. Hãy trả lại điểm đã sửa, hoặc ghi lý do thay ở trang chốt."
    )
    close_review(
        by=by, review=review, on=OPENED, early="Họp xét sớm", decided={sheet.id: "Sổ trực ghi ba lần muộn"}
    )
    row = latest(review, school.binh)
    assert (row.total, row.notes["5"]) == (9700, "Sổ trực ghi ba lần muộn")


def test_of_two_objections_both_can_be_upheld_though_the_first_moves_the_second_s_place(school):
    review = published(school, binh=LATE, officer=(*FULL[:5], 200))
    first, second = (objected(school, review, user) for user in (school.officer, school.binh))
    answered(school, first)
    answered(school, second)
    rows = {key: latest(review, getattr(school, key)) for key in ("binh", "officer")}
    assert {key: (row.total, row.place) for key, row in rows.items()} == {
        "binh": (10000, 1),
        "officer": (10000, 1),
    }
    assert set(Objection.objects.values_list("state", flat=True)) == {"upheld"}


def test_an_open_objection_is_the_only_one_though_the_place_changes_and_ends_at_the_version_judged(school):
    review = published(school, binh=(*FULL[:5], 200), officer=LATE)
    mine = objected(school, review, school.binh)
    answered(school, objected(school, review, school.officer))
    with pytest.raises(ObjectedError):
        objected(school, review, school.binh)
    now = latest(review, school.binh)
    answered(school, mine, upheld=False)
    assert (now.number, Objection.objects.get(id=mine.id).result) == (2, now)


def test_while_it_is_open_again_an_objection_waits_and_is_answered_after_the_new_closing(school, by):
    review = published(school, binh=LATE)
    raised = objected(school, review, school.binh)
    review = opened_again(school, review)
    with pytest.raises(StepOverError, match="chốt lại"):
        answered(school, raised, upheld=False)
    give(school, school.an, sheet_of(review, school.binh), Step.COUNCIL, (*FULL[:5], 100), n5="Một lần muộn")
    review = close_review(by=by, review=review, on=OPENED, early="Họp xét sớm")
    publish_review(by=by, review=review, on=OPENED)
    with pytest.raises(ObjectedError):
        objected(school, review, school.binh)
    # The council that gave the last mark does not answer; another does.
    row = Objection.objects.select_related("result__sheet").get(id=raised.id)
    answer_objection(by=by, objection=row, upheld=True, answer="Đúng hạn", marks={5: 0}, on=OPENED)
    assert latest(review, school.binh).total == 10000


def test_an_answer_written_on_an_older_version_is_told_so(school, by):
    review = published(school, binh=LATE)
    raised = objected(school, review, school.binh)
    review = opened_again(school, review)
    give(school, school.alice, sheet_of(review, school.binh), Step.COUNCIL, (*FULL[:5], 100), n5="Một lần")
    again = close_review(by=by, review=review, on=OPENED, early="Họp xét sớm")
    publish_review(by=by, review=again, on=OPENED)
    with pytest.raises(ChangedMeanwhileError, match="bản mới hơn"):
        answered(school, raised, version=1)
    assert answered(school, raised, version=2).state == "upheld"


def words(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_what_was_published_stays_readable_while_it_is_open_again(school):
    review = published(school, binh=LATE)
    objected(school, review, school.binh)
    opened_again(school, review)
    page = sign_in(Client(), school.binh).get(
        reverse("review_result", args=[sheet_of(review, school.binh).id])
    )
    said = words(page)
    assert (page.status_code, "Đợt bình xét đang được mở lại" in said, "97" in said) == (200, True, True)
    assert "ý kiến được trả lời sau khi chốt và công bố lại" in said
    office = words(sign_in(Client(), school.an).get(reverse("review_board", args=[review.id])))
    assert "Trả lời được sau khi chốt lại" in office


def test_closed_again_the_new_version_is_not_read_before_it_is_published(school, by):
    review = published(school, binh=LATE)
    review = opened_again(school, review)
    give(school, school.an, sheet_of(review, school.binh), Step.COUNCIL, (*FULL[:5], 100), n5="Một lần muộn")
    close_review(by=by, review=review, on=OPENED, early="Họp xét sớm")
    said = words(
        sign_in(Client(), school.binh).get(reverse("review_result", args=[sheet_of(review, school.binh).id]))
    )
    assert ("97 / 100" in said, "99 / 100" in said, "bản 2" in said) == (True, False, False)


def test_what_was_never_published_is_not_read_when_it_is_opened_again(school):
    review = closed(school)
    opened_again(school, review)
    page = reverse("review_result", args=[sheet_of(review, school.binh).id])
    assert sign_in(Client(), school.binh).get(page).status_code == 404


def test_a_person_reads_that_the_own_result_is_to_be_looked_at_again(school):
    review = published(school)
    Review.objects.filter(id=review.id).update(stale="Kết quả tháng 9/2025 được mở lại ngày 20/10/2025.")
    page = reverse("review_result", args=[sheet_of(review, school.binh).id])
    said = words(sign_in(Client(), school.binh).get(page))
    assert "Cần xem lại. Kết quả tháng 9/2025 được mở lại ngày 20/10/2025." in said
