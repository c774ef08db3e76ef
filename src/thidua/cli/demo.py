"""`thidua demo`: builds a demo school once, prints one account a role, serves."""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import NoReturn

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from thidua.cli.arguments import Arguments, port, whole_number
from thidua.cli.serve import PortTakenError, check_port
from thidua.demo.build import Account, accounts, build
from thidua.demo.recipe import SAID, Moment, Recipe, Size
from thidua.demo.school import CODE, PASSWORD
from thidua.ledger.models import Line
from thidua.units.models import Unit

BUILDING, BUILT = "building", "built"
# The largest seed that is asked for; any would do.
LAST_SEED = 999_999
ELSEWHERE = "Chưa có gì bị thay đổi. Đặt THIDUA_HOME sang thư mục khác và bỏ DATABASE_URL nếu có đặt."


class RealDataError(Exception):
    """Cơ sở dữ liệu này đã có dữ liệu không phải của trường mẫu; trường mẫu không được ghi vào đó."""


class OtherDemoError(Exception):
    """In this home stands another demo school than the one asked for; the words say which and what to do."""


def run(words: list[str]) -> int:
    """Build if needed, then serve. 1: cannot start, the reason on standard error."""
    parser = _parser()
    options = parser.parse_args(words)
    if options.size == Size.CLOSED_SCHOOL and options.stage not in {None, Moment.CLOSED}:
        parser.error("thidua: --size closed-school chỉ đi với --stage closed: mọi năm học đều đã khép")
    try:
        if not options.no_serve:
            check_port("127.0.0.1", options.port)
        recipe = _prepare(options.stage, options.size, options.seed)
    except PortTakenError as error:
        print(f"{error} Chọn cổng khác: PORT={options.port + 1} make demo", file=sys.stderr)
        return 1
    except RealDataError as error:
        print(f"{error.__doc__} {ELSEWHERE}", file=sys.stderr)
        return 1
    except OtherDemoError as error:
        print(error, file=sys.stderr)
        return 1
    _introduce(accounts(), recipe, options.port)
    if not options.no_serve:
        _serve_anew(recipe, options.port)
    return 0


def _serve_anew(recipe: Recipe, port: int) -> NoReturn:
    """The server begins as a program of its own: playing the year has started threads (the print shop's, the
    database's), and what forks beside running threads waits for their locks for ever."""
    clock = {"THIDUA_DEMO_CLOCK": recipe.now.isoformat(), "THIDUA_DEMO_SCHOOL": "1"}
    sys.stdout.flush()
    sys.stderr.flush()
    words = [sys.executable, "-m", "thidua.cli", "serve", "--port", str(port)]
    os.execve(sys.executable, words, os.environ | clock)  # noqa: S606 -- our own program, without a shell


def _parser() -> Arguments:
    stages = "\n".join(f"  {moment:<9} {SAID[moment]}" for moment in Moment)
    parser = Arguments(
        prog="thidua demo",
        description=f"Trường mẫu, năm học 2025-2026.\n\nCác chặng (--stage):\n{stages}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--port", type=port, default=8000, help="cổng (mặc định 8000)")
    parser.add_argument("--no-serve", action="store_true", help="chỉ dựng trường mẫu")
    parser.add_argument(
        "--stage",
        choices=[one.value for one in Moment],
        metavar="CHẶNG",
        help="dừng ở chặng nào của năm học (mặc định decision)",
    )
    parser.add_argument(
        "--size",
        choices=[one.value for one in Size],
        metavar="CỠ",
        help="small (mặc định, 45 người), large (150), closed-school",
    )
    parser.add_argument(
        "--seed",
        type=whole_number(0, LAST_SEED),
        metavar="SỐ",
        help="vở khác: tên, kết quả khác (mặc định 1)",
    )
    return parser


def _marker() -> Path:
    return Path(settings.THIDUA_HOME) / "demo.json"


def _prepare(stage: str | None, size: str | None, seed: int | None) -> Recipe:
    """Once. A building that was cut short left nothing behind (one transaction) and is begun again.

    What was not asked for is as it stands in this home already, or the usual.
    """
    marker = _marker()
    written = json.loads(marker.read_text(encoding="utf-8")) if marker.exists() else {}
    # Before anything is written: even a step of the database is not the demo's to take in a real one.
    there = _recipe(written) if _is_built(written) else None
    call_command("migrate", verbosity=0)
    wanted = _wanted(there, stage, size, seed)
    if there is not None and wanted != there:
        raise OtherDemoError(
            f"Thư mục này đã có trường mẫu khác ({_options(there)}). "
            f"Muốn dựng {_options(wanted)}, hãy đặt THIDUA_HOME sang thư mục khác hoặc xóa "
            f"{settings.THIDUA_HOME} rồi chạy lại."
        )
    if there is None:
        _write(marker, BUILDING, wanted)
        wait = "nửa phút đến một phút" if wanted.size != Size.LARGE else "vài phút"
        print(f"Đang dựng trường mẫu, {wait}…", flush=True)
        build(wanted)
    _write(marker, BUILT, wanted, _beginning())
    connection.close()
    return wanted


def _is_built(written: dict[str, str]) -> bool:
    """Whether the demo school stands in this database. Anything else that stands there is real and refused.

    The marker lies in the home, the database may be another one since: it has to name the very school in there.
    """
    tables = connection.introspection.table_names()
    if "units_unit" not in tables:
        if tables and "django_migrations" not in tables:
            raise RealDataError  # of another program
        return False
    if not Unit.objects.exists():
        return False
    here = _beginning()
    # A marker without this word is of an older program, or of a building that was cut off right after the last write.
    if not written or not here or written.get("school", here) != here:
        raise RealDataError
    return True


def _beginning() -> str:
    """The digest of the demo school's first ledger line, which no other school has; empty where there is none."""
    unit = Unit.objects.filter(code=CODE).values_list("id", flat=True).first()
    if unit is None:
        return ""
    return Line.objects.filter(unit=unit, number=1).values_list("digest", flat=True).first() or ""


def _wanted(there: Recipe | None, stage: str | None, size: str | None, seed: int | None) -> Recipe:
    usual = there or Recipe()
    found = Size(size or usual.size)
    closed = found == Size.CLOSED_SCHOOL and there is None
    moment = Moment(stage) if stage else Moment.CLOSED if closed else usual.moment
    return Recipe(moment, found, usual.seed if seed is None else seed)


def _recipe(written: dict[str, str]) -> Recipe:
    """What stands in the marker; one without these words was built before there was a choice."""
    usual = Recipe()
    return Recipe(
        Moment(written.get("stage", usual.moment)),
        Size(written.get("size", usual.size)),
        int(written.get("seed", usual.seed)),
    )


def _write(marker: Path, state: str, recipe: Recipe, school: str = "") -> None:
    said = {"state": state, "stage": recipe.moment, "size": recipe.size, "seed": recipe.seed}
    if school:
        said["school"] = school
    marker.write_text(json.dumps(said), encoding="utf-8")


def _options(recipe: Recipe) -> str:
    return f"--stage {recipe.moment} --size {recipe.size} --seed {recipe.seed}"


def _introduce(shown: list[Account], recipe: Recipe, number: int) -> None:
    print(f"\nTrường THCS Hoa Sen (trường mẫu), ngày {recipe.now:%d/%m/%Y}: {recipe.words}.")
    print(f"Mật khẩu chung: {PASSWORD}\n")
    for account in shown:
        print(f"  {account.user.username:<20} {account.role:<34} {account.user.full_name}")
    print(f"\nĐịa chỉ: http://127.0.0.1:{number}/\n", flush=True)
