"""What the pages tell while a team marks and after: who is missing, who is cut off, how sums come about."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from factories.base import actor, make_school, sign_in
from factories.reviews import OPENED, closed, give, opened, part_of, published, sheet_of
from thidua.criteria.marking import NOT_APPLICABLE
from thidua.reviews.actions import publish_review
from thidua.reviews.models import Step

pytestmark = pytest.mark.django_db
FAR = {"self_closes": date(2030, 1, 1), "team_closes": date(2030, 1, 2), "council_closes": date(2030, 1, 3)}


@pytest.fixture
def school():
    return make_school()


def words(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def sheet_page(school, user, part, **query):
    client = sign_in(Client(), getattr(school, user))
    return client.get(reverse("review_sheet", args=[part.id]), query)


def test_a_sheet_is_whole_only_once_others_have_marked_too(school):
    review = opened(school, with_self=False, **FAR | {"self_closes": None})
    part = part_of(review)
    give(school, school.dung, sheet_of(review, school.binh), Step.TEAM)
    page = sheet_page(school, "dung", part)
    said = words(page)
    assert ("đã đủ điểm" in said, "còn thiếu điểm ở 1 phiếu" in said) == (False, True)
    assert "Phần của anh, chị đã đủ." in said
    assert "Hoàng Thị Sao Mai : chưa chấm tiêu chí nào" in said
    assert 'class="td-btn" name="viec" value="gui"' in page.content.decode()
    give(school, school.alice, sheet_of(review, school.dung), Step.TEAM)
    whole = sheet_page(school, "dung", part)
    assert ("đã đủ điểm" in words(whole), "Không thiếu ô nào." in words(whole)) == (True, True)
    assert 'class="td-btn is-primary" name="viec" value="gui"' in whole.content.decode()


def test_the_self_step_counts_who_has_marked(school):
    review = opened(school, **FAR)
    give(school, school.dung, sheet_of(review, school.dung), Step.SELF)
    assert "1 / 2 phiếu đã tự chấm xong" in words(sheet_page(school, "dung", part_of(review)))


def test_beginning_before_the_last_day_names_whom_it_cuts_off(school):
    review = opened(school, **FAR)
    give(school, school.dung, sheet_of(review, school.dung), Step.SELF)
    said = sheet_page(school, "dung", part_of(review)).content.decode()
    assert "Chưa tự chấm xong: Nguyễn Thị Hoa Sim." in said
    assert 'data-confirm="Hạn tự chấm đến hết 01/01/2030, mà Nguyễn Thị Hoa Sim chưa tự chấm xong' in said
    give(school, school.binh, sheet_of(review, school.binh), Step.SELF)
    assert "chưa tự chấm xong" not in sheet_page(school, "dung", part_of(review)).content.decode()


def test_a_strange_field_on_the_closing_page_is_no_sheet(school):
    review = opened(school)
    page = reverse("review_close", args=[review.id])
    assert sign_in(Client(), school.alice).post(page, {"ly-do-abc": "x"}).status_code == 422


def test_a_leader_does_not_read_the_own_result_before_it_is_published(school):
    review = closed(school)
    page, client = reverse("review_results", args=[review.id]), sign_in(Client(), school.dung)
    own = reverse("review_result", args=[sheet_of(review, school.dung).id])
    assert own not in client.get(page).content.decode()
    assert (
        reverse("review_result", args=[sheet_of(review, school.binh).id]) in client.get(page).content.decode()
    )
    publish_review(by=actor(school.alice, school), review=review, on=OPENED)
    assert own in client.get(page).content.decode()


def test_sums_add_up_on_the_list_and_to_the_person(school):
    review = published(school, binh=(1500, 1250, 3300, NOT_APPLICABLE, 200, 100))
    listed = words(sign_in(Client(), school.an).get(reverse("review_results", args=[review.id])))
    assert "60,5 86,43 tính trên 70 2 1 87,43" in listed
    mine = sign_in(Client(), school.binh).get(
        reverse("review_result", args=[sheet_of(review, school.binh).id])
    )
    assert "Không áp dụng 1 tiêu chí: 60,5 / 70 quy về 86,43 / 100, cộng 2, trừ 1." in words(mine)
