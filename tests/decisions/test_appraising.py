"""At the unit above: what officers see and do with what schools send, and what schools see of it."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from factories.base import FIRST_DAY, PASSWORD, actor, make_school, sign_in
from factories.decisions import (
    DECIDED,
    SENT,
    granted,
    line_of,
    lowered,
    receive,
    refused,
    submit,
    supported,
    teachers,
)
from thidua.accounts.actions import create_user
from thidua.core.errors import InvalidInputError, RefusedError, StepRefusedError
from thidua.decisions.actions import (
    LineAnswer,
    attach_scan,
    issue_decision,
    open_officer,
    return_lines,
    take_in_hand,
)
from thidua.decisions.actions.answering import Scan
from thidua.decisions.errors import (
    AddressedElsewhereError,
    AnsweredMeanwhileError,
    InHandError,
    LineRefusedError,
    NoLineChosenError,
    NothingGrantedError,
    ScannedMeanwhileError,
    TakenMeanwhileError,
)
from thidua.decisions.models import SubmissionLine
from thidua.decisions.queries.submissions import inbox_of
from thidua.decisions.states import Outcome
from thidua.ledger.actions import Actor
from thidua.ledger.models import Line
from thidua.ledger.queries import verify
from thidua.nominations.actions import write_achievement
from thidua.nominations.states import DossierState
from thidua.people.models import Grant
from thidua.units.actions import give_role
from thidua.units.models import Appointment, Role

pytestmark = pytest.mark.django_db
TAKEN = date(2026, 6, 20)
SCAN = Scan("243.pdf", b"%PDF-1.4 scan", "application/pdf")


@pytest.fixture
def school():
    return make_school()


@pytest.fixture
def lan(school):
    """The commune's officer."""
    by = Actor(user=None, unit=school.commune.id)
    user = create_user(by=by, username="lan", full_name="Trịnh Thị Biển Xanh", password=PASSWORD)
    give_role(by=by, unit=school.commune, user=user, role=Role.UPPER_OFFICER, on=FIRST_DAY)
    return user


@pytest.fixture
def sent(school):
    """Three lines, the first two of them of one person."""
    thu, lam = teachers(school, 2)
    return submit(
        school, supported(school, thu, "CSTDCS"), supported(school, thu, "LDTT"), supported(school, lam)
    )


def above(school, user):
    return Actor(user=user.id, unit=school.commune.id)


def take(school, user, sent, on=TAKEN):
    return take_in_hand(by=above(school, user), unit=school.commune, submission=sent, on=on)


def send_back(school, user, sent, *dossiers, reason="Thiếu minh chứng sáng kiến", on=TAKEN):
    reasons = {line_of(dossier).id: reason for dossier in dossiers}
    return return_lines(by=above(school, user), unit=school.commune, submission=sent, reasons=reasons, on=on)


def decide(school, user, sent, *answers, **given):
    facts = {"on": DECIDED, "signer": "Trịnh Văn Biển Xanh"} | given
    return issue_decision(
        by=above(school, user), unit=school.commune, submission=sent, answers=answers, **facts
    )


def dossiers(sent):
    return [line.dossier for line in sent.lines.all()]


def test_taken_in_hand_names_the_school_in_the_communes_own_chain(school, lan, sent):
    assert len(take(school, lan, sent)) == 3

    assert {line.taken_on for line in sent.lines.all()} == {TAKEN}
    line = Line.objects.get(kind="decisions.submission_taken")
    assert (line.unit, line.units) == (
        school.commune.id,
        sorted([str(school.unit.id), str(school.commune.id)]),
    )
    assert {verdict.broken_at for verdict in verify()} == {None}


def test_the_second_officer_is_told_who_took_it(school, lan, sent):
    take(school, lan, sent)
    with pytest.raises(TakenMeanwhileError, match="Trịnh Thị Biển Xanh"):
        take(school, lan, sent)


@pytest.mark.parametrize("on", [date(2026, 6, 14), date(2099, 1, 1)])
def test_it_is_taken_between_the_day_it_was_sent_and_today(school, lan, sent, on):
    with pytest.raises(InvalidInputError):
        take(school, lan, sent, on=on)


