"""Writing people: what is refused, what happens twice, what the ledger gets."""

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from factories.base import School, actor, add_staff, make_school
from thidua.accounts.actions import activate
from thidua.accounts.models import User
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.ledger.models import Line
from thidua.ledger.queries import verify
from thidua.people.actions import (
    DisciplineEntry,
    GradeEntry,
    GrantEntry,
    InitiativeEntry,
    LeaveEntry,
    OtherGradeEntry,
    PartyDisciplineEntry,
    add_person,
    correct_grant,
    correct_person,
    give_account,
    give_accounts,
    record_grades,
    record_grants,
    record_initiative,
    record_past_grant,
    record_registrations,
    record_year,
    state_history,
)
from thidua.people.actions.staff import login_name
from thidua.people.errors import (
    AlreadyGrantedError,
    AwardDayError,
    MinistryCodeTakenError,
    NotOfPartyError,
    NotOfUnitError,
    OutsideSchoolYearError,
    StaffCodeTakenError,
)
from thidua.people.models import Grant, Person, Posting, YearRecord
from thidua.units.models import Appointment, Role

pytestmark = pytest.mark.django_db
ON = date(2026, 6, 10)
YEAR = "2025-2026"


@pytest.fixture
def school() -> School:
    return make_school()


@pytest.fixture
def binh(school: School) -> Person:
    return school.person(school.binh)


def by(school: School) -> dict:
    return {"by": actor(school.alice, school), "unit": school.unit}


def kinds_since(count: int) -> list[str]:
    return list(Line.objects.order_by("number").values_list("kind", flat=True))[count:]


def test_somebody_new_has_only_what_was_said(school):
    person = add_person(**by(school), full_name="  Trần  Thị Hoa Cúc ")

    posting = Posting.objects.get(person=person)
    assert (person.full_name, person.folded, person.sex, person.born, person.ministry_code) == (
        "Trần Thị Hoa Cúc",
        "tran thi hoa cuc",
        None,
        None,
        None,
    )
    assert (posting.unit, posting.team, posting.contract, posting.starts, posting.ends) == (
        school.unit,
        None,
        None,
        None,
        None,
    )


def test_codes_belong_to_one_person(school):
    add_person(**by(school), full_name="Trần Thị Hoa Cúc", staff_code="GV01", ministry_code="0100")

    with pytest.raises(StaffCodeTakenError):
        add_person(**by(school), full_name="Phan Văn Bách Tùng", staff_code="GV01")
    with pytest.raises(MinistryCodeTakenError):
        add_person(**by(school), full_name="Phan Văn Bách Tùng", ministry_code="0100")
    assert Person.objects.filter(full_name="Phan Văn Bách Tùng").count() == 0


def test_another_school_has_staff_codes_of_its_own(school):
    other = make_school("THCS-TG", "Trường THCS Trường Giang")
    add_person(**by(school), full_name="Trần Thị Hoa Cúc", staff_code="GV01")
    add_person(**by(other), full_name="Phan Văn Bách Tùng", staff_code="GV01")
    assert Posting.objects.filter(staff_code="GV01").count() == 2


def test_a_team_of_another_school_is_refused(school):
    other = make_school("THCS-TG", "Trường THCS Trường Giang")
    with pytest.raises(InvalidInputError, match="một tổ của trường"):
        add_person(**by(school), full_name="Trần Thị Hoa Cúc", team=other.teams[0])


def test_a_correction_names_what_changed_and_moves_the_version(school, binh):
    correct_person(
        **by(school), person=binh, version=1, changes={"full_name": "Nguyễn Thị Hoa Sen", "subject": "Toán"}
    )

    changed = Person.objects.get(id=binh.id)
    assert (changed.folded, changed.version, Posting.objects.get(person=binh).subject) == (
        "nguyen thi hoa sen",
        2,
        "Toán",
    )
    assert sorted(Line.objects.latest("number").fields) == ["full_name", "subject"]


def test_who_saw_an_older_version_is_told_so(school, binh):
    correct_person(**by(school), person=binh, version=1, changes={"subject": "Toán"})
    with pytest.raises(ChangedMeanwhileError):
        correct_person(**by(school), person=binh, version=1, changes={"subject": "Văn"})


