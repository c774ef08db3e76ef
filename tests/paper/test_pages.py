"""Papers as printed: pages, page numbers, repeated headers, whole rows, nothing beyond the margins."""

import io
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import pypdf
import pytest
from docx.shared import Pt

from paper.count_sheet import CountSheet, make_count_sheet
from paper.decision import Decision, make_decision
from paper.errors import OfficeFailedError, OfficeMissingError
from paper.minutes import Minutes, make_minutes
from paper.pdf import docx_to_pdf, office
from paper.submission import SubmissionLetter, make_submission_letter

needs_office = pytest.mark.skipif(
    office() is None or shutil.which("pdftotext") is None,
    reason="LibreOffice or poppler is not on this machine: scripts/need_debian.py",
)


@pytest.fixture
def papers(
    letter: Callable[[int], SubmissionLetter],
    minutes: Callable[[int], Minutes],
    decision: Callable[[int], Decision],
    count_sheet: Callable[..., CountSheet],
) -> dict[str, bytes]:
    codes = [f"K{place:02}-HOA" for place in range(60)]
    return {
        "letter 1": make_submission_letter(letter(1)),
        "letter 60": make_submission_letter(letter(60)),
        "minutes 1": make_minutes(minutes(1)),
        "minutes 60": make_minutes(minutes(60)),
        "decision 1": make_decision(decision(1)),
        "decision 60": make_decision(decision(60)),
        "count 1": make_count_sheet(count_sheet()),
        "count 60": make_count_sheet(count_sheet(60, codes)),
    }


@needs_office
def test_papers_print_on_whole_pages(papers: dict[str, bytes], tmp_path: Path) -> None:
    printed = dict(zip(papers, docx_to_pdf(list(papers.values())), strict=True))
    pages = {name: _pages(pdf) for name, pdf in printed.items()}

    assert {name: len(text) for name, text in pages.items() if name.endswith(" 1")} == {
        "letter 1": 2,
        "minutes 1": 2,
        "decision 1": 2,
        "count 1": 1,
    }
    assert all(len(text) >= 3 for name, text in pages.items() if name.endswith(" 60"))
    assert all(text.strip() for several in pages.values() for text in several), "no blank page"
    _numbers_begin_on_second_page(pages["minutes 60"])
    _annex_counts_by_itself(pages["letter 60"])
    _headers_are_repeated(pages["letter 60"][1:-1], "STT")
    _rows_are_whole(pages["decision 60"])
    _nobody_signs_alone(pages)
    for name, pdf in printed.items():
        _nothing_beyond_margins(pdf, tmp_path / f"{name}.pdf")


def _pages(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def _numbers_begin_on_second_page(pages: list[str]) -> None:
    assert not pages[0].lstrip().startswith("1")
    assert [page.split()[0] for page in pages[1:]] == [str(place) for place in range(2, len(pages) + 1)]


def _annex_counts_by_itself(pages: list[str]) -> None:
    assert pages[1].lstrip().startswith("DANH SÁCH")
    assert [page.split()[0] for page in pages[2:]] == [str(place) for place in range(2, len(pages))]


def _headers_are_repeated(pages: list[str], word: str) -> None:
    assert all(word in page for page in pages)


def _rows_are_whole(pages: list[str]) -> None:
    """The first words of a row, a name of two lines and the money of the row are on one page."""
    for page in pages[1:]:
        assert page.count("Giáo viên,") == page.count("702.000")
        assert page.count("Công Tằng") == page.count("Đằng")
    assert sum(page.count("702.000") for page in pages[1:]) == 60


def _nobody_signs_alone(pages: dict[str, list[str]]) -> None:
    for several in pages.values():
        assert len(several[-1].split("\n")) > 4


def _nothing_beyond_margins(pdf: bytes, path: Path) -> None:
    """Words by their boxes, in points: 30 mm free on the left, 15 mm on the right."""
    path.write_bytes(pdf)
    found = subprocess.run(["pdftotext", "-bbox", str(path), "-"], capture_output=True, check=True, text=True)
    for page in found.stdout.split("<page ")[1:]:
        wide = float(re.search(r'width="([\d.]+)"', page)[1])
        lefts = [float(x) for x in re.findall(r'xMin="([\d.]+)"', page)]
        rights = [float(x) for x in re.findall(r'xMax="([\d.]+)"', page)]
        assert min(lefts) >= 30 / 25.4 * 72 - 1
        assert max(rights) <= wide - 15 / 25.4 * 72 + 1


def test_margins_and_type_are_the_decrees(papers: dict[str, bytes]) -> None:
    for paper in papers.values():
        document = docx.Document(io.BytesIO(paper))
        assert (document.styles["Normal"].font.name, document.styles["Normal"].font.size) == (
            "Times New Roman",
            Pt(14),
        )
        for section in document.sections:
            assert 20 <= round(section.top_margin.mm, 1) <= 25
            assert 20 <= round(section.bottom_margin.mm, 1) <= 25
            assert 30 <= round(section.left_margin.mm, 1) <= 35
            assert 15 <= round(section.right_margin.mm, 1) <= 20
            assert sorted((round(section.page_width.mm), round(section.page_height.mm))) == [210, 297]
            assert section.different_first_page_header_footer


def test_no_row_may_be_split_and_headers_repeat(papers: dict[str, bytes]) -> None:
    for paper in papers.values():
        for table in docx.Document(io.BytesIO(paper)).tables:
            assert all("w:cantSplit" in row._tr.xml for row in table.rows)
            if table.cell(0, 0).text == "STT":
                assert "w:tblHeader" in table.rows[0]._tr.xml


@needs_office
def test_what_is_no_paper_is_refused() -> None:
    with pytest.raises(OfficeFailedError, match="LibreOffice không đổi được"):
        docx_to_pdf([b"PK\x03\x04 cut off"])


def test_no_papers_need_no_office() -> None:
    if office() is not None:
        assert docx_to_pdf([]) == []


def test_absent_office_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(OfficeMissingError, match="chưa cài LibreOffice"):
        docx_to_pdf([b""])
