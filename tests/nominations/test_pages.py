"""The pages of dossiers: who sees which, what they say, what is done to many at once, how many queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factories.base import actor, add_staff, make_school, sign_in
from factories.nominations import make_dossier
from factories.registrations import confirmed, locked, make_round
from factories.scoring import PAPER, graded
from thidua.nominations.actions import write_achievement
from thidua.nominations.models import Dossier
from thidua.nominations.queries import page_of
from thidua.nominations.states import DossierState as S
from thidua.people.models import Initiative, YearRecord

pytestmark = pytest.mark.django_db
MOST_QUERIES = 25


@pytest.fixture
def school():
    return make_school()


def page(client, user, name, *args, **given):
    return sign_in(client, user).get(reverse(name, args=args), given)


def post(client, user, name, *args, **given):
    return sign_in(client, user).post(reverse(name, args=args), given, follow=True)


def text(response):
    return " ".join(response.content.decode().split())


def jobs(dossier):
    dossier = Dossier.objects.select_related("unit", "year", "person").get(id=dossier.id)
    return {job.name: (job.kind, job.note) for job in page_of(dossier).jobs}


def steps(dossier):
    dossier = Dossier.objects.select_related("unit", "year", "person").get(id=dossier.id)
    return [(step.name, step.state) for step in page_of(dossier).steps]


def test_signed_out_one_is_sent_to_sign_in(client, school):
    dossier = make_dossier(school)
    addresses = [
        *(reverse(name) for name in ("dossier_list", "dossier_open", "dossier_add", "dossier_bulk")),
        reverse("dossier_page", args=[dossier.id]),
    ]
    answers = [client.get(address) for address in addresses]
    assert all(answer["Location"].startswith("/tai-khoan/login/") for answer in answers)


@pytest.mark.parametrize("name", ["dossier_open", "dossier_add", "dossier_bulk"])
def test_teachers_and_leaders_open_nothing(client, school, name):
    assert page(client, school.binh, name).status_code == 403
    assert page(client, school.dung, name).status_code == 403


def test_who_sees_which_dossier(client, school):
    binh = make_dossier(school)
    alice = make_dossier(school, school.person(school.alice))
    chi = make_school("THCS-KHAC", "Trường THCS Cỏ May")
    seen = {
        (user.full_name, dossier.person.full_name): page(client, user, "dossier_page", dossier.id).status_code
        for user in (school.alice, school.an, school.dung, school.binh)
        for dossier in (binh, alice)
    }
    assert seen == {
        ("Lê Thị Hướng Dương", "Nguyễn Thị Hoa Sim"): 200,
        ("Lê Thị Hướng Dương", "Lê Thị Hướng Dương"): 200,
        ("Ngô Văn Trường Sơn", "Nguyễn Thị Hoa Sim"): 200,
        ("Ngô Văn Trường Sơn", "Lê Thị Hướng Dương"): 200,
        ("Hoàng Thị Sao Mai", "Nguyễn Thị Hoa Sim"): 200,
        ("Hoàng Thị Sao Mai", "Lê Thị Hướng Dương"): 404,
        ("Nguyễn Thị Hoa Sim", "Nguyễn Thị Hoa Sim"): 200,
        ("Nguyễn Thị Hoa Sim", "Lê Thị Hướng Dương"): 404,
    }
    assert page(client, chi.alice, "dossier_page", binh.id).status_code == 404


@pytest.mark.parametrize(("who", "act"), [("binh", "withdraw"), ("dung", "prepare")])
def test_only_the_office_takes_steps(client, school, who, act):
    dossier = make_dossier(school)
    assert post(client, getattr(school, who), "dossier_step", dossier.id, act=act).status_code == 403
    dossier.refresh_from_db()
    assert dossier.state == S.OPEN


def test_only_the_chair_states_reviews(client, school):
    dossier = make_dossier(school)
    assert post(client, school.alice, "dossier_review", dossier.id, under_review="no").status_code == 403
    post(client, school.an, "dossier_review", dossier.id, under_review="yes")
    dossier.refresh_from_db()
    assert dossier.answer == "blocked"


def test_another_schools_dossier_takes_no_step(client, school):
    dossier = make_dossier(school)
    chi = make_school("THCS-KHAC", "Trường THCS Cỏ May")
    assert post(client, chi.alice, "dossier_step", dossier.id, act="prepare").status_code == 404
    assert post(client, chi.an, "dossier_review", dossier.id, under_review="no").status_code == 404


def test_the_page_says_that_the_program_only_advises_and_cites_the_law(client, school):
    shown = text(page(client, school.alice, "dossier_page", make_dossier(school).id))
    for words in (
        "Nguyễn Thị Hoa Sim – Lao động tiên tiến",
        "Chưa kết luận được, còn điều chưa rõ",
        "Máy chỉ tham mưu; Hội đồng và cấp quyết định có thể xét khác",
        "Luật TĐKT 2022, Điều 24.1",
        "58/QĐ-THCSHS",
        "Lập hồ sơ đề nghị",
    ):
        assert words in shown


def test_a_no_says_that_the_council_may_still_judge(client, school):
    graded(school, binh="completed")
    shown = text(page(client, school.alice, "dossier_page", make_dossier(school).id))
    assert "Hiện chưa đủ theo luật" in shown
    assert "Hồ sơ vẫn chuẩn bị và đưa ra Hội đồng được." in shown


def test_an_answer_of_another_law_asks_to_be_asked_again(client, school):
    dossier = make_dossier(school)
    words = "Luật đã đổi từ khi xét, hãy xét lại."
    assert words not in text(page(client, school.alice, "dossier_page", dossier.id))
    Dossier.objects.update(law_version="sha256:khác")
    assert words in text(page(client, school.alice, "dossier_page", dossier.id))
    answer = post(client, school.alice, "dossier_step", dossier.id, act="assess")
    assert "Đã xét lại theo luật" in text(answer)
    assert "Xét lần cuối: Lê Thị Hướng Dương, " in text(answer)
    assert words not in text(answer)


def test_the_jobs_tell_what_is_done_and_why_something_cannot_be(school):
    found = make_round(school)
    confirmed(school, found, school.person(school.binh), "CSTDCS", initiative="Bộ thẻ tự kiểm tra")
    locked(school, found)
    graded(school, binh="excellent")
    dossier = make_dossier(school, award="CSTDCS")
    YearRecord.objects.filter(person=dossier.person).update(under_review=True, under_review_on="2026-05-19")
    kinds = {name: kind for name, (kind, _) in jobs(dossier).items()}
    assert kinds == {
        "Lý lịch, quá trình công tác": "done",
        "Bản đăng ký đầu năm": "done",
        "Xếp loại năm học": "done",
        "Xác nhận không bị xem xét kỷ luật": "stuck",
        "Quyết định công nhận sáng kiến": "stuck",
        "Xét điều kiện theo luật": "done",
        "Tóm tắt thành tích": "",
    }
    notes = {name: note for name, (_, note) in jobs(dossier).items()}
    assert notes["Quyết định công nhận sáng kiến"] == (
        "Chưa làm được vì “Bộ thẻ tự kiểm tra” chưa có quyết định công nhận."
    )
    assert notes["Xác nhận không bị xem xét kỷ luật"] == (
        "Chưa làm được vì đang bị xem xét kỷ luật (Hiệu trưởng ghi ngày 19/05/2026)"
    )
    assert notes["Xếp loại năm học"] == f"Đã xong · Hoàn thành xuất sắc nhiệm vụ, {PAPER}"


@pytest.mark.parametrize("award", ["LDTT", "KNC_GD"])
def test_where_no_condition_asks_for_initiatives_there_is_no_job_for_them(school, award):
    assert "Quyết định công nhận sáng kiến" not in jobs(make_dossier(school, award=award))


def recognised(dossier, award, answer):
    """Its recognised initiative, with a finding that says whether it counts."""
    row = YearRecord.objects.get(person=dossier.person, school_year="2025-2026")
    Initiative.objects.create(record=row, title="Bộ thẻ", recognised_by="school")
    finding = {"id": "initiative", "answer": answer, "because": "Câu của kết quả xét.", "parts": []}
    Dossier.objects.filter(id=dossier.id).update(award=award, assessment={"findings": [finding]})
    return dossier


@pytest.mark.parametrize(
    ("answer", "job"),
    [
        ("yes", ("done", "Đã xong · Câu của kết quả xét.")),
        ("no", ("stuck", "Chưa đủ · Câu của kết quả xét.")),
    ],
)
def test_an_initiative_is_done_only_where_the_finding_counts_it(school, answer, job):
    dossier = recognised(make_dossier(school, award="CSTDCS"), "CSTDCS", answer)
    assert jobs(dossier)["Quyết định công nhận sáng kiến"] == job


@pytest.mark.parametrize("name", ["registered", "local_registered"])
def test_a_pledge_that_is_asked_for_is_missed(school, name):
    dossier = make_dossier(school)
    told = {"id": name, "answer": "no", "because": "Không đăng ký.", "parts": []}
    where = {"findings": [told]} if name == "registered" else {"findings": [], "local": {"findings": [told]}}
    assert jobs(dossier)["Bản đăng ký đầu năm"] == (
        "done",
        "Không có bản đăng ký · các điều kiện được xét không hỏi đăng ký",
    )
    Dossier.objects.update(assessment=where)
    assert jobs(dossier)["Bản đăng ký đầu năm"] == (
        "stuck",
        "Chưa làm được vì không có bản đăng ký · Không đăng ký.",
    )


def test_the_steps_follow_the_dossier(school):
    dossier = make_dossier(school, state=S.SUBMITTED)
    assert steps(dossier) == [
        ("Đăng ký", ""),
        ("Xếp loại", "done"),
        ("Chuẩn bị hồ sơ", "done"),
        ("Hội đồng xét", "done"),
        ("Gửi cấp quyết định", "done"),
        ("Kết quả", "now"),
    ]


def test_somebody_put_under_review_while_in_council_is_said_aloud(client, school):
    dossier = make_dossier(school, state=S.IN_COUNCIL)
    post(client, school.an, "dossier_review", dossier.id, under_review="yes")
    shown = text(page(client, school.alice, "dossier_page", dossier.id))
    assert "hãy đưa tên này khỏi danh sách biểu quyết, chưa gửi cấp trên" in shown
    dossier.refresh_from_db()
    assert dossier.state == S.IN_COUNCIL


@pytest.mark.parametrize("state", list(S))
def test_every_state_has_its_page_and_its_row(client, school, state):
    dossier = make_dossier(school)
    Dossier.objects.update(state=state, agreed=8, vote_base=9, granted_code="LDTT")
    assert page(client, school.alice, "dossier_page", dossier.id).status_code == 200
    listed = page(client, school.alice, "dossier_list", state=state)
    assert "Nguyễn Thị Hoa Sim" in text(listed)


def test_the_achievement_is_kept_when_somebody_was_faster(client, school):
    dossier = make_dossier(school)
    write_achievement(
        by=actor(school.an, school), dossier=dossier, achievement="Của Hiệu trưởng", version=dossier.version
    )
    answer = post(
        client, school.alice, "dossier_page", dossier.id, achievement="Của thư ký", version=dossier.version
    )
    assert "Ngô Văn Trường Sơn vừa thay đổi mục này" in text(answer)
    assert "Của thư ký" in text(answer)
    dossier.refresh_from_db()
    assert dossier.achievement == "Của Hiệu trưởng"


def test_opening_shows_the_list_with_what_is_missing_and_then_opens_it(client, school):
    found = make_round(school)
    confirmed(school, found, school.person(school.binh), "CSTDCS")
    shown = text(page(client, school.alice, "dossier_open"))
    assert "xếp loại năm học chưa được phê duyệt" in shown
    assert "đợt đăng ký chưa khóa" in shown
    assert "Nguyễn Thị Hoa Sim" in shown
    locked(school, found)
    graded(school)
    binh = school.person(school.binh)
    answer = post(client, school.alice, "dossier_open", lines=[f"{binh.id}:LDTT", f"{binh.id}:CSTDCS"])
    assert "Đã lập 2 hồ sơ" in text(answer)
    assert Dossier.objects.count() == 2


def test_opening_a_list_too_early_is_refused_with_the_reason(client, school):
    found = make_round(school)
    binh = school.person(school.binh)
    confirmed(school, found, binh, "LDTT")
    answer = post(client, school.alice, "dossier_open", lines=[f"{binh.id}:LDTT"])
    assert answer.status_code == 409
    assert "xếp loại năm học chưa được phê duyệt" in text(answer)


def test_one_is_added_by_hand_and_a_second_one_is_refused_in_place(client, school):
    graded(school)
    given = {"person": school.person(school.binh).id, "award": "LDTT"}
    assert "Đã lập hồ sơ của Nguyễn Thị Hoa Sim." in text(post(client, school.alice, "dossier_add", **given))
    assert "Nguyễn Thị Hoa Sim đã có hồ sơ đề nghị Lao động tiên tiến." in text(
        post(client, school.alice, "dossier_add", **given)
    )


def test_the_register_filters_by_what_is_asked(client, school):
    make_dossier(school)
    make_dossier(school, award="CSTDCS")
    make_dossier(school, school.person(school.alice))

    def found(**asked):
        rows = page(client, school.an, "dossier_list", **asked).context["page"]
        return sorted((row.person.full_name.split()[-1], row.award) for row in rows)

    assert found() == [("Dương", "LDTT"), ("Sim", "CSTDCS"), ("Sim", "LDTT")]
    assert found(q="hoa sim") == [("Sim", "CSTDCS"), ("Sim", "LDTT")]
    assert found(award="LDTT") == [("Dương", "LDTT"), ("Sim", "LDTT")]
    assert found(team=school.teams[1].id) == [("Dương", "LDTT")]
    assert found(state="ready") == []
    assert found(answer="unknown", award="CSTDCS") == [("Sim", "CSTDCS")]
    assert found(team="khong-co", state="?", award="XX") == found()


def test_a_teacher_finds_the_own_dossier_only(client, school):
    make_dossier(school)
    make_dossier(school, school.person(school.dung))
    rows = page(client, school.binh, "dossier_list").context["page"]
    assert [row.person.full_name for row in rows] == ["Nguyễn Thị Hoa Sim"]


def test_many_are_prepared_after_the_list_was_shown(client, school):
    first = make_dossier(school)
    ready = make_dossier(school, school.person(school.dung), state=S.READY)
    chosen = {"act": "prepare", "dossier": [first.id, ready.id]}
    shown = post(client, school.alice, "dossier_bulk", **chosen)
    assert [row.id for row in shown.context["taking_part"]] == [first.id]
    assert [row.id for row in shown.context["left_out"]] == [ready.id]
    first.refresh_from_db()
    assert first.state == S.OPEN
    post(client, school.alice, "dossier_bulk", confirmed="yes", **chosen)
    first.refresh_from_db()
    assert first.state == S.READY


def test_the_chair_states_for_many_that_nobody_is_under_review(client, school):
    dossiers = [make_dossier(school), make_dossier(school, school.person(school.dung))]
    chosen = {"act": "review", "dossier": [dossier.id for dossier in dossiers]}
    shown = text(post(client, school.an, "dossier_bulk", **chosen))
    assert "không ai trong danh sách đang bị xem xét kỷ luật" in shown
    assert YearRecord.objects.filter(under_review=False).count() == 0
    answer = post(client, school.an, "dossier_bulk", confirmed="yes", **chosen)
    assert "Đã ghi xác nhận cho 2 người và xét lại 2 hồ sơ chưa ra Hội đồng." in text(answer)
    assert set(Dossier.objects.values_list("answer", flat=True)) == {"yes"}


def test_the_secretary_cannot_state_it_in_the_chairs_place(client, school):
    dossier = make_dossier(school)
    answer = post(client, school.alice, "dossier_bulk", act="review", dossier=[dossier.id], confirmed="yes")
    assert "Chỉ Hiệu trưởng ghi được xác nhận này." in text(answer)
    assert YearRecord.objects.filter(under_review=False).count() == 0


def test_all_that_the_filter_shows_can_be_asked_again(client, school):
    make_dossier(school)
    make_dossier(school, school.person(school.alice))
    sign_in(client, school.alice)
    shown = client.post(f"{reverse('dossier_bulk')}?q=hoa+sim", {"act": "assess", "all": "yes"})
    assert [row.person.full_name for row in shown.context["taking_part"]] == ["Nguyễn Thị Hoa Sim"]


def test_strange_ids_and_acts_lead_back_to_the_register(client, school):
    dossier = make_dossier(school)
    answer = post(client, school.alice, "dossier_bulk", act="prepare", dossier=["x", ""])
    assert list(answer.context["taking_part"]) == []
    assert post(client, school.alice, "dossier_bulk", act="?").redirect_chain == [("/ho-so/", 302)]
    assert post(client, school.alice, "dossier_step", dossier.id, act="?").status_code == 200


@pytest.mark.parametrize("name", ["dossier_list", "dossier_open"])
def test_pages_ask_the_database_as_often_for_many_as_for_one(client, school, name):
    found = make_round(school)
    confirmed(school, found, school.person(school.binh), "LDTT")
    make_dossier(school, award="CSTDCS")
    sign_in(client, school.alice)
    client.get(reverse(name))
    with CaptureQueriesContext(connection) as few:
        client.get(reverse(name))
    for place in range(20):
        person = add_staff(school.unit, f"Đỗ Thị Suối {place}", team=school.teams[place % 3])
        confirmed(school, found, person, "LDTT")
        make_dossier(school, person, award="CSTDCS")
    with CaptureQueriesContext(connection) as many:
        client.get(reverse(name))
    assert len(many) == len(few)
    assert len(few) <= MOST_QUERIES


def test_a_dossiers_page_asks_little(client, school):
    dossier = make_dossier(school, award="CSTDCS")
    sign_in(client, school.an)
    with CaptureQueriesContext(connection) as asked:
        client.get(reverse("dossier_page", args=[dossier.id]))
    assert len(asked) <= MOST_QUERIES
