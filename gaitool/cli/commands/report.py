"""``gaitool report``: the finished document."""

from pathlib import Path
from typing import Annotated

from gaitool.cli.exit_codes import ExitCode
from gaitool.cli.options import FilledFile, Force, file_option, flag, output_option
from gaitool.cli.streams import tell
from gaitool.cli.told_reading import read_and_tell, tell_reading
from gaitool.cli.writing import demand_ending, refuse_output, write_output
from gaitool.errors import UsageError
from gaitool.filled_report import FilledReport
from gaitool.renderers.report.formats import ENDINGS, PICTURES, report_in


def report(
    file: FilledFile,
    *,
    output: Annotated[
        Path | None,
        output_option(
            "写到哪个文件：.xlsx（默认，在原文件旁边）、.docx、.html，或一图读懂 .svg、.png。"
        ),
    ] = None,
    previous: Annotated[
        Path | None, file_option("本机关上年的报告，一图读懂里与上年对照（只用于 .svg、.png）。")
    ] = None,
    draft: Annotated[bool, flag("--draft", "还有错误也生成，标明“草稿”。")] = False,
    force: Force = False,
) -> int:
    """生成成文的报告：可以打印、粘贴到 Word 的工作簿，Word 文档，网页，或者一图读懂。"""
    target = output or file.with_name(f"{file.stem}_报告.xlsx")
    demand_ending(target, *ENDINGS)
    inputs = [file, *([previous] if previous else [])]
    refuse_output(target, force=force, inputs=inputs)
    _refuse_what_no_picture_needs(target, previous)
    from gaitool.checking.finishing import why_no_document
    from gaitool.checking.reading import read_with_words
    from gaitool.checking.time_limit import time_limit

    reading = read_with_words(file)
    filled = reading.report
    if previous:
        filled = filled.with_previous(read_and_tell(previous).identified)
    with time_limit(file):
        refused = "" if draft else why_no_document(filled, str(previous or ""))
    if refused:
        tell(f"{file}：{refused}")
        return ExitCode.FINDINGS
    from gaitool.checking.successive_years import drawn_last_year
    from gaitool.drawn_figures.draft_text import with_draft_text

    filled, told = drawn_last_year(filled)
    for words in told:
        tell(words)
    with time_limit(file):
        shown = with_draft_text(filled) if draft else filled
        content = report_in(target.suffix.lower(), shown, draft=draft)
    write_output(target, content, force=force, inputs=inputs)
    tell_reading(file, reading)
    _tell_what_was_removed(filled, file)
    tell(f"已生成{'草稿' if draft else '报告'}：{target}")
    return ExitCode.CLEAN


def _refuse_what_no_picture_needs(target: Path, previous: Path | None) -> None:
    """Refuse last year's report where it would not be shown, and pixels without their library."""
    ending = target.suffix.lower()
    if previous and ending not in PICTURES:
        raise UsageError("--previous 只用于一图读懂，输出的文件名要以 .svg 或 .png 结尾。")
    if ending == ".png":
        from gaitool.renderers.report.picture.pixels import demand_pixels

        demand_pixels()


def _tell_what_was_removed(filled: FilledReport, file: Path) -> None:
    from gaitool.renderers.clean_text import removed_words

    if words := removed_words(filled):
        tell(f"{file}：{words}")
