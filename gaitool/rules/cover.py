"""G021, G023: the cover, on which organ, level and year much else depends."""

from collections.abc import Iterator

from gaitool.filled_report import FilledReport
from gaitool.findings import Severity
from gaitool.form import AgencyType, Level, edition_for
from gaitool.layout import COVER_FIELDS
from gaitool.rules.observed import UNREADABLE
from gaitool.rules.rule import CannotCheck, Violation, convention, derived, found_cover, rule
from gaitool.text.shortening import shortened
from gaitool.text.written_dates import iso_date, iso_day, year_shown_as_day

# A published report is read without them, and its name does not always settle them.
_NEVER_PRINTED = frozenset(["agency_type", "level"])
_LONGEST_QUOTED = 60


def _cover_remedy(report: FilledReport, field: str) -> str | None:
    """Return how to mend a field of the cover; None where it is in order, or is named by G018."""
    cover = report.cover
    unreadable = {seen.place for seen in report.observations or () if seen.remark in UNREADABLE}
    if cover.places.get(field) in unreadable:
        return None
    match field:
        case "agency_type" if cover.known_type is None:
            return f"从下拉列表选：{'、'.join(AgencyType)}。"
        case "level" if cover.known_level is None:
            return f"从下拉列表选：{'、'.join(Level)}。"
        case "year" if cover.known_year is None:
            return _year_remedy(cover.year)
        case "agency" if not cover.agency:
            return "填机关全称。"
        case _:
            return None


def _start_of(text: str) -> str:
    return shortened(text, _LONGEST_QUOTED)


def _year_remedy(written: str) -> str:
    """Say how a year is written; a year under a format of dates is a day of 1905."""
    day = iso_day(iso_date(written) or "")
    if day is None:
        return "填四位数的年份，例如 2023。"
    meant = year_shown_as_day(day)
    example = f"填 {meant}" if meant else "只填四位数的年份，例如 2023，不填日期"
    return f"{example}；这一格的格式是日期的，先改为“常规”。"


@rule(
    "G021",
    Severity.ERROR,
    "封面填了机关名称、机关类型、行政层级和报告年度",
    convention("规章权限、报送期限等核对取决于这四项"),
    each=lambda _: ("agency", "agency_type", "level", "year"),
)
def the_cover_says_who_reports(report: FilledReport, field: str) -> Iterator[Violation]:
    """Name those of the four fields that are empty or hold no allowed value.

    Allowed years are those that the edition is used for.
    """
    if report.headings is not None and field in _NEVER_PRINTED and not getattr(report.cover, field):
        raise CannotCheck("公布的报告不写机关类型和行政层级")
    if remedy := _cover_remedy(report, field):
        written = _start_of(getattr(report.cover, field))
        label = COVER_FIELDS[field]
        # A published report has no cover: it is told by title, preamble or sign-off, or not known.
        lacks = f"没有填{label}。" if report.headings is None else f"原文里没有认出{label}。"
        yield Violation(
            cells=(found_cover(report, field),),
            message=f"{label}写的是“{written}”，不能识别。" if written else lacks,
            actual=written,
            hint=remedy,
        )
    elif field == "year":
        yield from _year_of_another_edition(report)


def _year_of_another_edition(report: FilledReport) -> Iterator[Violation]:
    """Report a year that the edition is not used for, with the edition that is."""
    form, year = report.form, report.cover.known_year
    if year is None or year in form.years:
        return
    first, last = form.years[0], form.years[-1]
    used = f"从 {first} 年度起使用" if year < first else f"用到 {last} 年度为止"
    other = edition_for(year)
    own = f"用那一年度的 {other.version} 版表式填报" if other else "另找那一年度的表式"
    yield Violation(
        cells=(found_cover(report, "year"),),
        message=f"报告年度写的是 {year}，这份报告的 {form.version} 版表式{used}。",
        expected=f"{first} 至 {last}",
        actual=str(year),
        hint=f"年度写错的，改封面；确实是 {year} 年度的报告，{own}。",
    )


@rule(
    "G023",
    Severity.WARNING,
    "封面的机关名称不是名单上的旧名",
    derived("更名、合并以后，报告用现在的名称"),
)
def the_cover_has_the_present_name(report: FilledReport) -> Iterator[Violation]:
    """Expect none of the names that a roster calls former; without a roster none is known."""
    if report.present_name:
        written = report.cover.agency
        yield Violation(
            cells=(found_cover(report, "agency"),),
            message=(
                f"{COVER_FIELDS['agency']}写的还是旧名“{written}”，"
                f"名单上现在的名称是“{report.present_name}”。"
            ),
            expected=report.present_name,
            actual=written,
            hint=(
                f"把封面改成“{report.present_name}”，正文里的也改；"
                "旧单位仍单独报送的，在“核实说明”里写明，并告诉汇总的单位改名单。"
            ),
        )
