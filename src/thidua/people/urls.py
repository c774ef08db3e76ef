"""Where the pages of people lie."""

from django.urls import path

from thidua.people.views.associations import (
    association_edit,
    association_end,
    association_lead,
    associations,
)
from thidua.people.views.checking import check_file, check_former_file, check_list, check_paper
from thidua.people.views.correcting import person_correct
from thidua.people.views.directory import person_export, person_list, person_new
from thidua.people.views.movements import person_awards, person_awards_file, person_movements
from thidua.people.views.person import person_page
from thidua.people.views.recording import person_record
from thidua.people.views.roles import outsider_new, role_cancel, role_end, roles
from thidua.people.views.school import school_details, team_rename, teams
from thidua.people.views.second_factor import second_factor, second_factor_reset
from thidua.people.views.slips import slips
from thidua.people.views.ties import person_comment, person_comment_file, person_tie
from thidua.people.views.years import person_year

urlpatterns = [
    path("", person_list, name="person_list"),
    path("xuat/", person_export, name="person_export"),
    path("them/", person_new, name="person_new"),
    path("phieu/", slips, name="slips"),
    path("vai-tro/", roles, name="roles"),
    path("vai-tro/nguoi-ngoai/", outsider_new, name="outsider_new"),
    path("vai-tro/<uuid:appointment_id>/huy/", role_cancel, name="role_cancel"),
    path("vai-tro/<uuid:appointment_id>/ket-thuc/", role_end, name="role_end"),
    path("to/", teams, name="teams"),
    path("to/<uuid:team_id>/", team_rename, name="team_rename"),
    path("to-chuc/", associations, name="associations"),
    path("to-chuc/<uuid:association_id>/", association_edit, name="association_edit"),
    path("to-chuc/<uuid:association_id>/dung-dau/", association_lead, name="association_lead"),
    path("to-chuc/<uuid:association_id>/ket-thuc/", association_end, name="association_end"),
    path("truong/", school_details, name="school_details"),
    path("xac-thuc-hai-buoc/", second_factor, name="second_factor"),
    path("xac-thuc-hai-buoc/<uuid:user_id>/", second_factor_reset, name="second_factor_reset"),
    path("<uuid:person_id>/", person_page, name="person_page"),
    path("doi-chieu/", check_list, name="check_list"),
    path("doi-chieu/<slug:what>/<uuid:row_id>/", check_paper, name="check_paper"),
    path("doi-chieu/<slug:what>/<uuid:row_id>/tep/", check_file, name="check_file"),
    path(
        "doi-chieu/<slug:what>/<uuid:row_id>/tep/<uuid:former_id>/",
        check_former_file,
        name="check_former_file",
    ),
    path("bien-dong/", person_movements, name="person_movements"),
    path("<uuid:person_id>/khen-thuong/", person_awards, name="person_awards"),
    path("<uuid:person_id>/khen-thuong/<slug:ending>/", person_awards_file, name="person_awards_file"),
    path("<uuid:person_id>/ghi/<slug:what>/", person_record, name="person_record"),
    path("<uuid:person_id>/sua/<slug:what>/<uuid:row_id>/", person_correct, name="person_correct"),
    path("<uuid:person_id>/gan-voi/<slug:what>/<uuid:tie_id>/", person_tie, name="person_tie"),
    path("<uuid:person_id>/nhan-xet/<uuid:tie_id>/", person_comment, name="person_comment"),
    path("<uuid:person_id>/nhan-xet/<uuid:tie_id>/tep/", person_comment_file, name="person_comment_file"),
    path("<uuid:person_id>/nam-hoc/<str:school_year>/", person_year, name="person_year"),
]
