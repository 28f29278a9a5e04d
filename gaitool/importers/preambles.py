"""Reads what stands between title and part one: preamble, date, what a page prints there."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from gaitool.importers.blocks import PublishedParagraph
from gaitool.importers.identity import is_name, read_date
from gaitool.importers.page_furniture import is_form_line, is_navigation, is_publishing_line
from gaitool.importers.part_choice import Numbering, numbering_of
from gaitool.importers.part_headings import is_listed

_SHORTEST_TEXT = 30
_SHORTEST_OPENING = 12
_CONTENTS = re.compile(r"\s*+目\s*+录\s*+|\s*+(?:[（(]\s*+)?20\d\d\s*+年?度?\s*+[）)]?\s*+")


@dataclass(frozen=True, eq=False)
class ReportHead:
    """What stands above part one: its text, a date that stands alone, and what is no text."""

    text: tuple[PublishedParagraph, ...] = ()
    date: str = ""
    furniture: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()


def read_head(lines: Iterable[PublishedParagraph], *, is_own: bool, has_parts: bool) -> ReportHead:
    """Return what lines below a title are.

    Those of a document of gaitool's own are all text. Where no part follows that has a heading,
    sub-headings and sign-off stand here too.
    """
    text: list[PublishedParagraph] = []
    furniture: list[str] = []
    unplaced: list[str] = []
    date = ""
    for line in lines:
        alone = read_date(line.text)
        if is_own or _is_text(line) or (not has_parts and _may_be_of_a_part(line.text)):
            text.append(line)
        elif alone and not alone[0]:
            date = date or alone[1]
        elif _is_furniture(line.text) or is_name(line.text) or is_form_line(line.text):
            furniture.append(line.text)
        else:
            unplaced.append(line.text)
    if is_own:
        dates = (read_date(line.text) for line in text)
        date = next((day for name, day in filter(None, dates) if not name), "")
    return ReportHead(tuple(text), date, tuple(furniture), tuple(unplaced))


def _is_text(line: PublishedParagraph) -> bool:
    if line.level or is_listed(line.text) or is_form_line(line.text):
        return False
    if "。" in line.text:
        return True
    # 现将……报告如下： is short, and ends without a full stop.
    is_opened = line.text.endswith(("：", ":")) and len(line.text) >= _SHORTEST_OPENING
    is_long = is_opened or len(line.text) >= _SHORTEST_TEXT
    return is_long and not (_is_furniture(line.text) or "|" in line.text)


def _may_be_of_a_part(text: str) -> bool:
    """Whether a line without a sentence may be a sub-heading, or of the sign-off."""
    is_numbered = numbering_of(text)[0] is not Numbering.BARE
    return is_numbered or is_name(text) or read_date(text) is not None


def _is_furniture(text: str) -> bool:
    return (
        is_publishing_line(text)
        or is_navigation(text)
        or is_listed(text)
        or bool(_CONTENTS.fullmatch(text))
    )
