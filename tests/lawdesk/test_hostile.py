"""Hostile facts for the law desk: nothing breaks, nothing is silently cut, and nobody can keep the server busy."""

import json
from typing import Any

import pytest
from django.test import Client

from factories.base import School, make_school, sign_in
from lawdesk.test_draft import FULL
from thidua.core.errors import InvalidInputError
from thidua.lawdesk.forms import bounds
from thidua.lawdesk.forms.pasted import draft_of, read_case, written
from work import counted

PAGE = "/tra-luat/thu/"
NOBODY = {"on": "2024-06-10", "school_year": "2023-2024"}
PERSON: dict[str, Any] = {**NOBODY, "subject": {"kind": "person"}}
HOSTILE = (
    "2026-02-31", "2026-13-01", "0000-00-00", "9999-12-31", "٢٠٢٤-٠٦-١٠", "9999-10000", "²", "\ud800", "a" * 5000,
    -1, 1e308, 10**400, True, [], {}, [None], [[]], [{}], {"a": {}}, [{"code": "X", "on": "2026-02-31"}],
)  # fmt: skip


@pytest.fixture
def school(db) -> School:
    return make_school()


def send(school: School, **sent: Any):
    return sign_in(Client(), school.binh).post(PAGE, {**NOBODY, **sent})


def text(response) -> str:
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every key and item of a case."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for key, part in inner for found in ((*path, key), *places(part, (*path, key)))]


def with_value(path: tuple[Any, ...], value: Any) -> Any:
    case = json.loads(json.dumps(FULL))
    inner = case
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return case


@pytest.mark.parametrize("path", places(FULL), ids=lambda path: ".".join(map(str, path)))
def test_every_key_takes_its_value_or_says_in_vietnamese_why_not(path):
    """Whatever is refused is refused at the box of JSON; nothing else ever comes out."""
    unforeseen = [str(found) for value in HOSTILE if (found := refusal(with_value(path, value))) is not None]
    assert [said for said in unforeseen if "Giá trị này chưa dùng được" in said] == []


def refusal(case: Any) -> InvalidInputError | None:
    """Why a pasted case is refused; of an accepted one the JSON comes back whole."""
    try:
        accepted = draft_of(read_case(json.dumps(case), "person"), "person").case()
    except InvalidInputError as refused:
        return refused
    assert accepted is not None
    assert json.loads(written(accepted).encode())["on"] == accepted["on"]
    return None


@pytest.mark.parametrize(
    ("case", "said"),
    [
        (PERSON | {"on": "2026-02-31"}, "on: &#x27;2026-02-31&#x27; không phải là ngày (NĂM-THÁNG-NGÀY)."),
        (
            PERSON | {"subject": {"kind": "person", "born": "2026-13-01"}},
            "subject.born: &#x27;2026-13-01&#x27; không phải là ngày (NĂM-THÁNG-NGÀY).",
        ),
    ],
)
def test_a_day_that_does_not_exist_is_told_and_nothing_is_lost(school, case, said):
    page = text(send(school, paste="1", json=json.dumps(case), **{"y2022-grade": "failed"}))
    assert (said in page, '<option value="failed" selected>' in page) == (True, True)
    assert json.dumps(case).replace('"', "&quot;") in page


def test_a_starting_point_with_such_a_day_is_nothing_known(school):
    page = text(send(school, start=json.dumps(PERSON | {"on": "2026-02-31"}), **{"y2023-grade": "good"}))
    assert "Chưa rõ" in page


@pytest.mark.parametrize("shown", ["²", "٣", "9" * 5000, "-1", "0", "", "x", "9999"])
def test_a_spoilt_number_of_years_is_no_fault_of_anybody(school, shown):
    for more in ({}, {"more_years": "1"}):
        assert 1 <= text(send(school, shown=shown, **more)).count('class="td-year-box') <= 24


