"""The help: each entry belongs to a route, says something, and stands behind the mark on its page."""

import pytest
from django.test import Client
from django.urls import get_resolver

from factories.base import make_school, sign_in
from thidua.web.help_pages import help_of, rooms

PAGES = [page for room in rooms() for page in room.pages]


def _names(resolver) -> set[str]:
    found = set()
    for entry in resolver.url_patterns:
        found |= _names(entry) if hasattr(entry, "url_patterns") else {entry.name}
    return found


def test_every_entry_belongs_to_a_route():
    assert {page.route for page in PAGES} - _names(get_resolver()) == set()


def test_no_route_is_described_twice():
    assert len({page.route for page in PAGES}) == len(PAGES)


def test_every_entry_is_made_of_whole_sentences():
    broken = [
        sentence
        for page in PAGES
        for sentence in (page.purpose, *page.steps, *page.notes, page.follows)
        if sentence and not ((sentence[0].isupper() or sentence[0] == "“") and sentence[-1] == ".")
    ]
    assert broken == []


@pytest.mark.django_db
def test_the_mark_on_a_page_leads_to_its_help():
    school = make_school()
    client = sign_in(Client(), school.alice)
    page = client.get("/dang-ky/").content.decode()
    assert 'href="/tro-giup/round_board/"' in page
    assert help_of("round_board").purpose in client.get("/tro-giup/round_board/").content.decode()


@pytest.mark.django_db
def test_the_panel_is_the_same_words_without_the_frame():
    panel = Client().get("/tro-giup/round_board/", headers={"hx-request": "true"}).content.decode()
    assert ("<html" in panel, help_of("round_board").purpose in panel) == (False, True)


@pytest.mark.django_db
def test_whoever_cannot_sign_in_reads_help_too():
    assert Client().get("/tro-giup/").status_code == 200
    assert 'href="/tro-giup/account_login/"' in Client().get("/tai-khoan/login/").content.decode()


@pytest.mark.django_db
def test_help_of_nothing_is_not_there():
    assert Client().get("/tro-giup/khong-co/").status_code == 404
