"""Finding and reading the law, and the digest that every answer carries."""

import shutil
from pathlib import Path

import pytest

from statute import library
from statute.errors import LibraryError
from statute.library import law_version, load, root

CHECKOUT = Path(__file__).parents[2]


def test_the_checkouts_law_is_found_when_running_from_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("THIDUA_LAW", raising=False)
    assert root() == CHECKOUT / "law"


def test_thidua_law_goes_before_everything(own_law: Path) -> None:
    assert root() == own_law
    assert load().place == own_law


def test_outside_a_checkout_the_copy_in_the_package_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("THIDUA_LAW", raising=False)
    installed = tmp_path / "site-packages" / "statute" / "library.py"
    monkeypatch.setattr(library, "__file__", str(installed))
    assert root() == tmp_path / "site-packages" / "statute" / "law"


def test_the_library_is_read_once() -> None:
    assert load() is load()


def test_a_folder_without_a_law_is_told(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="there is no law library here"):
        load(tmp_path)


def test_the_version_hashes_what_answers_rest_on_and_nothing_else(own_law: Path) -> None:
    before = law_version(own_law)
    (own_law / "cases" / "LDTT.yaml").write_text("")
    assert law_version(own_law) == before
    path = own_law / "parameters" / "ldtt_leave_limit.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert law_version(own_law) == before
    path.write_bytes(path.read_bytes().replace(b"40", b"41"))
    changed = law_version(own_law)
    assert changed != before
    shutil.move(path, path.with_name("zz.yaml"))
    assert law_version(own_law) not in (before, changed)


def test_the_version_is_a_sha256() -> None:
    name, digest = load().version.split(":")
    assert (name, len(digest), int(digest, 16) > 0) == ("sha256", 64, True)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("id: [", "parameters/broken.yaml:1: không đọc được: sai cú pháp YAML gần «id: [»"),
        ("id: broken\nwhat: x\nunit: y\n", "parameters/broken.yaml: KeyError 'values'"),
        ("- 3\n", "parameters/broken.yaml: TypeError"),
        (
            "id: broken\nwhat: x\nunit: y\nvalues: [{from: 2024-13-01, value: 1}]",
            "parameters/broken.yaml: ValueError month",
        ),
        ("id: x\n\udcff", "parameters/broken.yaml:2: không đọc được: không phải văn bản UTF-8"),
        (
            "id: x\nwhat: [y]\nvalues:\n  - {from: a,\n     from: b}\n",
            "parameters/broken.yaml:5: không đọc được: khóa «from» có hai lần",
        ),
        ("id: !!int moon", "parameters/broken.yaml:1: không đọc được: giá trị sai"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(own_law: Path, text: str, told: str) -> None:
    (own_law / "parameters" / "broken.yaml").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(LibraryError) as fault:
        load()
    assert str(fault.value).startswith(told)


def test_two_records_of_one_name_do_not_hide_each_other(own_law: Path) -> None:
    shutil.copy(own_law / "awards" / "GK.yaml", own_law / "awards" / "GK2.yaml")
    with pytest.raises(LibraryError, match="awards/GK2.yaml: GK is there twice"):
        load()


def test_words_of_yaml_mean_what_they_say(own_law: Path) -> None:
    from statute.reading import read

    path = own_law / "x.yaml"
    path.write_text("on: 2024-06-10\nanswer: yes\ntrue_one: true\nnothing: null\ncount: 3\nshare: 9.5\n")
    assert read(path) == {
        "on": "2024-06-10",
        "answer": "yes",
        "true_one": True,
        "nothing": None,
        "count": 3,
        "share": 9.5,
    }
