"""What union, party cell and youth say on a list: one wording after another, by who speaks for the body alone."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from factories.base import School, actor, make_school, sign_in
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.ledger.actions import Actor
from thidua.nominations.actions import Statement, state_opinion
from thidua.nominations.actions.opinions import NotSpeakerError, YearClosedError
from thidua.nominations.models import Body, Opinion, Stage
from thidua.nominations.queries import opinions_of, silent_bodies
from thidua.units.actions import close_school_year, end_role, give_role
from thidua.units.models import Appointment, Role
from thidua.units.queries import roles_held

pytestmark = pytest.mark.django_db
DAY = date(2026, 5, 24)


@pytest.fixture
def school() -> School:
    """Bình speaks for the union, Dung (a team's leader) for the inspection board."""
    found = make_school()
    for user, role in ((found.binh, Role.UNION_CHAIR), (found.dung, Role.INSPECTION_BOARD)):
        give_role(by=actor(found.officer, found), unit=found.unit, user=user, role=role, on=date(2025, 9, 1))
    return found


def say(school, text="Nhất trí với danh sách.", version=0, body=Body.UNION, by=None, **more):
    return state_opinion(
        by=by or actor(school.binh, school),
        unit=school.unit,
        year=school.year,
        body=body,
        stage=Stage.PROPOSED,
        said=Statement(text, DAY, **more),
        version=version,
    )


def address(body="union", stage="proposed") -> str:
    return reverse("opinion_write", args=[body, stage])


def sent(text="Nhất trí.", version=0, **more):
    rows = {"form-TOTAL_FORMS": "0", "form-INITIAL_FORMS": "0"}
    return {"text": text, "on": "2026-05-24", "paper": "", "version": version, **rows, **more}


def test_a_correction_keeps_the_former_wording(school):
    say(school, "Nhất trí.")
    say(school, "Nhất trí, đề nghị xét thêm cô Cỏ May.", version=1)
    (spoken,) = opinions_of(school.unit, school.year)
    assert (spoken.opinion.text, [one.text for one in spoken.former]) == (
        "Nhất trí, đề nghị xét thêm cô Cỏ May.",
        ["Nhất trí."],
    )


def test_of_two_who_saw_the_same_wording_the_second_is_told(school):
    say(school, "Nhất trí.")
    for version in (0, 2):
        with pytest.raises(ChangedMeanwhileError):
            say(school, "Khác.", version=version)
    assert Opinion.objects.get().text == "Nhất trí."


def test_nobody_speaks_for_a_body_without_its_appointment_not_even_head_or_program(school):
    others = [actor(user, school) for user in (school.an, school.alice, school.dung)]
    elsewhere = make_school("THCS-KHAC", "Trường THCS Suối Mơ")
    for by in (
        *others,
        Actor(user=None, unit=school.unit.id),
        Actor(user=school.binh.id, unit=elsewhere.unit.id),
    ):
        with pytest.raises(NotSpeakerError):
            say(school, by=by)
    for body in (Body.PARTY_CELL, Body.YOUTH, Body.INSPECTION_BOARD):
        with pytest.raises(NotSpeakerError):
            say(school, body=body)
    assert not Opinion.objects.exists()


def test_with_the_appointment_the_right_to_speak_ends(school):
    (held,) = Appointment.objects.filter(user=school.binh, role=Role.UNION_CHAIR)
    end_role(by=actor(school.officer, school), appointment=held, on=clock.today() - timedelta(days=1))
    with pytest.raises(NotSpeakerError):
        say(school)


def test_an_empty_opinion_and_one_of_a_closed_year_are_refused(school):
    with pytest.raises(InvalidInputError, match="Hãy ghi ý kiến"):
        say(school, "   ")
    close_school_year(by=actor(school.an, school), year=school.year, on=DAY)
    school.year.refresh_from_db()
    with pytest.raises(YearClosedError):
        say(school)


def test_who_is_silent_has_somebody_to_speak_and_has_not(school):
    held = roles_held(school.unit, DAY)
    assert silent_bodies(school.unit, school.year, Stage.PROPOSED, held) == [Body.UNION]
    say(school)
    assert silent_bodies(school.unit, school.year, Stage.PROPOSED, held) == []
    assert silent_bodies(school.unit, school.year, Stage.REGISTERED, held) == [Body.UNION]


def test_each_body_is_written_by_its_own_speaker_alone(school, client):
    for user, statuses in (
        (school.binh, [200, 403, 403]),
        (school.dung, [403, 403, 200]),
        (school.alice, [403, 403, 403]),
    ):
        sign_in(client, user)
        asked = [client.get(address(body)).status_code for body in ("union", "youth", "inspection_board")]
        assert asked == statuses
        posted = client.post(address("youth"), sent()).status_code
        assert posted == 403
    assert client.get(address("khac")).status_code == 403
    assert sign_in(client, school.binh).get(address("khac")).status_code == 404


def test_the_page_writes_and_shows_it_to_those_who_read_lists(school, client):
    sign_in(client, school.binh).post(address(), sent("Công đoàn nhất trí."))
    for user, status in ((school.an, 200), (school.binh, 200), (school.officer, 403)):
        page = sign_in(client, user).get(reverse("opinion_list"))
        assert page.status_code == status
        assert ("Công đoàn nhất trí." in page.content.decode()) is (status == 200)


def test_the_boards_word_is_for_the_office_and_itself(school, client):
    sign_in(client, school.dung).post(address("inspection_board"), sent("Niêm yết đúng hạn."))
    seen = {
        user.full_name: "Niêm yết đúng hạn."
        in sign_in(client, user).get(reverse("opinion_list")).content.decode()
        for user in (school.an, school.alice, school.dung, school.binh)
    }
    assert list(seen.values()) == [True, True, True, False]


def test_a_second_tab_is_told_and_keeps_what_was_typed(school, client):
    sign_in(client, school.binh)
    client.post(address(), sent("Lời thứ nhất."))
    late = client.post(address(), sent("Lời thứ hai."))
    assert (late.status_code, "Lời thứ hai." in late.content.decode()) == (409, True)
    assert Opinion.objects.get().text == "Lời thứ nhất."


def test_a_scan_stays_with_a_correction_and_is_handed_out_to_readers(school, client):
    paper = SimpleUploadedFile("nghi-quyet.pdf", b"%PDF-1.7 nghi quyet")
    sign_in(client, school.binh)
    client.post(address(), sent(scan=paper))
    client.post(address(), sent("Sửa lời.", version=1))
    first, second = Opinion.objects.order_by("version")
    assert first.scan_id == second.scan_id
    assert client.get(reverse("opinion_file", args=[second.id])).content == b"%PDF-1.7 nghi quyet"
    assert (
        sign_in(client, make_school("THCS-CL", "Cỏ Lau").an)
        .get(reverse("opinion_file", args=[second.id]))
        .status_code
        == 404
    )
