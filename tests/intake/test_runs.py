"""Files on their way: pasted, under strange headings, large ones by the worker, called off, cut off, begun again."""

import os
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from factories.base import School, make_school, sign_in
from factories.sector_file import sector_row, sector_xls
from thidua.files.models import StoredFile
from thidua.intake import jobs
from thidua.intake.models import ColumnMapping, Run
from thidua.intake.runs import folder, rows
from thidua.intake.states import RunState
from thidua.ledger.models import Line
from thidua.people.models import Person

pytestmark = pytest.mark.django_db
PASTED = "Ai vậy\tThuộc tổ nào\tLàm gì\nTrần Thị Hoa Cúc\tTổ Khoa học\tGiáo viên\n"
UPLOAD = "/nhap-tep/nhan-su/"


@pytest.fixture
def school() -> School:
    return make_school()


@pytest.fixture
def alice(school: School, client: Client) -> Client:
    return sign_in(client, school.alice)


@pytest.fixture
def everything_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "SMALL", 0)


def pasted(client: Client, text: str = PASTED) -> str:
    return client.post(UPLOAD, {"pasted": text})["Location"]


def handed_in(client: Client) -> Run:
    content = sector_xls([sector_row(full_name="Trần Thị Hoa Cúc", ministry_code="0100")])
    client.post(UPLOAD, {"file": SimpleUploadedFile("tep.xls", content)})
    return Run.objects.get()


def traces() -> tuple[int, int, int, int]:
    return Person.objects.count(), StoredFile.objects.count(), Line.objects.count(), Run.objects.count()


def test_cells_copied_out_of_excel_are_read_like_a_file(alice):
    url = pasted(alice, "Họ và tên\tNgày sinh\nTrần Thị Hoa Cúc\t20/05/1990\n")
    assert [(row.full_name, row.line) for row in alice.get(url).context["summary"].sections[0].rows] == [
        ("Trần Thị Hoa Cúc", 2)
    ]


def test_strange_headings_are_matched_once_and_then_read_without_a_question(alice):
    url = pasted(alice)
    asked = alice.get(url)
    assert (url.endswith("/cot/"), [column.heading for column, _ in asked.context["form"].rows()]) == (
        True,
        ["Ai vậy", "Thuộc tổ nào", "Làm gì"],
    )

    answer = {"column_0": "full_name", "column_1": "team", "column_2": "position"}
    shown = alice.post(url, answer, follow=True)
    assert shown.context["summary"].new_teams == ["Khoa học"]

    again = alice.get(pasted(alice))
    assert (again.context["summary"].kept, "Cột đã khớp theo lần trước" in again.content.decode()) == (
        True,
        True,
    )


def test_one_field_chosen_for_two_columns_is_said_at_the_second_and_the_file_is_still_there(alice):
    url = pasted(alice)
    refused = alice.post(url, {"column_0": "full_name", "column_1": "full_name"})
    assert "Mục «họ và tên» đã được chọn cho cột «Ai vậy»." in refused.content.decode()
    assert (Run.objects.count(), ColumnMapping.objects.count()) == (1, 0)
    assert "Cần khớp cột" in alice.post(url, {"column_2": "position"}).content.decode()


def test_what_was_matched_is_listed_and_can_be_forgotten(alice):
    alice.post(pasted(alice), {"column_0": "full_name", "column_1": "team"})
    (one,) = alice.get(reverse("intake_mappings")).context["mappings"]
    assert one.pairs == [("Ai vậy", "họ và tên"), ("Thuộc tổ nào", "tổ")]
    alice.post(reverse("intake_mapping_forget", args=[one.id]))
    assert pasted(alice).endswith("/cot/")


def test_a_large_file_is_read_and_written_by_the_worker(alice, everything_is_large):
    run = handed_in(alice)
    url = reverse("intake_run", args=[run.id])
    assert "Đang chờ đến lượt" in alice.get(url).content.decode()

    jobs.read_run.call(str(run.id))
    summary = alice.get(url).context["summary"]
    alice.post(url, {"seen": summary.fingerprint})
    assert "Đang ghi" in alice.get(url).content.decode()
    jobs.write_run.call(str(run.id))

    run.refresh_from_db()
    assert (run.state, run.counts) == (RunState.APPLIED, {"added": 1, "changed": 0, "teams": 0})
    assert Person.objects.filter(ministry_code="0100").exists()
    after = alice.get(url)
    assert "Tệp này đã được áp dụng" in after.content.decode()
    assert [section.kind for section in after.context["summary"].sections] == ["missing", "unchanged"]
    assert after.context["summary"].can_apply is False


