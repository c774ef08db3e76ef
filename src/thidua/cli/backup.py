"""`thidua backup FILE` and `thidua restore FILE`: the whole home in one file, and a home out of it."""

import shutil
import sys
from pathlib import Path

from django.conf import settings

from thidua.backups.archive import expected_size, open_archive, restore, write_archive
from thidua.backups.errors import BackupRefusedError
from thidua.cli.arguments import Arguments
from thidua.cli.database import is_ready
from thidua.cli.reaching import why_not_postgres
from thidua.core import clock
from thidua.core.clock import day_and_time
from thidua.core.sizes import readable


def run(words: list[str]) -> int:
    """0: written, or found whole. 1: refused, the reason on standard error. 2: no database, or wrong words."""
    parser = Arguments(
        prog="thidua backup", description="Sao lưu toàn bộ dữ liệu vào một tệp, cả khi máy chủ chạy."
    )
    parser.add_argument("file", type=Path, metavar="TỆP", help="tệp mới, hoặc thư mục (ổ USB) để đặt tệp vào")
    parser.add_argument(
        "--check", action="store_true", help="không ghi gì: đọc một bản đã có xem còn nguyên vẹn"
    )
    parser.add_argument(
        "--even-while-voting", action="store_true", help="sao lưu cả khi đang bỏ phiếu kín (không nên)"
    )
    options = parser.parse_args(words)
    try:
        if options.check:
            return _check(options.file)
        if not is_ready():
            return 2
        return _backup(options.file, even_while_voting=options.even_while_voting)
    except BackupRefusedError as refusal:
        print(refusal, file=sys.stderr)
        return 1


def run_restore(words: list[str]) -> int:
    """0: restored. 1: refused, the reason on standard error, and nothing was left behind. 2: wrong words."""
    parser = Arguments(
        prog="thidua restore", description="Khôi phục một bản sao lưu vào THIDUA_HOME còn trống."
    )
    parser.add_argument("file", type=Path, metavar="TỆP", help="bản sao lưu do thidua backup lập ra")
    parser.add_argument(
        "--even-with-broken-ledger", action="store_true", help="cả khi nhật ký trong bản sao không nguyên vẹn"
    )
    options = parser.parse_args(words)
    if reason := why_not_postgres():
        print(reason, file=sys.stderr)
        return 1
    print("Đang kiểm tra và khôi phục…", flush=True)
    try:
        done = restore(options.file, even_with_broken_ledger=options.even_with_broken_ledger)
    except BackupRefusedError as refusal:
        if settings.THIDUA_KEY_IS_NEW:
            (Path(settings.THIDUA_HOME) / "secret-key").unlink(missing_ok=True)
        print(refusal, file=sys.stderr)
        return 1
    manifest = done.manifest
    print(
        f"Đã khôi phục vào {settings.THIDUA_HOME}: bản sao lưu lúc {day_and_time(manifest.made_at)}, {len(manifest.tables)} bảng, "
        f"{len(manifest.files)} tệp, {done.chains} nhật ký nguyên vẹn."
    )
    if not done.law_is_same:
        print("Thư viện luật ở máy này khác với lúc sao lưu: kết quả xét cũ vẫn giữ theo luật đã lưu.")
    _tell_missing(manifest.missing)
    print("Mở máy chủ: thidua serve")
    return 0


def _backup(place: Path, *, even_while_voting: bool) -> int:
    target = place / f"thidua-{clock.now():%Y-%m-%d-%H%M%S}.zip" if place.is_dir() else place
    if not target.parent.is_dir():
        print(f"Không có thư mục {target.parent}. Hãy tạo thư mục hoặc cắm ổ USB trước.", file=sys.stderr)
        return 1
    need, free = expected_size(), shutil.disk_usage(target.parent).free
    print(f"Cần khoảng {readable(need)}; {target.parent} còn trống {readable(free)}.", flush=True)
    written = write_archive(target, even_while_voting=even_while_voting)
    manifest = written.manifest
    print(
        f"Đã sao lưu vào {written.path}: {readable(written.size)}, {len(manifest.tables)} bảng, "
        f"{len(manifest.files)} tệp; đã đọc lại và kiểm tra.\n  dấu vân tay (SHA-256): {written.sha256}\n"
        "Tệp này chứa mọi dữ liệu và khóa bí mật của trường: hãy cất như cất con dấu."
    )
    return _tell_missing(manifest.missing)


def _check(path: Path) -> int:
    with open_archive(path) as archive:
        archive.check()
        manifest = archive.manifest
        print(
            f"Bản sao lưu nguyên vẹn: lập lúc {day_and_time(manifest.made_at)} bằng phiên bản {manifest.program}, "
            f"{len(manifest.tables)} bảng, {len(manifest.files)} tệp."
        )
        return _tell_missing(manifest.missing)


def _tell_missing(missing: list[str]) -> int:
    """What the disk no longer held when the back-up was made: said each time, since nothing brings it back."""
    if not missing:
        return 0
    print(
        f"Thiếu {len(missing)} tệp: trên đĩa không còn hoặc đã hỏng từ trước khi sao lưu. Tìm trong bản sao lưu cũ hơn:",
        *(f"  {digest}" for digest in missing[:10]),
        sep="\n",
        file=sys.stderr,
    )
    return 1
