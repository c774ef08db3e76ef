"""What stands around the contents of the demo's plan: bases, purpose, requirements, organisation, recipients."""

from datetime import date
from decimal import Decimal

from thidua.demo.plan_words.lines import Chapter, assigned, target, task, text
from thidua.documents.actions.registers import Way
from thidua.documents.models import Channel, DueRule
from thidua.plans.actions.bases import BaseText
from thidua.plans.models import BaseKind, SectionRole
from thidua.units.models import Role

TITLE = "Công tác thi đua, khen thưởng năm học 2025-2026"
OPENING = (
    "Tiếp nối những việc đã làm được trong năm học trước, Hội đồng Thi đua – Khen thưởng nhà trường lập kế hoạch "
    "năm học 2025-2026 với các nội dung sau:"
)
CLOSING = (
    "Trên đây là kế hoạch của nhà trường. Các đoàn thể, tổ chuyên môn và mỗi cán bộ, giáo viên, nhân viên "
    "cùng thực hiện./."
)
BASES = (
    BaseText(kind=BaseKind.LEGAL, instrument="06/2022/QH15"),
    BaseText(kind=BaseKind.LEGAL, instrument="29/2023/TT-BGDĐT"),
    BaseText(
        kind=BaseKind.LEGAL,
        paper="128/KH-SGDĐT",
        dated=date(2025, 8, 20),
        issuer="Sở Giáo dục và Đào tạo thành phố Sông Xanh",
        about="Công tác thi đua, khen thưởng của ngành năm học 2025-2026",
    ),
    BaseText(
        kind=BaseKind.LEGAL,
        paper="64/KH-UBND",
        dated=date(2025, 8, 25),
        issuer="Ủy ban nhân dân xã Hoa Sen",
        about="Công tác thi đua, khen thưởng trên địa bàn xã",
    ),
    BaseText(
        kind=BaseKind.DIRECTIVE,
        paper="17/KH-VHXH",
        dated=date(2025, 8, 29),
        issuer="Phòng Văn hóa – Xã hội xã Hoa Sen",
        about="Công tác thi đua, khen thưởng của các trường trong xã",
    ),
)
GOES_TO: tuple[tuple[str, str, tuple[Way, ...]], ...] = (
    (
        "Phòng Văn hóa – Xã hội, Hội đồng Thi đua – Khen thưởng xã Hoa Sen",
        "để báo cáo",
        (
            Way(Channel.EMAIL, date(2025, 9, 15), DueRule.BEFORE, "Hộp thư công vụ của phòng"),
            Way(Channel.PAPER, date(2025, 9, 15), DueRule.WITHIN, "Bộ phận một cửa của xã"),
        ),
    ),
    ("Ban Giám hiệu", "để chỉ đạo", ()),
    ("Các đoàn thể, tổ chuyên môn", "để thực hiện", ()),
)

# Counted by hand: the secretary enters the figure with its evidence.
LESSONS = target(
    "Tiết dạy được dự giờ, rút kinh nghiệm",
    text="Mỗi tổ ghi biên bản từng tiết.",
    aim=Decimal(90),
    aim_unit="tiết",
    proof="Biên bản dự giờ của các tổ",
)
OF_THE_SCHOOL = (
    target("Đăng ký danh hiệu thi đua", measure="pledge.made", aim=Decimal(100)),
    target("Lao động tiên tiến trở lên", measure="title.LDTT", aim=Decimal(70)),
    LESSONS,
)

