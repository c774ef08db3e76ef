"""Who stands at the head of each paper on the last day of districts and on the day after."""

import io
from datetime import date

import docx
import pytest

from factories.base import BORDER, actor, make_school
from factories.councils import voting
from factories.decisions import supported, teachers
from thidua.councils.queries.papers import count_sheet_of, minutes_of
from thidua.decisions.models import Submission
from thidua.decisions.queries.papers import Sending, decision_paper
from thidua.documents.models import Document
from thidua.documents.queries import letterhead
from thidua.units.actions import place_under
from thidua.units.models import UnitParent

pytestmark = pytest.mark.django_db
LAST_DAY = date(2025, 6, 30)
DAYS = [(LAST_DAY, "UBND HUYỆN SÔNG XANH"), (BORDER, "UBND XÃ HOA SEN")]


@pytest.fixture
def school():
    """The place is named anew with the commune."""
    made = make_school()
    UnitParent.objects.filter(unit=made.unit, starts=BORDER).delete()
    UnitParent.objects.filter(unit=made.unit).update(ends=None)
    place_under(
        by=actor(made.an, made), unit=made.unit, parent=made.commune, on=BORDER, place="Xã Hoa Sen mới"
    )
    return made


def said(paper):
    """The cells of the head: who issues, country, number, place and day."""
    document = docx.Document(io.BytesIO(paper))
    return [cell.text for row in document.tables[0].rows for cell in row.cells]


def place_of(day):
    return "Hoa Sen" if day == LAST_DAY else "Xã Hoa Sen mới"


def sending(school, day):
    (thu,) = teachers(school, 1)
    dossier = supported(school, thu)
    return Sending(school.unit, school.year, day, "Chủ tịch", (dossier,))


@pytest.mark.parametrize(("day", "superior"), DAYS)
@pytest.mark.parametrize("kind", ["letter", "list"])
def test_letter_and_list(school, kind, day, superior):
    made = sending(school, day)
    paper = (
        made.letter("01/TTr-THCSHS") if kind == "letter" else made.nomination_list("01/DS-THCSHS", "01/TTr")
    )
    issuer, _, _, place = said(paper)
    assert issuer.split("\n")[0] == superior
    assert place.startswith(f"{place_of(day)}, ngày {day.day:02} tháng {day.month} năm 2025")


@pytest.mark.parametrize(("day", "superior"), DAYS)
@pytest.mark.parametrize("kind", ["minutes", "count sheet"])
def test_minutes_and_count_sheet(school, kind, day, superior):
    sitting = voting(school)
    sitting.close(confirmed=True)
    meeting, motion = sitting.meeting, sitting.motion
    meeting.refresh_from_db()
    meeting.on = motion.meeting.on = day
    meeting.ended_at = meeting.began_at
    paper = (
        minutes_of(meeting)("02/BB-THCSHS") if kind == "minutes" else count_sheet_of(motion)("01/BB-THCSHS")
    )
    assert said(paper)[0].split("\n")[0] == superior


@pytest.mark.parametrize(("day", "issuer"), [(LAST_DAY, "district"), (BORDER, "commune")])
def test_a_decision_stands_under_the_province_on_both_days(school, day, issuer):
    unit = {"district": school.district, "commune": school.commune}[issuer]
    made = sending(school, day)
    letter = letterhead(school.unit, day, "01/TTr-THCSHS")
    assert (letter.superior, letter.place) == (
        {"district": "UBND huyện Sông Xanh", "commune": "UBND xã Hoa Sen"}[issuer],
        place_of(day),
    )
    paper = decision_paper(
        submission=Submission(unit=school.unit, year=school.year, letter=Document(symbol="01/TTr-THCSHS")),
        issuer=unit,
        on=day,
        signer="Trịnh Văn Biển Xanh",
        granted=[(made.dossiers[0], "LDTT")],
        symbol="05/QĐ-UBND",
    )
    head = said(paper)[0].split("\n")
    assert head[:2] == ["UBND THÀNH PHỐ SÔNG XANH", unit.name.upper()]
