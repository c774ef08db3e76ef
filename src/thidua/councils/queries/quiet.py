"""Whether anybody may be voting right now; asked by whoever would copy the ballots as they lie."""

from thidua.councils.models import Motion
from thidua.councils.states import MotionState


def ballot_is_open(using: str) -> str:
    """The sentence that keeps a back-up from being made, or nothing. `using`: the very snapshot to be copied."""
    motion = (
        Motion.objects.using(using)
        .filter(state=MotionState.OPEN)
        .select_related("meeting__unit")
        .order_by("opened_at")
        .first()
    )
    if motion is None:
        return ""
    return (
        f"{motion.meeting.unit.short_name} đang bỏ phiếu kín ({motion.meeting.title}). Bản sao lúc này sẽ giữ phiếu chưa "
        "kiểm: hãy sao lưu sau khi đóng bỏ phiếu."
    )
