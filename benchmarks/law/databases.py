"""PostgreSQL: from stored masks to stored results, and the same from the yearly records themselves.

Both read by COPY in binary form, answer every award of the day, and store one narrow row a person by COPY. The server
is the tests' own, with safety off (fsync), so what is measured is work and not the disk.
"""

import io
import sys
import time
from collections.abc import Iterator
from typing import Any

import numpy as np
import psycopg
from facts import amounts, masks
from sweeping import BLOCK, ON, SEED

from people import BEGINS, OF_A_YEAR, YEARS, People, people
from postgres import Server, running_server
from statute.bulk.answers import Questions
from statute.bulk.columns import Names
from statute.bulk.facts import ArrayFacts, bounds
from statute.bulk.rows import facts as facts_of_rows
from statute.bulk.rows import row_type
from statute.library import load
from statute.masks import layout

_HEADER = b"PGCOPY\n\xff\r\n\0" + bytes(8)
_TRAILER = b"\xff\xff"
_PIECE = 1 << 16
_OF_A_PERSON = (
    *(
        "worked",
        "joined_known",
        "forms_known",
        "complete",
        "KNC_GD",
        "hardship_now",
        "manager",
        "local",
        "review",
    ),
    *("teaching_years", "hardship_years", "BK_TINH", "BK_BO", "BK_TTG", "HCLD3", "HCLD2"),
)


def measure(count: int, records_of: int) -> dict[str, float]:
    """Seconds for everybody from masks; for `records_of` people from records, counted up to everybody."""
    with running_server() as server, psycopg.connect(server.url("postgres"), autocommit=True) as database:
        questions = Questions(load(), ON)
        _make_tables(database)
        _fill_masks(database, count)
        from_masks = _timed(lambda: _from_masks(database, server, questions))
        stored = _digest(database, records_of)
        _fill_records(database, records_of)
        from_records = _timed(lambda: _from_records(database, server, questions))
        same = _digest(database, records_of) == stored
    if not same:
        sys.exit("masks and records gave different results")
    scaled = from_records * count / records_of
    return {
        "postgres_masks_s": round(from_masks, 1),
        "postgres_records_people": records_of,
        "postgres_records_s": round(scaled, 1),
        "ratio_records_masks": round(scaled / from_masks, 1),
    }


def _timed(run: Any) -> float:
    begun = time.perf_counter()
    run()
    return time.perf_counter() - begun


def _make_tables(database: psycopg.Connection) -> None:
    years = ", ".join(f'"{field}" smallint not null' for field in OF_A_YEAR)
    own = ", ".join(f'"{field}" smallint not null' for field in _OF_A_PERSON)
    database.execute(
        "create table masks (person uuid primary key, base varchar(9), layout integer, masks bytea not null)"
    )
    database.execute(f"create table person (person uuid primary key, {own})")
    database.execute(
        f"create table year_record (person uuid not null, school_year smallint not null, {years})"
    )


def _fill_masks(database: psycopg.Connection, count: int) -> None:
    kept = layout()
    names = Names(kept.columns, kept.measures)
    for begin, block in _blocks(count):
        stored: dict[str, Any] = {**masks(block, kept.columns), **amounts(block, kept.measures)}
        rows = np.empty(block.count, dtype=row_type(kept))
        for name, pair in {**names.pairs, **names.amounts}.items():
            for side, column in enumerate(pair):
                rows[column] = stored[name][side]
        base = np.full(block.count, f"{BEGINS}-{BEGINS + 1}".encode(), dtype="S9")
        number = np.full(block.count, kept.number, dtype=">i4")
        _copy_in(
            database, "masks", [_identities(begin, block.count), base, number, rows.view(f"V{kept.width}")]
        )
    database.execute("vacuum analyze masks")


def _fill_records(database: psycopg.Connection, count: int) -> None:
    """Year by year, the oldest first, as records come into being."""
    parts = list(_blocks(count))
    for ago in reversed(range(YEARS)):
        for begin, block in parts:
            there = ago < block.own["worked"]
            fields = [block.years[field][ago][there] for field in OF_A_YEAR]
            year = np.full(int(there.sum()), BEGINS - ago)
            columns = [
                _identities(begin, block.count)[there],
                *(one.astype(">i2") for one in (year, *fields)),
            ]
            _copy_in(database, "year_record", columns)
    for begin, block in parts:
        own = [block.own[field].astype(">i2") for field in _OF_A_PERSON]
        _copy_in(database, "person", [_identities(begin, block.count), *own])
    database.execute("create index on year_record (person, school_year)")
    database.execute("vacuum analyze year_record")


def _from_masks(database: psycopg.Connection, server: Server, questions: Questions) -> None:
    kept, names = layout(), Names(questions.columns, questions.measures)
    row = _tuple_type(["V16", f"V{kept.width}"])
    with _Results(server) as store:
        for rows in _copy_out(database, "select person, masks from masks", row):
            people_of = np.ascontiguousarray(rows["1"])
            facts = facts_of_rows(np.ascontiguousarray(rows["2"]).view(row_type(kept)), names)
            store(people_of, questions.answers(facts, len(rows)))


