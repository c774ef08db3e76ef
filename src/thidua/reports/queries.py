"""Reads of everything below for the home pages."""

from thidua.units.models import Unit


def is_begun() -> bool:
    """Whether this installation has a school yet."""
    return Unit.objects.exists()
