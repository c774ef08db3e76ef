"""The wheel alone is the whole program: law, pages, letters; and it writes to its home only."""

import json
import re
import subprocess
import urllib.request
import zipfile
from pathlib import Path
from urllib.parse import urljoin

import pytest

from house.sources import ROOT
from serving import serving, thidua

OURS = ("statute", "paper", "thidua")
ONE_PERSON = "from thidua.people.models import Person; Person.objects.create(full_name='Hoa Sim')"
HASHED = re.compile(r"/static/[^\"']+\.[0-9a-f]{12}\.css")


@pytest.fixture
def home(tmp_path):
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


def listing(packages: Path) -> dict[str, int]:
    """Every file of ours with its size; Python's own cache does not count."""
    found = [path for name in OURS for path in (packages / name).rglob("*") if path.is_file()]
    return {str(path.relative_to(packages)): path.stat().st_size for path in found if path.suffix != ".pyc"}


def fetch(url: str) -> tuple[int, str, str]:
    with urllib.request.urlopen(url, timeout=20) as answer:
        return answer.status, answer.headers.get_content_type(), answer.read().decode("utf-8", "replace")


def test_wheel_holds_code_law_letters_and_hashed_static_files_and_nothing_of_the_tests(wheel):
    with zipfile.ZipFile(wheel) as opened:
        names = set(opened.namelist())

    assert {name.split("/")[0] for name in names} == {*OURS, "thidua-0.1.0.dist-info"}
    assert {
        "thidua/web/collected/staticfiles.json",
        "paper/fonts/Tinos_400Regular.ttf",
        "paper/fonts/Tinos_LICENSE.txt",
        "paper/fonts/PlayfairDisplay_700Bold.ttf",
        "paper/fonts/PlayfairDisplay_LICENSE.txt",
    } - names == set()
    law = {f"statute/{path.relative_to(ROOT)}" for path in (ROOT / "law").rglob("*.yaml")}
    assert law != set()
    assert law - names == set()


def test_program_is_imported_from_the_installed_wheel(installed, home):
    where = (
        "import thidua, statute, paper; print(*(m.__path__[0] for m in (thidua, statute, paper)), sep='\\n')"
    )
    said = subprocess.check_output([installed.folder / "bin" / "python", "-c", where], cwd=home, text=True)
    assert said.split() == [str(installed.packages / name) for name in ("thidua", "statute", "paper")]


def test_law_is_whole_far_from_the_checkout(installed, home):
    thidua(home, "law", "check", program=[installed.program])
    assert list(home.iterdir()) == []


def test_a_sweep_names_the_extra_that_is_missing(installed, home):
    words = ["law", "sweep", "masks.parquet", "--on", "2026-06-10", "-o", "out.parquet"]
    done = subprocess.run([installed.program, *words], cwd=home, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "sweep: needs the extra thidua[bulk] (pip install 'thidua[bulk]')\n"


def test_masks_are_exported_and_swept_with_the_extra_and_the_sweep_needs_no_database(
    installed_with_bulk, home, tmp_path
):
    program = [installed_with_bulk.program]
    masks, out = tmp_path / "masks.parquet", tmp_path / "out.parquet"
    thidua(home, "migrate", program=program)
    thidua(home, "manage", "shell", "-c", ONE_PERSON, program=program)
    *_, on = thidua(home, "masks", "export", str(masks), program=program).rstrip(".\n").split()

    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    told = thidua(elsewhere, "law", "sweep", str(masks), "--on", on, "-o", str(out), program=program)

    assert json.loads(told)["people"] == 1
    assert out.exists()
    assert list(elsewhere.iterdir()) == []


def test_migrates_serves_its_first_page_with_its_styles_and_writes_to_its_home_only(installed, home):
    before = listing(installed.packages)

    thidua(home, "migrate", program=[installed.program])
    with serving(home, program=[installed.program]) as site:
        status, kind, page = fetch(site.url)
        styles = {urljoin(site.url, found) for found in HASHED.findall(page)}
        answers = {fetch(style)[:2] for style in styles}
        letters = [
            urljoin(style, name)
            for style in styles
            for name in re.findall(r"url\(\"?([^\")]+woff2)", fetch(style)[2])
        ]
        letter_answers = {fetch(letter)[:2] for letter in letters}

    assert (status, kind) == (200, "text/html")
    assert 'lang="vi"' in page
    assert answers == {(200, "text/css")}
    assert letter_answers == {(200, "font/woff2")}
    assert listing(installed.packages) == before
    assert (home / "thidua.sqlite3").exists()


def test_ledger_of_a_new_home_is_whole(installed, home):
    thidua(home, "migrate", program=[installed.program])
    thidua(home, "ledger", "verify", program=[installed.program])
