"""What a person may be refused with a dossier, as a tree.

RefusedError
├── GradesFirstError      the year's grades are not approved yet
├── RoundNotLockedError   the list of pledges is not final yet
├── DossierExistsError    this person has a dossier for this award already
├── NoPostingError        the person did not work in the unit that year
├── NotAssessedError      nothing was asked of the law yet
├── UnderReviewError      the person is under disciplinary review: the law says wait
└── InvalidInputError
    └── AwardUnknownError not an award of persons, or of collectives
"""

from thidua.core.errors import InvalidInputError, RefusedError


class GradesFirstError(RefusedError):
    """Chưa lập được hồ sơ: xếp loại năm học chưa được phê duyệt. Hãy phê duyệt bảng xếp loại trước."""


class RoundNotLockedError(RefusedError):
    """Chưa lập được hồ sơ từ danh sách đăng ký vì đợt đăng ký chưa khóa. Hãy khóa đợt đăng ký rồi làm lại."""


class DossierExistsError(RefusedError):
    """Người này đã có hồ sơ đề nghị danh hiệu đó trong năm học."""


class NoPostingError(RefusedError):
    """Người này không làm việc ở trường trong năm học này, nên trường không lập hồ sơ được."""


class AwardUnknownError(InvalidInputError):
    """Hãy chọn danh hiệu hoặc hình thức khen thưởng cho cá nhân."""

    def __init__(self, message: str = "") -> None:
        super().__init__("award", message or self.__doc__ or "")


class NotAssessedError(RefusedError):
    """Chưa chuẩn bị xong được vì hồ sơ chưa xét điều kiện theo luật. Hãy bấm “Xét lại” rồi làm tiếp."""


class UnderReviewError(RefusedError):
    """Chưa chuẩn bị xong được: người này đang bị xem xét kỷ luật. Có kết luận, Hiệu trưởng xác nhận lại."""
