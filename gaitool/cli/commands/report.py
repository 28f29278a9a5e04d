"""``gaitool report``: the finished document."""

from pathlib import Path
from typing import Annotated

from gaitool.cli.exit_codes import ExitCode
from gaitool.cli.options import FilledFile, Force, flag, output_option
from gaitool.cli.streams import tell
from gaitool.cli.told_reading import tell_reading
from gaitool.cli.writing import demand_ending, refuse_output, write_output
from gaitool.filled_report import FilledReport

_ENDINGS = (".xlsx", ".docx", ".html")


def report(
    file: FilledFile,
    *,
    output: Annotated[
        Path | None, output_option("写到哪个文件：.xlsx（默认，在原文件旁边）、.docx 或 .html。")
    ] = None,
    draft: Annotated[bool, flag("--draft", "还有错误也生成，标明“草稿”。")] = False,
    force: Force = False,
) -> int:
    """生成成文的报告：可以打印、粘贴到 Word 的工作簿，Word 文档，或者网页。"""
    target = output or file.with_name(f"{file.stem}_报告.xlsx")
    demand_ending(target, *_ENDINGS)
    refuse_output(target, force=force, inputs=[file])
    from gaitool.checking.one_file import count_errors
    from gaitool.checking.reading import read_with_words
    from gaitool.checking.time_limit import time_limit

    with time_limit(file):
        reading = read_with_words(file)
        filled = reading.report
        errors = count_errors(filled)
    if errors and not draft:
        tell(
            f"{file}：还有 {errors} 个错误没有改正，没有生成报告。"
            "先用 gaitool check 查看并改正；只想看样子，加 --draft。"
        )
        return ExitCode.FINDINGS
    if filled.unread and not draft:
        tell(
            f"{file}：原文印的数有没读出来的（G108），没有生成报告。"
            "先用 gaitool import 变成填报工作簿，补上这几格；只想看样子，加 --draft。"
        )
        return ExitCode.FINDINGS
    from gaitool.drawn_figures.draft_text import with_draft_text

    with time_limit(file):
        content = _document(with_draft_text(filled) if draft else filled, target, draft=draft)
    write_output(target, content, force=force, inputs=[file])
    tell_reading(file, reading)
    _tell_what_was_removed(filled, file)
    tell(f"已生成{'草稿' if draft else '报告'}：{target}")
    return ExitCode.CLEAN


def _document(filled: FilledReport, target: Path, *, draft: bool) -> bytes | str:
    """Return the document in the format of the target's ending."""
    match target.suffix.lower():
        case ".docx":
            from gaitool.renderers.report.word.word_document import write_report_document

            return write_report_document(filled, draft=draft)
        case ".html":
            from gaitool.renderers.report.web.web_page import write_report_page

            return write_report_page(filled, draft=draft)
        case _:
            from gaitool.renderers.report.workbook.whole_workbook import write_report_workbook

            return write_report_workbook(filled, draft=draft)


def _tell_what_was_removed(filled: FilledReport, file: Path) -> None:
    from gaitool.renderers.clean_text import places_of_control_characters

    if places := places_of_control_characters(filled):
        where = "、".join(places)
        tell(f"{file}：{where} 里有看不见的控制字符（多半是粘贴带来的），报告里已经去掉。")
