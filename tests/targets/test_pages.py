"""The pages of targets: who opens which, what each says, figures typed, what the public sees."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factories.base import actor, add_staff, make_school, sign_in
from factories.plans import content_of, make_draft
from factories.targets import enter, initiative, make_targets, measured_by, year_of
from thidua.core import clock
from thidua.plans.models import Item
from thidua.targets.actions import disclose_targets
from thidua.targets.models import Measurement

pytestmark = pytest.mark.django_db
MOST_QUERIES = 25
OPEN, GONE, REFUSED, FAULT = 200, 404, 403, 422


@pytest.fixture
def school():
    return make_school()


def page(user, route, *args):
    return sign_in(Client(), user).get(reverse(route, args=args))


def post(user, route, *args, **given):
    return sign_in(Client(), user).post(reverse(route, args=args), given)


def text(response):
    return " ".join(response.content.decode().split())


def test_everybody_who_works_here_reads_how_far_each_target_is(school):
    item = measured_by(school, "initiative.recognised", aim=50, name="Người có sáng kiến")
    initiative(school, school.person(school.binh))

    shown = text(page(school.binh, "target_list"))
    for words in ("Người có sáng kiến", "20%", "ít nhất 50%", "Cần thêm 2 người nữa.", "Tổ Toán – Tin"):
        assert words in shown
    one = text(page(school.binh, "target_page", item.undertaking_id))
    assert "Chưa đủ hai lần đo để vẽ đường" in one


def test_names_of_the_unknown_are_for_those_who_read_the_work(school):
    item = measured_by(school, "initiative.recognised", aim=50)

    name = "Vũ Văn Sông Lam"
    assert name in text(page(school.alice, "target_page", item.undertaking_id))
    assert name not in text(page(school.binh, "target_page", item.undertaking_id))


def test_grades_of_teams_are_for_those_who_read_the_work(school):
    item = measured_by(school, "grade.good", aim=50)
    year_of(school, school.person(school.dung), grade="good")

    assert "Tổ Toán – Tin" in text(page(school.alice, "target_page", item.undertaking_id))
    for route, args in (("target_list", ()), ("target_page", (item.undertaking_id,))):
        assert "Tổ Toán – Tin" not in text(page(school.binh, route, *args))


def test_the_home_of_the_office_tells_which_target_is_at_risk(school):
    item = measured_by(school, "initiative.recognised", aim=85, name="Người có sáng kiến")
    year_of(school, school.person(school.an), initiatives_known=True)
    initiative(school, school.person(school.binh))

    assert 'hx-get="/chi-tieu/"' in text(page(school.alice, "home"))
    assert 'hx-get="/chi-tieu/"' in text(page(school.dung, "home"))  # leads a team
    assert 'hx-get="/chi-tieu/"' not in text(page(school.binh, "home"))
    part = text(sign_in(Client(), school.alice).get(reverse("target_list"), headers={"HX-Request": "true"}))
    assert ("<html" in part, "Người có sáng kiến" in part, "1 không còn kịp." in part) == (False, True, True)
    assert reverse("target_page", args=[item.undertaking_id]) in part


def test_a_home_without_targets_asks_for_none(school):
    assert "chi-tieu/" not in text(page(school.alice, "home")).partition("</header>")[2]


def test_an_empty_page_says_what_targets_are(school):
    assert "Chưa có chỉ tiêu nào" in text(page(school.binh, "target_list"))


def test_another_school_has_no_such_target(school):
    other = make_school("THCS-SM", "Trường THCS Sao Mai")
    item = make_targets(school, {})[0]
    row = enter(school, item, 3, date(2025, 11, 1))

    for route, key in (("target_page", item.undertaking_id), ("figure_enter", item.undertaking_id)):
        assert page(other.alice, route, key).status_code == GONE
    for route in ("figure_correct", "figure_file"):
        assert page(other.alice, route, row.id).status_code == GONE


def test_a_figure_is_typed_with_a_comma_and_its_evidence_and_corrected(school):
    item = make_targets(school, {})[0]
    key = item.undertaking_id
    given = {"on": "01/11/2025", "value": "37,5", "text": "Biên bản của tổ"}
    proof = SimpleUploadedFile("bb.pdf", b"%PDF-1.7 bb", content_type="application/pdf")

    assert post(school.alice, "figure_enter", key, **given, proof=proof).status_code == 302
    row = Measurement.objects.get()
    assert (str(row.value), row.team, row.scan.name) == ("37.50", None, "bb.pdf")
    assert page(school.alice, "figure_file", row.id).content == b"%PDF-1.7 bb"
    assert page(school.binh, "figure_file", row.id).status_code == REFUSED

    answer = post(
        school.alice, "figure_correct", row.id, value="38", text="Biên bản của tổ", because="Cộng nhầm"
    )
    assert answer.status_code == 302
    shown = text(page(school.binh, "target_page", key))
    assert "Sửa vì: Cộng nhầm" in shown
    assert "Tệp minh chứng" not in shown


def test_a_fault_stands_at_its_field(school):
    item = make_targets(school, {})[0]
    answer = post(
        school.alice, "figure_enter", item.undertaking_id, on="01/11/2025", value="120", text="Biên bản"
    )

    assert (answer.status_code, list(answer.context["form"].errors)) == (FAULT, ["value"])


def test_whoever_leads_the_team_of_a_target_enters_its_figure_and_nobody_else_of_the_staff(school):
    item = make_targets(school, {"team": school.teams[0]})[0]

    statuses = [
        page(user, "figure_enter", item.undertaking_id).status_code
        for user in (school.alice, school.an, school.dung, school.binh)
    ]
    assert statuses == [OPEN, OPEN, OPEN, GONE]
    post(school.dung, "figure_enter", item.undertaking_id, on="01/11/2025", value="3", text="Sổ của tổ")
    assert Measurement.objects.get().team == school.teams[0]


def test_of_a_computed_target_no_figure_is_typed(school):
    item = measured_by(school, "initiative.recognised")

    assert page(school.alice, "figure_enter", item.undertaking_id).status_code == GONE


def test_the_public_sees_targets_only_where_the_head_decided_so_and_no_names(school):
    measured_by(school, "initiative.recognised", aim=50, name="Người có sáng kiến")
    address = reverse("targets_public", args=[school.unit.code])
    assert Client().get(address).status_code == GONE
    assert post(school.alice, "targets_disclose", number=0).status_code == REFUSED
    assert post(school.an, "targets_disclose", number=0).status_code == 302

    answer = Client().get(address)
    shown = text(answer)
    assert ("Người có sáng kiến" in shown, "Toán – Tin" in shown, school.binh.full_name in shown) == (
        True,
        False,
        False,
    )
    assert (answer["Cache-Control"], answer.cookies) == ("public, max-age=300", {})
    post(school.an, "targets_disclose", number=1)
    assert Client().get(address).status_code == GONE


def test_the_public_sees_no_target_of_one_team(school):
    make_targets(school, {"name": "Của cả trường"}, {"name": "Của tổ Toán", "team": school.teams[0]})
    disclose_targets(
        by=actor(school.an, school), unit=school.unit, is_public=True, number=0, on=clock.today()
    )

    shown = text(Client().get(reverse("targets_public", args=[school.unit.code])))
    assert ("Của cả trường" in shown, "Của tổ Toán" in shown) == (True, False)


def test_an_old_button_of_disclosing_is_told(school):
    disclose_targets(
        by=actor(school.an, school), unit=school.unit, is_public=True, number=0, on=clock.today()
    )

    assert post(school.an, "targets_disclose", number=0).status_code == FAULT


def test_pages_stay_within_their_queries(school):
    item = measured_by(school, "title.LDTT")
    for number in range(30):
        add_staff(school.unit, f"Hoa Cúc {number}", team=school.teams[1])
    client = sign_in(Client(), school.alice)
    for name, args in (("target_list", []), ("target_page", [item.undertaking_id])):
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse(name, args=args))
        assert len(asked) <= MOST_QUERIES


def test_the_plan_offers_measures_and_keeps_one_only_with_its_own_unit(school):
    section = content_of(make_draft(school))
    said = {"name": "Người có sáng kiến", "aim": "85", "measure": "initiative.recognised"}

    assert "tỷ lệ người có sáng kiến" in text(page(school.alice, "item_new", section.id, "chi-tieu"))
    wrong = post(school.alice, "item_new", section.id, "chi-tieu", **said, aim_unit="người")
    assert list(wrong.context["form"].errors) == ["aim_unit"]
    unheard = post(
        school.alice, "item_new", section.id, "chi-tieu", **said | {"measure": "mưa"}, aim_unit="%"
    )
    assert list(unheard.context["form"].errors) == ["measure"]
    post(school.alice, "item_new", section.id, "chi-tieu", **said, aim_unit="%")
    assert Item.objects.get().measure == "initiative.recognised"
