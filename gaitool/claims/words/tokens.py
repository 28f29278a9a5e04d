"""A line as typed tokens: the words of the lexicon and the numbers, each at its place."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gaitool.claims.words.lexicon import Lexicon, Sort, lexicon
from gaitool.claims.words.numbers import STARTS, WrittenNumber, measure_at
from gaitool.text.numbers_apart import PARTED
from gaitool.text.patterns import pattern

_WIDE = str.maketrans(";:()!?", "；：（）！？")
_THOUSANDS = r"(?<!\d)(\d{1,3})，(?=\d{3}(?![\d%]))"
"""收到申请1，040件: a wide comma that parts a thousand, as hands type it."""
_MARKS = frozenset("，。；：、（）！？")
_BEGIN_NO_WORD = _MARKS | STARTS
"""What marks and numbers begin with; ``Lexicon.initials`` is what words begin with."""
_TIES = frozenset(
    [
        *((Sort.READING, name) for name in ("closing", "fill", "adverb", "joint", "total", "sum")),
        *((Sort.EACH, name) for name in ("all", "apiece")),
        *((Sort.TIME, name) for name in ("this", "now")),
        (Sort.OPEN, "rest"),
        (Sort.SHARE, "rank"),
        (Sort.NOUN, "mail"),
        (Sort.MARK, "："),
    ]
)


class Token(NamedTuple):
    """A word, mark or number of a folded line; ``name`` is what it stands for within its sort."""

    sort: Sort
    name: str
    text: str
    start: int
    end: int
    measure: WrittenNumber | None = None

    def is_a(self, sort: Sort, *names: str) -> bool:
        """Whether the token is of a sort and, where names are given, one of these."""
        return self.sort is sort and (not names or self.name in names)

    @property
    def is_count(self) -> bool:
        """Whether the token is a number other than a year, a date or a document's number."""
        return bool(self.measure and self.measure.digits)

    @property
    def year(self) -> int | None:
        """The year that the token names as a number."""
        return self.measure.year if self.measure else None

    @property
    def is_tie(self) -> bool:
        """Whether the word only ties others together, or says of what year they are."""
        return (self.sort, self.name) in _TIES or self.year is not None


Words = tuple[Token, ...]

# ``has``, ``says`` and ``place_of`` are asked some ten thousand times a report: with a generator
# they would take three times as long.


def has(words: Words, sort: Sort, *names: str) -> bool:
    """Whether one of some words is of a sort."""
    for token in words:  # noqa: SIM110
        if token.sort is sort and (not names or token.name in names):
            return True
    return False


def says(words: Words, *texts: str) -> bool:
    """Whether one of some words is written so."""
    for token in words:  # noqa: SIM110
        if token.text in texts:
            return True
    return False


def named(words: Words, sort: Sort, *names: str) -> list[str]:
    """Return what the words of a sort stand for, in order."""
    return [t.name for t in words if t.sort is sort and (not names or t.name in names)]


def place_of(words: Words, sort: Sort, *names: str) -> int | None:
    """Return where the first word of a sort stands."""
    for at, token in enumerate(words):
        if token.sort is sort and (not names or token.name in names):
            return at
    return None


def first_of(words: Words, *sorts: Sort) -> int | None:
    """Return where the first word of one of some sorts stands."""
    return next((at for at, token in enumerate(words) if token.sort in sorts), None)


def trimmed(words: Words) -> Words:
    """Return words without the ties at their end."""
    end = len(words)
    while end and words[end - 1].is_tie:
        end -= 1
    return words[:end]


def tokens_of(text: str) -> Iterator[Token]:
    """Yield the tokens of a punctuated line; what no word covers is of sort UNKNOWN.

    What stands in 《》 is left out: a title names a document and states nothing.
    """
    words = lexicon()
    unknown = place = 0
    while place < len(text):
        sign, token = text[place], None
        closed = text.find("》", place) if sign == "《" else -1
        if closed >= 0:
            token = _form_at(text, place, closed)
        elif sign in words.initials or sign in _BEGIN_NO_WORD:
            token = _token_at(text, place, words)
        if token is None and closed < 0:
            place += 1
            continue
        if unknown < place:
            yield Token(Sort.UNKNOWN, "", text[unknown:place], unknown, place)
        if token:
            yield token
        unknown = place = token.end if token else closed + 1
    if unknown < place:
        yield Token(Sort.UNKNOWN, "", text[unknown:], unknown, place)


def _form_at(text: str, opened: int, closed: int) -> Token | None:
    """Return what a title in 《》 names where it is the form for requests: 《信息公开申请表》."""
    form = _word_at(text, opened + 1, lexicon())
    if form is None or form.name != "application" or not form.text.endswith("申请表"):
        return None
    return form._replace(start=opened, end=closed + 1) if form.end == closed else None


def _token_at(text: str, place: int, words: Lexicon) -> Token | None:
    sign = text[place]
    if sign in _MARKS:
        return Token(Sort.MARK, sign, sign, place, place + 1)
    word = _word_at(text, place, words)
    if sign in STARTS and (word is None or len(word.text) < 3):
        found = measure_at(text, place)
        if found and (word is None or found[1] > word.end):
            return Token(Sort.NUMBER, "", text[place : found[1]], place, found[1], found[0])
    return word


def _word_at(text: str, place: int, words: Lexicon) -> Token | None:
    found = words.longest_at(text, place)
    if found is None:
        return None
    word, meaning = found
    end = place + len(word)
    # 12345 is a hotline, but not within 1234567.
    within = word.isdigit() and text[end : end + 1].isdigit()
    return None if within else Token(meaning.sort, meaning.name, word, place, end)


def punctuated(text: str) -> str:
    """Return a folded line with Chinese punctuation throughout; its length stays."""
    wide = pattern(_THOUSANDS).sub(r"\1,", text.translate(_WIDE))
    if "," not in wide and "." not in wide:
        return wide
    return pattern("[,.]").sub(_mark, wide)


def _mark(found: re.Match[str]) -> str:
    """Return the mark meant; one within a number, a site or behind a point's number stays."""
    text, place = found.string, found.start()
    before, behind = text[place - 1 : place], text[place + 1 : place + 2]
    if text[place] == ",":
        parted = text[place + 1 : place + 4].isdigit() and not text[place + 4 :][:1].isdigit()
        return "," if before.isdigit() and parted and len(text) > place + 3 else "，"
    latin = (before + behind).isascii() and before.isalnum() and behind.isalnum()
    # 1. 12件: nobody can tell whether the first numbers a point.
    numbers = before.isdigit() and (place < 3 or behind == PARTED)
    return "." if latin or numbers else "。"