def test_what_is_in_hand_above_is_not_entered_from_paper_below(school, lan, sent):
    take(school, lan, sent)
    first, *_ = dossiers(sent)
    with pytest.raises(InHandError, match="UBND xã Hoa Sen đã nhận và đang xét trên phần mềm"):
        receive(school, sent, granted(first))


def test_what_is_not_in_hand_is_entered_from_paper(school, lan, sent):
    first, *_ = dossiers(sent)
    assert receive(school, sent, granted(first)).issuer == school.commune


def test_what_another_level_decides_is_entered_from_paper_also_when_in_hand(school, lan):
    (thu,) = teachers(school, 1)
    sent = submit(school, dossier := supported(school, thu, "BK_TINH"))
    take(school, lan, sent)
    assert receive(school, sent, granted(dossier), authority="Chủ tịch UBND thành phố Sông Xanh")


def test_a_line_sent_back_brings_its_dossier_home_with_the_reason(school, lan, sent):
    first, second, _ = dossiers(sent)

    send_back(school, lan, sent, first)

    first.refresh_from_db()
    second.refresh_from_db()
    line = line_of(first)
    assert (first.state, first.outcome_reason) == (DossierState.RETURNED, "Thiếu minh chứng sáng kiến")
    assert (line.outcome, line.returned_on, line.reason) == (
        "returned",
        TAKEN,
        "Thiếu minh chứng sáng kiến",
    )
    assert second.state == DossierState.SUBMITTED
    assert Grant.objects.count() == 0


def test_mended_it_comes_again_in_a_new_submission_and_the_old_line_stays(school, lan, sent):
    first, *_ = dossiers(sent)
    send_back(school, lan, sent, first)
    first.refresh_from_db()
    by = actor(school.alice, school)
    write_achievement(by=by, dossier=first, achievement="Sáng kiến cấp xã", version=first.version)

    again = submit(school, first, on=date(2026, 6, 25))

    first.refresh_from_db()
    lines = SubmissionLine.objects.filter(dossier=first).order_by("submission__on")
    assert [(line.submission, line.outcome) for line in lines] == [(sent, "returned"), (again, "pending")]
    assert (first.state, again.letter.symbol) == (DossierState.SUBMITTED, "02/TTr-THCSHS")
    new = LineAnswer(lines.last().id, Outcome.GRANTED)
    decide(school, lan, again, new)
    assert [grant.code for grant in Grant.objects.all()] == ["CSTDCS"]


def test_nothing_goes_back_without_a_reason(school, lan, sent):
    first, *_ = dossiers(sent)
    with pytest.raises(LineRefusedError, match="Hãy ghi lý do trả lại"):
        send_back(school, lan, sent, first, reason="  ")
    with pytest.raises(NoLineChosenError):
        send_back(school, lan, sent)


def test_an_answered_line_does_not_go_back_and_one_sent_back_is_not_decided(school, lan, sent):
    first, second, _ = dossiers(sent)
    decide(school, lan, sent, granted(first))
    with pytest.raises(AnsweredMeanwhileError, match="được tặng"):
        send_back(school, lan, sent, first)
    send_back(school, lan, sent, second)
    with pytest.raises(AnsweredMeanwhileError, match="cấp trên đã trả lại"):
        decide(school, lan, sent, granted(second), on=DECIDED)


def test_a_return_is_no_answer_of_a_decision(school, lan, sent):
    first, *_ = dossiers(sent)
    answer = LineAnswer(line_of(first).id, Outcome.RETURNED, "", "Thiếu")
    with pytest.raises(RefusedError, match="Trả lại không phải là kết quả"):
        decide(school, lan, sent, answer)


