"""What may be chosen where people and their years are written: code and Vietnamese word of each."""

from django.db import models

# The awards of persons, as the engine's contract names them; every title has its own column in `YearMask`.
TITLES = ("LDTT", "CSTDCS", "CSTD_TINH", "CSTD_BO", "CSTDTQ")
# The titles of collectives, the lowest first.
COLLECTIVE_TITLES = ("TTLDTT", "TTLDXS", "CO_TINH", "CO_BO", "CO_CP")
EVERY_TITLE = (*TITLES, *COLLECTIVE_TITLES)
FORMS = ("GK", "BK_TINH", "BK_BO", "BK_TTG", "HCLD3", "HCLD2", "HCLD1", "KNC_GD", "NGUT", "NGND")
FORMS_OF_COLLECTIVES = FORMS[:7]  # all but the honours of a life's work


class Holder(models.TextChoices):
    """Whom something concerns; the values sort as lists do: persons first, then teams, then the school."""

    PERSON = "person", "Cá nhân"
    TEAM = "team", "Tập thể tổ"
    UNIT = "unit", "Tập thể trường"


class Sex(models.TextChoices):
    FEMALE = "female", "Nữ"
    MALE = "male", "Nam"


class Contract(models.TextChoices):
    PUBLIC_EMPLOYEE = "public_employee", "Viên chức"
    CIVIL_SERVANT = "civil_servant", "Công chức"
    LABOUR_CONTRACT = "labour_contract", "Hợp đồng lao động"


class ContractKind(models.TextChoices):
    """How somebody is tied to the school. The first three are what older records and most files say."""

    PUBLIC_EMPLOYEE = Contract.PUBLIC_EMPLOYEE.value, "Viên chức"
    CIVIL_SERVANT = Contract.CIVIL_SERVANT.value, "Công chức"
    LABOUR_CONTRACT = Contract.LABOUR_CONTRACT.value, "Hợp đồng lao động"
    PERMANENT = "permanent", "Viên chức, hợp đồng không xác định thời hạn"
    FIXED_TERM = "fixed_term", "Viên chức, hợp đồng xác định thời hạn"
    TRAINEE = "trainee", "Viên chức tập sự"
    SUPPORT_LABOUR = "support_labour", "Hợp đồng lao động theo Nghị định 111/2022/NĐ-CP"
    PROBATION = "probation", "Hợp đồng lao động, đang thử việc"
    VISITING = "visiting", "Thỉnh giảng"


# What the law's engine hears; visiting teachers it has no word for, so it hears "not known".
LAW_CONTRACT: dict[str, str | None] = {
    ContractKind.PUBLIC_EMPLOYEE: Contract.PUBLIC_EMPLOYEE.value,
    ContractKind.CIVIL_SERVANT: Contract.CIVIL_SERVANT.value,
    ContractKind.LABOUR_CONTRACT: Contract.LABOUR_CONTRACT.value,
    ContractKind.PERMANENT: Contract.PUBLIC_EMPLOYEE.value,
    ContractKind.FIXED_TERM: Contract.PUBLIC_EMPLOYEE.value,
    ContractKind.TRAINEE: Contract.PUBLIC_EMPLOYEE.value,
    ContractKind.SUPPORT_LABOUR: Contract.LABOUR_CONTRACT.value,
    ContractKind.PROBATION: Contract.LABOUR_CONTRACT.value,
    ContractKind.VISITING: None,
}


class LeavingReason(models.TextChoices):
    RETIRED = "retired", "Nghỉ hưu"
    TRANSFERRED = "transferred", "Chuyển công tác"
    RESIGNED = "resigned", "Thôi việc"
    ENDED = "ended", "Chấm dứt hợp đồng"
    DIED = "died", "Qua đời"


class StaffGroup(models.TextChoices):
    LEADER = "leader", "Cán bộ quản lý"
    TEACHER = "teacher", "Giáo viên"
    SUPPORT = "support", "Nhân viên"


