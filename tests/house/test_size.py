"""Files stay small, carry telling names, and say in their first line what they are for."""

import ast

from house.sources import ROOT, files, python_files, shown

FAILS_AT = 500
LOOK_AGAIN_AT = 300
APP_IS_SPLIT_AT = 1600
# Apps that stay whole all the same.
LARGE_APPS = {
    "cli": "one file a command, each short: what they share is how words and refusals are read",
    "councils": "the secrecy of a ballot is judged by reading roll, ballots, closing and count together",
    "criteria": "what is written, read from a sheet, screened, summed and issued are the same lines, with one list of faults",
    "decisions": "sending up, answers line by line, and own decisions all end in the same grants",
    "demo": "one play of one school year: scenes follow each other by day, each with the people whom the scene before left",
    "duties": "training, roster and hand-over are one succession: each is read again by whoever hands over and whoever receives",
    "funds": "what is due, listed, approved, signed for and booked is one sum of money followed from its grant to the book",
    "intake": "each target reads its own lists, and all go one way from a heading to a dry run that somebody agrees to",
    "lawdesk": "every way of asking the law shares its boxes, its words and its gate; it has no tables and keeps nothing",
    "movements": "what is told of a movement or a task is read by its page, the calendar and the reminders from one story",
    "nominations": "a dossier, all that the law ever said of it and its way through the council are one story",
    "people": "a person's record and the year masks made of it change together",
    "plans": "a plan is one document: every kind of line is written, read, copied and printed by the same few tables",
    "registrations": "a round is opened, filled, answered and locked as one list, of persons and collectives alike",
    "reviews": "who sees whose marks when is judged by reading giving, sending, closing and answering together",
    "scoring": "points, ceilings, the head's paper and opening again are all asked when one sheet is entered and approved",
    "summaries": "every part of a report is read from a room of its own, compared, worded and printed the same way",
    "standards": "a piece of evidence is found, filed under criteria, shown and packed by the same rows",
    "targets": "what is measured, entered, forecast and given is read on one page from the same items of the plan",
    "reports": "every home is made of one desk, read once in a fixed number of queries; a second room would read it again",
    "web": "boxes, pages of help, cells and refusals: what every page is made of, each file short and knowing no other",
}
VAGUE = {"utils", "util", "helpers", "helper", "common", "managers", "manager", "misc", "signals"}
SOURCES = ("src/**/*.py", "src/**/*.html", "src/**/*.css", "src/**/*.js", "src/**/*.typ")


def lines() -> dict[str, int]:
    return {
        shown(path): path.read_text(encoding="utf-8").count("\n")
        for path in files(*SOURCES)
        if "migrations" not in path.parts
    }


def test_no_file_is_longer_than_anyone_reads():
    assert {name: count for name, count in lines().items() if count > FAILS_AT} == {}


def test_nine_files_of_ten_are_read_at_a_sitting():
    counts = sorted(lines().values())
    assert counts[len(counts) * 9 // 10] <= LOOK_AGAIN_AT


def test_no_name_is_vague():
    everything = [
        path.relative_to(ROOT) for path in files("src/**/*", "tests/**/*", "scripts/**/*", "benchmarks/**/*")
    ]
    assert [
        str(path) for path in everything if VAGUE & {*path.parent.parts, path.name.partition(".")[0]}
    ] == []


def test_first_line_of_each_file_says_what_it_is_for():
    silent = []
    for path in python_files("src", "tests", "scripts", "benchmarks"):
        text = path.read_text(encoding="utf-8")
        tree = ast.parse(text)
        if tree.body and not (text.startswith('"""') and ast.get_docstring(tree)):
            silent.append(shown(path))
    assert silent == []


def test_each_app_stays_one_room_or_says_why_not():
    rooms: dict[str, int] = {}
    for name, count in lines().items():
        parts = name.split("/")
        if parts[:2] == ["src", "thidua"] and len(parts) > 3 and name.endswith(".py"):
            rooms[parts[2]] = rooms.get(parts[2], 0) + count
    assert {room for room, count in rooms.items() if count > APP_IS_SPLIT_AT} - LARGE_APPS.keys() == set()
