"""The page for trying out facts: answers move, nothing is kept, nobody sees whom they may not."""

import json
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factories.base import School, actor, make_school, sign_in
from factories.people import past_year
from factories.scoring import graded
from statute.assess import assess
from thidua.core import clock
from thidua.ledger.models import Line
from thidua.nominations.actions import open_dossier
from thidua.people.actions import DisciplineEntry, record_year
from thidua.people.models import Person

pytestmark = pytest.mark.django_db
MOST_QUERIES = 25
LIVE = {"HTTP_HX_REQUEST": "true"}
NOBODY = {"on": "2024-06-10", "school_year": "2023-2024"}
START = json.dumps({**NOBODY, "subject": {"kind": "person"}})


@pytest.fixture
def school() -> School:
    return make_school()


@pytest.fixture
def binh(school: School) -> Person:
    return school.person(school.binh)


def of(person: Person) -> str:
    return reverse("law_try_person", args=[person.id])


def flat_text(response) -> str:
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def get(user, url: str) -> str:
    return flat_text(sign_in(Client(), user).get(url))


def post(user, url: str, **more: object) -> str:
    live = more.pop("live", False)
    filled = {name.replace("__", "-"): value for name, value in more.items()}
    sent = {"start": START, **NOBODY, **filled}
    return flat_text(sign_in(Client(), user).post(url, sent, **(LIVE if live else {})))


def answer(page: str, code: str) -> str:
    """What the line of an award says, without its tags."""
    line = page.split(f'id="kq-{code}"', 1)[1].split("</summary>", 1)[0]
    return " ".join(re.sub("<[^>]+>", " ", line.split(">", 1)[1]).split())


def findings(page: str) -> str:
    """The first tree of findings of a piece of a page, without what opens under a citation: a dossier's is stored."""
    tree = re.sub(
        r'\s*<div class="td-law">.*?</div>\s*',
        "",
        page[page.index('<ul class="td-find">') :],
        flags=re.DOTALL,
    )
    depth = 0
    for mark in re.finditer("<ul|</ul>", tree):
        depth += 1 if mark[0] == "<ul" else -1
        if depth == 0:
            return tree[: mark.end()]
    raise AssertionError(tree)


def test_answers_move_and_say_from_where_to_where(school):
    page = post(school.binh, "/tra-luat/thu/", y2023__grade="good", under_review="no")
    assert answer(page, "LDTT") == "Lao động tiên tiến trước: Chưa rõ → nay: Đủ điều kiện"
    assert "1</b> đủ" in page
    assert "1 kết quả khác điểm xuất phát." in page


def test_what_moved_is_said_with_both_sentences(school):
    cases = [
        {**NOBODY, "subject": {"kind": "person"}, "years": [{"school_year": "2023-2024", "grade": grade}]}
        for grade in ("good", "failed")
    ]
    before, now = (assess(case, ["LDTT"])["awards"][0]["findings"][0]["because"] for case in cases)
    page = post(school.binh, "/tra-luat/thu/", start=json.dumps(cases[0]), y2023__grade="failed")
    told = page.split('id="kq-LDTT"')[1].split("</details>")[0]
    assert f'Trước:</span> {before}<br><span class="td-2">Nay:</span> {now}</p>' in told


def test_nothing_is_kept(school, binh):
    lines = Line.objects.count()
    client = sign_in(Client(), school.alice)
    with CaptureQueriesContext(connection) as asked:
        client.post(of(binh), {**NOBODY, "y2023-grade": "good"}, **LIVE)
    written = [query["sql"] for query in asked if re.match("INSERT|UPDATE|DELETE", query["sql"])]
    assert (written, Line.objects.count()) == ([], lines)
    assert "Trang này không ghi lại gì" in get(school.alice, of(binh))


def test_while_typing_only_the_answers_come(school):
    page = post(school.binh, "/tra-luat/thu/", live=True, y2023__grade="good")
    assert page.startswith('<section class="td-card" id="ket-qua"')
    assert "<form" not in page


def test_while_typing_only_the_trees_come_that_are_open(school):
    page = post(school.binh, "/tra-luat/thu/", live=True, y2023__grade="good", opened=["CSTDCS"])
    inside = page.split('id="kq-CSTDCS"')[1].split('id="kq-CSTD_TINH"')[0]
    assert page.count('<ul class="td-find">') == inside.count('<ul class="td-find">') > 0
    assert 'id="kq-LDTT" data-empty' in page
    assert 'id="kq-CSTDCS">' in page


def test_a_fault_while_typing_names_its_box_and_gives_no_answer(school):
    page = post(school.binh, "/tra-luat/thu/", live=True, y2023__months_worked="chín")
    assert 'data-fault-for="id_y2023-months_worked">Hãy nhập một số, ví dụ 10 hoặc 9,5.</a>' in page
    assert "kq-LDTT" not in page


def test_without_script_what_was_typed_stays_and_the_fault_stands_beside_it(school):
    page = post(school.binh, "/tra-luat/thu/", y2023__months_worked="chín", y2022__grade="failed")
    assert 'value="chín"' in page
    assert '<option value="failed" selected>' in page
    assert 'id="id_y2023-months_worked_error"' in page


def test_a_person_begins_with_what_is_known_of_them(school, binh):
    past_year(school, binh, "2024-2025", "excellent", "LDTT", "CSTDCS")
    page = get(school.binh, of(binh))
    assert '<option value="excellent" selected>' in page
    assert "1 sáng kiến, đề tài" in page
    assert "Chưa kết quả nào khác điểm xuất phát." in page


