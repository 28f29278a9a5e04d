"""What is done to a web page without changing a word of its lines: hidden, added, or kept.

Each is some replacements in the page, the first place where the old markup stands.
"""

from collections.abc import Mapping
from typing import NamedTuple

from gaitool.office_files.own_documents import DRAFT_WORDS

from tests.support.altered_documents import replaced

Replacement = tuple[str, str]


class Planted(NamedTuple):
    """The words by which some replacements must be told, and these."""

    told: str
    replacements: tuple[Replacement, ...]


def changed(page: str, *replacements: Replacement) -> str:
    """Return a page with some of its markup replaced."""
    for old, new in replacements:
        page = replaced(page, old, new)
    return page


def _planted(told: str, *replacements: Replacement) -> Planted:
    return Planted(told, replacements)


def _text(told: str, new: str) -> Planted:
    """Return a change of how the first text begins."""
    return _planted(told, ("<p>", new))


def _font(told: str, name: str) -> Planted:
    return _text(told, f"<p style='font-family: {name}'>")


_STYLE, _META, _HEAD = "<style>", '<meta charset="utf-8">', "</head>"
_FIGURE = ">24</td>"
_RULE = "caption { position: absolute;"
_WIDTH = "col:nth-child(4) { width: "
_SECOND = '<tr>\n<th id="disclosure-4-1"'

