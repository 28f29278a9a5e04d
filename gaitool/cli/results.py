"""What is printed of checked files: the list of findings, a summary, and the exit code."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gaitool import __version__
from gaitool.cli.exit_codes import ExitCode
from gaitool.cli.list_formats import LIST_ENDINGS, PAGE_ENDINGS, ListFormat
from gaitool.cli.streams import console, on_screen, show, tell
from gaitool.cli.writing import demand_format, refuse_output, text_bytes, write_output
from gaitool.findings import (
    CheckedFile,
    FileResult,
    Severity,
    UnusableFileResult,
    total_summary,
)
from gaitool.record import Value

if TYPE_CHECKING:
    from gaitool.checked_report import CheckedReport

_ENDINGS = {**LIST_ENDINGS, ListFormat.TABLE: (*LIST_ENDINGS[ListFormat.TABLE], *PAGE_ENDINGS)}


class ResultsFile(Value):
    """The file that results are written to; ``force`` replaces what is there."""

    path: Path
    format: ListFormat
    force: bool

    @property
    def is_page(self) -> bool:
        """Whether it is a page, on which the findings are drawn in their tables."""
        return self.path.suffix.lower() in PAGE_ENDINGS

    def refuse(self, inputs: Iterable[Path]) -> None:
        """Raise at once what would stop the writing, before any work is done."""
        demand_format(self.path, self.format, _ENDINGS)
        refuse_output(self.path, force=self.force, inputs=inputs)

    def write(self, checked: "Sequence[CheckedReport]", inputs: Iterable[Path]) -> None:
        """Write the results, and say so."""
        write_output(self.path, self._content(checked), force=self.force, inputs=inputs)
        tell(f"结果已写到：{self.path}")

    def _content(self, checked: "Sequence[CheckedReport]") -> bytes:
        if self.is_page:
            from gaitool.renderers.check_page.page import write_findings_page

            return text_bytes(write_findings_page(checked))
        # Excel takes a CSV for GBK unless it begins with the mark of UTF-8.
        encoding = "utf-8-sig" if self.format is ListFormat.CSV else "utf-8"
        return text_bytes(_text([one.result for one in checked], self.format), encoding)


def show_results(
    results: Sequence[FileResult], output_format: ListFormat = ListFormat.TABLE
) -> None:
    """Print the results: a table on a screen, plain lines in a pipe, or data."""
    if output_format is ListFormat.TABLE and on_screen():
        from gaitool.renderers.findings.terminal import print_results

        print_results(results, console())
    else:
        show(_text(results, output_format))


def _text(results: Sequence[FileResult], output_format: ListFormat) -> str:
    match output_format:
        case ListFormat.JSON:
            from gaitool.renderers.findings.as_data import findings_json

            return findings_json(results, __version__)
        case ListFormat.CSV:
            from gaitool.renderers.findings.as_data import findings_csv

            return findings_csv(results)
        case ListFormat.TABLE:
            from gaitool.renderers.findings.plain_lines import plain_lines

            return "\n".join(plain_lines(results)) + "\n"


def tell_summary(results: Sequence[FileResult]) -> None:
    """Tell the remarks on each file, then the counts and the next step over all files."""
    from gaitool.renderers.findings.wording import counts_words, next_step

    unusable = sum(isinstance(result, UnusableFileResult) for result in results)
    summary = total_summary(results)
    for result in results:
        if isinstance(result, CheckedFile):
            for remark in result.remarks:
                tell(f"{result.file}：{remark}")
        else:
            from gaitool.cli.conversion import tell_conversion

            tell_conversion(result.file, result.problem)
    words = [f"共 {len(results)} 个文件"]
    if unusable:
        words.append(f"不能使用 {unusable} 个")
    if unusable < len(results):
        words.append(counts_words(summary))
        tell(f"{'，'.join(words)}。{next_step(summary)}")
    else:
        tell(f"{'，'.join(words)}。")


def exit_code(results: Sequence[FileResult], threshold: Severity) -> ExitCode:
    """Return the code of the gravest that happened; a file that no rule judged is never clean."""
    checked = [result.result for result in results if isinstance(result, CheckedFile)]
    # The order is that of the contract: a crash is graver than a file, a file than a finding.
    if any(result.summary["crashed"] for result in checked):
        return ExitCode.RULE_CRASHED
    if len(checked) < len(results):
        return ExitCode.UNUSABLE
    if any(result.reaches(threshold) or result.nothing_ran for result in checked):
        return ExitCode.FINDINGS
    return ExitCode.CLEAN
