"""What people do to a Word document without changing a word of its lines: hidden, added, or kept.

Each is some replacements in parts of the document, the first place where the old markup stands.
"""

import io
import zipfile
from collections.abc import Mapping
from typing import NamedTuple

from tests.support.altered_documents import replaced

_TEXT, _STYLES, _FOOTER = "word/document.xml", "word/styles.xml", "word/footer1.xml"
_THEME, _FONTS, _LINKS = (
    "word/theme/theme1.xml",
    "word/fontTable.xml",
    "word/_rels/document.xml.rels",
)
_RUN = "<w:r><w:t>本报告根据"
_OF_BODY_TEXT = '<w:pStyle w:val="BodyText"/>'
_IN_CELL = '<w:pStyle w:val="表格文字"/>'
_BODY = "<w:body>"
_TITLE = '<w:p><w:pPr><w:pStyle w:val="Title"/>'
_STYLE_NAME = '<w:name w:val="表格文字"/>'


class Change(NamedTuple):
    """In which part what is replaced by what."""

    part: str
    old: str
    new: str


class Planted(NamedTuple):
    """Some changes, and the words by which they must be told."""

    told: tuple[str, ...]
    changes: tuple[Change, ...]


def changed(content: bytes, *changes: Change) -> bytes:
    """Return a Word document with some of its markup replaced, new parts among it."""
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    for part, before, after in changes:
        text = parts.get(part, b"").decode()
        parts[part] = replaced(text, before, after).encode()
    new = io.BytesIO()
    with zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, written in parts.items():
            archive.writestr(name, written)
    return new.getvalue()


def _run(properties: str) -> Change:
    """Return a change of how the first words of the text look."""
    return Change(_TEXT, _RUN, f"<w:r><w:rPr>{properties}</w:rPr><w:t>本报告根据")


def _after(old: str, markup: str, part: str = _TEXT) -> Change:
    return Change(part, old, old + markup)


def _in_text(markup: str) -> Change:
    """Return a change that puts something before the first words of the text."""
    return Change(_TEXT, _RUN, f"{markup}{_RUN}")


def _of_style(properties: str) -> Change:
    """Return a change of the style of cells, before what it says itself."""
    return Change(_STYLES, _STYLE_NAME, f"{_STYLE_NAME}<w:rPr>{properties}</w:rPr>")


def _field(code: str, shown: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        f"{mark.format('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>"
        f"{mark.format('separate')}<w:r><w:t>{shown}</w:t></w:r>{mark.format('end')}"
    )


def _note(kind: str, words: str) -> tuple[Change, ...]:
    name = f"{kind}s"
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    note = f'<w:{kind} w:id="7"><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:{kind}>'
    return (
        _in_text(f'<w:r><w:{kind}Reference w:id="7"/></w:r>'),
        Change(
            _LINKS,
            "</Relationships>",
            f'<Relationship Id="n" Type="{link}/{name}" Target="{name}.xml"/></Relationships>',
        ),
        Change(f"word/{name}.xml", "", f'<w:{name} xmlns:w="{word}">{note}</w:{name}>'),
    )


def _list(pattern: str) -> tuple[Change, ...]:
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return (
        _after(_OF_BODY_TEXT, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'),
        Change(
            "word/numbering.xml",
            "",
            f'<w:numbering xmlns:w="{word}"><w:abstractNum w:abstractNumId="0">'
            f'<w:lvl w:ilvl="0"><w:numFmt w:val="ideographTraditional"/>{pattern}</w:lvl>'
            '</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>'
            "</w:numbering>",
        ),
    )


_FIRST = "第2段“"
_RUBY = (
    "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>四十</w:t></w:r></w:rt>"
    "<w:rubyBase><w:r><w:t></w:t></w:r></w:rubyBase></w:ruby></w:r>"
)
_BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>"
    "<w:p><w:r><w:t>新收40件</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
    "</mc:AlternateContent></w:r>"
)