class Grade(models.TextChoices):
    EXCELLENT = "excellent", "Hoàn thành xuất sắc nhiệm vụ"
    GOOD = "good", "Hoàn thành tốt nhiệm vụ"
    COMPLETED = "completed", "Hoàn thành nhiệm vụ"
    FAILED = "failed", "Không hoàn thành nhiệm vụ"
    UNGRADED = "ungraded", "Không xếp loại"


class EvaluationRules(models.TextChoices):
    CLASSES = "classes", "Xếp loại theo Nghị định 90/2020/NĐ-CP"
    POINTS = "points", "Chấm điểm theo Nghị định 233/2026/NĐ-CP"


class GradeSystem(models.TextChoices):
    PARTY = "party", "Đánh giá, xếp loại đảng viên"
    SERVANT = "servant", "Đánh giá công chức"
    CLASSES = EvaluationRules.CLASSES.value, "Viên chức, theo Nghị định 90/2020/NĐ-CP"
    POINTS = EvaluationRules.POINTS.value, "Viên chức, chấm điểm theo Nghị định 233/2026/NĐ-CP"


class LawLeaveKind(models.TextChoices):
    MATERNITY = "maternity", "Thai sản"
    SICK = "sick", "Ốm đau"
    UNPAID = "unpaid", "Không hưởng lương"
    STUDY = "study", "Đi học"
    TREATMENT = "treatment", "Điều trị thương tích do cứu người, cứu tài sản"


class LeaveKind(models.TextChoices):
    """Why somebody was away; the law's kinds, and two which it does not name."""

    MATERNITY = LawLeaveKind.MATERNITY.value, "Thai sản"
    SICK = LawLeaveKind.SICK.value, "Ốm đau"
    CHILD_SICK = "child_sick", "Chăm con ốm"
    PERSONAL = "personal", "Việc riêng hưởng lương"
    UNPAID = LawLeaveKind.UNPAID.value, "Không hưởng lương"
    STUDY = LawLeaveKind.STUDY.value, "Đi học"
    TREATMENT = LawLeaveKind.TREATMENT.value, "Điều trị thương tích do cứu người, cứu tài sản"


class DisciplineForm(models.TextChoices):
    REPRIMAND = "reprimand", "Khiển trách"
    WARNING = "warning", "Cảnh cáo"
    DEMOTION = "demotion", "Cách chức"
    DISMISSAL = "dismissal", "Buộc thôi việc"


class PartyDisciplineForm(models.TextChoices):
    REPRIMAND = "reprimand", "Khiển trách"
    WARNING = "warning", "Cảnh cáo"
    DEMOTION = "demotion", "Cách chức"
    EXPULSION = "expulsion", "Khai trừ"


class Elsewhere(models.TextChoices):
    """Why part of somebody's work lies in another unit."""

    CAME = "came", "Chuyển đến"
    WENT = "went", "Chuyển đi"
    SENT = "sent", "Biệt phái đi"
    LENT = "lent", "Biệt phái đến"


class Organisation(models.TextChoices):
    UNION = "union", "Công đoàn"
    PARTY = "party", "Đảng"
    YOUTH = "youth", "Đoàn Thanh niên"


class InitiativeKind(models.TextChoices):
    INITIATIVE = "initiative", "Sáng kiến"
    RESEARCH = "research", "Đề tài, đề án, công trình"


class Scope(models.TextChoices):
    UNIT = "unit", "Đơn vị"
    DISTRICT = "district", "Xã, huyện"
    PROVINCE = "province", "Tỉnh, thành phố, Bộ"
    NATIONAL = "national", "Toàn quốc"


class RecognisedBy(models.TextChoices):
    SCHOOL = "school", "Trường"
    COMMUNE = "commune", "Xã, phường"
    DISTRICT = "district", "Huyện"
    PROVINCE = "province", "Tỉnh, thành phố"
    MINISTRY = "ministry", "Bộ"
    NATIONAL = "national", "Nhà nước"


class Basis(models.TextChoices):
    MERIT = "merit", "Công trạng"
    THEMATIC = "thematic", "Phong trào, chuyên đề"
    SUDDEN = "sudden", "Đột xuất"
    SERVICE = "service", "Quá trình cống hiến"
    EXTERNAL = "external", "Đối ngoại"
