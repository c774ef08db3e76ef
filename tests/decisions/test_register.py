"""The register of awards: what is found, what it costs, what leaves as .xlsx and .docx."""

import io
from datetime import date

import docx
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factories.base import actor, add_staff, make_school, sign_in
from factories.councils import account
from factories.decisions import granted, receive, submit, supported
from factories.registrations import make_round
from paper.sheets import read_sheets
from thidua.decisions.actions import make_certificates
from thidua.decisions.queries.register import Filter, register_of
from thidua.decisions.tables import COLUMNS, chosen_columns
from thidua.documents.models import Certificate, Document
from thidua.people.models import Grant
from thidua.units.actions import give_role
from thidua.units.models import Appointment, Role

pytestmark = pytest.mark.django_db
YEAR = "2024-2025"
DAY = date(2025, 6, 24)


@pytest.fixture
def school():
    return make_school()


def grant(school, person, code="LDTT", year=YEAR, on=DAY, **given):
    facts = {"paper": "1397/QĐ-UBND", "authority": "Chủ tịch UBND huyện Sông Xanh"} | given
    return Grant.objects.create(person=person, unit=school.unit, code=code, school_year=year, on=on, **facts)


def found(school, **chosen):
    return [
        (entry.grant.person.full_name, entry.grant.code)
        for entry in register_of(school.unit, Filter(**chosen)).entries
    ]


@pytest.fixture
def filled(school):
    """Sim has LDTT and CSTDCS of one year, Lam a later LDTT; a giấy khen of Lam."""
    sim = school.person(school.binh)
    lam = add_staff(school.unit, "Vũ Văn Trúc Lâm", team=school.teams[1])
    grant(school, sim)
    grant(school, sim, "CSTDCS", paper="1398/QĐ-UBND")
    grant(school, lam, year="2023-2024", on=date(2024, 6, 20), paper="1001/QĐ-UBND")
    grant(
        school,
        lam,
        "GK",
        year=None,
        on=date(2025, 7, 15),
        paper="77/QĐ-UBND",
        authority="Chủ tịch UBND xã Hoa Sen",
    )
    Grant.objects.update(checked=True)
    return school


SIM, LAM = "Nguyễn Thị Hoa Sim", "Vũ Văn Trúc Lâm"


@pytest.mark.parametrize(
    ("chosen", "lines"),
    [
        ({}, [(LAM, "GK"), (SIM, "CSTDCS"), (SIM, "LDTT"), (LAM, "LDTT")]),
        ({"text": "hoa sim"}, [(SIM, "CSTDCS"), (SIM, "LDTT")]),
        ({"text": "TRÚC lâm"}, [(LAM, "GK"), (LAM, "LDTT")]),
        ({"text": "1398"}, [(SIM, "CSTDCS")]),
        ({"text": "không ai"}, []),
        ({"school_year": "2024-2025"}, [(LAM, "GK"), (SIM, "CSTDCS"), (SIM, "LDTT")]),
        ({"school_year": "2023-2024"}, [(LAM, "LDTT")]),
        ({"code": "LDTT"}, [(SIM, "LDTT"), (LAM, "LDTT")]),
        ({"school_year": "2024-2025", "text": "sim", "code": "LDTT"}, [(SIM, "LDTT")]),
    ],
)
def test_lines_are_found_by_name_number_year_and_award_the_newest_first(filled, chosen, lines):
    assert found(filled, **chosen) == lines


def test_lines_are_found_by_team(filled):
    assert found(filled, team=filled.teams[1].id) == [(LAM, "GK"), (LAM, "LDTT")]


def test_a_form_submitted_for_a_year_belongs_to_it_though_decided_in_the_next(school):
    sent = submit(school, dossier := supported(school, school.person(school.binh), "GK"))
    receive(school, sent, granted(dossier), on=date(2026, 9, 20))

    assert found(school, school_year="2025-2026") == [(SIM, "GK")]
    assert found(school, school_year="2026-2027") == []


