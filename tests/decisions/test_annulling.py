"""A letter that should not have gone: taken back whole, while nobody above has anything of it in hand."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from factories.base import PASSWORD, actor, make_school, sign_in
from factories.decisions import DECIDED, granted, pending, receive, submit, supported, teachers
from thidua.accounts.actions import create_user
from thidua.core import clock
from thidua.core.errors import InvalidInputError
from thidua.decisions.actions import annul_submission, return_lines, take_in_hand
from thidua.decisions.errors import AnnulledMeanwhileError, AnsweredMeanwhileError, NotAnnullableError
from thidua.decisions.models import SubmissionLine
from thidua.decisions.queries.submissions import progress_of, waiting_submissions
from thidua.documents.actions.registers import AnnulledPaperError, mark_sent
from thidua.documents.models import Channel, Dispatch, Document
from thidua.documents.queries import outgoing_of, unsent_of, unsigned_of
from thidua.documents.tables import outgoing_rows
from thidua.ledger.actions import Actor
from thidua.ledger.models import Line
from thidua.nominations.states import DossierState
from thidua.units.actions import give_role
from thidua.units.models import Role

pytestmark = pytest.mark.django_db
WHY = "Ghi nhầm ngày trình"
ANNULLED = date(2026, 6, 16)


@pytest.fixture
def school():
    return make_school()


@pytest.fixture
def dossiers(school):
    return [supported(school, person) for person in teachers(school, 2)]


def annul(school, submission, reason=WHY, on=ANNULLED):
    by = actor(school.alice, school)
    return annul_submission(by=by, submission=submission, reason=reason, on=on)


def above(school):
    return Actor(user=None, unit=school.commune.id)


def states(dossiers):
    for dossier in dossiers:
        dossier.refresh_from_db()
    return [dossier.state for dossier in dossiers]


def test_its_dossiers_wait_again_and_go_in_a_new_letter_with_the_next_number(school, dossiers):
    first = submit(school, *dossiers)

    annulled = annul(school, first)

    assert states(dossiers) == [DossierState.SUPPORTED] * 2
    assert (annulled.annulled_on, annulled.annulled_because) == (ANNULLED, WHY)
    assert list(waiting_submissions(school.unit)) == []
    progress = progress_of(school.year)
    assert (progress.lines, progress.pending, progress.unsent) == (0, 0, 2)
    second = submit(school, *dossiers, on=ANNULLED)
    assert second.letter.symbol == "02/TTr-THCSHS"
    outcomes = SubmissionLine.objects.order_by("submission__on", "order").values_list("outcome", flat=True)
    assert list(outcomes) == ["annulled", "annulled", "pending", "pending"]


def test_a_dossier_that_had_been_sent_back_waits_to_be_mended_again(school, dossiers):
    first, _ = dossiers
    submission = submit(school, *dossiers)
    line = SubmissionLine.objects.get(dossier=first)
    reasons = {line.id: "Thiếu minh chứng"}
    return_lines(by=above(school), unit=school.commune, submission=submission, reasons=reasons, on=ANNULLED)

    annul(school, submit(school, first, on=DECIDED), on=DECIDED)

    assert states([first]) == [DossierState.RETURNED]
    assert first.held_since.astimezone(clock.HANOI).date() == ANNULLED


def test_its_papers_stand_in_the_register_as_annulled_and_wait_for_nothing(school, dossiers):
    submission = submit(school, *dossiers)
    (dispatch,) = Dispatch.objects.all()

    annul(school, submission)

    papers = outgoing_of(school.unit, 2026)
    assert {(paper.symbol, paper.annulled_on) for paper in papers} == {
        ("01/TTr-THCSHS", ANNULLED),
        ("01/DS-THCSHS", ANNULLED),
    }
    assert (unsent_of(school.unit), unsigned_of(school.unit)) == ([], [])
    letter = next(row for row in outgoing_rows(papers) if row[0] == "01/TTr-THCSHS")
    assert letter[3:5] == [
        "Về việc đề nghị khen thưởng năm học 2025-2026 (đã hủy ngày 16/06/2026)",
        "UBND xã Hoa Sen, 1 bản, không gửi",
    ]
    dispatch.refresh_from_db()
    with pytest.raises(AnnulledPaperError):
        mark_sent(by=actor(school.alice, school), dispatch=dispatch, channel=Channel.PAPER, on=clock.today())


def test_the_unit_above_reads_it_in_its_own_ledger_and_can_take_nothing_of_it(school, dossiers):
    submission = submit(school, *dossiers)
    annul(school, submission)

    told = Line.objects.get(kind="decisions.submission_annulled")
    assert {str(told.unit), *told.units} == {str(school.unit.id), str(school.commune.id)}
    with pytest.raises(
        AnnulledMeanwhileError, match="đã hủy tờ trình này ngày 16/06/2026: Ghi nhầm ngày trình"
    ):
        take_in_hand(by=above(school), unit=school.commune, submission=submission, on=DECIDED)
    with pytest.raises(AnsweredMeanwhileError, match="trường đã hủy tờ trình"):
        receive(school, submission, granted(dossiers[0]), pending(dossiers[1]))


def test_nothing_is_annulled_of_what_is_in_hand_or_answered(school, dossiers):
    taken, answered = (submit(school, dossier) for dossier in dossiers)
    take_in_hand(by=above(school), unit=school.commune, submission=taken, on=DECIDED)
    receive(school, answered, granted(dossiers[1]))

    for submission in (taken, answered):
        with pytest.raises(NotAnnullableError, match="UBND xã Hoa Sen đã nhận hoặc đã trả lời"):
            annul(school, submission)

    assert states(dossiers) == [DossierState.SUBMITTED, DossierState.GRANTED]
    assert not Document.objects.exclude(annulled_on=None).exists()


def test_a_reason_is_asked_for_and_the_second_who_annuls_is_told(school, dossiers):
    submission = submit(school, *dossiers)
    with pytest.raises(InvalidInputError) as told:
        annul(school, submission, reason="  ")
    assert told.value.field == "reason"

    annul(school, submission)

    with pytest.raises(AnnulledMeanwhileError, match="Lê Thị Hướng Dương"):
        annul(school, submission)


def test_the_secretary_annuls_on_a_page_that_says_what_happens(client, school, dossiers):
    submission = submit(school, *dossiers)
    page, form = (reverse(name, args=[submission.id]) for name in ("submission_page", "submission_annul"))
    sign_in(client, school.alice)
    assert form in client.get(page).content.decode()
    assert "2 hồ sơ lại chờ trình" in client.get(form).content.decode()

    refused = client.post(form, {"reason": " "})
    assert refused.status_code == 422
    done = client.post(form, {"reason": WHY}, follow=True)

    said = done.content.decode()
    assert "Đã hủy tờ trình số 01/TTr-THCSHS" in said
    assert "Ghi nhầm ngày trình." in said
    assert form not in said
    assert client.get(form).status_code == 302
    assert "Đã hủy" in client.get(reverse("submission_list")).content.decode()
    assert "Đã hủy" in client.get(reverse("outgoing_list")).content.decode()
    officer = create_user(
        by=above(school), username="can-bo", full_name="Trịnh Văn Biển Xanh", password=PASSWORD
    )
    give_role(
        by=above(school), unit=school.commune, user=officer, role=Role.UPPER_OFFICER, on=date(2025, 7, 1)
    )
    told = sign_in(Client(), officer).get(page).content.decode()
    assert "Không phải trả lời tờ trình này" in told
    assert sign_in(Client(), officer).get(form).status_code == 403
