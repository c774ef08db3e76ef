"""Where the pages of the law desk lie."""

from django.urls import path

from thidua.lawdesk.views.reading import law_explain, law_index

urlpatterns = [
    path("", law_index, name="law_index"),
    path("dieu-kien/<slug:award>/", law_explain, name="law_explain"),
]
