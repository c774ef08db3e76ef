"""What happens to whom in the year that is played: written for the first seed, drawn by lot for every other."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from thidua.demo.cast import ABSENT, TEACHER, Part
from thidua.demo.school import LEADER, OFFICER, PRINCIPAL, SECRETARY

FIRST_SEED = 1


@dataclass(frozen=True, slots=True)
class Plot:
    """People by their key in the cast."""

    # Who aims at the higher title; the rest registers for LDTT.
    aiming: tuple[str, ...]
    # Whose grade is the highest.
    excellent: frozenset[str]
    # Whose initiative has only the school's own word: the commune lowers the line.
    lowered: str
    # Whose pledge came back once, who was graded lower, of whom the review was not over in May.
    sent_back: str
    only_completed: str
    reviewed_late: str
    # Whom the council did not support, whom the commune refused, whom it answered last.
    not_supported: str
    refused: str
    unanswered: str
    # Who has an initiative without aiming at a title.
    inventive: tuple[str, ...]


WRITTEN = Plot(
    aiming=(
        TEACHER,
        LEADER,
        "Đỗ Văn Trường Giang",
        "Vũ Văn Sông Lam",
        "Lý Thị Mây Trắng",
        "Phan Thị Cỏ May",
        "Đặng Văn Bình Nguyên",
        "Trần Văn Rừng Thông",
        "Phạm Thị Hoàng Lan",
    ),
    excellent=frozenset(
        {TEACHER, LEADER, "Đỗ Văn Trường Giang", "Lý Thị Mây Trắng", "Trần Văn Rừng Thông", SECRETARY}
    ),
    lowered="Phan Thị Cỏ May",
    sent_back="Vũ Văn Sông Lam",
    only_completed="Bùi Văn Đường Làng",
    reviewed_late="Lê Văn Gió Ngàn",
    not_supported="Phạm Thị Hoàng Lan",
    refused="Đặng Văn Bình Nguyên",
    unanswered="Trần Văn Rừng Thông",
    inventive=("Trần Thị Cẩm Chướng", "Vũ Thị Lá Phong"),
)
# So many of a hundred aim at the higher title.
AIMING_SHARE = 20


def plot_of(parts: Sequence[Part], seed: int) -> Plot:
    """The written story, or one drawn by lot; the same for the same seed."""
    if seed == FIRST_SEED and all(part.written for part in parts):
        return WRITTEN
    chance = random.Random(f"plot {seed}")  # noqa: S311 -- the same demo at every building, no secret
    apart = {TEACHER, LEADER, PRINCIPAL, SECRETARY, OFFICER, ABSENT}
    lot = [part.key for part in parts if part.key not in apart]
    chance.shuffle(lot)
    teachers = [part.key for part in parts if part.position == "Giáo viên"]
    colleagues = [
        part.key
        for part in parts
        if part.team == 0 and part.position == "Giáo viên" and part.key not in apart
    ]
    sent_back = chance.choice(colleagues)
    lot.remove(sent_back)
    number = max(len(parts) * AIMING_SHARE // 100, 7)
    aiming, rest = lot[: number - 3], lot[number - 3 :]
    support = next(key for key in rest if key not in teachers)
    return Plot(
        aiming=(TEACHER, LEADER, sent_back, *aiming),
        excellent=frozenset({TEACHER, LEADER, SECRETARY, *aiming[: len(aiming) // 2], aiming[-1]}),
        lowered=aiming[-2],
        sent_back=sent_back,
        only_completed=support,
        reviewed_late=next(key for key in rest if key != support),
        not_supported=aiming[-3],
        refused=aiming[0],
        unanswered=aiming[-1],
        inventive=tuple(rest[-2:]),
    )
