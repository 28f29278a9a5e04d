"""A workbook that is open for reading: its sheets, its stamp, and the grid of any sheet."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from io import BytesIO
from pathlib import Path
from typing import IO
from xml.parsers.expat import ExpatError

from gaitool.filled_report import Observation, Remark
from gaitool.layout import KNOWN_STAMP, STAMP_NAME, Area, Place, RegisterStamp, Stamp
from gaitool.office_files.cell_styles import CellStyles, read_cell_styles
from gaitool.office_files.cell_values import Conventions, written_cells
from gaitool.office_files.cells import MOST_MERGED, SheetCells, stream_cells
from gaitool.office_files.grid import Grid
from gaitool.office_files.limits import LIMITS
from gaitool.office_files.looks import CellLooks
from gaitool.office_files.markup import ForbiddenMarkup, attribute, parse_markup
from gaitool.office_files.package import Package
from gaitool.office_files.plain_markup import NotPlain
from gaitool.office_files.plain_rows import plain_cells
from gaitool.office_files.plain_strings import plain_strings
from gaitool.office_files.preflight import inspect_workbook
from gaitool.office_files.shared_strings import all_shared_strings, shared_strings
from gaitool.office_files.theme_colours import OFFICE_THEME, read_theme_colours
from gaitool.record import Record
from gaitool.text.packed import PackedTexts

_MACROS = "vbaproject.bin"
_STYLES_REMEMBERED, _STYLES_REMEMBERED_TO = 16, 64 * 1024
_EXTERNAL_LINKS = ("xl/externallinks/", "xl/connections.xml", "xl/querytables/")


class OpenedWorkbook(Record):
    """What the workbook part says: sheets by name with their parts, and the stamps if any.

    ``stamps`` has each that differs once: there are two places for one.
    """

    package: Package
    sheets: Mapping[str, str]
    stamps: tuple[Stamp, ...]
    strings_part: str | None = None
    styles_part: str | None = None
    theme_part: str | None = None
    since_1904: bool = False
    hidden: frozenset[str] = frozenset()
    is_register: bool = False
    is_known_figures: bool = False

    @property
    def stamp(self) -> Stamp | None:
        """The stamp, the first where the two places that carry one disagree."""
        return self.stamps[0] if self.stamps else None

    def grids(self, names: Iterable[str], last_row: int = LIMITS.rows) -> dict[str, Grid]:
        """Read the window of some sheets, formulas beside their saved values."""
        streamed = {name: self._streamed(name, last_row) for name in names}
        conventions = self._conventions(self._wanted_strings(streamed.values()))
        return {
            name: Grid(
                name,
                written_cells(cells, conventions),
                beyond=cells.beyond,
                since_1904=self.since_1904,
                looks=CellLooks(
                    conventions.styles,
                    cells.merged,
                    cells.hidden_rows,
                    cells.hidden_columns,
                    cells.zeros_hidden,
                ),
                hidden_rows=frozenset(cells.hidden_rows),
                hidden_columns=frozenset(cells.hidden_columns),
            )
            for name, cells in streamed.items()
        }

    def _streamed(self, name: str, last_row: int) -> SheetCells:
        part = self.sheets[name]
        try:
            cells = plain_cells(self.package.kept.get(part, b""), name, last_row)
        except NotPlain:
            with self.package.open(part) as stream:
                cells = stream_cells(stream, name, last_row)
        if not cells.behind:
            # Few sheets go on beyond the window.
            from gaitool.office_files.merged_behind import merged_behind

            with self.package.open(part) as stream:
                cells.merged = merged_behind(stream, MOST_MERGED)
        return cells

    def merged_areas(self, name: str, last_row: int = LIMITS.rows) -> list[Area]:
        """Return the merged areas of a sheet that begin within the window."""
        areas: list[Area] = []

        def start(tag: str, attributes: dict[str, str]) -> None:
            if tag != "mergeCell":
                return
            area = Area.parse(attributes.get("ref", ""))
            if area and area.top <= last_row and area.left <= LIMITS.columns:
                areas.append(area)

        with self.package.open(self.sheets[name]) as stream:
            parse_markup(stream, start)
        return areas

    def _wanted_strings(self, sheets: Iterable[SheetCells]) -> Mapping[int, str]:
        raws = (raw for cells in sheets for raw in cells.found.values())
        # ValueError for one that is no number.
        wanted = {int(text) for kind, text, _, _ in raws if kind == "s" and text}
        if not wanted or not self.strings_part:
            return {}
        try:
            return plain_strings(self.package.kept.get(self.strings_part, b""), wanted)
        except NotPlain:
            with self.package.open(self.strings_part) as stream:
                return shared_strings(stream, wanted)

    @cached_property
    def conventions(self) -> Conventions:
        """What the workbook says of all cells of all its sheets, every shared text included."""
        if not self.strings_part:
            return self._conventions(PackedTexts())
        with self.package.open(self.strings_part) as stream:
            return self._conventions(all_shared_strings(stream))

    def _conventions(self, strings: Mapping[int, str] | PackedTexts) -> Conventions:
        return Conventions(strings, self._styles, self.since_1904)

    @cached_property
    def _styles(self) -> CellStyles:
        if not self.styles_part:
            return CellStyles()
        parts = [part for part in (self.styles_part, self.theme_part) if part]
        kept = [self.package.kept[part] for part in parts if part in self.package.kept]
        if len(kept) == len(parts) and sum(map(len, kept)) <= _STYLES_REMEMBERED_TO:
            return _same_styles(*kept)
        with self.package.open(self.styles_part) as stream:
            if self.theme_part is None:
                return read_cell_styles(stream)
            with self.package.open(self.theme_part) as colours:
                return read_cell_styles(stream, _theme(colours))

    def observations(self) -> tuple[Observation, ...]:
        """Return what the workbook carries that is never followed: macros, links to others."""
        names = tuple(self.package.parts)
        remarks = []
        if any(name.endswith(_MACROS) for name in names):
            remarks.append(Remark.MACROS)
        if any(name.startswith(_EXTERNAL_LINKS) for name in names):
            remarks.append(Remark.EXTERNAL_LINKS)
        return tuple(Observation(remark, Place(""), "") for remark in remarks)


@lru_cache(maxsize=_STYLES_REMEMBERED)
def _same_styles(styles: bytes, theme: bytes = b"") -> CellStyles:
    """Return the styles of small parts: workbooks of one form have the same."""
    return read_cell_styles(BytesIO(styles), _theme(BytesIO(theme)))


def _theme(stream: IO[bytes]) -> Sequence[int | None]:
    """Return the colours of a theme; of a damaged one, what Office has."""
    try:
        return read_theme_colours(stream)
    except (ExpatError, ForbiddenMarkup):  # it colours cells, and holds none
        return OFFICE_THEME


def open_workbook(path: Path, content: bytes) -> OpenedWorkbook:
    """Return the workbook of a file's bytes; raises UnusableFile, ForbiddenMarkup, ExpatError."""
    package = inspect_workbook(path, content)
    part = package.workbook_part
    listed = _WorkbookPart()
    with package.open(part) as stream:
        parse_markup(stream, listed.start, listed.end, listed.text)
    links = package.relationships(part)
    targets = {link.kind: link.target for link in links.values() if link.target in package.parts}
    sheets = {
        name: links[link].target
        for name, link in listed.sheets.items()
        if link in links and links[link].target in package.parts
    }
    # Either is enough: some programs drop the property, others the name.
    carried = [*_stamped_properties(package), "".join(listed.stamp)]
    return OpenedWorkbook(
        package=package,
        sheets=sheets,
        stamps=tuple(dict.fromkeys(s for text in carried if (s := Stamp.parse(text)))),
        is_register=any(map(RegisterStamp.parse, carried)),
        is_known_figures=any(KNOWN_STAMP in text for text in carried),
        strings_part=targets.get("sharedStrings"),
        styles_part=targets.get("styles"),
        theme_part=targets.get("theme"),
        since_1904=listed.since_1904,
        hidden=frozenset(listed.hidden),
    )


