"""Keeping bytes: on disk and fsynced before the row commits; orphans are swept by a job."""

import hashlib

from thidua.core import clock
from thidua.files.models import StoredFile
from thidua.files.store import folder, write_once
from thidua.ledger.actions import Actor, action, record

# A longer name loses its beginning: the ending says what opens it.
NAME_LENGTH = 200


@action("files.file_kept")
def keep(*, by: Actor, content: bytes, name: str, content_type: str) -> StoredFile:
    """Write the bytes once under their digest and make the unit's row for them."""
    digest = hashlib.sha256(content).hexdigest()
    write_once(folder() / digest, content)
    stored = StoredFile.objects.create(
        unit=by.unit,
        sha256=digest,
        name=name[-NAME_LENGTH:],
        content_type=content_type,
        size=len(content),
        kept_at=clock.now(),
    )
    record(about=stored, counts={"sha256": digest, "size": len(content)})
    return stored
