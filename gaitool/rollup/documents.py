"""What units hand in instead of the workbook: documents and archives, which no roll-up reads."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from gaitool.collection import Standing, UnitLine
from gaitool.face import FACE
from gaitool.renderers.printable import printable
from gaitool.rollup.roster_names import RosterNames

_IMPORTED = f"要用它的数，先{FACE.into_workbook}"
_ASKED_FOR = "请单位交填报表"
_KINDS: Mapping[str, tuple[str, tuple[str, ...]]] = MappingProxyType(
    {
        " Word 文件": (_IMPORTED, (".docx",)),
        "旧版 Word 或 WPS 文件": (
            f"{_ASKED_FOR}，或另存为 .docx，再{FACE.into_workbook}",
            (".doc", ".wps"),
        ),
        "网页": (_IMPORTED, (".html", ".htm")),
        "单个文件的网页": (
            f"{_ASKED_FOR}，或另存为 .html，再{FACE.into_workbook}",
            (".mht", ".mhtml"),
        ),
        " PDF 或 OFD 文件": (_ASKED_FOR, (".pdf", ".ofd")),
        "压缩文件": ("先解开再汇总", (".zip", ".rar", ".7z")),
    }
)
"""What each kind is called, and what can be done with it."""

DOCUMENTS = frozenset(ending for _, endings in _KINDS.values() for ending in endings)
"""The endings by which they are known."""


def kind_of_document(file: Path) -> tuple[str, str]:
    """Return what a document is called, and what a supervising office can do with it."""
    ending = file.suffix.lower()
    return next((kind, remedy) for kind, (remedy, of) in _KINDS.items() if ending in of)


@dataclass(frozen=True, slots=True)
class DocumentsOfUnits:
    """Which documents are whose, as far as their names tell; ``perhaps`` is for a person."""

    own: Mapping[str, Path]
    perhaps: Mapping[str, list[str]]

    @classmethod
    def of(cls, documents: Iterable[Path], roster: RosterNames) -> "DocumentsOfUnits":
        """Sort documents by the units of a roster; of several of one unit the first is taken."""
        own: dict[str, Path] = {}
        perhaps: dict[str, list[str]] = {}
        for document in documents:
            stem = printable(document.stem)
            if unit := roster.in_file_name(stem):
                own.setdefault(unit, document)
            elif unit := roster.nearest(stem):
                perhaps.setdefault(unit, []).append(str(document))
        return cls(own, perhaps)

    def line(self, unit: str) -> UnitLine | None:
        """Return the line of a unit that handed in a document instead of the workbook."""
        document = self.own.get(unit)
        if document is None:
            return None
        kind, remedy = kind_of_document(document)
        return UnitLine(
            unit=unit,
            on_roster=True,
            standing=Standing.UNUSABLE,
            counted=False,
            file=str(document),
            first_problem=f"这是{kind}，不是填报表。",
            note=f"交来的是{kind} {document.name}，没有读；{remedy}，未计入汇总",
        )