ABOVE = (
    Chapter("I", "I", "Mục đích, yêu cầu", SectionRole.OTHER),
    Chapter(
        "I.1",
        "1",
        "Mục đích",
        SectionRole.PURPOSE,
        (
            text(
                "Tạo không khí thi đua thiết thực trong dạy và học, giúp nhà trường hoàn thành nhiệm vụ năm học và "
                "chào mừng các ngày kỷ niệm của ngành, của địa phương và của đất nước."
            ),
            text(
                "Làm đúng quy định về thi đua, khen thưởng; phát hiện kịp thời người tốt, việc tốt; quan tâm khen "
                "thưởng đột xuất, khen tập thể nhỏ và người trực tiếp đứng lớp."
            ),
        ),
        "I",
    ),
    Chapter(
        "I.2",
        "2",
        "Yêu cầu",
        SectionRole.REQUIREMENTS,
        (
            text("Phong trào nào cũng gắn với công việc thật của trường, không hình thức."),
            text(
                "Mỗi việc có người chịu trách nhiệm, có hạn, có minh chứng; việc năm trước còn yếu thì sửa trước."
            ),
            text("Người đứng đầu và Hội đồng Thi đua – Khen thưởng trực tiếp chỉ đạo và kiểm tra."),
        ),
        "I",
    ),
)

ORGANISATION = (
    task(
        "Gửi kế hoạch năm học về xã",
        role=Role.SECRETARY,
        due=date(2025, 9, 15),
        proof="Thư điện tử đã gửi và bản giấy có dấu",
    ),
    task(
        "Cùng các trường trong cụm học cách làm hay, tổng hợp, báo cáo, bình xét và suy tôn",
        role=Role.SECRETARY,
        due=date(2026, 6, 5),
        proof="Biên bản họp cụm, báo cáo gửi Hội đồng xã",
    ),
    task(
        "Tham gia các phong trào do ngành phát động",
        role=Role.VICE_PRINCIPAL,
        due=date(2026, 5, 29),
        proof="Danh sách tham gia, kết quả",
    ),
    task(
        "Kiểm tra kết quả phong trào làm cơ sở đề nghị khen thưởng",
        who="Hội đồng Thi đua – Khen thưởng",
        due=date(2026, 5, 22),
        proof="Biên bản kiểm tra của từng tổ",
    ),
    task(
        "Xây dựng điển hình, đăng ký danh hiệu và hình thức khen thưởng của năm học",
        role=Role.STANDING_VICE_CHAIR,
        due=date(2025, 10, 10),
        proof="Danh sách điển hình, bản đăng ký của các tổ",
    ),
    task(
        "Tổ chức đăng ký thi đua tại các tổ và gửi danh sách toàn trường về xã",
        who="Tổ trưởng các tổ, Thư ký Hội đồng",
        due=date(2025, 10, 15),
        proof="Danh sách đăng ký có chữ ký của tổ",
    ),
    task(
        "Báo cáo sơ kết học kỳ I về công tác thi đua, khen thưởng",
        role=Role.SECRETARY,
        due=date(2026, 1, 15),
        proof="Báo cáo đã ký",
    ),
    task(
        "Phân công thành viên Hội đồng theo dõi từng lĩnh vực, thẩm định thành tích",
        role=Role.CHAIR,
        due=date(2025, 9, 30),
        proof="Bảng phân công",
    ),
    assigned("Phụ trách chung công tác thi đua, khen thưởng của trường", role=Role.CHAIR),
    assigned(
        "Phó Chủ tịch Hội đồng, thường trực; theo dõi phong trào của công đoàn viên", role=Role.UNION_CHAIR
    ),
    assigned("Phó Chủ tịch Hội đồng; theo dõi phong trào dạy và học", role=Role.VICE_PRINCIPAL),
    assigned("Phụ trách công tác thi đua, khen thưởng của tổ", role=Role.TEAM_LEADER, team=0),
    assigned("Phụ trách công tác thi đua, khen thưởng của tổ", role=Role.TEAM_LEADER, team=1),
    assigned("Phụ trách công tác thi đua, khen thưởng của tổ", role=Role.TEAM_LEADER, team=2),
)
BELOW = (Chapter("IV", "IV", "Tổ chức thực hiện", SectionRole.ORGANISATION, (*ORGANISATION, *OF_THE_SCHOOL)),)
