"""What a person may be refused with the years of collectives, as a tree.

RefusedError
└── InvalidInputError
    ├── CountsError      numbers of people which cannot stand beside each other
    └── OpenYearError    a title of a year that is not closed, typed in by hand
"""

from thidua.core.errors import InvalidInputError


class CountsError(InvalidInputError):
    """Các số người không khớp nhau."""


class OpenYearError(InvalidInputError):
    """Năm học này đang mở: danh hiệu được ghi khi nhận quyết định trong mục Quyết định, không ghi tay ở đây."""

    def __init__(self) -> None:
        super().__init__("school_year", self.__doc__ or "")
