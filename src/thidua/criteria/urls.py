"""Where the pages of criteria sets lie."""

from django.urls import path

from thidua.criteria.views import sets, steps, writing

urlpatterns = [
    path("", sets.criteria_list, name="criteria_list"),
    path("moi/", writing.criteria_new, name="criteria_new"),
    path("moi/soan/", writing.criteria_write, name="criteria_write"),
    path("kiem/", writing.criteria_check, name="criteria_check"),
    path("dong/<uuid:criterion_id>/ly-do/", steps.criteria_explain, name="criteria_explain"),
    path("<uuid:set_id>/", sets.criteria_page, name="criteria_page"),
    path("<uuid:set_id>/tep/", sets.criteria_file, name="criteria_file"),
    path("<uuid:set_id>/sua/", writing.criteria_edit, name="criteria_edit"),
    path("<uuid:set_id>/ban-hanh/", steps.criteria_issue, name="criteria_issue"),
    path("<uuid:set_id>/rut/", steps.criteria_take_back, name="criteria_take_back"),
    path("<uuid:set_id>/bo/", steps.criteria_discard, name="criteria_discard"),
    path("<uuid:set_id>/ket-thuc/", steps.criteria_end, name="criteria_end"),
    path("<uuid:set_id>/lan-moi/", steps.criteria_edition, name="criteria_edition"),
]
