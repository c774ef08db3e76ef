"""The evaluation as files: who may have them, that an open sheet's are drafts, that they carry what the sheet says."""

import io

import docx
import openpyxl
import pytest
from django.urls import reverse

from factories.base import actor, make_school, sign_in
from factories.scoring import entry, graded
from thidua.core import clock
from thidua.scoring.actions import enter_lines

pytestmark = pytest.mark.django_db


@pytest.fixture
def school():
    return make_school()


def words(answer):
    document = docx.Document(io.BytesIO(answer.content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([line.text for line in document.paragraphs] + cells)


def test_the_list_carries_everybody_and_its_paper(school, client):
    graded(school, binh="excellent")
    sign_in(client, school.alice)
    said = words(client.get(reverse("evaluation_results", args=["docx"])))
    assert "Phê duyệt theo 58/QĐ-THCSHS ngày 15/05/2026." in said
    assert "Tổng số 5 người: Hoàn thành xuất sắc nhiệm vụ 1; Hoàn thành tốt nhiệm vụ 4;" in said
    book = openpyxl.load_workbook(
        io.BytesIO(client.get(reverse("evaluation_results", args=["xlsx"])).content)
    )
    rows = [[cell.value for cell in row] for row in book.active.iter_rows()]
    mine = next(row for row in rows if row[1] == "Nguyễn Thị Hoa Sim")
    assert mine[4] == "Hoàn thành xuất sắc nhiệm vụ"


def test_of_an_open_sheet_the_papers_are_drafts(school, client):
    binh = school.person(school.binh)
    by = actor(school.alice, school)
    line = entry(binh, None, months_worked=4)
    enter_lines(by=by, unit=school.unit, year=school.year, entries=[line], on=clock.today())
    sign_in(client, school.alice)
    said = words(client.get(reverse("evaluation_person", args=[binh.id])))
    assert "Bản dự thảo, chưa phê duyệt." in said
    assert "không phải mẫu phiếu đánh giá ban hành" in said
    assert "dưới 6 tháng: không xếp loại" in said


def test_a_teams_minutes_hold_its_own_people(school, client):
    graded(school)
    sign_in(client, school.alice)
    said = words(client.get(reverse("evaluation_minutes", args=[school.teams[0].id])))
    assert "Nguyễn Thị Hoa Sim" in said
    assert "Ngô Văn Trường Sơn" not in said


def test_another_schools_papers_and_strange_endings_are_not_there(school, client):
    graded(school)
    other = make_school("THCS-KHAC", "Trường THCS Cỏ May")
    sign_in(client, other.alice)
    assert client.get(reverse("evaluation_minutes", args=[school.teams[0].id])).status_code == 404
    assert client.get(reverse("evaluation_person", args=[school.person(school.binh).id])).status_code == 404
    assert client.get(reverse("evaluation_results", args=["pdf"])).status_code == 404
    assert sign_in(client, other.binh).get(reverse("evaluation_results", args=["docx"])).status_code == 403
