"""Where the pages of reports lie."""

from django.urls import path

from thidua.summaries import views

urlpatterns = [
    path("", views.summary_list, name="summary_list"),
    path("moi/<slug:sort>/", views.summary_new, name="summary_new"),
    path("<uuid:report>/", views.summary_page, name="summary_page"),
    path("<uuid:report>/phan/<slug:part>/", views.summary_part, name="summary_part"),
    path("<uuid:report>/lay-so/", views.summary_refresh, name="summary_refresh"),
    path("<uuid:report>/so-lieu/", views.summary_figures, name="summary_figures"),
    path("<uuid:report>/noi-nhan/", views.summary_recipients, name="summary_recipients"),
    path("<uuid:report>/xem-lai/", views.summary_check, name="summary_check"),
    path("<uuid:report>/gui/", views.summary_send, name="summary_send"),
    path("<uuid:report>/tra-lai/", views.summary_send_back, name="summary_send_back"),
    path("<uuid:report>/duyet/", views.summary_approve, name="summary_approve"),
    path("<uuid:report>/vao-so/", views.summary_issue, name="summary_issue"),
    path("<uuid:report>/dinh-chinh/", views.summary_correct, name="summary_correct"),
    path("<uuid:report>/doi-nguon/", views.summary_sources, name="summary_sources"),
    path("<uuid:report>/bo/", views.summary_drop, name="summary_drop"),
    path("<uuid:report>/tep/<str:ending>/", views.summary_file, name="summary_file"),
]
