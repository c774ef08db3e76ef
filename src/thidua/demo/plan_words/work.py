"""The work of the demo's plan: commendation, exemplary people, management; each with who, until when, what shows it."""

from datetime import date

from thidua.demo.plan_words.lines import Chapter, task, text
from thidua.plans.models import SectionRole
from thidua.units.models import AssociationKind, Role

COMMENDATION = (
    task(
        "Khen thưởng kịp thời, chính xác, công khai, công bằng, đúng quy trình",
        role=Role.STANDING_VICE_CHAIR,
        due=date(2026, 6, 12),
        proof="Biên bản họp, thông báo công khai danh sách",
    ),
    task(
        "Đề nghị khen thưởng đột xuất, theo chuyên đề, khen tập thể nhỏ và người trực tiếp đứng lớp",
        role=Role.TEAM_LEADER,
        due=date(2026, 5, 29),
        proof="Danh sách đề nghị trong năm",
    ),
    task(
        "Đăng gương người tốt, việc tốt trên trang thông tin của trường",
        association=AssociationKind.YOUTH,
        due=date(2026, 5, 29),
        proof="Bài đăng từng tháng",
    ),
)
EXEMPLARY = (
    task(
        "Lập tổ công tác cho cuộc thi viết về gương điển hình tiên tiến",
        role=Role.CHAIR,
        due=date(2025, 10, 15),
        proof="Quyết định thành lập tổ",
    ),
    task(
        "Tổ chức cuộc thi viết và gửi bài lên cấp trên theo kế hoạch của ban tổ chức",
        role=Role.STANDING_VICE_CHAIR,
        due=date(2026, 3, 20),
        proof="Danh sách bài dự thi, biên bản chấm",
    ),
    task(
        "Tuyên truyền điển hình qua tọa đàm, giao lưu, hội nghị tổng kết",
        association=AssociationKind.UNION,
        due=date(2026, 5, 29),
        proof="Chương trình từng buổi",
    ),
    task(
        "Kiện toàn Hội đồng Thi đua – Khen thưởng, ghi rõ việc và trách nhiệm của từng thành viên",
        role=Role.CHAIR,
        due=date(2025, 9, 30),
        proof="Quyết định kiện toàn, quy chế làm việc",
    ),
    task(
        "Kiện toàn Hội đồng sáng kiến, chọn sáng kiến có ích cho thực tế",
        role=Role.CHAIR,
        due=date(2025, 10, 31),
        proof="Quyết định thành lập, phiếu chấm",
    ),
    task(
        "Bố trí người làm công tác thi đua ổn định, có người kế cận; tập huấn nghiệp vụ",
        role=Role.CHAIR,
        due=date(2025, 11, 28),
        proof="Giấy chứng nhận tập huấn",
    ),
    task(
        "Rà soát, sửa đổi quy chế thi đua, khen thưởng của trường theo luật đang có hiệu lực",
        role=Role.SECRETARY,
        due=date(2025, 10, 24),
        proof="Quy chế đã ban hành",
    ),
    task(
        "Bình xét nội bộ theo tháng, quý và năm",
        role=Role.TEAM_LEADER,
        due=date(2026, 5, 29),
        proof="Biên bản họp tổ từng kỳ",
    ),
    task(
        "Thông tin tới giáo viên, học sinh, cha mẹ học sinh về dạy thực chất, học thực chất",
        role=Role.VICE_PRINCIPAL,
        due=date(2026, 5, 15),
        proof="Tin, bài, biên bản họp cha mẹ học sinh",
    ),
)
MANAGEMENT = (
    task(
        "Lập kế hoạch kiểm tra công tác thi đua, khen thưởng: thẩm quyền khen, công nhận sáng kiến, mô hình, đơn thư",
        role=Role.CHAIR,
        due=date(2025, 10, 31),
        proof="Kế hoạch kiểm tra đã ký",
    ),
    task(
        "Hoàn thiện tiêu chí đánh giá, chấm điểm thi đua",
        role=Role.SECRETARY,
        due=date(2025, 10, 10),
        proof="Bộ tiêu chí đã ban hành",
    ),
    task(
        "Dùng phần mềm trong công tác thi đua, khen thưởng",
        role=Role.SYSTEM_OFFICER,
        due=date(2025, 12, 31),
        proof="Hồ sơ lập trên phần mềm",
    ),
    task(
        "Tổ chức đón nhận danh hiệu trang trọng, tiết kiệm, đúng nghi thức",
        role=Role.UNION_CHAIR,
        due=date(2026, 8, 14),
        proof="Chương trình, dự toán",
    ),
    task(
        "Rà soát để không có hoạt động gây áp lực cho người dạy, người học; không lấy kết quả các kỳ thi, hoạt động "
        "giao lưu do địa phương tổ chức để xếp loại thi đua",
        role=Role.INSPECTION_BOARD,
        due=date(2026, 1, 23),
        proof="Biên bản giám sát",
    ),
    task(
        "Thực hiện quy chế dân chủ, công tác kiểm tra và kiểm định chất lượng",
        role=Role.CHAIR,
        due=date(2026, 4, 24),
        proof="Báo cáo tự đánh giá",
    ),
    task(
        "Công bố công khai các chỉ tiêu thi đua và cách tính",
        role=Role.SECRETARY,
        due=date(2025, 10, 17),
        proof="Trang chỉ tiêu của trường",
    ),
    task(
        "Thực hiện chương trình, kế hoạch của cấp trên về đổi mới công tác thi đua, khen thưởng",
        role=Role.CHAIR,
        due=date(2026, 5, 29),
        proof="Báo cáo việc đã làm theo từng văn bản",
    ),
    task(
        "Củng cố bộ máy làm công tác thi đua, bồi dưỡng chuyên môn, nghiệp vụ",
        role=Role.STANDING_VICE_CHAIR,
        due=date(2026, 2, 27),
        proof="Danh sách người phụ trách",
    ),
)
WORK = (
    Chapter(
        "II.2",
        "2",
        "Nâng cao chất lượng khen thưởng; phát hiện, bồi dưỡng, nhân rộng điển hình",
        SectionRole.OTHER,
        below="II",
    ),
    Chapter("II.2.1", "2.1", "Chất lượng công tác khen thưởng", SectionRole.OTHER, COMMENDATION, "II.2"),
    Chapter(
        "II.2.2",
        "2.2",
        "Tuyên truyền, phát hiện, bồi dưỡng và nhân rộng điển hình",
        SectionRole.OTHER,
        EXEMPLARY,
        "II.2",
    ),
    Chapter(
        "II.3",
        "3",
        "Lãnh đạo và quản lý công tác thi đua, khen thưởng",
        SectionRole.OTHER,
        (text("Mỗi việc dưới đây có người chịu trách nhiệm và được kiểm tra vào cuối học kỳ."), *MANAGEMENT),
        "II",
    ),
)
