"""The pages of sending and answering: who gets where, what is kept after a refusal, one cost for any length."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factories.base import FIRST_DAY, PASSWORD, make_school, sign_in
from factories.decisions import PAPER, granted, line_of, receive, submit, supported, teachers
from thidua.accounts.actions import create_user
from thidua.decisions.models import Decision, Submission
from thidua.decisions.queries.register import Filter, register_of
from thidua.files.models import StoredFile
from thidua.ledger.actions import Actor
from thidua.people.models import Grant
from thidua.units.actions import give_role
from thidua.units.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def school():
    return make_school()


@pytest.fixture
def sent(school):
    """Two lines of two people, waiting for the commune."""
    return submit(school, *[supported(school, person) for person in teachers(school, 2)])


def officer_of(unit, role=Role.SECRETARY):
    """Somebody who runs the work of a unit above the school."""
    by = Actor(user=None, unit=unit.id)
    user = create_user(by=by, username=f"lan-{unit.code}", full_name="Trịnh Văn Biển Xanh", password=PASSWORD)
    give_role(by=by, unit=unit, user=user, role=role, on=FIRST_DAY)
    return user


def pages(sent):
    return [
        reverse("submission_list"),
        reverse("submission_new"),
        reverse("submission_page", args=[sent.id]),
        reverse("submission_file", args=[sent.id, "to-trinh"]),
        reverse("decision_receive", args=[sent.id]),
        reverse("register"),
        reverse("register_export", args=["xlsx"]),
        reverse("register_certificates"),
    ]


def answers(sent, outcome="granted", **head):
    lines = {f"{line.id}-outcome": outcome for line in sent.lines.all()}
    return {
        "paper": "243/QĐ-UBND",
        "on": "20/07/2026",
        "authority": "Chủ tịch UBND xã Hoa Sen",
        **lines,
        **head,
    }


def test_signed_out_one_is_asked_to_sign_in(client, sent):
    assert [client.get(path).status_code for path in pages(sent)] == [302] * 8


@pytest.mark.parametrize("who", ["binh", "dung", "officer"])
def test_whoever_does_not_run_the_work_is_refused(client, school, sent, who):
    sign_in(client, getattr(school, who))

    assert [client.get(path).status_code for path in pages(sent)] == [403] * 8


@pytest.mark.parametrize("who", ["alice", "an"])
def test_chair_and_secretary_open_every_page(client, school, sent, who):
    sign_in(client, getattr(school, who))

    assert [client.get(path).status_code for path in pages(sent)] == [200] * 8


def test_another_schools_submission_decision_and_year_do_not_exist(client, school, sent):
    decision = receive(school, sent, granted(sent.lines.first().dossier))
    sign_in(client, make_school("THCS-TG", "Trường THCS Trường Giang").alice)

    theirs = [
        reverse("submission_page", args=[sent.id]),
        reverse("submission_file", args=[sent.id, "danh-sach"]),
        reverse("decision_receive", args=[sent.id]),
        reverse("decision_issue", args=[sent.id]),
        reverse("decision_file", args=[decision.id]),
    ]
    assert [client.get(path).status_code for path in theirs] == [404] * 5
    assert client.post(reverse("year_close", args=[school.year.id])).status_code == 404
    grant = Grant.objects.get()
    assert client.post(reverse("register_certificates"), {"grant": [str(grant.id)]}).status_code == 404


def test_the_list_is_shown_before_it_is_sent_and_unticked_ones_stay_behind(client, school):
    first, second = (supported(school, person) for person in teachers(school, 2))
    sign_in(client, school.alice)
    shown = client.get(reverse("submission_new")).content.decode()
    assert first.person.full_name in shown
    assert "Chủ tịch UBND xã Hoa Sen" in shown

    response = client.post(
        reverse("submission_new"), {"on": "15/06/2026", "dossier": [str(first.id)]}, follow=True
    )

    sent = Submission.objects.get()
    assert response.redirect_chain == [(reverse("submission_page", args=[sent.id]), 302)]
    assert "Đã lập tờ trình số 01/TTr-THCSHS" in response.content.decode()
    second.refresh_from_db()
    assert (sent.on, sent.lines.get().dossier, second.state) == (date(2026, 6, 15), first, "supported")


def test_a_refused_sending_keeps_the_ticks_and_says_why(client, school):
    (thu,) = teachers(school, 1)
    one, other = supported(school, thu, "GK"), supported(school, thu, "BK_TINH")

    response = sign_in(client, school.alice).post(
        reverse("submission_new"), {"on": "15/06/2026", "dossier": [str(one.id), str(other.id)]}
    )

    assert response.status_code == 422
    assert "Bùi Thị Mùa Thu được đề nghị Giấy khen và Bằng khen" in response.content.decode()
    assert response.content.decode().count(" checked>") == 2


def test_a_decision_is_entered_with_its_scan_and_the_scan_comes_back(client, school, sent):
    scan = SimpleUploadedFile("Quyết định.pdf", b"%PDF-1.7 noi dung", content_type="text/html")

    sign_in(client, school.alice).post(
        reverse("decision_receive", args=[sent.id]), answers(sent, scan=scan), follow=True
    )

    decision = Decision.objects.get()
    file = client.get(reverse("decision_file", args=[decision.id]))
    assert (file.content, file["Content-Type"]) == (b"%PDF-1.7 noi dung", "application/pdf")
    assert set(Grant.objects.values_list("paper", "on", "checked")) == {
        ("243/QĐ-UBND", date(2026, 7, 20), True)
    }
    assert [entry.original for entry in register_of(school.unit, Filter()).entries] == ["khớp bản quét"] * 2
    decision.scan = None
    decision.save()
    assert [entry.original for entry in register_of(school.unit, Filter()).entries] == ["đã đối chiếu"] * 2
    Grant.objects.update(scan=StoredFile.objects.first())
    assert [entry.original for entry in register_of(school.unit, Filter()).entries] == ["khớp bản quét"] * 2


@pytest.mark.parametrize("content", [b"<html>", b"MZ\x90", b"PK\x03\x04"])
def test_only_a_picture_or_a_pdf_is_a_scan(client, school, sent, content):
    scan = SimpleUploadedFile("quyet-dinh.pdf", content, content_type="application/pdf")

    response = sign_in(client, school.alice).post(
        reverse("decision_receive", args=[sent.id]), answers(sent, scan=scan)
    )

    assert "Bản quét phải là tệp PDF, JPG hoặc PNG." in response.content.decode()
    assert Decision.objects.count() == 0


def test_a_refusal_without_reason_is_said_at_its_line_and_what_was_typed_stays(client, school, sent):
    line = sent.lines.first()

    response = sign_in(client, school.alice).post(
        reverse("decision_receive", args=[sent.id]), answers(sent) | {f"{line.id}-outcome": "refused"}
    )

    page = response.content.decode()
    assert response.status_code == 422
    assert f'id="id_{line.id}-reason_error">Hãy ghi lý do ({line.dossier.person.full_name})' in page
    assert 'value="243/QĐ-UBND"' in page
    assert Grant.objects.count() == 0


def test_whoever_comes_second_is_told_what_the_first_one_entered(client, school, sent):
    first = sent.lines.first()
    form = answers(sent)
    receive(school, sent, granted(first.dossier))

    response = sign_in(client, school.an).post(reverse("decision_receive", args=[sent.id]), form)

    page = response.content.decode()
    assert (
        f"Đã có kết quả ghi trước cho: {first.dossier.person.full_name} – Lao động tiên tiến: được tặng"
        in page
    )
    assert "Lê Thị Hướng Dương" in page
    assert Decision.objects.count() == 1


def test_a_number_entered_before_with_another_signer_is_refused_at_the_signer(client, school, sent):
    first, _ = sent.lines.all()
    receive(school, sent, granted(first.dossier), signer="Trịnh Văn Biển Lặng")

    response = sign_in(client, school.alice).post(
        reverse("decision_receive", args=[sent.id]),
        answers(sent, paper=PAPER, signer="Trịnh Văn Biển Xanh") | {f"{first.id}-outcome": "pending"},
    )

    assert response.status_code == 422
    assert "“Trịnh Văn Biển Lặng”" in str(response.context["form"].errors["signer"])


@pytest.mark.parametrize("key", ["abc-outcome", "-outcome", "00000000-0000-7000-8000-000000000000-outcome"])
def test_an_answer_to_no_line_of_the_submission_is_passed_over(client, school, sent, key):
    page = reverse("decision_receive", args=[sent.id])

    response = sign_in(client, school.alice).post(page, answers(sent) | {key: "granted"})

    assert response["Location"] == reverse("submission_page", args=[sent.id])
    assert Grant.objects.count() == 2


def test_when_everything_is_answered_the_page_of_answers_leads_back(client, school, sent):
    receive(school, sent, *[granted(line.dossier) for line in sent.lines.all()])

    response = sign_in(client, school.alice).get(reverse("decision_receive", args=[sent.id]))

    assert response["Location"] == reverse("submission_page", args=[sent.id])


def test_the_school_has_no_button_and_no_page_to_issue_a_decision(client, school, sent):
    sign_in(client, school.an)

    assert "Ban hành" not in client.get(reverse("submission_page", args=[sent.id])).content.decode()
    assert client.get(reverse("decision_issue", args=[sent.id])).status_code == 404
    assert client.post(reverse("decision_issue", args=[sent.id]), answers(sent)).status_code == 404


@pytest.mark.parametrize("above", ["district", "province"])
def test_no_unit_but_the_addressee_sees_or_decides_it(client, school, sent, above):
    sign_in(client, officer_of(getattr(school, above)))

    for page in ("submission_page", "decision_issue"):
        assert client.get(reverse(page, args=[sent.id])).status_code == 404


def test_the_commune_decides_it_and_the_school_sees_the_answers_at_once(client, school, sent):
    sign_in(client, officer_of(school.commune))
    page = client.get(reverse("submission_page", args=[sent.id])).content.decode()
    assert "Ban hành quyết định" in page
    assert "Ghi quyết định nhận về" not in page
    assert client.get(reverse("submission_file", args=[sent.id, "to-trinh"])).status_code == 200

    client.post(
        reverse("decision_issue", args=[sent.id]),
        answers(sent) | {"signer": "Trịnh Văn Biển Xanh", "paper": ""},
        follow=True,
    )

    shown = sign_in(client, school.alice).get(reverse("submission_page", args=[sent.id])).content.decode()
    assert shown.count("Được tặng") == 2
    assert "01/QĐ-UBND" in shown
    decision = Decision.objects.get()
    assert client.get(reverse("decision_file", args=[decision.id])).status_code == 200


def test_the_commune_has_no_page_for_what_only_the_city_decides(client, school):
    sent = submit(school, supported(school, teachers(school, 1)[0], "BK_TINH"))
    sign_in(client, officer_of(school.commune))

    assert "Ban hành" not in client.get(reverse("submission_page", args=[sent.id])).content.decode()
    assert client.get(reverse("decision_issue", args=[sent.id])).status_code == 404


def test_commune_does_not_enter_its_own_paper_as_received(client, school, sent):
    sign_in(client, officer_of(school.commune))

    assert client.get(reverse("decision_receive", args=[sent.id])).status_code == 404


def test_the_year_is_closed_by_its_button_once_all_is_answered(client, school, sent):
    sign_in(client, school.alice)
    close = reverse("year_close", args=[school.year.id])
    assert close not in client.get(reverse("register")).content.decode()
    assert "còn 2 dòng chờ cấp quyết định trả lời" in client.post(close, follow=True).content.decode()

    receive(school, sent, *[granted(line.dossier) for line in sent.lines.all()])
    assert close in client.get(reverse("register")).content.decode()
    client.post(close)

    school.year.refresh_from_db()
    assert school.year.closed_on is not None


def test_the_next_school_year_is_opened_and_the_one_before_stays_open(client, school):
    sign_in(client, school.alice)
    assert client.get(reverse("register")).context["next_year"] == "2026-2027"

    opened = client.post(reverse("year_open"), follow=True)
    assert "Đã mở năm học 2026-2027." in opened.content.decode()
    assert opened.context["year"].name == "2026-2027"
    assert [(year.name, year.closed_on) for year in school.unit.school_years.all()] == [
        ("2025-2026", None),
        ("2026-2027", None),
    ]


@pytest.mark.parametrize("page", ["submission_list", "submission_new", "submission_page", "decision_receive"])
def test_many_lines_cost_no_more_queries_than_one(client, school, page):
    def cost():
        args = [sent.id] if page in {"submission_page", "decision_receive"} else []
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse(page, args=args)).status_code == 200
        return len(asked)

    people = teachers(school, 13)
    sign_in(client, school.alice)
    sent = submit(school, supported(school, people[0]))
    supported(school, people[0], "CSTDCS")
    one = cost()
    sent = submit(school, *[supported(school, person) for person in people[1:]])
    for person in people[1:]:
        supported(school, person, "CSTDCS")

    assert cost() == one <= 25


def test_an_answer_form_offers_only_what_is_lower(client, school):
    (thu,) = teachers(school, 1)
    high, low = supported(school, thu, "CSTDCS"), supported(school, thu)
    sent = submit(school, high, low)

    page = sign_in(client, school.alice).get(reverse("decision_receive", args=[sent.id])).content.decode()

    assert f'name="{line_of(high).id}-granted_code"' in page
    assert f'name="{line_of(low).id}-granted_code"' not in page
    assert page.count('value="LDTT"') == 1


def test_a_decision_shows_until_when_a_first_complaint_may_be_made(client, school, sent):
    receive(school, sent, *[granted(line.dossier) for line in sent.lines.all()])

    page = sign_in(client, school.alice).get(reverse("submission_page", args=[sent.id])).content.decode()

    assert "đến hết 18/10/2026" in page
    assert "Hạn khiếu nại lần đầu là 90 ngày kể từ ngày nhận hoặc biết quyết định." in page
    assert "Luật Khiếu nại, Điều 9" in page


def test_a_decision_older_than_the_law_known_shows_no_day_for_complaints(client, school, sent):
    receive(school, sent, *[granted(line.dossier) for line in sent.lines.all()])
    Decision.objects.update(on=date(2016, 6, 1))

    page = sign_in(client, school.alice).get(reverse("submission_page", args=[sent.id])).content.decode()

    assert "Khiếu nại lần đầu" in page
    assert "đến hết" not in page
