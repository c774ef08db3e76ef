"""A unit issues a decision only where it is itself the deciding authority on that day; and closing a year."""

import io
from datetime import date

import docx
import pytest

from factories.base import actor, make_school
from factories.decisions import DECIDED, granted, lowered, receive, refused, submit, supported, teachers
from paper import words
from statute.payments import Granted, payable
from thidua.decisions.access import may_decide
from thidua.decisions.actions import close_year, issue_decision
from thidua.decisions.errors import NoLetterheadError, NotDecidingError, NothingGrantedError, YearOpenError
from thidua.documents.models import Document, DocumentKind
from thidua.files.queries import content_of
from thidua.ledger.actions import Actor
from thidua.people.models import Grant

pytestmark = pytest.mark.django_db


@pytest.fixture
def school():
    return make_school()


def issue(unit, submission, *answers, on=DECIDED):
    by = Actor(user=None, unit=unit.id)
    return issue_decision(
        by=by, unit=unit, submission=submission, on=on, signer="Trịnh Văn Biển Xanh", answers=answers
    )


@pytest.mark.parametrize(
    ("level", "code", "on", "may"),
    [
        ("commune", "LDTT", date(2025, 7, 1), True),
        ("commune", "CSTDCS", date(2026, 11, 1), True),
        ("commune", "GK", date(2025, 7, 1), True),
        ("commune", "LDTT", date(2025, 6, 30), False),
        ("commune", "CSTD_TINH", date(2025, 7, 1), False),
        ("commune", "BK_TTG", date(2025, 7, 1), False),
        ("district", "LDTT", date(2025, 6, 30), True),
        ("district", "LDTT", date(2025, 7, 1), False),
        ("province", "BK_TINH", date(2025, 7, 1), True),
        ("province", "LDTT", date(2025, 7, 1), False),
        ("school", "LDTT", date(2025, 6, 30), False),
        ("school", "LDTT", date(2025, 7, 1), False),
        ("school", "GK", date(2022, 1, 1), False),
    ],
)
def test_who_decides_what_when(school, level, code, on, may):
    unit = school.unit if level == "school" else getattr(school, level)
    assert may_decide(unit, code, on) is may


def test_the_commune_decides_with_its_own_number_and_the_people_have_it_at_once(school):
    thu, lam = teachers(school, 2)
    high, low, other = supported(school, thu, "CSTDCS"), supported(school, thu), supported(school, lam)
    submission = submit(school, high, low, other)

    decision = issue(school.commune, submission, granted(high), granted(low), refused(other))

    paper = docx.Document(io.BytesIO(content_of(decision.document.file)))
    said = [paragraph.text for paragraph in paper.paragraphs]
    assert (decision.paper, decision.document.unit) == ("01/QĐ-UBND", school.commune)
    assert "CHỦ TỊCH UBND XÃ HOA SEN" in said
    assert "1. Tặng danh hiệu “Chiến sĩ thi đua cơ sở” năm học 2025-2026 cho 01 cá nhân;" in said
    assert not [text for text in said if lam.full_name in text]
    assert set(Grant.objects.values_list("person", "code", "paper", "checked")) == {
        (thu.id, "CSTDCS", "01/QĐ-UBND", True),
        (thu.id, "LDTT", "01/QĐ-UBND", True),
    }


def printed(decision):
    """What the paper says, and the rows of its list below the heading."""
    paper = docx.Document(io.BytesIO(content_of(decision.document.file)))
    rows = [[cell.text for cell in row.cells] for row in paper.tables[-1].rows]
    return [paragraph.text for paragraph in paper.paragraphs], rows[1:]


def test_whoever_gets_a_lower_title_and_that_title_by_itself_stands_once_in_the_list(school):
    thu, lam = teachers(school, 2)
    high, low, other = supported(school, thu, "CSTDCS"), supported(school, thu), supported(school, lam)
    submission = submit(school, high, low, other)

    decision = issue(school.commune, submission, lowered(high), granted(low), granted(other))

    said, rows = printed(decision)
    assert (
        "Điều 1. Tặng danh hiệu “Lao động tiên tiến” năm học 2025-2026 cho 02 cá nhân (có danh sách kèm theo)."
        in said
    )
    assert [row[1] for row in rows if row[0].isdigit()] == [thu.full_name, lam.full_name]
    assert Grant.objects.count() == 2


