"""A council votes on teams and the school like on persons: a motion for each title, and nobody judged by being in one."""

import io

import pytest
from django.urls import reverse
from docx import Document as Docx

from factories.base import School, actor, make_school, sign_in
from factories.councils import DAY, Sitting, make_council, ready_dossier
from thidua.core import clock
from thidua.councils.actions import close_meeting, open_meeting, plan_meeting
from thidua.councils.models import Choice, Motion, Name, Recusal
from thidua.documents.models import Document
from thidua.files.queries import content_of
from thidua.nominations.models import Dossier
from thidua.nominations.states import DossierState
from thidua.people.models import Holder

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> School:
    return make_school()


def ready(school: School, award: str, team=None) -> Dossier:
    return Dossier.objects.create(
        unit=school.unit,
        year=school.year,
        holder=Holder.TEAM if team else Holder.UNIT,
        team=team,
        award=award,
        state=DossierState.READY,
        answer="yes",
        assessment={"code": award, "answer": "yes", "findings": []},
        held_since=clock.now(),
    )


def sitting(school: School) -> Sitting:
    council = make_council(school, 5)
    meeting = plan_meeting(
        by=actor(school.alice, school),
        council=council,
        year=school.year,
        title="Họp xét danh hiệu thi đua năm học 2025-2026",
        on=DAY,
        place="Phòng Hội đồng",
    )
    found = Sitting(school, council, meeting)
    open_meeting(by=actor(school.an, school), meeting=meeting)
    found.attend()
    return found


def test_each_title_of_collectives_is_a_motion_of_its_own_after_those_of_persons(school):
    ready(school, "TTLDXS")
    ready(school, "TTLDTT")
    ready(school, "TTLDTT", school.teams[1])
    ready(school, "TTLDTT", school.teams[0])
    ready_dossier(school, school.person(school.binh))
    found = sitting(school)
    agenda = [
        (motion.award, [name.dossier.holder_name for name in motion.names.order_by("order")])
        for motion in Motion.objects.filter(meeting=found.meeting).order_by("order")
    ]
    assert agenda == [
        ("CSTDCS", ["Nguyễn Thị Hoa Sim"]),
        ("TTLDTT", ["Tổ Toán – Tin", "Tổ Ngữ văn", "Trường THCS Hoa Sen"]),
        ("TTLDXS", ["Trường THCS Hoa Sen"]),
    ]


def test_its_members_vote_on_their_own_team(school):
    dossier = ready(school, "TTLDTT", school.teams[0])
    found = sitting(school)
    found.open()
    for user in (school.an, school.alice, school.dung, school.binh):
        found.cast(user, Choice.AGREE)
    found.close(confirmed=True)
    dossier.refresh_from_db()
    assert (Recusal.objects.count(), dossier.state, dossier.agreed, dossier.vote_base) == (
        0,
        DossierState.SUPPORTED,
        4,
        5,
    )


def test_minutes_and_pages_name_the_collective(client, school):
    ready(school, "TTLDTT", school.teams[0])
    found = sitting(school)
    found.open()
    client = sign_in(client, school.dung)
    assert "Tổ Toán – Tin" in client.get(reverse("meeting_vote", args=[found.meeting.id])).content.decode()
    found.cast(school.dung, Choice.AGREE)
    found.close(confirmed=True)
    sign_in(client, school.alice)
    assert "Tổ Toán – Tin" in client.get(reverse("meeting_page", args=[found.meeting.id])).content.decode()
    close_meeting(by=actor(school.an, school), meeting=found.meeting, conclusion="Nhất trí.")
    minutes = Docx(io.BytesIO(content_of(Document.objects.get(id=found.meeting.minutes or _minutes()).file)))
    text = "\n".join(cell.text for table in minutes.tables for row in table.rows for cell in row.cells)
    assert "Tổ Toán – Tin" in text
    assert "Tổ Toán – Tin, Tập thể tổ" in text
    assert "Tổ Tập thể tổ" not in text


def _minutes():
    return Document.objects.filter(title__startswith="Biên bản họp").get().id


def test_every_name_is_shown_with_what_it_is(school):
    ready(school, "TTLDTT")
    ready(school, "TTLDTT", school.teams[0])
    sitting(school)
    shown = {name.dossier.beside_name for name in Name.objects.select_related("dossier__team")}
    assert shown == {"Tập thể tổ", "Tập thể trường"}
