"""Where the pages of the intake lie."""

from django.urls import path

from thidua.intake.views.bringing import intake_index, intake_upload
from thidua.intake.views.columns import intake_columns, intake_mapping_forget, intake_mappings
from thidua.intake.views.plan import intake_rejects, intake_run, intake_sheet
from thidua.intake.views.work import intake_again, intake_cancel, intake_progress

urlpatterns = [
    path("", intake_index, name="intake_index"),
    path("cot-da-khop/", intake_mappings, name="intake_mappings"),
    path("cot-da-khop/<uuid:mapping>/bo/", intake_mapping_forget, name="intake_mapping_forget"),
    path("tep/<uuid:run>/", intake_run, name="intake_run"),
    path("tep/<uuid:run>/cot/", intake_columns, name="intake_columns"),
    path("tep/<uuid:run>/trang/", intake_sheet, name="intake_sheet"),
    path("tep/<uuid:run>/chua-nhap/", intake_rejects, name="intake_rejects"),
    path("tep/<uuid:run>/tien-do/", intake_progress, name="intake_progress"),
    path("tep/<uuid:run>/dung/", intake_cancel, name="intake_cancel"),
    path("tep/<uuid:run>/lam-lai/", intake_again, name="intake_again"),
    path("nhan-su/", intake_upload, {"target": "nhan-su"}, name="staff_import"),
    path("<slug:target>/", intake_upload, name="intake_upload"),
]
