"""What goes out: a folder a criterion, each piece once, the list names what is missing, the same bytes each time."""

import hashlib
import io
import tracemalloc
import zipfile

import pytest

from factories.base import make_school
from factories.plans import make_issued
from factories.standards import ON, make_criteria, make_file, make_piece, make_recognition, office
from paper.sheets import Limits, open_book
from thidua.core.errors import RefusedError
from thidua.files.queries import place_of
from thidua.ledger.models import Line
from thidua.standards.actions.exporting import export_evidence
from thidua.standards.errors import EmptyParcelError, TooLargeParcelError
from thidua.standards.models import Source
from thidua.standards.queries import parcel
from thidua.standards.queries.parcel import load_of, parcel_of

pytestmark = pytest.mark.django_db
LIMITS = Limits(file_bytes=1_000_000, rows=1_000, cells=20_000)


@pytest.fixture
def school():
    return make_school()


@pytest.fixture
def recognition(school):
    return make_recognition(school)


@pytest.fixture
def rows(school, recognition):
    return make_criteria(school, recognition)


def opened(recognition):
    with parcel_of(load_of(recognition), ON).file as file:
        return zipfile.ZipFile(io.BytesIO(file.read()))


def listed(archive):
    with open_book(
        archive.read("00-danh-muc-minh-chung.xlsx"), name="a.xlsx", limits=LIMITS, text=True
    ) as book:
        return [[str(cell or "") for cell in row] for row in book.rows(0)][1:]


def test_names_are_without_diacritics_and_each_piece_lies_once_under_its_first_criterion(
    school, recognition, rows
):
    plan = make_issued(school)
    make_piece(school, rows["1.1"], rows["2.1"], source=Source.FILE, file=make_file(school))
    make_piece(school, rows["1.1"], title="Sổ họp", place="Tủ 2, cặp Đỏ")
    make_piece(school, rows["2.1"], title="Kế hoạch", source=Source.PLAN, linked=plan.id)

    archive = opened(recognition)

    assert archive.namelist() == [
        "tieu-chuan-1/tieu-chi-1.1/h1-1-01-01-bien-ban-hop.pdf",
        "tieu-chuan-1/tieu-chi-1.1/h1-1-01-02-so-hop.docx",
        "tieu-chuan-2/tieu-chi-2.1/h2-2-01-01-ke-hoach.docx",
        "00-danh-muc-minh-chung.docx",
        "00-danh-muc-minh-chung.xlsx",
    ]
    assert archive.read(archive.namelist()[0]) == b"%PDF-1.4 bien ban"
    assert archive.read(archive.namelist()[2]) == place_of(plan.document.file.sha256).read_bytes()


def test_the_list_names_each_piece_under_each_criterion_and_what_is_missing(school, recognition, rows):
    make_piece(school, rows["1.1"], rows["2.1"], title="Sổ họp")

    shown = [(row[1], row[3], row[4]) for row in listed(opened(recognition))]

    assert shown == [
        ("1.1 Có kế hoạch năm học", "[H1-1.01-01]", "Sổ họp"),
        ("1.2 Hội đồng làm việc đúng quy chế", "", "Chưa có minh chứng"),
        ("2.1 Có sáng kiến được áp dụng", "[H1-1.01-01]", "Sổ họp"),
    ]


def test_what_is_missing_and_what_has_no_file_is_told_before(school, recognition, rows):
    make_piece(school, rows["1.1"], source=Source.FILE, file=make_file(school))
    paper = make_piece(school, rows["2.1"])

    load = load_of(recognition)
    assert ([row.code for row in load.bare], load.sheets) == (["1.2"], [paper])
    assert load.size == len(b"%PDF-1.4 bien ban")


