"""Of awards and money: what was granted by which decisions, what the fund took in and paid."""

from collections import Counter
from collections.abc import Iterator

from django.db.models import Q, Sum
from django.urls import reverse

from statute.names import award_name
from thidua.funds.models import Entry, Fund, PaymentLine
from thidua.funds.states import ListState
from thidua.people.models import Grant
from thidua.summaries.models import UNKNOWN
from thidua.summaries.queries.gathering.scope import Found, Scope


def award_figures(scope: Scope) -> Iterator[Found]:
    rows, past = _grants(scope), _grants(scope.a_year_before())
    now, then = Counter(row.code for row in rows), Counter(row.code for row in past)
    source = reverse("register")
    if not rows:
        yield Found(
            "awards", "Danh hiệu, hình thức khen thưởng được quyết định trong kỳ", "chưa có", source=source
        )
    for code in now:
        yield Found(
            f"award.{code}",
            award_name(code),
            str(now[code]),
            before=str(then[code]) if past else UNKNOWN,
            source=source,
        )
    decisions = Counter((row.on, row.paper, row.authority) for row in rows)
    for (on, paper, authority), count in sorted(decisions.items(), key=lambda pair: str(pair[0])):
        yield Found(
            f"decision.{on}.{paper}"[:120],
            f"Quyết định số {paper or 'chưa ghi'} ngày {on:%d/%m/%Y}",
            f"{count} danh hiệu, hình thức khen thưởng",
            note=authority,
            source=source,
            in_table=True,
        )


def fund_figures(scope: Scope) -> Iterator[Found]:
    """Nothing of a unit that keeps no fund here."""
    if not Fund.objects.filter(unit=scope.unit).exists():
        return
    past = scope.a_year_before()
    kept = Entry.objects.filter(fund__unit=scope.unit, on__lt=past.ends).exists()
    book, lists = reverse("fund_book"), reverse("payment_lists")
    for name, label, moved in (
        ("in", "Thu vào quỹ", Q(amount__gt=0)),
        ("out", "Chi từ quỹ", Q(amount__lt=0)),
    ):
        yield Found(
            f"fund.{name}",
            label,
            money(abs(_moved(scope, moved))),
            before=money(abs(_moved(past, moved))) if kept else UNKNOWN,
            source=book,
        )
    paid, count = _paid(scope)
    yield Found(
        "fund.bonuses",
        "Tiền thưởng đã chi",
        money(paid),
        note=f"{count} khoản thưởng",
        before=money(_paid(past)[0]) if kept else UNKNOWN,
        source=lists,
    )


def money(amount: int) -> str:
    return f"{amount:,} đồng".replace(",", ".")


def _grants(scope: Scope) -> list[Grant]:
    """In force on the day, decided in the stretch."""
    rows = Grant.objects.filter(unit=scope.unit, on__gte=scope.starts, on__lte=scope.day)
    rows = rows.filter(Q(revoked_on=None) | Q(revoked_on__gt=scope.day))
    return list(rows.only("code", "on", "paper", "authority").order_by("code"))


def _moved(scope: Scope, which: Q) -> int:
    """Corrections count where they undo: what was booked by mistake is neither taken in nor paid."""
    rows = Entry.objects.filter(which, fund__unit=scope.unit, on__gte=scope.starts, on__lte=scope.day)
    rows = rows.filter(corrects=None, counter=None)
    return rows.aggregate(sum=Sum("amount"))["sum"] or 0


def _paid(scope: Scope) -> tuple[int, int]:
    rows = PaymentLine.objects.filter(
        list__unit=scope.unit,
        list__state=ListState.PAID,
        list__paid_on__gte=scope.starts,
        list__paid_on__lte=scope.day,
        amount__gt=0,
    )
    return rows.aggregate(sum=Sum("amount"))["sum"] or 0, rows.count()
