"""Sending up: to whom, what stands in letter and list, what cannot be sent."""

import io
from datetime import date, datetime, timedelta

import docx
import pytest

from factories.base import actor, make_school
from factories.councils import make_council
from factories.decisions import SENT, submit, supported, teachers
from thidua.core import clock
from thidua.core.errors import InvalidInputError
from thidua.councils.models import Meeting, Motion, Name
from thidua.councils.states import MotionState
from thidua.decisions.actions import create_submission
from thidua.decisions.errors import (
    DecidesItselfError,
    DistrictEndedError,
    NoParentError,
    NoSignerError,
    NothingToSendError,
    SentMeanwhileError,
    TwoFormsError,
    WrongParentError,
)
from thidua.decisions.models import Submission, SubmissionLine
from thidua.documents.models import Document
from thidua.files.queries import content_of
from thidua.ledger.actions import Actor
from thidua.nominations.states import DossierState
from thidua.people.models import Grade, YearRecord
from thidua.units.actions import place_under
from thidua.units.models import Appointment, Role, UnitParent

pytestmark = pytest.mark.django_db


def texts(document):
    """Everything a paper says: paragraphs, then the cells of its tables."""
    paper = docx.Document(io.BytesIO(content_of(document.file)))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in paper.paragraphs], cells


@pytest.fixture
def school():
    return make_school()


def test_a_submission_has_a_numbered_letter_a_numbered_list_and_a_line_a_dossier(school):
    thu, lam = teachers(school, 2)
    dossiers = [
        supported(school, lam, "LDTT"),
        supported(school, thu, "CSTDCS"),
        supported(school, thu, "LDTT"),
    ]

    submission = submit(school, *dossiers)

    assert (submission.letter.symbol, submission.list.symbol) == ("01/TTr-THCSHS", "01/DS-THCSHS")
    assert {document.about for document in Document.objects.all()} == {submission.id}
    lines = SubmissionLine.objects.filter(submission=submission)
    assert [(line.dossier.award, line.dossier.person.full_name) for line in lines] == [
        ("CSTDCS", thu.full_name),
        *sorted([("LDTT", thu.full_name), ("LDTT", lam.full_name)], key=lambda row: row[1].split()[-1]),
    ]
    assert {line.dossier.state for line in lines} == {DossierState.SUBMITTED}


def test_the_counts_by_title_in_the_letter_are_those_of_the_list(school):
    people = teachers(school, 5)
    dossiers = [supported(school, person, "LDTT") for person in people]
    dossiers += [supported(school, person, "CSTDCS") for person in people[:2]]

    submission = submit(school, *dossiers)

    said, _ = texts(submission.letter)
    _, cells = texts(submission.list)
    assert [text for text in said if text[:3] in {"1. ", "2. "}] == [
        "1. Chiến sĩ thi đua cơ sở: 02 cá nhân;",
        "2. Lao động tiên tiến: 05 cá nhân.",
    ]
    assert (cells.count("Chiến sĩ thi đua cơ sở"), cells.count("Lao động tiên tiến")) == (2, 5)


def test_the_list_names_grade_votes_and_the_letter_it_goes_with(school):
    (thu,) = teachers(school, 1)
    YearRecord.objects.create(unit=school.unit, person=thu, school_year="2025-2026", grade=Grade.EXCELLENT)

    submission = submit(school, supported(school, thu))

    said, cells = texts(submission.list)
    assert "(Kèm theo Tờ trình số 01/TTr-THCSHS ngày 15 tháng 6 năm 2026 của Trường THCS Hoa Sen)" in said
    assert {
        thu.full_name,
        "Hoàn thành xuất sắc nhiệm vụ",
        "7/8 (87,5%)",
        "1985; Giáo viên, Tổ Toán – Tin",
    } <= set(cells)


@pytest.mark.parametrize(
    ("on", "above", "reader"),
    [
        (date(2025, 6, 30), "UBND huyện Sông Xanh", "Kính gửi: Chủ tịch UBND huyện Sông Xanh"),
        (date(2025, 7, 1), "UBND xã Hoa Sen", "Kính gửi: Chủ tịch UBND xã Hoa Sen"),
    ],
)
def test_the_addressee_is_the_district_to_the_border_day_and_the_commune_from_it(school, on, above, reader):
    (thu,) = teachers(school, 1)

    submission = submit(school, supported(school, thu), on=on)

    assert submission.addressee.name == above
    assert reader in texts(submission.letter)[0]


