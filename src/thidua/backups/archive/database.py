"""Filling an empty database from a back-up: as old as the back-up first, then its rows, then brought up to date."""

from contextlib import closing

from django.core.management import call_command
from django.db import connection, models, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from thidua.backups.archive.checking import Archive
from thidua.backups.archive.manifest import Manifest, table_part
from thidua.backups.archive.rows import columns_of, lines, row_reader
from thidua.backups.errors import (
    BackupDamagedError,
    BackupTooNewError,
    LedgerBrokenError,
    RestoredOtherwiseError,
)
from thidua.core.tables import put_rows, reset_sequences, tally_of
from thidua.ledger.models import Head
from thidua.ledger.queries import verify

Node = tuple[str, str]
Model = type[models.Model]


def check_known(manifest: Manifest) -> None:
    """A step of the database that this program does not know is a newer program's."""
    known = MigrationLoader(None).graph.nodes
    unknown = sorted(f"{app}.{name}" for app, name in manifest.migrations if (app, name) not in known)
    if unknown:
        more = f" và {len(unknown) - 1} bước khác" if unknown[1:] else ""
        raise BackupTooNewError(
            f"chưa biết bước {unknown[-1]}{more}; bản sao lưu do phiên bản {manifest.program} lập",
            manifest.made_at,
        )


def fill(archive: Archive, *, even_with_broken_ledger: bool) -> int:
    """Tables, rows, checks; how many ledger chains are whole. On the default connection, which is empty."""
    manifest = archive.manifest
    executor = MigrationExecutor(connection)
    targets = _last_of_each_app(executor, manifest)
    executor.migrate(targets)
    registry = executor.loader.project_state(targets).apps
    found = {model._meta.db_table: model for model in registry.get_models(include_auto_created=True)}  # noqa: SLF001 -- Django's documented model API
    _check_columns(found, manifest)
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                # Making the tables has turned it off: keys may point to rows that come later.
                cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        # Steps of the past leave rows of their own, which the back-up has too.
        for table in manifest.tables:
            found[table]._base_manager.all().delete()  # noqa: SLF001 -- the same API
        for table in manifest.tables:
            with closing(archive.stream(table_part(table))) as chunks:
                put_rows(found[table], map(row_reader(found[table]), lines(chunks)), using="default")
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                # Keys are looked at now: tables cannot be altered while that is still to be done.
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    connection.check_constraints()
    _compare(found, manifest)
    call_command("migrate", verbosity=0)
    reset_sequences(using="default")
    return _check_ledger(manifest, even_broken=even_with_broken_ledger)


def _last_of_each_app(executor: MigrationExecutor, manifest: Manifest) -> list[Node]:
    """The state of the database as it was: of each app the steps after which no other had been taken."""
    taken = {(app, name) for app, name in manifest.migrations}
    graph = executor.loader.graph
    return sorted(
        node
        for node in taken
        if not any(child.key in taken and child.key[0] == node[0] for child in graph.node_map[node].children)
    )


def _check_columns(found: dict[str, Model], manifest: Manifest) -> None:
    """The same tables with the same columns in the same order, or the rows would land elsewhere."""
    expected = {name: columns_of(model) for name, model in found.items() if model._meta.managed}  # noqa: SLF001 -- the same API
    if expected != {name: table.columns for name, table in manifest.tables.items()}:
        raise BackupDamagedError("các bảng không khớp với phiên bản đã ghi")


def _compare(found: dict[str, Model], manifest: Manifest) -> None:
    for name, table in manifest.tables.items():
        tally = tally_of(found[name], using="default")
        if (tally.rows, tally.digest) != (table.rows, table.digest):
            raise RestoredOtherwiseError(f"bảng {name} có {tally.rows} dòng, bản kê ghi {table.rows} dòng")


def _check_ledger(manifest: Manifest, *, even_broken: bool) -> int:
    """The rows are those of the back-up: a chain that is broken now was broken, or forged, before."""
    whole = 0
    for verdict in verify():
        if verdict.broken_at is None:
            whole += 1
        elif not even_broken:
            raise LedgerBrokenError(verdict.sentence)
    heads = [[str(head.unit), head.number, head.digest] for head in Head.objects.order_by("unit")]
    if heads != manifest.heads:
        raise RestoredOtherwiseError("nhật ký kết thúc ở dòng khác")
    return whole
