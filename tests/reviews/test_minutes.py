"""The team's minutes: totals leave only to who may see the marks, and who led the meeting was there."""

import io
from datetime import date

import docx
import pytest
from django.test import Client
from django.urls import reverse

from factories.base import actor, add_staff, make_school, sign_in
from factories.reviews import (
    OPENED,
    give,
    mark_everybody,
    opened,
    part_of,
    sheet_of,
)
from thidua.core.errors import InvalidInputError
from thidua.documents.models import Document
from thidua.files.queries import content_of
from thidua.reviews.actions import (
    begin_team,
    close_review,
    issue_minutes,
    publish_review,
)
from thidua.reviews.models import Council, Sheet, Step
from thidua.units.actions import give_role
from thidua.units.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def school():
    return make_school()


@pytest.fixture
def by(school):
    return actor(school.alice, school)


def minutes(school, review, **changed):
    dung, binh = (school.person(user).id for user in (school.dung, school.binh))
    said = {"chair": dung, "secretary": binh, "present": [dung, binh]} | changed
    return issue_minutes(
        by=actor(school.dung, school), part=part_of(review), day=OPENED, place="Phòng họp",
        opinions=[], on=OPENED, **said,
    )  # fmt: skip


def sent(school, council):
    review = opened(school, council=council)
    begin_team(by=actor(school.dung, school), part=part_of(review), on=OPENED)
    mark_everybody(school, review)
    return review


def statuses(school, review, paper, users):
    """By the team's own page, by the register."""
    own = reverse("review_minutes", args=[part_of(review).id])
    clients = {user: sign_in(Client(), getattr(school, user)) for user in users}
    return {
        user: (
            client.get(own, {"tep": paper.symbol}).status_code,
            client.get(reverse("document_file", args=[paper.id])).status_code,
        )
        for user, client in clients.items()
    }


def test_a_council_that_marks_blindly_reads_no_minutes_before_it_has_marked(school, by):
    review = sent(school, Council.BLIND)
    paper = minutes(school, review)
    who = ["alice", "an", "dung"]
    assert statuses(school, review, paper, who) == {"alice": (409, 409), "an": (409, 409), "dung": (200, 403)}
    for sheet in Sheet.objects.filter(review=review, exempt="").select_related("review", "person", "part"):
        giver = school.an if sheet.person.user_id == school.alice.id else school.alice
        give(school, giver, sheet, Step.COUNCIL)
    assert statuses(school, review, paper, who)["alice"] == (200, 409)
    close_review(by=by, review=review, on=OPENED, early="Họp xét sớm")
    assert statuses(school, review, paper, who) == {"alice": (200, 409), "an": (200, 409), "dung": (200, 403)}


def test_a_council_that_confirms_reads_the_minutes_with_what_was_sent_to_it(school):
    review = sent(school, Council.CONFIRM)
    assert statuses(school, review, minutes(school, review), ["an"]) == {"an": (200, 409)}


@pytest.mark.parametrize("role", [Role.CLERK, Role.INSPECTOR, Role.VICE_PRINCIPAL, Role.STANDING_VICE_CHAIR])
def test_whoever_reads_the_register_reads_minutes_only_once_results_are_published(school, by, role):
    give_role(
        by=by, unit=school.unit, user=school.binh, role=role, on=date(2025, 9, 1), ends=date(2090, 1, 1)
    )
    review = sent(school, Council.CONFIRM)
    paper = minutes(school, review)
    client, file = sign_in(Client(), school.binh), reverse("document_file", args=[paper.id])
    refused = client.get(file)
    assert (refused.status_code, "chưa công bố" in refused.content.decode()) == (409, True)
    listed = client.get(reverse("document_list")).content.decode()
    assert ("Không mở ở đây" in listed, file in listed) == (True, False)
    close_review(by=by, review=review, on=OPENED, early="Họp xét sớm")
    assert client.get(file).status_code == 409
    publish_review(by=by, review=review, on=OPENED)
    assert client.get(file).status_code == 200


def test_what_the_office_gave_the_leader_does_not_stand_in_the_team_s_minutes(school):
    review = sent(school, Council.CONFIRM)
    table = docx.Document(io.BytesIO(content_of(minutes(school, review).file))).tables[1]
    rows = {row.cells[1].text: [cell.text for cell in row.cells[2:]] for row in table.rows[1:]}
    assert rows == {
        "Hoàng Thị Sao Mai": ["", "", "Không chấm ở bước tổ"],
        "Nguyễn Thị Hoa Sim": ["", "100", ""],
    }


@pytest.mark.parametrize(
    ("changed", "field", "said"),
    [
        ({"secretary": "dung"}, "secretary", "hai người khác nhau"),
        ({"present": ["binh"]}, "chair", "Người chủ trì Hoàng Thị Sao Mai chưa được đánh dấu có mặt"),
        ({"present": ["dung"]}, "secretary", "Thư ký Nguyễn Thị Hoa Sim chưa được đánh dấu có mặt"),
        ({"chair": "alice"}, "present", "không thuộc tổ này"),
    ],
)
def test_the_meeting_is_led_and_written_down_by_two_who_were_there(school, changed, field, said):
    review = sent(school, Council.CONFIRM)
    ids = {
        key: [school.person(getattr(school, one)).id for one in who]
        if isinstance(who, list)
        else school.person(getattr(school, who)).id
        for key, who in changed.items()
    }
    with pytest.raises(InvalidInputError, match=said) as refused:
        minutes(school, review, **ids)
    assert (refused.value.field, Document.objects.count()) == (field, 0)


def test_of_two_of_one_name_one_is_present_and_the_other_is_not(school):
    other = add_staff(school.unit, "Nguyễn Thị Hoa Sim", team=school.teams[0])
    other.born = date(1990, 5, 1)
    other.save()
    review = opened(school, with_self=False)
    give(school, school.dung, sheet_of(review, school.binh), Step.TEAM)
    twin = Sheet.objects.select_related("review", "part", "person").get(review=review, person=other)
    give(school, school.dung, twin, Step.TEAM)
    give(school, school.alice, sheet_of(review, school.dung), Step.TEAM)
    document = docx.Document(io.BytesIO(content_of(minutes(school, review).file)))
    said = [paragraph.text for paragraph in document.paragraphs]
    assert "4. Vắng mặt: 01 người: Nguyễn Thị Hoa Sim (sinh 01/05/1990)." in said
