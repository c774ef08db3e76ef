"""Where the pages of collectives lie."""

from django.urls import path

from thidua.collectives.views import (
    collective_award,
    collective_correct,
    collective_list,
    collective_page,
    collective_review,
    collective_year,
)

urlpatterns = [
    path("", collective_list, name="collective_list"),
    path("<slug:which>/", collective_page, name="collective_page"),
    path("<slug:which>/nam-hoc/<str:school_year>/", collective_year, name="collective_year"),
    path("<slug:which>/khen-thuong/", collective_award, name="collective_award"),
    path("<slug:which>/khen-thuong/<uuid:grant_id>/sua/", collective_correct, name="collective_correct"),
    path("<slug:which>/xem-xet/", collective_review, name="collective_review"),
]
