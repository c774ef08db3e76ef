"""What a pledge says, as values: what is registered for, initiatives planned, exemplars."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class Aim(StrEnum):
    """What is registered about an exemplar (điển hình tiên tiến)."""

    BECOME = "become"
    NURTURE = "nurture"


AIM_NAMES = {Aim.BECOME: "Đăng ký trở thành điển hình", Aim.NURTURE: "Phát hiện, bồi dưỡng điển hình"}


@dataclass(frozen=True, slots=True)
class Planned:
    """An initiative or solution which is planned; `together`: with whom."""

    title: str
    field: str = ""
    solution: str = ""
    together: str = ""

    @property
    def words(self) -> str:
        """As one line of a list."""
        parts = [self.field and f"{self.field}", self.together and f"cùng {self.together}"]
        more = "; ".join(part for part in parts if part)
        return f"{self.title} ({more})" if more else self.title


@dataclass(frozen=True, slots=True)
class Exemplar:
    """Who or what is to be an example (`subject`), and in what (`content`)."""

    aim: str
    subject: str
    content: str = ""

    @property
    def words(self) -> str:
        name = AIM_NAMES.get(Aim(self.aim), "")
        return f"{name}: {self.subject}" + (f" – {self.content}" if self.content else "")


@dataclass(frozen=True, slots=True)
class Content:
    """All that somebody registers. The same content is the same value."""

    titles: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    initiatives: tuple[Planned, ...] = ()
    exemplars: tuple[Exemplar, ...] = ()

    @property
    def is_empty(self) -> bool:
        return self == Content()

    def stored(self) -> dict[str, Any]:
        return {
            "titles": list(self.titles),
            "forms": list(self.forms),
            "initiatives": [asdict(one) for one in self.initiatives],
            "exemplars": [asdict(one) for one in self.exemplars],
        }

    @classmethod
    def read(cls, stored: dict[str, Any]) -> "Content":
        return cls(
            tuple(stored.get("titles", [])),
            tuple(stored.get("forms", [])),
            tuple(Planned(**one) for one in stored.get("initiatives", [])),
            tuple(Exemplar(**one) for one in stored.get("exemplars", [])),
        )
