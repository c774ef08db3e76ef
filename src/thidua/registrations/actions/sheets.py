"""One signed sheet a team: printed in the wording of that moment, then the scan of what was signed."""

from datetime import date

from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.files.actions import keep
from thidua.files.models import StoredFile
from thidua.ledger.actions import Actor, action, record
from thidua.registrations.actions.locking import round_row
from thidua.registrations.errors import SheetEmptyError, SheetOldError
from thidua.registrations.models import Round, TeamSheet
from thidua.registrations.queries import sheet_lines, sheet_paper, wording
from thidua.units.models import Team

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@action("registrations.sheet_printed")
def print_sheet(*, by: Actor, round: Round, team: Team, on: date) -> TeamSheet:  # noqa: A002 -- the glossary's word
    """The team's list as .docx, kept with its digest. The same wording again is the same sheet."""
    row = round_row(round)
    lines = sheet_lines(row, team)
    if not lines:
        raise SheetEmptyError
    mark = wording(lines)
    sheet = TeamSheet.objects.filter(round=row, team=team, fingerprint=mark).select_related("paper").first()
    if sheet is None:
        paper = keep(
            by=by,
            content=sheet_paper(row, team, lines, on),
            name=f"Đăng ký thi đua {row.year.name}, {team.name}.docx",
            content_type=DOCX,
        )
        sheet = TeamSheet.objects.create(
            unit=row.unit,
            round=row,
            team=team,
            fingerprint=mark,
            lines={str(line.pledge): line.stored() for line in lines},
            paper=paper,
            printed_at=clock.now(),
            printed_by_id=by.user,
        )
    record(about=sheet, fields={"fingerprint": mark, "paper": sheet.paper.sha256}, on=on)
    return sheet


@action("registrations.sheet_signed")
def sign_sheet(*, by: Actor, sheet: TeamSheet, scan: StoredFile | None, signed_on: date) -> TeamSheet:
    """The scan of the signed paper, bound to the wording it was printed in; refused where the list reads otherwise now."""
    row = round_row(sheet.round)
    sheet = TeamSheet.objects.select_for_update(of=("self",)).select_related("team").get(id=sheet.id)
    if scan is None:
        raise InvalidInputError("scan", "Hãy chọn tệp quét của bản đã ký.")
    if sheet.scan_id is not None:
        raise ChangedMeanwhileError("Bản đã ký của lần in này vừa được tải lên. Hãy tải lại trang.")
    if wording(sheet_lines(row, sheet.team)) != sheet.fingerprint:
        raise SheetOldError
    if not sheet.printed_at.astimezone(clock.HANOI).date() <= signed_on <= clock.today():
        raise InvalidInputError("signed_on", "Ngày ký phải từ ngày in đến hôm nay.")
    sheet.scan, sheet.signed_on = scan, signed_on
    sheet.scanned_at, sheet.scanned_by_id = clock.now(), by.user
    sheet.save(update_fields=["scan", "signed_on", "scanned_at", "scanned_by"])
    record(about=sheet, fields={"scan": scan.sha256, "paper": sheet.fingerprint}, on=signed_on)
    return sheet
