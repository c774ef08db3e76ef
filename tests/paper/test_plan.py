"""The plan on paper: one text in .docx and .pdf, tables behind it, drafts marked on both."""

import io
import re
from dataclasses import replace
from datetime import date

import pypdf
import pytest

from paper.contracts import Letterhead, Recipients, Signature
from paper.errors import ContractError
from paper.plan import PlanLine, PlannedTarget, PlannedTask, PlanPaper, PlanSection, make_plan
from paper.plan_pdf import make_plan_pdf


def paper(tasks: int = 1, *, draft: bool = False) -> PlanPaper:
    return PlanPaper(
        letterhead=Letterhead(
            issuer="Trường Trung học cơ sở Hoa Sen",
            superior="Ủy ban nhân dân xã Hoa Sen",
            symbol="KH-THCSHS",
            number=None if draft else 5,
            place="Hoa Sen",
            day=None if draft else date(2025, 9, 5),
        ),
        subject="Công tác thi đua năm học 2025-2026",
        bases=("căn cứ Luật Thi đua, khen thưởng", "Thực hiện Hướng dẫn số 36/HD-UBND;"),
        opening=("Nhà trường xây dựng kế hoạch như sau:",),
        sections=(
            PlanSection(number="I", title="Mục đích", depth=1, lines=(PlanLine(text="Thi đua thiết thực."),)),
            PlanSection(
                number="II",
                title="Nội dung",
                depth=1,
                lines=(
                    PlanLine(name="Dạy tốt, học tốt", kind="Phong trào thi đua", text="Cả năm."),
                    PlanLine(name="Phong trào thi đua Người tốt", kind="Phong trào thi đua", text=""),
                    PlanLine(name="Bà Hoa Sim", text="Phụ trách chung."),
                ),
            ),
        ),
        closing=("Đề nghị các tổ thực hiện./.",),
        recipients=Recipients(lines=("Các tổ (để thực hiện)",), drafter="Sim", copies=3),
        signature=Signature(position="Hiệu trưởng", name="Ngô Văn Trường Sơn"),
        targets=(PlannedTarget(name="Có sáng kiến", aim="ít nhất 85%", scope="Toàn trường"),),
        tasks=tuple(
            PlannedTask(name=f"Báo cáo {place}", who="Thư ký", due="trước ngày 15/01/2026", proof="Báo cáo")
            for place in range(tasks)
        ),
        draft=draft,
    )


def pages(content: bytes) -> list[str]:
    read = pypdf.PdfReader(io.BytesIO(content)).pages
    return [" ".join(page.extract_text().split()) for page in read]


def test_the_docx_says_everything_in_its_order(lines):
    said = lines(make_plan(paper()))

    assert [line for line in said if line.startswith(("KẾ", "Căn", "Thực", "I", "-", "Đề", "PHỤ"))][:10] == [
        "KẾ HOẠCH",
        "Căn cứ Luật Thi đua, khen thưởng;",
        "Thực hiện Hướng dẫn số 36/HD-UBND.",
        "I. MỤC ĐÍCH",
        "- Thi đua thiết thực.",
        "II. NỘI DUNG",
        "- Phong trào thi đua: Dạy tốt, học tốt. Cả năm.",
        "- Phong trào thi đua Người tốt.",
        "- Bà Hoa Sim: Phụ trách chung.",
        "Đề nghị các tổ thực hiện./.",
    ]
    assert [line for line in said if line.startswith("PHỤ LỤC")] == ["PHỤ LỤC I", "PHỤ LỤC II"]
    assert "DỰ THẢO" not in said


def test_the_pdf_says_the_same_words_as_the_docx(lines):
    words = set(re.findall(r"\w+", " ".join(lines(make_plan(paper())))))

    assert words - set(re.findall(r"\w+", " ".join(pages(make_plan_pdf(paper()))))) == set()


@pytest.mark.parametrize("tasks", [1, 60])
def test_each_annex_begins_a_page_and_its_numbers_anew_and_no_row_is_lost(tasks):
    said = pages(make_plan_pdf(paper(tasks)))

    begins = [place for place, text in enumerate(said) if text.startswith("PHỤ LỤC")]
    assert len(begins) == 2
    assert [text.split()[0] for text in said[begins[1] + 1 :]] == [
        str(number) for number in range(2, len(said) - begins[1] + 1)
    ]
    assert {f"Báo cáo {place}" for place in range(tasks)} - {
        found for text in said for found in re.findall(r"Báo cáo \d+", text)
    } == set()
    assert all("STT" in text for text in said[begins[1] :])


def test_a_draft_is_marked_and_its_number_and_day_are_open(lines):
    draft = paper(draft=True)

    assert lines(make_plan(draft))[0] == "DỰ THẢO"
    assert pages(make_plan_pdf(draft))[0].startswith("DỰ THẢO")
    assert "05/KH" not in pages(make_plan_pdf(draft))[0]


def test_a_draft_leaves_room_for_the_number_and_the_day_to_be_written_by_hand(lines):
    head = next(line for line in lines(make_plan(paper(draft=True))) if "Số:" in line)

    assert "Số:         /KH-THCSHS" in head
    assert "ngày       tháng       năm" in head


def test_without_targets_there_is_one_annex_and_it_has_no_number():
    assert [annex.title for annex in replace(paper(), targets=()).annexes()] == ["Phụ lục"]
    assert replace(paper(), targets=(), tasks=()).annexes() == []


def test_the_same_plan_prints_to_the_same_bytes():
    assert make_plan_pdf(paper(3)) == make_plan_pdf(paper(3))
    assert make_plan(paper(3)) == make_plan(paper(3))


def test_a_plan_without_sections_is_no_plan():
    with pytest.raises(ContractError):
        replace(paper(), sections=())
