"""Everything that reads text, as functions of one text, and the words that it is pumped with."""

import contextlib
import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import chain, count
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

from gaitool.answers import answer_from_text
from gaitool.checking.engine import check_report
from gaitool.claims import claims, part_lists
from gaitool.drawn_figures.drawn import draw_figures
from gaitool.errors import GaitoolError
from gaitool.filled_report import FilledReport, Paragraphs
from gaitool.form import CASES, edition, edition_of_text, known_versions
from gaitool.importers import published_of
from gaitool.importers.identity import is_name, named_agency, read_date
from gaitool.importers.labels import core, numbered_core
from gaitool.importers.page_styles import declarations, page_styles
from gaitool.importers.titles import read_title
from gaitool.office_files.cell_styles import read_cell_styles
from gaitool.office_files.shared_formulas import moved_formula
from gaitool.office_files.shared_strings import unescaped
from gaitool.prose.coverage import folded_text, speaks_of
from gaitool.prose.document_numbers import document_numbers
from gaitool.prose.length import count_characters
from gaitool.prose.own_regulations import speaks_of_own_regulations
from gaitool.prose.personal_data import masked
from gaitool.prose.placeholders import missing_numbers, placeholders
from gaitool.prose.prose_slips import doubled, stray_latin
from gaitool.prose.report_years import wrong_years, years_in_title
from gaitool.prose.self_references import names_in_title, names_of_the_writer
from gaitool.prose.similarity import shared_sentences
from gaitool.reader.local.reading import requirements_of
from gaitool.reader.roster import read_roster
from gaitool.renderers.clean_text import clean_text
from gaitool.renderers.harmless_csv import csv_rows
from gaitool.renderers.printable import one_line
from gaitool.rules.catalogue import CATALOGUE
from gaitool.text.folding import fold_label
from gaitool.text.garbled_periods import garbled_periods
from gaitool.text.line_breaking import set_lines
from gaitool.text.numbering import point_numbers
from gaitool.text.periods import periods
from gaitool.text.sentences import fold, folded_sentences, sentence_at
from gaitool.text.set_apart import struck_figures, without_marks, without_note_marks
from gaitool.text.typesetting import row_height, width_in_em
from gaitool.text.written_dates import iso_date, written_year
from gaitool.toml_file import BadToml

from tests.support.pumped.growth import Growth, Work, growth, seconds
from tests.support.text_grid import fixture, report_of

Reader = Callable[[str], object]

YEAR = 2023
_LINE = 600
_ROW = "<tr><td>{}</td></tr>"
_CHARACTERS = 28
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@cache
def _report() -> FilledReport:
    return report_of(fixture("consistent"))


def _all_rules(text: str) -> object:
    sections = {
        part: (Paragraphs("", text), *entries[1:]) for part, entries in _report().sections.items()
    }
    # Only one part is long: the same text in each would cost the same again.
    first = next(iter(sections))
    changed = {**_report().sections, first: sections[first]}
    return check_report(_report()._replace(sections=changed), CATALOGUE)


def all_aspects(text: str) -> object:
    folded = folded_text(text)
    forms = map(edition, known_versions())
    aspects = chain.from_iterable(part.aspects for form in forms for part in form.parts)
    return [speaks_of(folded, aspect) for aspect in aspects]


def _fits_a_line(line: str) -> bool:
    return width_in_em(line) <= _CHARACTERS


def _cut(text: str) -> list[str]:
    """Return a text in lines as people write them, since longer ones are refused."""
    return [text[at : at + _LINE] for at in range(0, len(text), _LINE)]


def _published(name: str, content: bytes) -> None:
    with contextlib.suppress(GaitoolError):
        published_of(Path(name), content)


def _plain_text(text: str) -> None:
    _published("a.txt", "\n".join(["一、总体情况", *_cut(text)]).encode())


def _one_line_of_text(text: str) -> None:
    _published("a.txt", f"一、总体情况\n{text}".encode())


def _page(text: str) -> None:
    escaped = (line.replace("<", "&lt;") for line in _cut(text))
    _published("a.html", f"<p>一、总体情况</p><p>{'</p><p>'.join(escaped)}".encode())


def _markup(text: str) -> None:
    _published("a.html", f"<p>一、总体情况</p><p>{text}".encode())


def _style(text: str) -> None:
    _published("a.html", f'<p>一、总体情况</p><p style="color:{text}">5</p>'.encode())


def _word(text: str) -> None:
    runs = (f"<w:p><w:r><w:t>{_xml(line)}</w:t></w:r></w:p>" for line in _cut(text))
    body = f'<w:document xmlns:w="{_WORD}"><w:body>{"".join(runs)}</w:body></w:document>'
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", body)
    _published("a.docx", content.getvalue())


