"""A team's meeting on the grades as a numbered paper: who was there, how it voted, withheld until the approval."""

import io
from datetime import date

import docx
import pytest
from django.urls import reverse

from factories.base import actor, make_school, sign_in
from factories.scoring import APPROVED_ON, PAPER, enter_each, entry, in_points
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.documents.models import Document
from thidua.files.queries import content_of
from thidua.people.queries import staff_of
from thidua.scoring.actions import Meeting, approve_evaluation, enter_lines, issue_team_minutes
from thidua.scoring.errors import AlreadyApprovedError, GradesMissingError
from thidua.scoring.models import TeamMeeting
from thidua.scoring.queries import sheet_of

pytestmark = pytest.mark.django_db
HELD = date(2026, 5, 12)


@pytest.fixture
def school():
    return make_school()


def entered(school, **figures):
    on = clock.today()
    lines = [entry(one.person, "good", **figures) for one in staff_of(school.unit, on=on)]
    enter_each(school, lines, on=on)


def seen(school):
    return sheet_of(school.unit, school.year, today=clock.today()).seen


def issue(school, *, read=None, **changed):
    dung, binh = (school.person(user).id for user in (school.dung, school.binh))
    plain = {"day": HELD, "place": "Phòng họp", "chair": dung, "secretary": binh, "present": {dung, binh}}
    return issue_team_minutes(
        by=actor(school.alice, school),
        unit=school.unit,
        year=school.year,
        team=school.teams[0],
        meeting=Meeting(**(plain | changed)),
        seen=seen(school) if read is None else read,
        on=clock.today(),
    )


def approve(school):
    return approve_evaluation(
        by=actor(school.an, school), unit=school.unit, year=school.year, paper=PAPER, on=APPROVED_ON
    )


def words(paper):
    document = docx.Document(io.BytesIO(content_of(paper.file)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([line.text for line in document.paragraphs] + cells)


def test_the_paper_says_who_was_there_what_is_proposed_and_how_it_was_voted(school):
    entered(school)
    binh = school.person(school.binh).id
    paper = issue(school, votes={binh: (1, 1)}, opinions=["Cần nộp hồ sơ đúng hạn", " "])
    said = words(paper)
    assert (paper.symbol, paper.title) == (
        "01/BB-THCSHS",
        "Tổ Toán – Tin đánh giá, xếp loại chất lượng năm học 2025-2026",
    )
    assert "Chủ trì: Hoàng Thị Sao Mai." in said
    assert "3. Có mặt 02 người: Hoàng Thị Sao Mai, Nguyễn Thị Hoa Sim." in said
    assert "4. Vắng mặt: không." in said
    assert "- Cần nộp hồ sơ đúng hạn." in said
    table = docx.Document(io.BytesIO(content_of(paper.file))).tables
    rows = [[cell.text for cell in row.cells] for one in table for row in one.rows]
    assert ["2", "Nguyễn Thị Hoa Sim", "Hoàn thành tốt nhiệm vụ", "1", "1"] in rows
    assert ["1", "Hoàng Thị Sao Mai", "Hoàn thành tốt nhiệm vụ", "", ""] in rows


def test_by_points_the_parts_stand_on_it_and_without_votes_it_says_so(school):
    in_points(school)
    entered(school, common_points=25, result_points=50)
    paper = issue(school)
    table = docx.Document(io.BytesIO(content_of(paper.file))).tables
    rows = [[cell.text for cell in row.cells] for one in table for row in one.rows]
    assert ["2", "Nguyễn Thị Hoa Sim", "25", "50", "75", "Hoàn thành tốt nhiệm vụ"] in rows
    assert "Cuộc họp không bỏ phiếu." in words(paper)


def test_the_register_hands_the_file_out_once_the_sheet_is_approved(school):
    entered(school)
    paper = issue(school)
    assert paper.withheld.startswith("Biên bản có mức xếp loại chưa phê duyệt")
    approve(school)
    paper.refresh_from_db()
    assert paper.withheld == ""
    with pytest.raises(AlreadyApprovedError):
        issue(school)


def test_a_second_meeting_leaves_a_second_paper(school):
    entered(school)
    assert [issue(school).symbol, issue(school).symbol] == ["01/BB-THCSHS", "02/BB-THCSHS"]
    assert TeamMeeting.objects.count() == 2


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"day": date(2024, 5, 12)}, "on"),
        ({"day": date(2030, 5, 12)}, "on"),
        ({"place": " "}, "place"),
        ({"present": "chair"}, "secretary"),
        ({"secretary": "chair"}, "secretary"),
        ({"chair": "stranger"}, "present"),
        ({"votes": (2, 1)}, "votes"),
        ({"votes": (-1, 1)}, "votes"),
    ],
)
def test_what_cannot_be_is_refused_at_its_place_and_leaves_no_number(school, changed, field):
    entered(school)
    dung, binh = (school.person(user).id for user in (school.dung, school.binh))
    [(key, value)] = changed.items()
    named = {"chair": dung, "stranger": school.person(school.an).id}
    if key == "votes":
        value = {binh: value}
    elif key == "present":
        value = {dung}
    elif isinstance(value, str) and value.strip():
        value = named[value]
    with pytest.raises(InvalidInputError) as refused:
        issue(school, **{key: value})
    assert refused.value.field.startswith(field)
    assert not Document.objects.exists()


def test_without_everybodys_grade_there_are_no_minutes(school):
    lines = [entry(school.person(school.dung), "good")]
    by = actor(school.alice, school)
    enter_lines(by=by, unit=school.unit, year=school.year, entries=lines, on=clock.today())
    with pytest.raises(GradesMissingError, match="Nguyễn Thị Hoa Sim"):
        issue(school)


def test_a_sheet_changed_since_it_was_read_is_not_put_down(school):
    entered(school)
    read = seen(school)
    line = [entry(school.person(school.binh), "completed", 1)]
    by = actor(school.alice, school)
    enter_lines(by=by, unit=school.unit, year=school.year, entries=line, on=clock.today())
    with pytest.raises(ChangedMeanwhileError):
        issue(school, read=read)


def test_on_its_page_the_minutes_are_made_and_read(school, client):
    entered(school)
    page = reverse("evaluation_meeting", args=[school.teams[0].id])
    shown = sign_in(client, school.alice).get(page)
    dung, binh = (str(school.person(user).id) for user in (school.dung, school.binh))
    assert shown.context["form"].initial["chair"] == dung
    sent = {
        "seen": seen(school), "on": "12/05/2026", "place": "Phòng họp", "chair": dung, "secretary": binh,
        "present": [dung, binh], f"votes-{binh}": "2",
    }  # fmt: skip
    refused = client.post(page, sent)
    assert (refused.status_code, "Ghi cả hai số" in refused.content.decode()) == (422, True)
    assert client.post(page, sent | {f"against-{binh}": "0"}).status_code == 302
    assert "01/BB-THCSHS" in client.get(page).content.decode()
    file = client.get(page, {"tep": "01/BB-THCSHS"})
    assert (file.status_code, file["Content-Disposition"].startswith("attachment")) == (200, True)
    assert client.get(page, {"tep": "02/BB-THCSHS"}).status_code == 404
    assert sign_in(client, school.dung).get(page).status_code == 403
