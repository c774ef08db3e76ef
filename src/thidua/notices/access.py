"""A notice is seen by whom it was made for, in the unit it was made in."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from thidua.notices.models import Notice


def notice_for(*, user: UUID, unit: UUID, notice: UUID) -> Notice:
    return get_object_or_404(Notice, id=notice, user_id=user, unit=unit)
