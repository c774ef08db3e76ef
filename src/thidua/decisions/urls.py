"""Where the pages of decisions lie."""

from django.urls import path

from thidua.decisions.views import answers, appraising, placing, register, submissions

urlpatterns = [
    path("", submissions.submission_list, name="submission_list"),
    path("trinh/moi/", submissions.submission_new, name="submission_new"),
    path("trinh/<uuid:submission>/", submissions.submission_page, name="submission_page"),
    path("trinh/<uuid:submission>/nhan/", answers.decision_receive, name="decision_receive"),
    path("trinh/<uuid:submission>/ban-hanh/", answers.decision_issue, name="decision_issue"),
    path("trinh/<uuid:submission>/tep/<str:paper>/", submissions.submission_file, name="submission_file"),
    path("trinh/<uuid:submission>/huy/", submissions.submission_annul, name="submission_annul"),
    path("trinh/<uuid:submission>/tiep-nhan/", appraising.submission_take, name="submission_take"),
    path("trinh/<uuid:submission>/tra-lai/", appraising.submission_return, name="submission_return"),
    path("can-bo/moi/", appraising.officer_new, name="officer_new"),
    path("<uuid:decision>/ban-quet/", appraising.decision_scan, name="decision_scan"),
    path("<uuid:decision>/tep/", submissions.decision_file, name="decision_file"),
    path("cap-tren/", placing.parents, name="parents"),
    path("cap-tren/<uuid:placing_id>/rut/", placing.parent_withdraw, name="parent_withdraw"),
    path("so/", register.register, name="register"),
    path("so/giay-khen/", register.register_certificates, name="register_certificates"),
    path("so/tep/<str:ending>/", register.register_export, name="register_export"),
    path("nam-hoc/mo/", register.year_open, name="year_open"),
    path("nam-hoc/<uuid:year>/khep/", register.year_close, name="year_close"),
]
