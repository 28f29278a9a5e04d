"""G401: table 四, reviews and suits."""

from collections.abc import Iterator

from gaitool.filled_report import FilledReport
from gaitool.findings import Severity
from gaitool.rules.arithmetic import expect_total
from gaitool.rules.rule import Violation, derived, rule
from gaitool.rules.sums import SUM_OF_OUTCOMES, Equality, equalities_asked
from gaitool.text.numbering import numeral


@rule(
    SUM_OF_OUTCOMES,
    Severity.ERROR,
    "四种结果相加等于总计",
    derived("总计是维持、纠正、其他结果和尚未审结之和"),
    each=lambda form: equalities_asked(form, SUM_OF_OUTCOMES),
)
def outcomes_add_up_to_the_total(report: FilledReport, outcomes: Equality) -> Iterator[Violation]:
    """Expect the outcomes of a group to add up to the stated total."""
    name = f"{numeral(len(outcomes.plus))}种结果"
    yield from expect_total(report, outcomes.subject, outcomes.plus, name)
