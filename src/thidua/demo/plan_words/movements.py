"""The movements, campaigns, periods, targets and the drive of the demo's plan."""

from datetime import date
from decimal import Decimal
from typing import Any

from thidua.demo.plan_words.lines import Chapter, Line, campaign, movement, period, target, task
from thidua.plans.models import DueRule, ItemKind, LaunchLevel, Mode, SectionRole
from thidua.units.models import AssociationKind, Role

NATION, MINISTRY, PROVINCE = LaunchLevel.NATION, LaunchLevel.MINISTRY, LaunchLevel.PROVINCE
COMMUNE, UNIT, THEMATIC = LaunchLevel.COMMUNE, LaunchLevel.UNIT, Mode.THEMATIC
POOR, FLOOD = "Ủng hộ quỹ Vì người nghèo", "Ủng hộ đồng bào vùng bão lũ"
YEAR: dict[str, Any] = {"starts": date(2025, 9, 5), "ends": date(2026, 5, 31)}

OF_THE_SECTOR = (
    movement(
        "Dạy tốt, học tốt",
        MINISTRY,
        objective="Giữ nền nếp chuyên môn, mỗi tháng mỗi tổ có một tiết dạy để cùng học",
        role=Role.VICE_PRINCIPAL,
        **YEAR,
    ),
    movement(
        "Đổi mới, sáng tạo trong dạy và học",
        MINISTRY,
        objective="Mỗi giáo viên đổi mới ít nhất một nội dung dạy học trong năm",
        criteria="Có giáo án hoặc học liệu mới; đã dùng ở lớp; đã chia sẻ trong tổ",
        role=Role.VICE_PRINCIPAL,
        **YEAR,
    ),
    movement("Dân chủ – Kỷ cương – Tình thương – Trách nhiệm", PROVINCE, role=Role.UNION_CHAIR, **YEAR),
    campaign(
        "Mỗi thầy, cô giáo là một tấm gương đạo đức, tự học và sáng tạo",
        MINISTRY,
        participants="Toàn thể giáo viên",
        launched_by=AssociationKind.UNION,
        role=Role.UNION_CHAIR,
    ),
    campaign(
        "Xây dựng nhà trường văn hóa, nhà giáo mẫu mực, học sinh thanh lịch",
        PROVINCE,
        participants="Cán bộ, giáo viên, học sinh",
        taking_part=(AssociationKind.YOUTH, AssociationKind.PIONEERS, AssociationKind.PARENTS),
        role=Role.YOUTH_LEAD,
    ),
    campaign(
        "Giải thưởng Nhà giáo Sông Xanh tâm huyết, sáng tạo",
        PROVINCE,
        participants="Giáo viên đủ điều kiện",
        role=Role.STANDING_VICE_CHAIR,
    ),
)
PERIODS = (
    period(
        "Mừng Đảng, mừng Xuân, kỷ niệm ngày thành lập Đảng 03/02",
        objective="Mỗi tổ có một việc cụ thể gắn với chăm lo Tết cho học sinh khó khăn",
        role=Role.UNION_CHAIR,
        starts=date(2026, 1, 12),
        ends=date(2026, 2, 6),
    ),
    period(
        "Kỷ niệm ngày Chủ tịch Hồ Chí Minh ra Lời kêu gọi thi đua ái quốc 11/6",
        objective="Biểu dương điển hình của năm học",
        role=Role.STANDING_VICE_CHAIR,
        starts=date(2026, 5, 15),
        ends=date(2026, 6, 11),
    ),
    period(
        "Kỷ niệm chiến thắng Hà Nội – Điện Biên Phủ trên không",
        objective="Học sinh tìm hiểu lịch sử qua một buổi sinh hoạt",
        role=Role.YOUTH_LEAD,
        starts=date(2025, 12, 8),
        ends=date(2025, 12, 19),
    ),
    period(
        "Chào mừng Quốc khánh 02/9 và khai giảng",
        objective="Trường, lớp sẵn sàng cho năm học mới",
        role=Role.VICE_PRINCIPAL,
        starts=date(2025, 9, 1),
        ends=date(2025, 9, 5),
    ),
    period(
        "Kỷ niệm ngày giải phóng thành phố 10/10",
        objective="Mỗi lớp làm sạch một góc trường",
        role=Role.YOUTH_LEAD,
        starts=date(2025, 10, 1),
        ends=date(2025, 10, 10),
    ),
    period(
        "Chào mừng ngày Nhà giáo Việt Nam 20/11",
        objective="Mỗi tổ có ít nhất hai tiết dạy tốt",
        role=Role.UNION_CHAIR,
        starts=date(2025, 10, 15),
        ends=date(2025, 11, 20),
    ),
    period(
        "Kỷ niệm ngày thành lập Quân đội nhân dân 22/12 và ngày hội Quốc phòng toàn dân",
        objective="Thăm hỏi gia đình chính sách, gặp mặt cựu chiến binh",
        role=Role.YOUTH_LEAD,
        starts=date(2025, 12, 1),
        ends=date(2025, 12, 22),
    ),
)
OF_THE_LAND = (
    movement(
        "Chung sức xây dựng nông thôn mới",
        NATION,
        objective="Giữ trường đạt chuẩn quốc gia",
        role=Role.CHAIR,
        **YEAR,
    ),
    task(
        "Rà soát các tiêu chuẩn của trường đạt chuẩn quốc gia",
        role=Role.VICE_PRINCIPAL,
        due=date(2026, 4, 30),
        proof="Bảng tự rà soát",
    ),
    movement(
        "Cả nước chung tay vì người nghèo – Không để ai bị bỏ lại phía sau",
        NATION,
        because="Tên phong trào toàn quốc; mức ủng hộ không được tính điểm",
        role=Role.UNION_CHAIR,
        **YEAR,
    ),
    Line(
        ItemKind.DRIVE,
        {
            "name": POOR,
            "text": "Đúng hạn, đúng mức cấp trên giao cho trường.",
            "aim": Decimal(3_000_000),
            "aim_unit": "đồng",
            "due": date(2025, 11, 18),
            "role": Role.UNION_CHAIR,
        },
    ),
    Line(
        ItemKind.DRIVE,
        {
            "name": FLOOD,
            "text": "Tùy tâm; không định mức.",
            "due": date(2026, 8, 1),
            "due_rule": DueRule.BEFORE,
            "role": Role.UNION_CHAIR,
        },
    ),
    movement(
        "Sáng kiến, sáng tạo Sông Xanh",
        PROVINCE,
        objective="Sáng kiến giải quyết đúng khó khăn của trường",
        role=Role.VICE_PRINCIPAL,
        **YEAR,
    ),
    target(
        "Cán bộ, giáo viên, nhân viên có sáng kiến được công nhận",
        measure="initiative.recognised",
        aim=Decimal(85),
        year="2025-2026",
        proof="Quyết định công nhận sáng kiến",
    ),
    target(
        "Sáng kiến được áp dụng có hiệu quả",
        measure="initiative.applied",
        aim=Decimal(30),
        year="2025-2026",
        proof="Xác nhận của nơi áp dụng",
    ),
    movement(
        "Thực hiện văn hóa công sở và nơi công cộng",
        NATION,
        criteria="Đúng giờ; giao tiếp chuẩn mực; người phụ trách làm gương",
        role=Role.UNION_CHAIR,
        **YEAR,
    ),
    movement(
        "Xây dựng tổ chức Đảng, chính quyền, đoàn thể trong trường vững mạnh",
        NATION,
        role=Role.PARTY_CELL,
        **YEAR,
    ),
    movement(
        "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh", NATION, role=Role.PARTY_CELL, **YEAR
    ),
    movement(
        "Đẩy mạnh cải cách hành chính",
        PROVINCE,
        criteria="Bớt giấy tờ; giải quyết đúng hạn; dùng hồ sơ số",
        role=Role.VICE_PRINCIPAL,
        **YEAR,
    ),
    movement("Toàn dân đoàn kết xây dựng đời sống văn hóa", NATION, role=Role.UNION_CHAIR, **YEAR),
    movement("Xây dựng người Sông Xanh thanh lịch, văn minh", PROVINCE, role=Role.YOUTH_LEAD, **YEAR),
    movement("Người tốt, việc tốt", PROVINCE, role=Role.STANDING_VICE_CHAIR, **YEAR),
    movement("An toàn thực phẩm", COMMUNE, THEMATIC, who="Bộ phận y tế, bếp ăn", **YEAR),
    movement(
        "Bảo đảm an ninh, quốc phòng",
        COMMUNE,
        objective="Trường học an toàn; thực hiện tốt chính sách hậu phương quân đội",
        role=Role.VICE_PRINCIPAL,
        **YEAR,
    ),
    movement(
        "Vì an ninh Tổ quốc",
        NATION,
        criteria="Không để xảy ra cháy nổ, tai nạn giao thông trước cổng trường",
        role=Role.VICE_PRINCIPAL,
        **YEAR,
    ),
    movement("Thi đua quyết thắng", NATION, role=Role.YOUTH_LEAD, **YEAR),
    task(
        "Tiếp nhận, giải quyết khiếu nại, tố cáo đúng hạn",
        role=Role.CHAIR,
        due=date(2026, 6, 30),
        proof="Sổ tiếp công dân, sổ theo dõi đơn",
    ),
    task(
        "Diễn tập phòng cháy, chữa cháy",
        role=Role.VICE_PRINCIPAL,
        due=date(2025, 10, 31),
        proof="Biên bản diễn tập",
    ),
    task(
        "Tổ chức hoạt động kỷ niệm các ngày lễ lớn, gặp mặt và biểu dương điển hình",
        role=Role.UNION_CHAIR,
        due=date(2026, 5, 19),
        proof="Kế hoạch và ảnh từng hoạt động",
    ),
    movement(
        "Xây dựng thành phố sáng, xanh, sạch, đẹp, an toàn",
        PROVINCE,
        objective="Học sinh có kỹ năng ứng xử, giữ gìn môi trường, chấp hành luật giao thông",
        participants="Toàn trường",
        launched_by=AssociationKind.YOUTH,
        taking_part=(AssociationKind.PIONEERS,),
        role=Role.YOUTH_LEAD,
        **YEAR,
    ),
)
MOVEMENTS = (
    Chapter("II", "II", "Nội dung thực hiện", SectionRole.CONTENT),
    Chapter(
        "II.1",
        "1",
        "Phát động các phong trào thi đua thực hiện nhiệm vụ năm học",
        SectionRole.OTHER,
        (*OF_THE_SECTOR, *PERIODS, *OF_THE_LAND),
        "II",
    ),
)