PLANTED: Mapping[str, Planted] = {
    "a ruby": Planted((_FIRST, "拼音指南“四十”"), (_in_text(_RUBY),)),
    "nearly white words": Planted(
        (_FIRST, "文字颜色“FAFAFA”", "清除格式"), (_run('<w:color w:val="FAFAFA"/>'),)
    ),
    "words in a pale colour of the theme": Planted(
        (_FIRST, "文字颜色"),
        (_run('<w:color w:val="000000" w:themeColor="background1"/>'),),
    ),
    "words in black made pale": Planted(
        (_FIRST, "文字颜色"),
        (_run('<w:color w:val="000000" w:themeColor="text1" w:themeTint="0A"/>'),),
    ),
    "black on black": Planted(
        (_FIRST, "突出显示颜色“black”"), (_run('<w:highlight w:val="black"/>'),)
    ),
    "a dark shading of the paragraph": Planted(
        (_FIRST, "底纹"),
        (_after(_OF_BODY_TEXT, '<w:shd w:val="clear" w:color="auto" w:fill="1F1F1F"/>'),),
    ),
    "a shading all of its pattern": Planted(
        (_FIRST, "底纹"), (_run('<w:shd w:val="solid" w:color="000000" w:fill="FFFFFF"/>'),)
    ),
    "a shading in a dark colour of the theme": Planted(
        (_FIRST, "底纹"),
        (_run('<w:shd w:val="clear" w:fill="FFFFFF" w:themeFill="text1"/>'),),
    ),
    "letters filled with nothing": Planted(
        (_FIRST, "文字填充颜色"), (_run("<w14:textFill><w14:noFill/></w14:textFill>"),)
    ),
    "letters one can look through": Planted(
        (_FIRST, "文字填充颜色"),
        (
            _run(
                '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="000000">'
                '<w14:alpha w14:val="100000"/></w14:srgbClr></w14:solidFill></w14:textFill>'
            ),
        ),
    ),
    "an indent to the left of the paper": Planted(
        (_FIRST, "缩进", "-20000"), (_after(_OF_BODY_TEXT, '<w:ind w:left="-20000"/>'),)
    ),
    "an indent in points": Planted(
        (_FIRST, "缩进"), (_after(_OF_BODY_TEXT, '<w:ind w:left="-1000pt"/>'),)
    ),
    "an indent that leaves no line": Planted(
        (_FIRST, "缩进"), (_after(_OF_BODY_TEXT, '<w:ind w:right="9000"/>'),)
    ),
    "an indent in characters": Planted(
        (_FIRST, "缩进"), (_after(_OF_BODY_TEXT, '<w:ind w:leftChars="3000"/>'),)
    ),
    "an indent that fills a cell": Planted(
        ("第1张表第1行", "缩进"), (_after(_IN_CELL, '<w:ind w:left="700"/>'),)
    ),
    "letters of no width": Planted((_FIRST, "字符缩放“1”"), (_run('<w:w w:val="1"/>'),)),
    "letters over each other": Planted(
        (_FIRST, "间距“-300”"), (_run('<w:spacing w:val="-300"/>'),)
    ),
    "lines of no height": Planted(
        (_FIRST, "间距"),
        (_after(_OF_BODY_TEXT, '<w:spacing w:line="20" w:lineRule="exact"/>'),),
    ),
    "words too small to see": Planted((_FIRST, "字号“3”"), (_run('<w:sz w:val="3"/>'),)),
    "words too large to fit": Planted((_FIRST, "字号“3000”"), (_run('<w:sz w:val="3000"/>'),)),
    "words raised off the page": Planted(
        (_FIRST, "字符位置“900”"), (_run('<w:position w:val="900"/>'),)
    ),
    "a frame elsewhere": Planted(
        (_FIRST, "图文框"), (_after(_OF_BODY_TEXT, '<w:framePr w:x="30000" w:y="1"/>'),)
    ),
    "a table elsewhere": Planted(
        ("第1张表", "表格环绕"), (_after("<w:tblPr>", '<w:tblpPr w:tblpX="30000"/>'),)
    ),
    "a sign": Planted(
        (_FIRST, "符号", "F04A"),
        (_in_text('<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>'),),
    ),
    "a font of signs": Planted(
        (_FIRST, "字体", "Wingdings"),
        (_run('<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'),),
    ),
    "the font of the theme is one of signs": Planted(
        ("主题", "字体", "Webdings"),
        (Change(_THEME, 'typeface="Times New Roman"', 'typeface="Webdings"'),),
    ),
    "a font in place of another": Planted(
        ("字体表", "Symbol"),
        (Change(_FONTS, '<w:altName w:val="宋体"/>', '<w:altName w:val="Symbol"/>'),),
    ),
    "a font in the file": Planted(
        ("字体表", "嵌入的字体“仿宋_GB2312”"),
        (
            Change(
                _FONTS, '<w:altName w:val="仿宋"/>', '<w:altName w:val="仿宋"/><w:embedRegular/>'
            ),
        ),
    ),
    "a field that draws": Planted(
        (_FIRST, r"域“EQ \o(1,2)”"), (_in_text(_field(r" EQ \o(1,2) ", "")),)
    ),
    "a field that tells the time": Planted(
        (_FIRST, "域“DATE”"), (_in_text('<w:fldSimple w:instr="DATE"/>'),)
    ),
    "a field that nobody ended": Planted(
        (_FIRST, "域"),
        (_in_text('<w:r><w:fldChar w:fldCharType="begin"/></w:r>'),),
    ),
    "a sum in the footer": Planted(
        ("页脚", "域“= 40 → 1”"), (Change(_FOOTER, '"PAGE"', '"= 40"'),)
    ),
    "words around the page number": Planted(
        ("页脚", "域“PAGE"), (Change(_FOOTER, '"PAGE"', r'''"PAGE \# '新收0件'"'''),)
    ),
    "a figure in the footer": Planted(
        ("页脚", "文字", "40"), (Change(_FOOTER, "— </w:t>", "— 40 </w:t>"),)
    ),
    "words in the footer": Planted(
        ("页脚", "文字", "另有40件"), (Change(_FOOTER, "— </w:t>", "另有40件</w:t>"),)
    ),
    "a text box": Planted((_FIRST, "文本框“新收40件”", "删去"), (_in_text(_BOX),)),
    "a text box in the footer": Planted(
        ("页脚", "文本框“新收40件”"), (_after("</w:pPr>", _BOX, _FOOTER),)
    ),
    "a footnote": Planted((_FIRST, "脚注“更正：40件”"), _note("footnote", "更正：40件")),
    "an endnote": Planted((_FIRST, "尾注“更正：40件”"), _note("endnote", "更正：40件")),
    "a comment": Planted((_FIRST, "批注“更正：40件”"), _note("comment", "更正：40件")),
    "a content control": Planted(
        (_FIRST, "内容控件"),
        (_in_text("<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent/></w:sdt>"),),
    ),
    "a formula": Planted(
        (_FIRST, "公式“40”"), (_in_text("<m:oMath><m:r><m:t>40</m:t></m:r></m:oMath>"),)
    ),
    "cells hidden by their style": Planted(
        ("样式“表格文字”", "隐藏文字"), (_of_style("<w:vanish/>"),)
    ),
    "cells in white by their style": Planted(
        ("样式“表格文字”", "文字颜色“FFFFFF”"), (_of_style('<w:color w:val="FFFFFF"/>'),)
    ),
    "cells struck out by their style": Planted(
        ("样式“表格文字”", "删除线"), (_of_style("<w:strike/>"),)
    ),
    "cells narrow by the base of their style": Planted(
        ("样式“Normal”", "字符缩放“1”"),
        (_after('<w:name w:val="Normal"/>', '<w:rPr><w:w w:val="1"/></w:rPr>', _STYLES),),
    ),
    "all hidden by default": Planted(
        ("默认样式", "隐藏文字"), (_after("<w:rPrDefault><w:rPr>", "<w:vanish/>", _STYLES),)
    ),
    "a switch that Word does not read as off": Planted(
        ("默认样式", "隐藏文字"),
        (_after("<w:rPrDefault><w:rPr>", '<w:vanish w14:val="0"/>', _STYLES),),
    ),
    "words from right to left": Planted((_FIRST, "文字方向"), (_run("<w:rtl/>"),)),
    "letters in capitals": Planted((_FIRST, "字母大写"), (_run("<w:caps/>"),)),
    "words fitted into nothing": Planted((_FIRST, "调整宽度"), (_run('<w:fitText w:val="1"/>'),)),
    "a row that is cut off": Planted(
        ("第1张表第1行", "固定行高"), (Change(_TEXT, 'w:hRule="atLeast"', 'w:hRule="exact"'),)
    ),
    "an indent that the style of cells is based on": Planted(
        ("样式“Normal”", "缩进"),
        (_after('<w:name w:val="Normal"/>', '<w:pPr><w:ind w:left="700"/></w:pPr>', _STYLES),),
    ),
    "styles from another file": Planted(
        ("文档设置", "自动更新的样式"),
        (Change("word/settings.xml", "<w:zoom", "<w:linkStyles/><w:zoom"),),
    ),
    "columns of no width": Planted(
        ("第1张表", "列宽"), (Change(_TEXT, "<w:tblGrid>", '<w:tblGrid><w:gridCol w:w="1"/>'),)
    ),
    "a margin beyond the paper": Planted(
        ("页面设置", "页边距"), (Change(_TEXT, 'w:left="1587"', 'w:left="15870"'),)
    ),
    "numbers beside the lines": Planted(
        ("页面设置", "行号"),
        (Change(_TEXT, "<w:docGrid", '<w:lnNumType w:countBy="1"/><w:docGrid'),),
    ),
    "a dark page": Planted(
        ("整个文件", "页面颜色"),
        (Change(_TEXT, _BODY, f'<w:background w:color="000000"/>{_BODY}'),),
    ),
    "words that Word passes over": Planted(
        (_FIRST, "作废"), (_in_text("<w14:r><w14:t>作废</w14:t></w14:r>"),)
    ),
    "numbers in a way nobody reads": Planted(
        (_FIRST, "自动编号“%1、”"), _list('<w:lvlText w:val="%1、"/>')
    ),
    "an indent of a list": Planted(
        (_FIRST, "缩进"), _list('<w:lvlText w:val=""/><w:pPr><w:ind w:left="-9000"/></w:pPr>')
    ),
}
"""What hides words, adds some or changes them."""

