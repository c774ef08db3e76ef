"""Where the pages of local rules lie."""

from django.urls import path

from thidua.guidance import views

urlpatterns = [
    path("", views.rule_list, name="rule_list"),
    path("moi/", views.rule_kinds, name="rule_kinds"),
    path("moi/<slug:kind>/", views.rule_new, name="rule_new"),
    path("<uuid:rule>/", views.rule_page, name="rule_page"),
    path("<uuid:rule>/ket-thuc/", views.rule_end, name="rule_end"),
    path("<uuid:rule>/tep/", views.rule_file, name="rule_file"),
]
