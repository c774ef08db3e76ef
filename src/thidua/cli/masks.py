"""`thidua masks export FILE`: everybody's year masks as a Parquet file, for `thidua law sweep`."""

import sys
from datetime import date
from pathlib import Path

from statute.days import SchoolYear
from statute.errors import CaseError
from statute.masks import layout
from thidua.cli.database import is_ready
from thidua.core import clock
from thidua.people.facts.masks import base_year, everybody

USAGE = """Cách dùng: thidua masks export TỆP.parquet

  Ghi dữ kiện theo năm của mọi người, cho thidua law sweep; cần cài thidua[bulk]."""
_OF_THE_EXTRA = ("numpy", "pyarrow")


def run(words: list[str]) -> int:
    """0: written whole; 2: wrong words, no database, the extra is missing, or the file cannot be written."""
    if words[:1] != ["export"] or len(words) != 2 or words[1].startswith("-"):  # noqa: PLR2004 - word and file
        print(USAGE, file=sys.stderr)
        return 2
    if not is_ready():
        return 2
    on = clock.today()
    try:
        people = export(Path(words[1]), on)
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] not in _OF_THE_EXTRA:
            raise
        print("Lệnh này cần phần mở rộng: pip install 'thidua[bulk]'.", file=sys.stderr)
        return 2
    except CaseError as refusal:
        print(f"Không ghi được tệp {refusal}", file=sys.stderr)
        return 2
    print(
        f"Đã ghi {people} người vào {words[1]}: năm học {base_year(on)}, dữ kiện đến ngày {on.isoformat()}."
    )
    return 0


def export(path: Path, on: date) -> int:
    """Write everybody's rows as they stand on a day; how many people."""
    from statute.bulk.rows import write_masks  # only where the extra is installed

    base = SchoolYear.parse(base_year(on))
    return write_masks(path, everybody(on), layout=layout(), base=base, made=on)
