"""The parts every state document has, as facts: who issues it, who signs it, who gets it (NĐ 30/2020, Phụ lục I)."""

from dataclasses import dataclass
from datetime import date

from paper import words
from paper.errors import ContractError


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """The head of a document. Names in usual writing; what the decree wants in capitals is put so when printed.

    ``symbol`` is what follows the number ("TTr-THCSHS"). Number and day are None on a draft: blanks are printed,
    to be filled in by the clerk; without a symbol there is no number line at all. ``place`` None leaves the place and date line out (biên bản, Phụ lục III mẫu 1.9).
    """

    issuer: str
    symbol: str
    superior: str | None = None
    number: int | None = None
    place: str | None = None
    day: date | None = None

    def number_line(self) -> str:
        return f"Số: {words.document_number(self.number)}/{words.clean(self.symbol)}"

    def day_line(self) -> str:
        """“ngày 05 tháng 02 năm 2026”, with gaps on a draft."""
        return words.long_date(self.day) if self.day else "ngày       tháng       năm           "

    def reference(self) -> str:
        """How an annex names the document it belongs to: "số 12/QĐ-UBND ngày 05 tháng 02 năm 2026"."""
        return (
            f"số {words.document_number(self.number)}/{words.clean(self.symbol)} {self.day_line()}".rstrip()
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who signs and by what right (NĐ 30/2020 Đ.13): TM. a body, KT. the head, TL. by order, TUQ. by mandate, Q. acting.

    ``position`` "Phó Chủ tịch" with ``on_behalf_of`` "Ủy ban nhân dân" and ``in_place_of`` "Chủ tịch" prints
    TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH.
    """

    position: str
    name: str
    on_behalf_of: str | None = None
    in_place_of: str | None = None
    by_order_of: str | None = None
    by_mandate_of: str | None = None
    acting: bool = False

    def __post_init__(self) -> None:
        if sum(right is not None for right in (self.in_place_of, self.by_order_of, self.by_mandate_of)) > 1:
            raise ContractError("Một chữ ký chỉ có một tư cách: ký thay, ký thừa lệnh hoặc ký thừa ủy quyền.")

    def capacity(self) -> tuple[str, ...]:
        """The lines above the name, in capitals, in the order of the decree."""
        rights = (
            ("TM.", self.on_behalf_of),
            ("KT.", self.in_place_of),
            ("TL.", self.by_order_of),
            ("TUQ.", self.by_mandate_of),
        )
        lines = [f"{mark} {words.clean(whom).upper()}" for mark, whom in rights if whom]
        position = words.clean(self.position).upper()
        return (*lines, f"Q. {position}" if self.acting else position)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipients:
    """“Nơi nhận”: each line with its purpose if it has one ("UBND xã Hoa Sen (để báo cáo)").

    The last line is always "Lưu: VT, …": the registry, then the drafting section, drafter and number of copies.
    """

    lines: tuple[str, ...] = ("Như trên",)
    archive: tuple[str, ...] = ()
    drafter: str | None = None
    copies: int | None = None

    def printed(self) -> tuple[str, ...]:
        """“- …;” for each, the last one closed by a full stop."""
        kept = ", ".join(["VT", *(words.clean(section) for section in self.archive)])
        marks = [words.clean(self.drafter)] if self.drafter else []
        marks += [f"{self.copies:02}"] if self.copies is not None else []
        last = f"- Lưu: {kept} ({', '.join(marks)})." if marks else f"- Lưu: {kept}."
        return (*(f"- {words.clean(line).rstrip(';.,')};" for line in self.lines), last)
