"""What the house does for itself at night: bytes that no row names are swept."""

from django_tasks import task

from thidua.files.queries import sweep_orphans


@task()
def sweep_files() -> int:
    """How many files were removed; those of an upload that never came to anything."""
    return sweep_orphans()
