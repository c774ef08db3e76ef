"""The school's mass organisations and who leads them, as the secretary enters them in September 2025."""

from thidua.core import clock
from thidua.demo.school import DUTIES, SECRETARY, Stage
from thidua.units.actions.associations import Led, lead_association, put_association
from thidua.units.models import AssociationKind, Role

# Who leads the parents is nobody of the staff.
PARENTS = "Trịnh Văn Đồng Lúa"
THERE_ARE = (
    (AssociationKind.UNION, "Công đoàn cơ sở Trường THCS Hoa Sen", Role.UNION_CHAIR, "Chủ tịch"),
    (AssociationKind.YOUTH, "Chi đoàn Trường THCS Hoa Sen", Role.YOUTH_LEAD, "Bí thư"),
    (AssociationKind.PIONEERS, "Liên đội Trường THCS Hoa Sen", Role.YOUTH_LEAD, "Tổng phụ trách"),
    (AssociationKind.PARENTS, "Ban đại diện cha mẹ học sinh", None, "Trưởng ban"),
)


def enter(stage: Stage) -> None:
    by, on = stage.by(SECRETARY), clock.today()
    names = {role: name for name, role in DUTIES.items()}
    for kind, name, role, position in THERE_ARE:
        made = put_association(by=by, unit=stage.unit, kind=kind, name=name)
        who = names[role] if role else PARENTS
        led = Led(name=who, user=stage.users[who] if role else None, position=position)
        lead_association(by=by, association=made, led=led, starts=on)
