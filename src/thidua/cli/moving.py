"""The copying itself: every table from SOURCE into the default database, compared on both sides."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, connection, transaction

from thidua.core.errors import RefusedError
from thidua.core.tables import (
    Model,
    Tally,
    Tallying,
    all_models,
    put_rows,
    reset_sequences,
    rows_of,
    strange_tables,
    tally_of,
)
from thidua.councils.models import Motion
from thidua.councils.states import MotionState
from thidua.ledger.queries import verify

SOURCE = "source"


class BallotOpenError(RefusedError):
    """Có cuộc bỏ phiếu kín đang mở: chép lúc này sẽ giữ lại thứ tự các lá phiếu. Hãy đóng bỏ phiếu rồi chuyển."""


class StrangeTableError(RefusedError):
    """Cơ sở dữ liệu có bảng mà phiên bản này không biết."""


class NotTakenError(RefusedError):
    """PostgreSQL không nhận một bảng; không có gì được chép."""


class NotTheSameError(RefusedError):
    """Bản chép không khớp bản gốc; không có gì được chép."""


class ChainBrokenError(RefusedError):
    """Chuỗi nhật ký bị đứt."""


def refuse_open_ballots() -> None:
    if Motion.objects.filter(state=MotionState.OPEN).exists():
        raise BallotOpenError


@contextmanager
def hold_still() -> Iterator[None]:
    """Nobody writes to the source inside the block, whatever program it is: SQLite's one writer is us."""
    with transaction.atomic(using=SOURCE):
        yield


def copy_everything() -> None:
    """Copy, compare, ask the chains; raises before anything is kept when one of them does not come out."""
    if strange := strange_tables(SOURCE):
        raise StrangeTableError(
            f"Cơ sở dữ liệu có bảng mà phiên bản này không biết: {', '.join(strange)}. Hãy nâng cấp chương trình."
        )
    models = all_models()
    with connection.cursor() as cursor:
        # Making the tables has turned it off: keys may point to rows that come later.
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    _empty(models)
    tallies = {model: _copy(model) for model in models}
    _look_at_keys()
    reset_sequences(using="default")
    _compare(tallies)
    _ask_the_chains()
    rows = sum(tally.rows for tally in tallies.values())
    print(f"Đã chép và đối chiếu {len(models)} bảng, {rows} dòng; chuỗi nhật ký nguyên vẹn.")


def is_the_same() -> bool:
    """Whether the target holds just what the source holds, row by row."""
    if strange_tables("default"):
        return False
    return all(tally_of(model, using="default") == tally_of(model, using=SOURCE) for model in all_models())


def _empty(models: list[Model]) -> None:
    """Away with what migrating put there itself (content types, permissions): the source has its own."""
    with connection.cursor() as cursor:
        for model in reversed(models):
            if model._base_manager.exists():  # noqa: SLF001 -- Django's documented model API
                cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608, SLF001 -- a model's name


def _copy(model: Model) -> Tally:
    tallying = Tallying(model)
    try:
        put_rows(model, tallying.passing(rows_of(model, using=SOURCE)), using="default")
    except DatabaseError as error:
        reason = " ".join(str(error).split())
        raise NotTakenError(
            f"PostgreSQL không nhận bảng «{model._meta.db_table}»: {reason}. Không có gì được chép."  # noqa: SLF001 -- the same API
        ) from None
    return tallying.result


def _look_at_keys() -> None:
    """Keys that point to nothing are found now and not at the commit, when nobody could say which table."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    except DatabaseError as error:
        reason = " ".join(str(error).split())
        raise NotTakenError(
            f"Dữ liệu gốc có dòng trỏ vào chỗ trống: {reason}. Không có gì được chép."
        ) from None


def _compare(tallies: dict[Model, Tally]) -> None:
    for model, tally in tallies.items():
        found = tally_of(model, using="default")
        if found != tally:
            raise NotTheSameError(
                f"Bảng «{model._meta.db_table}» không khớp sau khi chép ({tally.rows} và {found.rows} dòng). "  # noqa: SLF001 -- the same API
                "Không có gì được chép; hãy báo lỗi này."
            )


def _ask_the_chains() -> None:
    for verdict in verify():
        if verdict.broken_at is not None:
            raise ChainBrokenError(
                f"Chuỗi nhật ký của đơn vị {verdict.unit} bị đứt: {verdict.sentence}. Không có gì được chép."
            )
