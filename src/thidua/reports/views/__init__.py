"""The pages everybody meets first."""

from thidua.reports.views.entrance import activate, first_run
from thidua.reports.views.home import home
from thidua.reports.views.journal import journal

__all__ = ["activate", "first_run", "home", "journal"]
