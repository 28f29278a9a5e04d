"""A finished document held against the data that were approved, by check and by compare."""

from pathlib import Path

from gaitool.cli.two_versions import Version, lines_of_differences, version_in

from tests.support.importing.varied_reports import VARIED

DATA = VARIED["complete"]


def told_of(content: bytes, approved: Version, folder: Path) -> tuple[list[str], list[str]]:
    """Return what check and compare tell of a Word document."""
    path = folder / "公布.docx"
    path.write_bytes(content)
    version = version_in(path)
    checked = [one.seen for one in version.reading.report.altered]
    return checked, lines_of_differences([approved, version], is_one=True)