def test_somebody_who_left_is_corrected_without_coming_back_and_comes_back_when_told(school, binh):
    correct_person(**by(school), person=binh, version=1, changes={"ends": date(2026, 6, 1)})
    correct_person(**by(school), person=binh, version=2, changes={"full_name": "Nguyễn Thị Hoa Sen"})
    assert list(Posting.objects.filter(person=binh).values_list("ends", flat=True)) == [date(2026, 6, 1)]

    correct_person(**by(school), person=binh, version=3, changes={"ends": None})
    assert list(Posting.objects.filter(person=binh).values_list("ends", flat=True)) == [None]


def test_nobody_leaves_before_coming(school, binh):
    with pytest.raises(InvalidInputError, match="không thể trước ngày về trường"):
        correct_person(**by(school), person=binh, version=1, changes={"ends": date(2015, 8, 31)})


@pytest.mark.parametrize(
    ("full_name", "expected"),
    [
        ("Nguyễn Thị Hoa Sim", "hoasim.nt"),
        ("Trần Nam", "nam.t"),
        ("Đỗ Văn Trường Giang", "truonggiang.dv"),
        ("Lý Thị Mây", "may.lt"),
        ("Hoa", "hoa"),
    ],
)
def test_a_login_name_is_the_given_name_and_initials(full_name, expected):
    assert login_name(full_name) == expected


def test_people_of_one_name_get_numbered_login_names(school):
    people = [add_person(**by(school), full_name="Phan Thị Cỏ May") for _ in range(3)]

    given = give_accounts(**by(school), persons=people, on=ON)

    assert [user.username for _, (user, _) in given] == ["comay.pt", "comay.pt2", "comay.pt3"]


def test_an_account_is_used_with_its_slip_and_carries_the_role(school):
    person = add_person(**by(school), full_name="Phan Thị Cỏ May")

    user, code = give_account(**by(school), person=person, role=Role.STAFF, on=ON)
    activate(username=user.username, code=code, password="mot-mat-khau-dai")

    assert User.objects.get(id=user.id).check_password("mot-mat-khau-dai")
    assert list(Appointment.objects.filter(user=user).values_list("role", "unit")) == [
        ("staff", school.unit.id)
    ]
    assert Person.objects.get(id=person.id).user_id == user.id


def test_a_second_slip_keeps_the_account(school, binh):
    user, _ = give_account(**by(school), person=binh, role=Role.STAFF, on=ON)
    assert user == school.binh
    assert Appointment.objects.filter(user=user, role=Role.STAFF, ends=None).count() == 1


def test_accounts_are_given_to_all_or_to_none(school):
    other = make_school("THCS-TG", "Trường THCS Trường Giang")
    mine = add_person(**by(school), full_name="Phan Thị Cỏ May")
    theirs = other.person(other.binh)

    with pytest.raises(NotOfUnitError):
        give_accounts(**by(school), persons=[mine, theirs], on=ON)
    assert Person.objects.get(id=mine.id).user_id is None


def test_years_of_people_of_another_school_are_refused(school):
    other = make_school("THCS-TG", "Trường THCS Trường Giang")
    stranger = other.person(other.binh)
    refused = [
        lambda: record_grades(
            **by(school), school_year=YEAR, entries=[GradeEntry(stranger.id, "good")], paper="", on=ON
        ),
        lambda: record_registrations(**by(school), school_year=YEAR, titles={stranger.id: []}, on=ON),
        lambda: record_year(**by(school), person=stranger, school_year=YEAR, grade="good"),
        lambda: record_grants(**by(school), grants=[GrantEntry(stranger.id, "LDTT", YEAR)]),
        lambda: state_history(
            **by(school), person=stranger, forms_known=True, discipline_complete=True, on=ON
        ),
    ]
    for write in refused:
        with pytest.raises(NotOfUnitError):
            write()
    assert YearRecord.objects.count() == 0


def test_a_sheet_approved_again_replaces_its_own_leave_and_keeps_the_rest(school, binh):
    record_year(**by(school), person=binh, school_year=YEAR, leave=[LeaveEntry("study", Decimal(5))])
    for days in (Decimal(3), Decimal(4)):
        entry = GradeEntry(binh.id, "good", Decimal(10), days, Decimal(2))
        record_grades(**by(school), school_year=YEAR, entries=[entry], paper="8/QĐ", on=ON)

    row = YearRecord.objects.get(person=binh)
    assert (row.grade, row.grade_paper, row.months_worked, row.leave_known) == (
        "good",
        "8/QĐ",
        Decimal(10),
        True,
    )
    assert sorted(row.leaves.values_list("kind", "working_days")) == [
        ("maternity", Decimal(2)),
        ("sick", Decimal(4)),
        ("study", Decimal(5)),
    ]


