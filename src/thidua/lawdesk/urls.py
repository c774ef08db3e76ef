"""Where the pages of the law desk lie."""

from django.urls import path

from thidua.lawdesk.views.comparing import law_diff
from thidua.lawdesk.views.planning import law_goals, law_path
from thidua.lawdesk.views.reading import law_explain, law_index
from thidua.lawdesk.views.screening import law_screen
from thidua.lawdesk.views.trying import law_try, law_try_person

urlpatterns = [
    path("", law_index, name="law_index"),
    path("dieu-kien/<slug:award>/", law_explain, name="law_explain"),
    path("thu/", law_try, name="law_try"),
    path("thu/<uuid:person_id>/", law_try_person, name="law_try_person"),
    path("doi/", law_diff, name="law_diff"),
    path("soat/", law_screen, name="law_screen"),
    path("duong/<uuid:person_id>/", law_goals, name="law_goals"),
    path("duong/<slug:award>/<uuid:person_id>/", law_path, name="law_path"),
]
