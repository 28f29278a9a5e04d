"""The numbers of a text as JSON, in the shape that scripts rely on, and as CSV."""

import json
from collections.abc import Iterator
from importlib import resources
from typing import Any

from gaitool.answers import plain_digits
from gaitool.claims import Kind
from gaitool.filled_report import FilledReport
from gaitool.prose.personal_data import masked
from gaitool.renderers.claims.wording import (
    NOT_COMPARED,
    figure_words,
    place_of,
    readings_to_show,
    result_words,
    table_words,
    value_words,
)
from gaitool.renderers.harmless_csv import csv_text
from gaitool.renderers.printable import printable_json
from gaitool.rules.compared import Stated, TextNumbers
from gaitool.rules.texts import Text, found_words

# The contract has one kind of rates.
_KINDS = {Kind.RATE_IN_TIME: Kind.RATE}
_CSV_COLUMNS = ("位置", "写的", "读作", "表里的数", "结果", "原句", "依据")


def claims_json(file: str, report: FilledReport, numbers: TextNumbers) -> str:
    """Return the numbers of a report's text as indented JSON; see ``claims.schema.json``."""
    content = {
        "file": file,
        "claims": [_claim(report, stated) for stated in numbers.stated],
        "not_compared": [
            *(
                _not_compared(
                    report, each.text, value_words(each.claim), each.claim.quote, each.reason
                )
                for each in numbers.stated
                if each.reason
            ),
            *(
                _not_compared(report, each.text, each.number, each.source.quote, each.reason)
                for each in numbers.apart
            ),
        ],
    }
    return printable_json(content) + "\n"


def claims_schema() -> dict[str, Any]:
    """Return the JSON schema of what claims_json writes."""
    source = resources.files("gaitool.renderers.claims").joinpath("claims.schema.json")
    schema: dict[str, Any] = json.loads(source.read_text(encoding="utf-8"))
    return schema


def _claim(report: FilledReport, stated: Stated) -> dict[str, Any]:
    claim = stated.claim
    return {
        "field": claim.field.value,
        "kind": _KINDS.get(claim.kind, claim.kind).value,
        "value": plain_digits(claim.value),
        "approximate": claim.approximate,
        "row": claim.row,
        "base": claim.base.value if claim.base else None,
        "whole_area": claim.whole_area,
        "quote": masked(claim.quote),
        "start": claim.start,
        "end": claim.end,
        "place": found_words(report, stated.text, "").key,
        "compared_with": [
            {"key": str(key), "value": plain_digits(report.figure(key))}
            for reading in readings_to_show(stated)
            for key in reading.cells
        ],
        "agrees": None if stated.reason else stated.comparison.agrees,
        "derivation": list(claim.derivation),
    }


def _not_compared(
    report: FilledReport, text: Text, number: str, quote: str, reason: str
) -> dict[str, str]:
    return {
        "number": number,
        "quote": masked(quote),
        "place": found_words(report, text, "").key,
        "reason": reason,
    }


def claims_csv(report: FilledReport, numbers: TextNumbers) -> str:
    """Return one row a number: those that were read, then those that were not compared."""
    return csv_text(_CSV_COLUMNS, _rows(report, numbers))


def _rows(report: FilledReport, numbers: TextNumbers) -> Iterator[tuple[str, ...]]:
    for stated in numbers.stated:
        claim = stated.claim
        yield (
            place_of(report, stated.text),
            value_words(claim),
            figure_words(report, claim),
            table_words(report, stated),
            result_words(stated),
            masked(claim.quote),
            "；".join(claim.derivation),
        )
    for apart in numbers.apart:
        place = place_of(report, apart.text)
        result = f"{NOT_COMPARED}：{apart.reason}"
        yield (place, apart.number, "", "", result, masked(apart.source.quote), "")
