"""A Word document as a package: what it says of itself, what it leaves out, its bytes."""

import io
import re
import zipfile
from typing import Any, NamedTuple

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from gaitool.office_files.own_documents import GENERATOR
from gaitool.office_files.properties import CREATED
from gaitool.renderers.word.settings import LANGUAGE

_ZIP_TIME = CREATED.timetuple()[:6]
_LONGEST_PROPERTY = 255
_EFFECTS = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"
"""A second copy of the styles for Word 2007, which would contradict what is set in the first."""

_UNUSED = (_EFFECTS, RELATIONSHIP_TYPE.NUMBERING, RELATIONSHIP_TYPE.CUSTOM_XML)
_DEFAULT_STYLES = frozenset(["DefaultParagraphFont", "TableNormal", "NoList"])
_THEME_FONTS = re.compile(
    r'<a:(?P<which>major|minor)Font>\s*<a:latin typeface="[^"]*"/>\s*<a:ea typeface="[^"]*"/>'
)
_LATIN = "Times New Roman"
_CHINESE = {"major": "黑体", "minor": "仿宋"}
_NOT_CHINESE = re.compile(r'<a:font script="(?!Hans")[^"]*" typeface="[^"]*"/>')
_ABOUT_THE_PROGRAM = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    f'extended-properties"><Application>{GENERATOR}</Application></Properties>'
)


class Properties(NamedTuple):
    """What a document is found and filed by."""

    title: str
    subject: str
    author: str
    keywords: tuple[str, ...]


def describe(document: WordDocument, about: Properties) -> None:
    """Set the properties of a document."""
    properties = document.core_properties
    properties.title = about.title[:_LONGEST_PROPERTY]
    properties.subject = properties.category = about.subject[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = about.author[:_LONGEST_PROPERTY]
    properties.keywords = "；".join(about.keywords)[:_LONGEST_PROPERTY]
    properties.comments = ""
    properties.created = properties.modified = CREATED
    properties.language = LANGUAGE
    properties.revision = 1


def leave_out_the_unused(document: WordDocument, styles: frozenset[str]) -> None:
    """Keep but the styles that are used, by name, and no part that only says what others say.

    Whoever opens the document sees its few styles, and no program misses a font that it names
    for nothing: the template's Calibri and Cambria are what WPS says is missing.
    """
    _keep_styles(document, styles)
    _drop(document.part.rels, *_UNUSED)
    package = document.part.package
    _drop(package.rels, RELATIONSHIP_TYPE.THUMBNAIL)
    about: Any = package.part_related_by(RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
    about._blob = _ABOUT_THE_PROGRAM.encode()
    theme: Any = document.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = _in_chinese(theme.blob.decode("utf-8")).encode()


def _drop(relations: Any, *kinds: str) -> None:
    for name in [name for name, one in relations.items() if one.reltype in kinds]:
        del relations[name]


def _keep_styles(document: WordDocument, kept: frozenset[str]) -> None:
    for style in list(document.styles):
        element: Any = style.element
        if style.style_id not in _DEFAULT_STYLES and style.name not in kept:
            style.delete()
        # The style of characters that belongs to one of paragraphs goes with the others.
        for link in element.findall(qn("w:link")):
            element.remove(link)


def _in_chinese(theme: str) -> str:
    """Return the theme with Chinese fonts in it, and those of other scripts left out."""
    return _NOT_CHINESE.sub("", _THEME_FONTS.sub(_named, theme))


def _named(fonts: re.Match[str]) -> str:
    which = fonts["which"]
    return f'<a:{which}Font><a:latin typeface="{_LATIN}"/><a:ea typeface="{_CHINESE[which]}"/>'


def saved(document: WordDocument) -> bytes:
    """Return a document as .docx; the same document gives the same bytes."""
    content = io.BytesIO()
    document.save(content)
    return _with_fixed_times(content.getvalue())


def _with_fixed_times(content: bytes) -> bytes:
    """Return the package with the same time on every part, whenever it was written."""
    fixed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, old.read(name))
    return fixed.getvalue()
