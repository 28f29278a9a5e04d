"""Reads what stands between title and part one: preamble, date, what a page prints there."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from gaitool.importers.blocks import PublishedParagraph
from gaitool.importers.identity import is_name, read_date
from gaitool.importers.page_furniture import is_form_line, is_navigation, is_publishing_line
from gaitool.importers.part_choice import Numbering, numbering_of
from gaitool.importers.part_headings import is_listed
from gaitool.text.garbled_periods import garbled_periods
from gaitool.text.periods import names_the_period, periods
from gaitool.text.sentences import fold

_SHORTEST_TEXT = 30
_SHORTEST_OPENING = 12
_LONGEST_PERIOD = 100
_CONTENTS = re.compile(r"\s*+目\s*+录\s*+|\s*+(?:[（(]\s*+)?20\d\d\s*+年?度?\s*+[）)]?\s*+")
_OPENS = re.compile(r"现[将就][^。；]{2,60}(?:报告|汇报|公布|公开|通报)如下")


def opens_report(text: str) -> bool:
    """Whether a text says that the report follows: 现将2023年政府信息公开工作情况报告如下."""
    return bool(_OPENS.search(text))


@dataclass(frozen=True, eq=False)
class ReportHead:
    """What stands above part one: its text, a date that stands alone, and what is no text."""

    text: tuple[PublishedParagraph, ...] = ()
    date: str = ""
    furniture: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()

    def parted(self) -> tuple["ReportHead", list[PublishedParagraph]]:
        """Part the text of one without headings where it says that the report follows."""
        opening = [at for at, line in enumerate(self.text, start=1) if opens_report(line.text)]
        end = opening[0] if opening else 0
        return replace(self, text=self.text[:end]), list(self.text[end:])


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
        is_point = bool(text) and _is_numbered(line.text) and not _is_furniture(line.text)
        is_of_a_part = not has_parts and _may_be_of_a_part(line.text)
        if is_own or _is_text(line) or is_of_a_part or is_point:
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
    if "。" in line.text or _tells_the_period(line.text):
        return True
    # 现将……报告如下： is short, and ends without a full stop.
    is_opened = line.text.endswith(("：", ":")) and len(line.text) >= _SHORTEST_OPENING
    is_long = is_opened or len(line.text) >= _SHORTEST_TEXT
    return is_long and not (_is_furniture(line.text) or "|" in line.text)


def _tells_the_period(text: str) -> bool:
    """Whether a line states the period of the report: （2023年1月1日至12月31日）."""
    line = fold(text).text if len(text) < _LONGEST_PERIOD else ""
    is_named = names_the_period(line) and any(map(str.isdecimal, line))
    return is_named or any(periods(line)) or any(one.is_of_a_year for one in garbled_periods(line))


def _may_be_of_a_part(text: str) -> bool:
    """Whether a line without a sentence may be a sub-heading, or of the sign-off."""
    return _is_numbered(text) or is_name(text) or read_date(text) is not None


def _is_numbered(text: str) -> bool:
    return numbering_of(text)[0] is not Numbering.BARE


def _is_furniture(text: str) -> bool:
    return (
        is_publishing_line(text)
        or is_navigation(text)
        or is_listed(text)
        or bool(_CONTENTS.fullmatch(text))
    )
