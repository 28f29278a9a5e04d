"""Reads a report given as data, the JSON that ``template --data`` takes and ``export`` writes."""

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from gaitool.answers import Answer, answer_from_number, answer_from_text, fifteen_digits
from gaitool.errors import FileProblem, UnusableFile
from gaitool.filled_report import Cover, Explanation, FilledReport, Paragraphs
from gaitool.form import (
    CellKey,
    Form,
    edition,
    edition_of_text,
    known_versions,
    newest_edition,
)
from gaitool.reader.cover import cover_from_words
from gaitool.reader.words import seen
from gaitool.toml_file import BadToml

_COVER = ("agency", "agency_type", "level", "year", "date")
_CONTENT = ("cells", "declared", "fill_blanks_with_zero", "sections", "explanations")
_LONGEST_ON_COVER = 255
_TOP_LEVEL = frozenset(("form", "edition", "draft", *_COVER, *_CONTENT))

_LONGEST_NUMBER = 330
_DIGITS_SHOWN = 20
_MAGNITUDES = range(-330, 330)
"""Of numbers that a spreadsheet can hold, and so may be exported."""


class _Misshapen(ValueError):
    """The JSON is not a report; the message says where."""


def read_report_data(path: Path, content: bytes, form: Form | None = None) -> FilledReport:
    """Return the filled report of a JSON; raises UnusableFile where it has another shape.

    ``form`` is the edition it should be on; without one it is what the JSON names or carries.
    """
    try:
        text = content.decode("utf-8-sig")
        report = json.loads(text, parse_int=_integer, parse_float=_decimal)
        _refuse_half_characters(report)
        fields = _mapping(report, "整个文件")
        return _report(fields, _edition(fields, form))
    except _Misshapen as error:
        raise UnusableFile(path, FileProblem.BAD_DATA, f"数据格式不对：{error}。") from error
    # RecursionError: a hundred thousand opening brackets are valid JSON as far as they go.
    except (ValueError, RecursionError) as error:
        message = "不是可以读取的 JSON（应为 UTF-8 编码）。"
        raise UnusableFile(path, FileProblem.BAD_DATA, message) from error


def _integer(digits: str) -> int:
    return int(_not_too_long(digits))


def _decimal(digits: str) -> Decimal:
    number = Decimal(_not_too_long(digits))
    if number.adjusted() not in _MAGNITUDES:
        raise _Misshapen(f"数 {digits} 太大或太小")
    # As a program means it that writes its doubles out in full: 17.000000000000004 is 17.
    return fifteen_digits(number)


def _not_too_long(digits: str) -> str:
    """Return the digits of a number; raises _Misshapen where nobody meant so many.

    Turning digits into a number takes time that grows with their square.
    """
    if len(digits) > _LONGEST_NUMBER:
        raise _Misshapen(f"数 {digits[:_DIGITS_SHOWN]}… 有 {len(digits)} 位，太长了")
    return digits


def _refuse_half_characters(report: object) -> None:
    r"""Refuse escapes such as \\ud800 that stand alone: no file can hold half a character."""
    try:
        json.dumps(report, ensure_ascii=False, default=str).encode("utf-8")
    except UnicodeEncodeError as error:
        raise _Misshapen("文字里有不成对的半个字符（\\ud800 之类）") from error


def _edition(report: Mapping[str, Any], wanted: Form | None) -> Form:
    """Return the edition that a JSON names: a known one, or one whose text it carries."""
    named = _text(report.get("form", ""), "form")
    carried = _text(report.get("edition", ""), "edition")
    form = wanted or newest_edition()
    if carried and not wanted:
        try:
            form = edition_of_text(carried)
        except BadToml as error:
            raise _Misshapen(f"edition 里带的表式读不出来：{error}") from error
    elif named in known_versions() and not wanted:
        form = edition(named)
    # ``form`` may name what the edition extends: data of the plain form fills a supplement.
    if named and named not in {form.version, form.extends}:
        choices = [form.version] if wanted or carried else [*known_versions()]
        raise _Misshapen(f"form 应为 {'、'.join(choices)}")
    return form


