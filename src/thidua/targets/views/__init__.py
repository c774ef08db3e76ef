"""The pages: targets and their figures (`targets`), what is said of them (`remarks`), contribution drives (`drives`)."""

from thidua.targets.views.drives import contribution_take_back, drive_close, drive_keep, drive_list
from thidua.targets.views.remarks import remark_file, remark_write
from thidua.targets.views.targets import (
    figure_correct,
    figure_enter,
    figure_file,
    target_list,
    target_page,
    targets_disclose,
    targets_public,
)

__all__ = [
    "contribution_take_back",
    "drive_close",
    "drive_keep",
    "drive_list",
    "figure_correct",
    "figure_enter",
    "figure_file",
    "remark_file",
    "remark_write",
    "target_list",
    "target_page",
    "targets_disclose",
    "targets_public",
]
