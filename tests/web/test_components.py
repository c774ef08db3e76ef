"""The components: what they write for the eye, what for the ear, and what they leave out."""

import re
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory, override_settings

from statute import library

CITATION = {"instrument": "06/2022/QH15", "article": "23.1.a"}


@pytest.fixture
def shown(tmp_path: Path):
    """Renders a page of components: cotton compiles files only."""

    def render(markup: str, **context: Any) -> str:
        (tmp_path / "tried.html").write_text(markup, encoding="utf-8")
        templates = [settings.TEMPLATES[0] | {"DIRS": [*settings.TEMPLATES[0]["DIRS"], tmp_path]}]
        with override_settings(TEMPLATES=templates):
            request = RequestFactory().get("/ho-so/?to=1&page=2")
            made: str = engines["django"].get_template("tried.html").render(context, request)
        return " ".join(made.split())

    return render


@pytest.mark.parametrize(
    ("kind", "icon"),
    [
        ("yes", "check"),
        ("done", "check"),
        ("no", "x"),
        ("unknown", "question-mark"),
        ("blocked", "ban"),
        ("stuck", "ban"),
        ("late", "clock"),
        ("doing", "pencil"),
    ],
)
def test_a_state_is_an_icon_and_a_word(shown, kind, icon):
    assert shown(f'<c-state kind="{kind}" label="Đủ" />') == (
        f'<span class="td-state is-{kind}"><i class="ti ti-{icon}" aria-hidden="true"></i>Đủ</span>'
    )


def test_an_icon_alone_says_its_word_aloud(shown):
    assert 'role="img" aria-label="Đạt"' in shown('<c-mark kind="yes" label="Đạt" />')


def test_a_citation_is_short_for_the_eye_and_full_for_the_ear(shown):
    page = shown('<c-article :citation="citation" />', citation=CITATION)
    assert 'title="Luật Thi đua, khen thưởng số 06/2022/QH15"' in page
    assert "Luật TĐKT 2022, Điều 23.1.a" in page


def popup(page):
    """What opens under a citation, without marks."""
    return " ".join(re.sub(r"<[^>]+>", " ", page[page.index('<div class="td-law">') :]).split())


def test_an_article_known_second_hand_says_so_whatever_was_read_of_its_instrument(shown):
    assert library.instrument(CITATION["instrument"]).verification == "official"
    said = popup(shown('<c-article :citation="citation" verification="secondary" />', citation=CITATION))
    assert "Điều này: nguồn thứ cấp" in said
    assert "Văn bản: đã đọc bản chính thức, đối chiếu ngày" in said
    whole = {**CITATION, "article": None}
    said = popup(shown('<c-article :citation="citation" verification="memory" />', citation=whole))
    assert "Quy định này: chưa kiểm chứng" in said


def test_a_stored_citation_shows_what_was_stored_and_says_whose_the_title_is(shown):
    markup = '<c-article :citation="citation" verification="carried_over" stored="yes" />'
    title = library.instrument(CITATION["instrument"]).title
    said = popup(shown(markup, citation=CITATION)).removesuffix("Mở văn bản").strip()
    assert said == (
        "06/2022/QH15, Điều 23.1.a Điều này, như đã lưu khi xét: chưa đối chiếu bản sửa đổi "
        f"Tên gọi theo thư viện luật hiện nay: {title}."
    )
    gone = popup(shown(markup, citation={"instrument": "1/1900/X", "article": "2"}))
    assert gone == "1/1900/X, Điều 2 Điều này, như đã lưu khi xét: chưa đối chiếu bản sửa đổi"


def test_a_citation_of_an_instrument_no_longer_known_keeps_its_number(shown):
    page = shown('<c-article :citation="citation" />', citation={"instrument": "1/1900/X", "article": "2"})
    assert "1/1900/X, Điều 2" in page


@pytest.mark.parametrize(
    ("verification", "marked"), [("official", 0), ("secondary", 0), ("memory", 1), ("carried_over", 1)]
)
def test_only_what_is_weaker_than_secondary_is_marked(shown, verification, marked):
    assert shown('<c-unverified :verification="v" />', v=verification).count("td-unver") == marked