PLANTED: Mapping[str, Planted] = {
    # What runs, and what leads elsewhere.
    "a style that acts": _planted("<style> 的 onload", (_STYLE, '<style onload="x()">')),
    "an icon that acts": _planted(
        "<link> 的 onerror", (_HEAD, '<link rel="icon" href="a" onerror="x()"></head>')
    ),
    "data that act": _planted("<script> 的 onload", ("<script", '<script onload="x()"')),
    "data from elsewhere": _planted("<script> 的 src", ("<script", '<script src="a.js"')),
    "a link that is none": _planted(
        "<link> 的 rel“import”", (_HEAD, '<link rel="import" href="a"></head>')
    ),
    "data that go on": _planted("脚本", ('"form"', '"note": "<!--<script>", "form"')),
    # A style of ours that browsers do not heed, or not everywhere.
    "a style for print": _planted("<style> 的 media“print”", (_STYLE, '<style media="print">')),
    "a style that is none": _planted(
        "<style> 的 type“text/plain”", (_STYLE, '<style type="text/plain">')
    ),
    "a style to be chosen": _planted("<style> 的 title“a”", (_STYLE, '<style title="a">')),
    # Another encoding.
    "another encoding": _planted("编码“big5”", (_META, '<meta charset="big5">')),
    "a second encoding": _planted("编码“shift_jis”", (_META, f'<meta charset="shift_jis">{_META}')),
    "an encoding as a header": _planted(
        "编码“iso-8859-1”",
        (
            _META,
            f'<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">{_META}',
        ),
    ),
    "an encoding in a comment of the style": _planted(
        "编码“big5”",
        (_META, ""),
        (_STYLE, '<style>/* <meta charset="big5"> */'),
        (_HEAD, f"{_META}{_HEAD}"),
    ),
    "an encoding behind a sign that ends no tag": _planted(
        "编码“big5”",
        (_META, ""),
        (_STYLE, '<style>/* <meta a=">" charset="big5"> */'),
        (_HEAD, f"{_META}{_HEAD}"),
    ),
    "no encoding": _planted("没有写明编码", (_META, "")),
    # Tables.
    "a first row that is the foot": _planted(
        "换了位置",
        ("<tbody>\n<tr>", "<tfoot>\n<tr>"),
        (f"</tr>\n{_SECOND}", f"</tr></tfoot><tbody>\n{_SECOND}"),
    ),
    "other words for who hears them": _planted(
        "<caption>“此表作废”", ("主动公开政府信息情况表</caption>", "此表作废</caption>")
    ),
    "a caption without a table": _text("<caption>“作废”", "<caption>作废</caption><p>"),
    "a cell over all rows": _planted(
        "<th> 的 rowspan", ('<th id="disclosure-3-1"', '<th rowspan="0" id="disclosure-3-1"')
    ),
    "a column without room": _planted("样式", (_WIDTH, f"{_WIDTH}0%; x: ")),
    "a column with little room": _planted("样式", (_WIDTH, f"{_WIDTH}0.")),
    "a column by its cell": _planted("<td> 的 style“width”", ("<td ", '<td style="width: 1px" ')),
    # The style of ours, written so that browsers take it otherwise.
    "a brace as a reference": _planted("样式", ("caption {", "caption &#123;")),
    "a blank that is none": _planted("样式", ("caption {", "caption\u3000{")),
    "words that look like a comment": _planted(
        "样式", ('content: "— " counter', 'content: "— /*此件作废*/" counter')
    ),
    "a comment for a blank": _planted("样式", (" col:nth-child(1)", "/**/col:nth-child(1)")),
    "a rule within a word": _planted(
        "样式", (_RULE, "caption { position: abso#x { min-width: 1rem; } lute;")
    ),
    "a rule of no size": _planted(
        "样式", ("@page {", "#disclosure { min-width: 0; font-size: 00pt; }\n@page {")
    ),
    "escapes in a rule": _planted(
        "样式添上的“作废”",
        ("</style>", 'p::\\61 fter { content: "\\4f5c\\5e9f" }</style>'),
    ),
    # Fonts, sizes, colours, places.
    "signs for letters": _font("<p> 的 style“font-family”", "宋体, Wingdings"),
    "other signs": _font("<p> 的 style“font-family”", '"Segoe MDL2 Assets"'),
    "bars for letters": _font("<p> 的 style“font-family”", "Code128"),
    "signs by an attribute": _text("<font> 的 face", '<p><font face="Symbol">'),
    "small in small": _text("<small> 里太小、挤在一起的字“本报告根据", f"<p>{'<small>' * 8}"),
    "parts of parts": _text(
        "<span> 里太小、挤在一起的字",
        '<p style="font-size: 50%"><span style="font-size: 50%"><span style="font-size: .5em">',
    ),
    "no size to speak of": _text("<p> 里太小、挤在一起的字", '<p style="font-size: 2px">'),
    "lines over lines": _text(
        "<p> 里太小、挤在一起的字", '<p style="line-height: 12px; font-size: 36px">'
    ),
    "pushed away": _text("<blockquote> 里太小、挤在一起的字", f"{'<blockquote>' * 20}<p>"),
    "pushed by a style": _text("<p> 的 style“text-indent”", '<p style="text-indent: -900px">'),
    "clear": _text("<p> 的 style“color”", '<p style="color: rgba(0, 0, 0, 0)">'),
    "pale": _text("<p> 的 style“color”", '<p style="color: #eee !important">'),
    "pale by an attribute": _text("<font> 的 color", '<p><font color="white">'),
    "on dark paper": _planted("<td> 的 bgcolor", ("<td ", '<td bgcolor="#000000" ')),
    "on a dark ground": _text("<p> 的 style“background”", '<p style="background: #000">'),
    "a value that is computed": _text("<p> 的 style", '<p style="--a: 1; color: var(--a)">'),
    "a comment in a value": _text("<p> 的 style", '<p style="color: red; display/**/: none">'),
    "placed": _text("<p> 的 style“position”", '<p style="position: absolute">'),
    "a line of no height": _text("<p> 的 style“height”", '<p style="height: 1px">'),
    "a line without an end": _text("<p> 的 style“text-wrap”", '<p style="text-wrap: nowrap">'),
    "a label that runs over its cell": _planted("<th> 的 nowrap", ("<th ", "<th nowrap ")),
    "words that do not break": _planted(
        "<th> 的 style“overflow-wrap”", ("<th ", '<th style="overflow-wrap: normal" ')
    ),
    "a cell without room": _planted(
        "<td> 里太小、挤在一起的字", ("<td ", '<td style="padding: 60px" ')
    ),
    "a figure pushed into the next column": _planted(
        "<table> 里太小、挤在一起的字", ("<main", '<main style="text-indent: 60px"')
    ),
    "a cell as high as a page": _planted(
        "<td> 的 style“height”", ("<td ", '<td style="height: 9999px" ')
    ),
    # Letters.
    "a blank letter": _text("〔空白字符〕", "<p>\u3164"),
    "a blank letter in a figure": _planted("2〔空白字符〕4", (_FIGURE, ">2\u28004</td>")),
    "a box": _text("〔方框〕", "<p>\ufffc"),
    "a control": _text("控制字符", "<p>\x91"),
    "a sign of Windows": _planted("24‰", (_FIGURE, ">24&#137;</td>")),
    # What browsers do where elements do not belong.
    "a second body": _planted("另一个 <body> 的 hidden", ("</main>", "</main><body hidden>")),
    "a second page": _planted(
        "另一个 <html> 的 style", ("</main>", '</main><html style="display: none">')
    ),
    "an end of what has not begun": _planted("多余的 </p>", (_FIGURE, ">2</p>4</td>")),
    "a line of a draft": _planted(DRAFT_WORDS, ("<h1>", f'<p class="draft">{DRAFT_WORDS}</p><h1>')),
    "a line of a draft below all": _planted(
        DRAFT_WORDS, ("</main>", f"<p>{DRAFT_WORDS}</p></main>")
    ),
    "the sheets of a draft": _planted(
        "每一页的草稿标记",
        (
            "28mm;",
            '28mm; @top-center { content: "草　稿"; font: 16pt 黑体, SimHei, sans-serif; '
            "color: #a00000; }",
        ),
    ),
    "the window of a draft": _planted("草稿永济市", ("<title>", "<title>草稿 ")),
    "a text as a title": _planted("本报告根据", ("<p>", "<p><title>"), ("</p>", "</title></p>")),
    "another view": _planted(
        "<meta> 的 name", ("width=device-width, initial-scale=1", "width=9999")
    ),
}