def test_the_same_evidence_gives_the_same_bytes_but_for_the_day(school, recognition, rows):
    make_piece(school, rows["1.1"], source=Source.FILE, file=make_file(school))

    first, second = opened(recognition), opened(recognition)

    assert [first.read(name) for name in first.namelist()[:1]] == [
        second.read(name) for name in second.namelist()[:1]
    ]
    assert [one.date_time for one in first.infolist()] == [(1980, 1, 1, 0, 0, 0)] * 3


def test_each_time_it_goes_out_its_digest_is_written_down(school, recognition, rows):
    made = parcel_of(load_of(recognition), ON)

    export_evidence(by=office(school), recognition=recognition, parcel=made, on=ON)

    with made.file as file:
        assert made.digest == hashlib.sha256(file.read()).hexdigest()
    line = Line.objects.filter(kind="standards.evidence_exported").get()
    assert made.digest in str(line.fields)


def test_without_criteria_nothing_goes_out(school, recognition):
    with pytest.raises(EmptyParcelError):
        parcel_of(load_of(recognition), ON)


def test_one_standard_goes_out_with_what_serves_it_alone(school, recognition, rows):
    make_piece(school, rows["1.1"], title="Sổ họp")
    make_piece(school, rows["1.2"], rows["2.1"], title="Sáng kiến")
    standard = recognition.standards.get(number="2")

    with parcel_of(load_of(recognition, standard), ON).file as file:
        names = zipfile.ZipFile(file).namelist()

    assert names[:-2] == ["tieu-chuan-2/tieu-chi-2.1/h1-1-02-01-sang-kien.docx"]


def test_a_file_is_called_by_what_it_is(school, recognition, rows):
    make_piece(school, rows["1.1"], source=Source.FILE, file=make_file(school, name="bien-ban.exe"))

    assert opened(recognition).namelist()[0].endswith("/h1-1-01-01-bien-ban-hop.pdf")


@pytest.mark.parametrize(("limit", "most"), [("MOST_FILES", 1), ("MOST_BYTES", 20)])
def test_more_than_one_file_holds_is_told_with_what_to_do(
    school, recognition, rows, monkeypatch, limit, most
):
    for code in ("1.1", "2.1"):
        stored = make_file(school, content=b"%PDF-1.4 " + code.encode())
        make_piece(school, rows[code], title=code, source=Source.FILE, file=stored)
    monkeypatch.setattr(parcel, limit, most)

    with pytest.raises(TooLargeParcelError, match="2 minh chứng, 24 byte.*từng tiêu chuẩn"):
        parcel_of(load_of(recognition), ON)
    parcel_of(load_of(recognition, recognition.standards.get(number="1")), ON).file.close()


def test_much_evidence_lies_on_the_disk_and_not_in_memory(school, recognition, rows):
    megabytes = 24
    for number in range(megabytes // 8):
        stored = make_file(school, content=b"%PDF-1.4 " + bytes([number]) * (8 << 20))
        make_piece(school, rows["1.1"], title=f"Bản quét {number}", source=Source.FILE, file=stored)
    load = load_of(recognition)

    tracemalloc.start()
    parcel_of(load, ON).file.close()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert most < megabytes / 2 * (1 << 20)


def test_files_of_many_pieces_are_asked_for_together(
    school, recognition, rows, django_assert_max_num_queries
):
    make_piece(school, rows["1.1"], title="Kế hoạch", source=Source.PLAN, linked=make_issued(school).id)
    for number in range(30):
        make_piece(school, rows["1.2"], title=f"Sổ {number}")

    with django_assert_max_num_queries(6):
        assert len(load_of(recognition).files) == 31


def test_a_file_that_the_disk_has_lost_is_told_by_its_code(school, recognition, rows):
    stored = make_file(school, content=b"%PDF-1.4 mat")
    make_piece(school, rows["1.1"], source=Source.FILE, file=stored)
    place_of(stored.sha256).unlink()

    with pytest.raises(RefusedError, match="H1-1.01-01"):
        parcel_of(load_of(recognition), ON)
