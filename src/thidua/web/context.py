"""What every page's frame needs: who I am, where, in which roles, the navigation."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest

from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.text import initials
from thidua.notices.queries import unread_count
from thidua.units.access import SESSION_UNIT, Member, member_of
from thidua.units.models import Role
from thidua.web.help_pages import help_of
from thidua.web.navigation import in_bar, navigation

# What people call themselves, in the order in which they would say it.
ROLE_WORDS = (
    (Role.CHAIR, "Hiệu trưởng · Chủ tịch Hội đồng"),
    (Role.STANDING_VICE_CHAIR, "Phó Chủ tịch thường trực Hội đồng"),
    (Role.VICE_PRINCIPAL, "Phó Hiệu trưởng"),
    (Role.SECRETARY, "Thư ký Hội đồng"),
    (Role.UNION_CHAIR, "Chủ tịch Công đoàn"),
    (Role.PARTY_CELL, "Đại diện cấp ủy chi bộ"),
    (Role.YOUTH_LEAD, "Bí thư Đoàn, Tổng phụ trách Đội"),
    (Role.TEAM_LEADER, "Tổ trưởng"),
    (Role.INITIATIVE_REVIEWER, "Thẩm định sáng kiến"),
    (Role.INSPECTION_BOARD, "Ban Thanh tra nhân dân"),
    (Role.CLERK, "Văn thư"),
    (Role.ACCOUNTANT, "Kế toán"),
    (Role.UPPER_OFFICER, "Cán bộ thi đua cấp trên"),
    (Role.INSPECTOR, "Người kiểm tra, thanh tra"),
    (Role.SYSTEM_OFFICER, "Quản trị hệ thống"),
)


def frame(request: HttpRequest) -> dict[str, Any]:
    """`member` after a gate; on pages without one (password, second factor) looked up for whoever is signed in."""
    member = getattr(request, "member", None) or _signed_in(request)
    here = request.resolver_match
    said = help_of(here.url_name if here else None)
    demo_day = clock.today() if settings.THIDUA_DEMO_SCHOOL else None
    if member is None:
        return {"member": None, "help": said, "demo_day": demo_day}
    entries = navigation(member, request.path)
    return {
        "member": member,
        "demo_day": demo_day,
        "navigation": entries,
        "bar": in_bar(entries),
        "help": said,
        "unread_notices": unread_count(user=member.user.id, unit=member.unit.id),
        "role_words": role_words(member),
        "initials": initials(member.user.full_name),
    }


def role_words(member: Member) -> str:
    words = [word for role, word in ROLE_WORDS if role in member.roles]
    return " · ".join(words) or "Giáo viên, nhân viên"


def _signed_in(request: HttpRequest) -> Member | None:
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return None
    chosen = request.session.get(SESSION_UNIT)
    return member_of(user, unit=UUID(chosen) if chosen else None)
