"""The law engine: 1.6 million people × 10 years by masks, beside OpenFisca-core, PostgreSQL and one person alone.

What is measured and how: benchmarks/law/README.md. THIDUA_BENCH_PEOPLE takes another number of people.
"""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "benchmarks" / "law"
LOCK = ROOT / "requirements" / "bench.txt"
ENVIRONMENT = ROOT / ".venv" / "bench"
PEOPLE = 1_600_000
RECORDS_OF = 200_000


def run() -> dict:
    count = int(os.environ.get("THIDUA_BENCH_PEOPLE", PEOPLE))
    sys.path[:0] = [str(FOLDER), str(ROOT / "tests")]
    import one_person
    import sweeping

    import databases

    figures = _against_openfisca(count)
    with tempfile.TemporaryDirectory() as folder:
        figures |= sweeping.measure(Path(folder), count)
    return {
        "people": count,
        **figures,
        **one_person.measure(),
        **databases.measure(count, min(count, RECORDS_OF)),
    }


def _against_openfisca(count: int) -> dict:
    """In an environment of its own, as OpenFisca-core is no part of ours; both run there, in turn."""
    words = [_environment(), FOLDER / "against.py", str(count)]
    path = os.pathsep.join([str(ROOT / "src"), str(FOLDER)])
    done = subprocess.run(
        words, check=True, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": path}
    )
    found = json.loads(done.stdout)
    if found["differing_answers"]:
        sys.exit(f"OpenFisca and we differ in {found['differing_answers']} answers")
    print(f"{'rule':<12}{'no':>12}{'yes':>12}{'unknown':>12}")
    for code, answers in found["no_yes_unknown"].items():
        print(f"{code:<12}" + "".join(f"{one:>12,}" for one in answers))
    return {
        "rules": len(found["no_yes_unknown"]),
        "people_per_s": round(count / found["ours_s"]),
        "openfisca_people_per_s": round(count / found["openfisca_s"]),
        "ratio_openfisca": round(found["openfisca_s"] / found["ours_s"], 2),
    }


def _environment() -> Path:
    """Made from its lock where it is not there or the lock is another one."""
    python, stamp = ENVIRONMENT / "bin" / "python", ENVIRONMENT / "stamp"
    digest = hashlib.sha256(LOCK.read_bytes() + sys.version.encode()).hexdigest()
    if not stamp.exists() or stamp.read_text(encoding="ascii") != digest:
        uv = Path(sys.executable).with_name("uv")
        subprocess.run(
            [uv, "venv", "--quiet", "--clear", "--python", sys.executable, ENVIRONMENT], check=True
        )
        install = [uv, "pip", "install", "--quiet", "--python", python, "--require-hashes", "-r", LOCK]
        subprocess.run(install, check=True)
        stamp.write_text(digest, encoding="ascii")
    return python
