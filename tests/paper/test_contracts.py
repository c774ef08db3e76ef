"""Who issues, who signs, who gets it."""

from dataclasses import replace
from datetime import date

import pytest

from paper.contracts import Letterhead, Recipients, Signature
from paper.errors import ContractError

HEAD = Letterhead(
    issuer="Trường Trung học cơ sở Hoa Sen", symbol="TTr-THCSHS", number=5, day=date(2026, 2, 5)
)


def test_number_and_day_as_other_papers_refer_to_them() -> None:
    assert HEAD.number_line() == "Số: 05/TTr-THCSHS"
    assert HEAD.reference() == "số 05/TTr-THCSHS ngày 05 tháng 02 năm 2026"


def test_draft_has_blanks_for_number_and_day() -> None:
    draft = replace(HEAD, number=None, day=None)
    assert draft.number_line() == "Số:         /TTr-THCSHS"
    assert draft.day_line().split() == ["ngày", "tháng", "năm"]


def test_deputy_signing_for_the_head_of_a_body() -> None:
    signature = Signature(
        position="Phó Chủ tịch", name="Lê Núi Cao", on_behalf_of="Ủy ban nhân dân", in_place_of="Chủ tịch"
    )
    assert signature.capacity() == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")


@pytest.mark.parametrize(
    ("signature", "capacity"),
    [
        (Signature(position="Hiệu trưởng", name="A"), ("HIỆU TRƯỞNG",)),
        (Signature(position="Hiệu trưởng", name="A", acting=True), ("Q. HIỆU TRƯỞNG",)),
        (
            Signature(position="Chánh Văn phòng", name="A", by_order_of="Chủ tịch"),
            ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"),
        ),
        (
            Signature(position="Tổ trưởng", name="A", by_mandate_of="Hiệu trưởng"),
            ("TUQ. HIỆU TRƯỞNG", "TỔ TRƯỞNG"),
        ),
    ],
)
def test_rights_to_sign(signature: Signature, capacity: tuple[str, ...]) -> None:
    assert signature.capacity() == capacity


def test_two_rights_to_sign_at_once_are_refused() -> None:
    with pytest.raises(ContractError, match="một tư cách"):
        Signature(position="Phó Hiệu trưởng", name="A", in_place_of="Hiệu trưởng", by_order_of="Hiệu trưởng")


def test_last_line_of_recipients_keeps_registry_drafter_and_copies() -> None:
    recipients = Recipients(lines=("Như trên;", "Phòng Văn hóa – Xã hội (để phối hợp)"), archive=("HĐTĐKT",))
    assert recipients.printed() == (
        "- Như trên;",
        "- Phòng Văn hóa – Xã hội (để phối hợp);",
        "- Lưu: VT, HĐTĐKT.",
    )
    assert replace(recipients, drafter="Lan", copies=3).printed()[-1] == "- Lưu: VT, HĐTĐKT (Lan, 03)."