_LINK = (
    '<w:hyperlink w:anchor="a"><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t></w:t></w:r>'
    "</w:hyperlink>"
)
INNOCENT: Mapping[str, tuple[Change, ...]] = {
    "bold": (_run("<w:b/><w:bCs/>"),),
    "italic": (_run("<w:i/><w:iCs/>"),),
    "underlined": (_run('<w:u w:val="single" w:color="FF0000"/>'),),
    "with dots below": (_run('<w:em w:val="dot"/>'),),
    "a link": (_in_text(_LINK),),
    "a link as WPS writes it": (_in_text(_field(' HYPERLINK "http://www.example.gov.cn" ', "")),),
    "larger": (_run('<w:sz w:val="72"/><w:szCs w:val="72"/>'),),
    "smaller": (_run('<w:sz w:val="15"/>'),),
    "another font": (_run('<w:rFonts w:eastAsia="方正小标宋_GBK" w:hint="eastAsia"/>'),),
    "red": (_run('<w:color w:val="FF0000"/>'),),
    "green": (_run('<w:color w:val="00B050"/>'),),
    "a dark colour of the theme": (_run('<w:color w:val="1F497D" w:themeColor="text2"/>'),),
    "black as WPS writes it": (
        _run(
            '<w:color w:val="000000" w:themeColor="text1"/><w14:textFill><w14:solidFill>'
            '<w14:schemeClr w14:val="tx1"/></w14:solidFill></w14:textFill>'
        ),
    ),
    "the colour that is there anyway": (_run('<w:color w:val="auto"/>'),),
    "marked in yellow": (_run('<w:highlight w:val="yellow"/>'),),
    "on light grey": (_run('<w:shd w:val="pct15" w:color="auto" w:fill="FFFFFF"/>'),),
    "on light blue": (
        _after(_OF_BODY_TEXT, '<w:shd w:val="clear" w:color="auto" w:fill="DEEAF6"/>'),
    ),
    "a little wider": (_run('<w:spacing w:val="20"/><w:w w:val="90"/>'),),
    "an indent of four characters": (
        _after(_OF_BODY_TEXT, '<w:ind w:left="640" w:leftChars="200" w:firstLine="640"/>'),
    ),
    "half as much again between lines": (
        _after(_OF_BODY_TEXT, '<w:spacing w:line="360" w:lineRule="auto" w:after="120"/>'),
    ),
    "on a new page, in the middle": (
        _after(_OF_BODY_TEXT, '<w:pageBreakBefore/><w:jc w:val="center"/>'),
    ),
    "a page break": (_in_text('<w:r><w:br w:type="page"/></w:r>'),),
    "a bookmark": (
        _in_text('<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>'),
    ),
    "found to be misspelt": (_in_text('<w:proofErr w:type="spellStart"/>'),),
    "switched off": (_run('<w:vanish w:val="0"/><w:rtl w:val="false"/><w:strike w:val="0"/>'),),
    "a lower row": (Change(_TEXT, '<w:trHeight w:val="340"', '<w:trHeight w:val="600"'),),
    "other lines around a cell": (
        _after("<w:tcPr>", '<w:tcBorders><w:top w:val="double"/></w:tcBorders>'),
    ),
    "narrower margins": (Change(_TEXT, 'w:left="1587"', 'w:left="1417"'),),
    "page numbers as Word writes them": (
        Change(
            _FOOTER,
            '<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>',
            _field(r" PAGE  \* MERGEFORMAT ", "3"),
        ),
    ),
    "an empty list": _list('<w:lvlText w:val=""/>'),
}
"""What an office does to how words look, or a program when it saves: no word is another."""
