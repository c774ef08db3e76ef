"""The pages of registrations: who may open which, what they say, what posting does, how many queries."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factories.base import add_staff, make_school, sign_in
from factories.registrations import confirmed, draft, locked, make_round, submitted
from paper.sheets import read_sheets
from thidua.core import clock
from thidua.core.school_years import work_ends
from thidua.registrations.models import Pledge, Round
from thidua.registrations.states import PledgeState, RoundState

pytestmark = pytest.mark.django_db
MOST_QUERIES = 25


@pytest.fixture
def school():
    return make_school()


@pytest.fixture
def found(school):
    return make_round(school)


def page(client, user, name, *args, **given):
    return sign_in(client, user).get(reverse(name, args=args), given)


def post(client, user, name, *args, **given):
    return sign_in(client, user).post(reverse(name, args=args), given)


EMPTY = {
    f"{part}-{name}": str(value)
    for part in ("initiatives", "exemplars")
    for name, value in (("TOTAL_FORMS", 1), ("INITIAL_FORMS", 0), ("MIN_NUM_FORMS", 0), ("MAX_NUM_FORMS", 5))
}


def typed(initiative="", **given):
    """The pledge's form as the browser sends it, with one initiative."""
    return EMPTY | {"initiatives-0-title": initiative} | given


def text(response):
    return " ".join(response.content.decode().split())


def titles_of(person):
    return list(Pledge.objects.filter(person=person).values_list("titles", flat=True))


def test_signed_out_one_is_sent_to_sign_in(client, school, found):
    pledge = submitted(school, found, school.person(school.binh), "LDTT")
    addresses = [
        *(reverse(name) for name in ("round_board", "round_open", "pledge_page", "pledge_review")),
        *(reverse(name, args=[found.id]) for name in ("round_lock", "round_export", "team_confirm")),
        reverse("pledge_decide", args=[pledge.id]),
    ]
    answers = [client.get(address) for address in addresses]
    assert [answer.status_code for answer in answers] == [302] * len(addresses)
    assert all(answer["Location"].startswith("/tai-khoan/login/") for answer in answers)


@pytest.mark.parametrize("name", ["round_board", "round_open"])
def test_a_teacher_has_no_board(client, school, found, name):
    assert page(client, school.binh, name).status_code == 403


@pytest.mark.parametrize("name", ["round_lock", "round_export"])
def test_a_team_leader_neither_locks_nor_exports(client, school, found, name):
    assert page(client, school.dung, name, found.id).status_code == 403


@pytest.mark.parametrize("name", ["round_lock", "round_export", "team_confirm"])
def test_another_schools_round_is_not_there(client, found, name):
    chi = make_school("THCS-KHAC", "Trường THCS Cỏ May")
    assert page(client, chi.alice, name, found.id).status_code == 404


def test_another_schools_pledge_is_not_there(client, school, found):
    pledge = submitted(school, found, school.person(school.binh), "LDTT")
    chi = make_school("THCS-KHAC", "Trường THCS Cỏ May")
    assert page(client, chi.alice, "pledge_decide", pledge.id).status_code == 404


def test_a_colleagues_pledge_is_not_there(client, school, found):
    pledge = submitted(school, found, school.person(school.dung), "LDTT")
    assert page(client, school.binh, "pledge_decide", pledge.id).status_code == 404


def test_without_a_round_the_pages_say_what_will_come(client, school):
    assert "chưa có đợt đăng ký" in text(page(client, school.binh, "pledge_page"))
    assert "Mở đợt đăng ký" in text(page(client, school.alice, "round_board"))
    assert "Mở đợt đăng ký" not in text(page(client, school.dung, "round_board"))


def test_the_secretary_opens_the_round(client, school):
    done = post(client, school.alice, "round_open", opens="05/09/2025", closes="2025-09-30")
    assert done["Location"] == "/dang-ky/?nam=2025-2026"
    assert [(row.opens.isoformat(), row.closes.isoformat()) for row in Round.objects.all()] == [
        ("2025-09-05", "2025-09-30")
    ]


def test_the_opening_day_begins_with_today(client, school):
    form = page(client, school.alice, "round_open").context["form"]
    assert (form["opens"].value(), form["closes"].value()) == (clock.today(), None)


def test_days_in_the_wrong_order_stay_on_the_page_with_the_reason(client, school):
    answer = post(client, school.alice, "round_open", opens="2025-09-30", closes="2025-09-05")
    assert "Ngày hết hạn không thể trước ngày mở." in text(answer)
    assert Round.objects.count() == 0


