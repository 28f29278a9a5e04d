"""成文: the finished report in the formats that a browser can write."""

from pathlib import Path

from gaitool.checking.one_file import count_errors
from gaitool.checking.reading import reading_of
from gaitool.checking.sources import read_source_of
from gaitool.drawn_figures.draft_text import with_draft_text
from gaitool.errors import UsageError
from gaitool.page.asked import Answer, Asked, Made
from gaitool.renderers.clean_text import places_of_control_characters
from gaitool.renderers.report.formats import report_in

FORMATS = (".xlsx", ".html", ".svg")
"""Word documents are not among them: the library that writes them does not run in a browser."""

_ERRORS = "{}：还有 {} 个错误没有改正，没有生成报告。先在“核对”里查看并改正；只想看样子，选“草稿”。"
_UNREAD = (
    "{}：原文印的数有没读出来的（G108），没有生成报告。先补进填报工作簿；只想看样子，选“草稿”。"
)
_CLEANED = "{}：{} 里有看不见的控制字符（多半是粘贴带来的），报告里已经去掉。"


def finish(asked: Asked) -> Answer:
    """Return the report in every format asked for; raises UsageError where errors are open."""
    (given,) = asked.files["files"]
    draft = bool(asked.options.get("draft"))
    asked.notify(0, 1, given.name)
    reading = reading_of(read_source_of(given.name, given.content))
    filled = reading.report
    if not draft:
        if errors := count_errors(filled):
            raise UsageError(_ERRORS.format(given.name, errors))
        if filled.unread:
            raise UsageError(_UNREAD.format(given.name))
    if last := asked.one("previous"):
        filled = filled.with_previous(read_source_of(last.name, last.content).report)
    shown = with_draft_text(filled) if draft else filled
    words = [f"{given.name}：{one}" for one in reading.words]
    if places := places_of_control_characters(filled):
        words.append(_CLEANED.format(given.name, "、".join(places)))
    stem = Path(given.name).stem
    endings = [one for one in FORMATS if one in asked.options["formats"]]
    contents = ((ending, report_in(ending, shown, draft=draft)) for ending in endings)
    files = tuple(Made(f"{stem}_报告{ending}", _raw(content)) for ending, content in contents)
    return Answer(files=files, words=tuple(words))


def _raw(content: bytes | str) -> bytes:
    return content.encode() if isinstance(content, str) else content
