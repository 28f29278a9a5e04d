"""A cover of another year than is collected: one cause, of which other findings may only follow."""

from collections.abc import Iterable
from dataclasses import replace

from gaitool.collection import UnitLine
from gaitool.findings import CheckResult, Finding, FoundCell
from gaitool.form import newest_edition
from gaitool.layout import COVER_FIELDS, Place, layout_of
from gaitool.rollup.kept_file import first_problem
from gaitool.rules.explained import wants_answer
from gaitool.rules.units import one_year_and_form, year_remedy

_YEAR = "cover.year"


def that_stand(line: UnitLine, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings of a unit, without those that compare with a year that is wrong itself.

    To mend these would make the right years of a text wrong as well.
    """
    if line.year_asked is None:
        return tuple(findings)
    return tuple(one for one in findings if not _compares_with_year(one))


def counted_anew(line: UnitLine, findings: tuple[Finding, ...]) -> UnitLine:
    """Return the line of a unit whose cover has another year, with the findings that stand."""
    standing = that_stand(line, findings)
    counts = CheckResult(standing, ()).summary
    asked = str(line.year_asked)
    return replace(
        line,
        errors=counts["error"],
        warnings=counts["warning"],
        notices=counts["notice"],
        explained=counts["explained"],
        to_answer=sum(map(wants_answer, standing)),
        first_problem=first_problem(standing),
        of_year_asked=any(_compares_with_year(one) and asked in one.actual for one in findings),
    )


def told_the_unit(
    line: UnitLine, findings: tuple[Finding, ...]
) -> tuple[UnitLine, tuple[Finding, ...]]:
    """Return a unit and its findings as it is told them: before all that its cover is wrong.

    Between the units G904 tells it, which is no finding of the unit's own file.
    """
    if line.year_asked is None:
        return line, findings
    speaks = f"正文写的是 {line.year_asked} 年的，" if line.of_year_asked else ""
    cover = layout_of(newest_edition()).cover
    place = Place(cover.name, str(cover.fields["year"].address))
    cause = Finding(
        rule=one_year_and_form.id,
        severity=one_year_and_form.severity,
        title=one_year_and_form.title,
        message=(
            f"封面的{COVER_FIELDS['year']}写的是 {line.year}，{speaks}"
            f"这次要的是 {line.year_asked} 年度的报告。"
        ),
        cells=(FoundCell(_YEAR, place, COVER_FIELDS["year"], str(line.year)),),
        expected=str(line.year_asked),
        actual=str(line.year),
        hint=year_remedy(line),
    )
    # Its year goes unsaid: the letter would confirm the wrong one.
    return replace(line, year=None, errors=line.errors + 1), (cause, *findings)


def _compares_with_year(finding: Finding) -> bool:
    return any(cell.key == _YEAR for cell in finding.cells)
