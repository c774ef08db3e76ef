"""All addresses. Each room names its own pages; the names are flat and unique (`home`, `round_board` …)."""

from django.urls import include, path
from django.views.generic import RedirectView

from thidua.targets.urls import public_urlpatterns as public_targets

urlpatterns = [
    path("", include("thidua.reports.urls")),
    path("", include("thidua.web.urls")),
    path("tap-the/", include("thidua.collectives.urls")),
    path("nhan-su/nhap/", RedirectView.as_view(url="/nhap-tep/nhan-su/")),
    path("nhap-tep/", include("thidua.intake.urls")),
    path("nhan-su/", include("thidua.people.urls")),
    path("ke-hoach/", include("thidua.plans.urls")),
    path("chi-tieu/", include("thidua.targets.urls")),
    path("cong-khai/chi-tieu/", include(public_targets)),
    path("", include("thidua.movements.urls")),
    path("dang-ky/", include("thidua.registrations.urls")),
    path("tieu-chi/", include("thidua.criteria.urls")),
    path("binh-xet/", include("thidua.reviews.urls")),
    path("sang-kien/", include("thidua.initiatives.urls")),
    path("xep-loai/", include("thidua.scoring.urls")),
    path("ho-so/", include("thidua.nominations.urls")),
    path("hoi-dong/", include("thidua.councils.urls")),
    path("van-ban/", include("thidua.documents.urls")),
    path("quyet-dinh/", include("thidua.decisions.urls")),
    path("quy-thi-dua/", include("thidua.funds.urls")),
    path("bao-cao/", include("thidua.summaries.urls")),
    path("chuan-truong/", include("thidua.standards.urls")),
    path("tra-luat/", include("thidua.lawdesk.urls")),
    path("sao-luu/", include("thidua.backups.urls")),
    path("quy-dinh/", include("thidua.guidance.urls")),
    path("", include("thidua.duties.urls")),
    path("kiem-tra/", include("thidua.portal.urls")),
    path("tai-khoan/", include("allauth.urls")),
]
handler400 = "thidua.web.errors.bad_request"
handler404 = "thidua.web.errors.not_found"
handler403 = "thidua.web.errors.forbidden"
handler500 = "thidua.web.errors.server_error"
