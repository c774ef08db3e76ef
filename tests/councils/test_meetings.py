"""A meeting: agenda from ready dossiers, roll call, quorum, closing with its papers."""

import io
from datetime import date

import pytest
from docx import Document as Docx

from factories.base import actor, add_staff, make_school
from factories.councils import DAY, Sitting, begun, candidates, make_council, planned, ready_dossier, voting
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError, StepRefusedError
from thidua.councils.actions import (
    Presence,
    close_meeting,
    close_motion,
    edit_meeting,
    mark_attendance,
    open_meeting,
    open_motion,
    plan_meeting,
    put_off_motion,
)
from thidua.councils.errors import (
    MotionsLeftError,
    MotionStillOpenError,
    NoQuorumError,
    NothingToJudgeError,
)
from thidua.councils.models import Choice, Meeting, Motion, Name
from thidua.documents.models import Document
from thidua.files.queries import content_of
from thidua.ledger.models import Line
from thidua.ledger.queries import verify
from thidua.nominations.actions import put_to_council
from thidua.nominations.models import Dossier

pytestmark = pytest.mark.django_db


def plan(school, council):
    return plan_meeting(
        by=actor(school.alice, school), council=council, year=school.year, title="Họp xét", on=DAY, place=""
    )


def test_agenda_has_one_motion_an_award_in_the_order_of_the_law_and_names_by_team_then_name():
    school = make_school()
    council = make_council(school)
    people = [
        add_staff(school.unit, name, team=team)
        for name, team in [
            ("Đỗ Văn Sông Lam", school.teams[1]),
            ("Đỗ Văn Bình Nguyên", school.teams[1]),
            ("Vũ Thị Phù Sa", school.teams[0]),
            ("Lý Thị An Nhiên", None),
        ]
    ]
    for person in people:
        ready_dossier(school, person, "CSTDCS")
    ready_dossier(school, people[0], "LDTT")

    meeting = plan(school, council)

    agenda = [
        (motion.order, motion.title, [name.dossier.person.full_name for name in motion.names.all()])
        for motion in meeting.motions.all()
    ]
    assert agenda == [
        (1, "Đề nghị tặng Lao động tiên tiến", ["Đỗ Văn Sông Lam"]),
        (
            2,
            "Đề nghị tặng Chiến sĩ thi đua cơ sở",
            ["Vũ Thị Phù Sa", "Đỗ Văn Sông Lam", "Đỗ Văn Bình Nguyên", "Lý Thị An Nhiên"],
        ),
    ]
    assert set(Dossier.objects.values_list("state", flat=True)) == {"in_council"}


def test_meeting_without_a_ready_dossier_is_refused():
    school = make_school()
    with pytest.raises(NothingToJudgeError):
        plan(school, make_council(school))


def test_dossier_of_another_school_is_not_put_on_the_agenda():
    school, other = make_school(), make_school("THCS-TG", "Trường THCS Trường Giang")
    candidates(other, 1)
    with pytest.raises(NothingToJudgeError):
        plan(school, make_council(school))


def test_planned_meeting_is_moved_to_another_day():
    sitting = planned(make_school())
    by = actor(sitting.school.alice, sitting.school)

    edit_meeting(
        by=by, meeting=sitting.meeting, title="Họp lại", on=date(2026, 5, 28), place="P.2", version=1
    )

    row = Meeting.objects.get()
    assert (row.title, row.on, row.place, row.version) == ("Họp lại", date(2026, 5, 28), "P.2", 2)


def test_second_edit_from_the_same_page_is_refused():
    sitting = planned(make_school())
    by = actor(sitting.school.alice, sitting.school)
    edit_meeting(by=by, meeting=sitting.meeting, title="Họp lại", on=DAY, place="", version=1)
    with pytest.raises(ChangedMeanwhileError):
        edit_meeting(by=by, meeting=sitting.meeting, title="Họp nữa", on=DAY, place="", version=1)


def test_meeting_that_has_begun_is_not_edited_and_one_that_has_not_takes_no_roll_call():
    sitting = planned(make_school())
    by = actor(sitting.school.alice, sitting.school)
    with pytest.raises(StepRefusedError):
        sitting.attend()
    open_meeting(by=by, meeting=sitting.meeting)
    with pytest.raises(StepRefusedError):
        edit_meeting(by=by, meeting=sitting.meeting, title="Họp lại", on=DAY, place="", version=1)
    with pytest.raises(StepRefusedError):
        open_meeting(by=by, meeting=sitting.meeting)


