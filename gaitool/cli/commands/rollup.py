"""``gaitool rollup``: who has handed in, who must mend what, and the summed workbook."""

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from gaitool.cli.exit_codes import ExitCode
from gaitool.cli.given_places import demand_file
from gaitool.cli.list_formats import ListFormat
from gaitool.cli.options import (
    FailOn,
    Force,
    Jobs,
    ListFormatOption,
    LocalFile,
    agency_option,
    agency_type_option,
    level_option,
    year_option,
)
from gaitool.cli.rollup.earlier import EarlierPlaces
from gaitool.cli.rollup.known import read_known_of_units
from gaitool.cli.rollup.listing import show_rollup
from gaitool.cli.rollup.options import (
    Due,
    EarlierReportFolders,
    FactsFile,
    FilledSum,
    IncludeFailed,
    KnownFigures,
    NoCache,
    PreviousReports,
    ReportPlaces,
    ReturnSlipsFolder,
    ReturnTo,
    RollupFile,
    Roster,
    Scheduler,
    WholeReport,
)
from gaitool.cli.rollup.outputs import RollupOutputs, write_outputs
from gaitool.cli.rollup.return_slips import refuse_return_slips, write_return_slips
from gaitool.cli.rollup.run import Workers, rolled_up, store_failures_told
from gaitool.cli.rollup.store import opened_stores
from gaitool.cli.streams import lines_on_screen, most_named, tell_all
from gaitool.cli.told_reading import read_and_tell, read_local_and_tell, read_units_and_tell
from gaitool.collection import Standing
from gaitool.errors import UsageError
from gaitool.filled_report import Cover, FilledReport
from gaitool.findings import Severity
from gaitool.form import AgencyType, Level
from gaitool.office_files.file_identity import identity_of
from gaitool.rollup.rolling_up import RollupOrder
from gaitool.rollup.roster_names import RosterNames

if TYPE_CHECKING:
    from gaitool.rollup.earlier_files import EarlierFiles
    from gaitool.rollup.finished import FinishedRollup
    from gaitool.rollup.found_files import FoundFiles


def rollup(
    places: ReportPlaces,
    *,
    output: RollupFile = None,
    roster: Roster = None,
    agency: Annotated[str, agency_option("本级的机关名称；退回通知用它落款。")] = "",
    agency_type: Annotated[AgencyType | None, agency_type_option("本级的机关类型")] = None,
    level: Annotated[Level | None, level_option("本级的行政层级")] = None,
    year: Annotated[int | None, year_option("汇总哪个年度，默认是多数文件的年度。")] = None,
    filled: FilledSum = None,
    whole: WholeReport = None,
    known: KnownFigures = None,
    notices: ReturnSlipsFolder = None,
    due: Due = "",
    return_to: ReturnTo = "",
    local: LocalFile = None,
    facts: FactsFile = None,
    previous: PreviousReports = None,
    since: EarlierReportFolders = None,
    include_failed: IncludeFailed = False,
    output_format: ListFormatOption = ListFormat.TABLE,
    fail_on: FailOn = Severity.ERROR,
    jobs: Jobs = None,
    scheduler: Scheduler = "",
    no_cache: NoCache = False,
    force: Force = False,
) -> int:
    """汇总各单位的报告：谁报了、谁要改什么，三张表逐格相加。"""
    from gaitool.renderers.rollup.return_slips import ReturnTerms

    outputs = RollupOutputs(output, filled, facts, force)
    outputs.demand_endings()
    refuse_return_slips(notices, places, force=force)
    workers = Workers.of(jobs, scheduler)
    with lines_on_screen() as told, ExitStack() as stack, store_failures_told():
        own = _own_report(whole)
        given = Cover(agency, agency_type or "", level or "", str(year or ""))
        cover = _cover(given, own) if filled else given
        # What this run or an earlier one reads or writes beside the reports is no unit's report.
        aside = [path for path in (roster, whole, known, notices, local) if path]
        other_years = EarlierPlaces(previous, tuple(since or ()))
        found, earlier = _found_of_all_years(places, other_years, aside, outputs)
        outputs.refuse([*found.workbooks, *aside, *earlier.all])
        units = read_units_and_tell(roster) if roster else None
        asked = read_local_and_tell(local) if local else None
        body = agency or (own.cover.agency if own else "")
        others = read_known_of_units(known, found.workbooks, units) if known else None
        found = _told_without_outputs(found, outputs.paths)
        names = None if units is None else RosterNames.of(units)
        order = RollupOrder(found, names, year, own, include_failed, body, others, asked, earlier)
        finished = rolled_up(order, workers, opened_stores(places, cached=not no_cache), stack)
        write_outputs(finished, outputs, _with_year(cover, finished.year))
        # Of a part of the files no unit is told that it failed or is missing.
        if notices and not finished.overview.interrupted:
            write_return_slips(finished, notices, ReturnTerms(due, return_to, body), date.today())
        show_rollup(finished, output_format, told)
        return _exit_code(finished, fail_on, has_unread_folder=found.has_unread_folder)


