"""What a report is compared with in the page: the files that were given beside it."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from gaitool.checking.checked_files import Beside, LastYear
from gaitool.checking.known import edition_of_first, known_table
from gaitool.checking.reading import ReadReport, reading_of
from gaitool.checking.registers import RegisterSource
from gaitool.checking.sources import read_source_of
from gaitool.errors import UsageError
from gaitool.filled_report import FilledReport
from gaitool.known_figures import KnownFile
from gaitool.local_requirements import LocalRequirements
from gaitool.page.asked import Asked, Given
from gaitool.reader.local import local_requirements_of, local_words

_NO_REGISTER = "“本单位用语对照”是台账的：要和“台账”一起选。"
_ONE_REGISTER = "台账是一个机关的：选了台账，一次核对一个文件。"


@dataclass(frozen=True, slots=True)
class GivenBeside:
    """What to compare with, and what is to be told of it."""

    beside: Beside
    told: tuple[str, ...]


def given_beside(asked: Asked) -> GivenBeside:
    """Return what was given beside the files; raises UnusableFile, and UsageError."""
    beside, told = Beside(last_year=last_year(asked), register=_register(asked)), []
    if requirements := asked_locally(asked):
        beside = beside._replace(local=requirements)
        told.append(local_words(requirements))
    if known := known_file(asked):
        path, file = known
        table, contradictions = known_table(file)
        beside = beside._replace(known=table)
        told += (f"{path}：{one}" for one in (*file.told, contradictions) if one)
    return GivenBeside(beside, tuple(told))


def asked_locally(asked: Asked) -> LocalRequirements | None:
    """Return what a county or city asks, where that was given; raises UnusableFile."""
    given = asked.one("local")
    return local_requirements_of(Path(given.name), given.content) if given else None


def known_file(asked: Asked) -> tuple[Path, KnownFile] | None:
    """Return what others know, and the name of its file, where given; raises UnusableFile."""
    given = asked.one("known")
    if given is None:
        return None
    from gaitool.reader.known.reading import read_known_file

    path = Path(given.name)
    form = edition_of_first(partial(_report_in, one) for one in asked.files["files"])
    return path, read_known_file(path, given.content, form)


def read_given(given: Given) -> ReadReport:
    """Return the report in a file and what to tell of its reading; raises UnusableFile."""
    return reading_of(read_source_of(given.name, given.content))


def _report_in(given: Given) -> FilledReport:
    return read_source_of(given.name, given.content).report


def last_year(asked: Asked) -> LastYear | None:
    """Return last year's report where one was given; raises UnusableFile."""
    given = asked.one("previous")
    return LastYear(Path(given.name), read_given(given)) if given else None


def register_of(asked: Asked, given: Given) -> RegisterSource:
    """Return a register with the list of the office's own words where one was given."""
    words = asked.one("words")
    own = (Path(words.name), words.content) if words else None
    return RegisterSource(Path(given.name), given.content, own, asked.today)


def _register(asked: Asked) -> RegisterSource | None:
    given = asked.one("register")
    if given is None and asked.files.get("words"):
        raise UsageError(_NO_REGISTER)
    if given and len(asked.files["files"]) > 1:
        raise UsageError(_ONE_REGISTER)
    return register_of(asked, given) if given else None
