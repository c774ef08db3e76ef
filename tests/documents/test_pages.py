"""The register of papers and its downloads, behind the gate."""

from datetime import date

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factories.base import make_school, sign_in
from factories.documents import issue
from thidua.documents.models import DocumentKind
from thidua.files.queries import FileDamagedError

pytestmark = pytest.mark.django_db
LIST = reverse("document_list")


@pytest.fixture
def school():
    return make_school()


def file_of(document):
    return reverse("document_file", args=[document.id])


def test_signed_out_one_is_asked_to_sign_in(client, school):
    paper = issue(school)

    for path in (LIST, file_of(paper)):
        assert client.get(path)["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("who", ["binh", "dung", "officer"])
def test_whoever_does_not_run_the_work_reads_no_papers(client, school, who):
    paper = issue(school)
    sign_in(client, getattr(school, who))

    assert [client.get(path).status_code for path in (LIST, file_of(paper))] == [403, 403]


def test_another_schools_paper_does_not_exist(client, school):
    chi = make_school("THCS-TG", "Trường THCS Trường Giang").alice
    paper = issue(school)

    assert sign_in(client, chi).get(file_of(paper)).status_code == 404


@pytest.mark.parametrize("who", ["alice", "an"])
def test_the_file_comes_as_it_was_kept_under_its_vietnamese_name(client, school, who):
    paper = issue(school, name="Tờ trình số 01.docx")

    response = sign_in(client, getattr(school, who)).get(file_of(paper))

    assert response.content == "Số: 01/TTr-THCSHS".encode()
    assert response["Content-Disposition"] == (
        "attachment; filename*=utf-8''T%E1%BB%9D%20tr%C3%ACnh%20s%E1%BB%91%2001.docx"
    )
    assert response["Cache-Control"] == "private, no-store"


def test_a_file_that_was_changed_on_the_disk_is_not_handed_out(client, school):
    paper = issue(school)
    (settings.THIDUA_HOME / "files" / paper.file.sha256).write_bytes("Số: 99/TTr".encode())

    with pytest.raises(FileDamagedError):
        sign_in(client, school.alice).get(file_of(paper))


def test_the_list_shows_number_kind_title_day_file_and_digest(client, school):
    paper = issue(school, kind=DocumentKind.MINUTES, title="Họp xét danh hiệu", name="Biên bản.docx")

    page = sign_in(client, school.alice).get(LIST).content.decode()

    for part in (
        "01/BB-THCSHS",
        "Biên bản",
        "Họp xét danh hiệu",
        "02/06/2026",
        "Biên bản.docx",
        paper.file.sha256,
    ):
        assert part in page


def test_the_list_is_filtered_by_kind_and_year(client, school):
    issue(school, title="Tờ trình năm nay")
    issue(school, title="Tờ trình năm sau", on=date(2027, 2, 1))
    issue(school, title="Biên bản họp", kind=DocumentKind.MINUTES)
    sign_in(client, school.alice)

    page = client.get(LIST, {"loai": "TTr", "nam": "2026"}).content.decode()

    assert "Tờ trình năm nay" in page
    assert "Tờ trình năm sau" not in page
    assert "Biên bản họp" not in page


@pytest.mark.parametrize("year", ["9" * 5000, "99999", "nam", "²", "-1", "\x00"])
def test_what_is_no_year_filters_nothing(client, school, year):
    issue(school, title="Tờ trình năm nay")

    page = sign_in(client, school.alice).get(LIST, {"nam": year}).content.decode()

    assert "Tờ trình năm nay" in page


def test_an_empty_list_says_what_will_come(client, school):
    assert "Chưa có văn bản nào" in sign_in(client, school.alice).get(LIST).content.decode()


def test_many_papers_cost_no_more_queries_than_one(client, school):
    sign_in(client, school.alice)
    issue(school)
    with CaptureQueriesContext(connection) as one:
        client.get(LIST)
    for _ in range(12):
        issue(school)
    with CaptureQueriesContext(connection) as many:
        client.get(LIST)

    assert len(many) == len(one) <= 25
