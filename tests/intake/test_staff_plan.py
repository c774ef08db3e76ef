"""What a dry run says of each line: found by code, by name with birth date, in doubt, refused, or nobody."""

from datetime import date

import pytest

from factories import lists
from factories.base import School, add_staff, make_school
from factories.sector_file import HEADINGS, canhan_xlsx, sector_row, sector_xls, serial
from thidua.intake.targets.plan_rows import Kind, Plan
from thidua.people.models import Person, Posting

pytestmark = pytest.mark.django_db
ON = date(2026, 6, 10)


@pytest.fixture
def school() -> School:
    return make_school()


def planned(school: School, content: bytes) -> Plan:
    return lists.planned(school, lists.read(content))


def told(plan: Plan, *kinds: Kind) -> list[tuple[str, str, str]]:
    return [(row.kind.value, row.full_name, row.reason) for row in plan.rows if row.kind in kinds]


def lines(plan: Plan) -> list[tuple[int | None, str]]:
    return [(row.line, row.kind.value) for row in plan.rows if row.kind != Kind.MISSING]


def coded(person: Person, **codes: str) -> None:
    Person.objects.filter(id=person.id).update(ministry_code=codes.get("ministry_code"))
    Posting.objects.filter(person=person).update(staff_code=codes.get("staff_code"))


@pytest.mark.parametrize("status", ["Nghỉ thai sản", "Biệt phái đến"])
def test_a_status_which_no_list_can_hold_is_named(school, status):
    said = f"trạng thái «{status}»: không đọc, hãy ghi ở trang của người này nếu cần"
    here = sector_row(full_name="Nguyễn Thị Hoa Sim", born="12/03/1985", status=status)
    new = sector_row(full_name="Trần Thị Hoa Cúc", status=status)
    plan = planned(school, sector_xls([here, new]))
    rows = [row for row in plan.rows if row.line]
    assert [row.reason.endswith(said) for row in rows] == [True, True]


def test_a_stranger_is_new_with_everything_the_line_knows(school):
    plan = planned(
        school,
        sector_xls(
            [
                sector_row(
                    staff_code="GV07",
                    ministry_code=1234567890,
                    full_name="TRẦN THỊ HOA CÚC",
                    born=serial(date(1990, 5, 20)),
                    sex="Nữ",
                    joined_sector="01/09/2012",
                    starts="2015",
                    subject="Toán",
                    team="Tổ Toán - Tin",
                )
            ]
        ),
    )

    (row,) = plan.of_kind(Kind.NEW)
    assert (row.line, row.full_name, row.values) == (
        6,
        "Trần Thị Hoa Cúc",
        {
            "full_name": "Trần Thị Hoa Cúc",
            "ministry_code": "1234567890",
            "staff_code": "GV07",
            "born": date(1990, 5, 20),
            "sex": "female",
            "joined_sector": date(2012, 9, 1),
            "team": "Tổ Toán - Tin",
            "position": "Giáo viên",
            "subject": "Toán",
            "contract": "public_employee",
            "staff_group": "teacher",
        },
    )
    assert plan.new_teams == []


def test_the_unit_s_people_who_are_not_in_the_file_are_only_named(school):
    plan = planned(school, sector_xls([sector_row(full_name="Trần Thị Hoa Cúc", born="20/05/1990")]))

    assert [row.full_name for row in plan.of_kind(Kind.MISSING)] == [
        "Lê Thị Hướng Dương",
        "Vũ Văn Sông Lam",
        "Hoàng Thị Sao Mai",
        "Nguyễn Thị Hoa Sim",
        "Ngô Văn Trường Sơn",
    ]


def test_a_code_finds_somebody_whose_name_was_mended(school):
    coded(school.person(school.binh), ministry_code="0100", staff_code="GV01")

    plan = planned(
        school,
        sector_xls([sector_row(ministry_code="0100", full_name="Nguyễn Thị Hoa Sen", born="12/03/1985")]),
    )

    assert told(plan, Kind.CHANGED, Kind.DOUBTFUL, Kind.NEW) == [
        ("changed", "Nguyễn Thị Hoa Sen", "họ và tên: Nguyễn Thị Hoa Sim → Nguyễn Thị Hoa Sen")
    ]


def test_name_with_birth_date_finds_somebody_without_codes(school):
    plan = planned(
        school, sector_xls([sector_row(full_name="Nguyễn thị Hoa Sim", born="12/03/1985", staff_code="GV01")])
    )

    assert told(plan, Kind.CHANGED, Kind.DOUBTFUL, Kind.NEW) == [
        ("changed", "Nguyễn thị Hoa Sim", "mã cán bộ: trống → GV01")
    ]


