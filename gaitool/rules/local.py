"""G818: what a county or a city asks beyond the form and the law (``--local``)."""

from collections.abc import Iterator

from gaitool.face import FACE
from gaitool.filled_report import FilledReport
from gaitool.findings import Severity
from gaitool.rules.rule import Basis, Mark, NotGiven, Violation, rule


@rule(
    "G818",
    Severity.NOTICE,
    "地方口径要求的都做到了",
    Basis(
        Mark.LOCAL,
        f"{FACE.local}：哪份通知、哪一句话要求的，写在每一条结果里；不是法律规定",
    ),
)
def local_requirements_hold(report: FilledReport) -> Iterator[Violation]:
    """Ask what the file of local requirements asks of such an organ."""
    if report.local is None:
        raise NotGiven("没有地方口径", FACE.local)
    # Hardly any check has a file of them: what asks them is loaded for one that has.
    from gaitool.rules.asked_locally import broken_requirements

    yield from broken_requirements(report, report.local)
