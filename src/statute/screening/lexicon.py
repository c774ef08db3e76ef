"""Finds the phrases of `law/screening` in a line: the longest at each place, each with what it stands for."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from statute.screening.letters import AMOUNT, NUMBER, Token, composed, exact, plain, tokens

# From this share of marked syllables on, a line is taken as written with diacritics, and they must agree.
_WRITTEN_WITH_MARKS = 0.3
_COUNTED_FROM = 2
_KNOWN_BY_THE_REST = 3
_SIGNS = {"N": NUMBER, "M": AMOUNT}
ANYTHING = "*"
_OPEN = frozenset((NUMBER, AMOUNT, ANYTHING))
# Money, neither points nor a year: thousands with their dot, five digits, or a k for three of them.
_MONEY = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{4,}|\d+(?:[.,]\d+)?k", re.IGNORECASE)
_WITHIN_NAMES = frozenset(",&-/")
_NUMBER_WORDS = frozenset(map(exact, ("một", "mot", "hai", "ba", "bốn", "bon")))


@dataclass(frozen=True)
class Phrase:
    """One wording: its syllables with and without marks; `strict` is never met without marks."""

    exact: tuple[str, ...]
    plain: tuple[str, ...]
    strict: bool
    tag: str
    written: str

    @cached_property
    def second(self) -> str | None:
        """What the second syllable must be; None where it may be several things or is not there."""
        following = self.plain[1] if len(self.plain) > 1 else NUMBER
        return None if following in (NUMBER, ANYTHING) else following


@dataclass(frozen=True, slots=True)
class Mark:
    """A phrase found in a line: what it stands for, its tokens, and whether a negation reaches it."""

    tag: str
    first: int
    last: int
    negated: bool = False


@dataclass(frozen=True)
class Line:
    """A line as the detectors see it."""

    text: str
    places: Sequence[int]
    tokens: Sequence[Token]
    marks: Sequence[Mark]

    def words(self, mark: Mark) -> str:
        """The mark's words as they were written."""
        start, end = self.tokens[mark.first].start, self.tokens[mark.last].end
        return self.text[self.places[start] : self.places[end]].rstrip()


class Lexicon:
    """All phrases by their first plain syllable, the longest first."""

    def __init__(
        self,
        words: Mapping[str, Iterable[str]],
        *,
        short: Mapping[str, str],
        slips: Mapping[str, str],
        fillers: Iterable[str],
        negators: Iterable[str],
        meaningless: Collection[str],
    ) -> None:
        self._by_first: dict[str, list[Phrase]] = {}
        for tag, wordings in words.items():
            for wording in wordings:
                for phrase in _phrases(wording, tag):
                    self._by_first.setdefault(phrase.plain[0], []).append(phrase)
        for word in set(map(plain, _NUMBER_WORDS)):
            self._by_first.setdefault(word, []).extend(self._by_first.get(NUMBER, ()))
        for phrases in self._by_first.values():
            phrases.sort(key=lambda phrase: (*_worth(phrase), phrase.tag in meaningless))
        self._by_two = {first: _by_second(phrases) for first, phrases in self._by_first.items()}
        self._short = {plain(name): [exact(part) for part in full.split()] for name, full in short.items()}
        self._slips = {exact(slip): exact(meant) for slip, meant in slips.items()}
        self._fillers = frozenset(map(plain, fillers))
        self._negators = frozenset(negators)
        self._meaningless = frozenset(meaningless)
        self._known = frozenset(
            syllable for phrases in self._by_first.values() for phrase in phrases for syllable in phrase.plain
        ) | frozenset(self._short)
        # Syllables with marks of their own, which are therefore no slip for another one.
        self._syllables = frozenset(
            syllable
            for phrases in self._by_first.values()
            for phrase in phrases
            for syllable, letters in zip(phrase.exact, phrase.plain, strict=True)
            if syllable != letters
        )

    def read(self, text: str) -> Line:
        """The tokens of a line, abbreviations written out, and the phrases in it."""
        folded, places = composed(text)
        pieces = tokens(folded, self._known)
        with_marks = _written_with_marks(pieces, self._short)
        whole = [full for piece in pieces for full in self._written_out(piece)]
        marks: list[Mark] = []
        place = 0
        while place < len(whole):
            phrase = self._longest(whole, place, with_marks=with_marks)
            if phrase is not None:
                last = place + len(phrase.exact) - 1
                marks.append(Mark(phrase.tag, place, last, self._negated(whole, marks, place)))
                place = last
            place += 1
        return Line(text, places, whole, marks)

    def ambiguous(self) -> list[tuple[str, list[str]]]:
        """Wordings that stand for two things, of which only the first would ever be met."""
        tags: dict[tuple[str, ...], dict[str, str]] = {}
        for phrases in self._by_first.values():
            for phrase in phrases:
                tags.setdefault(phrase.exact, {})[phrase.tag] = phrase.written
        return sorted((min(found.values()), sorted(found)) for found in tags.values() if len(found) > 1)

    def _written_out(self, piece: Token) -> list[Token]:
        full = self._short.get(piece.plain)
        if full is None:
            meant = self._slips.get(piece.exact, piece.exact)
            return [Token(meant, plain(meant), piece.start, piece.end) if meant != piece.exact else piece]
        return [Token(part, plain(part), piece.start, piece.end) for part in full]

    def _longest(self, whole: Sequence[Token], place: int, *, with_marks: bool) -> Phrase | None:
        following = whole[place + 1].plain if place + 1 < len(whole) else None
        by_second = self._by_two.get(whole[place].plain)
        if by_second is None:
            return None
        for phrase in by_second.get(following) or by_second[None]:
            window = whole[place : place + len(phrase.exact)]
            if len(window) == len(phrase.exact) and self._meets(window, phrase, with_marks=with_marks):
                last = place + len(window) - 1
                if last == place or not self._begins_meaningless(whole, last, with_marks=with_marks):
                    return phrase
        return None

    def _meets(self, window: Sequence[Token], phrase: Phrase, *, with_marks: bool) -> bool:
        """Marks that are written must agree; in a marked line some syllable at least must carry its own.

        In a wording long enough to be known by the rest of it, one syllable may carry marks of no word known here.
        """
        same = slips = 0
        for token, wanted, letters in zip(window, phrase.exact, phrase.plain, strict=True):
            if wanted in _OPEN:
                if not _stands_for(token, wanted):
                    return False
                same += wanted == ANYTHING
            elif token.exact == wanted:
                same += 1
            elif phrase.strict or token.plain != letters or token.exact in self._syllables:
                return False
            else:
                slips += token.marked
        asked = sum(wanted not in (NUMBER, AMOUNT) for wanted in phrase.exact)
        if slips:
            return slips == 1 and asked >= _KNOWN_BY_THE_REST and same + slips == asked
        return not with_marks or same == asked or (len(phrase.exact) > 1 and same * 2 >= asked)

    def _begins_meaningless(self, whole: Sequence[Token], place: int, *, with_marks: bool) -> bool:
        """Whether another word begins here that only sounds alike: "có giải pháp" has no "có giải"."""
        following = self._longest(whole, place, with_marks=with_marks)
        return following is not None and following.tag in self._meaningless and len(following.exact) > 1

    def _negated(self, whole: Sequence[Token], marks: Sequence[Mark], place: int) -> bool:
        """Whether only small words stand between a negation and this place."""
        for mark in reversed(marks):
            if any(token.plain not in self._fillers for token in whole[mark.last + 1 : place]):
                return False
            if mark.tag in self._negators:
                return True
            if any(token.plain not in self._fillers for token in whole[mark.first : mark.last + 1]):
                return False
            place = mark.first
        return False


