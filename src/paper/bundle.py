"""Several files as one to send: numbered names without diacritics, a list of contents, the same bytes for the same files."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

from paper.errors import ContractError

CONTENTS = "00_Muc_luc.txt"


@dataclass(frozen=True, slots=True)
class Bundled:
    """`name` is plain letters with its ending ("Bien_ban.docx"), `title` what it is, in Vietnamese."""

    name: str
    title: str
    content: bytes


def make_bundle(files: Sequence[Bundled], *, title: str) -> bytes:
    """The ZIP. Raises ContractError for a name which another system may not be able to write."""
    if any(not one.name.isascii() or " " in one.name or "/" in one.name for one in files):
        raise ContractError("Tên tệp trong gói chỉ gồm chữ không dấu, không có khoảng trắng.")
    named = [(f"{place:02}_{one.name}", one) for place, one in enumerate(files, start=1)]
    contents = "\r\n".join([title, "", *(f"{name}: {one.title}" for name, one in named), ""])
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        # The mark at the beginning lets Notepad read the diacritics.
        _put(archive, CONTENTS, contents.encode("utf-8-sig"))
        for name, one in named:
            _put(archive, name, one.content)
    return target.getvalue()


def _put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, content)
