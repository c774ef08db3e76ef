"""Vietnamese text: one normal form, folding for search, the order of names."""

import unicodedata

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_RANK = {letter: f"{rank:02d}" for rank, letter in enumerate(_LETTERS, start=1)}
# ngang – huyền – hỏi – ngã – sắc – nặng, as dictionaries put them.
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}


def _visible(text: str) -> str:
    """Without zero-width signs and their like (Unicode's Cf), which come along when a name is copied from a page."""
    return "".join(character for character in text if unicodedata.category(character) != "Cf")


def tidy(text: str) -> str:
    """Composed accents (NFC), nothing invisible, no doubled or strange spaces, none at the ends."""
    return " ".join(unicodedata.normalize("NFC", _visible(text)).split())


def fold(text: str) -> str:
    """Lower, marks off, đ→d: what is searched by whoever types without diacritics."""
    decomposed = unicodedata.normalize("NFD", _visible(text).casefold())
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    return " ".join(bare.replace("đ", "d").split())


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