def test_the_pledge_page_shows_both_titles_with_the_law_and_who_decides(client, school, found):
    shown = text(page(client, school.binh, "pledge_page"))
    for words in (
        "Lao động tiên tiến",
        "Chiến sĩ thi đua cơ sở",
        "Chưa rõ, chờ cuối năm",
        "Chủ tịch UBND xã Hoa Sen quyết định",
        "chưa kiểm chứng",
        "Luật TĐKT 2022, Điều 24.1",
        "Chưa đủ vẫn được đăng ký",
        "Máy chỉ tham mưu",
    ):
        assert words in shown


def test_saving_a_draft_of_cstdcs_says_that_ldtt_was_taken_along(client, school, found):
    sign_in(client, school.binh)
    answer = client.post(
        reverse("pledge_page"),
        typed("Bộ thẻ", titles=["CSTDCS"], version="0", then="draft"),
        follow=True,
    )
    assert answer.redirect_chain == [("/dang-ky/cua-toi/?nam=2025-2026", 302)]
    assert "Đã chọn kèm Lao động tiên tiến" in text(answer)
    assert "Đã lưu nháp" in text(answer)
    assert titles_of(school.person(school.binh)) == [["LDTT", "CSTDCS"]]


def test_a_stale_form_keeps_what_was_typed_and_says_who_was_faster(client, school, found):
    draft(school, found, school.person(school.binh), "LDTT")
    answer = post(client, school.binh, "pledge_page", **typed("Sổ tay", titles=["CSTDCS"], version="0"))
    assert answer.status_code == 200
    assert "Nguyễn Thị Hoa Sim vừa thay đổi mục này" in text(answer)
    assert "Sổ tay" in text(answer)
    assert titles_of(school.person(school.binh)) == [["LDTT"]]


def test_a_tampered_version_is_a_fault_and_no_crash(client, school, found):
    answer = post(client, school.binh, "pledge_page", **typed(titles=["LDTT"], version="x"))
    assert answer.status_code == 200
    assert Pledge.objects.count() == 0


def test_answers_are_checked_and_then_sent_to_the_team_leader(client, school, found):
    draft(school, found, school.person(school.binh), "LDTT", initiative="Bộ thẻ tự kiểm tra")
    review = text(page(client, school.binh, "pledge_review"))
    assert "Bộ thẻ tự kiểm tra" in review
    assert "Hoàng Thị Sao Mai (tổ trưởng)" in review
    post(client, school.binh, "pledge_review")
    assert Pledge.objects.get().state == PledgeState.SUBMITTED
    assert "đang chờ Hoàng Thị Sao Mai xác nhận" in text(page(client, school.binh, "pledge_page"))


def test_an_empty_draft_cannot_be_sent_from_the_review_page(client, school, found):
    draft(school, found, school.person(school.binh))
    assert "Hãy chọn ít nhất một danh hiệu hoặc hình thức khen thưởng trước khi gửi." in text(
        page(client, school.binh, "pledge_review")
    )
    assert post(client, school.binh, "pledge_review").status_code == 409
    assert Pledge.objects.get().state == PledgeState.DRAFT


def test_a_sent_pledge_is_taken_back_by_its_person(client, school, found):
    submitted(school, found, school.person(school.binh), "LDTT")
    post(client, school.binh, "pledge_withdraw")
    assert Pledge.objects.get().state == PledgeState.DRAFT


def test_the_reason_of_a_return_is_read_by_the_person(client, school, found):
    pledge = submitted(school, found, school.person(school.binh), "LDTT")
    answer = post(client, school.dung, "pledge_decide", pledge.id, act="return", reason=" ")
    assert "Hãy ghi lý do trả lại" in text(answer)
    post(client, school.dung, "pledge_decide", pledge.id, act="return", reason="Ghi rõ tên sáng kiến.")
    assert "Lý do: Ghi rõ tên sáng kiến." in text(page(client, school.binh, "pledge_page"))


def test_the_leader_confirms_the_team_and_the_office_the_leader(client, school, found):
    binh = submitted(school, found, school.person(school.binh), "LDTT")
    dung = submitted(school, found, school.person(school.dung), "LDTT")
    attempts = [
        (school.alice, binh, PledgeState.SUBMITTED),
        (school.dung, dung, PledgeState.SUBMITTED),
        (school.dung, binh, PledgeState.CONFIRMED),
        (school.alice, dung, PledgeState.CONFIRMED),
    ]
    for user, pledge, state in attempts:
        post(client, user, "pledge_decide", pledge.id, act="confirm", version=pledge.version)
        pledge.refresh_from_db()
        assert pledge.state == state