def test_a_key_that_is_there_twice_is_refused_as_on_the_command_line(school):
    twice = (
        '{"on": "2024-06-10", "on": "2024-06-11", "school_year": "2023-2024", "subject": {"kind": "person"}}'
    )
    page = text(send(school, paste="1", json=twice))
    assert "on: viết hai lần trong cùng một nhóm, không biết lấy giá trị nào." in page


# --- nothing that was entered is lost --------------------------------------------------------------


def test_many_like_initiatives_become_as_many_rows_as_they_need():
    one = {"kind": "initiative", "scope": "unit", "recognised_by": "school", "used_for": []}
    case = PERSON | {"years": [{"school_year": "2023-2024", "initiatives": [one] * 65}]}
    found = draft_of(read_case(json.dumps(case), "person"), "person").case()
    assert found is not None
    assert found["years"][0]["initiatives"] == [one] * 65


def test_json_which_the_boxes_do_not_take_stays_and_says_which_box(school):
    case = PERSON | {"subject": {"kind": "person", "teaching_years": 81}}
    page = text(send(school, paste="1", json=json.dumps(case)))
    assert "Có giá trị mà các ô không nhận: Số năm trực tiếp giảng dạy: Không được quá 80." in page
    assert "&quot;teaching_years&quot;: 81" in page


def refused_and_shown(school: School, most: int, name: str, value: str, words: str) -> None:
    """One more than what is accepted: refused with the number, each still in its box."""
    filled = {name.format(number): value for number in range(most + 1)}
    page = text(send(school, **filled))
    assert f"nhiều nhất {most} {words}" in page
    assert f"đang có {most + 1}" in page
    assert [box for box in filled if f'name="{box}"' not in page] == []
    assert "kq-LDTT" not in page


@pytest.mark.parametrize(
    ("most", "name", "value", "words"),
    [
        (bounds.MOST_ROWS["i"], "y2023-i{}-kind", "initiative", "dòng sáng kiến, đề tài"),
        (bounds.MOST_ROWS["l"], "y2023-l{}-kind", "sick", "dòng nghỉ"),
        (bounds.MOST_ROWS["d"], "y2023-d{}-form", "reprimand", "dòng kỷ luật"),
        (bounds.MOST_HELD, "a{}-code", "BK_TINH", "hình thức khen thưởng đã nhận"),
    ],
)
def test_more_rows_than_accepted_are_refused_and_stay(school, most, name, value, words):
    refused_and_shown(school, most, name, value, words)


def test_more_years_than_accepted_are_refused_and_stay(school):
    filled = {f"y{year}-grade": "good" for year in range(2023 - bounds.MOST_FILLED, 2024)}
    page = text(send(school, **filled))
    assert f"nhiều nhất {bounds.MOST_FILLED} năm học có dữ kiện; đang có {len(filled)}" in page
    assert [box for box in filled if f'name="{box}"' not in page] == []


def test_years_far_apart_all_stay(school):
    page = text(send(school, **{"y1960-grade": "good", "y2023-grade": "good"}))
    assert page.count('<option value="good" selected>') == 2


def test_too_many_initiatives_by_their_numbers_are_refused(school):
    page = text(send(school, **{f"y2023-i{row}-count": "30" for row in range(7)}))
    assert "nhiều nhất 200 sáng kiến, đề tài của mọi năm học cộng lại; đang có 210." in page


def json_of(page: str) -> str:
    return page.split('id="id_json"', 1)[1].split(">", 1)[1].split("</textarea>", 1)[0]


def mark_of(page: str) -> str:
    return page.split('name="json_mark" value="', 1)[1].split('"', 1)[0]


def test_json_that_was_changed_and_not_used_stays_and_is_offered(school):
    begun = text(sign_in(Client(), school.binh).get(PAGE))
    typed = json.dumps(PERSON | {"years": [{"school_year": "2023-2024", "grade": "excellent"}]})
    page = text(send(school, json=typed, json_mark=mark_of(begun), **{"y2023-grade": "good"}))
    assert json_of(page) == typed.replace('"', "&quot;")
    assert "JSON này đã sửa nhưng chưa dùng: kết quả vẫn theo các ô." in page
    again = text(send(school, json=typed, json_mark=mark_of(page), **{"y2023-grade": "good"}))
    assert json_of(again) == json_of(page)
    used = text(send(school, json=typed, json_mark=mark_of(again), paste="1"))
    assert ("đã sửa nhưng chưa dùng" in used, '<option value="excellent" selected>' in used) == (False, True)


