"""What of a hand-over waits for a member, as rows of the home."""

from collections.abc import Iterator

from thidua.duties.access import may_start_handover, witnesses
from thidua.duties.models import Handover
from thidua.duties.queries.handovers import awaited, handovers_of
from thidua.duties.states import UNDER_WAY, HandoverState
from thidua.reports.queries.desk import Desk
from thidua.reports.queries.task import Task, page
from thidua.units.access import works_here
from thidua.units.models import Role


def handover_tasks(desk: Desk) -> Iterator[Task]:
    """Prepare one when the officer's days end; receive, witness or go on with the one that is under way."""
    member = desk.member
    if not works_here.test(member) or _stays(desk):
        return
    told = handovers_of(member.unit)
    found = next((row for row in told if row.state in UNDER_WAY), None)
    if found is not None:
        yield from _of(desk, found)
    elif may_start_handover.test(member) and (last := awaited(desk.secretaries, told, desk.on)):
        ended = last.ends is not None and last.ends < desk.on
        who = (
            f"{last.user.full_name} {'đã thôi' if ended else 'thôi'} phụ trách sau ngày {last.ends:%d/%m/%Y}"
        )
        note = f"{who}. Việc đang làm được gom tự động."
        url = page("handover_new")
        yield Task(1, "Chuẩn bị bàn giao", note, "Lập hồ sơ bàn giao", url, desk.on, last.ends)


def _stays(desk: Desk) -> bool:
    """The only secretary, for days without an end: nothing waits, and the fullest of the homes asks once less."""
    lone = len(desk.secretaries) == 1 and desk.secretaries[0].ends is None
    return lone and desk.secretaries[0].user_id == desk.member.user.id and not desk.member.has(Role.CHAIR)


def _of(desk: Desk, row: Handover) -> Iterator[Task]:
    user, url = desk.member.user.id, page("handover_page", row.id)
    parties = f"{row.giver.full_name} bàn giao cho {row.receiver.full_name}"
    if row.state == HandoverState.OFFERED and row.receiver_id == user:
        yield Task(1, "Nhận bàn giao", f"{parties}. Đánh dấu từng mục.", "Xem và nhận", url, desk.on)
    elif row.state == HandoverState.RECEIVED and user in {one.id for one in witnesses(row, desk.on)}:
        note = f"{parties}. Hai bên đã xác nhận."
        yield Task(1, "Chứng kiến bàn giao", note, "Xem và chứng kiến", url, desk.on)
    elif row.state == HandoverState.DRAFT and row.prepared_by_id == user:
        note = f"{parties}. Chưa giao cho bên nhận."
        yield Task(1, "Hồ sơ bàn giao đang chuẩn bị", note, "Mở hồ sơ", url, desk.on)
