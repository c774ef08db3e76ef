"""One officer of a school hands over to the next, step by step, by the real actions."""

from datetime import date

from factories.base import School, actor
from thidua.duties.actions import Answer, offer_handover, receive_handover, start_handover
from thidua.duties.models import Handover, Heading

DAY = date(2025, 10, 6)


class Handing:
    """Alice hands over to Bình; An, who heads the school, stands by."""

    def __init__(self, school: School) -> None:
        self.school = school

    def started(self, **other) -> Handover:
        given = {
            "by": actor(self.school.alice, self.school),
            "giver": self.school.alice,
            "receiver": self.school.binh,
            "because": "Thôi nhiệm vụ thư ký",
        }
        return start_handover(unit=self.school.unit, on=DAY, **given | other)

    def offer(self, row: Handover) -> Handover:
        return offer_handover(by=actor(self.school.alice, self.school), handover=row, on=DAY)

    def offered(self, **other) -> Handover:
        return self.offer(self.started(**other))

    def answers(self, row: Handover, **missing: str) -> dict:
        return {
            one.id: Answer(one.key not in missing, missing.get(one.key, ""))
            for one in Heading.objects.filter(handover=row)
        }

    def received(self, row: Handover | None = None, **missing: str) -> Handover:
        row = row or self.offered()
        return receive_handover(
            by=actor(self.school.binh, self.school),
            handover=row,
            answers=self.answers(row, **missing),
            words="Đã xem đủ",
            on=DAY,
        )
