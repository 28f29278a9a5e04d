"""成文: the finished report in the formats that a browser can write."""

from pathlib import Path

from gaitool.checking.checked_files import told_of_last_year
from gaitool.checking.finishing import why_no_document
from gaitool.checking.successive_years import drawn_last_year
from gaitool.drawn_figures.draft_text import with_draft_text
from gaitool.errors import UsageError
from gaitool.page.asked import Answer, Asked, Made
from gaitool.page.beside import last_year, read_given
from gaitool.renderers.clean_text import removed_words
from gaitool.renderers.report.formats import report_in

_PICTURE = ".svg"
FORMATS = (".xlsx", ".html", _PICTURE)
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
    filled = reading.report
    if not draft and (refused := why_no_document(filled)):
        raise UsageError(f"{given.name}：{refused}")
    words = [f"{given.name}：{one}" for one in reading.words]
    if _PICTURE in endings and (last := last_year(asked)):
        words += told_of_last_year(last, ())
        filled = filled.with_previous(last.reading.identified)
        # Last year's report stands in no other document, and keeps none from being made.
        if not draft and (refused := why_no_document(filled, str(last.file))):
            endings.remove(_PICTURE)
            words.append(f"{given.name}：{refused}")
        else:
            filled, told = drawn_last_year(filled)
            words += told
    if not endings:
        raise UsageError("\n".join(words))
    shown = with_draft_text(filled) if draft else filled
    if removed := removed_words(filled):
        words.append(f"{given.name}：{removed}")
    stem = Path(given.name).stem
    contents = ((ending, report_in(ending, shown, draft=draft)) for ending in endings)
    files = tuple(Made(f"{stem}_报告{ending}", _raw(content)) for ending, content in contents)
    return Answer(files=files, words=tuple(words))


def _raw(content: bytes | str) -> bytes:
    return content.encode() if isinstance(content, str) else content
