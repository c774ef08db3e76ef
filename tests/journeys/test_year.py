"""One school's year through its pages, from the staff file to the certificate which anybody can check."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from journeys import answer_of_the_year as answer
from journeys import autumn_of_the_year as autumn
from journeys import bodies_of_the_year as bodies
from journeys import commune_of_the_year as commune
from journeys import council_of_the_year as council
from journeys import money_of_the_year as money
from journeys.desks import Desks
from journeys.people_of_the_year import CHAIR, COLLEAGUE, LEADER, MEMBER, TEACHER, VICE_PRINCIPAL
from serving import Site, serving, thidua

SPRING = "2026-05-20T08:00:00+07:00"
ADDRESS = "http://thidua.hoasen.example"
WHOLE = "nguyên vẹn"


@pytest.fixture
def site(database: Path, database_url: str) -> Iterator[Site]:
    """The program on a spring day, known by the address that its certificates print."""
    with serving(
        database, DATABASE_URL=database_url, THIDUA_DEMO_CLOCK=SPRING, THIDUA_PUBLIC_URL=ADDRESS
    ) as running:
        yield running


@pytest.fixture
def desks(site, open_as, look, database_url) -> Desks:
    """A page looks the same on either database: read and photographed once, walked through on both."""
    return Desks(site, open_as, _walk_on if database_url else look)


def _walk_on(page: Page, name: str) -> None:
    assert page.title(), name


@pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)
def test_a_year_from_the_staff_file_to_the_verified_certificate(desks, database_url, tmp_path):
    autumn.begin(desks)
    autumn.import_staff(desks)
    autumn.print_slips(desks)
    autumn.give_roles(desks)
    autumn.let_inspector_in(desks)
    for name in (CHAIR, VICE_PRINCIPAL, LEADER, TEACHER, COLLEAGUE, MEMBER):
        desks.activate(name)
    autumn.refuse_what_ended(desks)
    autumn.open_round(desks)
    autumn.pledge(desks)
    autumn.lock_round(desks)
    bodies.review(desks)

    council.grade(desks)
    council.enter_initiatives(desks)
    council.open_dossiers(desks)
    council.found_council(desks)
    bodies.speak(desks)
    council.open_meeting(desks)
    bodies.hear(desks)
    council.vote(desks)
    council.close_meeting(desks)

    answer.send(desks)
    bodies.keep_registers(desks)
    commune.let_officer_in(desks, SPRING, database_url)
    commune.take_in_hand(desks)
    commune.send_back(desks)
    commune.decide(desks)
    commune.mend(desks)
    answer.receive(desks)
    answer.see(desks)
    money.take_in(desks)
    money.list_what_is_due(desks)
    money.approve(desks)
    money.pay(desks)
    bodies.oversee(desks)
    bodies.inspect(desks)
    address = answer.print_certificates(desks, tmp_path)
    assert address.startswith(f"{ADDRESS}/kiem-tra/")
    answer.check(desks, address)

    assert desks.complaints == []
    assert WHOLE in thidua(desks.site.home, "ledger", "verify", DATABASE_URL=database_url)