def test_in_a_team_without_a_leader_the_chair_confirms_the_secretary(client, school, found):
    pledge = submitted(school, found, school.person(school.alice), "LDTT")
    post(client, school.alice, "pledge_decide", pledge.id, act="confirm", version=pledge.version)
    pledge.refresh_from_db()
    assert pledge.state == PledgeState.SUBMITTED
    post(client, school.an, "pledge_decide", pledge.id, act="confirm", version=pledge.version)
    pledge.refresh_from_db()
    assert pledge.state == PledgeState.CONFIRMED


def test_confirm_all_confirms_what_was_shown_and_not_what_came_in_meanwhile(client, school, found):
    first = submitted(school, found, school.person(school.binh), "LDTT")
    shown = page(client, school.dung, "team_confirm", found.id)
    assert "Nguyễn Thị Hoa Sim" in text(shown)
    late = submitted(school, found, add_staff(school.unit, "Phan Thị Cỏ May", team=school.teams[0]), "LDTT")
    post(client, school.dung, "team_confirm", found.id, seen=[f"{first.id}:{first.version}"])
    states = {pledge.id: pledge.state for pledge in Pledge.objects.all()}
    assert states == {first.id: PledgeState.CONFIRMED, late.id: PledgeState.SUBMITTED}


def test_confirm_all_is_refused_when_a_pledge_of_the_list_has_changed(client, school, found):
    pledge = submitted(school, found, school.person(school.binh), "LDTT")
    answer = post(client, school.dung, "team_confirm", found.id, seen=[f"{pledge.id}:{pledge.version - 1}"])
    assert "Danh sách vừa thay đổi. Hãy xem lại rồi xác nhận." in text(answer)
    pledge.refresh_from_db()
    assert pledge.state == PledgeState.SUBMITTED


def test_the_board_counts_each_step_and_names_who_holds_what(client, school, found):
    submitted(school, found, school.person(school.binh), "LDTT")
    draft(school, found, school.person(school.dung), "LDTT")
    teams = page(client, school.alice, "round_board").context["teams"]
    assert [(row.team.name, row.counts, row.holders, row.not_sent) for row in teams] == [
        ("Toán – Tin", [0, 1, 1, 0, 0], ["Hoàng Thị Sao Mai"], 1),
        ("Ngữ văn", [1, 0, 0, 0, 0], ["Hiệu trưởng hoặc thư ký"], 1),
        ("Văn phòng", [2, 0, 0, 0, 0], ["Hiệu trưởng hoặc thư ký"], 2),
    ]


def test_a_leaders_board_has_the_own_team_only(client, school, found):
    teams = page(client, school.dung, "round_board").context["teams"]
    assert [row.team.name for row in teams] == ["Toán – Tin"]


def test_the_lock_page_names_who_is_undecided_and_locking_is_refused(client, school, found):
    submitted(school, found, school.person(school.binh), "LDTT")
    shown = text(page(client, school.alice, "round_lock", found.id))
    assert "Chưa khóa được: còn 1 bản chờ xác nhận." in shown
    assert "Khóa và lập danh sách" not in shown
    left = page(client, school.alice, "round_lock", found.id).context["left_out"]
    assert school.person(school.binh) not in [entry.posting.person for entry in left]
    answer = post(client, school.alice, "round_lock", found.id)
    assert answer.status_code == 409
    assert "Nguyễn Thị Hoa Sim" in text(answer)


def test_locking_leads_back_to_the_board_which_says_so(client, school, found):
    confirmed(school, found, school.person(school.binh), "LDTT")
    seen = page(client, school.alice, "round_lock", found.id).context["seen"]
    answer = client.post(reverse("round_lock", args=[found.id]), {"seen": seen}, follow=True)
    assert "danh sách của trường đã lập" in text(answer)
    assert Round.objects.get().state == RoundState.LOCKED


def test_a_list_that_changed_since_it_was_shown_is_not_locked(client, school, found):
    confirmed(school, found, school.person(school.binh), "LDTT")
    seen = page(client, school.alice, "round_lock", found.id).context["seen"]
    confirmed(school, found, school.person(school.dung), "CSTDCS")
    answers = [post(client, school.alice, "round_lock", found.id, seen=one) for one in (seen, "")]
    assert [answer.status_code for answer in answers] == [409, 409]
    assert "Hoàng Thị Sao Mai: Vũ Văn Sông Lam vừa thay đổi mục này" in text(answers[0])
    assert Round.objects.get().state == RoundState.OPEN


