"""At which line of which file a fault lies, so that whoever mends the law finds it at once."""

import re
from pathlib import Path

import yaml

# How a fault begins: a file and the path within it, or the name of a record and what is wrong within it.
_OF_A_FILE = re.compile(r"(?P<file>\w+/[^ :]+\.yaml): (?P<path>\$\S*)?")
_OF_A_RECORD = re.compile(r"(?P<record>\w+): (?:from (?P<first>\d{4}-\d\d-\d\d): )?(?:(?P<id>\w+): )?")
_STEP = re.compile(r"\.(?P<key>\w+)|\[(?P<index>\d+)\]")
_FOLDERS = ("awards", "parameters")
_SCREENING = "screening"


def placed(law: Path, fault: str) -> str:
    """The fault with `file:line: ` before it; as it is where no one line can be named."""
    in_file = _OF_A_FILE.match(fault)
    if in_file:
        line = _line_of_path(law / in_file["file"], in_file["path"] or "")
        return f"{in_file['file']}:{line}:{fault[len(in_file['file']) + 1 :]}"
    in_record = _OF_A_RECORD.match(fault)
    file = in_record and _file_of(law, in_record["record"])
    if not in_record or not file:
        of_screening = _of_screening(law, fault)
        return f"{of_screening}: {fault}" if of_screening else fault
    line = _line_of_words(law / file, in_record["first"], in_record["id"])
    return f"{file}:{line}: {fault}"


def _of_screening(law: Path, fault: str) -> str | None:
    """File and line of the detector, tag, wording or key of the grammar with which a fault begins."""
    record, _, rest = fault.partition(": ")
    name = rest.partition(":")[0] if record == _SCREENING else record
    begins = (f"- id: {name}", f"{name}:", f"- {name}")
    for path in sorted((law / _SCREENING).glob("*.yaml")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if line.strip().startswith(begins[1]) or line.strip() in begins:
                return f"{_SCREENING}/{path.name}:{number}"
    return None


def _file_of(law: Path, record: str) -> str | None:
    names = (f"{folder}/{record}.yaml" for folder in _FOLDERS)
    return next((name for name in names if (law / name).is_file()), None)


def _line_of_path(file: Path, path: str) -> int:
    """The line of a JSON path such as $.values[0].verification, as deep as the file has it."""
    found = yaml.compose(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    for step in _STEP.finditer(path):
        inner = _within(found, step["key"], step["index"])
        if inner is None:
            break
        found = inner
    return int(found.start_mark.line) + 1 if found is not None else 1


def _within(node: yaml.Node | None, key: str | None, index: str | None) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode) and key is not None:
        return next((value for name, value in node.value if name.value == key), None)
    if isinstance(node, yaml.SequenceNode) and index is not None:
        return node.value[int(index)] if int(index) < len(node.value) else None
    return None


def _line_of_words(file: Path, first: str | None, id_: str | None) -> int:
    """The line of the version or value from that day, and in it of the condition with that id."""
    lines = file.read_text(encoding="utf-8").splitlines()
    at = 0
    for wanted in (first and f"- from: {first}", id_ and f"- id: {id_}"):
        if wanted:
            at = next((n for n in range(at, len(lines)) if lines[n].strip().startswith(wanted)), at)
    return at + 1