def test_a_doubtful_line_of_a_large_file_that_was_written_is_told_so(alice, everything_is_large):
    content = sector_xls([sector_row(full_name="Trần Thị Hoa Cúc", born="31/02/1990")])
    alice.post(UPLOAD, {"file": SimpleUploadedFile("tep.xls", content)})
    run = Run.objects.get()
    jobs.read_run.call(str(run.id))
    url = reverse("intake_run", args=[run.id])
    alice.post(url, {"seen": alice.get(url).context["summary"].fingerprint, "ticked": ["6"]})
    jobs.write_run.call(str(run.id))

    summary = alice.get(url).context["summary"]
    assert [(section.kind, section.count) for section in summary.sections] == [
        ("accepted", 1),
        ("missing", 5),
    ]
    assert summary.left_out == 0


def test_called_off_while_it_is_written_nothing_is_left(school, alice, everything_is_large, monkeypatch):
    before = traces()
    run = handed_in(alice)
    jobs.read_run.call(str(run.id))
    url = reverse("intake_run", args=[run.id])
    alice.post(url, {"seen": alice.get(url).context["summary"].fingerprint})
    kept_apply = jobs.apply_list

    def stopped_at_the_end(**asked):
        done = kept_apply(**asked)
        folder.ask_to_stop(run.id)
        asked["watch"]("Cất tệp", 0, 0)
        return done

    monkeypatch.setattr(jobs, "apply_list", stopped_at_the_end)
    jobs.write_run.call(str(run.id))

    assert (traces(), folder.folder(run.id).exists()) == (before, False)


def test_called_off_before_the_worker_came_nothing_is_left_and_the_worker_finds_nothing(
    alice, everything_is_large
):
    before = traces()
    run = handed_in(alice)
    alice.post(reverse("intake_cancel", args=[run.id]))
    jobs.read_run.call(str(run.id))
    assert (traces(), folder.folder(run.id).exists()) == (before, False)


def test_a_worker_that_died_is_told_and_the_file_begun_again(alice, everything_is_large):
    run = handed_in(alice)
    Run.objects.update(state=RunState.APPLYING)
    beat = folder.folder(run.id) / "beat"
    beat.touch()
    url = reverse("intake_run", args=[run.id])
    assert "Việc bị ngắt giữa chừng" not in alice.get(url).content.decode()

    long_ago = time.time() - 60
    os.utime(beat, (long_ago, long_ago))
    assert "Việc bị ngắt giữa chừng" in alice.get(url).content.decode()
    alice.post(reverse("intake_again", args=[run.id]))
    jobs.read_run.call(str(run.id))
    assert Run.objects.get().state == RunState.READY


def test_a_large_file_that_cannot_be_read_says_so(alice, everything_is_large):
    alice.post(UPLOAD, {"file": SimpleUploadedFile("tep.xls", b"xin chao")})
    run = Run.objects.get()
    jobs.read_run.call(str(run.id))
    shown = alice.get(reverse("intake_run", args=[run.id])).content.decode()
    assert "không phải bảng tính" in shown


def test_what_changed_meanwhile_is_read_anew(school, alice, everything_is_large):
    run = handed_in(alice)
    jobs.read_run.call(str(run.id))
    url = reverse("intake_run", args=[run.id])
    alice.post(url, {"seen": "0" * 64})
    jobs.write_run.call(str(run.id))
    run.refresh_from_db()
    assert (run.state, run.reason.startswith("Dữ liệu của trường đã thay đổi")) == (RunState.WAITING, True)


def test_what_nobody_went_on_with_is_swept_after_some_days(alice, monkeypatch):
    pasted(alice)
    assert rows.sweep() == 0
    monkeypatch.setattr(rows, "KEPT_FOR", rows.KEPT_FOR * 0)
    assert (rows.sweep(), list(folder.all_folders().iterdir())) == (1, [])
