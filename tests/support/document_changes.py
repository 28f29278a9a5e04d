"""What people do to a finished document after it was approved, each kind at a place by chance."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from random import Random

from tests.support.altered_documents import Finished, replaced

Change = Callable[[Finished, Random], Finished]

_LINE = {
    "html": re.compile(r"<(p|h[1-3])(?: [^>]*)?>.*?</\1>\n?", re.DOTALL),
    "docx": re.compile(r"<w:p>.*?</w:p>", re.DOTALL),
}
_TABLE = {
    "html": re.compile(r"<section class=\"table\".*?</section>\n?", re.DOTALL),
    "docx": re.compile(r"<w:tbl>.*?</w:tbl>", re.DOTALL),
}
_ROW = {
    "html": re.compile(r"<tr>.*?</tr>\n?", re.DOTALL),
    "docx": re.compile(r"<w:tr>.*?</w:tr>", re.DOTALL),
}
_NEW = {"html": "<p>{}</p>", "docx": "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"}
_END = {"html": "</p>\n<p>", "docx": "</w:t></w:r></w:p><w:p><w:r><w:t>"}
_FIGURE = {
    "html": re.compile(r"<td headers=\"[^\"]*\">(\d[\d.]*)</td>"),
    "docx": re.compile(r"<w:tc>(?:(?!</w:tc>).)*<w:t>(\d[\d.]*)</w:t>"),
}
_FULL_WIDTH = str.maketrans("0123456789.", "０１２３４５６７８９．")
_TEXT = re.compile(r">([^<>]{8,})<")


def lines_of(document: Finished) -> list[range]:
    """Return where the lines outside the tables stand in the markup, the title first."""
    tables = [range(*one.span()) for one in _TABLE[document.ending].finditer(document.seen)]
    spans = (one.span() for one in _LINE[document.ending].finditer(document.seen))
    return [range(*span) for span in spans if not any(span[0] in table for table in tables)]


def _texts_of(document: Finished) -> list[range]:
    """Return the paragraphs that hold a text, neither title nor heading nor signature."""
    heads = {"html": ("<h", 'class="sign'), "docx": ('w:val="Title"', "Heading", "落款")}
    lines = lines_of(document)
    marks = heads[document.ending]
    return [
        one
        for one in lines
        if not any(mark in document.seen[one.start : one.stop][:160] for mark in marks)
        and _TEXT.search(document.seen[one.start : one.stop])
        and "1月20日" not in document.seen[one.start : one.stop]
    ]


def _seen(document: Finished, seen: str) -> Finished:
    assert seen != document.seen
    return replace(document, seen=seen)


def _with_line_at(document: Finished, at: int, words: str) -> Finished:
    line = _NEW[document.ending].format(words)
    return _seen(document, document.seen[:at] + line + document.seen[at:])


def _moved(document: Finished, what: range, to: int) -> Finished:
    """Return a document with a piece of its markup cut out and put in elsewhere."""
    seen = document.seen
    piece = seen[what.start : what.stop]
    if to <= what.start:
        changed = seen[:to] + piece + seen[to : what.start] + seen[what.stop :]
    else:
        changed = seen[: what.start] + seen[what.stop : to] + piece + seen[to:]
    return _seen(document, changed)


def _heading(document: Finished, number: str) -> range:
    return next(
        one for one in lines_of(document) if f">{number}、" in document.seen[one.start : one.stop]
    )


def line_before_title(document: Finished, chance: Random) -> Finished:
    words = chance.choice(
        ["内部资料", "（征求意见稿）", "本报告未经审计。", "发布时间：2024-01-01"]
    )
    return _with_line_at(document, lines_of(document)[0].start, words)


def line_below_title(document: Finished, chance: Random) -> Finished:
    words = chance.choice(["（修订版）", "某某市人民政府网站"])
    return _with_line_at(document, lines_of(document)[0].stop, words)


def line_added(document: Finished, chance: Random) -> Finished:
    at = chance.choice(lines_of(document)[1:-1]).stop
    return _with_line_at(document, at, chance.choice(["另有3件正在办理。", "注", "12", "（略）"]))


def line_after_signature(document: Finished, chance: Random) -> Finished:
    words = chance.choice(["附件：名单", "本报告解释权归本机关。"])
    return _with_line_at(document, lines_of(document)[-1].stop, words)


def line_removed(document: Finished, chance: Random) -> Finished:
    one = chance.choice(lines_of(document))
    return _seen(document, document.seen[: one.start] + document.seen[one.stop :])


def line_doubled(document: Finished, chance: Random) -> Finished:
    one = chance.choice(lines_of(document))
    piece = document.seen[one.start : one.stop]
    return _seen(document, document.seen[: one.stop] + piece + document.seen[one.stop :])


def preamble_below_heading(document: Finished, _: Random) -> Finished:
    heading = _heading(document, "一")
    return _moved(document, heading, lines_of(document)[1].start)


def text_to_another_part(document: Finished, chance: Random) -> Finished:
    texts = _texts_of(document)
    one = chance.choice(texts[:-2])
    return _moved(document, one, texts[-1].start)


def lines_swapped(document: Finished, chance: Random) -> Finished:
    lines = [(one, other) for one, other in pairwise(lines_of(document)) if one.stop == other.start]
    one, other = chance.choice(lines)
    return _moved(document, one, other.stop)


def text_parted(document: Finished, chance: Random) -> Finished:
    one = chance.choice(_texts_of(document))
    words = _TEXT.search(document.seen, one.start, one.stop)
    assert words
    at = chance.randrange(words.start(1) + 2, words.end(1) - 1)
    return _seen(document, document.seen[:at] + _END[document.ending] + document.seen[at:])


def texts_joined(document: Finished, chance: Random) -> Finished:
    texts = _texts_of(document)
    pairs = [(a, b) for a, b in pairwise(texts) if a.stop == b.start]
    one, other = chance.choice(pairs)
    if document.ending == "html":
        seam = re.compile(r"</p>\s*<p>")
    else:
        seam = re.compile(r"</w:p><w:p>(?:<w:pPr>.*?</w:pPr>)?")
    joined = seam.sub("", document.seen[one.start : other.stop], count=1)
    return _seen(document, document.seen[: one.start] + joined + document.seen[other.stop :])


def _figure(document: Finished, chance: Random, write: Callable[[str], str]) -> Finished:
    at = chance.choice([one.span(1) for one in _FIGURE[document.ending].finditer(document.seen)])
    old = document.seen[slice(*at)]
    return _seen(document, document.seen[: at[0]] + write(old) + document.seen[at[1] :])


def figure_with_zero_before(document: Finished, chance: Random) -> Finished:
    return _figure(document, chance, "0{}".format)


def figure_with_zero_behind(document: Finished, chance: Random) -> Finished:
    return _figure(document, chance, lambda old: f"{old}0" if "." in old else f"{old}.0")


def figure_in_full_width(document: Finished, chance: Random) -> Finished:
    return _figure(document, chance, lambda old: old.translate(_FULL_WIDTH))


def figure_with_measure(document: Finished, chance: Random) -> Finished:
    return _figure(document, chance, "{}件".format)


def figure_with_blank(document: Finished, chance: Random) -> Finished:
    return _figure(document, chance, "{} 1".format)


def figure_changed(document: Finished, chance: Random) -> Finished:
    return _figure(document, chance, lambda _: str(chance.randrange(200, 999)))


def figure_removed(document: Finished, chance: Random) -> Finished:
    return _figure(document, chance, lambda _: "")


def figure_as_word(document: Finished, chance: Random) -> Finished:
    return _figure(document, chance, lambda _: chance.choice(["无", "/", "*", "若干"]))


def _rows(document: Finished) -> list[range]:
    return [range(*one.span()) for one in _ROW[document.ending].finditer(document.seen)]


def rows_swapped(document: Finished, chance: Random) -> Finished:
    pairs = pairwise(_rows(document))
    one, other = chance.choice([(a, b) for a, b in pairs if a.stop == b.start])
    return _moved(document, one, other.stop)


def row_removed(document: Finished, chance: Random) -> Finished:
    one = chance.choice(_rows(document))
    return _seen(document, document.seen[: one.start] + document.seen[one.stop :])


def row_doubled(document: Finished, chance: Random) -> Finished:
    one = chance.choice(_rows(document))
    piece = document.seen[one.start : one.stop]
    return _seen(document, document.seen[: one.stop] + piece + document.seen[one.stop :])


def table_removed(document: Finished, chance: Random) -> Finished:
    one = chance.choice([*_TABLE[document.ending].finditer(document.seen)])
    return _seen(document, document.seen[: one.start()] + document.seen[one.end() :])


def table_moved(document: Finished, chance: Random) -> Finished:
    one = chance.choice([*_TABLE[document.ending].finditer(document.seen)])
    to = _heading(document, chance.choice("六五")).stop
    return _moved(document, range(*one.span()), to)


def table_doubled(document: Finished, chance: Random) -> Finished:
    one = chance.choice([*_TABLE[document.ending].finditer(document.seen)])
    return _seen(document, document.seen[: one.end()] + one[0] + document.seen[one.end() :])


CHANGES: tuple[Change, ...] = (
    line_before_title,
    line_below_title,
    line_added,
    line_after_signature,
    line_removed,
    line_doubled,
    preamble_below_heading,
    text_to_another_part,
    lines_swapped,
    text_parted,
    texts_joined,
    figure_with_zero_before,
    figure_with_zero_behind,
    figure_in_full_width,
    figure_with_measure,
    figure_with_blank,
    figure_changed,
    figure_removed,
    figure_as_word,
    rows_swapped,
    row_removed,
    row_doubled,
    table_removed,
    table_moved,
    table_doubled,
)
"""What can be done to either kind of document."""


def _in_page(old: str, new: str) -> Change:
    def change(document: Finished, _: Random) -> Finished:
        return _seen(document, replaced(document.seen, old, new))

    return change


_PARAGRAPH = "<p>"
FOREIGN_TO_PAGES: dict[str, Change] = {
    "words by a rule": _in_page("</style>", 'p::after{content:"（已核）"}</style>'),
    "a rule that hides": _in_page("</style>", "h3{display:none}</style>"),
    "a rule for capitals": _in_page("</style>", "td{text-transform:uppercase}</style>"),
    "a font of no size": _in_page("</style>", "td{font-size:0}</style>"),
    "another style sheet": _in_page("</head>", "<style>td{color:#fff}</style></head>"),
    "a style sheet elsewhere": _in_page("</head>", '<link rel="stylesheet" href="a.css"></head>'),
    "no style": lambda document, _: _seen(
        document, re.sub(r"(?s)<style>.*</style>", "", document.seen)
    ),
    "an attribute that styles": _in_page(_PARAGRAPH, '<p style="font-size:0">'),
    "an attribute that hides": _in_page(_PARAGRAPH, "<p hidden>"),
    "a style sheet beside a comment": _in_page("</style>", "/* */ td{color:#fff}</style>"),
    "data a second time": lambda document, _: replace(
        document, carried=document.carried.replace("</script>", "</script>" + document.carried, 1)
    ),
    "a text that looks like the line of a draft": _in_page(_PARAGRAPH, '<p class="draft">'),
    "words over others": _in_page(_PARAGRAPH, "<p><ruby>一<rt>作废</rt></ruby>"),
    "words in an empty field": _in_page("</h1>", '</h1><input placeholder="作废">'),
    "a window that may open": _in_page("</h1>", "</h1><dialog>作废</dialog>"),
    "a link that is a script": _in_page(_PARAGRAPH, '<p><a href="javascript:x()">一</a>'),
    "text the other way round": _in_page(_PARAGRAPH, "<p>\u202e"),
    "a script": _in_page("</head>", "<script>document.title='x'</script></head>"),
    "what is done on loading": _in_page("<body>", '<body onload="change()">'),
    "another page in its place": _in_page(
        "</head>", '<meta http-equiv="refresh" content="0;url=a.html"></head>'
    ),
    "a picture": _in_page(_PARAGRAPH, '<p><img src="a.png" alt="">'),
    "a drawing with words": _in_page(_PARAGRAPH, "<p><svg><text>新收30件</text></svg>"),
    "a frame": _in_page("</h1>", '</h1><iframe srcdoc="新收30件"></iframe>'),
    "words where no script runs": _in_page("</h1>", "</h1><noscript>新收30件</noscript>"),
    "words struck out": _in_page(_PARAGRAPH, "<p><s>无效</s>"),
    "cells in other columns": _in_page(' colspan="3"', ' colspan="2"'),
    "the title of the window": _in_page("<title>", "<title>（作废）"),
}
"""What is done to a page so that other words are seen than stand in its lines and cells."""

_RUN = "<w:p><w:r>{}<w:t>附加的话。</w:t></w:r></w:p>"
_BODY = "<w:body>"
FOREIGN_TO_WORD: dict[str, Change] = {
    "a text box": _in_page(
        _BODY,
        "<w:body><w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>附加</w:t></w:r></w:p>"
        "</w:txbxContent></w:pict></w:r></w:p>",
    ),
    "a picture": _in_page(_BODY, "<w:body><w:p><w:r><w:drawing/></w:r></w:p>"),
    "a comment": _in_page(_BODY, '<w:body><w:p><w:r><w:commentReference w:id="1"/></w:r></w:p>'),
    "words struck out": _in_page(_BODY, _BODY + _RUN.format("<w:rPr><w:strike/></w:rPr>")),
    "tracked words": _in_page(
        _BODY, '<w:body><w:p><w:ins w:id="9"><w:r><w:t>附加</w:t></w:r></w:ins></w:p>'
    ),
}
"""What is done to a Word document that gaitool never writes there."""
