"""Where the pages of councils lie."""

from django.urls import path

from thidua.councils.views import council, meetings, motions, voting

urlpatterns = [
    path("", council.council_page, name="council_page"),
    path("lap/", council.council_found, name="council_found"),
    path("<uuid:council>/thanh-vien/", council.council_members, name="council_members"),
    path("phien-hop-moi/", council.meeting_plan, name="meeting_plan"),
    path("phien-hop/<uuid:meeting>/", meetings.meeting_page, name="meeting_page"),
    path("phien-hop/<uuid:meeting>/sua/", meetings.meeting_edit, name="meeting_edit"),
    path("phien-hop/<uuid:meeting>/khai-mac/", meetings.meeting_open, name="meeting_open"),
    path("phien-hop/<uuid:meeting>/diem-danh/", meetings.meeting_attendance, name="meeting_attendance"),
    path("phien-hop/<uuid:meeting>/man-chieu/", meetings.meeting_projector, name="meeting_projector"),
    path("phien-hop/<uuid:meeting>/be-mac/", meetings.meeting_close, name="meeting_close"),
    path("phien-hop/<uuid:meeting>/bien-ban/", meetings.meeting_minutes, name="meeting_minutes"),
    path("phien-hop/<uuid:meeting>/bo-phieu/", voting.meeting_vote, name="meeting_vote"),
    path("noi-dung/<uuid:motion>/mo/", motions.motion_open, name="motion_open"),
    path("noi-dung/<uuid:motion>/dong/", motions.motion_close, name="motion_close"),
    path("noi-dung/<uuid:motion>/de-lai/", motions.motion_put_off, name="motion_put_off"),
    path("noi-dung/<uuid:motion>/tranh/", motions.motion_recusals, name="motion_recusals"),
    path("noi-dung/<uuid:motion>/kiem-phieu/", meetings.motion_count_sheet, name="motion_count_sheet"),
    path("tranh/<uuid:recusal>/bo/", motions.recusal_lift, name="recusal_lift"),
]
