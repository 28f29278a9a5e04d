"""What lies among the reports and was not collected, in words: a line for each cause."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from gaitool.face import FACE
from gaitool.renderers.printable import printable
from gaitool.rollup.found_files import LeftOut, WhyLeftOut
from gaitool.text.first_of_many import first_and_others

if TYPE_CHECKING:
    from pathlib import Path

NAMED = 10
"""So many are named where nobody says how many."""

_NOTED = 100
_TOLD_TO_READERS = frozenset(
    [
        WhyLeftOut.DOCUMENT,
        WhyLeftOut.UNREADABLE_FOLDER,
        WhyLeftOut.FOLDER_BY_LINK,
        WhyLeftOut.OTHER,
    ]
)
"""What of the files that were not collected may be a unit's report after all."""

_WORDS: Mapping[WhyLeftOut, tuple[str, str]] = MappingProxyType(
    {
        WhyLeftOut.DOCUMENT: (
            "个 Word、PDF、网页或压缩文件没有读",
            f"只汇总用空白表填写的工作簿；公布格式的报告先{FACE.into_workbook}，压缩文件先解开。",
        ),
        WhyLeftOut.OF_THIS_RUN: (
            "个是这次的名单、本级报告、已知数、输出或上次的输出，没有汇总",
            "",
        ),
        WhyLeftOut.LOCK_FILE: ("个是打开工作簿时留下的锁文件，没有读", ""),
        WhyLeftOut.HIDDEN: ("个隐藏的文件或文件夹没有读", ""),
        WhyLeftOut.FOLDER_BY_LINK: (
            "个文件夹是链接，没有进去",
            "里面有报告的，把链接指向的文件夹写在命令里。",
        ),
        WhyLeftOut.UNREADABLE_FOLDER: (
            "个文件夹打不开，里面的报告没有读",
            "请检查权限后再汇总。",
        ),
        WhyLeftOut.SAME_FILE: ("个是已经读过的文件的另一个名称（链接），没有再读", ""),
        WhyLeftOut.OTHER: (
            "个文件按名称不是工作簿，没有读",
            "其中有填报表的，把文件名改成以 .xlsx 结尾。",
        ),
    }
)
_OWN_OUTPUTS = "个是 gaitool 生成的台账、报告、清单或汇总，不是填报表，没有汇总"
_MARKED_COPIES = "个是标注副本，与原件一样，没有另算"
_LISTS = "个是单位名单或已知数，不是哪个单位的报告，没有汇总"
_OWN_REPORTS = "个是本级自己的填报表（各单位相加写成的，或机关名称就是本级），没有同各单位相加"


def left_out_words(left_out: Iterable[LeftOut], named: int = NAMED) -> Iterator[str]:
    """Yield what was not looked at, by its cause."""
    by_cause: dict[WhyLeftOut, list[Path]] = {cause: [] for cause in _WORDS}
    for one in left_out:
        by_cause[one.cause].append(one.path)
    for cause, paths in by_cause.items():
        yield from _words(list(map(str, paths)), named, *_WORDS[cause])


def notes_of_left_out(left_out: Iterable[LeftOut], listed: Container[str]) -> Iterator[str]:
    """Yield what readers of the roll-up have to know; ``listed`` files stand at their units."""
    told = (one for one in left_out if one.cause in _TOLD_TO_READERS)
    words = left_out_words((one for one in told if str(one.path) not in listed), _NOTED)
    yield from map(printable, words)


def own_outputs_words(files: Sequence[str], named: int = NAMED) -> Iterator[str]:
    """Yield which files a command of ours wrote from a report."""
    yield from _words(files, named, _OWN_OUTPUTS)


def lists_words(files: Sequence[str], named: int = NAMED) -> Iterator[str]:
    """Yield which files list units, and are no unit's report."""
    yield from _words(files, named, _LISTS)


def own_reports_words(files: Sequence[str], named: int = NAMED) -> Iterator[str]:
    """Yield which files are the report of the body itself."""
    yield from _words(files, named, _OWN_REPORTS)


def marked_copies_words(files: Sequence[str], named: int = NAMED) -> Iterator[str]:
    """Yield which files are marked copies of others that lie here too, and say the same."""
    yield from _words(files, named, _MARKED_COPIES)


def _words(names: Sequence[str], named: int, words: str, remedy: str = "") -> Iterator[str]:
    if names:
        yield f"另有 {len(names)} {words}：{first_and_others(names, named)}。{remedy}"
