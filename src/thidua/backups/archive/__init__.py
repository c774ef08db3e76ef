"""The one file that holds a whole home: how it is written, checked, and made a home again. Format: docs/how-to/restore-a-backup.md."""

from thidua.backups.archive.checking import Archive, open_archive
from thidua.backups.archive.manifest import Manifest
from thidua.backups.archive.restoring import Restored, finish_or_forget, restore
from thidua.backups.archive.writing import Written, expected_size, write_archive

__all__ = [
    "Archive",
    "Manifest",
    "Restored",
    "Written",
    "expected_size",
    "finish_or_forget",
    "open_archive",
    "restore",
    "write_archive",
]
