"""`thidua serve`: the web, one worker and a minute tick, until it is stopped."""

import os
import socket
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.db import connection
from granian.constants import Interfaces, SSLProtocols
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server import MPServer

from statute.check import check
from statute.errors import LibraryError
from thidua.cli import certificate
from thidua.cli.arguments import Arguments, port
from thidua.cli.database import is_ready
from thidua.councils.actions.traces import erase_traces

# Threads, not processes, serve one school: SQLite has one writer, and one process keeps its memory small.
THREADS = 4


class PortTakenError(Exception):
    """Cổng này đang có chương trình khác dùng."""


def run(words: list[str]) -> int:
    """Serve until stopped. 0: stopped; 1: cannot start, the reason on standard error."""
    parser = Arguments(prog="thidua serve", description="Mở máy chủ.")
    parser.add_argument("--port", type=port, default=8000, help="cổng (mặc định 8000)")
    parser.add_argument("--host", default="127.0.0.1", help="địa chỉ lắng nghe (mặc định chỉ máy này)")
    parser.add_argument("--lan", action="store_true", help="mở cho mạng trong trường, qua https")
    options = parser.parse_args(words)
    return serve(port=options.port, host=options.host, lan=options.lan)


def serve(*, port: int, host: str = "127.0.0.1", lan: bool = False) -> int:
    if not law_is_sound() or not is_ready(make=True):
        return 1
    if lan and host == "127.0.0.1":
        host = "0.0.0.0"  # noqa: S104 -- the LAN is what --lan asks for
    if not lan and host not in {"127.0.0.1", "localhost", "::1"}:
        print("Không mở http cho máy khác: hãy dùng --lan (https).", file=sys.stderr)
        return 1
    try:
        check_port(host, port)
    except PortTakenError as error:
        print(f"{error} Chọn cổng khác: thidua serve --port {port + 1}", file=sys.stderr)
        return 1
    if lan and not settings.SERVED_IN_LAN:
        _begin_again_for_lan(host, port)
    _tidy_up()
    tls = (_tls() / "cert.pem", _tls() / "key.pem") if lan else None
    if tls is None:
        print(f"Thi Đua đang mở tại http://{host}:{port}/ – dừng bằng Ctrl+C", flush=True)
    background = subprocess.Popen([sys.executable, "-m", "thidua.cli", "background"])
    try:
        _granian(host, port, tls).serve()
    finally:
        background.terminate()
        background.wait()
    return 0


def _tidy_up() -> None:
    """What a server that was killed right after a vote's closing may have left undone; then no connection is kept."""
    erase_traces()
    connection.close()


def law_is_sound() -> bool:
    """Whether the law library has no fault; if it has, say where: half a law answers nobody."""
    try:
        faults = check(cases=False).placed
    except LibraryError as fault:
        faults = [str(fault)]
    if faults:
        print("\n".join(["Thư viện luật có lỗi, máy chủ không mở:", *faults]), file=sys.stderr)
    return not faults


def check_port(host: str, port: int) -> None:
    """Say plainly that a port is taken, before anything is started."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            raise PortTakenError(f"Cổng {port} đang có chương trình khác dùng.") from None


def _granian(host: str, port: int, tls: tuple[Path, Path] | None) -> MPServer:
    return MPServer(
        "thidua.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=THREADS,
        log_level=LogLevels.warning,
        websockets=False,
        http1_settings=HTTP1Settings(header_read_timeout=20_000),
        ssl_cert=tls[0] if tls else None,
        ssl_key=tls[1] if tls else None,
        ssl_protocol_min=SSLProtocols.tls12,
    )


def _tls() -> Path:
    return Path(settings.THIDUA_HOME) / "tls"


def _begin_again_for_lan(host: str, port: int) -> None:
    """Make the certificate, say where and with which fingerprint, and start over.

    Settings are read once, at the start: only a new start knows the addresses and that cookies go over https.
    """
    addresses = [host] if host != "0.0.0.0" else certificate.own_addresses()  # noqa: S104 -- compared, not bound
    _, _, fingerprint = certificate.prepare(_tls(), addresses)
    for address in addresses:
        print(f"Thi Đua đang mở tại https://{address}:{port}/")
    print(f"Chứng thư tự tạo. Dấu vân tay để so trên điện thoại:\n  {fingerprint}", flush=True)
    words = ["serve", "--lan", "--host", host, "--port", str(port)]
    hosts = ",".join([*addresses, *settings.ALLOWED_HOSTS])
    os.execve(  # noqa: S606 -- ourselves again, with our own words
        sys.executable,
        [sys.executable, "-m", "thidua.cli", *words],
        {**os.environ, "THIDUA_HOSTS": hosts, "THIDUA_LAN": "1"},
    )
