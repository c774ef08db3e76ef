"""Tests hold work against counts, not against a clock: a busy machine must not turn the house red."""

from house.sources import ROOT, python_files, shown

CLOCKS = ("perf_counter", "process_time", "thread_time", "timeit")


def test_no_test_holds_anything_against_a_stop_watch():
    read = [path for path in python_files("tests") if path != ROOT / "tests" / "house" / "test_work.py"]
    assert [
        f"{shown(path)}: {clock}; count with work.counted() or measure in benchmarks/"
        for path in read
        for clock in CLOCKS
        if clock in path.read_text(encoding="utf-8")
    ] == []
