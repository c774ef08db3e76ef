"""`thidua user reset-second-factor NAME`: the way in for the only system officer who has lost phone and paper codes."""

import getpass
import sys

from thidua.accounts.actions import NoSecondFactorError, reset_second_factor_by_machine
from thidua.accounts.models import User
from thidua.cli.database import is_ready
from thidua.core import clock
from thidua.core.errors import RefusedError
from thidua.core.text import fold
from thidua.ledger.actions import Actor
from thidua.units.models import Role
from thidua.units.queries import appointments_on, has_second_factor, last_unit_of

USAGE = """Cách dùng:
  thidua user reset-second-factor TÊN-ĐĂNG-NHẬP
      đặt lại xác thực hai bước khi mất cả điện thoại lẫn mã dự phòng và không còn người quản trị nào khác làm được;
      chạy ngay trên máy chủ, hỏi lại trước khi làm, ghi vào nhật ký tài khoản máy đã chạy lệnh
"""


def run(words: list[str]) -> int:
    """0: done; 1: refused or not confirmed, nothing written; 2: wrong words or no database."""
    if len(words) != len(("reset-second-factor", "name")) or words[0] != "reset-second-factor":
        print(USAGE, file=sys.stderr)
        return 2
    if not is_ready():
        return 2
    try:
        print(_reset(words[1]))
    except RefusedError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0


def _reset(name: str) -> str:
    user = User.objects.filter(username=fold(name).replace(" ", "")).first()
    if user is None:
        raise RefusedError(f"Không có tài khoản «{name}».")
    unit = last_unit_of(user, clock.today())
    if unit is None or not has_second_factor(user):
        raise NoSecondFactorError
    if not _confirmed(user):
        raise RefusedError("Chưa làm gì.")
    by = Actor(user=None, unit=unit.id)
    reset_second_factor_by_machine(by=by, user=user, machine_account=machine_account())
    return (
        f"Đã đặt lại cho {user.full_name}. Mọi phiên đang mở của tài khoản này đã kết thúc; từ giờ chỉ cần mật khẩu.\n"
        "Hãy đăng nhập và bật lại xác thực hai bước với điện thoại mới ngay."
    )


def machine_account() -> str:
    """Who is signed in on this machine, as far as it says."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # a container may run as a number that nobody has named
        return "không rõ"


def _confirmed(user: User) -> bool:
    """The login name typed once more, by somebody who has read whose account it is."""
    held = appointments_on(user, clock.today())
    roles = [f"{Role(row.role).label}, {row.unit.name}" for row in held] or ["không còn vai trò nào"]
    print(
        f"{user.full_name} ({user.username}): {'; '.join(roles)}.\n"
        "Điện thoại và các mã dự phòng cũ sẽ hết dùng, mọi phiên đang mở sẽ kết thúc. Việc này ghi vào nhật ký, và\n"
        "người đó được báo khi đăng nhập lần tới. Chỉ làm khi đã gặp trực tiếp người đó."
    )
    try:
        typed = input("Gõ lại tên đăng nhập để xác nhận: ")
    except EOFError:
        return False
    return fold(typed).replace(" ", "") == user.username
