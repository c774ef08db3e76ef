"""The pages of dossiers: the register with its bulk acts, opening, and one dossier."""

from thidua.nominations.views.dossier import dossier_page, dossier_review, dossier_step
from thidua.nominations.views.opening import dossier_add, dossier_open
from thidua.nominations.views.opinions import opinion_file, opinion_list, opinion_write
from thidua.nominations.views.register import dossier_bulk, dossier_list

__all__ = [
    "dossier_add",
    "dossier_bulk",
    "dossier_list",
    "dossier_open",
    "dossier_page",
    "dossier_review",
    "dossier_step",
    "opinion_file",
    "opinion_list",
    "opinion_write",
]