def _from_records(database: psycopg.Connection, server: Server, questions: Questions) -> None:
    """People and their years come in one order, so that a piece of people is a piece of years."""
    own_fields = ", ".join(f'"{field}"' for field in _OF_A_PERSON)
    fields = ", ".join(f'"{field}"' for field in OF_A_YEAR)
    own_rows = _whole(
        database, f"select person, {own_fields} from person order by person", ["V16", *_small(_OF_A_PERSON)]
    )
    year_type = _tuple_type([">i4", ">i2", *_small(OF_A_YEAR)])
    query = (
        f"select number::integer, school_year, {fields} from year_record"
        " join (select person, row_number() over (order by person) - 1 as number from person) numbered using (person)"
    )
    years = {field: np.full((YEARS, len(own_rows)), -1, dtype=np.int8) for field in OF_A_YEAR}
    for rows in _copy_out(database, query, year_type):
        place = BEGINS - rows["2"].astype(np.int64), rows["1"].astype(np.int64)
        for at, field in enumerate(OF_A_YEAR, 3):
            years[field][place] = rows[str(at)]
    own = {field: own_rows[str(at)].astype(np.int8) for at, field in enumerate(_OF_A_PERSON, 2)}
    own |= {field: own[field] == 1 for field in ("joined_known", "forms_known", "complete", "KNC_GD")}
    everybody = People(years, own)
    facts = ArrayFacts(
        masks(everybody, questions.columns),
        {name: bounds(*both) for name, both in amounts(everybody, questions.measures).items()},
    )
    with _Results(server) as store:
        store(np.ascontiguousarray(own_rows["1"]), questions.answers(facts, everybody.count))


def _small(fields: tuple[str, ...]) -> list[str]:
    return [">i2"] * len(fields)


class _Results:
    """Stores answers in a new table, one row a person: one byte an award, in the law's order.

    On a connection of its own, as the other one is still reading.
    """

    def __init__(self, server: Server) -> None:
        self._connection = psycopg.connect(server.url("postgres"), autocommit=True)
        self._cursor = self._connection.cursor()
        self._cursor.execute("drop table if exists result")
        self._cursor.execute("create table result (person uuid not null, answers bytea not null)")

    def __enter__(self) -> Any:
        self._copy = self._cursor.copy("copy result from stdin (format binary)")
        self._into = self._copy.__enter__()
        self._into.write(_HEADER)
        return self._store

    def _store(self, people_of: Any, answers: dict[str, Any]) -> None:
        together = np.stack(list(answers.values()), axis=1)
        self._into.write(_tuples([people_of, together.view(f"V{together.shape[1]}").ravel()]))

    def __exit__(self, *failure: object) -> None:
        self._into.write(_TRAILER)
        self._copy.__exit__(*failure)
        self._cursor.execute("alter table result add primary key (person)")
        self._connection.close()


def _tuple_type(kinds: list[str]) -> np.dtype[Any]:
    """One tuple of PostgreSQL's binary form, where every field has its own fixed length."""
    fields: list[tuple[str, str]] = [("fields", ">i2")]
    for at, kind in enumerate(kinds, 1):
        fields += [(f"length_{at}", ">i4"), (str(at), kind)]
    return np.dtype(fields)


def _tuples(columns: list[Any]) -> bytes:
    kinds = [column.dtype.str for column in columns]
    rows = np.empty(len(columns[0]), dtype=_tuple_type(kinds))
    rows["fields"] = len(columns)
    for at, column in enumerate(columns, 1):
        rows[f"length_{at}"], rows[str(at)] = column.dtype.itemsize, column
    return rows.tobytes()


def _copy_in(database: psycopg.Connection, table: str, columns: list[Any]) -> None:
    with database.cursor() as cursor, cursor.copy(f"copy {table} from stdin (format binary)") as into:
        into.write(_HEADER)
        into.write(_tuples(columns))
        into.write(_TRAILER)


def _copy_out(database: psycopg.Connection, query: str, row: np.dtype[Any]) -> Iterator[Any]:
    """Pieces of rows; what PostgreSQL sends in bits is put together."""
    kept, header = io.BytesIO(), len(_HEADER)
    with database.cursor() as cursor, cursor.copy(f"copy ({query}) to stdout (format binary)") as out:
        for sent in out:
            kept.write(sent)
            if kept.tell() >= header + _PIECE * row.itemsize:
                whole = (kept.tell() - header) // row.itemsize
                content = kept.getvalue()
                yield np.frombuffer(content, dtype=row, count=whole, offset=header)
                kept, rest, header = io.BytesIO(), content[header + whole * row.itemsize :], 0
                kept.write(rest)
    content = kept.getvalue()
    yield np.frombuffer(content, dtype=row, count=(len(content) - header) // row.itemsize, offset=header)


def _whole(database: psycopg.Connection, query: str, kinds: list[str]) -> Any:
    return np.concatenate(list(_copy_out(database, query, _tuple_type(kinds))))


def _blocks(count: int) -> Iterator[tuple[int, People]]:
    for begin in range(0, count, BLOCK):
        yield begin, people(min(BLOCK, count - begin), SEED + begin)


def _identities(begin: int, count: int) -> Any:
    """Sixteen bytes for each: a number that grows, as the identities of the program do."""
    rows = np.zeros(count, dtype=[("first", ">u8"), ("last", ">u8")])
    rows["first"], rows["last"] = (
        0x0000000000007000,
        np.uint64(1 << 63) + np.arange(begin, begin + count, dtype=np.uint64),
    )
    return rows.view("V16")


def _digest(database: psycopg.Connection, count: int) -> Any:
    """The stored results of the first people, as one digest."""
    query = (
        "select md5(string_agg(answers, ''::bytea order by person))"
        " from (select * from result order by person limit %s) as first_people"
    )
    return database.execute(query, [count]).fetchone()
