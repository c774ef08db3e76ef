"""The one tree of findings that every page shares: any depth, folded below the second level, doubts marked."""

import re

import pytest
from django.conf import settings
from django.template import engines
from django.test import override_settings

CITED = {"instrument": "06/2022/QH15", "article": "21.1.a"}


def finding(name, *parts, **others):
    known = {"answer": "no", "because": f"Câu {name}.", "required": "", "observed": "", "citation": CITED}
    return {"id": name, "verification": "secondary", **known, "parts": list(parts), **others}


@pytest.fixture
def shown(tmp_path):
    """Renders the tree: cotton compiles files only."""
    (tmp_path / "tree.html").write_text('<c-findings :assessment="a" />', encoding="utf-8")
    templates = [settings.TEMPLATES[0] | {"DIRS": [*settings.TEMPLATES[0]["DIRS"], tmp_path]}]

    def render(*findings, **others):
        with override_settings(TEMPLATES=templates):
            tree = engines["django"].get_template("tree.html")
            return tree.render({"a": {"findings": list(findings), **others}})

    return render


def folds_around(page, sentence):
    """In how many folded lists a sentence stands."""
    before = page[: page.index(sentence)]
    opened = before.count('<details class="td-more td-find-more"')
    tags = re.findall(r"<details[^>]*>|</details>", before)
    depth, stack = 0, []
    for tag in tags:
        if tag == "</details>":
            depth -= stack.pop()
        else:
            stack.append("td-find-more" in tag)
            depth += stack[-1]
    assert opened >= depth
    return depth


def test_four_levels_are_all_there_and_fold_below_the_second(shown):
    page = shown(finding("một", finding("hai", finding("ba", finding("bốn", finding("năm"))))))
    depths = {name: folds_around(page, f"Câu {name}.") for name in ("một", "hai", "ba", "bốn", "năm")}
    assert depths == {"một": 0, "hai": 0, "ba": 1, "bốn": 2, "năm": 3}


@pytest.mark.parametrize(
    ("verification", "mark"),
    [
        ("official", ""),
        ("secondary", ""),
        ("memory", "chưa kiểm chứng"),
        ("carried_over", "theo quy định cũ, chưa đối chiếu bản sửa đổi"),
    ],
)
def test_whatever_is_weaker_than_secondary_is_marked_at_every_depth(shown, verification, mark):
    page = shown(finding("a", finding("b", finding("c", verification=verification))))
    assert re.findall(r'class="td-unver"[^>]*>.*?</i>([^<]*)<', page) == ([mark] if mark else [])


def test_a_part_may_rest_on_a_title_of_the_year_and_names_its_article(shown):
    page = shown(finding("a", finding("b", conditional=True)))
    assert page.count("Với điều kiện được quyết định danh hiệu của năm nay.") == 1
    assert page.count("Luật TĐKT 2022, Điều 21.1.a") == 2


def test_local_rules_stand_apart_with_their_own_notes(shown):
    page = shown(finding("a"), local={"findings": [finding("của xã")], "notes": ["Hạn gửi 15/6."]})
    law, local = page.split("Quy định của cấp quyết định")
    assert ("Câu a." in law, "Câu của xã." in law) == (True, False)
    assert ("Câu của xã." in local, "Hạn gửi 15/6." in local) == (True, True)
