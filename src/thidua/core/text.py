"""Vietnamese text: one normal form, folding for search, the order of names."""

import unicodedata
from collections.abc import Callable
from functools import lru_cache

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_RANK = {letter: f"{rank:02d}" for rank, letter in enumerate(_LETTERS, start=1)}
# ngang – huyền – hỏi – ngã – sắc – nặng, as dictionaries put them.
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}


class _Signs(dict[int, int | str | None]):
    """For `str.translate`: what becomes of each sign, asked once. Lists of a hundred thousand people pass through."""

    def __init__(self, meaning: Callable[[str], int | str | None]) -> None:
        super().__init__()
        self._meaning = meaning

    def __missing__(self, code: int) -> int | str | None:
        self[code] = self._meaning(chr(code))
        return self[code]


def _visible(sign: str) -> int | str | None:
    """Not the zero-width signs and their like (Unicode's Cf), which come along when a name is copied from a page."""
    return None if unicodedata.category(sign) == "Cf" else sign


def _bare(sign: str) -> int | str | None:
    return None if unicodedata.combining(sign) else {"đ": "d"}.get(sign, _visible(sign))


_VISIBLE, _BARE = _Signs(_visible), _Signs(_bare)


@lru_cache(maxsize=8_192)
def tidy(text: str) -> str:
    """Composed accents (NFC), nothing invisible, no doubled or strange spaces, none at the ends."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text.translate(_VISIBLE))
    return " ".join(text.split())


@lru_cache(maxsize=8_192)
def fold(text: str) -> str:
    """Lower, marks off, đ→d: what is searched by whoever types without diacritics."""
    text = text.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFD", text.translate(_VISIBLE)).translate(_BARE)
    return " ".join(text.split())


def _syllable_key(syllable: str) -> tuple[str, str]:
    """Letters first, tone second: `hòa` stands before `hoan`, and `la` before `là`."""
    letters: list[str] = []
    tone = "0"
    for character in unicodedata.normalize("NFC", syllable.casefold()):
        decomposed = unicodedata.normalize("NFD", character)
        tone = next((_TONES[mark] for mark in decomposed if mark in _TONES), tone)
        base = unicodedata.normalize("NFC", "".join(part for part in decomposed if part not in _TONES))
        letters.append(_LETTER_RANK.get(base, f"~{base}" if not base.isdigit() else f"00{base}"))
    return "".join(letters), tone


def sort_key(full_name: str) -> str:
    """Orders people as Vietnamese lists do: given name, family name, then the names between."""
    words = full_name.split()
    if not words:
        return ""
    ordered = [words[-1], *words[:1], *words[1:-1]] if len(words) > 1 else words
    keys = [_syllable_key(word) for word in ordered]
    return " ".join(letters for letters, _ in keys) + "|" + "".join(tone for _, tone in keys)


def initials(full_name: str) -> str:
    """Two letters for the round badge beside a name: of `Nguyễn Thị Hoa Sim`, `HS`."""
    words = full_name.split()
    return "".join(word[0] for word in words[-2:]).upper()