def test_of_two_titles_of_one_year_only_the_higher_is_paid(filled):
    register = register_of(filled.unit, Filter(school_year=YEAR, text="sim"))

    assert [(entry.grant.code, entry.bonus, entry.merged) for entry in register.entries] == [
        ("CSTDCS", 2_340_000, False),
        ("LDTT", None, True),
    ]
    assert register.total == 2_340_000


def test_money_is_that_of_the_decisions_day_rounded_up(school):
    person = school.person(school.binh)
    days = {date(2024, 6, 20): "2023-2024", date(2025, 6, 24): "2024-2025", date(2026, 7, 20): "2025-2026"}
    for day, year in days.items():
        grant(school, person, year=year, on=day)

    register = register_of(school.unit, Filter())

    assert [entry.bonus for entry in register.entries] == [760_000, 710_000, 540_000]
    assert [entry.weak for entry in register.entries] == [True, False, False]


def test_a_revoked_or_undated_grant_is_listed_without_money(school):
    person = school.person(school.binh)
    grant(school, person, revoked_on=date(2025, 9, 1))
    grant(school, person, year="2023-2024", on=None, paper="")

    register = register_of(school.unit, Filter())

    assert ([entry.bonus for entry in register.entries], register.total) == ([None, None], 0)


def test_every_line_says_how_its_money_was_reckoned_also_under_a_filter(filled):
    said = {
        entry.grant.code: entry.because
        for code in ("LDTT", "CSTDCS")
        for entry in register_of(filled.unit, Filter(text="sim", code=code)).entries
    }

    assert said == {
        "LDTT": (
            "Không nhận riêng: năm học 2024-2025 đã có tiền thưởng của Chiến sĩ thi đua cơ sở, "
            "nhiều danh hiệu, hình thức của cùng một thành tích chỉ nhận mức cao nhất."
        ),
        "CSTDCS": "1 × 2.340.000 đồng = 2.340.000 đồng.",
    }


def test_another_schools_grants_are_not_in_the_register(filled):
    other = make_school("THCS-TG", "Trường THCS Trường Giang")

    assert found(other) == []


def test_the_page_shows_count_money_and_what_is_filtered(client, filled):
    page = (
        sign_in(client, filled.alice).get(reverse("register"), {"nam-hoc": YEAR, "q": "sim"}).content.decode()
    )

    assert "2 lượt" in page
    assert "tiền thưởng 2.340.000 đồng" in page
    assert "Năm học 2024-2025</span>" in page
    assert "gộp vào danh hiệu cao nhất" in page


def test_weak_money_is_marked(client, school):
    grant(school, school.person(school.binh), year="2025-2026", on=date(2026, 7, 20))

    assert (
        "mức thưởng chưa kiểm chứng"
        in sign_in(client, school.alice).get(reverse("register")).content.decode()
    )


def test_an_empty_register_says_how_it_fills(client, school):
    assert "Sổ còn trống" in sign_in(client, school.alice).get(reverse("register")).content.decode()


def test_the_spreadsheet_is_exactly_what_is_filtered(client, filled):
    address = reverse("register_export", args=["xlsx"])

    response = sign_in(client, filled.alice).get(address, {"nam-hoc": YEAR, "q": "sim"})

    (sheet,) = read_sheets(response.content, name="so.xlsx")
    assert [list(row)[:5] for row in sheet.rows] == [
        [column.heading for column in COLUMNS[:5]],
        [SIM, "Toán – Tin", YEAR, "Chiến sĩ thi đua cơ sở", "1398/QĐ-UBND"],
        [SIM, "Toán – Tin", YEAR, "Lao động tiên tiến", "1397/QĐ-UBND"],
    ]
    assert "S%E1%BB%95%20khen" in response["Content-Disposition"]


