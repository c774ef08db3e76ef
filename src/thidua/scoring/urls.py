"""Where the pages of scoring lie."""

from django.urls import path

from thidua.scoring import views

urlpatterns = [
    path("", views.evaluation_sheet, name="evaluation_sheet"),
    path("dong/<uuid:person_id>/", views.evaluation_line, name="evaluation_line"),
    path("cua-toi/", views.evaluation_mine, name="evaluation_mine"),
    path("hieu-truong/", views.evaluation_head, name="evaluation_head"),
    path("ket-qua.<slug:ending>", views.evaluation_results, name="evaluation_results"),
    path("phieu/<uuid:person_id>/", views.evaluation_person, name="evaluation_person"),
    path("bien-ban/<uuid:which>/", views.evaluation_minutes, name="evaluation_minutes"),
    path("to/<uuid:which>/bien-ban/", views.evaluation_meeting, name="evaluation_meeting"),
    path("lay-diem/", views.evaluation_take, name="evaluation_take"),
    path("quy-che/", views.regulation_list, name="regulation_list"),
    path("quy-che/<uuid:regulation_id>/tep/", views.regulation_file, name="regulation_file"),
    path("don-vi/", views.evaluation_unit, name="evaluation_unit"),
    path("mo-lai/", views.evaluation_reopen, name="evaluation_reopen"),
    path("mo-lai/<uuid:reopening_id>/", views.evaluation_reopening, name="evaluation_reopening"),
    path("cach-danh-gia/", views.evaluation_rules, name="evaluation_rules"),
    path("phe-duyet/", views.evaluation_approve, name="evaluation_approve"),
]
