"""The comments of other units which a dossier rests on: of the old unit, or of where the person is seconded."""

from typing import Literal

from paper.words import short_date
from thidua.core import clock
from thidua.nominations.models import Dossier
from thidua.people.queries import Comment, comments_asked_for, seconded_here

# Name, note and kind of a job, as the page's list of jobs takes them.
Told = tuple[str, str, Literal["done", "doing", "", "stuck"]]


def comments_told(dossier: Dossier) -> list[Told]:
    """One job for each unit whose comment the year asks for, and who reviews somebody sent here; collectives: none."""
    if dossier.person is None:
        return []
    person, year = dossier.person, dossier.year.name
    asked = comments_asked_for(dossier.unit, person, year)
    lent = seconded_here(dossier.unit, [person.id], year, on=clock.today()).values()
    return [("Biệt phái đến trường", one.sentence, "stuck") for one in lent] + [_told(one) for one in asked]


def _told(comment: Comment) -> Told:
    row = comment.row
    name = f"Nhận xét của {row.other_unit}"
    stretch = f"{short_date(comment.first)} – {short_date(comment.last)}"
    if row.passed_on is not None:
        paper = f", {row.comment_paper}" if row.comment_paper else ""
        return name, f"Đã xong · có ngày {short_date(row.passed_on)}{paper}", "done"
    if row.asked_on is not None:
        return name, f"Đang làm · đã xin ngày {short_date(row.asked_on)}, chưa có", "doing"
    if comment.needed is None:
        return name, f"Chưa rõ có cần không · làm việc ở đó {stretch}", ""
    return name, f"Chưa làm · làm việc ở đó {stretch}, cần nhận xét; ghi ở trang của người này", ""
