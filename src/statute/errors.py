"""What can go wrong between a reader and the law.

StatuteError
├── CaseError        the question: a case or an argument that is refused (exit 2)
├── NotInForceError  the day: asked for a figure before it or after it was in force
└── LibraryError     the answerer: the law library cannot be found or read
"""


class StatuteError(Exception):
    """The law could not be asked."""


class CaseError(StatuteError):
    """A case or argument is refused; the message names the key, or none where the whole case is at fault."""

    def __init__(self, key: str, fault: str) -> None:
        self.key = key
        self.fault = fault
        super().__init__(f"{key or 'case'}: {fault}")

    def inside(self, place: str) -> "CaseError":
        """The same fault, found in one case of a list."""
        return CaseError(f"{place}.{self.key}" if self.key else place, self.fault)


class NotInForceError(StatuteError):
    """A figure was asked for on a day on which none is known."""


class LibraryError(StatuteError):
    """The law library cannot be found or read."""
