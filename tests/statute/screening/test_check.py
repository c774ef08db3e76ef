"""`law check` tells what is wrong in `law/screening`."""

from pathlib import Path

import pytest

from statute.check import check


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        ("leave.yaml", "    alone: false", "    alone: perhaps", "screening/leave.yaml: $.detectors[0].alone 'perhaps'"),
        ("leave.yaml", "id: leave", "id: absence", "screening/leave.yaml: should be named absence.yaml"),
        ("leave.yaml", "topics: [[sick]]", "topics: [[ill]]", "sick_leave: there are no words for ill"),
        ("leave.yaml", "    - nằm viện\n", "    - nằm viện\n    - nghỉ đẻ\n", "nghỉ đẻ: stands for maternity and sick"),
        ("leave.yaml", "id: sick_leave", "id: maternity", "maternity: is the name of two detectors"),
        ("leave.yaml", "instrument: 152/2025", "instrument: 153/2025", "maternity: there is no instrument 153/2025/NĐ-CP"),
        (
            "leave.yaml",
            "from: 2025-07-01",
            "from: 2025-06-01",
            "maternity: 152/2025/NĐ-CP is not in force from 2025-06-01 to now",
        ),
        ("words.yaml", "turns: [however]", "turns: [yet]", "screening: turns: there are no words for yet"),
    ],
)  # fmt: skip
def test_a_fault_is_told(own_law: Path, name: str, old: str, new: str, fault: str):
    path = own_law / "screening" / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    assert any(told.startswith(fault) for told in check().faults), check().faults


def test_words_that_no_detector_asks_for_are_told(own_law: Path):
    path = own_law / "screening" / "leave.yaml"
    path.write_text(path.read_text().replace("words:\n", "words:\n  unasked:\n    - hoa sim\n", 1))
    assert check().faults == ("unasked: has words that no detector asks for",)


def test_a_law_without_its_grammar_is_told(own_law: Path):
    (own_law / "screening" / "words.yaml").unlink()
    assert "screening: 0 files have a grammar, one must" in check().faults