def test_the_paper_has_the_filtered_lines_and_chosen_columns(client, filled):
    address = reverse("register_export", args=["docx"])

    response = sign_in(client, filled.alice).get(
        address, {"nam-hoc": YEAR, "cot": ["ten", "danh-hieu", "tien"]}
    )

    paper = docx.Document(io.BytesIO(response.content))
    rows = [[cell.text for cell in row.cells] for row in paper.tables[-1].rows]
    assert rows == [
        ["STT", "Họ và tên, tập thể", "Danh hiệu, hình thức", "Tiền thưởng (đồng)"],
        ["1", LAM, "Giấy khen", "710.000"],
        ["2", SIM, "Chiến sĩ thi đua cơ sở", "2.340.000"],
        ["3", SIM, "Lao động tiên tiến", "gộp vào danh hiệu cao nhất"],
        ["Tổng cộng: 3 lượt; tiền thưởng 3.050.000 đồng"] * 4,
    ]


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ([], [column.key for column in COLUMNS]),
        (["tien", "so"], ["ten", "so", "tien"]),
        (["x"], [c.key for c in COLUMNS]),
    ],
)
def test_the_name_is_always_a_column(keys, shown):
    assert [column.key for column in chosen_columns(keys)] == shown


def test_certificates_are_made_from_the_list_shown_before(client, filled):
    sign_in(client, filled.alice)
    address = reverse("register_certificates")
    page = client.get(f"{address}?nam-hoc={YEAR}").content.decode()
    assert "giấy chỉ in mã tra cứu, không in mã QR" in page
    chosen = Grant.objects.get(code="CSTDCS")

    response = client.post(address, {"grant": [str(chosen.id)]}, follow=True)

    assert response.redirect_chain == [(reverse("document_list"), 302)]
    assert Certificate.objects.get().grant == chosen
    assert Document.objects.get(kind="GCN").file.content_type == "application/pdf"


def test_what_nobody_compared_with_the_paper_gets_no_certificate(client, school):
    typed = grant(school, school.person(school.binh))
    address = reverse("register_certificates")
    page = sign_in(client, school.alice).get(address).content.decode()
    assert "1 lượt khen chưa đối chiếu với bản gốc" in page
    assert str(typed.id) not in page

    refused = client.post(address, {"grant": [str(typed.id)]})

    assert (refused.status_code, Certificate.objects.count()) == (422, 0)
    assert "Chưa đối chiếu với bản gốc quyết định" in refused.content.decode()


def test_made_a_second_time_they_are_fetched_and_not_entered_again(client, filled):
    address = reverse("register_certificates")
    chosen = {"grant": [str(Grant.objects.get(code="CSTDCS").id)]}
    sign_in(client, filled.alice).post(address, chosen)

    again = client.post(address, chosen, follow=True)

    paper = Document.objects.get(kind="GCN")
    assert again.redirect_chain == [(reverse("document_file", args=[paper.id]), 302)]
    assert (again["Content-Type"], again["Cache-Control"]) == ("application/pdf", "private, no-store")


def test_with_a_public_address_nothing_is_said_of_a_missing_qr(client, filled, settings):
    settings.THIDUA_PUBLIC_URL = "https://thidua.example.vn"

    page = sign_in(client, filled.alice).get(reverse("register_certificates")).content.decode()

    assert "không in mã QR" not in page


def test_nobody_chosen_is_said_and_nothing_made(client, filled):
    response = sign_in(client, filled.alice).post(reverse("register_certificates"))

    assert "Chưa chọn ai." in response.content.decode()
    assert Certificate.objects.count() == 0


@pytest.mark.parametrize("address", ["/quyet-dinh/so/?to=khong-phai", "/quyet-dinh/so/tep/pdf/"])
def test_what_is_no_team_and_no_file_is_404(client, school, address):
    assert sign_in(client, school.alice).get(address).status_code == 404


@pytest.mark.parametrize("page", ["register", "register_certificates"])
def test_what_is_no_award_and_no_sign_filters_nothing(client, filled, page):
    shown = sign_in(client, filled.alice).get(reverse(page), {"danh-hieu": "X\x00", "q": "\x00"})

    assert shown.status_code == 200
    assert Grant.objects.filter(revoked_on=None).first().paper in shown.content.decode()


