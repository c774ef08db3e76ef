"""What granian serves."""

import os
from datetime import datetime

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from statute.library import load
from thidua.cli.home import enter
from thidua.core import clock

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.settings")
application = get_wsgi_application()

# Whatever serves us, and for as long as it does: nobody moves the data away from under it.
enter()

# A library that cannot be read whole stops the server here, with its file and line, before anybody asks.
load()

# The demo's year goes on after it was played; set by `thidua demo` alone for the server that it starts.
settings.THIDUA_DEMO_SCHOOL = bool(os.environ.get("THIDUA_DEMO_SCHOOL"))
if demo_clock := os.environ.get("THIDUA_DEMO_CLOCK"):
    clock.set_for_demo(datetime.fromisoformat(demo_clock))