def test_what_the_city_decides_goes_through_the_commune_and_speaks_to_the_city(school):
    (thu,) = teachers(school, 1)

    submission = submit(school, supported(school, thu, "BK_TINH"))

    assert submission.addressee == school.commune
    assert "Kính gửi: Chủ tịch UBND thành phố Sông Xanh" in texts(submission.letter)[0]


def test_a_letter_cites_the_laws_its_dossiers_rest_on_by_name_and_day(school):
    (thu,) = teachers(school, 1)
    cited = {"instrument": "06/2022/QH15", "article": "24.1"}
    assessment = {"verification": "memory", "findings": [{"citation": None, "parts": [{"citation": cited}]}]}

    submission = submit(school, supported(school, thu, assessment=assessment))

    said, cells = texts(submission.letter)
    assert [text for text in said if text.startswith("Căn cứ")] == [
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022."
    ]
    assert "Chưa kiểm chứng" in cells


def test_letter_and_list_say_which_law_and_which_authority_were_not_checked(school):
    thu, lam = teachers(school, 2)
    old = {"name": "Lao động tiên tiến", "verification": "carried_over", "findings": []}
    doubtful = old | {"decides": "Chủ tịch UBND xã", "decides_verification": "memory"}
    checked = old | {"verification": "secondary", "decides": "Chính phủ", "decides_verification": "official"}
    submission = submit(
        school, supported(school, thu, assessment=doubtful), supported(school, lam, assessment=checked)
    )
    wanted = [
        "Lao động tiên tiến: xét theo quy định cũ, chưa đối chiếu bản sửa đổi đang có hiệu lực.",
        "Thẩm quyền quyết định của Chủ tịch UBND xã chưa được đối chiếu với văn bản gốc.",
    ]
    for paper in (submission.letter, submission.list):
        said, cells = texts(paper)
        assert [text for text in said if "chưa đối chiếu" in text or "Thẩm quyền" in text] == wanted
        assert cells.count("Chưa kiểm chứng") == 1


def test_two_forms_for_one_persons_year_are_refused_and_named(school):
    (thu,) = teachers(school, 1)
    dossiers = [supported(school, thu, "GK"), supported(school, thu, "BK_TINH")]

    with pytest.raises(TwoFormsError) as told:
        submit(school, *dossiers)

    assert str(told.value) == (
        "Bùi Thị Mùa Thu được đề nghị Giấy khen và Bằng khen cấp tỉnh, trong khi mỗi "
        "thành tích chỉ được đề nghị một hình thức khen thưởng. Hãy chỉ chọn một hình thức để trình; hai thành tích "
        "khác nhau thì phải ghi rõ ở tóm tắt thành tích khi chuẩn bị từng hồ sơ."
    )
    assert Document.objects.count() == 0


@pytest.mark.parametrize(
    ("first", "second", "sent"),
    [
        ("Cứu học sinh đuối nước", "Hai sáng kiến trong hai năm", 2),
        ("Hai sáng kiến trong hai năm", "hai sáng kiến  trong hai năm", 0),
        ("Hai sáng kiến trong hai năm", "", 0),
    ],
)
def test_two_forms_go_together_only_for_achievements_that_are_stated_and_differ(school, first, second, sent):
    (thu,) = teachers(school, 1)
    dossiers = [
        supported(school, thu, "GK", achievement=first),
        supported(school, thu, "BK_TINH", achievement=second),
    ]

    if sent:
        submit(school, *dossiers)
    else:
        with pytest.raises(TwoFormsError):
            submit(school, *dossiers)

    assert SubmissionLine.objects.count() == sent


def test_a_second_form_in_a_second_letter_is_refused_too(school):
    (thu,) = teachers(school, 1)
    submit(school, supported(school, thu, "GK"))

    with pytest.raises(TwoFormsError):
        submit(school, supported(school, thu, "BK_TINH"))


def test_two_titles_and_a_form_of_one_person_may_go_together(school):
    (thu,) = teachers(school, 1)

    submission = submit(school, *[supported(school, thu, award) for award in ("LDTT", "CSTDCS", "GK")])

    assert submission.lines.count() == 3


def test_a_dossier_sent_by_somebody_else_is_named_with_who_sent_it(school):
    (thu,) = teachers(school, 1)
    dossier = supported(school, thu)
    submit(school, dossier)

    with pytest.raises(SentMeanwhileError) as told:
        submit(school, dossier)

    assert "Bùi Thị Mùa Thu" in str(told.value)
    assert "Lê Thị Hướng Dương" in str(told.value)
    assert Submission.objects.count() == 1


