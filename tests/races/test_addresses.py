"""What PostgreSQL refuses to take as text, typed into an address: a page that is not there, and no crash."""

import pytest

from factories.base import make_school, sign_in

pytestmark = pytest.mark.races


def test_a_zero_byte_for_the_school_year_is_a_page_that_is_not_there(postgres_database, client):
    sign_in(client, make_school().alice)
    addresses = ["/dang-ky/", "/xep-loai/", "/ho-so/", "/dang-ky/cua-toi/"]
    assert [client.get(one, {"nam": "\x00"}).status_code for one in addresses] == [404] * 4
