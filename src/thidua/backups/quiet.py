"""Hours in which nothing is copied: upper rooms say when, e.g. while a ballot is open.

A reason is asked within the very snapshot that would be copied, so that nothing opens between asking and copying.
"""

from collections.abc import Callable

# Takes the alias of a connection, says in Vietnamese what goes on, or nothing.
Reason = Callable[[str], str]
_REASONS: dict[str, Reason] = {}


def register(name: str, reason: Reason) -> None:
    """Called from an app's `apps.py`."""
    _REASONS[name] = reason


def reasons(using: str) -> list[str]:
    return [sentence for reason in _REASONS.values() if (sentence := reason(using))]