def test_what_is_addressed_elsewhere_is_not_touched(school, lan, sent):
    by = Actor(user=lan.id, unit=school.district.id)
    with pytest.raises(AddressedElsewhereError):
        take_in_hand(by=by, unit=school.district, submission=sent, on=TAKEN)
    reasons = {line_of(dossiers(sent)[0]).id: "Thiếu"}
    with pytest.raises(AddressedElsewhereError):
        return_lines(by=by, unit=school.district, submission=sent, reasons=reasons, on=TAKEN)


def test_decided_with_the_communes_own_number_the_school_has_it_at_once(school, lan, sent):
    first, second, third = dossiers(sent)

    decision = decide(school, lan, sent, lowered(first), granted(second), refused(third))

    assert (decision.paper, decision.unit, decision.document.number) == ("01/QĐ-UBND", school.commune, 1)
    assert [(row.person.full_name, row.code, row.unit, row.checked) for row in Grant.objects.all()] == [
        (second.person.full_name, "LDTT", school.unit, True)
    ]
    line = Line.objects.get(kind="decisions.decision_issued")
    assert (line.unit, line.units) == (school.commune.id, [str(school.unit.id)])


def test_decided_on_a_paper_made_elsewhere_its_scan_makes_grants_checked(school, lan, sent):
    _, second, third = dossiers(sent)

    bare = decide(school, lan, sent, granted(second), paper="243/QĐ-UBND")
    assert Grant.objects.get().checked is False
    again = decide(school, lan, sent, granted(third), paper="243/QĐ-UBND", scan=SCAN)

    assert (again, again.document) == (bare, None)
    assert {grant.checked for grant in Grant.objects.all()} == {True}


def test_a_number_that_came_out_of_the_counter_is_not_entered_again(school, lan, sent):
    _, second, third = dossiers(sent)
    decision = decide(school, lan, sent, granted(second))
    with pytest.raises(InvalidInputError, match="do phần mềm lập"):
        decide(school, lan, sent, granted(third), paper=decision.paper)


def test_a_notice_that_nothing_is_granted_has_a_number_of_its_own(school, lan, sent):
    _, _, third = dossiers(sent)
    with pytest.raises(NothingGrantedError, match="số văn bản thông báo"):
        decide(school, lan, sent, refused(third))
    assert decide(school, lan, sent, refused(third), paper="15/TB-UBND").document is None


def test_a_scan_attached_later_makes_the_grants_checked_once(school, sent):
    _, second, third = dossiers(sent)
    decision = receive(school, sent, granted(second), granted(third))
    by = actor(school.alice, school)
    assert {grant.checked for grant in Grant.objects.all()} == {False}

    attached = attach_scan(by=by, decision=decision, scan=SCAN, on=DECIDED)

    assert (attached.scan.name, {grant.checked for grant in Grant.objects.all()}) == ("243.pdf", {True})
    with pytest.raises(ScannedMeanwhileError, match=r"đã có bản quét 243\.pdf"):
        attach_scan(by=by, decision=decision, scan=SCAN, on=DECIDED)
    with pytest.raises(InvalidInputError):
        attach_scan(by=by, decision=decision, scan=None, on=DECIDED)


def test_a_scan_that_comes_with_a_later_sitting_makes_the_earlier_grants_checked(school, sent):
    _, second, third = dossiers(sent)
    receive(school, sent, granted(second))
    receive(school, sent, granted(third), scan=SCAN)
    assert {grant.checked for grant in Grant.objects.all()} == {True}


def test_a_dossier_that_went_is_not_sent_twice(school, sent):
    first, *_ = dossiers(sent)
    with pytest.raises((RefusedError, StepRefusedError)):
        submit(school, first, on=date(2026, 6, 25))


def test_whoever_decides_a_line_has_received_all_of_them(school, lan, sent):
    first, *_ = dossiers(sent)
    decide(school, lan, sent, granted(first))

    assert {line.taken_on for line in sent.lines.all()} == {DECIDED}
    with pytest.raises(InHandError):
        receive(school, sent, granted(dossiers(sent)[2]))


# Pages.