def test_the_list_says_what_money_goes_with_each_award_and_why_a_cell_is_empty(school):
    thu, lam = teachers(school, 2)
    high, low, form = supported(school, thu, "CSTDCS"), supported(school, thu), supported(school, lam, "GK")
    submission = submit(school, high, low, form)

    decision = issue(school.commune, submission, granted(high), granted(low), granted(form))

    said, rows = printed(decision)
    money = {
        payment.key: payment.amount
        for payment in payable(
            [Granted("CSTDCS", thu.id, "CSTDCS", DECIDED, "2025-2026"), Granted("GK", lam.id, "GK", DECIDED)]
        )
    }
    assert [(row[1], row[3]) for row in rows if row[0].isdigit()] == [
        (thu.full_name, words.number(money["CSTDCS"])),
        (thu.full_name, ""),
        (lam.full_name, words.number(money["GK"]) if money["GK"] else ""),
    ]
    assert (
        "Người, tập thể có nhiều danh hiệu của cùng một thành tích chỉ nhận mức cao nhất; ô của danh hiệu kia để trống."
        in said
    )
    unknown = "Tiền thưởng của Giấy khen để trống: chưa biết mức theo quy định vào ngày ký."
    assert (unknown in said) == (money["GK"] is None)


@pytest.mark.parametrize(
    ("empty", "missing"),
    [
        ({"symbol": ""}, "ký hiệu"),
        ({"place": ""}, "địa danh"),
        ({"symbol": "", "place": ""}, "ký hiệu và địa danh"),
    ],
)
def test_a_unit_without_sign_or_place_is_told_before_its_paper_is_numbered(school, empty, missing):
    submission = submit(school, dossier := supported(school, teachers(school, 1)[0]))
    for field, value in empty.items():
        setattr(school.commune, field, value)
    school.commune.save()

    with pytest.raises(NoLetterheadError, match=f"UBND xã Hoa Sen chưa ghi {missing}, nên"):
        issue(school.commune, submission, granted(dossier))

    assert (Document.objects.filter(kind=DocumentKind.DECISION).count(), Grant.objects.count()) == (0, 0)


@pytest.mark.parametrize("unit", ["unit", "district", "province"])
def test_no_other_unit_decides_the_submission(school, unit):
    submission = submit(school, dossier := supported(school, teachers(school, 1)[0]))

    with pytest.raises(NotDecidingError):
        issue(getattr(school, unit), submission, granted(dossier))

    assert Document.objects.filter(kind=DocumentKind.DECISION).count() == 0


def test_the_commune_does_not_decide_what_the_city_decides(school):
    thu = teachers(school, 1)[0]
    mine, theirs = supported(school, thu), supported(school, thu, "BK_TINH")
    submission = submit(school, mine, theirs)

    with pytest.raises(NotDecidingError):
        issue(school.commune, submission, granted(mine), granted(theirs))


def test_another_schools_commune_does_not_decide(school):
    other = make_school("THCS-TG", "Trường THCS Trường Giang")
    submission = submit(school, dossier := supported(school, teachers(school, 1)[0]))

    with pytest.raises(NotDecidingError):
        issue(other.commune, submission, granted(dossier))


def test_a_decision_grants_somebody_something(school):
    submission = submit(school, dossier := supported(school, teachers(school, 1)[0]))

    with pytest.raises(NothingGrantedError):
        issue(school.commune, submission, refused(dossier))


def test_a_year_closes_only_when_every_line_has_its_answer(school):
    thu, lam = teachers(school, 2)
    one, other = supported(school, thu), supported(school, lam)
    submission = submit(school, one)

    def close():
        return close_year(by=actor(school.alice, school), unit=school.unit, year=school.year, on=DECIDED)

    with pytest.raises(YearOpenError, match="còn 1 dòng .* và 1 hồ sơ"):
        close()
    second = submit(school, other)
    receive(school, submission, granted(one))
    with pytest.raises(YearOpenError, match="còn 1 dòng .* và 0 hồ sơ"):
        close()
    receive(school, second, refused(other))

    assert close().closed_on == DECIDED
