"""台账计数: tables 三 and 四 counted from a register of applications, into a new workbook."""

from pathlib import Path

from gaitool.checking.registers import CountOfYear, count_for
from gaitool.page.asked import Answer, Asked, Made
from gaitool.page.beside import register_of
from gaitool.page.blank import cover_of
from gaitool.renderers.counted.lines import FaultWords, count_lines, fault_words
from gaitool.template.counted_workbook import counted_workbook

_YEAR = "计数年度：{}（收到日期最多的年度；不对的，请填上年度再数一次）。"


def count(asked: Asked) -> Answer:
    """Return the workbook with the counts, and every row that was not counted."""
    given, cover = asked.the_file(), cover_of(asked)
    found = count_for(register_of(asked, given), None, cover.known_year)
    content = counted_workbook(cover, found.counted, found.form)
    return Answer(
        words=tuple(_words(given.name, found)),
        files=(Made(f"{Path(given.name).stem}_计数.xlsx", content),),
    )


def _words(name: str, found: CountOfYear) -> list[str]:
    counted = found.counted
    faults = fault_words(counted.faults, (one.at for one in counted.applications), name)
    return [
        *count_lines(counted, found.form),
        *([_YEAR.format(found.year)] if found.chosen else ()),
        *found.doubts,
        *counted.notes,
        *found.register.told,
        *map(_fault_sentence, faults),
    ]


def _fault_sentence(words: FaultWords) -> str:
    where = "，".join(filter(None, (words.place, words.row, words.head)))
    return f"{words.effect}（{where}）：{words.reason}。"