def test_a_grade_without_days_leaves_the_leave_unknown(school, binh):
    record_grades(**by(school), school_year=YEAR, entries=[GradeEntry(binh.id, "good")], paper="", on=ON)
    assert YearRecord.objects.get(person=binh).leave_known is False


def test_a_year_is_changed_only_where_something_is_said(school, binh):
    record_year(
        **by(school),
        person=binh,
        school_year="2023-2024",
        grade="good",
        registered=["CSTDCS", "LDTT"],
        discipline=[DisciplineEntry("reprimand", date(2023, 11, 2), date(2024, 2, 2))],
        initiatives=[InitiativeEntry("Thẻ từ xoay", "initiative", "unit", "school")],
    )
    record_year(**by(school), person=binh, school_year="2023-2024", months_worked=Decimal("9.5"))

    row = YearRecord.objects.get(person=binh)
    assert (row.grade, row.registered, row.months_worked) == ("good", ["LDTT", "CSTDCS"], Decimal("9.5"))
    assert (row.disciplines.count(), row.initiatives.count(), row.leave_known) == (1, 1, False)


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"discipline": [DisciplineEntry("warning", date(2025, 8, 31))]}, OutsideSchoolYearError),
        (
            {"discipline": [DisciplineEntry("warning", date(2025, 9, 2), date(2025, 9, 1))]},
            InvalidInputError,
        ),
        ({"months_worked": Decimal(13)}, InvalidInputError),
        ({"registered": ["TTLDTT"]}, InvalidInputError),
        ({"leave": [LeaveEntry("sick", Decimal(-1))]}, InvalidInputError),
        ({"initiatives": [InitiativeEntry("  ")]}, InvalidInputError),
        ({"initiatives": [InitiativeEntry("Thẻ từ", used_for=["XYZ"])]}, InvalidInputError),
    ],
)
def test_what_cannot_be_true_of_a_year_is_refused(school, binh, said, refusal):
    with pytest.raises(refusal):
        record_year(**by(school), person=binh, school_year=YEAR, **said)
    assert YearRecord.objects.count() == 0


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"discipline": [DisciplineEntry("warning", date(2025, 8, 31))]}, "Ngày quyết định kỷ luật 31/08/2025 không thuộc năm học 2025-2026: hãy ghi ở năm học 2024-2025."),
        ({"leave": [LeaveEntry("sick", None, date(2026, 8, 30), date(2026, 9, 2))]}, "Đợt nghỉ có ngày 02/09/2026 không thuộc năm học 2025-2026: hãy ghi ở năm học 2026-2027."),
        ({"party_discipline": [PartyDisciplineEntry("warning", date(2026, 1, 5))]}, NotOfPartyError.__doc__),
        ({"other_grades": [OtherGradeEntry("party", "good")]}, NotOfPartyError.__doc__),
        ({"leave": [LeaveEntry("maternity", Decimal(120))]}, "Người này ghi là nam nên không ghi nghỉ thai sản được. Hãy chọn loại nghỉ khác, hoặc sửa giới tính ở “Sửa thông tin” nếu ghi nhầm."),
    ],
)  # fmt: skip
def test_what_is_another_year_s_or_another_person_s_is_refused_with_what_to_do(school, binh, said, sentence):
    Person.objects.filter(id=binh.id).update(sex="male")
    binh.refresh_from_db()
    with pytest.raises(InvalidInputError) as refused:
        record_year(**by(school), person=binh, school_year=YEAR, **said)
    assert (str(refused.value), YearRecord.objects.count()) == (sentence, 0)


def test_an_initiative_makes_the_year_s_list_known(school, binh):
    record_initiative(
        **by(school),
        person=binh,
        school_year=YEAR,
        title="Thẻ từ xoay",
        kind="initiative",
        scope="unit",
        recognised_by="school",
    )
    assert YearRecord.objects.get(person=binh).initiatives_known is True


def test_the_same_line_of_a_decision_twice_is_one_grant(school, binh):
    entry = GrantEntry(binh.id, "LDTT", YEAR, date(2026, 6, 1), "15/QĐ-UBND")
    first, again = (record_grants(**by(school), grants=[entry])[0] for _ in range(2))
    assert (first.id, Grant.objects.count()) == (again.id, 1)


