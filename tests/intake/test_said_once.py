"""Lists without a column for year or decision: asked once for the file, true of all its lines, shown in the dry run."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from factories.base import School, make_school, sign_in
from factories.lists import planned, read
from factories.sector_file import canhan_xlsx
from thidua.intake.errors import FileRefusedError
from thidua.intake.models import ColumnMapping, Run
from thidua.intake.targets import AWARDS, INITIATIVES
from thidua.people.models import Grant

pytestmark = pytest.mark.django_db
UPLOAD = "/nhap-tep/khen-thuong/"
SAID = {
    "award_year": "2023-2024",
    "award_paper": "15/QĐ-UBND",
    "award_on": "2024-06-28",
    "authority": "UBND xã Hoa Sen",
}
COLUMNS = {
    "column_1": "full_name",
    "column_3": "born",
    "column_9": "form_code",
    "column_10": "title_code",
}


@pytest.fixture
def school() -> School:
    return make_school()


@pytest.fixture
def alice(school: School, client: Client) -> Client:
    return sign_in(client, school.alice)


def canhan(award: str = "LDTT", **more: list[str]) -> bytes:
    row = [1, "Nguyễn Thị Hoa Sim", "Nữ", "12/03/1985", "Giáo viên", "", "", "", "GV", "", award]
    return canhan_xlsx([row + more.get("cells", [])], more=more.get("headings"))


def handed_in(client: Client, content: bytes) -> str:
    return client.post(UPLOAD, {"file": SimpleUploadedFile("CANHAN.xlsx", content)})["Location"]


def test_a_list_without_year_and_decision_is_asked_about_first(alice):
    url = handed_in(alice, canhan())
    page = alice.get(url)
    assert (url.endswith("/cot/"), list(page.context["stated"].fields)) == (True, list(SAID))


def test_the_answer_is_true_of_every_line_and_shown(alice):
    url = handed_in(alice, canhan())
    page = alice.post(url, COLUMNS | SAID, follow=True)

    summary = page.context["summary"]
    assert summary.stated == [
        ["năm học khen thưởng", "2023-2024"],
        ["số quyết định khen thưởng", "15/QĐ-UBND"],
        ["ngày quyết định khen thưởng", "28/06/2024"],
        ["cấp khen thưởng", "UBND xã Hoa Sen"],
    ]
    assert [(one.kind, [row.reason for row in one.rows]) for one in summary.sections] == [
        ("new", ["LĐTT 2023-2024 theo 15/QĐ-UBND ngày 28/06/2024"])
    ]
    alice.post(page.redirect_chain[-1][0], {"seen": summary.fingerprint})
    assert list(Grant.objects.values_list("code", "school_year", "paper", "on", "authority", "checked")) == [
        ("LDTT", "2023-2024", "15/QĐ-UBND", date(2024, 6, 28), "UBND xã Hoa Sen", False)
    ]


def test_year_and_authority_are_proposed_for_the_next_file_but_never_number_and_day(alice):
    alice.post(handed_in(alice, canhan()), COLUMNS | SAID)
    assert ColumnMapping.objects.get().proposed == {
        "award_year": "2023-2024",
        "authority": "UBND xã Hoa Sen",
    }

    url = handed_in(alice, canhan("CSTDCS"))
    page = alice.get(url)
    assert (
        url.endswith("/cot/"),
        page.context["stated"].initial,
        Run.objects.latest("brought_at").stated,
    ) == (
        True,
        {"award_year": "2023-2024", "authority": "UBND xã Hoa Sen"},
        {},
    )
    assert (
        "đề nghị cho tệp sau: năm học khen thưởng 2023-2024"
        in alice.get("/nhap-tep/cot-da-khop/").content.decode()
    )


def test_what_is_no_school_year_is_said_at_its_field(alice):
    url = handed_in(alice, canhan())
    page = alice.post(url, COLUMNS | SAID | {"award_year": "năm ngoái"})
    assert page.context["stated"].errors == {
        "award_year": ["Năm học chưa đúng: «năm ngoái» không phải năm học dạng 2023-2024."]
    }


def test_a_column_of_the_file_says_it_better_than_the_answer(school):
    content = canhan(headings=["Năm học"], cells=["2022-2023"])
    file = read(content, AWARDS, stated={"award_year": "2023-2024", "award_paper": "15/QĐ-UBND"})
    assert (file.stated, file.records[0].award.school_year) == ({"award_paper": "15/QĐ-UBND"}, "2022-2023")


def test_a_number_and_day_of_one_column_are_not_asked_for(school):
    file = read(canhan(headings=["Năm học", "Số, ngày quyết định"], cells=["2022-2023", "15/QĐ"]), AWARDS)
    assert (file.header.lacks, file.header.asks) == (["authority"], False)


def test_a_staff_list_with_an_award_says_what_may_be_said_once_and_goes_on(school, alice):
    url = alice.post("/nhap-tep/nhan-su/", {"file": SimpleUploadedFile("CANHAN.xlsx", canhan())})["Location"]
    page = alice.get(url)
    assert (url.endswith("/cot/"), page.context["summary"].lacking[0]) == (False, "năm học khen thưởng")
    assert "khai một lần cho cả tệp" in page.content.decode()


def test_initiatives_take_the_year_that_was_said(school):
    text = "Tên đề tài\tTên tác giả\nDạy đọc qua sân khấu\tNguyễn Thị Hoa Sim\n".encode()
    file = read(text, INITIATIVES, name="dan.tsv", stated={"school_year": "2023-2024", "paper": "7/QĐ"})
    (row,) = planned(school, file, INITIATIVES).rows
    assert [(claim.school_year, claim.paper) for claim in row.initiatives] == [("2023-2024", "7/QĐ")]
    assert INITIATIVES.told(row) == ["số quyết định công nhận: 7/QĐ"]


@pytest.mark.parametrize(
    ("below", "more"),
    [
        ("", ""),
        ("\tTổng cộng: 0 người\n", ", chỉ có dòng tiêu đề lặp lại, dòng tổng cộng hoặc phần ký tên"),
    ],
)
def test_a_heading_with_nothing_below_is_said_with_its_line(below, more):
    text = f"DANH SÁCH\t\nTT\tHọ và tên\tTổ\n{below}".encode()
    with pytest.raises(FileRefusedError) as refused:
        read(text, name="dan.tsv")
    assert str(refused.value) == (
        "Tệp có dòng tiêu đề ở dòng 2 (trang «Văn bản») nhưng không có dòng dữ liệu nào "
        f"bên dưới{more}. Hãy điền danh sách vào dưới dòng tiêu đề rồi tải lên lại."
    )