def _report(report: Mapping[str, Any], form: Form) -> FilledReport:
    if unknown := sorted(set(report) - _TOP_LEVEL):
        raise _Misshapen(f"不认识的项“{unknown[0]}”")
    cells = _answers(report, "cells", form)
    declared = _answers(report, "declared", form)
    # A total among the cells counts as declared: tables copied as data have their totals in place.
    totals = {key: cells.pop(key) for key in list(cells) if form.table_of(key).is_total(key)}
    for key, answer in declared.items():
        if not form.table_of(key).is_total(key):
            raise _Misshapen(f"declared 里的 {key} 不是总计")
        if key in totals and totals[key] != answer:
            raise _Misshapen(f"{key} 在 cells 和 declared 里不一样")
    return FilledReport(
        form=form,
        cover=_cover(report),
        answers=cells,
        declared=totals | declared,
        fill_blanks_with_zero=_switches(report, form),
        sections=_sections(report, form),
        explanations=tuple(_explanation(item) for item in _list(report, "explanations")),
    )


def _cover(report: Mapping[str, Any]) -> Cover:
    words = {field: _text(report.get(field, ""), field) for field in _COVER}
    for field, text in words.items():
        if len(text) > _LONGEST_ON_COVER:
            raise _Misshapen(f"{field} 有 {len(text)} 个字，太长了")
    return cover_from_words(words)


def _answers(report: Mapping[str, Any], name: str, form: Form) -> dict[CellKey, Answer]:
    answers = {}
    for cell, value in _mapping(report.get(name, {}), name).items():
        key = form.find_cell(cell)
        if key is None:
            raise _Misshapen(f"{name} 里没有叫“{cell}”的格")
        measure = form.table_of(key).column(key).measure
        match value:
            case None:
                continue
            # Before int: to Python true is the integer 1.
            case bool() | list() | dict():
                raise _Misshapen(f"{cell} 应为数或文字")
            # A float comes of NaN and Infinity only, which json reads unasked.
            case int() | Decimal() | float():
                answers[key] = answer_from_number(Decimal(value), measure)
            case _:
                answers[key] = answer_from_text(value, measure)
    return {key: answer for key, answer in answers.items() if not answer.blank}


def _switches(report: Mapping[str, Any], form: Form) -> dict[str, bool]:
    switches = _mapping(report.get("fill_blanks_with_zero", {}), "fill_blanks_with_zero")
    for table, chosen in switches.items():
        if table not in form.tables or not isinstance(chosen, bool):
            raise _Misshapen(f"fill_blanks_with_zero 里的 {table} 应为表名和 true、false")
    return dict(switches)


def _sections(report: Mapping[str, Any], form: Form) -> dict[str, tuple[Paragraphs, ...]]:
    sections = _mapping(report.get("sections", {}), "sections")
    if unknown := sorted(set(sections) - set(form.sections)):
        raise _Misshapen(f"sections 里没有叫“{unknown[0]}”的部分")
    return {
        part: tuple(filter(_shows, map(_paragraphs, _list(sections, part)))) for part in sections
    }


def _shows(entry: Paragraphs) -> bool:
    """Whether a person sees anything of an entry; a workbook gives no other back."""
    written = entry.heading or entry.body
    return not written or bool(seen(entry.heading) or seen(entry.body))


def _paragraphs(entry: object) -> Paragraphs:
    fields = _mapping(entry, "sections 的一项")
    return Paragraphs(
        _text(fields.get("heading", ""), "heading"), _text(fields.get("body", ""), "body")
    )


def _explanation(entry: object) -> Explanation:
    fields = _mapping(entry, "explanations 的一项")
    return Explanation(
        rule=_text(fields.get("rule", ""), "rule"),
        cells=tuple(_text(cell, "cells") for cell in _list(fields, "cells")),
        figures=tuple(_text(figure, "figures") for figure in _list(fields, "figures")),
        reason=_text(fields.get("reason", ""), "reason"),
    )


def _mapping(value: object, name: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise _Misshapen(f"{name}应为对象")
    return value


def _list(fields: Mapping[str, Any], name: str) -> list[Any]:
    value = fields.get(name, [])
    if not isinstance(value, list):
        raise _Misshapen(f"{name} 应为列表")
    return value


def _text(value: object, name: str) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal | None):
        raise _Misshapen(f"{name} 应为文字")
    return "" if value is None else str(value)
