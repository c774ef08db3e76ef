"""Writes a Parquet file whole or not at all: beside its place first, then moved there."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from statute.errors import CaseError


@contextmanager
def parquet_file(path: Path, schema: pa.Schema, about: Mapping[str, str]) -> Iterator[pq.ParquetWriter]:
    """A writer of a file which says what it is `about`; what it wrote stands at `path` when the block ends well, and nowhere when it does not."""
    place = Path(os.path.realpath(path))
    if place.exists() and not place.is_file():
        raise CaseError(str(path), "cannot be written (it is not a file)")
    part = place.with_name(f".{place.name}.{os.getpid()}.part")
    try:
        with pq.ParquetWriter(
            part, schema, compression="lz4", write_statistics=False, store_schema=False
        ) as writer:
            yield writer
            writer.add_key_value_metadata(about)
        part.replace(place)
    except pa.ArrowException as fault:
        raise CaseError(str(path), f"cannot be written ({fault})") from None
    except OSError as fault:
        raise CaseError(str(path), f"cannot be written ({why(fault)})") from None
    finally:
        part.unlink(missing_ok=True)


def why(fault: OSError) -> str:
    """Short, as the system says it; pyarrow's own words repeat the whole path."""
    return os.strerror(fault.errno) if fault.errno else str(fault)
