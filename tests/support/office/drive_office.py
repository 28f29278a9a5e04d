"""Works on a workbook in a running LibreOffice as a person would; run by the system's Python.

Reads ``{"pipe": …, "workbook": …, "steps": […]}`` from stdin and writes one result a step to
stdout, both JSON. Typing and renaming go through the commands of the menus and the input line,
since the programming interface ignores the protection that a person meets.
"""

import contextlib
import json
import sys
import time
from pathlib import Path
from typing import Any

import uno  # type: ignore[import-not-found]
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]
from com.sun.star.connection import NoConnectException  # type: ignore[import-not-found]
from com.sun.star.lang import IllegalArgumentException  # type: ignore[import-not-found]

XLSX = "Calc MS Excel 2007 XML"
DOCX = "MS Word 2007 XML"
HTML_ON_CLIPBOARD = 51
SECONDS_TO_CONNECT = 60
# LibreOffice measures in hundredths of a millimetre.
POINTS_PER_UNIT = 72 / 2540


def properties(**values: object) -> tuple[Any, ...]:
    """Return arguments as the office takes them."""
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


def connect(pipe: str) -> Any:
    """Return the context of the office that listens on the pipe, once it does."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    deadline = time.monotonic() + SECONDS_TO_CONNECT
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


class OpenWorkbook:
    """A workbook open in the office; every public method is a step, named as in the script."""

    def __init__(self, context: Any, path: Path) -> None:
        create = context.ServiceManager.createInstanceWithContext
        self._dispatcher = create("com.sun.star.frame.DispatchHelper", context)
        self._desktop = create("com.sun.star.frame.Desktop", context)
        # Not Hidden: LibreOffice 7.4 crashes on the message of a refusal that has no window.
        self._document = self._desktop.loadComponentFromURL(path.as_uri(), "_blank", 0, ())
        self._pasted: Any = None

    def type(self, place: str, text: str) -> str:
        """Go to the cell, type the text and press Enter; return what the cell then shows."""
        sheet, address = self._locate(place)
        self._document.CurrentController.setActiveSheet(sheet)
        self._command("GoToCell", ToPoint=address)
        self._command("EnterString", StringName=text)
        return str(sheet.getCellRangeByName(address).String)

    def read(self, place: str) -> dict[str, Any]:
        """Return what a cell shows, its number, its formula and its error (0 for none)."""
        sheet, address = self._locate(place)
        cell = sheet.getCellRangeByName(address)
        return {
            "shown": cell.String,
            "number": cell.Value,
            "formula": cell.Formula,
            "error": cell.getError(),
        }

    def read_note(self, place: str) -> str:
        """Return the text of a cell's note."""
        sheet, address = self._locate(place)
        return str(sheet.getCellRangeByName(address).Annotation.String)

    def copy_cells(self, place: str, onto: str) -> None:
        """Select the cells, take them, select those they go to, and put them there."""
        sheet, address = self._locate(place)
        controller = self._document.CurrentController
        controller.setActiveSheet(sheet)
        controller.select(sheet.getCellRangeByName(address))
        # What the clipboard would hold; without a window there is none.
        taken = controller.getTransferable()
        controller.select(sheet.getCellRangeByName(onto))
        controller.insertTransferable(taken)

    def rename_sheet(self, sheet: str, name: str) -> list[str]:
        """Go to the sheet, give it another name; return the names that all sheets then have."""
        sheets = self._document.Sheets
        self._document.CurrentController.setActiveSheet(sheets.getByName(sheet))
        self._command("RenameTable", Name=name)
        return list(sheets.ElementNames)

    def unprotect(self, sheet: str, password: str) -> bool:
        """Take the protection off a sheet; return whether it is still protected."""
        protected = self._document.Sheets.getByName(sheet)
        with contextlib.suppress(IllegalArgumentException):
            protected.unprotect(password)
        return bool(protected.isProtected())

    def row_height(self, place: str) -> float:
        """Return the height of a cell's row in points."""
        sheet, address = self._locate(place)
        return float(sheet.getCellRangeByName(address).Rows.Height) * POINTS_PER_UNIT

    def recalculate(self) -> None:
        """Calculate every formula anew, whatever was saved."""
        # It does not calculate on loading where a value was saved.
        self._document.calculateAll()

    def paste_table(self, name: str) -> None:
        """Copy a named range, and paste it with its formats at the end of the text document."""
        # What LibreOffice prefers on the clipboard has tables without borders.
        self._paste(name, "ClipboardFormatItems", SelectedFormat=HTML_ON_CLIPBOARD)

    def paste_text(self, name: str) -> None:
        """Copy a named range, and paste its text alone at the end of the text document."""
        self._paste(name, "PasteUnformatted")

    def save_pasted(self, path: str) -> None:
        """Save the text document that was pasted into, in Word's format, and close it."""
        self._pasted.storeToURL(Path(path).as_uri(), properties(FilterName=DOCX))
        self._pasted.close(True)
        self._pasted = None

    def save(self, path: str) -> None:
        """Save as a workbook of Excel's format, into another file."""
        self._document.storeToURL(Path(path).as_uri(), properties(FilterName=XLSX))

    def close(self) -> None:
        """Close without saving."""
        self._document.close(True)

    def _locate(self, place: str) -> tuple[Any, str]:
        # From the right: a name of a sheet may contain the sign.
        name, address = place.rsplit("!", 1)
        return self._document.Sheets.getByName(name), address

    def _paste(self, name: str, command: str, **arguments: object) -> None:
        cells = self._document.NamedRanges.getByName(name).getReferredCells()
        self._document.CurrentController.setActiveSheet(cells.Spreadsheet)
        self._document.CurrentController.select(cells)
        self._command("Copy")
        if self._pasted is None:
            text = "private:factory/swriter"
            self._pasted = self._desktop.loadComponentFromURL(text, "_blank", 0, ())
        controller = self._pasted.CurrentController
        controller.ViewCursor.gotoRange(self._pasted.Text.End, False)
        self._dispatcher.executeDispatch(
            controller.Frame, f".uno:{command}", "", 0, properties(**arguments)
        )

    def _command(self, name: str, **arguments: object) -> None:
        frame = self._document.CurrentController.Frame
        self._dispatcher.executeDispatch(frame, f".uno:{name}", "", 0, properties(**arguments))


def carry_out(workbook: OpenWorkbook, steps: list[dict[str, str]]) -> list[Any]:
    """Carry out the steps one by one; return what each gave."""
    results = []
    for step in steps:
        arguments = {name: value for name, value in step.items() if name != "step"}
        results.append(getattr(workbook, step["step"])(**arguments))
    return results


def main() -> None:
    """Carry out the order of stdin; one without a workbook only waits for the office."""
    order = json.load(sys.stdin)
    context = connect(order["pipe"])
    results = []
    if "workbook" in order:
        workbook = OpenWorkbook(context, Path(order["workbook"]))
        try:
            results = carry_out(workbook, order["steps"])
        finally:
            workbook.close()
    json.dump(results, sys.stdout)


if __name__ == "__main__":
    main()