def test_before_the_last_day_of_a_locked_round_the_list_is_said_to_be_locked(client, school, found):
    locked(school, found)
    shown = text(page(client, school.binh, "pledge_page"))
    assert f"Danh sách đã khóa ngày {clock.today():%d/%m/%Y}. Nếu có lý do, có thể xin đăng ký muộn" in shown
    assert "Đã hết hạn" not in shown


def test_opening_a_round_of_a_year_that_is_over_is_told_before(client, school):
    over = clock.today() > work_ends(school.year.name)
    assert ("đã qua ngày 31/05/" in text(page(client, school.alice, "round_open"))) is over


def test_after_the_deadline_the_page_says_so_and_takes_nothing(client, school):
    yesterday = clock.today() - timedelta(days=1)
    make_round(school, closes=yesterday)
    shown = text(page(client, school.binh, "pledge_page"))
    assert f"Đã hết hạn ngày {yesterday:%d/%m/%Y}." in shown
    assert "Lưu nháp" not in shown
    answer = post(client, school.binh, "pledge_page", **typed(titles=["LDTT"], version="0"))
    assert "nên không lưu được nữa" in text(answer)
    assert Pledge.objects.count() == 0


def test_extending_moves_the_last_day(client, school, found):
    later = clock.today() + timedelta(days=20)
    post(client, school.alice, "round_extend", found.id, closes=later.isoformat())
    assert Round.objects.get().closes == later


def test_the_list_is_exported_in_the_shape_that_schools_send_up(client, school, found):
    confirmed(school, found, school.person(school.binh), "CSTDCS", initiative="Bộ thẻ tự kiểm tra")
    confirmed(school, found, school.person(school.dung), "LDTT")
    locked(school, found)
    answer = page(client, school.alice, "round_export", found.id)
    assert answer["Content-Disposition"].endswith('"danh-sach-dang-ky-thi-dua-2025-2026.xlsx"')
    summary, awards, initiatives, exemplars = read_sheets(answer.content, name="danh-sach.xlsx")
    assert rows_of(summary) == [
        [
            "STT",
            "Họ và tên",
            "Chức vụ, đơn vị",
            "Lao động tiên tiến",
            "Chiến sĩ thi đua cơ sở",
            "Hình thức khen thưởng",
            "Ghi chú",
        ],
        [1, "Hoàng Thị Sao Mai", "Giáo viên, Toán – Tin", "X", None, None, None],
        [
            2,
            "Nguyễn Thị Hoa Sim",
            "Giáo viên, Toán – Tin",
            "X",
            "X",
            None,
            "Sáng kiến dự định: Bộ thẻ tự kiểm tra",
        ],
        [None, "Tổng cộng: 2 người", None, 2, 1, None, None],
    ]
    assert rows_of(awards)[1:] == [
        [1, "Bà", "Hoàng Thị Sao Mai", "Giáo viên, Toán – Tin", "Lao động tiên tiến", None],
        [
            2,
            "Bà",
            "Nguyễn Thị Hoa Sim",
            "Giáo viên, Toán – Tin",
            "Lao động tiên tiến, Chiến sĩ thi đua cơ sở",
            None,
        ],
    ]
    assert rows_of(initiatives)[1:] == [
        [
            1,
            "Nguyễn Thị Hoa Sim",
            "Giáo viên, Toán – Tin",
            "Lao động tiên tiến, Chiến sĩ thi đua cơ sở",
            "Bộ thẻ tự kiểm tra",
            None,
            None,
        ]
    ]
    assert rows_of(exemplars)[1:] == []


def rows_of(sheet):
    return [[cell or None for cell in row] for row in sheet.rows]


@pytest.mark.parametrize("name", ["round_board", "round_lock", "team_confirm"])
def test_pages_ask_the_database_as_often_for_forty_people_as_for_two(client, school, found, name):
    args = [] if name == "round_board" else [found.id]
    submitted(school, found, school.person(school.binh), "LDTT")
    address = reverse(name, args=args)
    sign_in(client, school.alice)
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for place in range(38):
        person = add_staff(school.unit, f"Đỗ Thị Suối {place}", team=school.teams[place % 3])
        submitted(school, found, person, "LDTT")
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(many) == len(few)
    assert len(few) <= MOST_QUERIES


def test_the_pledge_page_asks_little(client, school, found):
    sign_in(client, school.binh)
    with CaptureQueriesContext(connection) as asked:
        client.get(reverse("pledge_page"))
    assert len(asked) <= MOST_QUERIES


@pytest.mark.parametrize("name", ["round_board", "pledge_page", "dossier_list"])
@pytest.mark.parametrize("year", ["\x00", "²-³", "x"])
def test_what_is_no_school_year_is_not_there(client, school, name, year):
    assert page(client, school.alice, name, nam=year).status_code == 404
