"""Vietnamese as people type it: each syllable with its marks and without, and where it stood in the line."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

# Letters or a number or one sign, parted by a space or a line below; a minus is told from a hyphen by what stands beside it.
_PIECE = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*(?:k(?![^\W\d_]))?|[^\w\s]", re.IGNORECASE)
_LEADING = re.compile(
    r"\s*(?:[-–—*•●▪+]\s+|(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ][.)]|[IVX]{1,4}[.)])\s+)*", re.IGNORECASE
)
_LETTER = re.compile(r".[\u0300-\u036f]*", re.DOTALL)
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_DASHES = "-–—−"
_COMBINING = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_TILDE, _HOOK = "\u0303", "\u0309"
_MAY_BE_TWO = range(5, 15)  # no syllable has more than seven letters
_REMEMBERED = 10_000
NUMBER, AMOUNT, MINUS = "#", "#k", "−"
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?"
)


@dataclass(frozen=True, slots=True)
class Token:
    """One syllable, number or sign: `exact` keeps the marks in one spelling, `plain` has none."""

    exact: str
    plain: str
    start: int
    end: int

    @property
    def marked(self) -> bool:
        return self.exact != self.plain


def composed(text: str) -> tuple[str, list[int]]:
    """One sign a letter and nothing invisible; and where each sign, and the end, stood in the text as written."""
    signs: list[str] = []
    places: list[int] = []
    for part in _LETTER.finditer(text):
        folded = unicodedata.normalize("NFC", part[0].translate(_UNSEEN))
        signs.append(folded)
        places += [part.start()] * len(folded)
    return "".join(signs), [*places, len(text)]


@lru_cache(_REMEMBERED)
def exact(syllable: str) -> str:
    """One spelling for what is written in several: hoà and hòa, kỳ and kì, nghĩ for nghỉ, in small letters."""
    letters, tone = [], ""
    for sign in unicodedata.normalize("NFD", syllable.lower()):
        if sign in _COMBINING:
            tone = _HOOK if sign == _TILDE else sign
        else:
            letters.append(sign)
    bare = unicodedata.normalize("NFC", "".join(letters))
    if len(bare) > 1 and bare[-1] == "y" and bare[-2] not in "aâeêoôơuưy":
        bare = f"{bare[:-1]}i"
    elif bare == "qui":
        bare = "quy"
    return bare + tone


@lru_cache(_REMEMBERED)
def plain(syllable: str) -> str:
    """The letters alone, as typed without a Vietnamese keyboard."""
    bare = unicodedata.normalize("NFD", exact(syllable)).replace("đ", "d")
    return "".join(sign for sign in bare if not unicodedata.combining(sign))


def tokens(line: str, known: frozenset[str]) -> list[Token]:
    """The pieces of a composed line without its leading number or bullet.

    Syllables that were typed together are parted where both halves are `known` (plain) syllables.
    """
    leading = _LEADING.match(line)
    return list(_pieces(line, leading.end() if leading else 0, known))


def _pieces(line: str, begin: int, known: frozenset[str]) -> Iterator[Token]:
    for found in _PIECE.finditer(line, begin):
        text, start, end = found[0], found.start(), found.end()
        if text[0].isdigit():
            yield Token(text, NUMBER, start, end)
        elif text[0].isalpha():
            cut = _seam(text, known)
            yield Token(exact(text[:cut]), plain(text[:cut]), start, start + cut)
            if cut < len(text):
                yield Token(exact(text[cut:]), plain(text[cut:]), start + cut, end)
        elif text in _DASHES and _is_minus(line, start):
            yield Token(MINUS, MINUS, start, end)
        else:
            yield Token(text, text, start, end)


def _is_minus(line: str, at: int) -> bool:
    """`: -0,5đ` takes away; `5-4-3` and `tổ 2 - 3` do not."""
    before = line[:at].rstrip()
    return line[at + 1 : at + 2].isdigit() and not before[-1:].isdigit()


def _seam(text: str, known: frozenset[str]) -> int:
    if len(text) in _MAY_BE_TWO and not (_SYLLABLE.fullmatch(plain(text)) and _one_tone(text)):
        for cut in range(2, len(text) - 1):
            if plain(text[:cut]) in known and plain(text[cut:]) in known:
                return cut
    return len(text)


def _one_tone(text: str) -> bool:
    return sum(sign in _COMBINING for sign in unicodedata.normalize("NFD", text)) <= 1
