"""When a workbook was made and last saved, by its document properties."""

import contextlib
import datetime
import io
import re
import zipfile
import zlib
from dataclasses import dataclass

from gaitool.office_files.own_documents import SUM_OF

CREATED = datetime.datetime(2021, 9, 1)
"""The date every workbook of ours is made under, so that the same report gives the same bytes."""

_PART = "docProps/core.xml"
_CUSTOM = "docProps/custom.xml"
_LONGEST = 65_536
_SUM_OF = re.compile(
    rf'name="{SUM_OF}"[^<>]{{0,200}}>\s{{0,99}}<[^<>]{{1,50}}>([0-9a-f ]{{8,255}})<'
)
_CREATED = re.compile(r"<dcterms:created\b[^<>]*>([^<]{1,40})</")
_MODIFIED = re.compile(r"<dcterms:modified\b[^<>]*>([^<]{1,40})</")


@dataclass(frozen=True, slots=True)
class Properties:
    """ISO times as written, and what a summed report says it sums; empty where it does not say."""

    created: str = ""
    modified: str = ""
    sum_of: str = ""

    @property
    def made_by_us(self) -> bool:
        """Whether one of our commands wrote the workbook, whoever saved it since."""
        return self.created == f"{CREATED.isoformat()}Z"

    @property
    def saved(self) -> str:
        """When a program last saved it; empty where none has since we wrote it."""
        return "" if self.modified == f"{CREATED.isoformat()}Z" else self.modified


def read_properties(content: bytes) -> Properties:
    """Return the properties of a workbook's bytes; empty ones for anything else."""
    with contextlib.suppress(zipfile.BadZipFile, KeyError, OSError, ValueError, zlib.error):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            text = _part(package, _PART)
            custom = _part(package, _CUSTOM) if _CUSTOM in package.namelist() else ""
        named = _SUM_OF.search(custom)
        sum_of = named[1] if named else ""
        return Properties(_time(text, _CREATED), _time(text, _MODIFIED), sum_of)
    return Properties()


def _part(package: zipfile.ZipFile, name: str) -> str:
    with package.open(name) as part:
        return part.read(_LONGEST).decode("utf-8", "replace")


def _time(text: str, time: re.Pattern[str]) -> str:
    match = time.search(text)
    return match[1].strip() if match else ""