@pytest.mark.parametrize("on", [DAY, date(2099, 12, 31)])
def test_a_meeting_is_held_on_the_day_on_which_it_is_opened_whatever_was_planned(on):
    sitting = planned(make_school())
    school, today = sitting.school, clock.today()
    by = actor(school.an, school)
    edit_meeting(by=by, meeting=sitting.meeting, title="Họp", on=on, place="", version=1)

    opened = open_meeting(by=by, meeting=sitting.meeting)
    sitting.attend()
    sitting.open()
    sitting.cast(school.an, Choice.AGREE)
    sitting.close(confirmed=True)
    closed = close_meeting(by=by, meeting=sitting.meeting, conclusion="Nhất trí.")

    assert (opened.on, closed.on) == (today, today)
    assert {(paper.on, paper.year) for paper in Document.objects.all()} == {(today, today.year)}


def test_reason_is_kept_for_who_is_absent_and_dropped_for_who_is_here():
    sitting = begun(make_school())
    sitting.attend(sitting.school.binh)
    rows = {row.member.person.user_id: (row.present, row.reason) for row in sitting.meeting.attendances.all()}
    assert rows[sitting.school.binh.id] == (False, "đi công tác")
    assert rows[sitting.school.dung.id] == (True, "")


def test_roll_call_takes_no_stranger():
    sitting, other = begun(make_school()), begun(make_school("THCS-TG", "Trường THCS Trường Giang"))
    with pytest.raises(InvalidInputError):
        mark_attendance(
            by=actor(sitting.school.alice, sitting.school),
            meeting=sitting.meeting,
            presences=[Presence(other.members[0].id, True)],
        )


@pytest.mark.parametrize(
    ("members", "away", "met"), [(6, 2, True), (6, 3, False), (7, 2, True), (7, 3, False)]
)
def test_motion_opens_with_two_thirds_of_all_members_present_and_not_with_fewer(members, away, met):
    sitting = begun(make_school(), members=members)
    sitting.attend(*[seat.person.user for seat in sitting.members[-away:]])
    if met:
        sitting.open()
        assert (sitting.motion.state, sitting.motion.electorate) == ("open", members)
    else:
        with pytest.raises(NoQuorumError):
            sitting.open()
        assert (sitting.motion.state, sitting.motion.electorate) == ("waiting", None)


def test_nobody_was_marked_so_there_is_no_quorum():
    sitting = planned(make_school())
    open_meeting(by=actor(sitting.school.an, sitting.school), meeting=sitting.meeting)
    with pytest.raises(NoQuorumError):
        sitting.open()


def test_motion_of_a_meeting_that_has_not_begun_does_not_open():
    sitting = planned(make_school())
    with pytest.raises(StepRefusedError):
        sitting.open()


def test_one_motion_at_a_time():
    school = make_school()
    council = make_council(school)
    candidates(school, 1, "LDTT")
    candidates(school, 1, "CSTDCS")
    sitting = Sitting(school, council, plan(school, council))
    open_meeting(by=actor(school.an, school), meeting=sitting.meeting)
    sitting.attend()
    sitting.open()
    second = Motion.objects.get(meeting=sitting.meeting, order=2)
    with pytest.raises(MotionStillOpenError):
        open_motion(by=actor(school.an, school), motion=second)


def test_motion_put_off_gives_its_dossiers_back():
    sitting = begun(make_school())
    put_off_motion(by=actor(sitting.school.an, sitting.school), motion=sitting.motion)
    assert sitting.motion.state == "put_off"
    assert set(Dossier.objects.values_list("state", flat=True)) == {"ready"}


def test_meeting_does_not_close_while_a_motion_waits_or_is_open():
    sitting = begun(make_school())
    by = actor(sitting.school.an, sitting.school)
    with pytest.raises(MotionsLeftError):
        close_meeting(by=by, meeting=sitting.meeting, conclusion="Nhất trí.")
    sitting.open()
    with pytest.raises(MotionsLeftError):
        close_meeting(by=by, meeting=sitting.meeting, conclusion="Nhất trí.")
    assert not Document.objects.exists()