def _found_of_all_years(
    places: Sequence[Path],
    other_years: EarlierPlaces,
    aside: Sequence[Path],
    outputs: RollupOutputs,
) -> "tuple[FoundFiles, EarlierFiles]":
    """Return what was handed in, and the reports of earlier years; neither is among the other."""
    others = [*aside, *outputs.of_an_earlier_run]
    found = _found(places, [*others, *other_years.folders_apart(places)], outputs.paths)
    return found, other_years.files([*places, *others])


def _found(places: Sequence[Path], others: Sequence[Path], outputs: Iterable[Path]) -> "FoundFiles":
    """Return what was handed in; raises UsageError where nothing was, and tells what lies there."""
    from gaitool.rollup.found_files import found_files

    found = found_files(places, others)
    if not found.workbooks:
        _told_without_outputs(found, outputs)
        raise UsageError("没有找到填报工作簿（.xlsx）。请检查文件夹。")
    return found


def _told_without_outputs(found: "FoundFiles", outputs: Iterable[Path]) -> "FoundFiles":
    """Return what was found without documents that this run will replace; tell what is left out.

    Only once nothing is refused any more: a refusal has to be seen, not looked for among this.
    """
    from gaitool.rollup.found_files import WhyLeftOut
    from gaitool.rollup.left_out import left_out_words

    written = {identity_of(output) for output in outputs}
    left_out = tuple(
        one
        for one in found.left_out
        if one.cause is not WhyLeftOut.DOCUMENT or identity_of(one.path) not in written
    )
    tell_all(left_out_words(left_out, most_named()))
    return replace(found, left_out=left_out)


def _own_report(whole: Path | None) -> FilledReport | None:
    if whole is None:
        return None
    demand_file(whole, "--whole", "本级的一份报告")
    return read_and_tell(whole).report


def _cover(given: Cover, own: FilledReport | None) -> Cover:
    """Return the cover of the body's own workbook; raises UsageError where no name is known."""
    from gaitool.template.filled_beforehand import cover_to_fill

    cover = cover_to_fill(given, own.cover if own else Cover(), None)
    if not cover.agency:
        raise UsageError("写本级的填报工作簿要用 --agency 写明本级的机关名称。")
    return cover


def _with_year(cover: Cover, year: int | None) -> Cover:
    return cover._replace(year=cover.year or str(year or ""))


def _exit_code(
    rollup: "FinishedRollup", threshold: Severity, *, has_unread_folder: bool
) -> ExitCode:
    """Return the code of the gravest that happened, in the order of the contract."""
    overview = rollup.overview
    if overview.interrupted:
        return ExitCode.INTERRUPTED
    if rollup.rule_crashed:
        return ExitCode.RULE_CRASHED
    if overview.standings[Standing.UNUSABLE] or has_unread_folder:
        return ExitCode.UNUSABLE
    reached = [severity for severity in Severity if severity.reaches(threshold)]
    of_units = any(overview.findings[severity.value] for severity in reached)
    return ExitCode.FINDINGS if of_units or rollup.result.reaches(threshold) else ExitCode.CLEAN
