"""Lists that break a number down: 收到 12 件，其中自然人 10 件、法人 2 件."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from gaitool.claims.claim import Field, Quotation
from gaitool.claims.distribution import distributed_labels
from gaitool.claims.quantities import Quantity, quantities
from gaitool.claims.reading import ReadLine, read_lines
from gaitool.text.patterns import pattern

_BEGINS = (
    r"[^，,。；;：:（(）)\d]{0,10}[，,]?"
    r"(?P<opens>其中|分别(?:为|是)|[（(](?:其中)?|[：:]|包括|[^，,。；;\d]{0,6}分别)"
)
_MOST_NUMBERS = 80
"""The longest lists break a figure down by some 40 offices."""
_WORDS_BEHIND = 16
_SENTENCE_END = r"[。！!？?]"
_SEPARATOR = r"[、，,；;。（(）)：:\d]"
_BRACKET = r"[（(][^（(）)]*[）)]"
# 其他组织, 其他处理 and 其他结果 are columns and rows of the form: they leave nothing out.
_LEAVES_OUT = r"等|主要|其他(?!组织|处理|结果|法律)|其它|包括|包含|含|大部分|多数|如"
_FLOW = r"办结|答复|结转下|顺延|正在|在办|尚未|未到期"


class Division(StrEnum):
    """By what a list divides its whole; parts by anything else belong to another list."""

    APPLICANT = "applicant"
    RESULT = "result"
    ORIGIN = "origin"
    FLOW = "flow"
    OUTCOME = "outcome"
    CHANNEL = "channel"
    DISPUTE = "dispute"
    CHARGE = "charge"
    OTHER = "other"


_DIVISIONS: tuple[tuple[Division, str], ...] = (
    (
        Division.RESULT,
        # 申请公开 and 公开申请 name the request, not its result.
        r"(?<!申请)公开(?!申请)|无法提供|不予处理|其他处理|不掌握|另行制作|不明确|秘密|案卷|过程性|内部事务|三安全|禁止公开"
        r"|第三方|查询事项|重复申请|信访|不补正",
    ),
    (Division.APPLICANT, r"自然人|法人|公民|企业|组织|机构|个人"),
    (Division.ORIGIN, r"新收|上年|上一年|去年"),
    (Division.FLOW, _FLOW),
    (Division.OUTCOME, r"维持|纠正|撤回|撤诉|驳回|审结|其他结果"),
    (Division.CHANNEL, r"网|信函|邮|当面|窗口|传真|平台|现场|电话"),
    (Division.DISPUTE, r"复议|诉讼"),
    (Division.CHARGE, r"按件|按页|按量"),
)


class ListedPart(NamedTuple):
    """One item of a list: the words before its number, folded, and the number."""

    words: str
    value: Decimal


class PartList(NamedTuple):
    """A stated whole and the parts it is broken down into, in the measure of the whole.

    ``complete`` when the list claims to leave nothing out: more than one part, and no 等, 主要,
    其他, 包括. ``field`` is the figure the whole is a claim about, None for other matters.
    """

    whole: Decimal
    unit: str
    parts: tuple[ListedPart, ...]
    division: Division
    complete: bool
    field: Field | None
    source: Quotation

    @property
    def total(self) -> Decimal:
        """What the parts add up to."""
        return sum((part.value for part in self.parts), start=Decimal(0))


class _Item(NamedTuple):
    """A number of a list with the words before and after it."""

    quantity: Quantity
    words: str
    behind: str
    joined: bool
    division: Division


def part_lists(text: str, *, year: int | None = None) -> tuple[PartList, ...]:
    """Return the lists of parts in the order of the text; see ``claims`` for ``year``."""
    return tuple(found for line in read_lines(text, year=year) for found in _lists_of(line))


def _lists_of(line: ReadLine) -> Iterator[PartList]:
    text = line.context.text
    found = list(quantities(text))
    numbers = _Numbers(text, found, distributed_labels(text, found))
    fields = {reading.start: reading.field for reading in line.readings}
    for index, whole in enumerate(found):
        # A year, a number of a point or a percentage is never broken down.
        if whole.unit in {"%", ""}:
            continue
        for opening in _openings(text, whole.end):
            if whole.value is None:
                break
            items = _of_one_kind(numbers.listed(index + 1, opening), whole.unit)
            if items:
                yield _part_list(
                    line, whole, fields.get(whole.start), items, opening.start("opens")
                )


def _openings(text: str, place: int) -> Iterator[re.Match[str]]:
    """Yield where lists of what was just counted may begin: at once, and after a bracket."""
    bracket = pattern(_BRACKET).match(text, place)
    for start in (place, bracket.end()) if bracket else (place,):
        opening = pattern(_BEGINS).match(text, start)
        if opening:
            yield opening


@dataclass(frozen=True, slots=True)
class _Numbers:
    """The numbers of a line; ``known`` keeps what stands around each, which many lists ask."""

    text: str
    found: list[Quantity]
    labels: dict[int, str]
    known: dict[tuple[int, int], _Item] = field(default_factory=dict)

    def listed(self, first: int, opening: re.Match[str]) -> Iterator[_Item | None]:
        """Yield the numbers on the level of an opening, up to its bracket or the sentence's end.

        None stands for the rest of a list that is too long.
        """
        previous = reached = opening.end()
        level = 0
        for at in range(first, len(self.found)):
            quantity = self.found[at]
            if quantity.start < opening.end():
                continue
            if at - first >= _MOST_NUMBERS:
                yield None
                return
            level += _depth(self.text, reached, quantity.start)
            reached = quantity.start
            between = self.text[previous : quantity.start]
            if level < 0 or pattern(_SENTENCE_END).search(between) or "其中" in between:
                return
            if level == 0 and quantity.unit != "%":
                yield self._item(quantity, previous)
                previous = quantity.end

    def _item(self, quantity: Quantity, previous: int) -> _Item:
        key = previous, quantity.start
        if key not in self.known:
            between = self.text[previous : quantity.start]
            words = self.labels.get(quantity.start, pattern(_SEPARATOR).split(between)[-1])
            behind = self.text[quantity.end : quantity.end + _WORDS_BEHIND]
            behind = pattern(_SEPARATOR).split(behind)[0]
            self.known[key] = _Item(
                quantity, words, behind, "；" not in between, _division_of(words, behind)
            )
        return self.known[key]


def _of_one_kind(items: Iterable[_Item | None], unit: str) -> list[_Item]:
    """Return the items up to the first that counts something else than the first one does.

    A list that does not end is none.
    """
    same: list[_Item] = []
    for item in items:
        if item is None:
            return []
        other_unit = item.quantity.unit not in {unit, ""}
        other_division = bool(same) and item.division is not same[0].division
        if other_unit or other_division or item.quantity.value is None:
            break
        if item.division is Division.OTHER and not item.joined:
            break
        same.append(item)
    return same


def _part_list(
    line: ReadLine, whole: Quantity, field: Field | None, items: list[_Item], opens: int
) -> PartList:
    last = items[-1].quantity.end
    rest = pattern(_SENTENCE_END).split(line.context.text[opens : last + 12])[0]
    exact = not any(quantity.approximate for quantity in (whole, *(i.quantity for i in items)))
    # Of unknown matter 其中 may single out some parts without naming the rest.
    certain = items[0].division is not Division.OTHER or "其中" not in rest
    leaves_out = bool(pattern(_LEAVES_OUT).search(rest))
    return PartList(
        whole=whole.value or Decimal(0),
        unit=whole.unit,
        parts=tuple(ListedPart(i.words + i.behind, i.quantity.value or Decimal(0)) for i in items),
        division=items[0].division,
        complete=len(items) > 1 and exact and certain and not leaves_out,
        field=field,
        source=line.quotation(whole.start, last),
    )


def _division_by(words: str) -> Division:
    return next(
        (division for division, sign in _DIVISIONS if pattern(sign).search(words)), Division.OTHER
    )


def _division_of(words: str, behind: str) -> Division:
    before = _division_by(words)
    return _division_by(behind) if before is Division.OTHER else before


def _depth(text: str, start: int, end: int) -> int:
    stretch = text[start:end]
    return sum(map(stretch.count, "（(")) - sum(map(stretch.count, "）)"))