def test_what_the_school_entered_from_paper_was_answered_outside_and_not_left_lying_here(
    client, school, lan, sent
):
    first, second, third = dossiers(sent)
    receive(school, sent, granted(second))
    client = sign_in(client, lan)

    inbox = client.get(reverse("submission_list")).content.decode()
    assert "Chưa nhận" not in inbox
    assert "Đã trả lời ngoài phần mềm, còn dòng chờ" in inbox
    assert "1 dòng do trường ghi từ quyết định giấy" in inbox
    home = client.get(reverse("home")).content.decode()
    assert "Tờ trình chưa nhận" not in home
    assert "Tờ trình đã trả lời ngoài phần mềm, còn dòng chờ" in home

    receive(school, sent, granted(first), granted(third))
    assert "2 dòng" not in client.get(reverse("submission_list")).content.decode()
    assert (
        "3 dòng do trường ghi từ quyết định giấy" in client.get(reverse("submission_list")).content.decode()
    )


def test_the_officer_sees_what_was_submitted_and_nothing_else_of_the_school(client, school, lan, sent):
    first, *_ = dossiers(sent)
    client = sign_in(client, lan)

    inbox = client.get(reverse("submission_list"))
    assert "Trường THCS Hoa Sen" in inbox.content.decode()
    assert "Chưa nhận" in inbox.content.decode()
    page = client.get(reverse("submission_page", args=[sent.id])).content.decode()
    assert "Nhận tờ trình" in page
    assert "Căn cứ<span" in page
    assert client.get(reverse("submission_file", args=[sent.id, "danh-sach"])).status_code == 200
    closed = {
        reverse("dossier_page", args=[first.id]): 403,
        reverse("person_page", args=[first.person_id]): 404,
        reverse("register"): 403,
        reverse("document_file", args=[sent.letter_id]): 403,
        reverse("submission_new"): 403,
        reverse("decision_receive", args=[sent.id]): 403,
    }
    assert {path: client.get(path).status_code for path in closed} == closed


def test_the_officer_reads_what_waits_first_and_opens_each_line_for_what_it_rests_on(
    client, school, lan, sent
):
    first, *_ = dossiers(sent)
    address = reverse("submission_page", args=[sent.id])
    in_list = [line.dossier_id for line in sent.lines.order_by("order")]
    decide(school, lan, sent, granted(first))
    others = [one for one in in_list if one != first.id]

    shown = sign_in(client, lan).get(address)
    assert [line.dossier_id for line in shown.context["lines"]] == [*others, first.id]
    assert shown.content.decode().count("<summary>Căn cứ") == 3
    at_school = sign_in(client, school.alice).get(address)
    assert [line.dossier_id for line in at_school.context["lines"]] == in_list
    assert "<summary>Căn cứ" not in at_school.content.decode()


def test_what_is_all_in_hand_above_is_not_asked_for_again_at_the_school(client, school, lan, sent):
    page, receive_page = (
        reverse("submission_page", args=[sent.id]),
        reverse("decision_receive", args=[sent.id]),
    )
    sign_in(client, school.alice)
    assert "Ghi quyết định nhận về" in client.get(page).content.decode()
    assert receive_page in client.get(reverse("register")).content.decode()

    take(school, lan, sent)

    shown = client.get(page).content.decode()
    assert "Ghi quyết định nhận về" not in shown
    assert "UBND xã Hoa Sen đang xét trên phần mềm." in shown
    assert receive_page not in client.get(reverse("register")).content.decode()


def test_a_line_which_another_level_decides_still_comes_back_on_paper(client, school, lan):
    thu, lam = teachers(school, 2)
    mixed = submit(school, supported(school, thu), supported(school, lam, "BK_TINH"))
    take(school, lan, mixed)
    shown = sign_in(client, school.alice).get(reverse("submission_page", args=[mixed.id])).content.decode()
    assert "Ghi quyết định nhận về" in shown


