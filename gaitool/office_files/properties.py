"""When a workbook was made and last saved, by its document properties."""

import contextlib
import datetime
import io
import re
import zipfile
import zlib
from dataclasses import dataclass

CREATED = datetime.datetime(2021, 9, 1)
"""The date every workbook of ours is made under, so that the same report gives the same bytes."""

_PART = "docProps/core.xml"
_LONGEST = 65_536
_TIME = r"<dcterms:%s\b[^>]*>([^<]{1,40})</"


@dataclass(frozen=True, slots=True)
class Properties:
    """ISO times as written; empty where the file does not say."""

    created: str = ""
    modified: str = ""

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
        with zipfile.ZipFile(io.BytesIO(content)) as package, package.open(_PART) as part:
            text = part.read(_LONGEST).decode("utf-8", "replace")
        return Properties(_time(text, "created"), _time(text, "modified"))
    return Properties()


def _time(text: str, name: str) -> str:
    match = re.search(_TIME % name, text)
    return match[1].strip() if match else ""
