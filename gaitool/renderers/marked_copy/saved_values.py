"""Keeps what a spreadsheet program last calculated, which the library drops when it saves."""

import io
import re
import zipfile
from typing import Any
from xml.sax.saxutils import escape

from openpyxl import load_workbook

_FORMULA = re.compile(
    r'<c r="([A-Z]{1,3}[0-9]{1,7})"([^<>]*)>(<f[^<>]*>[^<]*</f>|<f[^<>]*/>)<v(?: ?/>|></v>)'
)


def with_saved_values(copy: bytes, original: bytes) -> bytes:
    """Return a copy in which every formula of the original shows its saved value again.

    ``copy`` is as the library saves it: its sheets are numbered in their order.
    """
    saved = load_workbook(io.BytesIO(original), data_only=True)
    names = load_workbook(io.BytesIO(copy), read_only=True).sheetnames
    parts = {f"xl/worksheets/sheet{n}.xml": name for n, name in enumerate(names, start=1)}
    filled = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(copy)) as source,
        zipfile.ZipFile(filled, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            part = source.read(entry)
            name = parts.get(entry.filename)
            if name in saved.sheetnames:
                part = _filled(part.decode("utf-8"), saved[name]).encode("utf-8")
            target.writestr(entry, part)
    return filled.getvalue()


def _filled(xml: str, sheet: Any) -> str:
    def fill(match: re.Match[str]) -> str:
        kind, value = _saved(sheet[match[1]].value)
        return f'<c r="{match[1]}"{match[2]}{kind}>{match[3]}<v>{value}</v>'

    return _FORMULA.sub(fill, xml)


def _saved(value: object) -> tuple[str, str]:
    """Return the type and the text by which the file holds a value; dates are calculated anew."""
    match value:
        case bool():
            return ' t="b"', str(int(value))
        case int() | float():
            return "", repr(value)
        case str() if value.startswith("#"):
            return ' t="e"', escape(value)
        case str():
            return ' t="str"', escape(value)
        case _:
            return "", ""
