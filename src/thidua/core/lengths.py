"""A text longer than its field is refused in words: SQLite would keep it, PostgreSQL would fall over it."""

from collections.abc import Iterable

from django.db.models import Model

from thidua.core.errors import InvalidInputError


def check_lengths(row: Model, names: Iterable[str]) -> None:
    """Raises `InvalidInputError` at the first field that holds more than its model allows."""
    for name in names:
        longest = getattr(row._meta.get_field(name), "max_length", None)  # noqa: SLF001 - Django's documented way to a field
        value = getattr(row, name)
        if longest and isinstance(value, str) and len(value) > longest:
            raise InvalidInputError(name, f"Dài nhất {longest} ký tự, đang có {len(value)}.")
