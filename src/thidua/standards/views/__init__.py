"""The pages: recognitions, the criteria of one, evidence, and the file to hand over."""

from thidua.standards.views.parcel import evidence_export
from thidua.standards.views.pieces import piece_drop, piece_edit, piece_file, piece_new, piece_search
from thidua.standards.views.recognitions import (
    recognition_drop,
    recognition_edit,
    recognition_file,
    recognition_list,
    recognition_new,
    recognition_page,
    recognition_renew,
)
from thidua.standards.views.requirements import (
    requirement_bring,
    requirement_drop,
    requirement_edit,
    requirement_new,
    requirement_page,
)

__all__ = [
    "evidence_export",
    "piece_drop",
    "piece_edit",
    "piece_file",
    "piece_new",
    "piece_search",
    "recognition_drop",
    "recognition_edit",
    "recognition_file",
    "recognition_list",
    "recognition_new",
    "recognition_page",
    "recognition_renew",
    "requirement_bring",
    "requirement_drop",
    "requirement_edit",
    "requirement_new",
    "requirement_page",
]
