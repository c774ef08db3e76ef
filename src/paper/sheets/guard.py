"""Looks at a workbook before anything parses it: what kind it is, and how much it really holds when unpacked."""

import io
import zipfile
import zlib
from typing import Literal

from paper.sheets.cells import Limits
from paper.sheets.errors import (
    BrokenSpreadsheetError,
    EncryptedSpreadsheetError,
    NotASpreadsheetError,
    TooLargeError,
    ZipBombError,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
ENCRYPTED_PART = "EncryptedPackage".encode("utf-16-le")
FOREIGN_PARTS = tuple(
    name.encode("utf-16-le")
    for name in ("WordDocument", "PowerPoint Document", "VisioDocument", "__properties_")
)
LOCAL_HEADER = 30
CHUNK = 64 * 1024

Kind = Literal["xls", "xlsx"]


def inspect(content: bytes, *, limits: Limits) -> Kind:
    """The kind by content, never by name.

    Raises NotASpreadsheetError, TooLargeError, ZipBombError, BrokenSpreadsheetError, or EncryptedSpreadsheetError for
    an .xlsx; whether an .xls is locked only the reader can tell.
    """
    if len(content) > limits.file_bytes:
        raise TooLargeError
    if content.startswith(OLE):
        _inspect_ole(content)
        return "xls"
    if not content.startswith(ZIP):
        raise NotASpreadsheetError(_other_kind(content))
    _inspect_zip(content, limits)
    return "xlsx"


def _inspect_ole(content: bytes) -> None:
    """The names of an OLE file's parts stand in it as UTF-16: a locked .xlsx and a .doc both look like an .xls."""
    if ENCRYPTED_PART in content:
        raise EncryptedSpreadsheetError
    if any(part in content for part in FOREIGN_PARTS):
        raise NotASpreadsheetError


def _other_kind(content: bytes) -> str:
    if not content:
        return "Tệp rỗng. Hãy chọn lại tệp bảng tính rồi tải lên."
    start = content[:2048].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith((b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta", b"<div")):
        return (
            "Tệp này là trang web được đặt đuôi bảng tính, thường do phần mềm khác xuất ra. "
            "Hãy mở bằng Excel, chọn “Lưu thành” (Save As) dạng .xlsx rồi tải lên lại."
        )
    return ""


def _inspect_zip(content: bytes, limits: Limits) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, UnicodeDecodeError, ValueError) as error:
        raise BrokenSpreadsheetError from error
    if len(entries) > limits.parts or sum(entry.file_size for entry in entries) > limits.unpacked_bytes:
        raise ZipBombError
    if not any(entry.filename.replace("\\", "/").lower() == "xl/workbook.xml" for entry in entries):
        raise NotASpreadsheetError
    left = limits.unpacked_bytes
    for entry in entries:
        left -= _real_size(content, entry, left, limits)


def _real_size(content: bytes, entry: zipfile.ZipInfo, left: int, limits: Limits) -> int:
    """Unpack one part piece by piece and count: the size written in the archive may be a lie.

    Raises ZipBombError as soon as more comes out than is left, BrokenSpreadsheetError for anything but good deflate.
    """
    packed = _packed(content, entry)
    if entry.compress_type == zipfile.ZIP_STORED:
        return _counted(len(packed), len(packed), left, limits)
    if entry.compress_type != zipfile.ZIP_DEFLATED:
        raise BrokenSpreadsheetError
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    size = 0
    try:
        piece = unpacker.decompress(packed, CHUNK)
        while piece:
            size = _counted(size + len(piece), len(packed), left, limits)
            piece = unpacker.decompress(unpacker.unconsumed_tail, CHUNK)
    except zlib.error as error:
        raise BrokenSpreadsheetError from error
    if not unpacker.eof:
        raise BrokenSpreadsheetError
    return size


def _counted(size: int, packed: int, left: int, limits: Limits) -> int:
    if size > left or (size > limits.ratio_from and size > limits.ratio * packed):
        raise ZipBombError
    return size


def _packed(content: bytes, entry: zipfile.ZipInfo) -> bytes:
    """The packed bytes, found by the local header, whose name and extra field may differ in length."""
    start = entry.header_offset
    header = content[start : start + LOCAL_HEADER]
    if len(header) < LOCAL_HEADER or not header.startswith(ZIP) or entry.flag_bits & 1:
        raise BrokenSpreadsheetError
    begin = (
        start
        + LOCAL_HEADER
        + int.from_bytes(header[26:28], "little")
        + int.from_bytes(header[28:30], "little")
    )
    packed = content[begin : begin + entry.compress_size]
    if len(packed) < entry.compress_size:
        raise BrokenSpreadsheetError
    return packed
