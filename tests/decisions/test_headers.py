"""Who stands at the head of each paper on the last day of districts and on the day after."""

import io
from datetime import date

import docx
import pytest
from pypdf import PdfReader

from factories.base import BORDER, actor, make_school
from factories.councils import voting
from factories.decisions import submit, supported, teachers
from factories.funds import completed, decision, granted
from factories.registrations import make_round, submitted
from thidua.councils.queries.papers import count_sheet_of, minutes_of
from thidua.decisions.actions import make_certificates
from thidua.decisions.models import Decision, Submission
from thidua.decisions.queries.papers import Sending, decision_paper
from thidua.documents.models import Certificate, Document
from thidua.documents.queries import letterhead
from thidua.files.queries import content_of
from thidua.funds.queries.papers import list_paper
from thidua.registrations.queries import sheet_lines
from thidua.registrations.queries.sheets import sheet_paper
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


@pytest.mark.parametrize(("day", "superior"), DAYS)
def test_team_sheet(school, day, superior):
    found = make_round(school)
    submitted(school, found, school.person(school.binh), "LDTT")
    team = school.teams[0]
    paper = sheet_paper(found, team, sheet_lines(found, team), day)
    issuer, _, _, place = said(paper)
    assert issuer.split("\n")[0] == superior
    assert place.startswith(f"{place_of(day)}, ngày {day.day:02} tháng {day.month} năm 2025")


@pytest.mark.parametrize(("day", "superior"), DAYS)
def test_payment_list_by_the_day_of_its_approval(school, day, superior):
    given = decision(school)
    made = completed(school, granted(school, given, school.person(school.binh)), amount=702_000)
    made.on, made.approved_on = LAST_DAY, day
    issuer, _, _, place = said(list_paper(made, list(made.lines.all())))
    assert issuer.split("\n")[0] == superior
    assert place.startswith(f"{place_of(day)}, ngày {day.day:02} tháng {day.month} năm 2025")


@pytest.mark.parametrize(
    ("day", "issuer", "authority", "place"),
    [
        (LAST_DAY, "district", "Chủ tịch UBND huyện Sông Xanh", "Sông Xanh"),
        (BORDER, "commune", "Chủ tịch UBND xã Hoa Sen", "Hoa Sen"),
    ],
)
def test_a_certificate_is_of_the_body_and_the_place_of_its_decision(school, day, issuer, authority, place):
    """Made a month later, it still names the one who signed on that day."""
    (thu,) = teachers(school, 1)
    given = Decision.objects.create(
        unit=school.unit, issuer=getattr(school, issuer), paper="88/QĐ-UBND", on=day, authority=authority,
        signer="Trịnh Văn Biển Xanh",
    )  # fmt: skip
    grant = granted(school, given, thu, year="2024-2025")
    document, _ = make_certificates(
        by=actor(school.alice, school), unit=school.unit, grants=[grant], on=date(2025, 7, 31)
    )
    printed = " ".join(PdfReader(io.BytesIO(content_of(document.file))).pages[0].extract_text().split())
    card = Certificate.objects.get(grant=grant)
    assert (card.authority, card.place, card.signer_position, card.signer, card.decision_on) == (
        authority,
        place,
        "Chủ tịch",
        "Trịnh Văn Biển Xanh",
        day,
    )
    assert authority.upper() in printed.upper()
    assert f"{place}, ngày {day.day:02} tháng {day.month} năm 2025" in printed


@pytest.mark.parametrize(
    ("day", "addressee"), [(LAST_DAY, "UBND huyện Sông Xanh"), (BORDER, "UBND xã Hoa Sen")]
)
def test_a_letter_is_sent_to_the_parent_of_its_day(school, day, addressee):
    (thu,) = teachers(school, 1)
    assert submit(school, supported(school, thu), on=day).addressee.name == addressee
