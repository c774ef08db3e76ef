"""Dry runs of large lists: ours against openpyxl (read only) doing nothing but reading; seconds and peak memory.

Each is measured in a process of its own: 20,000 rows × 72 columns as the sector's database exports them, and
100,000 rows × 12 columns; the memory of the program and of its reader counts together. The baseline reads the cells
and finds nobody, says nothing, plans nothing.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from lists import large

SIZES = {"20k_72": (20_000, 72), "100k_12": (100_000, 12)}
LIMITS = {"20k_72": (15, 400), "100k_12": (20, 500)}
FOLDER = Path(__file__).resolve().parent
SOURCE = FOLDER.parent / "src"


def measured(what: str, file: Path, home: str) -> dict[str, float]:
    """What the process says of itself: seconds, its own peak and that of the reader which it starts (MB)."""
    done = subprocess.run(
        [sys.executable, str(FOLDER / "lists" / "large.py"), what, str(file)],
        capture_output=True,
        text=True,
        check=False,
        env={
            **os.environ,
            "PYTHONPATH": f"{SOURCE}:{FOLDER}",
            "DJANGO_SETTINGS_MODULE": "thidua.settings",
            "THIDUA_HOME": home,
        },
    )
    if done.returncode != 0:
        raise RuntimeError(done.stderr[-2_000:])
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def run() -> dict[str, int | float]:
    figures: dict[str, int | float] = {}
    with tempfile.TemporaryDirectory() as folder:
        home = str(Path(folder, "home"))
        measured("prepare", Path(folder), home)
        for name, (rows, columns) in SIZES.items():
            file = Path(folder, f"{name}.xlsx")
            large.write(file, rows=rows, columns=columns)
            ours, theirs = measured("ours", file, home), measured("theirs", file, home)
            seconds, megabytes = LIMITS[name]
            # The two are not at their peaks at one moment: the sum is more than was ever taken.
            both = round(ours["peak_mb"] + ours["reader_peak_mb"], 1)
            figures |= {
                f"{name}_file_mb": round(file.stat().st_size / 1e6, 1),
                f"{name}_dry_run_seconds": ours["seconds"],
                f"{name}_dry_run_cpu_seconds": ours["cpu_seconds"],
                f"{name}_dry_run_peak_mb": ours["peak_mb"],
                f"{name}_reader_peak_mb": ours["reader_peak_mb"],
                f"{name}_both_peak_mb": both,
                f"{name}_new_people": int(ours["new"]),
                f"{name}_openpyxl_seconds": theirs["seconds"],
                f"{name}_openpyxl_cpu_seconds": theirs["cpu_seconds"],
                f"{name}_openpyxl_peak_mb": theirs["peak_mb"],
                f"{name}_limit_seconds": seconds,
                f"{name}_limit_mb": megabytes,
                # By the seconds of work: on a busy machine the clock tells of the others, on a quiet one of less.
                f"{name}_within_limits": int(ours["cpu_seconds"] <= seconds and both <= megabytes),
            }
    return figures
