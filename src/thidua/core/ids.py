"""Identifiers: UUIDv7 everywhere (they sort by time of making), except ballots, which must not."""

import secrets
import time
from uuid import UUID


def uuid7() -> UUID:
    """A UUID of RFC 9562 version 7: 48 bits of milliseconds, 12 of the millisecond's part, 62 random bits.

    So two made one after the other by one process sort in that order too (RFC 9562, 6.2, method 3).
    """
    milliseconds, rest = divmod(time.time_ns(), 1_000_000)
    value = (milliseconds & ((1 << 48) - 1)) << 80 | 0x7 << 76 | (rest * 4096 // 1_000_000) << 64
    value |= 0x2 << 62 | secrets.randbits(62)
    return UUID(int=value)


def ballot_id() -> int:
    """A random positive 63-bit number: says nothing of when or by whom."""
    return secrets.randbits(63) or 1


# No 0/O, 1/I/L, U/V, S/5, B/8: these are read aloud and typed from paper.
ALPHABET = "2346789ACDEFGHJKMNPQRTWXYZ"


def paper_code(length: int) -> str:
    """A random code that people can read from paper: activation slips, receipts, certificates."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def grouped(code: str) -> str:
    """The same code in groups of four, as it is printed: `HS26 7K4M Q2`."""
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))


def ungrouped(text: str) -> str:
    """What a person typed, back to the stored form."""
    return "".join(character for character in text.upper() if character.isalnum())
