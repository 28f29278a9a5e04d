"""One process, local workers and a cluster give the same results, byte by byte."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from gaitool.checking.cluster import work_through_on_cluster
from gaitool.checking.many_files import work_here, work_through
from gaitool.errors import UsageError
from gaitool.reader.local.reading import example_text, requirements_of
from gaitool.rollup.found_files import found_files
from gaitool.rollup.kept_file import KeptFile

from tests.support.known_figures import known_csv
from tests.support.rollup.county import County
from tests.support.rollup.crashing import Crashing
from tests.support.rollup.gathered_files import COLLECT

pytestmark = pytest.mark.slow

ASKED = replace(COLLECT, local=requirements_of(example_text()))
"""With local requirements, which travel to the workers."""


@pytest.fixture(scope="module")
def files(county: County) -> tuple[Path, ...]:
    return found_files([county.folder]).workbooks


@pytest.fixture(scope="module")
def serial(files: tuple[Path, ...]) -> list[KeptFile]:
    return list(work_here(files, ASKED))


def test_local_workers_give_what_one_process_gives(
    files: tuple[Path, ...], serial: list[KeptFile]
) -> None:
    assert list(work_through(files, ASKED, jobs=2)) == serial


def test_a_cluster_of_two_processes_gives_what_one_process_gives(
    files: tuple[Path, ...], serial: list[KeptFile], cluster: str
) -> None:
    on_cluster = list(work_through_on_cluster(files, ASKED, cluster))
    assert [kept.result for kept in on_cluster] == [kept.result for kept in serial]
    assert on_cluster == serial


def test_the_command_says_the_same_on_a_cluster(county: County, cluster: str, gaitool) -> None:
    command = ("rollup", str(county.folder), "--roster", str(county.roster), "--no-cache")
    here, there = gaitool(*command), gaitool(*command, "--scheduler", cluster)
    assert (there.code, there.out, there.err) == (here.code, here.out, here.err)


def test_the_command_says_the_same_of_known_figures_on_a_cluster(
    county: County, cluster: str, gaitool
) -> None:
    units = "\n".join(f"{unit},7" for unit in county.reports)
    known = known_csv(Path("已知数.csv"), f"机关名称,行政复议 总计\n{units}\n")
    command = ("rollup", str(county.folder), "--known", known, "--no-cache", "--format", "json")
    here, there = gaitool(*command), gaitool(*command, "--scheduler", cluster)
    assert here.out.count('"rule": "G906"') > len(county.reports) // 2
    assert (there.code, there.out, there.err) == (here.code, here.out, here.err)


def test_a_file_that_kills_workers_of_a_cluster_costs_no_other(cluster: str) -> None:
    files = [Path(f"{number}.xlsx") for number in range(8)]
    results = list(work_through_on_cluster(files, Crashing(), cluster))
    assert results == ["0", "1", "2", "3: reader_crashed", "4", "5", "6", "7"]


def test_no_cluster_is_said_in_one_line(files: tuple[Path, ...]) -> None:
    with pytest.raises(UsageError, match="连不上这个集群"):
        list(work_through_on_cluster(files, ASKED, "no such place"))


def test_nothing_of_the_cluster_is_loaded_unasked(county: County) -> None:
    script = (
        "import sys; from gaitool.cli.process import run;"
        "run(['rollup', sys.argv[1], '--no-cache']);"
        "print({'distributed', 'pyarrow'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(next(county.folder.glob("*.xlsx")))],
        capture_output=True,
    )
    assert done.stdout.decode("utf-8").splitlines()[-1] == "set()"
