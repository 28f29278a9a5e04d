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


def _numbering(levels: str) -> tuple[Change, ...]:
    """Return a list before the body text, whose levels and further lists are as given."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return (
        _after(_OF_BODY_TEXT, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'),
        Change(
            "word/numbering.xml",
            "",
            f'<w:numbering xmlns:w="{word}"><w:abstractNum w:abstractNumId="0">{levels}'
            "</w:numbering>",
        ),
    )


def _list(pattern: str) -> tuple[Change, ...]:
    return _numbering(
        f'<w:lvl w:ilvl="0"><w:numFmt w:val="ideographTraditional"/>{pattern}</w:lvl>'
        '</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>'
    )


def _linked_list(link: str) -> tuple[Change, ...]:
    """Return a list whose levels are those of another, by a style or by the name of a style."""
    return (
        *_numbering(
            f'<w:numStyleLink w:val="L"/></w:abstractNum><w:abstractNum w:abstractNumId="1">{link}'
            '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="另有"/></w:lvl>'
            '</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>'
            '<w:num w:numId="4"><w:abstractNumId w:val="1"/></w:num>'
        ),
        _style("numbering", "L", '<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr>'),
    )


def _style(kind: str, name: str, properties: str) -> Change:
    style = f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>'
    return Change(_STYLES, "</w:styles>", f"{style}{properties}</w:style></w:styles>")


_FIRST = "第2段“"
_PAGE_FIELD = '<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
_TOO_ALIKE = "文字颜色与底色太相近"
_GREY, _ON_GREY = '<w:color w:val="808080"/>', '<w:shd w:val="clear" w:fill="C0C0C0"/>'
_BODY_STYLE = '<w:name w:val="Body Text"/>'
_CELL = "<w:tcPr>"
_LINES = '<w:tcBorders><w:{} w:val="single" w:sz="24"/></w:tcBorders>'
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
    "a font of bars": Planted(
        (_FIRST, "字体“Free 3 of 9”"),
        (_run('<w:rFonts w:ascii="Free 3 of 9" w:hAnsi="Free 3 of 9"/>'),),
    ),
    "a font of nothing": Planted(
        ("样式“表格文字”", "字体“Adobe Blank”"), (_of_style('<w:rFonts w:ascii="Adobe Blank"/>'),)
    ),
    "a font that lies on its side": Planted(
        (_FIRST, "字体“@宋体”"), (_run('<w:rFonts w:eastAsia="@宋体"/>'),)
    ),
    "a font that is said to be one of signs": Planted(
        ("字体表", "字体“仿宋_GB2312”"),
        (
            Change(
                _FONTS,
                '<w:altName w:val="仿宋"/><w:charset w:val="86"/>',
                '<w:altName w:val="仿宋"/><w:charset w:val="02"/>',
            ),
        ),
    ),
    "grey on grey in a run": Planted((_FIRST, _TOO_ALIKE, "808080"), (_run(_GREY + _ON_GREY),)),
    "green on a green highlight": Planted(
        (_FIRST, _TOO_ALIKE, "00FF00"),
        (_run('<w:color w:val="00B050"/><w:highlight w:val="green"/>'),),
    ),
    "grey on a grey paragraph": Planted(
        (_FIRST, _TOO_ALIKE), (_run(_GREY), _after(_OF_BODY_TEXT, _ON_GREY))
    ),
    "grey on the grey of a style": Planted(
        (_FIRST, _TOO_ALIKE),
        (_run(_GREY), _after(_BODY_STYLE, f"<w:pPr>{_ON_GREY}</w:pPr>", _STYLES)),
    ),
    "the grey of a style in a grey cell": Planted(
        ("第1张表第1行", _TOO_ALIKE), (_of_style(_GREY), _after(_CELL, _ON_GREY))
    ),
    "the grey of a style in a grey table": Planted(
        ("第1张表第1行", _TOO_ALIKE), (_of_style(_GREY), _after("<w:tblPr>", _ON_GREY))
    ),
    "the grey of a style in the grey rows of a table's style": Planted(
        ("第1张表第1行", _TOO_ALIKE),
        (
            _of_style(_GREY),
            _after("<w:tblPr>", '<w:tblStyle w:val="G"/>'),
            _style(
                "table",
                "G",
                f'<w:tblStylePr w:type="band1Horz"><w:tcPr>{_ON_GREY}</w:tcPr></w:tblStylePr>',
            ),
        ),
    ),
    "grey on a grey page": Planted(
        (_FIRST, _TOO_ALIKE),
        (_run(_GREY), Change(_TEXT, _BODY, f'<w:background w:color="C0C0C0"/>{_BODY}')),
    ),
    "the page number in white": Planted(
        ("页脚", "文字颜色“FAFAFA”"),
        (
            Change(
                _FOOTER,
                "<w:r><w:t>1</w:t>",
                '<w:r><w:rPr><w:color w:val="FAFAFA"/></w:rPr><w:t>1</w:t>',
            ),
        ),
    ),
    "letters far higher than their lines": Planted(
        ("第2张表第1行", "字比行高“50 磅的字在 12 磅的行里”"),
        (Change(_TEXT, '<w:sz w:val="18"/>', '<w:sz w:val="100"/>'),),
    ),
    "a table wider than the paper": Planted(
        ("第1张表", "表格出了纸边"),
        (Change(_TEXT, "<w:tblGrid>", '<w:tblGrid><w:gridCol w:w="9000"/>'),),
    ),
    "a cell struck through": Planted(
        ("第1张表第1行", "斜线"), (_after(_CELL, _LINES.format("tl2br")),)
    ),
    "a cell struck through the other way": Planted(
        ("第1张表第1行", "斜线"), (_after(_CELL, _LINES.format("tr2bl")),)
    ),
    "cells struck through by the style of the table": Planted(
        ("样式“G”", "斜线"),
        (
            _after("<w:tblPr>", '<w:tblStyle w:val="G"/>'),
            _style("table", "G", f"<w:tcPr>{_LINES.format('tl2br')}</w:tcPr>"),
        ),
    ),
    "a tab that is a line through the words": Planted(
        (_FIRST, "制表位", "bar"),
        (_after(_OF_BODY_TEXT, '<w:tabs><w:tab w:val="bar" w:pos="900"/></w:tabs>'),),
    ),
    "a first line that hangs off the paper": Planted(
        (_FIRST, "缩进"), (_after(_OF_BODY_TEXT, '<w:ind w:left="-300" w:hanging="1600"/>'),)
    ),
    "no margin beside indents": Planted(
        ("页面设置", "页边距"), (Change(_TEXT, 'w:left="1587"', 'w:left="0"'),)
    ),
    "two styles of one name": Planted(
        ("样式“BodyText”", "重名的样式"), (_style("paragraph", "BodyText", ""),)
    ),
    "a line as thick as a word": Planted(
        ("第1张表第1行", "很粗的框线"),
        (_after(_CELL, '<w:tcBorders><w:top w:val="single" w:sz="960"/></w:tcBorders>'),),
    ),
    "a frame as thick as a word": Planted(
        (_FIRST, "很粗的框线"), (_run('<w:bdr w:val="single" w:sz="960"/>'),)
    ),
    "a table over the edge of the paper": Planted(
        ("第1张表", "表格出了纸边"),
        (
            Change(
                _TEXT,
                '<w:jc w:val="center"/><w:tblBorders>',
                '<w:tblInd w:w="1000"/><w:tblBorders>',
            ),
            Change(_TEXT, 'w:left="1587"', 'w:left="2600"'),
        ),
    ),
    "printed without its text": Planted(
        ("文档设置", "只打印窗体域"),
        (Change("word/settings.xml", "<w:zoom", "<w:printFormsData/><w:zoom"),),
    ),
    "a cell on its side": Planted(
        ("第1张表第1行", "文字方向“btLr”"), (_after(_CELL, '<w:textDirection w:val="btLr"/>'),)
    ),
    "a page on its side": Planted(
        ("页面设置", "文字方向“tbRl”"),
        (Change(_TEXT, "<w:docGrid", '<w:textDirection w:val="tbRl"/><w:docGrid'),),
    ),
    "a list by the style of another": Planted(
        (_FIRST, "自动编号“另有”"), _linked_list('<w:styleLink w:val="L"/>')
    ),
    "a list by a style alone": Planted((_FIRST, "自动编号“另有”"), _linked_list("")),
    "words that were put in and marked so": Planted(
        (_FIRST, "修订痕迹“新增”"),
        (_in_text('<w:ins w:id="1"><w:r><w:t>新增</w:t></w:r></w:ins>'),),
    ),
    "words that were taken out and marked so": Planted(
        (_FIRST, "修订痕迹“旧”"),
        (_in_text('<w:del w:id="1"><w:r><w:delText>旧</w:delText></w:r></w:del>'),),
    ),
    "a heading that is folded up": Planted(
        (_FIRST, "collapsed"), (_after(_OF_BODY_TEXT, "<w14:collapsed/>"),)
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
    "letters in white by default": Planted(
        ("样式“Default Paragraph Font”", "文字颜色"),
        (
            _after(
                '<w:name w:val="Default Paragraph Font"/>',
                '<w:rPr><w:color w:val="FAFAFA"/></w:rPr>',
                _STYLES,
            ),
        ),
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

UNNUMBERED: Mapping[str, tuple[Change, ...]] = {
    "no number": (Change(_FOOTER, _PAGE_FIELD, ""),),
    "a number that is always the same": (Change(_FOOTER, _PAGE_FIELD, "<w:r><w:t>1</w:t></w:r>"),),
    "no number on even pages": (Change("word/footer2.xml", _PAGE_FIELD, ""),),
    "no number on the first page": (Change(_TEXT, "<w:docGrid", "<w:titlePg/><w:docGrid"),),
    "no footer": (
        Change(_TEXT, '<w:footerReference w:type="default" r:id="rId1"/>', ""),
        Change(_TEXT, '<w:footerReference w:type="even" r:id="rId2"/>', ""),
    ),
}
"""What takes the number off some pages or all."""

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
    "a link as Word writes it": (
        _in_text(_field(r' HYPERLINK "http://a.gov.cn" \l "_1" \o "提示" \t "_blank" ', "")),
    ),
    "white on a dark paragraph": (
        _run('<w:color w:val="FFFFFF"/>'),
        _after(_OF_BODY_TEXT, '<w:shd w:val="clear" w:color="auto" w:fill="1F497D"/>'),
    ),
    "a table in one of Word's styles": (
        _after("<w:tblPr>", '<w:tblStyle w:val="G"/>'),
        _style(
            "table",
            "G",
            '<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="DEEAF6"/></w:tcPr>'
            '<w:tblStylePr w:type="firstRow"><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:tcPr>'
            '<w:shd w:val="clear" w:color="auto" w:fill="5B9BD5"/></w:tcPr></w:tblStylePr>',
        ),
    ),
    "red in a grey cell": (
        _run('<w:color w:val="FF0000"/><w:shd w:val="clear" w:color="auto" w:fill="D9D9D9"/>'),
    ),
    "green, marked in yellow": (_run('<w:color w:val="00B050"/><w:highlight w:val="yellow"/>'),),
    "a mark taken off again": (_run('<w:highlight w:val="none"/>'),),
    "a page in the green that rests the eyes": (
        Change(_TEXT, _BODY, f'<w:background w:color="CCE8CF"/>{_BODY}'),
    ),
    "a frame around words and around a paragraph": (
        _run('<w:bdr w:val="single" w:sz="4" w:space="0"/>'),
        _after(_OF_BODY_TEXT, '<w:pBdr><w:bottom w:val="single" w:sz="36"/></w:pBdr>'),
    ),
    "a wide table on a page on its side": (
        Change(_TEXT, '<w:pgSz w:w="11906" w:h="16838"', '<w:pgSz w:w="16838" w:h="11906"'),
        Change(_TEXT, "<w:tblGrid>", '<w:tblGrid><w:gridCol w:w="4000"/>'),
    ),
    "larger figures in a table": (Change(_TEXT, '<w:sz w:val="18"/>', '<w:sz w:val="28"/>'),),
    "looks of later Words": (
        _run(
            '<w14:textOutline w14:w="0" w14:cap="flat"><w14:noFill/></w14:textOutline>'
            '<w14:ligatures w14:val="standardContextual"/><w14:numForm w14:val="lining"/>'
            '<w14:numSpacing w14:val="tabular"/><w14:cntxtAlts/>'
        ),
    ),
    "how it looked before, in a run": (
        _run('<w:b/><w:rPrChange w:id="7"><w:rPr><w:vanish/></w:rPr></w:rPrChange>'),
    ),
    "how it looked before, in a paragraph": (
        _after(
            _OF_BODY_TEXT,
            '<w:pPrChange w:id="7"><w:pPr><w:ind w:left="9000"/></w:pPr></w:pPrChange>',
        ),
    ),
    "how it looked before, in a table": (
        _after(_CELL, '<w:tcPrChange w:id="7"><w:tcPr/></w:tcPrChange>'),
        _after("<w:trPr>", '<w:trPrChange w:id="7"><w:trPr/></w:trPrChange>'),
        _after("<w:tblPr>", '<w:tblPrChange w:id="7"><w:tblPr/></w:tblPrChange>'),
        Change(
            _TEXT,
            "</w:tblGrid>",
            '<w:tblGridChange w:id="90000"><w:tblGrid><w:gridCol w:w="10"/></w:tblGrid>'
            "</w:tblGridChange></w:tblGrid>",
        ),
    ),
    "how it looked before, in a section": (
        Change(
            _TEXT,
            "<w:docGrid",
            '<w:sectPrChange w:id="7"><w:sectPr><w:titlePg/></w:sectPr></w:sectPrChange><w:docGrid',
        ),
    ),
    "no line through a cell": (
        _after(_CELL, '<w:tcBorders><w:tl2br w:val="nil"/></w:tcBorders>'),
        _after(_CELL, '<w:textDirection w:val="lrTb"/>'),
    ),
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
    "a hanging indent, and tabs": (
        _after(
            _OF_BODY_TEXT,
            '<w:tabs><w:tab w:val="left" w:pos="1280"/></w:tabs><w:ind w:left="1280" '
            'w:leftChars="400" w:hanging="640" w:hangingChars="200"/>',
        ),
        _in_text("<w:r><w:tab/></w:r>"),
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
            _PAGE_FIELD,
            _field(r" PAGE  \* MERGEFORMAT ", "3"),
        ),
    ),
    "all that WPS says of words that look as they do": (
        _run(
            '<w:rFonts w:hint="eastAsia" w:ascii="Times New Roman" w:eastAsia="仿宋_GB2312"/>'
            '<w:b w:val="0"/><w:i w:val="0"/><w:caps w:val="0"/><w:color w:val="auto"/>'
            '<w:spacing w:val="0"/><w:kern w:val="2"/><w:sz w:val="32"/><w:highlight w:val="none"/>'
            '<w:u w:val="none"/><w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/>'
            '<w:vertAlign w:val="baseline"/><w:lang w:val="en-US" w:bidi="ar-SA"/>'
        ),
        _after(
            _OF_BODY_TEXT,
            '<w:keepNext w:val="0"/><w:kinsoku/><w:topLinePunct w:val="0"/><w:bidi w:val="0"/>'
            '<w:adjustRightInd/><w:ind w:left="0" w:leftChars="0" w:firstLine="640"/>'
            '<w:textAlignment w:val="auto"/><w:rPr><w:vertAlign w:val="baseline"/></w:rPr>',
        ),
        _after(
            _CELL,
            '<w:tcBorders><w:top w:val="single" w:sz="4"/><w:tl2br w:val="nil"/>'
            '<w:tr2bl w:val="nil"/></w:tcBorders><w:noWrap w:val="0"/>',
        ),
        Change(
            _TEXT,
            "<w:docGrid",
            '<w:pgBorders><w:top w:val="none" w:sz="0" w:space="0"/></w:pgBorders>'
            '<w:rtlGutter w:val="0"/><w:docGrid',
        ),
        Change(
            _FONTS,
            "</w:fonts>",
            '<w:font w:name="Wingdings"><w:charset w:val="02"/></w:font><w:font w:name="宋体">'
            '<w:altName w:val="方正书宋_GBK"/><w:charset w:val="86"/></w:font></w:fonts>',
        ),
    ),
    "an empty list": _list('<w:lvlText w:val=""/>'),
}
"""What an office does to how words look, or a program when it saves: no word is another."""
