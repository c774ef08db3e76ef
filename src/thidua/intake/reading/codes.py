"""The lists of codes which a workbook brings along (DANHMUC): what its own short codes stand for."""

import re
from itertools import pairwise

from paper.sheets import Sheet
from thidua.core.text import fold, tidy

_CODE = re.compile(r"[A-Z0-9_.\-]{1,20}")


def code_list(sheets: list[Sheet]) -> dict[str, str]:
    """Code → name out of look-up sheets (DANHMUC): a short code in capitals beside a longer text."""
    found: dict[str, str] = {}
    for sheet in sheets:
        for row in sheet.rows:
            for code, name in pairwise(row):
                if isinstance(code, str) and isinstance(name, str) and _CODE.fullmatch(code.strip()):
                    found.setdefault(fold(code), tidy(name))
    return found