def test_discipline_is_only_for_those_who_may_know_of_it(school, binh):
    """Oneself, the secretary, the chair; not the team's leader, not colleagues, not another school."""
    chi = make_school("THCS-TG", "Trường THCS Trường Giang")
    record_year(
        by=actor(school.alice, school),
        unit=school.unit,
        person=binh,
        school_year="2025-2026",
        leave=[],
        discipline=[DisciplineEntry(form="reprimand", on=clock.today().replace(month=1, day=5))],
        initiatives=[],
    )
    asked = (school.binh, school.alice, school.an, school.dung, school.officer, chi.alice, chi.binh)
    assert [sign_in(Client(), user).get(of(binh)).status_code for user in asked] == [
        200,
        200,
        200,
        403,
        403,
        404,
        404,
    ]
    assert [sign_in(Client(), user).post(of(binh), NOBODY).status_code for user in asked] == [200, 200, 200, 403, 403, 404, 404]  # fmt: skip
    assert '<option value="reprimand" selected>' in get(school.binh, of(binh))


def test_the_page_of_the_person_the_dossier_and_this_page_show_the_same_findings(school, binh):
    past_year(school, binh, "2024-2025", "excellent", "LDTT", "CSTDCS")
    graded(school)
    dossier = open_dossier(
        by=actor(school.alice, school), unit=school.unit, year=school.year, person=binh, award="CSTDCS", on=clock.today(),
    )  # fmt: skip
    tried = findings(get(school.alice, of(binh)).split('id="kq-CSTDCS"')[1])
    nominated = findings(get(school.alice, reverse("dossier_page", args=[dossier.id])))
    known = findings(
        get(school.alice, reverse("person_page", args=[binh.id])).split(">Chiến sĩ thi đua cơ sở</p>")[1]
    )
    assert "Lao động tiên tiến" in tried
    assert tried == nominated == known


def test_a_case_is_copied_out_and_pasted_in(school):
    page = post(school.binh, "/tra-luat/thu/", y2023__grade="good")
    copied = page.split('id="id_json"')[1].split(">", 1)[1].split("</textarea>")[0].replace("&quot;", '"')
    assert json.loads(copied)["years"] == [{"school_year": "2023-2024", "grade": "good"}]
    pasted = post(school.binh, "/tra-luat/thu/", paste="1", json=copied)
    assert answer(pasted, "LDTT") == answer(page, "LDTT")
    assert '<option value="good" selected>' in pasted


@pytest.mark.parametrize(
    ("pasted", "said"),
    [
        ("{", "Không đọc được JSON: hãy xem dòng 1, cột 2."),
        ("[" * 60_000, "JSON lồng nhau sâu quá."),
        ("9" * 5000, "JSON có số dài quá."),
        ('{"on": "2024-06-10"}', "school_year: bắt buộc phải có."),
        (
            '{"on": "2024-06-10", "school_year": "2023-2024", "subject": {"kind": "collective"}}',
            "JSON này là của tập thể: hãy sang trang của tập thể rồi dán.",
        ),
    ],
)
def test_json_that_is_refused_stays_in_its_box_with_the_reason(school, pasted, said):
    page = post(school.binh, "/tra-luat/thu/", paste="1", json=pasted, y2022__grade="failed")
    assert said in page
    assert '<option value="failed" selected>' in page
    assert pasted[:20].replace('"', "&quot;") in page


def test_more_years_are_shown_when_asked_for(school):
    page = post(school.binh, "/tra-luat/thu/", more_years="1", shown="6")
    assert page.count('<fieldset class="td-year-box') == 10


def test_what_stands_now_can_become_the_starting_point(school):
    page = post(school.binh, "/tra-luat/thu/", start_here="1", y2023__grade="good", under_review="no")
    assert answer(page, "LDTT") == "Lao động tiên tiến Đủ điều kiện"


@pytest.mark.parametrize("start", ["", "{", '{"on": "x"}', '{"on": "2024-06-10", "school_year": "2023-2024", "subject": {"kind": "collective"}}'])  # fmt: skip
def test_a_spoilt_starting_point_is_nothing_known(school, start):
    page = post(school.binh, "/tra-luat/thu/", start=start, y2023__grade="good", under_review="no")
    assert answer(page, "LDTT") == "Lao động tiên tiến trước: Chưa rõ → nay: Đủ điều kiện"


def test_a_collective_has_boxes_and_answers_of_its_own(school):
    page = post(school.binh, "/tra-luat/thu/?loai=tap-the", y2023__members="10", y2023__ldtt="5")
    assert "Số người được xếp loại" in page
    assert answer(page, "TTLDTT").startswith("Tập thể lao động tiên tiến")
    assert "kq-LDTT" not in page


def test_the_page_asks_few_queries(school, binh):
    for url in ("/tra-luat/thu/", of(binh)):
        client = sign_in(Client(), school.alice)
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            client.get(url)
        assert len(asked) <= MOST_QUERIES


def test_whoever_has_facts_of_their_own_is_led_to_them(school, binh):
    assert of(binh) in get(school.binh, "/tra-luat/thu/")


def test_titles_that_decide_against_the_grade_say_so_beside_the_answer(school):
    said = "Danh hiệu năm nay đã chọn nên không xét theo xếp loại"
    chosen = post(school.binh, "/tra-luat/thu/", y2023__grade="excellent", y2023__titles=["none"])
    assert said in answer(chosen, "CSTDCS")
    assert said not in post(school.binh, "/tra-luat/thu/", y2023__grade="excellent")
