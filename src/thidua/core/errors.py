"""What a person may be refused, as a tree.

RefusedError                 any refusal; its text is the Vietnamese sentence shown to the person
├── StepRefusedError         the thing is not in a state in which this step exists
├── ChangedMeanwhileError    somebody else was faster; says who and what changed
└── InvalidInputError        one field cannot be taken; names the field

Each app derives its own, named by what the person met. A foreign unit's object is no error of this tree: it
is Http404, so that its existence stays unknown.
"""


class RefusedError(Exception):
    """Việc này không thực hiện được."""

    def __str__(self) -> str:
        return super().__str__() or (self.__doc__ or "").strip()


class StepRefusedError(RefusedError):
    """Bước này không còn thực hiện được ở trạng thái hiện tại. Hãy tải lại trang để xem trạng thái mới."""


class ChangedMeanwhileError(RefusedError):
    """Người khác vừa thay đổi mục này. Hãy tải lại trang, xem thay đổi rồi làm lại."""


class InvalidInputError(RefusedError):
    """Giá trị nhập vào chưa dùng được."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