def test_decomposed_accents_and_line_breaks_make_no_difference(school):
    headings = [heading.replace("ọ tên", "o\u0323 te\u0302n") for heading in HEADINGS]
    row = sector_row(full_name="Nguye\u0302\u0303n Thi\u0323 Hoa Sim", born="12/03/1985")

    plan = planned(school, sector_xls([row], headings=headings, above=11))

    assert lines(plan) == [(13, "unchanged")]


def test_the_name_alone_is_a_doubt_that_may_be_ticked(school):
    plan = planned(school, sector_xls([sector_row(full_name="Nguyễn Thị Hoa Sim", staff_code="GV01")]))

    (row,) = plan.of_kind(Kind.DOUBTFUL)
    assert (row.reason, row.tickable) == (
        "chỉ trùng họ tên với Nguyễn Thị Hoa Sim (Toán – Tin, sinh 12/03/1985); mã cán bộ: trống → GV01",
        True,
    )


def test_two_people_of_one_name_are_told_apart_by_birth_or_left_in_doubt(school):
    other = add_staff(school.unit, "Nguyễn Thị Hoa Sim", team=school.teams[1])
    Person.objects.filter(id=other.id).update(born=date(1991, 1, 1))

    plan = planned(
        school,
        sector_xls(
            [
                sector_row(full_name="Nguyễn Thị Hoa Sim", born="01/01/1991", subject="Văn"),
                sector_row(full_name="Nguyễn Thị Hoa Sim"),
                sector_row(full_name="Nguyễn Thị Hoa Sim", born="02/02/1992"),
            ]
        ),
    )

    assert told(plan, Kind.CHANGED, Kind.DOUBTFUL, Kind.NEW) == [
        ("changed", "Nguyễn Thị Hoa Sim", "môn dạy: trống → Văn"),
        ("doubtful", "Nguyễn Thị Hoa Sim", "trường có 2 người cùng họ tên, tệp không đủ để biết là ai"),
        ("new", "Nguyễn Thị Hoa Sim", "chưa có trong danh sách của trường"),
    ]
    assert plan.of_kind(Kind.DOUBTFUL)[0].tickable is False
    assert "Nguyễn Thị Hoa Sim" not in [row.full_name for row in plan.of_kind(Kind.MISSING)]


def test_a_line_in_doubt_does_not_take_the_person_whom_a_later_line_names_exactly(school):
    plan = planned(
        school,
        sector_xls(
            [
                sector_row(full_name="Nguyễn Thị Hoa Sim"),
                sector_row(full_name="Nguyễn Thị Hoa Sim", born="12/03/1985"),
            ]
        ),
    )

    assert told(plan, Kind.DOUBTFUL, Kind.UNCHANGED, Kind.NEW) == [
        ("doubtful", "Nguyễn Thị Hoa Sim", "cùng họ tên với dòng 7 của tệp"),
        ("unchanged", "Nguyễn Thị Hoa Sim", "giống dữ liệu đang có"),
    ]


def test_codes_that_lead_to_two_people_or_to_a_stranger_s_name_are_doubts(school):
    coded(school.person(school.binh), ministry_code="0100")
    coded(school.person(school.dung), staff_code="GV02")

    two = planned(
        school,
        sector_xls([sector_row(ministry_code="0100", staff_code="GV02", full_name="Nguyễn Thị Hoa Sim")]),
    )
    stranger = planned(
        school, sector_xls([sector_row(staff_code="GV02", full_name="Đỗ Văn Lạ", born="01/01/1980")])
    )

    assert [told(plan, Kind.DOUBTFUL)[0][2].split(";")[0] for plan in (two, stranger)] == [
        "mã định danh Bộ và mã cán bộ là của hai người khác nhau trong trường",
        "mã là của Hoàng Thị Sao Mai, sinh 12/03/1985, nhưng họ tên và ngày sinh đều khác",
    ]


def test_the_same_person_twice_in_the_file_is_taken_once(school):
    plan = planned(
        school,
        sector_xls(
            [
                sector_row(ministry_code="0777", full_name="Trần Thị Hoa Cúc", born="20/05/1990"),
                sector_row(ministry_code="0777", full_name="Trần Thị Hoa Cúc"),
                sector_row(full_name="Phan Văn Bách Tùng"),
                sector_row(full_name="Phan Văn Bách Tùng"),
            ]
        ),
    )

    assert told(plan, Kind.NEW, Kind.DOUBTFUL) == [
        ("new", "Trần Thị Hoa Cúc", "chưa có trong danh sách của trường"),
        ("doubtful", "Trần Thị Hoa Cúc", "trùng với dòng 6 của tệp"),
        ("new", "Phan Văn Bách Tùng", "chưa có trong danh sách của trường"),
        ("doubtful", "Phan Văn Bách Tùng", "cùng họ tên với dòng 8, thiếu mã và ngày sinh"),
    ]