def test_a_title_entered_without_its_decision_gets_it_later_and_no_other(school, binh):
    record_grants(**by(school), grants=[GrantEntry(binh.id, "LDTT", YEAR)])
    record_grants(**by(school), grants=[GrantEntry(binh.id, "LDTT", YEAR, date(2026, 6, 1), "15/QĐ-UBND")])
    with pytest.raises(AlreadyGrantedError):
        record_grants(
            **by(school), grants=[GrantEntry(binh.id, "LDTT", YEAR, date(2026, 6, 2), "16/QĐ-UBND")]
        )

    assert list(Grant.objects.values_list("paper", "on")) == [("15/QĐ-UBND", date(2026, 6, 1))]


def test_the_same_form_may_be_received_twice(school, binh):
    for number in ("1/QĐ", "2/QĐ"):
        record_grants(**by(school), grants=[GrantEntry(binh.id, "GK", None, date(2026, 4, 1), number)])
    assert Grant.objects.filter(code="GK").count() == 2


@pytest.mark.parametrize(
    "entry",
    [
        {"code": "TTLDTT", "school_year": YEAR},
        {"code": "LDTT", "school_year": None},
        {"code": "LDTT", "school_year": "2025-2027"},
        {"code": "GK", "school_year": None, "on": date(2199, 1, 1)},
    ],
)
def test_what_cannot_be_an_award_is_refused(school, binh, entry):
    with pytest.raises(InvalidInputError):
        record_grants(**by(school), grants=[GrantEntry(binh.id, **entry)])
    assert Grant.objects.count() == 0


@pytest.mark.parametrize(
    ("code", "school_year", "on", "said"),
    [
        ("LDTT", "2010-2011", date(1990, 6, 1), "Ngày quyết định 01/06/1990 trước khi năm học 2010-2011 bắt đầu"),
        ("GK", "2024-2025", date(2024, 8, 31), "Ngày quyết định 31/08/2024 trước khi năm học 2024-2025 bắt đầu"),
        ("GK", None, date(2001, 3, 11), "Ngày quyết định 11/03/2001 trước khi người này đủ 16 tuổi (sinh 12/03/1985)"),
    ],
)  # fmt: skip
def test_a_decision_older_than_its_year_or_its_person_can_be_is_refused(
    school, binh, code, school_year, on, said
):
    entry = GrantEntry(binh.id, code, school_year, on, "1/QĐ")
    sentence = f"{said}. Hãy xem lại ngày quyết định, hoặc năm học, ngày sinh."
    with pytest.raises(AwardDayError, match=re.escape(sentence)):
        record_past_grant(**by(school), entry=entry, all_titles=False, on=ON)
    assert Grant.objects.count() == 0

    later = replace(
        entry, on=max(on + timedelta(days=1), date(2011, 6, 1)) if school_year else date(2001, 3, 12)
    )
    grant = record_past_grant(**by(school), entry=later, all_titles=False, on=ON)
    with pytest.raises(AwardDayError):
        correct_grant(**by(school), grant=grant, version=grant.version, changes={"on": date(1985, 3, 12)})


def test_a_past_grant_says_the_year_is_complete_only_when_told_so(school, binh):
    for code, year, complete in (("LDTT", "2022-2023", False), ("LDTT", "2023-2024", True)):
        entry = GrantEntry(binh.id, code, year, date(int(year[5:]), 6, 1), "1/QĐ")
        record_past_grant(**by(school), entry=entry, all_titles=complete, on=ON)

    decided = YearRecord.objects.filter(titles_decided=True).values_list("school_year", flat=True)
    assert list(decided) == ["2023-2024"]


def test_each_call_leaves_one_line_and_calls_within_it_theirs_in_a_whole_chain(school):
    before = Line.objects.count()
    crowd = [add_staff(school.unit, f"Người Thứ {number}") for number in range(3)]
    entries = [GradeEntry(person.id, "good") for person in crowd]
    record_grades(**by(school), school_year=YEAR, entries=entries, paper="", on=ON)
    give_accounts(**by(school), persons=crowd[:1], on=ON)

    assert kinds_since(before) == [
        "people.grades_recorded",
        "accounts.user_created",
        "units.role_given",
        "accounts.slip_issued",
        "people.account_given",
        "people.accounts_given",
    ]
    assert [verdict.broken_at for verdict in verify()] == [None]


def test_no_name_and_no_date_stands_in_the_ledger(school, binh):
    correct_person(**by(school), person=binh, version=1, changes={"born": date(1986, 7, 8)})
    line = Line.objects.latest("number")
    assert "1986" not in str(line.fields)
