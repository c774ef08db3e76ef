"""What a council's work may be refused for.

RefusedError
├── CouncilExistsError       one council a time
├── NothingToJudgeError      a meeting needs dossiers that are ready
├── NoQuorumError            too few members are present to vote
├── AttendanceHeldError      who is here stays here while a vote runs
├── NobodyLeftToVoteError    a name on which every member is recused
├── MotionStillOpenError     one motion at a time
├── MotionsLeftError         a meeting ends when nothing waits any more
├── MeetingRunningError      members and councils do not change while a meeting runs
├── StillExpectedError       some have not voted yet; closing asks back
├── AlreadyVotedError        one ballot each
├── VotingClosedError        the ballot came too late, or too early
├── AbsentError              who is not marked present does not vote
├── NotYourSeatError         nobody votes for another
└── NotYourNameToVoteError   a line one does not vote on: one's own, a recusal, a strange one
"""

from thidua.core.errors import RefusedError


class CouncilExistsError(RefusedError):
    """Trường đã có Hội đồng bắt đầu trong nhiệm kỳ này. Hãy xem lại ngày bắt đầu và ngày hết nhiệm kỳ."""


class NothingToJudgeError(RefusedError):
    """Chưa có hồ sơ nào chuẩn bị xong để đưa ra Hội đồng. Hãy chuẩn bị hồ sơ ở mục Hồ sơ trước."""


class NoQuorumError(RefusedError):
    """Chưa đủ số thành viên có mặt theo quy chế nên chưa mở bỏ phiếu được. Hãy điểm danh lại khi đủ người."""


class AttendanceHeldError(RefusedError):
    """Đang mở bỏ phiếu nên chưa đổi người có mặt thành vắng được. Hãy đóng bỏ phiếu trước; ai đến muộn vẫn ghi có mặt được."""


class NobodyLeftToVoteError(RefusedError):
    """Có người trong danh sách mà không còn thành viên nào biểu quyết. Hãy xem lại phần không biểu quyết."""

    def __init__(self, full_name: str) -> None:
        super().__init__(
            f"Về {full_name}, mọi thành viên Hội đồng đều không biểu quyết nên không mở bỏ phiếu được. "
            "Hãy xem lại phần không biểu quyết, hoặc để nội dung này lại phiên sau."
        )


class MotionStillOpenError(RefusedError):
    """Đang có một nội dung mở bỏ phiếu. Hãy đóng nội dung đó trước."""


class MotionsLeftError(RefusedError):
    """Còn nội dung chưa biểu quyết. Hãy mở bỏ phiếu, hoặc để nội dung đó lại phiên sau, rồi bế mạc."""


class MeetingRunningError(RefusedError):
    """Hội đồng đang họp nên chưa đổi thành viên hoặc lập Hội đồng mới được. Hãy bế mạc phiên họp trước."""


class StillExpectedError(RefusedError):
    """Còn người chưa bỏ phiếu. Hãy xác nhận nếu vẫn muốn đóng."""

    def __init__(self, expected: int) -> None:
        super().__init__(f"Còn {expected} người chưa bỏ phiếu. Hãy xác nhận nếu vẫn muốn đóng.")
        self.expected = expected


class AlreadyVotedError(RefusedError):
    """Đã bỏ phiếu cho nội dung này rồi. Mỗi người một phiếu, gửi rồi thì không sửa được."""


class VotingClosedError(RefusedError):
    """Nội dung này không mở bỏ phiếu, nên phiếu chưa được nhận. Hãy tải lại trang để xem phiên họp đang ở đâu."""


class AbsentError(RefusedError):
    """Chưa được điểm danh có mặt thì chưa bỏ phiếu được. Hãy báo thư ký Hội đồng."""


class NotYourSeatError(RefusedError):
    """Mỗi thành viên tự bỏ phiếu của mình. Không ai bỏ phiếu thay người khác."""


class NotYourNameToVoteError(RefusedError):
    """Phiếu có một dòng mà người gửi không được biểu quyết. Hãy tải lại phiếu rồi chọn lại."""
