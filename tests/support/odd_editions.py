"""Editions whose tables are of every shape that the form itself has not, by the names of files."""

from gaitool.form import edition_of_text

from tests.support.text_grid import FIXTURES

ODD_EDITIONS = {
    file.stem: edition_of_text(file.read_text(encoding="utf-8"))
    for file in sorted((FIXTURES / "editions" / "odd").glob("*.toml"))
}