def _worth(phrase: Phrase) -> tuple[int, int, int]:
    """The longest first; of two as long the one that leaves less open."""
    return -len(phrase.exact), phrase.exact.count(ANYTHING), -phrase.exact.count(AMOUNT)


def _by_second(phrases: Sequence[Phrase]) -> dict[str | None, list[Phrase]]:
    """Phrases of one first syllable by the second that is met; under None those that any second may meet."""
    seconds = {phrase.second for phrase in phrases} | {None}
    return {second: [phrase for phrase in phrases if phrase.second in (None, second)] for second in seconds}


def _stands_for(token: Token, sign: str) -> bool:
    """Whether a token is what a sign of a wording leaves open: a number, money, any syllable."""
    if sign == NUMBER:
        return token.plain == NUMBER or token.exact in _NUMBER_WORDS
    if sign == AMOUNT:
        return _MONEY.fullmatch(token.exact) is not None
    return token.plain.isalpha() or token.exact in _WITHIN_NAMES


def _written_with_marks(pieces: Sequence[Token], short: Mapping[str, object]) -> bool:
    syllables = [
        piece
        for piece in pieces
        if piece.plain.isalpha() and len(piece.plain) >= _COUNTED_FROM and piece.plain not in short
    ]
    return sum(piece.marked for piece in syllables) > len(syllables) * _WRITTEN_WITH_MARKS


def _phrases(wording: str, tag: str) -> list[Phrase]:
    """`đạt|có N giải nhất?`: one of several, any number, what may be missing; M is money; a leading = asks for the marks."""
    strict = wording.startswith("=")
    choices: list[list[str]] = []
    for part in wording.removeprefix("=").split():
        may_be_missing = part.endswith("?")
        choices.append(part.removesuffix("?").split("|") + ([""] if may_be_missing else []))
    phrases = []
    for chosen in product(*choices):
        parts = [
            _SIGNS.get(syllable, syllable) for part in chosen for syllable in part.split("_") if syllable
        ]
        if parts:
            phrases.append(
                Phrase(
                    tuple(map(exact, parts)),
                    tuple(NUMBER if part == AMOUNT else plain(part) for part in parts),
                    strict,
                    tag,
                    " ".join(parts),
                )
            )
    return phrases
