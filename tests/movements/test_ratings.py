"""Teams say how they stand against a movement's criteria, with evidence; somebody else confirms it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from factories.base import School, actor, make_school, sign_in
from factories.plans import add, issued, make_draft, office
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError, StepRefusedError
from thidua.movements.actions import Given, Judged, Telling, confirm_ratings, rate_team, step_movement
from thidua.movements.models import Rating, RatingValue
from thidua.movements.queries.ratings import criteria_of, team_row
from thidua.movements.states import MovementAct
from thidua.plans.models import Item, ItemKind
from thidua.units.models import Appointment, Role, Team

pytestmark = pytest.mark.django_db
CRITERIA = "- Đúng giờ;\n- Giao tiếp chuẩn mực.\n3) Người phụ trách làm gương"
REACHED, PARTLY, NOT_REACHED = RatingValue.REACHED, RatingValue.PARTLY, RatingValue.NOT_REACHED
SCAN = b"%PDF-1.4 one page"


@pytest.fixture
def school() -> School:
    return make_school()


def running(school: School, criteria: str = CRITERIA) -> Item:
    plan = make_draft(school)
    item = add(school, plan, ItemKind.MOVEMENT, criteria=criteria)
    issued(school, plan)
    item = read(item)
    launch = Telling(on=clock.today(), text="Phát động")
    step_movement(by=office(school), item=item, act=MovementAct.LAUNCH, telling=launch)
    return read(item)


def read(item: Item) -> Item:
    return Item.objects.select_related("undertaking", "section__plan").get(id=item.id)


def led(school: School) -> Team:
    """A team that Bình leads from today."""
    team = Team.objects.filter(unit=school.unit).first()
    assert team is not None
    Appointment.objects.create(
        unit=school.unit, user=school.binh, role=Role.TEAM_LEADER, team=team, starts=clock.today()
    )
    return team


def rate(school: School, item: Item, team: Team, *given: Given) -> list[Rating]:
    return rate_team(by=actor(school.binh, school), item=item, team=team, given=given)


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        (CRITERIA, ["Đúng giờ", "Giao tiếp chuẩn mực", "Người phụ trách làm gương"]),
        (
            "Bớt giấy tờ; giải quyết đúng hạn; bớt giấy tờ.",
            ["Bớt giấy tờ", "Giải quyết đúng hạn"],
        ),
        ("Một; hai\nBa", ["Một; hai", "Ba"]),
        ("", []),
        ("  \n ; \n", []),
    ],
)
def test_criteria_are_read_line_by_line_or_between_semicolons(school, written, lines):
    assert criteria_of(Item(criteria=written)) == lines


def test_a_team_says_how_it_stands_and_the_office_agrees_or_says_why_not(school):
    item, team = running(school), led(school)
    first, second = rate(
        school, item, team, Given(0, REACHED, "Sổ trực"), Given(1, PARTLY, "Biên bản họp tổ tháng 10")
    )

    judged = [Judged(first.id, 1, REACHED), Judged(second.id, 1, NOT_REACHED, "Còn hai lần bị nhắc")]
    confirm_ratings(by=office(school), item=item, team=team, judged=judged)

    assert [(cell.value, cell.mark, cell.words) for cell in team_row(item, team).cells] == [
        ("reached", "yes", "Đạt"),
        ("not", "no", "Chưa đạt"),
        ("", "unknown", "Chưa đánh giá"),
    ]
    assert team_row(item, team).waits is False


def test_what_is_said_to_be_reached_needs_evidence(school):
    item, team = running(school), led(school)
    with pytest.raises(InvalidInputError, match="minh chứng") as refused:
        rate(school, item, team, Given(0, REACHED))
    assert refused.value.field == "evidence-0"
    rate(school, item, team, Given(0, NOT_REACHED))
    assert Rating.objects.count() == 1


def test_another_word_than_the_teams_needs_a_reason(school):
    item, team = running(school), led(school)
    (row,) = rate(school, item, team, Given(0, REACHED, "Sổ trực"))
    with pytest.raises(InvalidInputError, match="hãy ghi lý do"):
        confirm_ratings(by=office(school), item=item, team=team, judged=[Judged(row.id, 1, PARTLY)])


def test_nobody_confirms_what_they_said_themselves(school):
    item, team = running(school), led(school)
    (row,) = rate(school, item, team, Given(0, REACHED, "Sổ trực"))
    with pytest.raises(InvalidInputError, match="không tự xác nhận"):
        confirm_ratings(
            by=actor(school.binh, school), item=item, team=team, judged=[Judged(row.id, 1, REACHED)]
        )


def test_what_is_confirmed_stays_and_the_rest_may_be_said_anew(school):
    item, team = running(school), led(school)
    first, second = rate(school, item, team, Given(0, REACHED, "Sổ trực"), Given(1, NOT_REACHED))
    confirm_ratings(by=office(school), item=item, team=team, judged=[Judged(first.id, 1, REACHED)])

    with pytest.raises(InvalidInputError, match="đã được xác nhận"):
        rate(school, item, team, Given(0, PARTLY, "Sổ trực", version=2))
    (again,) = rate(school, item, team, Given(1, PARTLY, "Biên bản", version=1))
    assert (again.id, again.value, again.version) == (second.id, "partly", 2)


def test_an_older_page_is_told(school):
    item, team = running(school), led(school)
    rate(school, item, team, Given(0, NOT_REACHED))
    with pytest.raises(ChangedMeanwhileError):
        rate(school, item, team, Given(0, REACHED, "Sổ trực"))
    row = Rating.objects.get()
    with pytest.raises(ChangedMeanwhileError):
        confirm_ratings(by=office(school), item=item, team=team, judged=[Judged(row.id, 7, NOT_REACHED)])


def test_before_its_launch_and_after_its_end_nobody_rates(school):
    item, team = running(school), led(school)
    over = Telling(on=clock.today(), results="Xong")
    step_movement(by=office(school), item=item, act=MovementAct.CLOSE, telling=over)
    with pytest.raises(StepRefusedError):
        rate(school, read(item), team, Given(0, NOT_REACHED))


def test_a_page_outside_the_running_time_says_so_and_has_no_button(client, school):
    item, team = running(school), led(school)
    page = address("movement_rating", item, team.id)
    assert ">Ghi</button>" in sign_in(client, school.binh).get(page).content.decode()
    over = Telling(on=clock.today(), results="Xong")
    step_movement(by=office(school), item=item, act=MovementAct.CLOSE, telling=over)
    shown = client.get(page).content.decode()
    assert "Chỉ đánh giá từ khi phát động đến khi tổng kết" in shown
    assert ">Ghi</button>" not in shown


def address(route: str, item: Item, *more: object) -> str:
    return reverse(route, args=[item.undertaking_id, *more])


def test_the_leader_fills_in_the_page_and_the_chair_confirms_it(client, school):
    item, team = running(school), led(school)
    page = address("movement_rating", item, team.id)
    boxes = {f"version-{place}": 0 for place in range(3)} | {f"value-{place}": "" for place in range(3)}
    filled = boxes | {
        "value-0": "reached",
        "evidence-0": "Sổ trực tháng 10",
        "file-0": SimpleUploadedFile("so-truc.pdf", SCAN, "application/pdf"),
    }
    assert sign_in(client, school.binh).post(page, filled).status_code == 302
    row = Rating.objects.get()
    assert (row.criterion, row.value, row.evidence, row.file.name) == (
        "Đúng giờ",
        "reached",
        "Sổ trực tháng 10",
        "so-truc.pdf",
    )
    assert client.get(reverse("rating_file", args=[row.id])).content == SCAN

    signed_in = sign_in(Client(), school.an)
    shown = signed_in.get(address("movement_ratings", item)).content.decode()
    assert "chờ xác nhận" in shown
    answer = signed_in.post(
        address("movement_confirm", item, team.id),
        {f"value-{row.id}": "reached", f"because-{row.id}": "", f"version-{row.id}": 1},
    )
    assert answer.status_code == 302
    row.refresh_from_db()
    assert (row.confirmed, row.confirmed_by) == ("reached", school.an)
    assert "1 / " in signed_in.get(address("movement_page", item)).content.decode()


def test_a_fault_stands_at_its_line_and_keeps_what_was_typed(client, school):
    item, team = running(school), led(school)
    sent = {f"version-{place}": 0 for place in range(3)} | {"value-0": "reached", "value-1": "not"}
    answer = sign_in(client, school.binh).post(address("movement_rating", item, team.id), sent)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "Hãy ghi hoặc đính minh chứng." in shown
    assert shown.count("selected") == 3
    assert not Rating.objects.exists()


def test_only_the_leader_of_the_team_rates_and_only_who_answers_for_the_movement_confirms(client, school):
    item, team = running(school), led(school)
    other = Team.objects.create(unit=school.unit, name="Tổ Khác", folded="to khac", order=9)
    sign_in(client, school.binh)
    assert client.get(address("movement_rating", item, team.id)).status_code == 200
    assert client.get(address("movement_rating", item, other.id)).status_code == 403
    assert client.get(address("movement_confirm", item, team.id)).status_code == 403
    sign_in(client, school.alice)
    assert client.get(address("movement_rating", item, team.id)).status_code == 403


def test_another_school_finds_none_of_it(client, school):
    item, team = running(school), led(school)
    (row,) = rate(school, item, team, Given(0, REACHED, "Sổ trực"))
    elsewhere = make_school(code="THCS-SM", name="Trường THCS Sao Mai")
    sign_in(client, elsewhere.an)
    for route, more in (
        ("movement_ratings", ()),
        ("movement_rating", (team.id,)),
        ("movement_confirm", (team.id,)),
    ):
        assert client.get(address(route, item, *more)).status_code == 404
    assert client.get(reverse("rating_file", args=[row.id])).status_code == 404


def test_without_criteria_the_page_says_where_they_are_written(client, school):
    item = running(school, criteria="")
    shown = sign_in(client, school.alice).get(address("movement_ratings", item)).content.decode()
    assert "Kế hoạch chưa ghi tiêu chí của phong trào này" in shown
