"""The page of back-ups: asking for one, taking it away, throwing it away; and who may."""

import hashlib
from datetime import datetime

import pytest
from django.core.management import call_command
from django.test import Client

from factories.base import make_school, sign_in
from factories.councils import voting
from thidua.backups import store
from thidua.backups.archive import open_archive
from thidua.backups.store import Note, everything_kept, place_of
from thidua.ledger.models import Line

PAGE = "/sao-luu/"


@pytest.fixture
def officer(home) -> Client:
    return sign_in(Client(), home.school.officer)


def work() -> None:
    """What the server's worker does with what waits."""
    call_command("db_worker", "--batch", "--no-startup-delay", "--no-reload", verbosity=0)


def kinds() -> list[str]:
    lines = Line.objects.filter(kind__startswith="backups.").order_by("number")
    return [line.kind.removeprefix("backups.") for line in lines]


def text(response) -> str:
    return response.content.decode()


def test_the_button_gives_the_worker_a_job_and_the_page_a_checked_backup(home, officer):
    assert "Chưa có bản sao lưu nào" in text(officer.get(PAGE))
    assert officer.post("/sao-luu/lap/").status_code == 302
    waiting = text(officer.get(PAGE))
    assert "Đang chờ máy chủ bắt đầu sao lưu" in waiting
    assert 'hx-trigger="every 2s"' in waiting
    work()
    page = text(officer.get(PAGE))
    assert "Nguyên vẹn" in page
    assert "Vũ Văn Sông Lam" in page
    assert "hx-trigger" not in page
    (kept,) = everything_kept()
    made = Line.objects.get(kind="backups.backup_made")
    assert (made.actor, made.fields["counts"]["sha256"]) == (home.school.officer.id, kept.note.sha256)
    assert kinds() == ["backup_asked", "backup_made"]
    with open_archive(place_of(kept)) as archive:
        archive.check()
        assert archive.manifest.tables["ledger_line"].rows == made.number - 1


def test_asked_for_twice_one_is_made(home, officer):
    officer.post("/sao-luu/lap/")
    again = officer.post("/sao-luu/lap/")
    assert again.status_code == 409
    assert "Đang có một lần sao lưu khác" in text(again)
    work()
    assert len(everything_kept()) == 1


def test_the_file_leaves_as_it_lies_and_the_ledger_says_who_took_it(home, officer):
    officer.post("/sao-luu/lap/")
    work()
    (kept,) = everything_kept()
    response = officer.post(f"/sao-luu/{kept.name}/tai-ve/")
    assert response.streaming
    assert hashlib.sha256(response.getvalue()).hexdigest() == kept.note.sha256
    assert kept.name in response["Content-Disposition"]
    assert kinds() == ["backup_asked", "backup_made", "backup_handed_out"]
    assert officer.get(f"/sao-luu/{kept.name}/tai-ve/").status_code == 405


def test_thrown_away_is_gone_with_its_note(home, officer):
    officer.post("/sao-luu/lap/")
    work()
    (kept,) = everything_kept()
    officer.post(f"/sao-luu/{kept.name}/xoa/")
    assert everything_kept() == []
    assert [path.name for path in store.folder().iterdir()] == [".tien-do"]
    assert kinds()[-1] == "backup_thrown_away"


@pytest.mark.parametrize(
    "name", ["secret-key", "..%2Fsecret-key", "thidua-2026-01-01-000000.zip", ".tien-do"]
)
def test_nothing_else_is_handed_out(home, officer, name):
    assert officer.post(f"/sao-luu/{name}/tai-ve/").status_code == 404
    assert officer.post(f"/sao-luu/{name}/xoa/").status_code == 404
    assert (home.folder / "secret-key").exists()


def test_while_somebody_votes_the_page_says_why_there_is_none(home, officer):
    voting(home.school)
    officer.post("/sao-luu/lap/")
    work()
    page = text(officer.get(PAGE))
    assert "Lần sao lưu gần nhất không thành" in page
    assert "đang bỏ phiếu kín" in page
    assert everything_kept() == []


def test_only_the_system_officer_gets_there_and_the_chair_reads(home):
    school = home.school
    seen = {}
    for user in (school.alice, school.an, school.dung, school.binh):
        client = sign_in(Client(), user)
        seen[user] = (client.get(PAGE).status_code, client.post("/sao-luu/lap/").status_code)
    nobody = dict.fromkeys((school.alice, school.dung, school.binh), (403, 403))
    assert seen == {**nobody, school.an: (200, 403)}
    assert "Sao lưu ngay" not in text(sign_in(Client(), school.an).get(PAGE))


def test_where_other_units_work_in_the_same_home_nobody_takes_their_data_away(home, officer):
    officer.post("/sao-luu/lap/")
    work()
    (kept,) = everything_kept()
    make_school(code="KHAC", name="Trường THCS Trường Giang")
    assert "dữ liệu của nhiều đơn vị" in text(officer.get(PAGE))
    for address in ("/sao-luu/lap/", f"/sao-luu/{kept.name}/tai-ve/", f"/sao-luu/{kept.name}/xoa/"):
        assert officer.post(address).status_code == 403
    assert everything_kept() == [kept]


def test_a_file_brought_here_by_hand_is_shown_as_not_checked(home, officer):
    (store.folder() / "thidua-2026-05-01-080000.zip").write_bytes(b"PK")
    (store.folder() / "letter.zip").write_bytes(b"PK")
    page = text(officer.get(PAGE))
    assert "Chưa kiểm tra" in page
    assert "01/05/2026, 08:00" in page
    assert "letter.zip" not in page


def test_files_that_were_missing_are_told_in_the_list(home, officer):
    name = store.name_for(datetime(2026, 5, 1, 8, 0), nightly=False)
    (store.folder() / name).write_bytes(b"PK")
    store.write_note(name, Note("a" * 64, files=3, missing=2, by="Vũ Văn Sông Lam"))
    assert "Thiếu 2 tệp" in text(officer.get(PAGE))
