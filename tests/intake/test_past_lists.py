"""Past awards and initiatives: whom a line means, what is written, what is not and why."""

import io
from datetime import date

import pytest
import xlsxwriter

from factories.base import School, make_school
from factories.lists import applied, planned, read
from factories.sector_file import sector_row, sector_xls
from thidua.intake.targets import AWARDS, INITIATIVES, Target
from thidua.people.models import Grant, Initiative, Posting

pytestmark = pytest.mark.django_db
PAST = ["TT", "Họ và tên", "Tổ", "Năm học", "Danh hiệu/Hình thức", "Số, ngày quyết định", "Cơ quan"]
DETAI = [
    "STT", "Tên đề tài", "Ngày công nhận", "Đơn vị công nhận", "Tóm tắt", "Tên tác giả", "Phòng ban", "Cơ quan",
]  # fmt: skip


@pytest.fixture
def school() -> School:
    return make_school()


def book(headings: list[str], *rows: list) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as one:
        sheet = one.add_worksheet("DANHSACH")
        for number, row in enumerate([headings, *rows]):
            sheet.write_row(number, 0, row)
    return target.getvalue()


def told(school: School, content: bytes, target: Target) -> list[tuple[str, str]]:
    return [(row.kind.value, row.reason) for row in planned(school, read(content, target), target).rows]


def team_of(school: School) -> str:
    return Posting.objects.get(person=school.person(school.binh)).team.name


def test_an_award_of_somebody_of_the_same_team_is_written_with_its_decision_and_unchecked(school):
    row = [
        1,
        "Nguyễn Thị Hoa Sim",
        team_of(school),
        "2021-2022",
        "CSTĐCS",
        "Số 15/QĐ-UBND ngày 28/6/2022",
        "UBND huyện",
    ]
    applied(school, book(PAST, row), target=AWARDS)

    assert list(Grant.objects.values_list("code", "school_year", "paper", "on", "authority", "checked")) == [
        ("CSTDCS", "2021-2022", "15/QĐ-UBND", date(2022, 6, 28), "UBND huyện", False)
    ]
    assert told(school, book(PAST, row), AWARDS) == [("unchanged", "đã ghi")]


@pytest.mark.parametrize(
    "said",
    [
        "BK của Chủ tịch UBND TP",
        "Bằng khen Chủ tịch UBND tỉnh",
        "Bằng khen của Chủ tịch Ủy ban nhân dân thành phố",
    ],
)
def test_a_certificate_of_merit_is_known_by_whoever_gave_it(school, said):
    decision = "12/QĐ-UBND ngày 12/7/2022"
    row = [1, "Nguyễn Thị Hoa Sim", team_of(school), "2021-2022", said, decision, "UBND"]
    applied(school, book(PAST, row), target=AWARDS)
    assert list(Grant.objects.values_list("code", "paper")) == [("BK_TINH", "12/QĐ-UBND")]


def test_two_titles_of_one_decision_stand_in_one_cell(school):
    row = [1, "Nguyễn Thị Hoa Sim", team_of(school), "2021-22", "LĐTT, CSTĐ cơ sở", "15/QĐ-UBND", ""]
    applied(school, book(PAST, row), target=AWARDS)
    assert sorted(Grant.objects.values_list("code", "school_year")) == [
        ("CSTDCS", "2021-2022"),
        ("LDTT", "2021-2022"),
    ]