def counted(school, dossier, at):
    """The same dossier with its vote: closed at that moment."""
    council = make_council(school)
    meeting = Meeting.objects.create(
        unit=school.unit, council=council, year=school.year, title="Họp", on=at.date()
    )
    motion = Motion.objects.create(
        meeting=meeting, award=dossier.award, order=1, title="Xét", state=MotionState.CLOSED, closed_at=at
    )
    Name.objects.create(motion=motion, dossier=dossier, order=1, passed=True)
    return dossier


@pytest.mark.parametrize(("on", "goes"), [(date(2026, 6, 9), False), (date(2026, 6, 10), True)])
def test_nothing_is_sent_of_a_day_before_the_council_voted(school, on, goes):
    # Half past midnight in Hà Nội is still the day before in UTC.
    at = datetime(2026, 6, 10, 0, 30, tzinfo=clock.HANOI)
    dossier = counted(school, supported(school, teachers(school, 1)[0]), at)

    if goes:
        assert submit(school, dossier, on=on).on == on
    else:
        with pytest.raises(InvalidInputError) as told:
            submit(school, dossier, on=on)
        assert told.value.field == "on"
        assert str(told.value) == (
            "Hội đồng bỏ phiếu cho Bùi Thị Mùa Thu ngày 10/06/2026, nên ngày trình phải từ ngày đó. "
            "Hãy sửa ngày trình, hoặc bỏ chọn hồ sơ này."
        )
        assert Document.objects.count() == 0


@pytest.mark.parametrize("ahead", [1, 27000])
def test_nothing_is_sent_of_a_day_to_come(school, ahead):
    today = clock.today()

    with pytest.raises(InvalidInputError) as told:
        submit(school, supported(school, teachers(school, 1)[0]), on=today + timedelta(days=ahead))

    assert (told.value.field, str(told.value)) == (
        "on",
        f"Ngày trình không thể sau hôm nay ({today:%d/%m/%Y}).",
    )


def test_nothing_is_sent_of_a_day_on_which_nobody_could_sign(school):
    Appointment.objects.filter(unit=school.unit, role=Role.CHAIR).update(starts=date(2026, 6, 16))

    with pytest.raises(NoSignerError, match="Ngày 15/06/2026 phần mềm chưa ghi ai là Hiệu trưởng"):
        submit(school, supported(school, teachers(school, 1)[0]))

    assert Document.objects.count() == 0


def test_nothing_chosen_is_nothing_sent(school):
    with pytest.raises(NothingToSendError):
        submit(school)


def test_another_schools_dossier_is_not_sent(school):
    other = make_school("THCS-TG", "Trường THCS Trường Giang")
    theirs = supported(other, teachers(other, 1)[0])

    with pytest.raises(NothingToSendError):
        submit(school, theirs)


def test_without_a_unit_above_there_is_nobody_to_write_to(school):
    UnitParent.objects.filter(unit=school.unit).delete()

    with pytest.raises(NoParentError):
        submit(school, supported(school, teachers(school, 1)[0]))


@pytest.mark.parametrize("award", ["LDTT", "BK_TINH"])
def test_a_school_left_under_its_district_is_told_before_it_writes_to_a_level_that_is_gone(school, award):
    other = make_school("THCS-TG", "Trường THCS Trường Giang")
    by = Actor(user=None, unit=other.unit.id)
    place_under(by=by, unit=other.unit, parent=other.district, on=date(2025, 7, 2))

    with pytest.raises(DistrictEndedError, match="UBND huyện Sông Xanh không còn nhận hồ sơ"):
        submit(other, supported(other, teachers(other, 1)[0], award))


def test_a_school_under_a_commune_before_its_time_is_told_that_the_district_decides(school):
    other = make_school("THCS-TG", "Trường THCS Trường Giang")
    UnitParent.objects.filter(unit=other.unit, parent=other.district).delete()
    UnitParent.objects.filter(unit=other.unit).update(starts=date(2015, 9, 1))

    with pytest.raises(WrongParentError):
        submit(other, supported(other, teachers(other, 1)[0]), on=date(2025, 6, 20))


def test_a_unit_does_not_send_what_it_decides_itself(school):
    dossier = supported(school, teachers(school, 1)[0], unit=school.commune)
    by = actor(school.alice, school)

    with pytest.raises(DecidesItselfError):
        create_submission(by=by, unit=school.commune, year=school.year, dossiers=[dossier], on=SENT)
