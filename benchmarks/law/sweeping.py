"""`thidua law sweep` itself on one core: a file of masks in, a file of answers out; its time and its memory."""

import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pyarrow as pa
from facts import amounts, masks

from people import BEGINS, people
from statute.bulk.columns import Names
from statute.bulk.writing import parquet_file
from statute.days import SchoolYear
from statute.masks import layout

BLOCK, SEED = 200_000, 2023
ON = date(2023, 6, 10)
_ON_ONE_CORE = (
    "import os, sys; os.sched_setaffinity(0, {min(os.sched_getaffinity(0))});"
    "from statute.cli import main; sys.exit(main(sys.argv[1:]))"
)


def measure(folder: Path, count: int) -> dict[str, float]:
    """Seconds from start to end of the program, everything read, checked, answered and written; megabytes at most."""
    source, out = folder / "masks.parquet", folder / "answers.parquet"
    write(source, count)
    begun = time.perf_counter()
    words = ["sweep", str(source), "--on", ON.isoformat(), "-o", str(out)]
    path = str(Path(__file__).resolve().parents[2] / "src")
    with subprocess.Popen(
        [sys.executable, "-c", _ON_ONE_CORE, *words],
        env={**os.environ, "PYTHONPATH": path},
        stdout=subprocess.DEVNULL,
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - begun
    if process.returncode:
        sys.exit("the sweep failed")
    return {
        "all_awards_s": round(seconds, 2),
        "peak_mb": round(usage.ru_maxrss / 1024),
        "masks_file_mb": round(source.stat().st_size / 2**20),
        "answers_file_mb": round(out.stat().st_size / 2**20),
    }


def write(path: Path, count: int) -> None:
    """Masks of so many invented people, every column that any version of any award asks."""
    kept = layout()
    names = Names(kept.columns, kept.measures)
    schema = pa.schema([pa.field(name, kinds[0], nullable=False) for name, kinds in names.kinds.items()])
    with parquet_file(path, schema, {"layout": str(kept.number)}) as writer:
        for begin in range(0, count, BLOCK):
            block = people(min(BLOCK, count - begin), SEED + begin)
            stored = {**masks(block, kept.columns), **amounts(block, kept.measures)}
            columns = {
                column: stored[name][side]
                for name, pair in {**names.pairs, **names.amounts}.items()
                for side, column in enumerate(pair)
            }
            own = {
                "person": pa.array(
                    [f"00000000-0000-7000-8000-{begin + at:012x}" for at in range(block.count)]
                ),
                "base": pa.repeat(pa.scalar(str(SchoolYear(BEGINS))), block.count),
                "on": pa.repeat(pa.scalar(ON, pa.date32()), block.count),
            }
            arrays = [own[name] if name in own else pa.array(columns[name]) for name in schema.names]
            writer.write_batch(pa.record_batch(arrays, schema=schema), row_group_size=1 << 16)
