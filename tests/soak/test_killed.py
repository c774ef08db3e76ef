"""kill -9 at any moment: what was begun is there whole or not at all, and whoever comes next goes on.

`make soak` kills at least fifty times on each database (THIDUA_SOAK=500 for more), `make test` four times.
"""

import time
from collections import Counter
from contextlib import nullcontext
from random import Random

import pytest

from soak.acts import ACTS, working
from soak.conftest import RUNS
from soak.invariants import broken
from soak.killing import When, live, some_moment, wait_until_alone
from thidua.documents.models import Document
from thidua.files import actions as files
from thidua.ledger import actions as ledger
from thidua.ledger.models import Line

pytestmark = pytest.mark.races
# What an act leaves when it is done: no act that was told may be missing, and one at most was not told.
KINDS = {
    "number": "documents.document_issued",
    "take in": "intake.list_applied",
    "send": "decisions.submission_sent",
    "answer": "decisions.decision_received",
}


def done():
    return {name: Line.objects.filter(kind=kind, cause=None).count() for name, kind in KINDS.items()}


@pytest.mark.parametrize("run", range(RUNS))
def test_killed_at_any_moment_nothing_is_half_done_and_the_next_goes_on(place, run):
    school, copy = place
    with copy() as home:
        told = Counter(live(working(school, run), some_moment(Random(run))))
        wait_until_alone()
        assert broken(home) == []
        untold = {name: count - told[name] for name, count in done().items()}
        assert sorted(untold.values()) in ([0, 0, 0, 0], [0, 0, 0, 1]), untold

        before = Document.objects.count()
        live(lambda _: [ACTS[name](school) for name in ("number", "vote", "take in")], When())
        assert broken(home) == []
        assert Document.objects.count() == before + 1


class Careless:
    """A program whose actions are no transactions: each statement stands by itself."""

    @staticmethod
    def atomic():
        return nullcontext()


def test_the_harness_sees_it_when_an_action_is_no_transaction(on_sqlite, monkeypatch):
    school, copy = on_sqlite
    seen = []
    for seed in range(10):
        with copy() as home:
            with monkeypatch.context() as patched:
                patched.setattr(ledger, "transaction", Careless)
                live(working(school, seed), When(statement=20 + 7 * seed))
            seen.append(bool(broken(home)))
    assert sum(seen) >= 3, seen


def test_the_harness_sees_it_when_a_row_is_kept_before_its_bytes(on_sqlite, monkeypatch):
    school, copy = on_sqlite
    monkeypatch.setattr(files, "write_once", lambda *_: None)
    with copy() as home:
        live(lambda _: ACTS["number"](school), When())
        assert broken(home) == ["Tờ trình.docx has no bytes"]


def test_the_harness_sees_a_killed_process_die_and_hears_what_it_said_before(on_sqlite):
    _, copy = on_sqlite
    with copy():
        assert live(lambda tell: [tell("one"), tell("two")], When()) == ["one", "two"]
        assert live(lambda tell: [tell("one"), time.sleep(60)], When(acts=1)) == ["one"]
        with pytest.raises(AssertionError, match="ZeroDivisionError"):
            live(lambda _: 1 / 0, When())
