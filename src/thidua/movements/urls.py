"""Where movements, tasks and the calendar lie."""

from django.urls import path

from thidua.movements import views

urlpatterns = [
    path("phong-trao/", views.movement_list, name="movement_list"),
    path("phong-trao/<uuid:movement>/", views.movement_page, name="movement_page"),
    path("phong-trao/<uuid:movement>/danh-gia/", views.movement_ratings, name="movement_ratings"),
    path(
        "phong-trao/<uuid:movement>/danh-gia/<uuid:team_id>/", views.movement_rating, name="movement_rating"
    ),
    path(
        "phong-trao/<uuid:movement>/danh-gia/<uuid:team_id>/xac-nhan/",
        views.movement_confirm,
        name="movement_confirm",
    ),
    path("phong-trao/minh-chung/<uuid:rating>/", views.rating_file, name="rating_file"),
    path("phong-trao/<uuid:movement>/<slug:step>/", views.movement_step, name="movement_step"),
    path("nhiem-vu/", views.task_list, name="task_list"),
    path("nhiem-vu/<uuid:task>/", views.task_page, name="task_page"),
    path("nhiem-vu/<uuid:task>/to/<uuid:team_id>/", views.task_share, name="task_share"),
    path("nhiem-vu/cua-to/<uuid:share>/rut/", views.share_withdraw, name="share_withdraw"),
    path("nhiem-vu/cua-to/<uuid:share>/tep/", views.share_file, name="share_file"),
    path("nhiem-vu/<uuid:task>/<slug:step>/", views.task_step, name="task_step"),
    path("buoc/<uuid:happening>/tep/", views.happening_file, name="happening_file"),
    path("lich/", views.calendar_page, name="calendar_page"),
    path("lich/dia-chi/", views.feed_page, name="feed_page"),
    path("lich/dia-chi/moi/", views.feed_make, name="feed_make"),
    path("lich/dia-chi/thu-hoi/", views.feed_revoke, name="feed_revoke"),
    path("lich/<str:token>.ics", views.feed_file, name="feed_file"),
]
