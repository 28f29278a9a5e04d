"""G819: what every report cites is cited right."""

from collections.abc import Iterator

from gaitool.filled_report import FilledReport
from gaitool.findings import Severity
from gaitool.prose.citations import DECREE, wrong_citations
from gaitool.rules.rule import Violation, official, rule
from gaitool.rules.texts import found_words, said


@rule(
    "G819",
    Severity.WARNING,
    "《政府信息公开条例》和年度报告格式的名称、文号引用无误",
    official(f"国务院令第{DECREE}号、{{form}}的名称和编号"),
)
def what_everybody_cites_is_cited_right(report: FilledReport) -> Iterator[Violation]:
    """Compare decree, number of the notice and both titles with what they are."""
    for item in said(report):
        for citation in wrong_citations(item.sentence.text, report.form.basis):
            yield Violation(
                cells=(found_words(report, item.text, citation.words),),
                message=f"引用的是“{citation.words}”，应当是“{citation.right}”。",
                expected=citation.right,
                actual=citation.words,
                hint=f"改成“{citation.right}”。",
                quote=item.sentence.quote,
            )