def test_findings_are_a_tree(shown):
    leaf = {"answer": "no", "because": "Chưa có sáng kiến", "verification": "official", "parts": []}
    finding = {
        "answer": "unknown",
        "because": "Một trong hai",
        "required": "một điều",
        "observed": "chưa rõ",
        "conditional": True,
        "citation": CITATION,
        "verification": "secondary",
        "parts": [leaf],
    }
    page = shown('<c-findings :assessment="a" />', a={"findings": [finding], "notes": ["Máy chỉ tham mưu."]})
    assert page.count('class="td-find"') == 2
    assert page.index("Một trong hai") < page.index("Chưa có sáng kiến") < page.index("Máy chỉ tham mưu.")
    assert "Với điều kiện được quyết định danh hiệu của năm nay." in page
    assert [word in page for word in ("<dt>Cần</dt>", "<dt>Hiện có</dt>")] == [True, True]


class Asked(forms.Form):
    name = forms.CharField(label="Họ và tên", help_text="Đầy đủ")
    note = forms.CharField(label="Ghi chú", required=False)


def test_a_field_ties_label_hint_and_fault_to_its_input(shown):
    page = shown('<c-field :field="form.name" /><c-field :field="form.note" />', form=Asked({}))
    assert '<label for="id_name">Họ và tên</label>' in page
    assert 'aria-invalid="true" aria-describedby="id_name_helptext id_name_error"' in page
    assert 'id="id_name_error"' in page
    assert 'Ghi chú <span class="td-optional">(không bắt buộc)</span>' in page


def test_what_was_typed_is_never_markup(shown):
    page = shown(
        '<c-field :field="form.note" /><c-state kind="yes" :label="label" />',
        form=Asked({"note": '"><b>'}),
        label="<b>",
    )
    assert "<b>" not in page


def test_the_pager_keeps_the_filters(shown):
    page = shown('<c-pager :page="page" what="người" />', page=Paginator(range(45), 20).page(2))
    assert "21 – 40 trong 45 người" in page
    assert 'href="?to=1&amp;page=1"' in page
    assert 'href="?to=1&amp;page=3"' in page


def test_the_pager_of_another_parameter(shown):
    page = shown('<c-pager :page="page" parameter="trang" />', page=Paginator(range(45), 20).page(1))
    assert 'href="?to=1&amp;page=2&amp;trang=2"' in page


def test_an_honour_has_its_full_name_and_the_short_one_carries_it(shown):
    assert ">Chiến sĩ thi đua cơ sở</span>" in shown('<c-honour code="CSTDCS" />')
    assert 'title="Chiến sĩ thi đua cơ sở">' in shown('<c-honour code="CSTDCS" short="yes" />')


def test_behind_the_strip_of_years_lies_a_table(shown):
    year = {
        "school_year": "2024-2025",
        "grade": "good",
        "titles": ["LDTT"],
        "initiatives": 1,
        "notes": ["Nghỉ thai sản"],
    }
    page = shown('<c-person-strip :years="years" />', years=[year | {"is_now": True}])
    assert '<div class="td-strip" aria-hidden="true">' in page
    assert "<td>Lao động tiên tiến</td><td>1</td><td>Nghỉ thai sản</td>" in page


def test_an_empty_list_teaches(shown):
    page = shown(
        '<c-empty title="Chưa có">Hãy mở đợt.<c-slot name="actions"><a href="/x">Mở</a></c-slot></c-empty>'
    )
    assert '<p class="td-b">Chưa có</p><p>Hãy mở đợt.</p>' in page
    assert '<div class="td-actions"><a href="/x">Mở</a></div>' in page


def test_the_step_of_now_is_said_aloud(shown):
    page = shown('<c-steps :steps="s" />', s=[{"name": "A", "state": "done"}, {"name": "B", "state": "now"}])
    assert (
        '<li class="done">A<span class="td-sr"> (xong)</span></li><li class="now" aria-current="step">B</li>'
        in page
    )


def test_every_icon_that_a_template_names_can_be_found_by_whoever_cuts_the_font():
    """The font is cut to the names that stand between quotes; a name pieced together by tags would be lost."""
    root = Path(settings.PACKAGE)
    pieced = [
        str(path.relative_to(root))
        for path in root.glob("**/templates/**/*.html")
        if "{% if" in "".join(re.findall(r'class="[^"]*ti ti-[^"]*"', path.read_text(encoding="utf-8")))
    ]
    assert pieced == []
