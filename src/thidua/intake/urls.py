"""Where the pages of the intake lie."""

from django.urls import path

from thidua.intake.views.staff import staff_import, staff_import_plan, staff_import_rejects

urlpatterns = [
    path("", staff_import, name="staff_import"),
    path("<uuid:file_id>/", staff_import_plan, name="staff_import_plan"),
    path("<uuid:file_id>/chua-nhap/", staff_import_rejects, name="staff_import_rejects"),
]
