"""Which fonts show letters and figures as they are, and what the fields of a Word document do."""

import pytest

from gaitool.importers.word_fields import is_link, is_page_number
from gaitool.importers.word_fonts import is_of_text

OF_TEXT = (
    *("宋体", "新宋体", "仿宋", "仿宋_GB2312", "楷体_GB2312", "黑体", "隶书", "幼圆", "等线 Light"),
    *("微软雅黑", "方正小标宋简体", "方正小标宋_GBK", "方正仿宋_GBK", "方正准圆_GBK", "方正舒体"),
    *("华文中宋", "华文细黑", "华文彩云", "汉仪仿宋S", "汉仪旗黑-55S", "思源宋体 CN Heavy"),
    *("文鼎CS大黑", "CESI仿宋-GB2312", "文泉驿等宽微米黑", "阿里巴巴普惠体", "苹方-简", "標楷體"),
    *("新細明體", "ＭＳ 明朝", "游ゴシック Light", "맑은 고딕", "迷你简小标宋", "+中文正文"),
    *("Times New Roman", "TimesNewRomanPSMT", "Arial Narrow", "Arial Unicode MS", "Calibri Light"),
    *("Cambria Math", "Courier New", "Tahoma", "Segoe UI Semibold", "SimSun-ExtB", "NSimSun"),
    *("SimHei", "KaiTi_GB2312", "FangSong", "DengXian", "Microsoft YaHei UI", "PMingLiU"),
    *("Liberation Serif", "DejaVu Sans Mono", "Noto Serif CJK SC", "Noto Sans Devanagari"),
    *("Source Han Serif SC", "WenQuanYi Micro Hei Mono", "STZhongsong", "FZXBSJW--GB1-0"),
    *("FZFSK--GBK1-0", "HYFangSongS", "FreeSans", "Lohit Devanagari", "Aptos Display", ""),
    *("SimSun;宋体", "ËÎÌå", "·ÂËÎ_GB2312", "Songti SC", "STSongti-SC-Regular", "Lantinghei SC"),
)
OF_SIGNS = (
    *("Wingdings", "Wingdings 2", "Symbol", "Webdings", "ZapfDingbats", "Marlett", "MT Extra"),
    *("OpenSymbol", "Segoe UI Symbol", "Segoe UI Emoji", "Segoe MDL2 Assets", "Noto Color Emoji"),
    *("Noto Sans Symbols", "Font Awesome 5", "Adobe Blank", "Blank", "Free 3 of 9", "Code 128"),
    *("IDAutomationHC39M", "Libre Barcode 39", "EAN13", "QR", "条形码字体", "二维码", "空白字体"),
    *(
        "方正符号",
        "方正图案",
        "方正楷体拼音字库01",
        "@宋体",
        "Bookshelf Symbol 7",
        "宋体;Wingdings",
    ),
    *("Redacted Script", "Last Resort", "Free39", "Noto Sans Egyptian Hieroglyphs", "39"),
)


@pytest.mark.parametrize("name", OF_TEXT)
def test_a_font_of_an_office_is_one_for_text(name: str) -> None:
    assert is_of_text(name)


@pytest.mark.parametrize("name", OF_SIGNS)
def test_a_font_that_nobody_writes_in_is_not(name: str) -> None:
    assert not is_of_text(name)


@pytest.mark.parametrize(
    ("code", "is_one"),
    [
        (' HYPERLINK "http://a.gov.cn" ', True),
        (r' HYPERLINK "http://a.gov.cn" \o "提示" \t "_blank" ', True),
        (r'hyperlink \l "_Toc1"', True),
        ("HYPERLINK", False),
        ('HYPERLINKS "a"', False),
        ("= 40", False),
        ("", False),
        (" " * 9 + "DATE", False),
    ],
)
def test_a_link_is_known_by_its_first_word(code: str, is_one: bool) -> None:
    assert is_link(code) is is_one


@pytest.mark.parametrize(
    ("code", "is_one"),
    [
        (" PAGE ", True),
        ("page", True),
        (r" PAGE  \* MERGEFORMAT ", True),
        (r"PAGE \*Arabic \* MERGEFORMAT", True),
        (r"PAGE \*", False),
        (r"PAGE \# '40'", False),
        ("PAGE 40", False),
        ("PAGEREF a", False),
        ("NUMPAGES", False),
        ("", False),
    ],
)
def test_a_page_number_has_no_words_of_its_own(code: str, is_one: bool) -> None:
    assert is_page_number(code) is is_one
