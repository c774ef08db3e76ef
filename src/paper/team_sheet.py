"""The registration sheet of one team (bản đăng ký thi đua của tổ), signed by everybody on it."""

from dataclasses import dataclass

from paper import layout, words
from paper.contracts import Letterhead, Signature
from paper.errors import ContractError

HEADINGS = (
    "STT",
    "Họ và tên",
    "Chức vụ",
    "Danh hiệu đăng ký",
    "Hình thức đăng ký",
    "Sáng kiến, giải pháp",
    "Ký tên",
)
WIDTHS_MM = (11, 46, 32, 42, 36, 55, 30)


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamRow:
    """One line: who registers for what. `holder` is a person, or the team itself."""

    holder: str
    position: str = ""
    titles: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    initiatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamSheet:
    """What the team signs. ``code`` names this wording of the list: it stands below the table, on paper and in the system.

    ``exemplars`` are sentences under the table: who wants to become an exemplar, whom the team nurtures.
    """

    letterhead: Letterhead
    team: str
    school_year: str
    rows: tuple[TeamRow, ...]
    code: str
    leader: Signature
    council: Signature
    exemplars: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Raises ContractError when nobody registers."""
        if not self.rows:
            raise ContractError("Bản đăng ký của tổ chưa có ai.")


def make_team_sheet(sheet: TeamSheet) -> bytes:
    """The sheet as .docx, A4 landscape: a column to sign in, the leader left, the council right."""
    document = layout.new_document(landscape=True)
    layout.letterhead(document, sheet.letterhead)
    layout.title(
        document,
        "Bản đăng ký thi đua",
        f"{words.clean(sheet.team)}, năm học {words.clean(sheet.school_year)}",
    )
    columns = [
        layout.Column(heading, width, "centre" if place == 0 else "left")
        for place, (heading, width) in enumerate(zip(HEADINGS, WIDTHS_MM, strict=True))
    ]
    layout.paragraph(document, "")
    layout.table(document, columns, [_row(place, row) for place, row in enumerate(sheet.rows, start=1)])
    if sheet.exemplars:
        layout.heading(document, "Điển hình tiên tiến")
        for text in sheet.exemplars:
            layout.paragraph(document, f"- {words.clean(text).rstrip('.')}.")
    layout.paragraph(
        document,
        layout.Run(
            f"Danh sách có {len(sheet.rows)} dòng. Mã bản đăng ký: {words.clean(sheet.code)}. Người có tên ký xác nhận "
            "vào dòng của mình; nội dung thay đổi sau khi ký thì tổ in và ký lại.",
            italic=True,
        ),
    )
    layout.paired_signatures(document, sheet.leader, sheet.council)
    return layout.to_bytes(document)


def _row(place: int, row: TeamRow) -> tuple[str, ...]:
    return (
        str(place),
        row.holder,
        row.position,
        "; ".join(row.titles),
        "; ".join(row.forms),
        "; ".join(row.initiatives),
        "",
    )
