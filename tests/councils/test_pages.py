"""The council's pages: who gets in, what stands on them, and that nothing of a vote shows before it is closed."""

import re
from datetime import date

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factories.base import actor, make_school, sign_in
from factories.councils import DAY, account, begun, candidates, planned, voting
from thidua.core.ids import grouped
from thidua.councils.actions import close_meeting
from thidua.councils.models import Ballot, Choice, Council, CouncilMember, Meeting, Receipt, Recusal, Roll

pytestmark = pytest.mark.django_db
YES, NO = Choice.AGREE, Choice.DISAGREE
HTMX = {"HX-Request": "true"}


def page(name, thing=None):
    kinds = {"meeting": "meeting", "motion": "motion", "council": "council"}
    return reverse(name, kwargs={kinds[name.split("_")[0]]: thing.id} if thing is not None else {})


def text(response):
    """The page without the tokens which differ each time."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", response.content.decode())


def get(user, url, **more):
    return sign_in(Client(), user).get(url, **more)


# --- gates -----------------------------------------------------------------------------------------

OFFICE = ["meeting_page", "meeting_edit", "meeting_attendance", "meeting_projector", "meeting_close"]
OFFICE_MOTION = ["motion_close", "motion_recusals"]
POSTS = ["meeting_open", "motion_open", "motion_put_off"]
FREE = ["council_page", "council_found", "meeting_plan"]


def things(sitting):
    return {"meeting": sitting.meeting, "motion": sitting.motion, "council": sitting.council}


def urls(sitting):
    named = [
        *OFFICE,
        *OFFICE_MOTION,
        *POSTS,
        "meeting_vote",
        "meeting_minutes",
        "motion_count_sheet",
        "council_members",
    ]
    found = {
        name: page(name, things(sitting)[name.split("_")[0]]) for name in named if name != "council_members"
    }
    found["council_members"] = reverse("council_members", kwargs={"council": sitting.council.id})
    return found | {name: reverse(name) for name in FREE}


def test_signed_out_every_page_leads_to_signing_in():
    for url in urls(planned(make_school())).values():
        response = Client().get(url)
        assert (response.status_code, response.url.startswith("/tai-khoan/")) == (302, True)


def test_teacher_who_does_not_sit_sees_who_sits_and_nothing_else():
    sitting = planned(make_school())
    teacher = account(sitting.school, "ngoai", "Trần Thị Hải Âu")
    answers = {name: get(teacher, url).status_code for name, url in urls(sitting).items()}
    assert answers == {name: 200 if name == "council_page" else 403 for name in answers}


def test_member_without_office_votes_and_reads_minutes_but_runs_nothing():
    sitting = planned(make_school())
    answers = {name: get(sitting.school.binh, url).status_code for name, url in urls(sitting).items()}
    # No papers yet: the minutes are allowed and not there.
    there = {"council_page": 200, "meeting_vote": 200, "meeting_minutes": 404, "motion_count_sheet": 404}
    assert answers == {name: there.get(name, 403) for name in answers}


def test_office_sees_every_page_and_posts_go_by_post_only():
    sitting = planned(make_school())
    answers = {name: get(sitting.school.alice, url).status_code for name, url in urls(sitting).items()}
    others = dict.fromkeys(POSTS, 405) | {"meeting_minutes": 404, "motion_count_sheet": 404}
    assert answers == {name: others.get(name, 200) for name in answers}


def test_an_older_list_of_members_is_not_written_over_a_newer_one(client):
    sitting = planned(make_school())
    sign_in(client, sitting.school.alice)
    address = reverse("council_members", kwargs={"council": sitting.council.id})
    form = client.get(address).context["form"]
    sent = {one.html_name: one.value() or "" for one in form}
    first, second = client.post(address, sent), client.post(address, sent)
    assert (first.status_code, second.status_code) == (302, 409)
    assert "vừa thay đổi mục này" in second.content.decode()


def test_other_schools_things_do_not_exist():
    sitting, chi = (
        planned(make_school()),
        planned(make_school("THCS-TG", "Trường THCS Trường Giang")).school.alice,
    )
    for name, url in urls(sitting).items():
        if name not in FREE:
            client = sign_in(Client(), chi)
            response = client.post(url) if name in POSTS else client.get(url)
            assert (name, response.status_code) == (name, 404)


def test_secretary_who_does_not_sit_has_no_ballot():
    sitting = begun(make_school())
    CouncilMember.objects.filter(person__user=sitting.school.alice).update(left_on=date(2026, 1, 5))
    assert get(sitting.school.alice, page("meeting_vote", sitting.meeting)).status_code == 403
    assert get(sitting.school.alice, page("meeting_page", sitting.meeting)).status_code == 200


# --- nothing shows before closing ------------------------------------------------------------------


def seen(sitting):
    """Every page and fragment that anybody can look at while a vote is open, as text."""
    school = sitting.school
    looks = [(school.an, "meeting_page"), (school.an, "meeting_projector"), (school.an, "meeting_close")]
    pages = [text(get(user, page(name, sitting.meeting))) for user, name in looks]
    pages += [text(get(user, page(name, sitting.meeting), headers=HTMX)) for user, name in looks[:2]]
    pages += [
        text(get(user, page("meeting_vote", sitting.meeting)))
        for user in (school.an, school.dung, school.binh)
    ]
    pages += [text(get(school.an, page("motion_close", sitting.motion)))]
    pages += [text(get(school.an, reverse("council_page")))]
    return pages


def test_no_page_changes_when_all_choices_are_turned_round():
    sitting = voting(make_school(), names=3)
    for user in (sitting.school.an, sitting.school.dung, sitting.school.alice):
        sitting.cast(user, YES, YES, NO)  # counts that turning round changes
    before = seen(sitting)
    Ballot.objects.filter(choice="agree").update(choice="blank")
    Ballot.objects.filter(choice="disagree").update(choice="agree")
    assert seen(sitting) == before


def test_after_closing_the_same_pages_do_show_the_count():
    sitting = voting(make_school(), names=1)
    for user in (sitting.school.an, sitting.school.dung, sitting.school.alice):
        sitting.cast(user, YES)
    sitting.close(confirmed=True)
    shown = text(get(sitting.school.an, page("meeting_page", sitting.meeting)))
    wall = text(get(sitting.school.an, page("meeting_projector", sitting.meeting)))
    assert "3 / 5" in shown
    assert "Phiếu kín · 1 người, 1 đạt" in shown
    assert "Đạt" in shown
    assert "1</b> trong 1 người đạt" in wall
    assert "Phát ra 5 · thu về 3 · hợp lệ 3 · không hợp lệ 0" in wall


def test_wall_shows_how_many_are_expected_and_no_name_while_voting():
    sitting = voting(make_school())
    sitting.cast(sitting.school.an, YES, YES)
    wall = text(get(sitting.school.an, page("meeting_projector", sitting.meeting)))
    assert "<b>4</b><span>phiếu còn chờ" in wall
    assert "đã nhận 1 trong 5 phiếu" in wall
    names = [seat.person.full_name for seat in sitting.members]
    names += [name.dossier.person.full_name for name in sitting.names]
    assert [name for name in names if name in wall] == []


def test_chair_sees_who_has_voted_and_who_is_waited_for():
    sitting = voting(make_school())
    sitting.cast(sitting.school.binh, YES, YES)
    shown = text(get(sitting.school.an, page("meeting_page", sitting.meeting)))
    assert (shown.count("đã bỏ</span>"), shown.count("đang chờ")) == (1, 4)


def test_fragment_is_the_moving_part_only_and_asks_again_only_while_voting():
    sitting = voting(make_school())
    url = page("meeting_page", sitting.meeting)
    fragment = text(get(sitting.school.an, url, headers=HTMX))
    assert "<html" not in fragment
    assert 'hx-trigger="every' in fragment
    sitting.close(confirmed=True)
    assert 'hx-trigger="every' not in text(get(sitting.school.an, url, headers=HTMX))


# --- a member's ballot -----------------------------------------------------------------------------


def ballot(sitting, step, *choices, motion=None):
    fields = {
        f"name-{name.id}": choice for name, choice in zip(sitting.names, choices, strict=False) if choice
    }
    return {"motion": str((motion or sitting.motion).id), "step": step, **fields}


def test_ballot_is_chosen_checked_sent_and_acknowledged():
    sitting = voting(make_school(), names=3)
    client, url = sign_in(Client(), sitting.school.binh), page("meeting_vote", sitting.meeting)
    assert 'type="radio"' in text(client.get(url))
    assert "checked" not in text(client.get(url))

    check = client.post(url, ballot(sitting, "check", "agree", "disagree"))
    assert [word in text(check) for word in ("Đồng ý", "Không đồng ý", "Phiếu trắng")] == [True] * 3
    assert Roll.objects.count() == 0
    back = client.post(url, ballot(sitting, "edit", "agree", "disagree"))
    assert text(back).count(" checked") == 2

    sent = client.post(url, ballot(sitting, "send", "agree", "disagree"))
    assert (sent.status_code, sent.url) == (302, url)
    assert sorted(Ballot.objects.values_list("choice", flat=True)) == ["agree", "blank", "disagree"]
    assert grouped(Receipt.objects.get().code) in text(client.get(url))


def test_second_tab_is_refused_with_a_sentence():
    sitting = voting(make_school())
    url = page("meeting_vote", sitting.meeting)
    first, second = (sign_in(Client(), sitting.school.binh) for _ in range(2))
    first.post(url, ballot(sitting, "send", "agree", "agree"))
    refused = second.post(url, ballot(sitting, "send", "disagree", "disagree"))
    assert refused.status_code == 409
    assert "Đã bỏ phiếu cho nội dung này rồi" in text(refused)
    assert set(Ballot.objects.values_list("choice", flat=True)) == {"agree"}


def test_ballot_that_comes_after_closing_is_refused_and_stays_on_the_page():
    sitting = voting(make_school())
    sitting.close(confirmed=True)
    client = sign_in(Client(), sitting.school.binh)
    refused = client.post(page("meeting_vote", sitting.meeting), ballot(sitting, "send", "agree"))
    assert refused.status_code == 409
    assert "phiếu chưa được nhận" in text(refused)
    assert Ballot.objects.count() == 0


def test_strange_choice_and_strange_motion_are_not_taken():
    sitting, other = voting(make_school()), voting(make_school("THCS-TG", "Trường THCS Trường Giang"))
    client, url = sign_in(Client(), sitting.school.binh), page("meeting_vote", sitting.meeting)
    assert client.post(url, ballot(sitting, "send", "maybe")).status_code == 200
    assert client.post(url, ballot(sitting, "send", motion=other.motion)).url == url
    assert Roll.objects.count() == 0


def test_own_name_is_shown_closed():
    sitting = begun(make_school(), names=1)
    name = sitting.names[0]
    name.dossier.person = sitting.school.person(sitting.school.binh)
    name.dossier.save()
    sitting.open()
    client, url = sign_in(Client(), sitting.school.binh), page("meeting_vote", sitting.meeting)
    assert "không biểu quyết ở dòng nào" in text(client.get(url))
    shown = text(get(sitting.school.dung, url))
    assert (f'name="name-{name.id}"' in shown, "Đây là tên" in shown) == (True, False)


def test_code_is_kept_by_the_voters_browser_and_shown_to_no_other_account_on_it():
    sitting = voting(make_school())
    client, url = sign_in(Client(), sitting.school.binh), page("meeting_vote", sitting.meeting)
    client.post(url, ballot(sitting, "send", "agree"))
    code = grouped(Receipt.objects.get().code)
    assert code in text(client.get(url))
    cookie = next(cookie for name, cookie in client.cookies.items() if name.startswith("ma-phieu"))
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", url)

    sitting.cast(sitting.school.dung, YES)
    sign_in(client, sitting.school.dung)
    shown = text(client.get(url))
    assert "Đã nhận phiếu" in shown
    assert code not in shown


def test_sessions_hold_neither_choices_nor_code():
    sitting = voting(make_school())
    client, url = sign_in(Client(), sitting.school.binh), page("meeting_vote", sitting.meeting)
    client.get(url)
    client.post(url, ballot(sitting, "check", "agree", "disagree"))
    client.post(url, ballot(sitting, "send", "agree", "disagree"))
    client.get(url)
    kept = str([session.get_decoded() for session in Session.objects.all()])
    assert [
        word for word in ("agree", Receipt.objects.get().code, str(sitting.names[0].id)) if word in kept
    ] == []


def test_after_closing_the_page_says_that_the_code_was_counted():
    sitting = voting(make_school())
    client, url = sign_in(Client(), sitting.school.binh), page("meeting_vote", sitting.meeting)
    client.post(url, ballot(sitting, "send", "agree"))
    said = "Mã này nằm trong danh sách phiếu đã đếm"
    assert said not in text(client.get(url))
    sitting.close(confirmed=True)
    assert said in text(client.get(url))


def test_ballot_pages_are_stored_by_no_browser():
    sitting = voting(make_school())
    response = get(sitting.school.binh, page("meeting_vote", sitting.meeting))
    assert "no-store" in response["Cache-Control"]


def test_waiting_page_is_fetched_anew_only_when_something_changed():
    sitting = begun(make_school())
    client, url = sign_in(Client(), sitting.school.binh), page("meeting_vote", sitting.meeting)
    asks = re.search(r'<main[^>]* hx-get="([^"]+)"', text(client.get(url)))[1]
    assert client.get(asks, headers=HTMX).status_code == 204
    sitting.open()
    changed = client.get(asks, headers=HTMX)
    assert (changed.status_code, changed["HX-Refresh"]) == (200, "true")


def test_member_who_is_not_marked_present_is_told_so():
    sitting = begun(make_school())
    sitting.attend(sitting.school.binh)
    sitting.open()
    shown = text(get(sitting.school.binh, page("meeting_vote", sitting.meeting)))
    assert "chưa được điểm danh có mặt" in shown


# --- the office at work ----------------------------------------------------------------------------


def test_school_without_a_council_is_taught_how_to_begin():
    school = make_school()
    assert "Trường chưa có Hội đồng" in text(get(school.alice, reverse("council_page")))
    assert "Lập Hội đồng</a>" in text(get(school.alice, reverse("council_page")))
    assert "Lập Hội đồng</a>" not in text(get(school.binh, reverse("council_page")))


def seats(school, **roles):
    return {f"role-{school.person(getattr(school, key)).id}": role for key, role in roles.items()}


def test_council_is_founded_on_its_page():
    school = make_school()
    given = {"name": "Hội đồng Thi đua", "starts": "05/09/2025", "quorum": "3/4", "majority": ""}
    response = sign_in(Client(), school.alice).post(
        reverse("council_found"), given | seats(school, an="chair", alice="secretary", binh="member")
    )
    council = Council.objects.get()
    assert (response.url, council.starts) == (reverse("council_page"), date(2025, 9, 5))
    fractions = (council.quorum_numerator, council.quorum_denominator, council.majority_denominator)
    assert fractions == (3, 4, 2)


def test_what_was_typed_stays_when_a_council_is_refused():
    school = make_school()
    given = {"name": "Hội đồng mùa thu", "starts": "2025-09-05", "quorum": "hai phần ba"}
    response = sign_in(Client(), school.alice).post(
        reverse("council_found"), given | seats(school, an="chair")
    )
    assert response.status_code == 409
    assert [word in text(response) for word in ("Hội đồng mùa thu", "hai phần ba", "Viết dạng phân số")] == [
        True
    ] * 3
    given["quorum"] = "2/3"
    refused = sign_in(Client(), school.alice).post(
        reverse("council_found"), given | seats(school, an="chair")
    )
    assert "ít nhất 3 thành viên" in text(refused)


def test_members_are_changed_on_their_page():
    sitting = planned(make_school())
    url = reverse("council_members", kwargs={"council": sitting.council.id})
    sign_in(Client(), sitting.school.alice).post(
        url, seats(sitting.school, an="chair", alice="secretary", officer="member") | {"version": 1}
    )
    assert [seat.person.full_name for seat in sitting.members] == [
        "Ngô Văn Trường Sơn",
        "Lê Thị Hướng Dương",
        "Vũ Văn Sông Lam",
    ]


def test_meeting_is_planned_edited_opened_and_called_on_its_pages():
    school = make_school()
    sitting = planned(school)
    candidates(school, 1, "LDTT")
    client = sign_in(Client(), school.alice)
    assert "Lao động tiên tiến" in text(client.get(reverse("meeting_plan")))
    client.post(reverse("meeting_plan"), {"title": "Họp bổ sung", "on": "27/05/2026", "place": ""})
    added = Meeting.objects.get(title="Họp bổ sung")

    client.post(
        page("meeting_edit", added), {"title": "Họp thêm", "on": "28/05/2026", "place": "P.1", "version": 1}
    )
    added.refresh_from_db()
    assert (added.title, added.on, added.place) == ("Họp thêm", date(2026, 5, 28), "P.1")
    late = client.post(page("meeting_edit", added), {"title": "Họp", "on": "28/05/2026", "version": 1})
    assert (late.status_code, "Người khác vừa thay đổi" in text(late)) == (409, True)

    client.post(page("meeting_open", sitting.meeting))
    called = {f"present-{seat.id}": "yes" for seat in sitting.members}
    called[f"present-{sitting.members[4].id}"] = "no"
    called[f"reason-{sitting.members[4].id}"] = "ốm"
    client.post(page("meeting_attendance", sitting.meeting), called)
    shown = text(client.get(page("meeting_page", sitting.meeting)))
    assert ("Có mặt 4 / 5" in shown, "vắng, ốm" in shown, "Mở bỏ phiếu kín" in shown) == (True, True, True)


def test_roll_call_with_a_gap_is_refused_at_its_line():
    sitting = begun(make_school())
    response = sign_in(Client(), sitting.school.alice).post(page("meeting_attendance", sitting.meeting), {})
    assert (response.status_code, text(response).count("Hãy chọn có mặt hoặc vắng.")) == (409, 5)


def test_nothing_ready_is_said_with_what_to_do():
    school = make_school()
    sitting = planned(school)
    response = sign_in(Client(), school.alice).post(
        reverse("meeting_plan"), {"title": "Họp nữa", "on": DAY.isoformat(), "place": ""}
    )
    assert (response.status_code, "Hãy chuẩn bị hồ sơ" in text(response)) == (409, True)
    assert Meeting.objects.get() == sitting.meeting


def test_meeting_cannot_be_planned_without_a_council():
    assert get(make_school().alice, reverse("meeting_plan")).url == reverse("council_page")


def test_motion_is_opened_and_closing_asks_back_first():
    sitting = begun(make_school())
    client = sign_in(Client(), sitting.school.an)
    client.post(page("motion_open", sitting.motion))
    assert sitting.motion.state == "open"
    asked = client.post(page("motion_close", sitting.motion))
    assert (asked.status_code, "Còn 5 người có mặt chưa bỏ phiếu" in text(asked)) == (409, True)
    client.post(page("motion_close", sitting.motion), {"confirmed": "yes"})
    assert sitting.motion.state == "closed"


def test_opening_without_quorum_is_refused_on_a_page_of_its_own():
    sitting = begun(make_school())
    sitting.attend(*[seat.person.user for seat in sitting.members[2:]])
    response = sign_in(Client(), sitting.school.an).post(page("motion_open", sitting.motion))
    assert (response.status_code, "Chưa đủ số thành viên có mặt" in text(response)) == (409, True)


def test_recusals_are_written_and_lifted_on_their_page():
    sitting = begun(make_school())
    client, url = sign_in(Client(), sitting.school.alice), page("motion_recusals", sitting.motion)
    assert "Chưa ghi ai" in text(client.get(url))
    given = {
        "name": str(sitting.names[0].id),
        "member": str(sitting.seat(sitting.school.binh).id),
        "reason": "Chồng",
    }
    client.post(url, given)
    recusal = Recusal.objects.get()
    assert (recusal.reason, "không biểu quyết về" in text(client.get(url))) == ("Chồng", True)
    missing = client.post(url, given | {"reason": ""})
    assert (missing.status_code, "Hãy ghi lý do." in text(missing)) == (409, True)
    client.post(reverse("recusal_lift", kwargs={"recusal": recusal.id}))
    assert not Recusal.objects.exists()


def test_motion_is_put_off_and_meeting_closed_on_their_pages():
    sitting = begun(make_school())
    client = sign_in(Client(), sitting.school.an)
    early = client.post(page("meeting_close", sitting.meeting), {"conclusion": "Nhất trí."})
    assert (early.status_code, "Còn nội dung chưa biểu quyết" in text(early)) == (409, True)
    client.post(page("motion_put_off", sitting.motion))
    client.post(page("meeting_close", sitting.meeting), {"conclusion": "Nhất trí."})
    paper = client.get(page("meeting_minutes", sitting.meeting))
    assert (paper.status_code, paper["Content-Disposition"].startswith("attachment")) == (200, True)


def test_member_downloads_minutes_and_count_sheet_after_the_meeting():
    sitting = voting(make_school())
    sitting.cast(sitting.school.binh, YES)
    sitting.close(confirmed=True)
    close_meeting(
        by=actor(sitting.school.an, sitting.school), meeting=sitting.meeting, conclusion="Nhất trí."
    )
    answers = [
        get(sitting.school.binh, url).status_code
        for url in (page("meeting_minutes", sitting.meeting), page("motion_count_sheet", sitting.motion))
    ]
    assert answers == [200, 200]


def test_qr_leads_to_the_ballot_where_the_address_is_known(settings):
    sitting = voting(make_school())
    url = page("meeting_projector", sitting.meeting)
    assert "<svg" not in text(get(sitting.school.an, url)).split("<main")[1]
    settings.THIDUA_PUBLIC_URL = "https://thidua.example"
    assert "<svg" in text(get(sitting.school.an, url)).split("<main")[1]


# --- how much is read ------------------------------------------------------------------------------


def queries(user, url):
    client = sign_in(Client(), user)
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


@pytest.mark.parametrize(
    "name", ["meeting_page", "meeting_projector", "meeting_vote", "council_page", "meeting_close"]
)
def test_page_reads_as_much_for_one_name_as_for_many(name):
    few = voting(make_school(), names=1, members=4)
    many = voting(make_school("THCS-TG", "Trường THCS Trường Giang"), names=12, members=11)
    counted = [
        queries(sitting.school.an, reverse(name) if name == "council_page" else page(name, sitting.meeting))
        for sitting in (few, many)
    ]
    assert counted[0] == counted[1]
    assert counted[0] <= 25


@pytest.mark.parametrize("name", ["meeting_plan", "council_found"])
def test_form_reads_as_much_for_few_dossiers_as_for_many(name):
    few, many = make_school(), make_school("THCS-TG", "Trường THCS Trường Giang")
    planned(few)
    planned(many)
    candidates(few, 1)
    candidates(many, 12)
    counted = [queries(school.an, reverse(name)) for school in (few, many)]
    assert counted[0] == counted[1]
    assert counted[0] <= 25
