"""Where the pages of targets lie."""

from django.urls import path

from thidua.targets import views

urlpatterns = [
    path("", views.target_list, name="target_list"),
    path("cong-khai/", views.targets_disclose, name="targets_disclose"),
    path("y-kien/<slug:kind>/", views.remark_write, name="remark_write"),
    path("y-kien/<uuid:remark>/tep/", views.remark_file, name="remark_file"),
    path("ung-ho/", views.drive_list, name="drive_list"),
    path("ung-ho/dong/<uuid:contribution>/bo/", views.contribution_take_back, name="contribution_take_back"),
    path("ung-ho/<uuid:drive>/", views.drive_keep, name="drive_keep"),
    path("ung-ho/<uuid:drive>/ket-thuc/", views.drive_close, name="drive_close"),
    path("so-lieu/<uuid:measurement>/sua/", views.figure_correct, name="figure_correct"),
    path("so-lieu/<uuid:measurement>/tep/", views.figure_file, name="figure_file"),
    path("<uuid:undertaking>/", views.target_page, name="target_page"),
    path("<uuid:undertaking>/so-lieu/", views.figure_enter, name="figure_enter"),
]
# What the school shows to everybody lies apart, under an address that can be put on a notice board.
public_urlpatterns = [path("<str:school>/", views.targets_public, name="targets_public")]