def _xml(text: str) -> str:
    return clean_text(text).replace("&", "&amp;").replace("<", "&lt;")


def _roster(ending: str) -> Reader:
    def read(text: str) -> None:
        with TemporaryDirectory() as folder, contextlib.suppress(GaitoolError):
            file = Path(folder, f"名单{ending}")
            file.write_text(f"机关名称,简称\n{text}", encoding="utf-8")
            read_roster(file)

    return read


def _edition(text: str) -> None:
    with contextlib.suppress(BadToml):
        edition_of_text(f'version = "甲"\nextends = "2021"\n{text}')


def _local_requirements(text: str) -> None:
    with contextlib.suppress(BadToml):
        requirements_of(f'title = "甲"\n{text}')


def _number_format(text: str) -> object:
    code = _xml(text).replace('"', "&quot;").replace("\n", " ")
    styles = (
        f'<styleSheet><numFmts><numFmt numFmtId="170" formatCode="{code}"/></numFmts>'
        '<cellXfs><xf numFmtId="170"/></cellXfs></styleSheet>'
    )
    return read_cell_styles(io.BytesIO(styles.encode()))


def _every(*functions: Callable[[str], object]) -> Reader:
    """Return functions as one; what they find one by one is asked for to the end."""

    def read(text: str) -> None:
        for function in functions:
            found = function(text)
            if isinstance(found, Iterator):
                list(found)

    return read


SLOW_READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "claims": lambda text: claims(text, year=YEAR),
        "lists of parts": lambda text: part_lists(text, year=YEAR),
        "every rule": _all_rules,
    }
)
"""What follows every number through its sentence."""

READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "prose": _every(placeholders, missing_numbers, stray_latin, doubled, document_numbers),
        "years": _every(
            lambda text: wrong_years(text, YEAR),
            lambda text: years_in_title(text, YEAR),
            periods,
            garbled_periods,
            iso_date,
            written_year,
        ),
        "names": _every(names_of_the_writer, names_in_title, speaks_of_own_regulations, masked),
        "likeness": lambda text: shared_sentences(text, f"{text}甲"),
        "coverage": all_aspects,
        "sentences": _every(
            folded_sentences, fold, lambda text: sentence_at(text, len(text)), point_numbers
        ),
        "labels": _every(fold_label, core, numbered_core, read_title, is_name, named_agency),
        "marks": _every(
            without_marks, without_note_marks, struck_figures, unescaped, clean_text, one_line
        ),
        "answers": _every(
            lambda text: answer_from_text(text, CASES), read_date, lambda text: csv_rows([[text]])
        ),
        "lines": _every(
            lambda text: row_height(text, 600, 11), lambda text: set_lines(text, _fits_a_line)
        ),
        "drawn figures": lambda text: draw_figures(text, _report()),
        "plain text": _plain_text,
        "one line of text": _one_line_of_text,
        "page": _page,
        "markup": _markup,
        "style": _style,
        "style sheet": _every(lambda text: page_styles(iter([text])), declarations),
        "Word": _word,
        "roster as text": _roster(".txt"),
        "roster as CSV": _roster(".csv"),
        "edition": _edition,
        "local requirements": _local_requirements,
        "characters": count_characters,
        "number format": _number_format,
        "formula": lambda text: moved_formula(text, 1, 1),
    }
)

_FRESH = count(0x3400)
_LONGEST = 20.0
"""Seconds."""


def work_of(reader: Reader, repeated: str, before: str = "") -> Callable[[int], Work]:
    """Return the work of a reader by the length of its text, which it never saw before.

    What readers remember of texts would cost nothing when it is measured again.
    """

    def work(length: int) -> Work:
        text = f"{before}{repeated * (length // len(repeated))}{chr(next(_FRESH))}"
        return lambda: reader(text)

    return work


def reader_grows_too_fast(
    reader: Reader, repeated: str, before: str = "", *, length: int = 2_000
) -> Growth | None:
    """Return the growth of a reader that takes longer than its text grows; else None.

    Words are looked for up to some hundred characters around a number: what seems to grow fast
    between ``length`` and four times that is measured well, on longer texts.
    """
    work = work_of(reader, repeated, before)
    rough = seconds(work(4 * length), longest=_LONGEST)
    if rough < 0.006 or 7 * seconds(work(length), longest=_LONGEST) > rough:
        return None
    return growth(work, (2_000, 8_000, 32_000), least=0.03, most=7, longest=_LONGEST)
