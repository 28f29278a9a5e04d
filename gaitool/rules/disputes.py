"""G401: table 四, reviews and suits."""

from collections.abc import Iterator

from gaitool.filled_report import FilledReport
from gaitool.findings import Severity
from gaitool.form import DISPUTES, CellKey
from gaitool.rules.arithmetic import SUM_OF_OUTCOMES, expect_total
from gaitool.rules.rule import Violation, derived, rule


@rule(
    SUM_OF_OUTCOMES,
    Severity.ERROR,
    "四种结果相加等于总计",
    derived("总计是维持、纠正、其他结果和尚未审结之和"),
    each=DISPUTES.totals,
)
def outcomes_add_up_to_the_total(report: FilledReport, key: CellKey) -> Iterator[Violation]:
    """Expect the four outcomes of a group to add up to the stated total."""
    yield from expect_total(report, key, DISPUTES.row_parts(key), "四种结果")