_OF_CHROME = (
    "font-size: 18px; font-style: normal; font-variant-ligatures: normal; letter-spacing: normal; "
    "orphans: 2; text-align: start; text-indent: 36px; text-transform: none; widows: 2; "
    "word-spacing: 0px; -webkit-text-stroke-width: 0px; white-space: normal; "
    "background-color: rgb(255, 255, 255); text-decoration-style: initial; float: none;"
)
_OF_WORD = (
    "text-indent:32.0pt;mso-char-indent-count:2.0;line-height:28.0pt;mso-line-height-rule:exactly;"
    "layout-grid-mode:char;text-autospace:none"
)
_RUN_OF_WORD = (
    "font-size:16.0pt;font-family:仿宋_GB2312;mso-hansi-font-family:&quot;Times New Roman&quot;;"
    "color:black;letter-spacing:-.1pt"
)
_CELL = '<td valign="middle" align="center" width="60" height="30" nowrap="nowrap" '


def _kept(new: str, old: str = "<p>") -> tuple[Replacement, ...]:
    return ((old, new),)


INNOCENT: Mapping[str, tuple[Replacement, ...]] = {
    "a font": _kept('<p><font face="仿宋_GB2312, FangSong" color="#333333" size="4"></font>'),
    "a font for all": _kept('<p><font face="宋体">'),
    **{
        f"a link to {where!r}": _kept(f'<p><a href="{where}"></a>')
        for where in (
            *(
                "",
                "#",
                "javascript:;",
                "javascript:void(0)",
                "tel:0359-1234567",
                "?id=3",
                "年报.html",
            ),
            *(
                "//www.example.gov.cn/",
                "../../a/b c.html#d",
                "file:///C:/a.html",
                "./W020240129.pdf",
            ),
        )
    },
    "a link with a hint": _kept(
        '<p><a href="/" target="_blank" textvalue="本报告" title="本报告" '
        'style="text-decoration: none; color: rgb(0, 0, 0);">本报告</a>',
        "<p>本报告",
    ),
    "set as editors do": _kept(
        '<p style="text-indent: 2em; line-height: 2em; text-align: justify; font-family: 仿宋, '
        '&quot;Times New Roman&quot;; color: rgb(51, 51, 51);">'
    ),
    "pasted from a browser": _kept(f'<p style="{_OF_CHROME}">'),
    "pasted within a line": _kept(
        '<p><span style="display: inline !important; font-family: &quot;Microsoft YaHei&quot;, '
        'Arial, &quot;Segoe UI Symbol&quot;; font-size: 16px;">'
    ),
    "pasted from Word": _kept(
        f'<p class="MsoNormal" style="{_OF_WORD}"><span lang="EN-US" style="{_RUN_OF_WORD}">'
    ),
    "an empty element of Word": (
        ("<html", '<html xmlns:o="urn:schemas-microsoft-com:office:office"'),
        ("<p>", "<p><o:p>&nbsp;</o:p>"),
    ),
    "set by WPS": _kept(
        '<p class=MsoNormal style="text-indent:32.0000pt;line-height:28.0000pt;">'
        """<span style="mso-spacerun:'yes';font-size:16.0000pt;mso-font-kerning:1.0000pt;">"""
    ),
    "set by an editor for telephones": _kept(
        '<p style="max-width: 100%; min-height: 1em; box-sizing: border-box !important; '
        'overflow-wrap: break-word !important; letter-spacing: 0.5px;">'
    ),
    "a title set in its size": _kept(
        '<h1 style="text-align: center; font-size: 22pt; line-height: 34pt; margin: 0px auto">',
        "<h1>",
    ),
    "small once": _kept("<p><small>本报告</small>", "<p>本报告"),
    "room around all": (
        ("<main>", '<div style="padding: 15px; margin: 0 auto"><div style="padding: 20px"><main>'),
        ("</main>", "</main></div></div>"),
    ),
    "a table with borders": _kept(
        '<table border="1" cellpadding="0" cellspacing="0" width="100%" bordercolor="#000000" '
        'style="border-collapse: collapse; width: 600px; border: 1px solid rgb(0, 0, 0);" ',
        "<table ",
    ),
    "cells with their sizes": _kept(
        f'{_CELL}bgcolor="#ffffff" style="width: 60px; border: 1px solid windowtext; '
        'padding: 0px 7px; word-break: break-all;" ',
        "<td ",
    ),
    "a style as it was written once": _kept('<style type="text/css" media="all">', _STYLE),
    "a start of the page within": _kept('</main><html lang="zh-CN"><body class="a">', "</main>"),
    "another encoding that no browser heeds": _kept(
        f'{_META}<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', _META
    ),
    "an encoding told twice": _kept(
        f'{_META}<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">', _META
    ),
    "a view of a framework": _kept(
        "width=device-width,initial-scale=1.0,maximum-scale=1.0,user-scalable=no",
        "width=device-width, initial-scale=1",
    ),
    "a comment in the style": _kept("<style>/* 样式 */\n", _STYLE),
}
"""What editors and publishing systems leave behind, which changes no word and hides none."""
