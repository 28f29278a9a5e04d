"""Lists that break a number down: 收到 12 件，其中自然人 10 件、法人 2 件."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from gaitool.narrative.claim import Field, Quotation
from gaitool.narrative.distribution import distributed_labels
from gaitool.narrative.line_reader import Reading
from gaitool.narrative.patterns import pattern
from gaitool.narrative.quantities import Quantity, quantities
from gaitool.narrative.reading import ReadLine, read_lines

_BEGINS = (
    r"[^，,。；;：:（(\d]{0,10}[，,]?"
    r"(?P<opens>其中|分别(?:为|是)|[（(](?:其中)?|[：:]|包括|[^，,。；;\d]{0,6}分别)"
)
_SENTENCE_END = r"[。！!？?]"
_LEAVES_OUT = r"等|主要|其他(?!组织|处理|结果)|其它|包括|包含|含|大部分|多数|如"
_FLOW = r"办结|答复|结转下|顺延|正在|在办|尚未|未到期"


class Aspect(StrEnum):
    """By what a list divides its whole; parts by another aspect belong to another list."""

    APPLICANT = "applicant"
    RESULT = "result"
    ORIGIN = "origin"
    FLOW = "flow"
    OUTCOME = "outcome"
    CHANNEL = "channel"
    DISPUTE = "dispute"
    OTHER = "other"


_ASPECTS: tuple[tuple[Aspect, str], ...] = (
    (
        Aspect.RESULT,
        r"公开(?!申请)|无法提供|不予处理|其他处理|不掌握|另行制作|不明确|秘密|案卷|过程性",
    ),
    (Aspect.APPLICANT, r"自然人|法人|公民|企业|组织|机构|个人"),
    (Aspect.ORIGIN, r"新收|上年|上一年|去年"),
    (Aspect.FLOW, _FLOW),
    (Aspect.OUTCOME, r"维持|纠正|撤回|撤诉|驳回|审结|其他结果"),
    (Aspect.CHANNEL, r"网|信函|邮|当面|窗口|传真|平台|现场|电话"),
    (Aspect.DISPUTE, r"复议|诉讼"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """One item of a list: the words before its number, folded, and the number."""

    words: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class PartList:
    """A stated whole and the parts it is broken down into, in the unit of the whole.

    ``complete`` when the list claims to leave nothing out: more than one part, and no 等, 主要,
    其他, 包括. ``field`` is the figure the whole is a claim about, None for other matters.
    """

    whole: Decimal
    unit: str
    parts: tuple[Part, ...]
    aspect: Aspect
    complete: bool
    field: Field | None
    source: Quotation

    @property
    def total(self) -> Decimal:
        """What the parts add up to."""
        return sum((part.value for part in self.parts), start=Decimal(0))


def part_lists(text: str, *, year: int | None = None) -> tuple[PartList, ...]:
    """Return the lists of parts in the order of the text; see ``claims`` for ``year``."""
    return tuple(found for line in read_lines(text, year=year) for found in _lists_of(line))


def _lists_of(line: ReadLine) -> Iterator[PartList]:
    text = line.context.text
    found = list(quantities(text))
    labels = distributed_labels(text, found)
    fields = {reading.start: reading for reading in line.readings}
    for index, whole in enumerate(found):
        begins = pattern(_BEGINS).match(text, whole.end)
        if not begins or whole.unit in {"%", ""} or whole.value is None:
            continue
        items = list(_items(text, found[index + 1 :], whole, begins, labels))
        if items:
            yield _part_list(line, whole, fields.get(whole.start), items, begins["opens"])


def _items(
    text: str,
    following: list[Quantity],
    whole: Quantity,
    begins: re.Match[str],
    labels: dict[int, str],
) -> Iterator[tuple[Quantity, str]]:
    """Yield the parts with their words, up to the end of the sentence or another list."""
    previous = begins.end()
    aspect: Aspect | None = None
    depth = _depth(text, whole.end, begins.end())
    for quantity in following:
        between = text[previous : quantity.start]
        level = _depth(text, whole.end, quantity.start)
        if level < depth or re.search(_SENTENCE_END, text[whole.end : quantity.start]):
            return
        if level > depth or quantity.unit == "%":
            continue
        words = labels.get(quantity.start, re.split(r"[、，,；;）)：:]", between)[-1] or between)
        behind = re.split(r"[、，,；;。）)：:\d]", text[quantity.end : quantity.end + 16])[0]
        kind = _aspect(words) if _aspect(words) is not Aspect.OTHER else _aspect(behind)
        if quantity.unit not in {whole.unit, ""} or (aspect and kind is not aspect):
            return
        if "其中" in between or quantity.value is None:
            return
        aspect = kind
        yield quantity, words + behind
        previous = quantity.end


def _part_list(
    line: ReadLine,
    whole: Quantity,
    reading: Reading | None,
    items: list[tuple[Quantity, str]],
    opens: str,
) -> PartList:
    last = items[-1][0].end
    stretch = line.context.text[whole.end : last + 12]
    exact = not any(item.approximate for item, _ in items) and not whole.approximate
    aspect = _aspect(items[0][1])
    claims_all = aspect is not Aspect.OTHER or "其中" not in opens
    rest = re.split(_SENTENCE_END, stretch)[0]
    return PartList(
        whole=whole.value or Decimal(0),
        unit=whole.unit,
        parts=tuple(Part(words, item.value or Decimal(0)) for item, words in items),
        aspect=aspect,
        complete=len(items) > 1 and exact and claims_all and not re.search(_LEAVES_OUT, rest),
        field=reading.field if reading else None,
        source=line.quotation(whole.start, last),
    )


def _aspect(words: str) -> Aspect:
    return next((aspect for aspect, sign in _ASPECTS if re.search(sign, words)), Aspect.OTHER)


def _depth(text: str, start: int, end: int) -> int:
    stretch = text[start:end]
    return sum(map(stretch.count, "（(")) - sum(map(stretch.count, "）)"))