@pytest.mark.parametrize("ending", ["xlsx", "docx"])
def test_what_is_no_award_and_no_sign_exports_everything(client, filled, ending):
    address = reverse("register_export", args=[ending])

    response = sign_in(client, filled.alice).get(address, {"danh-hieu": "X\x00", "q": "\x00"})

    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")
    assert len(response.content) == len(client.get(address).content)


def test_many_lines_cost_no_more_queries_than_one(client, school):
    def cost():
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("register"))
        return len(asked)

    sign_in(client, school.alice)
    grant(school, school.person(school.binh))
    one = cost()
    for place in range(15):
        grant(school, add_staff(school.unit, f"Đỗ Thị Suối {place}", team=school.teams[place % 3]))

    assert cost() == one <= 25


def test_a_certificate_is_signed_as_its_decision_was(school):
    sent = submit(school, dossier := supported(school, school.person(school.binh)))
    receive(school, sent, granted(dossier))
    by = actor(school.alice, school)

    make_certificates(by=by, unit=school.unit, grants=list(Grant.objects.all()), on=date(2026, 7, 25))

    made = Certificate.objects.get()
    assert (made.place, made.signer_position, made.signer) == ("Hoa Sen", "Chủ tịch", "Trịnh Văn Biển Xanh")


def test_a_title_judged_over_three_years_is_paid_beside_the_title_of_the_year(school):
    person = school.person(school.binh)
    for code in ("LDTT", "CSTDCS", "CSTD_TINH"):
        grant(school, person, code)

    register = register_of(school.unit, Filter())

    assert [(entry.grant.code, entry.bonus, entry.merged) for entry in register.entries] == [
        ("CSTD_TINH", 7_020_000, False),
        ("CSTDCS", 2_340_000, False),
        ("LDTT", None, True),
    ]


OUTSIDE_OF_PAGES = [Role.UNION_CHAIR, Role.PARTY_CELL, Role.YOUTH_LEAD, Role.INSPECTION_BOARD, Role.INSPECTOR]


@pytest.mark.parametrize("role", [*OUTSIDE_OF_PAGES, Role.VICE_PRINCIPAL])
def test_a_name_is_a_link_only_for_whoever_may_open_the_page(filled, client, role):
    days = {"on": date(2025, 9, 1), "ends": date(2030, 12, 31)}
    give_role(by=actor(filled.alice, filled), unit=filled.unit, user=filled.binh, role=role, **days)
    sign_in(client, filled.binh)
    people = {entry.grant.person for entry in register_of(filled.unit, Filter()).entries}
    shown = client.get(reverse("register")).content.decode()
    addresses = {person.full_name: reverse("person_page", args=[person.id]) for person in people}
    linked = {name for name, address in addresses.items() if f'href="{address}"' in shown}
    assert set(addresses) == {SIM, LAM}
    assert linked == {name for name, address in addresses.items() if client.get(address).status_code == 200}
    assert linked == ({SIM, LAM} if role == Role.VICE_PRINCIPAL else {SIM})


@pytest.mark.parametrize(("role", "linked"), [(None, True), (Role.INSPECTOR, False)])
def test_the_board_of_pledges_leads_to_an_own_pledge_only_who_may_have_one(filled, client, role, linked):
    make_round(filled)
    user = filled.alice
    if role is not None:
        user = account(filled, "may", "Dương Văn Mây Ngàn")
        Appointment.objects.filter(user=user).delete()
        days = {"on": date(2025, 9, 1), "ends": date(2030, 12, 31)}
        give_role(by=actor(filled.alice, filled), unit=filled.unit, user=user, role=role, **days)
    shown = sign_in(client, user).get(reverse("round_board"))
    assert (shown.status_code, "Bản đăng ký của tôi" in shown.content.decode()) == (200, linked)
