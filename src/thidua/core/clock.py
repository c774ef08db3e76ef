"""What time it is. The only place which may ask; only the demo command may set it."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


class _Offset:
    """How far the demo's day lies from the real one; zero everywhere else."""

    value = timedelta()


def now() -> datetime:
    """The record time, in Hà Nội."""
    return datetime.now(tz=HANOI) + _Offset.value


def today() -> date:
    """The day which it is in Hà Nội; the default of a legal day `on` in forms."""
    return now().date()


def day_and_time(written: str) -> str:
    """A moment as files carry it (ISO 8601), as people here write it; what is no moment stays as it is."""
    try:
        return f"{datetime.fromisoformat(written).astimezone(HANOI):%d/%m/%Y %H:%M}"
    except ValueError:
        return written or "không rõ"


def set_for_demo(moment: datetime) -> None:
    """Let the clock run on from `moment`. Called by the demo command alone: its year is played, not lived."""
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=HANOI)
    _Offset.value = moment - datetime.now(tz=HANOI)


def reset() -> None:
    """Back to the real time, after the demo was built."""
    _Offset.value = timedelta()
