"""Where the pages of documents lie."""

from django.urls import path

from thidua.documents import views

urlpatterns = [
    path("", views.document_list, name="document_list"),
    path("<uuid:document>/tep/", views.document_file, name="document_file"),
]
