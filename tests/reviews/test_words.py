"""Marks that need a word: what is excused, what was changed after others' marks were seen."""

import io
import re
from datetime import date

import docx
import pytest
from django.test import Client
from django.urls import reverse

from factories.base import actor, make_school, sign_in
from factories.reviews import FULL, OPENED, give, opened, part_of, sheet_of
from thidua.core.errors import InvalidInputError
from thidua.criteria.marking import EXEMPT
from thidua.files.queries import content_of
from thidua.reviews.actions import begin_team, close_review, issue_minutes, publish_review, send_part
from thidua.reviews.models import Card, Council, Part, Sheet, Step

pytestmark = pytest.mark.django_db
ONE_OUT = (1500, EXEMPT, 4000, 3000, 0, 0)
FAR = {"self_closes": None, "team_closes": date(2030, 1, 2), "council_closes": date(2030, 1, 3)}


@pytest.fixture
def school():
    return make_school()


def words(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_nobody_excuses_oneself_from_a_criterion(school):
    sheet = sheet_of(opened(school), school.binh)
    with pytest.raises(InvalidInputError, match="Không ai tự miễn tiêu chí cho mình"):
        give(school, school.binh, sheet, Step.SELF, ONE_OUT, n1="Đi học")


def test_a_criterion_is_excused_with_a_reason(school):
    review = opened(school, with_self=False)
    sheet = sheet_of(review, school.binh)
    with pytest.raises(InvalidInputError) as refused:
        give(school, school.dung, sheet, Step.TEAM, ONE_OUT)
    assert (refused.value.field, str(refused.value)) == (
        f"{sheet.id}-1",
        "Nguyễn Thị Hoa Sim, tiêu chí A.2: Miễn một tiêu chí thì ghi lý do ở ô bên dưới.",
    )
    assert give(school, school.dung, sheet, Step.TEAM, ONE_OUT, n1="Đi học tập trung").notes == {
        "1": "Đi học tập trung"
    }


def excused(school, **changed):
    """Bình's team has excused one criterion and sent."""
    review = opened(school, **{"with_self": False} | changed)
    give(school, school.dung, sheet_of(review, school.binh), Step.TEAM, ONE_OUT, n1="Đi học tập trung")
    give(school, school.alice, sheet_of(review, school.dung), Step.TEAM)
    send_part(by=actor(school.dung, school), part=part_of(review), on=OPENED)
    return review


def test_the_council_keeps_what_the_team_excused_and_excuses_more_with_a_reason(school):
    review = excused(school)
    lower = (1000, *ONE_OUT[1:])
    assert (
        give(school, school.an, sheet_of(review, school.binh), Step.COUNCIL, lower, n0="Muộn").marks[1]
        == EXEMPT
    )
    more = (1000, EXEMPT, EXEMPT, 3000, 0, 0)
    with pytest.raises(InvalidInputError, match="Hội đồng sửa điểm của tổ"):
        give(school, school.an, sheet_of(review, school.binh), Step.COUNCIL, more)


def test_what_was_excused_is_told_on_the_list_and_to_the_person(school):
    by, review = actor(school.alice, school), excused(school)
    for sheet in Sheet.objects.filter(review=review, part__state="team", exempt="").select_related(
        "review", "person", "part"
    ):
        give(school, school.an if sheet.person.user_id == school.alice.id else school.alice, sheet, Step.TEAM)
    for part in Part.objects.filter(review=review, state="team"):
        send_part(by=by, part=part, on=OPENED)
    close_review(by=by, review=review, on=OPENED, early="Họp xét sớm")
    publish_review(by=by, review=review, on=OPENED)
    listed = words(sign_in(Client(), school.an).get(reverse("review_results", args=[review.id])))
    assert "Nguyễn Thị Hoa Sim miễn 1 tiêu chí, tính trên 85" in listed
    page = reverse("review_result", args=[sheet_of(review, school.binh).id])
    mine = words(sign_in(Client(), school.binh).get(page))
    assert "Miễn 1 tiêu chí: 85 / 85 quy về 100 / 100." in mine
    assert "Đoàn kết, phối hợp với đồng nghiệp trong tổ: Đi học tập trung" in mine


ZERO = (0, *FULL[1:])


def looked(school, *, own=True):
    """The leader has given Bình zeros and then, with the own marks before the eyes, more."""
    review = opened(school, **FAR | {"self_closes": date(2030, 1, 1)})
    if own:
        give(school, school.binh, sheet_of(review, school.binh), Step.SELF)
    begin_team(by=actor(school.dung, school), part=part_of(review), on=OPENED)
    give(school, school.dung, sheet_of(review, school.binh), Step.TEAM, ZERO)
    give(school, school.dung, sheet_of(review, school.binh), Step.TEAM, (700, *FULL[1:]))
    return review


SAID = "Tổ sửa sau khi đã xem điểm tự chấm: A.1 0 → 7"


def test_what_is_changed_after_the_own_marks_came_into_sight_stays_visible(school):
    review = looked(school)
    client = sign_in(Client(), school.dung)
    for page in (
        reverse("review_sheet", args=[part_of(review).id]),
        reverse("review_mine", args=[sheet_of(review, school.binh).id]),
    ):
        assert SAID in words(client.get(page))
    give(school, school.dung, sheet_of(review, school.binh), Step.TEAM, ZERO)
    assert SAID not in words(client.get(reverse("review_sheet", args=[part_of(review).id])))


def test_the_minutes_tell_it_too(school):
    review = looked(school)
    give(school, school.alice, sheet_of(review, school.dung), Step.TEAM)
    people = [school.person(user).id for user in (school.dung, school.binh)]
    paper = issue_minutes(
        by=actor(school.dung, school), part=part_of(review), day=OPENED, place="Phòng họp", chair=people[0],
        secretary=people[1], present=people, opinions=[], on=OPENED,
    )  # fmt: skip
    rows = docx.Document(io.BytesIO(content_of(paper.file))).tables[1].rows
    assert [row.cells[4].text for row in rows[2:]] == [SAID]


def test_where_nobody_s_marks_came_into_sight_a_change_is_only_a_change(school):
    review = looked(school, own=False)
    assert Card.objects.get(sheet=sheet_of(review, school.binh), step=Step.TEAM).looked is None


def test_a_council_that_marks_blindly_and_changes_after_the_look_is_told(school):
    review = excused(school, council=Council.BLIND)
    sheet = sheet_of(review, school.binh)
    give(school, school.an, sheet, Step.COUNCIL, ZERO)
    give(school, school.an, sheet_of(review, school.binh), Step.COUNCIL, FULL)
    page = sign_in(Client(), school.an).get(reverse("review_mine", args=[sheet.id]))
    assert "Hội đồng sửa sau khi đã xem điểm của tổ: A.1 0 → 15" in words(page)
