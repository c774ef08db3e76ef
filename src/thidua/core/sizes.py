"""Sizes of files in words: 1,2 MB."""

UNITS = ("byte", "KB", "MB", "GB", "TB")
STEP = 1024


def readable(size: int) -> str:
    """At most one digit behind the comma, as people write it here."""
    value, rank = float(size), 0
    while value >= STEP and rank < len(UNITS) - 1:
        value, rank = value / STEP, rank + 1
    shown = f"{value:.0f}" if rank == 0 or value >= 100 else f"{value:.1f}"  # noqa: PLR2004 -- three digits are enough
    return f"{shown.removesuffix('.0').replace('.', ',')} {UNITS[rank]}"
