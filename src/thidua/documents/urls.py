"""Where the pages of documents lie."""

from django.urls import path

from thidua.documents.views import papers, registers

urlpatterns = [
    path("", papers.document_list, name="document_list"),
    path("so-di/", registers.outgoing_list, name="outgoing_list"),
    path("so-den/", registers.incoming_list, name="incoming_list"),
    path("so-den/<uuid:incoming>/chuyen/", registers.incoming_pass, name="incoming_pass"),
    path("so-den/<uuid:incoming>/tep/", registers.incoming_file, name="incoming_file"),
    path("so/tep/<str:ending>/", registers.registers_export, name="registers_export"),
    path("gui/<uuid:dispatch>/", registers.dispatch_sent, name="dispatch_sent"),
    path("<uuid:document>/", registers.document_page, name="document_page"),
    path("<uuid:document>/ban-ky/", registers.signed_file, name="signed_file"),
    path("<uuid:document>/tep/", papers.document_file, name="document_file"),
]
