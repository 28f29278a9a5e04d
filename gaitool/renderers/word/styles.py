"""The styles of the Word document to GB/T 9704: fonts, sizes, indents, line spacing."""

from dataclasses import dataclass, replace
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from gaitool.office_files.own_documents import FIRST_SIGN_OFF_STYLE
from gaitool.renderers.word.settings import LANGUAGE, LATIN_LANGUAGE

BODY = "Body Text"
TABLE_TEXT = "表格文字"
SIGN_OFF = "落款"
FIRST_SIGN_OFF = FIRST_SIGN_OFF_STYLE
DRAFT = "草稿标记"
PAGE_NUMBER = "页码"
LINE_POINTS = 28.95
"""22 lines on the 225 mm of a page (GB/T 9704-2012, 5.2.3)."""

_LATIN = "Times New Roman"
_BODY_SIZE = 16.0
_TITLE_SIZE = 22.0
_TITLE_LINE_POINTS = 34.0
_PAGE_NUMBER_SIZE = 14.0
_TABLE_LINE_POINTS = 12.0
_TIGHTER = -4
"""Twentieths of a point between characters, so that 28 of them fill a line."""


@dataclass(frozen=True, slots=True)
class BodySize:
    """How large a document's text is, and how far apart its lines are, in points."""

    points: float = _BODY_SIZE
    line_points: float = LINE_POINTS


# Word sets Chinese characters in the eastAsia font and prefers a theme's font to a named one: the
# library's template names the theme everywhere, and WPS then says that Calibri is missing.
_FONT_PLACES = ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs")
_THEME_FONTS = ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme")
_CENTRE, _RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT


@dataclass(frozen=True, slots=True)
class _StyleLook:
    """What a style looks like; sizes and spaces in points, indent in characters."""

    font: str
    size: float = _BODY_SIZE
    indent: int = 0
    line_points: float | None = LINE_POINTS
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.JUSTIFY
    before: float = 0
    after: float = 0
    keep: bool = False


_LOOKS = {
    # No indent in Normal: cells of tables would inherit it.
    "Normal": _StyleLook("仿宋_GB2312"),
    "Title": _StyleLook(
        "方正小标宋简体",
        _TITLE_SIZE,
        line_points=_TITLE_LINE_POINTS,
        align=_CENTRE,
        after=LINE_POINTS,
    ),
    "Heading 1": _StyleLook("黑体", indent=2, keep=True),
    "Heading 2": _StyleLook("楷体_GB2312", indent=2, keep=True),
    BODY: _StyleLook("仿宋_GB2312", indent=2),
    TABLE_TEXT: _StyleLook("宋体", 9, line_points=_TABLE_LINE_POINTS, align=_CENTRE),
    FIRST_SIGN_OFF: _StyleLook("仿宋_GB2312", align=_RIGHT, before=LINE_POINTS, keep=True),
    SIGN_OFF: _StyleLook("仿宋_GB2312", align=_RIGHT),
    DRAFT: _StyleLook("黑体", align=_CENTRE),
    PAGE_NUMBER: _StyleLook("宋体", _PAGE_NUMBER_SIZE, line_points=None),
}
NAMES = frozenset(_LOOKS)
"""Of all styles that the report uses."""


def set_up_styles(document: WordDocument, body: BodySize | None = None) -> None:
    """Give every style the report uses its look, and the document its language.

    What the standard sets in the size of the body is set in that of ``body``.
    """
    _set_defaults(document)
    for name, standard in _LOOKS.items():
        look = _in_size(standard, body) if body else standard
        style = _style(document, name)
        _set_font(style, look)
        _set_paragraph(style, look)
    document.styles[DRAFT].font.color.rgb = RGBColor(0xC0, 0, 0)


def _in_size(look: _StyleLook, body: BodySize) -> _StyleLook:
    if (look.size, look.line_points) != (_BODY_SIZE, LINE_POINTS):
        return look
    before = look.before and body.line_points
    return replace(look, size=body.points, line_points=body.line_points, before=before)


def _style(document: WordDocument, name: str) -> ParagraphStyle:
    """Return a style of the document, made if there is none, without its old look.

    Its outline level stays: by that a heading is in the navigation pane and the contents.
    """
    styles: Any = document.styles
    if name not in [style.name for style in styles]:
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    style: ParagraphStyle = styles[name]
    for tag in ("w:pPr", "w:rPr"):
        for old in style.element.findall(qn(tag)):
            outline = old.find(qn("w:outlineLvl"))
            style.element.remove(old)
            if outline is not None:
                style.element.get_or_add_pPr().append(outline)
    return style


def _set_font(style: ParagraphStyle, look: _StyleLook) -> None:
    style.font.size = Pt(look.size)
    properties = style.element.get_or_add_rPr()
    _set_fonts(properties, look.font)
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), str(_TIGHTER if look.size == _BODY_SIZE else 0))
    properties.insert_element_before(
        spacing, "w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:lang"
    )


def _set_fonts(properties: Any, font: str) -> None:
    fonts = properties.get_or_add_rFonts()
    for theme in _THEME_FONTS:
        fonts.attrib.pop(qn(theme), None)
    for place in _FONT_PLACES:
        fonts.set(qn(place), font if place == "w:eastAsia" else _LATIN)


def _set_paragraph(style: ParagraphStyle, look: _StyleLook) -> None:
    layout = style.paragraph_format
    layout.space_before, layout.space_after = Pt(look.before), Pt(look.after)
    layout.alignment = look.align
    layout.keep_with_next = look.keep
    layout.widow_control = True
    if look.line_points:
        layout.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        layout.line_spacing = Pt(look.line_points)
    else:
        layout.line_spacing = 1.0
    layout.first_line_indent = Pt(look.indent * look.size)
    # A quarter of a character between digits and Chinese would part 2023 from its 年 here and not
    # there, and 28 characters would no longer fill a line.
    _switch_off(style, "w:autoSpaceDE", "w:autoSpaceDN")
    if look.line_points != LINE_POINTS:
        # Lines are then as high as they are, not one to each line of the page's grid.
        _switch_off(style, "w:snapToGrid")
    indent = style.element.pPr.find(qn("w:ind"))
    # In hundredths of a character, which Word prefers to points: so the indent stays two characters
    # in whatever size a person sets the text.
    indent.set(qn("w:firstLineChars"), str(look.indent * 100))


def _switch_off(style: ParagraphStyle, *properties: str) -> None:
    for name in properties:
        switch = OxmlElement(name)
        switch.set(qn("w:val"), "0")
        style.element.pPr.insert_element_before(
            switch, "w:snapToGrid", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
        )


def set_indent_at_right(paragraph: Paragraph, characters: float) -> None:
    """Keep so many characters of the body's size free at the right of a line."""
    paragraph.paragraph_format.right_indent = Pt(characters * _BODY_SIZE)
    properties: Any = paragraph._p.pPr
    properties.find(qn("w:ind")).set(qn("w:rightChars"), str(round(characters * 100)))


def _set_defaults(document: WordDocument) -> None:
    """Set language and fonts of everything that no style decides."""
    properties: Any = document.styles.element.find(
        f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}"
    )
    _set_fonts(properties, "仿宋_GB2312")
    language = properties.find(qn("w:lang"))
    language.set(qn("w:val"), LATIN_LANGUAGE)
    language.set(qn("w:eastAsia"), LANGUAGE)
