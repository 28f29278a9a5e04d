"""G011: the labels of rows and columns, as sheets have them and published sources print them."""

from collections.abc import Iterator

from gaitool.as_printed import PrintedLabel
from gaitool.filled_report import FilledReport, Remark
from gaitool.findings import FoundCell, Severity
from gaitool.form import predecessor
from gaitool.layout import Place
from gaitool.rules.observed import observed
from gaitool.rules.rule import Violation, found_observed, prescribed, rule
from gaitool.text.folding import fold_label


@rule(
    "G011",
    Severity.WARNING,
    "表内文字与规定格式一致",
    prescribed("所附格式"),
)
def labels_are_those_of_the_form(report: FilledReport) -> Iterator[Violation]:
    """Compare every label of the table sheets with the form, folded.

    What was not read for want of a label is one error a table, and not told here once more. Of a
    published source those labels are compared that could still be told.
    """
    if report.headings is not None:
        old = _of_edition_before(report)
        told = (one for one in report.relabelled if (one.table, fold_label(one.text)) not in old)
        yield from (_relabelled(report, label) for label in told)
        return
    for seen in observed(report, Remark.LABEL_ALTERED, Remark.LABEL_MISSING):
        if seen.key in report.unfound:
            continue
        lost = seen.remark is Remark.LABEL_MISSING
        yield Violation(
            cells=(found_observed(report, seen),),
            message=(
                f"找不到“{seen.expected}”，这一行（列）的数没有读到。"
                if lost
                else f"规定格式这里是“{seen.expected}”，现在写的是“{seen.written}”。"
            ),
            expected=seen.expected,
            actual=seen.written,
            hint="把文字改回规定格式；改不回来时，另取一份空白表重新填写。",
        )


def _of_edition_before(report: FilledReport) -> frozenset[tuple[str, str]]:
    """Return the labels of tables that are on the form of the edition before: G108 says so once."""
    tables = {one.table for one in report.unread if one.is_of_edition_before}
    old = predecessor(report.form) if tables else None
    replaced = [table for key, table in old.tables.items() if key in tables] if old else []
    labels = [(table.key, row.label) for table in replaced for row in table.rows]
    labels += [(table.key, column.label) for table in replaced for column in table.columns]
    return frozenset((key, fold_label(label)) for key, label in labels)


def _relabelled(report: FilledReport, label: PrintedLabel) -> Violation:
    place = Place(report.form.tables[label.table].name)
    return Violation(
        cells=(FoundCell("", place, label.expected, label.text),),
        message=f"规定格式这里是“{label.expected}”，现在写的是“{label.text}”；已按规定的读。",
        expected=label.expected,
        actual=label.text,
        hint="把文字改回规定格式。",
    )