def test_whom_only_the_name_tells_waits_until_all_such_lines_are_accepted(school):
    content = book(PAST, [1, "Nguyễn Thị Hoa Sim", "", "2021-2022", "LĐTT", "15/QĐ-UBND", ""])
    ((kind, reason),) = told(school, content, AWARDS)
    assert (kind, reason.startswith("chỉ trùng họ tên với Nguyễn Thị Hoa Sim")) == ("doubtful", True)

    applied(school, content, target=AWARDS)
    assert Grant.objects.count() == 0
    applied(school, content, target=AWARDS, all_likely=True)
    assert Grant.objects.count() == 1


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (["Trần Văn Lạ", "2021-2022", "LĐTT", "1/QĐ"], "không có trong danh sách nhân sự của trường; hãy nhập nhân sự trước, người đã rời trường thì kèm ngày rời"),
        (["Nguyễn Thị Hoa Sim", "", "LĐTT", "1/QĐ"], "có danh hiệu nhưng thiếu năm học"),
        (["Nguyễn Thị Hoa Sim", "2021", "LĐTT", "1/QĐ"], "«2021» không phải năm học dạng 2023-2024"),
        (["Nguyễn Thị Hoa Sim", "2021-2022", "LĐTT", ""], "có danh hiệu, hình thức nhưng thiếu số và ngày quyết định"),
        (["Nguyễn Thị Hoa Sim", "2021-2022", "Hạng Nhất", "1/QĐ"], "chưa rõ danh hiệu, hình thức «Hạng Nhất»"),
        (["Nguyễn Thị Hoa Sim", "2021-2022", "", "1/QĐ"], "không có danh hiệu, hình thức khen thưởng"),
        (["Nguyễn Thị Hoa Sim", "2021-2022", "#N/A", "1/QĐ"], "ô báo lỗi #N/A"),
        (
            ["Nguyễn Thị Hoa Sim", "2025-2026", "LĐTT", "1/QĐ"],
            "năm học đang mở: danh hiệu được ghi khi nhận quyết định trong mục Quyết định",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_written_says_why(school, row, reason):
    name, year, award, paper = row
    assert told(school, book(PAST, [1, name, "", year, award, paper, ""]), AWARDS) == [("rejected", reason)]


@pytest.mark.parametrize(
    ("year", "award", "paper", "expected"),
    [
        ("2024-2025", "GK", "77/QĐ ngày 01/09/2020", ("rejected", "ngày quyết định 01/09/2020 trước khi năm học 2024-2025 bắt đầu")),
        ("", "GK", "77/QĐ ngày 01/09/1999", ("rejected", "ngày quyết định 01/09/1999 trước khi người này đủ 16 tuổi (sinh 12/03/1985)")),
        ("2005-2006", "LĐTT", "77/QĐ ngày 01/07/2006", ("doubtful", "năm học 2005-2006 trước ngày vào ngành đang ghi (01/09/2007); LĐTT 2005-2006 theo 77/QĐ ngày 01/07/2006")),
    ],
)  # fmt: skip
def test_a_day_that_cannot_be_is_refused_and_an_odd_year_waits(school, year, award, paper, expected):
    content = book(PAST, [1, "Nguyễn Thị Hoa Sim", team_of(school), year, award, paper, ""])
    assert told(school, content, AWARDS) == [expected]


def test_somebody_who_left_before_the_program_came_is_brought_in_and_gets_past_awards(school):
    gone = sector_row(
        full_name="Trần Văn Bách Tùng",
        staff_code="GV77",
        born="05/02/1962",
        status="Đã nghỉ hưu",
        status_on="01/03/2023",
    )
    ((kind, reason),) = [
        (row.kind.value, row.reason)
        for row in planned(school, read(sector_xls([gone]))).rows
        if row.full_name == "Trần Văn Bách Tùng"
    ]
    assert (kind, reason) == (
        "doubtful",
        "không còn làm việc (Đã nghỉ hưu); đánh dấu để ghi là người đã rời trường từ 01/03/2023",
    )
    (line,) = [row.line for row in planned(school, read(sector_xls([gone]))).rows if row.line]
    applied(school, sector_xls([gone]), line)
    assert Posting.objects.get(staff_code="GV77").ends == date(2023, 3, 1)

    past = [
        book(
            ["Mã cán bộ", "Họ và tên", "Ngày sinh", "Năm học", "Danh hiệu/Hình thức", "Số, ngày quyết định"],
            ["GV77" if by_code else "", "Trần Văn Bách Tùng", "" if by_code else "05/02/1962", year, "LĐTT", "1/QĐ"],
        )
        for by_code, year in ((True, "2020-2021"), (False, "2021-2022"), (True, "2023-2024"))
    ]  # fmt: skip
    kinds = [told(school, content, AWARDS)[0] for content in past]
    assert kinds == [
        ("new", "LĐTT 2020-2021 theo 1/QĐ"),
        ("new", "LĐTT 2021-2022 theo 1/QĐ"),
        ("rejected", "đã rời trường từ 01/03/2023: năm học này do nơi công tác mới ghi"),
    ]
    applied(school, past[0], target=AWARDS)
    assert list(Grant.objects.values_list("person__full_name", "school_year")) == [
        ("Trần Văn Bách Tùng", "2020-2021")
    ]


def test_nobody_brings_in_their_own_award(school):
    own = school.person(school.alice)
    content = book(PAST, [1, own.full_name, "", "2021-2022", "LĐTT", "1/QĐ", ""])
    ((kind, reason),) = told(school, content, AWARDS)
    assert (kind, "không ai tự ghi cho mình" in reason) == ("rejected", True)


def test_a_title_under_another_decision_stays_and_a_second_line_of_the_file_too(school):
    team = team_of(school)
    content = book(
        PAST,
        [1, "Nguyễn Thị Hoa Sim", team, "2021-2022", "LĐTT", "1/QĐ", ""],
        [2, "Nguyễn Thị Hoa Sim", team, "2021-2022", "LĐTT", "2/QĐ", ""],
        [3, "Nguyễn Thị Hoa Sim", team, "2021-2022", "LĐTT", "1/QĐ", ""],
    )
    assert told(school, content, AWARDS) == [
        ("new", "LĐTT 2021-2022 theo 1/QĐ"),
        ("rejected", "LĐTT của năm học này đã ghi theo một quyết định khác: giữ nguyên"),
        ("unchanged", "đã ghi"),
    ]


def test_detai_waits_for_the_year_that_was_reckoned_and_is_written_for_each_author(school):
    binh, dung = school.person(school.binh), school.person(school.dung)
    row = [
        1, "Dạy đọc qua sân khấu lớp học", "20/05/2022", "UBND quận Hoa Lư", "", f"{binh.full_name} (60%), {dung.full_name}", "", "",
    ]  # fmt: skip
    content = book(DETAI, row)
    ((kind, reason),) = told(school, content, INITIATIVES)
    assert (kind, "năm học 2021-2022 tính theo ngày công nhận 20/05/2022" in reason) == ("doubtful", True)

    applied(school, content, target=INITIATIVES, all_likely=True)

    names = ("record__person__full_name", "record__school_year", "title", "recognised_by", "recognised_on")
    assert sorted(Initiative.objects.values_list(*names)) == sorted(
        (one.full_name, "2021-2022", "Dạy đọc qua sân khấu lớp học", "district", date(2022, 5, 20))
        for one in (binh, dung)
    )
    assert told(school, content, INITIATIVES) == [("unchanged", "đã ghi")]


def test_an_initiative_that_begins_like_a_signature_is_one_all_the_same(school):
    content = book(
        ["Tên sáng kiến", "Tác giả", "Năm học"],
        ["Xác nhận mã hóa bằng trò chơi", "Nguyễn Thị Hoa Sim", "2021-2022"],
        ["Dạy đọc", "Nguyễn Thị Hoa Sim", "2021-2022"],
        ["Tổng cộng: 2 sáng kiến", "", ""],
        ["Người lập biểu", "Hiệu trưởng", ""],
        ["Nguyễn Thị Hoa Sim", "Lê Văn Trường Giang", ""],
    )
    file = read(content, INITIATIVES)
    assert [record.full_name for record in file.records] == ["Xác nhận mã hóa bằng trò chơi", "Dạy đọc"]
    assert [(one.line, one.reason) for one in file.skipped] == [
        (4, "dòng tổng cộng"),
        (5, "phần ký tên cuối danh sách"),
        (6, "phần ký tên cuối danh sách"),
    ]


def test_the_same_initiative_twice_in_a_file_is_told_with_its_line_and_shares_are_not_kept(school):
    name = school.person(school.binh).full_name
    row = [1, "Bộ thẻ học toán", "20/05/2022", "UBND quận Hoa Lư", "", f"{name} (60%), Hoa Lạ (70%)", "", ""]
    (_, first), second = told(school, book(DETAI, row, row), INITIATIVES)
    assert "tỷ lệ đóng góp của các tác giả cộng lại quá 100 %" in first
    assert "tỷ lệ đóng góp ghi trong ô tác giả không được lưu" in first
    assert second == ("rejected", "trùng dòng 2 (cùng tên, tác giả, năm học)")
