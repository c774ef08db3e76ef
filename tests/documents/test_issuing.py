"""Numbers of papers: by unit, kind and calendar year, printed on the paper itself, none lost."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from factories.base import make_school
from factories.documents import issue, printed
from paper.errors import ContractError
from thidua.documents.actions import PaperNotMadeError
from thidua.documents.models import Counter, Document, DocumentKind
from thidua.documents.queries import letterhead
from thidua.files.models import StoredFile
from thidua.files.queries import content_of
from thidua.ledger.models import Line

pytestmark = pytest.mark.django_db


@pytest.fixture
def school():
    return make_school()


def test_a_paper_carries_its_own_number(school):
    first, second = issue(school), issue(school)

    assert (first.symbol, second.symbol) == ("01/TTr-THCSHS", "02/TTr-THCSHS")
    assert content_of(second.file) == "Số: 02/TTr-THCSHS".encode()


def test_each_kind_each_year_and_each_school_counts_by_itself(school):
    other = make_school("THCS-TG", "Trường THCS Trường Giang")
    issue(school)

    assert issue(school, kind=DocumentKind.MINUTES).symbol == "01/BB-THCSHS"
    assert issue(school, on=date(2027, 1, 1)).number == 1
    assert issue(other).number == 1
    assert issue(school, on=date(2026, 12, 31)).number == 2


def test_a_unit_without_a_sign_has_the_bare_kind(school):
    school.unit.symbol = ""

    assert issue(school).symbol == "01/TTr"


def test_an_unnumbered_paper_takes_no_number(school):
    paper = issue(school, numbered=False)

    assert (paper.number, paper.symbol, content_of(paper.file)) == (None, "", b"S\xe1\xbb\x91: ")
    assert issue(school).number == 1


def test_a_paper_that_cannot_be_made_uses_no_number(school):
    def contradicts(symbol):
        raise ContractError(f"Số phiếu không khớp ở {symbol}.")

    with pytest.raises(PaperNotMadeError, match=r"Số phiếu không khớp ở 01/TTr-THCSHS\."):
        issue(school, contradicts)

    assert (Document.objects.count(), StoredFile.objects.count(), Counter.objects.count()) == (0, 0, 0)
    assert issue(school).number == 1


def test_an_action_that_fails_after_issuing_gives_the_number_back(school):
    @transaction.atomic
    def outer():
        issue(school)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        outer()

    assert issue(school).number == 1


def test_the_database_itself_refuses_a_number_twice(school):
    paper = issue(school)
    paper.id = None

    with pytest.raises(IntegrityError), transaction.atomic():
        paper.save(force_insert=True)


def test_issuing_is_one_line_of_the_ledger_with_one_for_the_file(school):
    before = Line.objects.count()

    issue(school)

    lines = Line.objects.order_by("number")[before:]
    assert [line.kind for line in lines] == ["files.file_kept", "documents.document_issued"]


def test_the_letterhead_names_the_unit_above_on_that_day(school):
    early, late = (
        letterhead(school.unit, day, "05/BB-THCSHS") for day in (date(2025, 6, 30), date(2025, 7, 1))
    )

    assert (early.superior, late.superior) == ("UBND huyện Sông Xanh", "UBND xã Hoa Sen")
    assert (late.issuer, late.number, late.symbol, late.place) == (
        "Trường THCS Hoa Sen",
        5,
        "BB-THCSHS",
        "Hoa Sen",
    )
    assert late.number_line() == "Số: 05/BB-THCSHS"


def test_a_maker_is_given_the_symbol_once(school):
    given = []

    def make(symbol):
        given.append(symbol)
        return printed(symbol)

    issue(school, make)

    assert given == ["01/TTr-THCSHS"]
