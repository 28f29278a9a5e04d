"""成文: the finished report in the formats that a browser can write."""

from pathlib import Path

from gaitool.checking.one_file import count_errors, doubt_of_last_year
from gaitool.checking.reading import reading_of
from gaitool.checking.sources import read_source_of
from gaitool.drawn_figures.draft_text import with_draft_text
from gaitool.errors import UsageError
from gaitool.filled_report import FilledReport
from gaitool.page.asked import Answer, Asked, Made
from gaitool.renderers.clean_text import removed_words
from gaitool.renderers.report.formats import report_in

FORMATS = (".xlsx", ".html", ".svg")
"""Word documents are not among them: the library that writes them does not run in a browser."""

_ERRORS = "还有 {} 个错误没有改正，没有生成报告。先在“核对”里查看并改正"
_UNREAD = "原文印的数有没读出来的（G108），没有生成报告。先补进填报工作簿"
_OTHERS = "{}，没有生成图。上年的报告换成本机关上年的；名称确实改了的，在“核实说明”里写明（G605）"
_REFUSED = "{}：{}；只想看样子，选“草稿”。"


def finish(asked: Asked) -> Answer:
    """Return the report in every format asked for; raises UsageError where errors are open.

    Last year's report is only drawn, in the picture.
    """
    (given,) = asked.files["files"]
    endings = [one for one in FORMATS if one in asked.options["formats"]]
    draft = bool(asked.options.get("draft"))
    asked.notify(0, 1, given.name)
    reading = reading_of(read_source_of(given.name, given.content))
    filled = reading.report
    if (last := asked.one("previous")) and ".svg" in endings:
        before = reading_of(read_source_of(last.name, last.content)).identified
        filled = filled.with_previous(before)
    if not draft and (refused := _why_not(filled)):
        raise UsageError(_REFUSED.format(given.name, refused))
    shown = with_draft_text(filled) if draft else filled
    words = [f"{given.name}：{one}" for one in reading.words]
    if removed := removed_words(filled):
        words.append(f"{given.name}：{removed}")
    stem = Path(given.name).stem
    contents = ((ending, report_in(ending, shown, draft=draft)) for ending in endings)
    files = tuple(Made(f"{stem}_报告{ending}", _raw(content)) for ending, content in contents)
    return Answer(files=files, words=tuple(words))


def _why_not(filled: FilledReport) -> str:
    """Return what stands in the way of a finished document, and what to do; else nothing."""
    if errors := count_errors(filled):
        return _ERRORS.format(errors)
    if filled.unread:
        return _UNREAD
    if filled.previous and (doubt := doubt_of_last_year(filled)):
        return _OTHERS.format(doubt.rstrip("。"))
    return ""


def _raw(content: bytes | str) -> bytes:
    return content.encode() if isinstance(content, str) else content
