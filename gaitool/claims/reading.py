"""Claims read out of a narrative, line by line, with what a heading says carried down."""

from collections.abc import Iterator
from functools import lru_cache

from gaitool.claims.claim import Claim, NotCompared
from gaitool.claims.matters import Matter
from gaitool.claims.readings import ReadLine, Source, read_line
from gaitool.claims.scopes import Scope, scopes_of
from gaitool.claims.words import Line, line_of
from gaitool.record import Record
from gaitool.text.patterns import pattern
from gaitool.text.sentences import fold, lines, sentences

_SHORT = 24
"""In folded characters: 收到和处理政府信息公开申请情况 has 15, a line that tells something more."""
_HEADING_NUMERALS = frozenset("一二三四五六七八九十")


class ReadText(Record):
    """All the numbers of a text: the claims, and those that were not compared."""

    claims: tuple[Claim, ...]
    not_compared: tuple[NotCompared, ...]


def claims(text: str, *, year: int | None = None, writer: str = "") -> tuple[Claim, ...]:
    """Return what the text claims about the statutory tables, in the order of the text.

    ``year`` is the year of the report: figures that the text gives for another year are left
    out. ``writer`` is the organ that writes: by its short name (司法局) it speaks of itself.
    Numbers of matters that the tables do not count (letters, posts, trainings), others'
    figures, comparisons and plans are no claims. What cannot be told is left out too.
    """
    return read_text(text, year=year, writer=writer).claims


@lru_cache(maxsize=256)
def read_text(text: str, *, year: int | None = None, writer: str = "") -> ReadText:
    """Return the claims of a text together with every number that became none, and why.

    They are remembered, as more than a dozen rules ask about the same texts.
    """
    every = read_lines(text, year=year, writer=writer)
    return ReadText(
        tuple(claim for line in every for claim in line.claims),
        tuple(number for line in every for number in line.not_compared),
    )


@lru_cache(maxsize=256)
def read_lines(text: str, *, year: int | None = None, writer: str = "") -> tuple[ReadLine, ...]:
    """Return every line that is not empty; remembered, as figures and lists are read of them."""
    return tuple(_read_lines(text, year, Scope(writer=writer)))


def _read_lines(text: str, year: int | None, nothing: Scope) -> Iterator[ReadLine]:
    places = tuple(sentences(text))
    before = nothing
    for start, end in _pieces(text):
        folded = fold(text, start, end).unquoted
        if not folded.text:
            continue
        line = line_of(folded)
        if _is_heading(folded.text):
            before = nothing
        heading = _matter_of_heading(line)
        if heading:
            before = nothing._replace(
                heading=heading, matter=heading, disclosure=heading is not Matter.FOREIGN
            )
        scopes = scopes_of(line, before, year)
        yield read_line(Source(line, places), scopes, year)
        runs_on = folded.text[-1] not in "。！!？?"
        before = before._replace(
            matter=before.heading if not runs_on else scopes[-1].matter,
            disclosure=(scopes[-1].disclosure and runs_on) or before.heading is not None,
        )


# A set of numerals takes ten times as long to compile as \w, and a lookbehind before the pattern
# would be tried at every character: both are asked of the few places that are found.
_POINT = r"[（(](\w{1,2})[)）]|\d{1,2}[、.．](?!\d)"


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield lines, parted where a numbered heading runs in: 。（三）政府信息管理."""
    for start, end in lines(text):
        for point in pattern(_POINT).finditer(text, start + 1, end):
            before = text[point.start() - 1]
            numbered = _HEADING_NUMERALS.issuperset(point[1] or "")
            if numbered and (before in "。；;" or before.isspace()):
                yield start, point.start()
                start = point.start()
        yield start, end


def _is_heading(text: str) -> bool:
    opened = text.lstrip("（(")
    numeral = opened[:1] in _HEADING_NUMERALS
    return numeral and any(mark in opened[1:4] for mark in "、）)")


_ASPECTS = r"主动公开|信息管理|平台建设|监督保障|解读|回应"


def _matter_of_heading(line: Line) -> Matter | None:
    """Return what a numbered line is about: 依申请公开 in its first words."""
    text = line.folded.text[:_SHORT]
    head = text.split("。")[0]
    numbered = text[:1].isdigit() and text[1:3].strip("0123456789")[:1] in {"、", "."}
    if "依申请" in head or "公开申请" in head:
        matter = Matter.APPLICATIONS
    elif "复议" in head or "诉讼" in head:
        matter = Matter.DISPUTES
    elif numbered and pattern(_ASPECTS).search(head):
        matter = Matter.FOREIGN
    else:
        return None
    return matter if numbered or _is_heading(text) or _is_short(line) else None


def _is_short(line: Line) -> bool:
    """Whether a line is a heading by its length: it has neither number nor full stop."""
    told = (token.measure or token.text == "。" for token in line.tokens)
    return len(line.folded.text) <= _SHORT and not any(told)