def test_rows_which_are_nobody_are_passed_over_with_a_reason(school):
    file = lists.read(
        sector_xls(
            [
                sector_row(full_name="Trần Thị Hoa Cúc", born="20/05/1990"),
                list(HEADINGS),
                sector_row(full_name="Phan Văn Bách Tùng", position="Hiệu trưởng"),
                ["", "", "", "Tổng cộng: 2"],
                ["", "Người lập biểu", "", "", "", "", "", "", "", "HIỆU TRƯỞNG"],
                ["", "", "", "(Ký, ghi rõ họ tên)"],
                ["", "", "", "Lý Thị Mây Trắng"],
            ]
        ),
        name="a.xls",
        on=ON,
    )

    assert [record.full_name for record in file.records if not record.refused] == [
        "Trần Thị Hoa Cúc",
        "Phan Văn Bách Tùng",
    ]
    assert [(skipped.line, skipped.reason) for skipped in file.skipped] == [
        (7, "dòng tiêu đề lặp lại"),
        (9, "dòng tổng cộng"),
        (10, "phần ký tên cuối danh sách"),
        (11, "phần ký tên cuối danh sách"),
        (12, "phần ký tên cuối danh sách"),
    ]


@pytest.mark.parametrize(
    ("known", "reason"),
    [
        ({"full_name": ""}, "không có họ và tên"),
        ({"full_name": "12345"}, "«12345» không phải họ và tên"),
        ({"full_name": '=HYPERLINK("http://x")'}, 'ô «=HYPERLINK("http://x")» bắt đầu như một công thức; hãy sửa ô này trong tệp'),
        ({"full_name": "Trần Hoa", "position": "a" * 121}, "ô chức vụ dài quá 120 ký tự"),
        ({"full_name": "Trần Hoa", "status": "Đã nghỉ hưu"}, "không còn làm việc (Đã nghỉ hưu); muốn ghi khen thưởng đã nhận thì thêm cột «Ngày trạng thái»"),
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_taken_is_rejected_with_its_reason(school, known, reason):
    plan = planned(school, sector_xls([sector_row(**known)]))

    assert [row.reason for row in plan.of_kind(Kind.REJECTED)] == [reason]


@pytest.mark.parametrize(
    ("known", "reason"),
    [
        ({"born": "31/02/1985"}, "ngày sinh: «31/02/1985» không có trên lịch"),
        ({"born": "1985"}, "ngày sinh: «1985» chỉ có năm, thiếu ngày và tháng"),
        ({"born": "01/01/2030"}, "ngày sinh: ngày 01/01/2030 ở tương lai"),
        ({"born": "01/01/2020"}, "ngày sinh: ngày sinh 01/01/2020 không hợp lý"),
        ({"team": "#N/A"}, "tổ (ô T6): ô báo lỗi #N/A"),
        ({"status": "Lưu kho"}, "trạng thái: chưa rõ trạng thái «Lưu kho»"),
        ({"sex": "?"}, "giới tính: không hiểu giới tính «?»"),
    ],
)
def test_a_cell_that_cannot_be_read_makes_the_line_doubtful(school, known, reason):
    plan = planned(school, sector_xls([sector_row(full_name="Trần Thị Hoa Cúc", **known)]))

    (row,) = plan.of_kind(Kind.DOUBTFUL)
    assert (row.reason, row.tickable) == (reason, True)


def test_an_unclear_contract_stays_unknown_and_is_said(school):
    plan = planned(school, sector_xls([sector_row(full_name="Trần Thị Hoa Cúc", contract="Biên chế")]))

    (row,) = plan.of_kind(Kind.NEW)
    assert (row.reason, "contract" in row.values) == (
        "loại hợp đồng: chưa rõ loại hợp đồng «Biên chế»",
        False,
    )


def test_somebody_who_left_is_asked_about_and_never_simply_removed(school):
    known = {"full_name": "Nguyễn Thị Hoa Sim", "born": "12/03/1985"}
    plan = planned(
        school, sector_xls([sector_row(**known, status="Đã nghỉ hưu", status_on=serial(date(2026, 3, 1)))])
    )

    (row,) = plan.of_kind(Kind.DOUBTFUL)
    assert (row.reason, row.values, row.tickable) == (
        "tệp ghi «Đã nghỉ hưu»; đánh dấu để ghi rời trường từ 01/03/2026",
        {"ends": date(2026, 3, 1)},
        True,
    )


def test_a_leader_is_never_lowered_by_a_file(school):
    binh = school.person(school.binh)
    Posting.objects.filter(person=binh).update(staff_group="leader", position="Phó hiệu trưởng")

    plan = planned(school, sector_xls([sector_row(full_name="Nguyễn Thị Hoa Sim", born="12/03/1985")]))

    (row,) = plan.of_kind(Kind.DOUBTFUL)
    assert row.reason == (
        "đang là cán bộ quản lý, tệp ghi khác: giữ nguyên; chức vụ: Phó hiệu trưởng → Giáo viên"
    )
    assert "staff_group" not in row.values


def test_blank_cells_change_nothing(school):
    row = sector_row(full_name="Nguyễn Thị Hoa Sim", born="12/03/1985", position="", contract="", group="")

    assert lines(planned(school, sector_xls([row]))) == [(6, "unchanged")]


def test_a_ministry_code_of_another_school_s_person_is_refused_without_saying_whose(school):
    chi = make_school("THCS-TG", "Trường THCS Trường Giang")
    coded(chi.person(chi.alice), ministry_code="0999")

    plan = planned(school, sector_xls([sector_row(ministry_code="0999", full_name="Lê Thị Hướng Dương")]))

    assert told(plan, Kind.REJECTED) == [
        ("rejected", "Lê Thị Hướng Dương", "mã định danh Bộ đã thuộc về một người ở đơn vị khác")
    ]


def test_canhan_is_read_by_its_headings_with_categories_and_new_teams(school):
    row = [
        1,
        "Trần Thị Hoa Cúc",
        "Nữ",
        "20/05/1990",
        "Phó Hiệu trưởng",
        "Tổ Khoa học tự nhiên",
        "",
        "",
        "CBQL",
        "",
        "",
    ]

    plan = planned(school, canhan_xlsx([row]))

    (new,) = plan.of_kind(Kind.NEW)
    assert (new.values["staff_group"], new.values["team"], plan.new_teams) == (
        "leader",
        "Tổ Khoa học tự nhiên",
        ["Khoa học tự nhiên"],
    )


def test_an_award_is_taken_only_with_year_and_decision(school):
    more = ["Năm học", "Số quyết định", "Ngày quyết định"]
    known = ["Nguyễn Thị Hoa Sim", "Nữ", "12/03/1985", "Giáo viên", "Toán – Tin", "", "", "GV"]
    plan = planned(
        school,
        canhan_xlsx(
            [
                [1, *known, "", "DH01", "2023-2024", "15/QĐ-UBND", "28/06/2024"],
                [2, "Trần Thị Hoa Cúc", "", "", "", "", "", "", "", "", "LDTT"],
                [3, "Phan Văn Bách Tùng", "", "", "", "", "", "", "", "", "DH99"],
            ],
            more=more,
        ),
    )

    assert plan.of_kind(Kind.CHANGED)[0].grants == (
        ("LDTT", "2023-2024", "15/QĐ-UBND", date(2024, 6, 28), ""),
    )
    assert told(plan, Kind.NEW, Kind.DOUBTFUL) == [
        (
            "new",
            "Trần Thị Hoa Cúc",
            "chưa có trong danh sách của trường; có danh hiệu nhưng thiếu năm học: không ghi",
        ),
        (
            "new",
            "Phan Văn Bách Tùng",
            "chưa có trong danh sách của trường; chưa rõ danh hiệu, hình thức «DH99»: không ghi",
        ),
    ]
    assert sum(plan.counts.values()) - plan.counts["missing"] == 3
    assert [row.line for row in plan.left_out()] == [3, 4]


def test_the_name_alone_is_enough_where_nothing_speaks_against_it_and_nothing_changes(school):
    tung = add_staff(school.unit, "Phan Văn Bách Tùng", team=school.teams[1])
    Person.objects.filter(id=tung.id).update(born=None)
    blank = {"position": "", "contract": "", "group": ""}

    def kinds(**known: str) -> list[str]:
        plan = planned(school, sector_xls([sector_row(**blank, **known)]))
        return [row.kind.value for row in plan.rows if row.line]

    assert kinds(full_name="Nguyễn Thị Hoa Sim", team="Tổ Toán - Tin") == ["unchanged"]
    assert kinds(full_name="Nguyễn Thị Hoa Sim", team="Ngữ văn") == ["doubtful"]
    assert kinds(full_name="Nguyễn Thị Hoa Sim") == ["doubtful"]
    assert kinds(full_name="Phan Văn Bách Tùng") == ["unchanged"]
    assert kinds(full_name="Phan Văn Bách Tùng", born="20/05/1990") == ["doubtful"]