def test_json_that_nobody_touched_follows_the_boxes(school):
    client = sign_in(Client(), school.binh)
    shown = client.get(PAGE).context["json"]
    sent = {
        **NOBODY,
        "json": shown.text.replace("\n", "\r\n"),
        "json_mark": shown.mark,
        "y2023-grade": "good",
    }
    page = text(client.post(PAGE, sent))
    assert ("đã sửa nhưng chưa dùng" in page, "&quot;good&quot;" in json_of(page)) == (False, True)


# --- nobody keeps the server busy -------------------------------------------------------------------


def largest() -> dict[str, Any]:
    """As much of everything as is accepted, no two initiatives of a year alike."""
    used = ["LDTT", "CSTDCS", "CSTD_TINH", "BK_TINH", "GK"]
    counts = {
        "initiatives": bounds.MOST_ROWS["i"],
        "leave": bounds.MOST_ROWS["l"],
        "discipline": bounds.MOST_ROWS["d"],
    }

    def rows(name: str, year: int) -> list[dict[str, Any]]:
        share = len([row for row in range(counts[name]) if row % bounds.MOST_FILLED == year])
        return [ROWS[name](row, year, used) for row in range(share)]

    years = [
        {"school_year": f"{2023 - year}-{2024 - year}", "grade": "excellent", "awards": ["LDTT", "CSTDCS"]}
        | {name: rows(name, year) for name in counts}
        for year in range(bounds.MOST_FILLED)
    ]
    held = [{"code": "BK_TINH", "on": "2020-01-01", "basis": "merit"}] * bounds.MOST_HELD
    return PERSON | {"years": years, "awards": held}


ROWS = {
    "initiatives": lambda row, _, used: {
        "kind": "initiative", "scope": "unit", "recognised_by": "school", "used_for": [used[row]],
    },
    "leave": lambda row, *_: {"kind": "sick", "working_days": row + 1},
    "discipline": lambda _, year, __: {"form": "reprimand", "on": f"{2023 - year}-11-01"},
}  # fmt: skip


def test_the_largest_case_is_answered_quickly(school):
    written_case = json.dumps(largest())
    client = sign_in(Client(), school.binh)
    client.get(PAGE)
    with counted() as work:
        page = text(
            client.post(
                PAGE, {**NOBODY, "start": written_case, "paste": "1", "json": written_case, "shown": "20"}
            )
        )
    assert "kq-LDTT" in page
    assert work.calls < 9_000_000, work.calls


def test_what_goes_far_beyond_is_refused_quickly(school):
    filled = {f"y{year}-{letter}9999-x": "1" for year in range(1950, 2100) for letter in "ild"}
    with counted() as work:
        assert "nhiều nhất 80 dòng sáng kiến" in text(send(school, **filled, **{"a9999-code": "x"}))
    assert work.calls < 11_000_000, work.calls


@pytest.mark.parametrize("name", ["years", "awards"])
def test_a_case_with_more_than_is_accepted_is_refused_before_boxes_are_made(name):
    many = (
        [{"school_year": f"{year}-{year + 1}"} for year in range(1980, 2024)]
        if name == "years"
        else [{"code": "GK"}] * 31
    )
    with pytest.raises(InvalidInputError, match="Mỗi lần thử nhiều nhất 30"):
        read_case(json.dumps(PERSON | {name: many}), "person")


def test_json_far_too_long_does_not_come_back(school):
    long = json.dumps(PERSON) + " " * bounds.LONGEST_JSON
    for pressed in ({"paste": "1"}, {}):
        page = text(send(school, json=long, **pressed))
        assert ("JSON dài quá 64 kB" in page, len(page) < 500_000) == (True, True)
