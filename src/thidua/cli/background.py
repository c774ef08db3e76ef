"""What `thidua serve` runs beside the web: the minute tick in a thread, the worker in front.

It ends when its parent is gone, so that a killed server leaves no worker behind.
"""

import os
import signal
import threading
import time
from datetime import datetime

from django.core.management import call_command
from django.db import close_old_connections

from thidua.core import clock
from thidua.jobs.ticking import tick

TICK = 60
LOOK = 2


def run(words: list[str]) -> int:
    """Never called by people; `serve` starts it."""
    if words:
        return 2
    # The same day as the server's, or what the demo's people brought in yesterday would be months old here.
    if demo_clock := os.environ.get("THIDUA_DEMO_CLOCK"):
        clock.set_for_demo(datetime.fromisoformat(demo_clock))
    threading.Thread(target=_tick_while, args=(os.getppid(),), daemon=True).start()
    call_command("db_worker", "--no-startup-delay", "--no-reload", "--interval", "5", verbosity=0)
    return 0


def _tick_while(parent: int) -> None:
    last = 0.0
    while os.getppid() == parent:
        if time.monotonic() - last >= TICK:
            last = time.monotonic()
            close_old_connections()
            tick()
            close_old_connections()
        time.sleep(LOOK)
    os.kill(os.getpid(), signal.SIGTERM)