def test_another_communes_officer_finds_nothing(client, school, sent):
    other = make_school("THCS-TG", "Trường THCS Trường Giang")
    by = Actor(user=None, unit=other.commune.id)
    user = create_user(by=by, username="ha", full_name="Trần Thị Hạ", password=PASSWORD)
    give_role(by=by, unit=other.commune, user=user, role=Role.UPPER_OFFICER, on=FIRST_DAY)
    client = sign_in(client, user)
    assert [
        client.get(reverse("submission_page", args=[sent.id])).status_code,
        client.post(reverse("submission_take", args=[sent.id])).status_code,
        client.get(reverse("submission_return", args=[sent.id])).status_code,
        client.get(reverse("decision_issue", args=[sent.id])).status_code,
    ] == [404] * 4


def test_an_upper_officer_of_a_school_is_nobody(client, school, sent):
    Appointment.objects.create(unit=school.unit, user=school.binh, role=Role.UPPER_OFFICER, starts=FIRST_DAY)
    client = sign_in(client, school.binh)
    assert client.get(reverse("submission_list")).status_code == 403
    assert client.post(reverse("submission_take", args=[sent.id])).status_code == 403


def test_from_the_inbox_to_the_schools_page(client, school, lan, sent):
    first, second, third = dossiers(sent)
    client = sign_in(client, lan)
    client.post(reverse("submission_take", args=[sent.id]))
    back = client.post(
        reverse("submission_return", args=[sent.id]), {str(line_of(first).id): "Thiếu minh chứng"}
    )
    assert back.status_code == 302
    issued = client.post(
        reverse("decision_issue", args=[sent.id]),
        {
            "on": "2026-07-20",
            "signer": "Trịnh Văn Biển Xanh",
            "paper": "",
            f"{line_of(second).id}-outcome": "granted",
            f"{line_of(third).id}-outcome": "pending",
        },
    )
    assert issued.status_code in {200, 302, 422}

    sign_in(client, school.alice)
    page = client.get(reverse("submission_page", args=[sent.id])).content.decode()
    assert "Thiếu minh chứng" in page
    assert "Đang xét từ" in page


def test_a_refused_return_stays_on_the_page(client, school, lan, sent):
    client = sign_in(client, lan)
    page = client.post(reverse("submission_return", args=[sent.id]), {})
    assert (page.status_code, "Chưa chọn dòng nào để trả lại" in page.content.decode()) == (422, True)


def test_the_school_attaches_the_scan_on_its_page_and_the_commune_finds_no_such_decision(
    client, school, lan, sent
):
    _, second, _ = dossiers(sent)
    decision = receive(school, sent, granted(second))
    path = reverse("decision_scan", args=[decision.id])
    assert sign_in(client, lan).get(path).status_code == 404

    sign_in(client, school.alice)
    assert client.post(path, {}).status_code == 422
    scan = SimpleUploadedFile("243.pdf", b"%PDF-1.4 scan", "application/pdf")
    assert client.post(path, {"scan": scan}).status_code == 302
    assert Grant.objects.get().checked is True


def test_the_first_officer_lets_the_second_in(client, school):
    user, _ = open_officer(
        by=Actor(user=None, unit=school.commune.id),
        unit=school.commune,
        full_name="Trịnh Thị Biển Xanh",
        on=FIRST_DAY,
    )
    page = sign_in(client, user).post(reverse("officer_new"), {"full_name": "Lý Văn Suối Reo"})
    assert (page.status_code, "Lý Văn Suối Reo" in page.content.decode()) == (200, True)
    assert "suoireo.lv" in page.content.decode()
    assert client.get(reverse("roles")).status_code == 200
    assert sign_in(client, school.officer).get(reverse("officer_new")).status_code == 403


def test_days_in_the_inbox_are_counted_while_a_line_waits(school, sent):
    assert [row.waits for row in inbox_of(school.commune, SENT)] == [0]
    assert [row.waits for row in inbox_of(school.commune, date(2026, 7, 1))] == [16]


def test_the_officers_home_tells_what_waits(client, school, lan, sent):
    client = sign_in(client, lan)
    assert "Tờ trình chưa nhận" in client.get(reverse("home")).content.decode()
    take(school, lan, sent)
    assert "Tờ trình chờ quyết định" in client.get(reverse("home")).content.decode()
