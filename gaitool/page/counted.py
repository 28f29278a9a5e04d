"""台账计数: tables 三 and 四 counted from a register of applications, into a new workbook."""

from pathlib import Path

from gaitool.checking.registers import CountOfYear, count_for
from gaitool.page.asked import Answer, Asked, Lead, Made
from gaitool.page.beside import register_of
from gaitool.page.blank import cover_of
from gaitool.renderers.counted.lines import count_lines, rest_words
from gaitool.renderers.counted.page import faults_fragment
from gaitool.template.counted_workbook import counted_workbook

_YEAR = "计数年度：{}（收到日期最多的年度；不对的，请填上年度再数一次）。"


def count(asked: Asked) -> Answer:
    """Return the workbook with the counts, and every row that was not counted.

    It begins with whether the counts are whole, for they are not what to report where not.
    """
    given, cover = asked.the_file(), cover_of(asked)
    found = count_for(register_of(asked, given), None, cover.known_year)
    counted = found.counted
    content = counted_workbook(cover, counted, found.form)
    return Answer(
        lead=Lead(rest_words(counted, found.register), is_good=not counted.not_counted),
        fragments=tuple(filter(None, (faults_fragment(counted, found.register),))),
        words=tuple(_words(found)),
        files=(Made(f"{Path(given.name).stem}_计数.xlsx", content),),
    )


def _words(found: CountOfYear) -> list[str]:
    return [
        *count_lines(found.counted, found.form),
        *([_YEAR.format(found.year)] if found.chosen else ()),
        *found.doubts,
        *found.counted.notes,
    ]
