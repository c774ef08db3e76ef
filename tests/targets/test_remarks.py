"""What the conference discussed and what the board thinks: each by whom it may be written, and kept."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from factories.base import actor, make_school, sign_in
from thidua.core import clock
from thidua.core.errors import InvalidInputError
from thidua.targets.actions import record_remark
from thidua.targets.errors import NotOfTheBoardError
from thidua.targets.models import Remark, Voice
from thidua.units.actions import give_role
from thidua.units.models import Role

pytestmark = pytest.mark.django_db
DAY = date(2025, 10, 10)


@pytest.fixture
def school():
    found = make_school()
    by = actor(found.officer, found)
    give_role(by=by, unit=found.unit, user=found.binh, role=Role.INSPECTION_BOARD, on=date(2025, 9, 1))
    return found


def write(school, user, voice, text="Nhất trí các chỉ tiêu", on=DAY):
    return record_remark(by=actor(user, school), unit=school.unit, voice=voice, text=text, on=on)


def test_only_the_board_writes_its_own_view(school):
    with pytest.raises(NotOfTheBoardError):
        write(school, school.alice, Voice.BOARD)
    write(school, school.binh, Voice.BOARD)
    write(school, school.alice, Voice.CONFERENCE)

    assert [row.voice for row in Remark.objects.order_by("made_at")] == ["board", "conference"]


@pytest.mark.parametrize(
    ("text", "on", "field"), [(" ", DAY, "text"), ("Ý", clock.today() + timedelta(days=1), "on")]
)
def test_what_cannot_be_is_told_at_its_field(school, text, on, field):
    with pytest.raises(InvalidInputError) as caught:
        write(school, school.alice, Voice.CONFERENCE, text, on)
    assert caught.value.field == field


def test_each_has_the_page_of_its_own_voice_alone(school):
    def status(user, kind):
        return sign_in(Client(), user).get(reverse("remark_write", args=[kind])).status_code

    users = (school.alice, school.binh, school.dung)
    assert [[status(user, kind) for kind in ("hoi-nghi", "thanh-tra", "khac")] for user in users] == [
        [200, 404, 404],
        [404, 200, 404],
        [403, 403, 403],
    ]


def test_everybody_reads_what_was_said_and_it_stays(school):
    client = sign_in(Client(), school.alice)
    address = reverse("remark_write", args=["hoi-nghi"])
    proof = SimpleUploadedFile("bb.pdf", b"%PDF-1.7 hn", content_type="application/pdf")
    given = {"on": "10/10/2025", "text": "Bàn kỹ chỉ tiêu sáng kiến"}
    assert client.post(address, given | {"proof": proof}).status_code == 302
    assert client.post(address, given | {"text": "Bổ sung"}).status_code == 302

    page = sign_in(Client(), school.dung).get(reverse("target_list")).content.decode()
    assert ("Bàn kỹ chỉ tiêu sáng kiến" in page, "Bổ sung" in page, "Văn bản kèm theo" in page) == (
        True,
        True,
        False,
    )
    row = Remark.objects.exclude(scan=None).get()
    file = reverse("remark_file", args=[row.id])
    assert client.get(file).content == b"%PDF-1.7 hn"
    assert sign_in(Client(), school.dung).get(file).status_code == 403
    other = make_school("THCS-SM", "Trường THCS Sao Mai")
    assert sign_in(Client(), other.alice).get(file).status_code == 404
