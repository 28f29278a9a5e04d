"""Each kind of entry in a file of local requirements: its keys, and what may stand there."""

import datetime
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import TypedDict

from gaitool.claims import Field
from gaitool.form import AgencyType, newest_edition
from gaitool.local_requirements import (
    Deadline,
    Length,
    Repetition,
    RequiredCitation,
    RequiredStatement,
    Threshold,
)
from gaitool.prose.document_numbers import document_numbers
from gaitool.prose.similarity import COMPARED_PARTS
from gaitool.text.numbering import numeral
from gaitool.text.sentences import fold
from gaitool.text.written_dates import iso_day
from gaitool.toml_file import Node, known

_COMMON = ("sentence", "types")
_SHARE = MappingProxyType({"percent": (1, 100), "fewest": (1, 1_000_000)})
_CHANGE = MappingProxyType({"times": (1, 10_000), "gap": (0, 1_000_000_000)})
_LIMITS: Mapping[str, Mapping[str, tuple[int, int]]] = MappingProxyType(
    {"G304": _SHARE, "G306": _SHARE, "G604": _SHARE, "G606": _CHANGE, "G905": _SHARE}
)
"""The rules whose thresholds may be set, with the least and the greatest value of each."""

_LONGEST_PART = 1_000_000
_WHOLE = frozenset(["fewest", "gap", "at_least", "at_most"])


class _Common(TypedDict):
    sentence: str
    types: tuple[AgencyType, ...]


def common(node: Node) -> _Common:
    """Return what every requirement has: its sentence, and the kinds of organ that are asked."""
    types = node.texts("types")
    known(node, "types", types, AgencyType)
    return {"sentence": node.text("sentence"), "types": tuple(map(AgencyType, types))}


def deadline(node: Node) -> Deadline:
    """Return the last day of the report's date."""
    node.allow("date", *_COMMON)
    return Deadline(day=_day(node, "date"), **common(node))


def _day(node: Node, key: str) -> datetime.date:
    written = node.values.get(key)
    # A date without quotation marks is TOML's own; with a time it is one as well to Python.
    if type(written) is datetime.date:
        return written
    day = iso_day(node.text(key))
    if day is None:
        raise node.problem(key, '应为日期，例如 "2026-01-20"')
    return day


def length(node: Node) -> Length:
    """Return how long a part may be, or has to be."""
    node.allow("part", "at_least", "at_most", *_COMMON)
    least, most = (_whole(node, key, 1, _LONGEST_PART) for key in ("at_least", "at_most"))
    if least is None and most is None:
        raise node.problem("at_most", "at_most（最多几字）和 at_least（最少几字）至少写一个")
    if least and most and least > most:
        raise node.problem("at_least", f"最少 {least} 字，比 at_most 的 {most} 字还多")
    return Length(part=_part(node) or COMPARED_PARTS[0], least=least, most=most, **common(node))


def statement(node: Node) -> RequiredStatement:
    """Return what the text, or a part of it, must state."""
    node.allow("fields", "words", "any_of", "part", *_COMMON)
    fields, words, any_of = (node.texts(key) for key in ("fields", "words", "any_of"))
    if not (fields or words or any_of):
        raise node.problem("fields", "fields、words、any_of 至少写一个")
    for key, written in (("words", words), ("any_of", any_of)):
        if not all(fold(one).unquoted.text for one in written):
            raise node.problem(key, "有一个只有引号或空格，没有文字")
    return RequiredStatement(
        part=_part(node),
        fields=tuple(_field(node, name) for name in fields),
        words=words,
        any_of=any_of,
        **common(node),
    )


def _field(node: Node, name: str) -> str:
    """Return a field by its name in ``gaitool claims``, or by what that calls it in Chinese."""
    by_words = {field.words: field.value for field in Field}
    known(node, "fields", [name], [*by_words, *Field])
    return by_words.get(name, name)


def citation(node: Node) -> RequiredCitation:
    """Return which document must be cited."""
    node.allow("document", "number", *_COMMON)
    document = node.text("document", "").strip("《》〈〉 ")
    number = node.text("number", "")
    if not (document or number):
        raise node.problem("document", "document（文件名称）和 number（文号）至少写一个")
    standard = next((one.standard for one in document_numbers(fold(number).text)), "")
    if number and not standard:
        raise node.problem("number", f"“{number}”不是文号，例如 示政办函〔2025〕88号")
    return RequiredCitation(document=document, number=standard, **common(node))


def repetition(node: Node) -> Repetition:
    """Return which share of the sentences may be last year's."""
    node.allow("at_most_percent", "part", *_COMMON)
    most = _number(node, "at_most_percent", 0, 100)
    if most is None:
        raise node.problem("at_most_percent", "必须写，应为 0 到 100 的数，例如 50")
    return Repetition(most=most, part=_part(node), **common(node))


def threshold(node: Node) -> Threshold:
    """Return from where on a rule asks."""
    rule = node.text("rule")
    known(node, "rule", [rule], _LIMITS)
    limits = _LIMITS[rule]
    node.allow("rule", "sentence", *limits)
    if limits.keys().isdisjoint(node.values):
        raise node.problem("rule", f"{rule} 要写 {'、'.join(limits)} 中的至少一个")
    percent, times = (_number(node, key, *limits.get(key, (0, 0))) for key in ("percent", "times"))
    fewest, gap = (_whole(node, key, *limits.get(key, (0, 0))) for key in ("fewest", "gap"))
    if times == 1:
        raise node.problem("times", "应大于 1：1 倍就是没有变")
    return Threshold(
        rule=rule,
        sentence=node.text("sentence"),
        percent=percent,
        fewest=fewest,
        times=times,
        gap=gap,
    )


def _whole(node: Node, key: str, least: int, most: int) -> int | None:
    number = _number(node, key, least, most)
    return None if number is None else int(number)


def _number(node: Node, key: str, least: int, most: int) -> Decimal | None:
    """Return a number within its limits; None where it is not given."""
    number = node.values.get(key)
    if number is None:
        return None
    kind = "整数" if key in _WHOLE else "数"
    is_number = type(number) is int or (type(number) is float and key not in _WHOLE)
    # inf and nan are numbers of TOML, and within no limits.
    if not is_number or not least <= number <= most:
        raise node.problem(key, f"应为 {least} 到 {most} 的{kind}，不加引号")
    return Decimal(str(number))


def _part(node: Node) -> str:
    """Return the key of a part of text by what people call it; empty where none is named."""
    written = node.text("part", "")
    form = newest_edition()
    names: dict[str, str] = {}
    for place, part in enumerate(form.parts, start=1):
        if part.key in form.sections:
            bare = part.heading.partition("、")[2] or part.heading
            ways = (bare, f"第{numeral(place)}部分", part.heading, part.key)
            names |= dict.fromkeys(ways, part.key)
    if written:
        known(node, "part", [written], names)
    return names.get(written, "")
