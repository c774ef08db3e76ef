"""The pages of staff: who gets in, what they show to whom, what is written by their forms."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factories.base import School, actor, add_staff, make_school, sign_in
from factories.people import closed_years, past_year, year_sent
from paper.sheets import read_sheets
from thidua.people.actions import DisciplineEntry, correct_person, record_year
from thidua.people.errors import YearIsOpenError
from thidua.people.models import ContractKind, Grant, Person, Posting, YearRecord

pytestmark = pytest.mark.django_db
MOST_QUERIES = 25


@pytest.fixture
def school() -> School:
    return make_school()


@pytest.fixture
def binh(school: School) -> Person:
    return school.person(school.binh)


def page(name: str, *arguments: object) -> str:
    return reverse(name, args=arguments)


def status(client: Client, user, url: str) -> int:
    return sign_in(client, user).get(url).status_code


def text(client: Client, user, url: str) -> str:
    return sign_in(client, user).get(url).content.decode()


def cost(client: Client, user, url: str) -> int:
    sign_in(client, user)
    client.get(url)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


@pytest.mark.parametrize(
    ("name", "arguments", "expected"),
    [
        ("person_list", [], {"alice": 200, "an": 200, "officer": 200, "dung": 200, "binh": 302}),
        ("person_export", [], {"alice": 200, "an": 200, "officer": 200, "dung": 200, "binh": 403}),
        ("person_new", [], {"alice": 200, "an": 403, "officer": 403, "dung": 403, "binh": 403}),
        ("person_page", ["binh"], {"alice": 200, "an": 200, "officer": 403, "dung": 200, "binh": 200}),
        ("person_page", ["an"], {"alice": 200, "an": 200, "officer": 403, "dung": 403, "binh": 403}),
        ("person_record", ["binh", "sang-kien"], {"alice": 200, "an": 200, "officer": 403, "dung": 403, "binh": 403}),
        ("person_record", ["binh", "xem-xet"], {"alice": 403, "an": 200, "officer": 403, "dung": 403, "binh": 403}),
        ("person_record", ["binh", "thong-tin"], {"alice": 200, "an": 403, "officer": 403, "dung": 403, "binh": 403}),
        ("person_year", ["binh", "2025-2026"], {"alice": 200, "an": 200, "officer": 403, "dung": 403, "binh": 403}),
        ("staff_import", [], {"alice": 200, "an": 200, "officer": 200, "dung": 403, "binh": 403}),
        ("slips", [], {"alice": 200, "an": 403, "officer": 200, "dung": 403, "binh": 403}),
    ],
)  # fmt: skip
def test_each_page_lets_in_who_should_come_in(school, client, name, arguments, expected):
    named = {"binh": school.person(school.binh).id, "an": school.person(school.an).id}
    url = page(name, *(named.get(argument, argument) for argument in arguments))

    assert client.get(url).status_code == 302
    assert {who: status(Client(), getattr(school, who), url) for who in expected} == expected


@pytest.mark.parametrize(
    ("name", "more"),
    [("person_page", []), ("person_record", ["thong-tin"]), ("person_year", ["2025-2026"])],
)
def test_a_person_of_another_school_is_not_there(school, binh, client, name, more):
    chi = make_school("THCS-TG", "Trường THCS Trường Giang")
    assert status(client, chi.alice, page(name, binh.id, *more)) == 404


@pytest.mark.parametrize("url", ["ghi/khac/", "nam-hoc/2025-2027/"])
def test_what_does_not_exist_is_not_there(school, binh, client, url):
    assert status(client, school.alice, page("person_page", binh.id) + url) == 404


def test_staff_are_led_to_their_own_page(school, binh, client):
    response = sign_in(client, school.binh).get(page("person_list"))
    assert response["Location"] == page("person_page", binh.id)


def test_the_list_is_searched_without_diacritics_and_narrowed_to_a_team(school, client):
    found = text(client, school.alice, page("person_list") + "?q=hoa sim")
    assert ("Nguyễn Thị Hoa Sim" in found, "Hoàng Thị Sao Mai" in found) == (True, False)

    office = text(client, school.alice, page("person_list") + f"?to={school.teams[2].id}")
    assert ("Vũ Văn Sông Lam" in office, "Hoàng Thị Sao Mai" in office) == (True, False)

    nobody = text(client, school.alice, page("person_list") + "?q=khong co ai")
    assert "Không có ai khớp" in nobody


def test_names_stand_in_the_vietnamese_order(school, client):
    shown = text(client, school.alice, page("person_list"))
    names = ["Hướng Dương", "Sông Lam", "Sao Mai", "Hoa Sim", "Trường Sơn"]
    places = [shown.index(f"{name}<", shown.index("<tbody")) for name in names]
    assert places == sorted(places)


def test_a_team_leader_s_list_holds_the_team(school, client):
    shown = text(client, school.dung, page("person_list"))
    assert ("Nguyễn Thị Hoa Sim" in shown, "Ngô Văn Trường Sơn" in shown) == (True, False)


def test_a_strange_page_number_or_team_is_no_error(school, client):
    url = page("person_list") + "?page=khong&to=khong"
    assert status(client, school.alice, url) == 200


def test_the_export_holds_what_is_filtered_as_a_spreadsheet(school, client):
    response = sign_in(client, school.alice).get(page("person_export") + "?q=hoa sim")
    (sheet,) = read_sheets(response.content, name="a.xlsx")
    assert [row[:3] for row in sheet.rows] == [
        ["STT", "Họ và tên", "Ngày sinh"],
        [1, "Nguyễn Thị Hoa Sim", date(1985, 3, 12)],
    ]


def test_the_list_costs_the_same_with_sixty_people(school, client):
    few = cost(client, school.alice, page("person_list"))
    for number in range(60):
        add_staff(school.unit, f"Người Thứ {number}", team=school.teams[number % 3])
    assert (cost(client, school.alice, page("person_list")), few <= MOST_QUERIES) == (few, True)


def test_a_person_s_page_costs_the_same_with_ten_years(school, binh, client):
    url = page("person_page", binh.id)
    past_year(school, binh, "2024-2025", "excellent", "LDTT", "CSTDCS")
    few = cost(client, school.alice, url)
    for first in range(2015, 2024):
        past_year(school, binh, f"{first}-{first + 1}", "excellent", "LDTT", "CSTDCS")
    assert (cost(client, school.alice, url), few <= MOST_QUERIES) == (few, True)


def test_the_page_shows_years_awards_initiatives_and_aims(school, binh, client):
    past_year(school, binh, "2024-2025", "excellent", "LDTT", "CSTDCS")

    shown = text(client, school.binh, page("person_page", binh.id))

    for words in (
        "Mười năm học",
        "Lao động tiên tiến 1 lần; Chiến sĩ thi đua cơ sở 1 lần.",
        "CSTDCS/2024-2025",
        "Nhật ký lỗi sai 2024-2025",
        "Có thể hướng tới",
        "chưa đối chiếu",
    ):
        assert words in shown, words


def test_discipline_is_shown_to_the_person_and_not_to_the_team_leader(school, binh, client):
    record_year(
        by=actor(school.alice, school),
        unit=school.unit,
        person=binh,
        school_year="2025-2026",
        discipline=[DisciplineEntry("reprimand", date(2025, 11, 2))],
    )
    url = page("person_page", binh.id)
    seen = {
        who: "Khiển trách" in text(Client(), getattr(school, who), url)
        for who in ("alice", "an", "binh", "dung")
    }
    assert seen == {"alice": True, "an": True, "binh": True, "dung": False}


def test_whoever_runs_the_work_is_offered_to_write_about_others(school, binh, client):
    url = page("person_page", binh.id)
    offered = {
        who: "/ghi/" in text(Client(), getattr(school, who), url) for who in ("alice", "an", "binh", "dung")
    }
    assert offered == {"alice": True, "an": True, "binh": False, "dung": False}
    review = page("person_record", binh.id, "xem-xet")
    assert {who: review in text(Client(), getattr(school, who), url) for who in ("alice", "an")} == {
        "alice": False,
        "an": True,
    }
    for user in (school.alice, school.an):
        own = school.person(user).id
        assert page("person_year", own, "2025-2026") not in text(Client(), user, page("person_page", own))


def test_a_person_is_added_and_empty_fields_stay_unknown(school, client):
    sign_in(client, school.alice).post(
        page("person_new"), {"full_name": "Trần Thị Hoa Cúc", "born": "20/05/1990"}
    )
    person = Person.objects.get(full_name="Trần Thị Hoa Cúc")
    assert (person.born, person.sex, Posting.objects.get(person=person).contract) == (
        date(1990, 5, 20),
        None,
        None,
    )


def test_a_refusal_stands_at_its_field_with_what_was_typed(school, client):
    typed = {"full_name": "Trần Thị Hoa Cúc", "staff_code": "GV01"}
    sign_in(client, school.alice).post(page("person_new"), typed)
    response = client.post(page("person_new"), {**typed, "full_name": "Phan Văn Bách Tùng"})

    assert response.context["form"].errors == {
        "staff_code": ["Mã cán bộ này đang thuộc về một người khác trong trường."]
    }
    assert "Phan Văn Bách Tùng" in response.content.decode()
    assert Person.objects.filter(full_name="Phan Văn Bách Tùng").count() == 0


def test_a_correction_changes_only_what_was_changed_and_minds_others(school, binh, client):
    url = page("person_record", binh.id, "thong-tin")
    form = sign_in(client, school.alice).get(url).context["form"]
    sent = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    sent = {name: getattr(value, "id", value) for name, value in sent.items() if value is not None}

    client.post(url, {**sent, "subject": "Toán"})
    assert (Posting.objects.get(person=binh).subject, Person.objects.get(id=binh.id).version) == ("Toán", 2)

    late = client.post(url, {**sent, "subject": "Văn"})
    assert "Người khác vừa thay đổi mục này" in late.content.decode()
    assert Posting.objects.get(person=binh).subject == "Toán"


@pytest.mark.parametrize("kind", ContractKind.values)
def test_a_correction_leaves_the_kind_of_contract_as_it_is(school, binh, client, kind):
    Posting.objects.filter(person=binh).update(contract=kind)
    url = page("person_record", binh.id, "thong-tin")
    form = sign_in(client, school.alice).get(url).context["form"]
    sent = {name: form[name].value() for name in form.fields if form[name].value() is not None}

    response = client.post(url, {**sent, "subject": "Toán"})

    posting = Posting.objects.get(person=binh)
    assert (response.status_code, posting.subject, posting.contract) == (302, "Toán", kind)


def test_an_initiative_is_written_by_its_form(school, binh, client):
    sent = {
        "school_year": "2025-2026",
        "title": "Thẻ từ xoay",
        "kind": "initiative",
        "recognised_by": "commune",
    }
    sign_in(client, school.alice).post(page("person_record", binh.id, "sang-kien"), sent)
    row = YearRecord.objects.get(person=binh)
    assert list(row.initiatives.values_list("title", "kind", "scope", "recognised_by")) == [
        ("Thẻ từ xoay", "initiative", None, "commune")
    ]


def test_a_past_award_is_written_by_its_form(school, binh, client):
    url = page("person_record", binh.id, "khen-thuong")
    title = {
        "school_year": "2023-2024",
        "code": "LDTT",
        "paper": "1/QĐ",
        "on": "2024-06-25",
        "all_titles": "on",
        "checked": "on",
    }
    form = {
        "school_year": "2023-2024",
        "code": "BK_TINH",
        "paper": "2/QĐ",
        "on": "2024-11-20",
        "basis": "merit",
    }
    for sent in (title, form):
        assert sign_in(client, school.alice).post(url, sent).status_code == 302

    assert sorted(Grant.objects.values_list("code", "school_year", "basis", "checked")) == [
        ("BK_TINH", "2023-2024", "merit", False),
        ("LDTT", "2023-2024", None, False),
    ]
    assert YearRecord.objects.get(person=binh).titles_decided is True


def test_nothing_is_chosen_beforehand_for_a_past_award(school, binh, client):
    response = sign_in(client, school.alice).post(page("person_record", binh.id, "khen-thuong"), {})
    assert response.context["form"].errors == {"code": ["Hãy chọn một mục."]}


@pytest.mark.parametrize(
    ("sent", "errors"),
    [
        ({"code": "LDTT"}, {"school_year": ["Hãy chọn năm học."]}),
        ({"code": "HCLD3", "all_titles": "on"}, {"school_year": ["Hãy chọn năm học."]}),
        ({"code": "LDTT", "school_year": "2025-2026"}, {"school_year": [YearIsOpenError.__doc__]}),
    ],
)
def test_a_title_asks_for_its_closed_year(school, binh, client, sent, errors):
    response = sign_in(client, school.alice).post(page("person_record", binh.id, "khen-thuong"), sent)
    assert response.context["form"].errors == errors
    assert Grant.objects.count() == 0


@pytest.mark.parametrize(("school_year", "told"), [("2006-2007", True), ("2007-2008", False)])
def test_a_title_from_before_somebody_joined_is_written_and_told(school, binh, client, school_year, told):
    sent = {"code": "LDTT", "school_year": school_year, "paper": "3/QĐ"}
    url = page("person_record", binh.id, "khen-thuong")
    shown = sign_in(client, school.alice).post(url, sent, follow=True).content.decode()
    words = (
        "Hãy xem lại: năm học 2006-2007 trước ngày vào ngành đang ghi (01/09/2007). Danh hiệu vẫn được ghi."
    )
    assert (Grant.objects.count(), words in shown) == (1, told)


@pytest.mark.parametrize("school_year", ["", "2024-2025", "2025-2026"])
def test_the_year_of_a_commendation_is_kept_where_it_is_given(school, binh, client, school_year):
    sent = {"code": "GK", "school_year": school_year, "paper": "3/QĐ"}
    sign_in(client, school.alice).post(page("person_record", binh.id, "khen-thuong"), sent)
    assert list(Grant.objects.values_list("code", "school_year")) == [("GK", school_year or None)]


def test_review_and_history_are_stated(school, binh, client):
    asked = {"school_year": "2025-2026", "under_review": "no"}
    assert (
        sign_in(client, school.alice).post(page("person_record", binh.id, "xem-xet"), asked).status_code
        == 403
    )
    sign_in(client, school.an).post(page("person_record", binh.id, "xem-xet"), asked)
    client.post(page("person_record", binh.id, "lich-su"), {"forms_known": "on"})

    person = Person.objects.get(id=binh.id)
    assert YearRecord.objects.get(person=binh).under_review is False
    assert (person.forms_known, person.discipline_complete) == (True, False)


def test_a_year_s_leave_and_discipline_are_rows_that_replace_what_was_there(school, binh, client):
    closed_years(school)
    url = page("person_year", binh.id, "2025-2026")
    sign_in(client, school.alice)
    told = year_sent(
        nghi=[{"kind": "sick", "working_days": "3"}, {"kind": ""}],
        ky_luat=[{"form": "reprimand", "on": "02/11/2025"}],
    )
    client.post(url, {"grade": "good", **told})
    row = YearRecord.objects.get(person=binh)
    assert (row.grade, row.leaves.count(), row.disciplines.count()) == ("good", 1, 1)

    client.post(url, {"grade": "good", "leave_known": "on", **year_sent(row.version, nghi=[{"kind": ""}])})
    row.refresh_from_db()
    assert (row.leaves.count(), row.leave_known, row.disciplines.count()) == (0, True, 1)


def test_a_discipline_outside_the_year_is_refused_with_what_was_typed(school, binh, client):
    url = page("person_year", binh.id, "2025-2026")
    told = year_sent(ky_luat=[{"form": "reprimand", "on": "02/11/2024", "paper": "7/KL"}])
    shown = sign_in(client, school.alice).post(url, {"grade": "", **told}).content.decode()
    assert ("hãy ghi ở năm học 2024-2025" in shown, "7/KL" in shown, YearRecord.objects.count()) == (
        True,
        True,
        0,
    )


def test_an_empty_school_is_told_how_to_begin(school, client):
    Posting.objects.filter(unit=school.unit).update(ends=date(2020, 1, 1))
    assert "Chưa có ai trong danh sách" in text(client, school.alice, page("person_list"))


def test_the_story_names_who_did_what(school, binh, client):
    by = actor(school.alice, school)
    correct_person(by=by, unit=school.unit, person=binh, version=1, changes={"subject": "Toán"})
    shown = text(client, school.binh, page("person_page", binh.id))
    assert "Sửa thông tin người" in shown
    assert "Lê Thị Hướng Dương" in shown