class _WorkbookPart:
    """Collects what the workbook part lists; filled by its handlers."""

    def __init__(self) -> None:
        self.sheets: dict[str, str] = {}
        self.hidden: set[str] = set()
        self.stamp: list[str] = []
        self.since_1904 = False
        self._inside = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        match tag:
            case "sheet":
                # r:id, under whatever prefix the writer has the namespace of relationships.
                self.sheets.setdefault(attributes.get("name", ""), attribute(attributes, "id"))
                if attributes.get("state", "visible") != "visible":
                    self.hidden.add(attributes.get("name", ""))
            case "definedName":
                self._inside = attributes.get("name") == STAMP_NAME
            case "workbookPr":
                self.since_1904 = attributes.get("date1904") in {"1", "true"}

    def text(self, piece: str) -> None:
        if self._inside:
            self.stamp.append(piece)

    def end(self, tag: str) -> None:
        if tag == "definedName":
            self._inside = False


def _stamped_properties(package: Package) -> list[str]:
    """Return the texts of the custom property that carries the stamp."""
    part = next((name for name in package.parts if name.endswith("docprops/custom.xml")), None)
    if part is None:
        return []
    pieces: list[str] = []
    inside = False

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        if tag == "property":
            inside = attributes.get("name") == STAMP_NAME

    def text(piece: str) -> None:
        if inside:
            pieces.append(piece)

    with package.open(part) as stream:
        parse_markup(stream, start, None, text)
    return ["".join(pieces)]