def test_meeting_does_not_close_without_a_conclusion():
    sitting = begun(make_school())
    by = actor(sitting.school.an, sitting.school)
    put_off_motion(by=by, motion=sitting.motion)
    with pytest.raises(InvalidInputError):
        close_meeting(by=by, meeting=sitting.meeting, conclusion="  ")


def words_of(document):
    paper = Docx(io.BytesIO(content_of(document.file)))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in paper.paragraphs] + cells)


def test_closed_meeting_leaves_count_sheets_and_minutes_with_numbers_in_a_row():
    sitting = voting(make_school())
    school = sitting.school
    codes = [sitting.cast(user, Choice.AGREE) for user in (school.an, school.alice, school.dung)]
    sitting.close(confirmed=True)

    meeting = close_meeting(
        by=actor(school.an, school), meeting=sitting.meeting, conclusion="Nhất trí.\nGửi xã."
    )

    papers = {paper.about: paper for paper in Document.objects.select_related("file")}
    minutes, sheet = papers[meeting.id], papers[sitting.motion.id]
    assert meeting.minutes == minutes.id
    assert [sheet.symbol, minutes.symbol] == ["01/BB-THCSHS", "02/BB-THCSHS"]
    printed = words_of(sheet)
    places = [printed.index(f"{code[:4]} {code[4:]}") for code in sorted(codes)]
    assert places == sorted(places)
    said = words_of(minutes)
    assert "3/5 (60%)" in said
    assert "Số mã biên nhận đã phát: 3" in said
    assert "Gửi xã." in said
    assert not any(code[:4] in said for code in codes)


def test_minutes_name_what_was_left_for_another_meeting_and_the_share_as_the_regulation_says_it():
    sitting = voting(make_school())
    school = sitting.school
    sitting.council.majority_numerator, sitting.council.majority_denominator = 2, 3
    sitting.council.save()
    person = add_staff(school.unit, "Đỗ Thị Bằng Lăng", team=school.teams[0])
    other = ready_dossier(school, person, "GK")
    later = Motion.objects.create(
        meeting=sitting.meeting, award="GK", order=2, title="Đề nghị tặng Giấy khen"
    )
    put_to_council(by=actor(school.alice, school), dossier=other)
    Name.objects.create(motion=later, dossier=other, order=1)
    sitting.cast(school.an, Choice.AGREE)
    sitting.close(confirmed=True)
    put_off_motion(by=actor(school.an, school), motion=later)

    meeting = close_meeting(by=actor(school.an, school), meeting=sitting.meeting, conclusion="Nhất trí.")

    said = words_of(Document.objects.get(id=meeting.minutes))
    assert "Nội dung để lại phiên sau, chưa biểu quyết:" in said
    assert "- Đề nghị tặng Giấy khen, năm học 2025-2026: Đỗ Thị Bằng Lăng." in said
    assert "quá 2/3 (ít nhất 4/5 phiếu)" in said
    assert "từ 80%" not in said


def test_minutes_carry_the_head_of_the_ledger_as_it_stood():
    sitting = begun(make_school())
    by = actor(sitting.school.an, sitting.school)
    put_off_motion(by=by, motion=sitting.motion)
    head = Line.objects.filter(unit=sitting.school.unit.id).order_by("-number").first().digest

    meeting = close_meeting(by=by, meeting=sitting.meeting, conclusion="Để lại phiên sau.")

    said = words_of(Document.objects.get(id=meeting.minutes))
    assert " ".join(head[start : start + 4] for start in range(0, len(head), 4)) in said
    assert [verdict.broken_at for verdict in verify()] == [None]


def test_each_action_of_a_meeting_leaves_one_line_of_its_kind():
    sitting = voting(make_school())
    by = actor(sitting.school.an, sitting.school)
    sitting.cast(sitting.school.an, Choice.AGREE)
    close_motion(by=by, motion=sitting.motion, confirmed=True)
    close_meeting(by=by, meeting=sitting.meeting, conclusion="Nhất trí.")
    kinds = (
        Line.objects.filter(kind__startswith="councils.").order_by("number").values_list("kind", flat=True)
    )
    assert list(kinds) == [
        "councils.council_founded",
        "councils.meeting_planned",
        "councils.meeting_opened",
        "councils.attendance_marked",
        "councils.motion_opened",
        "councils.ballot_cast",
        "councils.motion_closed",
        "councils.meeting_closed",
    ]
