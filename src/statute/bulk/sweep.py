"""`thidua law sweep`: everyone × every award of persons, from a file of masks into a file of answers."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from statute.bulk.answers import BLOCKED, NO, UNKNOWN, YES, Answers, Questions
from statute.bulk.columns import BASE, MADE, PERSON, Names
from statute.bulk.facts import ArrayFacts
from statute.bulk.reading import MasksFile, Stored, base_of
from statute.bulk.shift import grown, later
from statute.bulk.writing import parquet_file
from statute.days import SchoolYear
from statute.errors import CaseError
from statute.library import Library, load
from statute.regimes import first_day_known, regime_of

WORDS = {NO: "no", YES: "yes", UNKNOWN: "unknown", BLOCKED: "blocked"}


def sweep(masks: Path, out: Path, on: date, school_year: SchoolYear | None = None) -> dict[str, Any]:
    """Answer everybody in the file, and count the answers of each award.

    Asked of the school year of the day, or of an earlier one that is named. Raises CaseError, and then writes nothing.
    """
    law = load()
    asked = Asking(Questions(law, on), _school_year_asked(law, on, school_year))
    if out.exists() and masks.exists() and out.samefile(masks):
        raise CaseError("-o", "the answers would take the place of the masks")
    counts: dict[str, Counter[int]] = {code: Counter() for code in asked.questions.versions}
    with MasksFile(masks, asked.names) as file:
        schema = _schema(file.person_type)
        with parquet_file(out, schema, asked.told()) as writer:
            for piece in file.pieces():
                answers = asked.answers(piece)
                _write(writer, schema, piece, answers)
                for code, given in answers.items():
                    counts[code].update(dict(enumerate(np.bincount(given, minlength=len(WORDS)).tolist())))
    return asked.told() | {"people": _people(counts), "awards": _by_word(counts)}


class Asking:
    """The questions of one day and school year, asked of one piece of a file after another."""

    def __init__(self, questions: Questions, school_year: SchoolYear) -> None:
        self.questions, self.school_year = questions, school_year
        self.names = Names(questions.columns, questions.measures)

    def told(self) -> dict[str, str]:
        """What the answers rest on."""
        law, on = self.questions.law, self.questions.on
        return {
            "on": on.isoformat(),
            "school_year": str(self.school_year),
            "regime": regime_of(law, on).name,
            "law_version": law.version,
        }

    def answers(self, piece: Stored) -> dict[str, Answers]:
        facts, people = piece.facts(self.names), len(piece.people)
        kinds = list(_rows_of_a_kind(piece))
        if len(kinds) == 1:
            _, base, made = kinds[0]
            return self.questions.answers(self._aged(facts, base, made), people)
        together = {code: np.empty(people, dtype=np.uint8) for code in self.questions.versions}
        for rows, base, made in kinds:
            some = self._aged(facts.of_rows(rows), base, made)
            for code, given in self.questions.answers(some, int(rows.sum())).items():
                together[code][rows] = given
        return together

    def _aged(self, facts: ArrayFacts, base: SchoolYear, made: date) -> ArrayFacts:
        """The facts of rows of one base year and day, as they stand in the school year asked."""
        years, on = base.years_before(self.school_year), self.questions.on
        if years < 0:
            raise CaseError(BASE, f"{base} is after {self.school_year}; of an earlier year ask the records")
        if made > on:
            raise CaseError(MADE, f"{made} is after {on}; of an earlier day ask the records")
        pairs = {
            column.name: later(column, facts.pairs[column.name], years) for column in self.questions.columns
        }
        return ArrayFacts(pairs, grown(facts.amounts, years=years, made=made, on=on))


def _rows_of_a_kind(piece: Stored) -> Iterator[tuple[Any, SchoolYear, date]]:
    """The rows of each base year and day among them; nearly always all rows are of one."""
    bases, made = piece.bases.indices.to_numpy(), piece.made.indices.to_numpy()
    days = piece.made.dictionary.to_pylist()
    kinds = bases.astype(np.int64) * len(days) + made
    for kind in np.unique(kinds).tolist():
        rows = kinds == kind
        text = piece.bases.dictionary[kind // len(days)].as_py()
        yield rows, base_of(text, piece.first_row + int(np.argmax(rows))), days[kind % len(days)]


def _school_year_asked(law: Library, on: date, named: SchoolYear | None) -> SchoolYear:
    first = first_day_known(law)
    if on < first:
        raise CaseError("--on", f"{on} is before {first}, the first day whose law is known here")
    if named is not None and on < named.first_day:
        raise CaseError("--school-year", f"{on} is before the school year {named} begins")
    return named or SchoolYear.of(on)


def _schema(person: pa.DataType) -> pa.Schema:
    fields = [
        pa.field(PERSON, pa.dictionary(pa.int32(), _plain(person)), nullable=False),
        pa.field("award", pa.dictionary(pa.int8(), pa.string()), nullable=False),
        pa.field("answer", pa.uint8(), nullable=False),
    ]
    return pa.schema(fields)


def _plain(kind: pa.DataType) -> pa.DataType:
    return kind.value_type if pa.types.is_dictionary(kind) else kind


def _write(writer: pq.ParquetWriter, schema: pa.Schema, piece: Stored, answers: dict[str, Answers]) -> None:
    """One group of rows for a piece, person by person; each one's name and each code stand in it once."""
    people, codes = len(piece.people), list(answers)
    person = piece.people.cast(schema.field(PERSON).type.value_type)
    rows = np.repeat(np.arange(people, dtype=np.int32), len(codes))
    award = np.tile(np.arange(len(codes), dtype=np.int8), people)
    columns = [
        pa.DictionaryArray.from_arrays(rows, person),
        pa.DictionaryArray.from_arrays(award, pa.array(codes)),
        pa.array(np.stack(list(answers.values()), axis=1).ravel()),
    ]
    writer.write_batch(pa.record_batch(columns, schema=schema), row_group_size=len(rows))


def counts_text(counted: dict[str, Any]) -> str:
    """The counts as a table, a line an award."""
    people = f"{counted['people']} người, năm học {counted['school_year']}, xét ngày {counted['on']}"
    head = f"{'':<10}{'đạt':>10}{'không đạt':>12}{'chưa biết':>12}{'tạm dừng':>12}"
    lines = [
        f"{code:<10}{of['yes']:>10}{of['no']:>12}{of['unknown']:>12}{of['blocked']:>12}"
        for code, of in counted["awards"].items()
    ]
    return "\n".join([people, head, *lines])


def _people(counts: dict[str, Counter[int]]) -> int:
    return max(counter.total() for counter in counts.values())


def _by_word(counts: dict[str, Counter[int]]) -> dict[str, dict[str, int]]:
    return {
        code: {word: counter[answer] for answer, word in WORDS.items()} for code, counter in counts.items()
    }
