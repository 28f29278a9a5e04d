"""成文: the finished report in the formats that a browser can write."""

from pathlib import Path

from gaitool.checking.checked_files import told_of_last_year
from gaitool.checking.finishing import why_no_document
from gaitool.drawn_figures.draft_text import with_draft_text
from gaitool.errors import UsageError
from gaitool.page.asked import Answer, Asked, Made
from gaitool.page.beside import last_year, read_given
from gaitool.renderers.clean_text import removed_words
from gaitool.renderers.report.formats import report_in

FORMATS = (".xlsx", ".html", ".svg")
"""Word documents are not among them: the library that writes them does not run in a browser."""

_NO_FORMAT = "还没有选格式。"


def finish(asked: Asked) -> Answer:
    """Return the report in every format asked for; raises UsageError where errors are open.

    Last year's report is only drawn, in the picture.
    """
    given = asked.the_file()
    endings = [one for one in FORMATS if one in asked.options["formats"]]
    if not endings:
        raise UsageError(_NO_FORMAT)
    draft = bool(asked.options.get("draft"))
    reading = read_given(given)
    filled, last = reading.report, None
    if ".svg" in endings and (last := last_year(asked)):
        filled = filled.with_previous(last.reading.identified)
    if not draft and (refused := why_no_document(filled, str(last.file) if last else "")):
        raise UsageError(f"{given.name}：{refused}")
    shown = with_draft_text(filled) if draft else filled
    words = [f"{given.name}：{one}" for one in reading.words]
    words += told_of_last_year(last, ())
    if removed := removed_words(filled):
        words.append(f"{given.name}：{removed}")
    stem = Path(given.name).stem
    contents = ((ending, report_in(ending, shown, draft=draft)) for ending in endings)
    files = tuple(Made(f"{stem}_报告{ending}", _raw(content)) for ending, content in contents)
    return Answer(files=files, words=tuple(words))


def _raw(content: bytes | str) -> bytes:
    return content.encode() if isinstance(content, str) else content
