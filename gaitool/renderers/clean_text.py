"""Texts as they can be printed: without the control characters that pasting brings along."""

import re
from collections.abc import Iterator

from gaitool.filled_report import FilledReport
from gaitool.layout import COVER_FIELDS

_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]"
)
_REMOVED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def clean_text(text: str) -> str:
    """Return the text without control characters; Word's line and page breaks end a line."""
    if text.isprintable():  # nearly every text is, and has none of these
        return text
    return _REMOVED.sub("", _LINE_BREAKS.sub("\n", text)).replace("\t", " ")


def clean_line(text: str) -> str:
    """Return the text without control characters and in one line, each white space one blank."""
    return " ".join(clean_text(text).split())


def removed_words(report: FilledReport) -> str:
    """Return a sentence that tells where control characters are left out; empty where none are."""
    where = "、".join(places_of_control_characters(report))
    return f"{where} 里有看不见的控制字符（多半是粘贴带来的），报告里已经去掉。" if where else ""


def places_of_control_characters(report: FilledReport) -> tuple[str, ...]:
    """Return where the report has control characters, in a user's words and without repeats."""
    return tuple(
        dict.fromkeys(place for place, text in _texts(report) if _UNPRINTABLE.search(text))
    )


def _texts(report: FilledReport) -> Iterator[tuple[str, str]]:
    for field in ("agency", "date"):
        yield COVER_FIELDS[field], getattr(report.cover, field)
    for part, entries in report.sections.items():
        for number, entry in enumerate(entries, start=1):
            where = f"{report.form.sections[part].heading}第{number}段"
            yield str(entry.place or where), f"{entry.heading}\n{entry.body}"
    for key, answer in report.answers.items():
        yield str(answer.place or report.label(key)), answer.raw
