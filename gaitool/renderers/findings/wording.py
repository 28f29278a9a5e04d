"""The words in which results are told: severities, counts, places, differences."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import PurePath
from types import MappingProxyType

from gaitool.face import FACE
from gaitool.findings import (
    CheckedFile,
    CheckResult,
    FileResult,
    Finding,
    Outcome,
    RuleOutcome,
    Severity,
    UnusableFileResult,
)
from gaitool.text.numerals import is_plain

SEVERITY_WORDS: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "错误", Severity.WARNING: "核实", Severity.NOTICE: "提示"}
)
SEVERITY_SIGNS: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "×", Severity.WARNING: "※", Severity.NOTICE: "●"}
)
OUTCOME_WORDS: Mapping[Outcome, str] = MappingProxyType(
    {
        Outcome.PASSED: "通过",
        Outcome.BROKEN: "有问题",
        Outcome.SKIPPED: "未能检查",
        Outcome.CRASHED: "规则出错",
    }
)
EXPLAINED = "已说明"
OVERVIEW = "各文件的结果"


def severity_label(severity: Severity) -> str:
    """Return sign and word of a severity."""
    return f"{SEVERITY_SIGNS[severity]}{SEVERITY_WORDS[severity]}"


def severity_words(finding: Finding) -> str:
    """Return sign and word of a finding's severity, and whether it is explained."""
    words = severity_label(finding.severity)
    return f"{words}（{EXPLAINED}）" if finding.explained else words


def reason_words(finding: Finding) -> str:
    """Return what the office wrote to explain a finding; empty where it is open."""
    return f"单位的说明：{finding.reason}" if finding.reason else ""


def place_words(finding: Finding) -> str:
    """Return where a finding's suspect stands; empty where it names no place."""
    return str(finding.cells[0].place) if finding.cells else ""


def label_words(finding: Finding) -> str:
    """Return the row and column of a finding's suspect; empty where its place says as much."""
    label = finding.cells[0].label if finding.cells else ""
    return "" if label == place_words(finding) else label


def difference(finding: Finding) -> str:
    """Return by how much the written figure is off, where both figures are numbers."""
    if not (is_plain(finding.actual) and is_plain(finding.expected)):
        return ""
    gap = Decimal(finding.actual) - Decimal(finding.expected)
    return f"{'多' if gap > 0 else '少'}{abs(gap):f}" if gap else ""


def counts_words(summary: Mapping[str, int]) -> str:
    """Return the counts of a summary, such as 错误 1 · 核实 0 · 提示 2."""
    words = [f"{word} {summary[severity.value]}" for severity, word in SEVERITY_WORDS.items()]
    optional = (("explained", EXPLAINED), ("skipped", "未能检查"), ("crashed", "规则出错"))
    words += [f"{word} {summary[key]}" for key, word in optional if summary[key]]
    return " · ".join(words)


def verdict(result: CheckResult) -> str:
    """Return in one sentence what the check came to; never "clean" where nothing was tested."""
    summary = result.summary
    if summary["crashed"]:
        return f"{counts_words(summary)}。结果不完整。"
    if result.nothing_ran:
        return "没有一条规则能够检查，不能说明报告没有问题。"
    if any(summary[severity.value] for severity in Severity):
        return f"{counts_words(summary)}。"
    if summary["explained"]:
        return f"{summary['explained']} 处已说明，没有别的问题。"
    if summary["skipped"]:
        return f"已检查的规则没有发现问题；{summary['skipped']} 条规则未能检查。"
    return "没有发现问题。"


def numbers_words(checked: CheckedFile) -> str:
    """Return how many numbers of the text were compared with the tables; empty without a text."""
    if checked.numbers is None:
        return ""
    compared, apart = checked.numbers
    where = "；逐个列出：gaitool claims 文件" if apart else ""
    return f"正文里的数：与表格比较了 {compared} 个，没有比较 {apart} 个{where}。"


def status_words(result: FileResult) -> str:
    """Return in a word what the check of a file came to, the gravest first."""
    if isinstance(result, UnusableFileResult):
        return "不能使用"
    summary = result.result.summary
    if summary["crashed"]:
        return OUTCOME_WORDS[Outcome.CRASHED]
    if result.result.nothing_ran:
        return "没有可查的"
    gravest = next((severity for severity in Severity if summary[severity.value]), None)
    if gravest is None and summary["explained"]:
        return f"{summary['explained']} 处已说明"
    return f"有{SEVERITY_WORDS[gravest]}" if gravest else "未发现问题"


def next_step(summary: Mapping[str, int]) -> str:
    """Return what the reader should do next."""
    if summary["crashed"]:
        return "有规则运行出错，结果不完整：请把文件和这一屏内容发给维护人员。"
    if summary["error"]:
        return "下一步：先改“错误”，再看“核实”，保存后重新运行 gaitool check。"
    if summary["warning"]:
        return (
            "下一步：逐条看“核实”，该改的改；属实的，填报工作簿里在“核实说明”写明原因；"
            "然后运行 gaitool report。"
        )
    return "下一步：运行 gaitool report 生成成文报告。"


def skipped_reasons(outcomes: Iterable[RuleOutcome]) -> dict[str, list[str]]:
    """Return the rules that could not run, by the reason why.

    Those that need a file which a user may give beside the report have one reason together.
    """
    reasons: dict[str, list[str]] = defaultdict(list)
    asking: dict[str, str] = {}
    for outcome in outcomes:
        if outcome.asks_for:
            asking[outcome.rule] = outcome.asks_for
        elif outcome.outcome is Outcome.CRASHED:
            reasons[OUTCOME_WORDS[Outcome.CRASHED]].append(outcome.rule)
        elif outcome.partial:
            reasons[f"部分未能检查：{outcome.reason}"].append(outcome.rule)
        elif outcome.outcome is Outcome.SKIPPED:
            reasons[f"{OUTCOME_WORDS[Outcome.SKIPPED]}：{outcome.reason}"].append(outcome.rule)
    if asking:
        files = "、".join(dict.fromkeys(asking.values()))
        reasons[
            f"{OUTCOME_WORDS[Outcome.SKIPPED]}：没有给出要对照的文件；需要就{FACE.give.format(files)}"
        ] += asking
    return reasons


def file_words(checked: CheckedFile) -> str:
    """Return what identifies a checked file: name, agency, year."""
    year = f"{checked.year}年" if checked.year else ""
    about = " ".join(word for word in (checked.agency, year) if word)
    return f"{checked.file}（{about}）" if about else checked.file


def file_names(results: Sequence[FileResult]) -> list[str]:
    """Return what to call files beside each other: by name alone where no two have the same."""
    names = [PurePath(result.file).name for result in results]
    return names if len(set(names)) == len(names) else [result.file for result in results]
