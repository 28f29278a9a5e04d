"""Tells what a portal prints around a report from the report: paths, menus, publishing lines."""

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from gaitool.text.written_dates import iso_date

_LONGEST_LINE = 60
_LONGEST_PUBLISHING = 200
_LONGEST_WORD = 12
_FEWEST_WORDS = 4
_PAGE_NUMBER = re.compile(r"[-—–－\s]*\d{1,3}[-—–－\s]*|第\s?\d{1,3}\s?页.{0,12}")
_PAGE = re.compile(
    r"(?:Page|P\.|第)\s{0,3}(\d{1,3})(?:\s?页|\s{0,3}[-—–/]|\s{0,3}$)", re.IGNORECASE
)
_PATH = re.compile(r"[>＞»›→]|/\s|\s/")
_PATH_BEGINS = re.compile(
    r"\s*(?:首\s*页|网站首页|当前位置|您?现?在?的?位置|您(?:现在)?(?:所在)?的位置|所在位置|位置[：:])"
)
_TOLD = (
    r"(?:信息|文章|稿件|文件|内容)?(?:公开)?(?:发布|发文|制发|更新|成文|公开|生成|创建|录入|上传|责任|报送|编制|供稿)"
    r"(?:时间|日期|机构|机关|单位|部门|主体|者)"
    r"|(?:信息|文章|稿件|内容|文件)?来源|日期|时间|作者|索引号|发?文字?号|主题分类|主题词|体裁分类|组配分类|信息分类"
    r"|公开(?:方式|类别|范围)|所属(?:类目|栏目|分类)|机构名称|公文时效|有效性|责任编辑|编辑|审核|供稿|撰稿|标题|今天是|信息名称|名称"
)
_PUBLISHING = re.compile(rf"[【\[（(]?(?:{_TOLD})[】\]）)]?[：:]|[【\[](?:{_TOLD})[】\]]")
# Many sites print such lines without a colon; then it takes two of them, or a date.
_TOLD_BARE = re.compile(
    r"(?:索引号|发文字号|文号|成文日期|发布日期|发文日期|生成日期|公开日期|(?:发布|发文|制发)(?:机构|机关|单位)|公开方式|公文时效|组配分类|主题分类|信息分类)"
)
_DATED = re.compile(
    r"20\d\d[-年./]\d{1,2}[-月./]\d{1,2}日?(?:\d{1,2}:\d\d(?::\d\d)?)?"
    r"(?:来源|浏览|点击|作者|字[体号]|打印)"
)
_SITE_AND_DAY = re.compile(
    r"[\u4e00-\u9fff]{2,30}(?:网|网站)(?:www\.[\w.-]{4,40})?20\d\d[-./]\d{1,2}[-./]\d{1,2}(?:\d\d:\d\d)?"
)
_BUTTON = re.compile(
    r"(?:浏览|点击|阅读|访问|人气)(?:次数|数|量)?\s*[：:]?\s*\d*\s*次?|字\s*体|字\s*号|打\s*印|分\s*享|收\s*藏|关\s*闭"
    r"|保\s*护\s*视\s*力|微信扫码|扫码|背景色|无障碍"
)
_FONT_SIZES = re.compile(r"[大中小特超\s+＋\-－AaT【】\[\]（()）|｜：:、,，.*]*")
_FORM_LINE = re.compile(
    r"\s*(?:填[表报]单位|报告单位|单位名称|机关名称|填[表报](?:人|日期|时间)|制表|审核人|(?:单位)?负责人|联系[人电]"
    r"|单位)\s*[：:（(]"
)
_BELOW = re.compile(
    r"版权所有|主办单位|承办单位|[主承]办[：:]|[政府室局会心部]\s*[主承]办$|ICP备|公网安备|网站标识码|扫一扫|上一[篇条]|下一[篇条]"
    "|打印本页|关闭窗口|分享到|copyright|相关(?:链接|附件|阅读|文章)|责任编辑",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"(?:^|(?P<what>发布|发文|更新|成文|公开|生成|上传|录入)?(?:时间|日期)\s{0,4}[】\]]?\s{0,4}[：:|]?)\s{0,4}"
    r"(?P<day>20\d\d\s?[-年./]\s?\d{1,2}\s?[-月./]\s?\d{1,2}\s?日?)"
)
_ISSUED = "发布"
_DAYS = (_ISSUED, "成文", "更新")
"""What a date may be of, the surest first."""


_FROM = ("来源", "供稿")
_PUBLISHER = re.compile(
    r"(?P<what>发布|发文|制发|编制|报送|(?:公开)?责任|公开|供稿|来源)(?:机构|机关|单位|部门|主体)?"
    r"\s{0,4}[】\]）)]?\s{0,4}[：:]?\s{0,4}\|?\s{0,4}(?P<organ>[^\s，。：:|]{4,40})"
)


def publishing_organ(text: str, *, is_short: bool = False) -> str:
    """Return whom a publishing line names as the one that issued or published a page.

    An article may come from anybody: a name that is short is none of who issued it then.
    """
    match = _PUBLISHER.search(text) if is_publishing_line(text) else None
    return match["organ"] if match and not (is_short and match["what"] in _FROM) else ""


def is_page_number(text: str) -> bool:
    """Whether a line is nothing but the number of a page."""
    return bool(_PAGE_NUMBER.fullmatch(text))


def is_later_page(text: str) -> bool:
    """Whether a line is the head of a page that is not the first: Page 8 - …, 第3页."""
    match = _PAGE.match(text.strip())
    return match is not None and int(match[1]) > 1


def is_navigation(text: str) -> bool:
    """Whether a line is the path to a page (首页 > 信息公开 > 年报) or a menu of its site."""
    if len(text) > _LONGEST_PUBLISHING or re.search("[。；，]", text):
        return False
    if _PATH_BEGINS.match(text):
        return True
    words = [word for word in re.split(r"[\s|｜/>＞»›→]+", text) if word]
    is_menu = len(words) >= _FEWEST_WORDS and max(map(len, words)) <= _LONGEST_WORD
    return is_menu and not any(map(str.isdecimal, words))


def without_path(text: str) -> str:
    """Return what stands after the last mark of a path; the whole line where it has none."""
    return _PATH.split(text)[-1].strip() if len(text) <= _LONGEST_PUBLISHING else text


def is_publishing_line(text: str) -> bool:
    """Whether a line tells when, from whom and in which size of type a page was published."""
    if len(text) > _LONGEST_PUBLISHING or "。" in text:
        return False
    line = unicodedata.normalize("NFKC", text).strip()
    # 索 引 号 and 标   题 are spaced out to one width.
    close = "".join(line.split()).lstrip("•·●◆※")
    told = (_PUBLISHING.match, _TOLD_BARE.match, _DATED.match, _SITE_AND_DAY.fullmatch)
    if any(is_told(close) for is_told in told):
        return True
    rest = _BUTTON.sub("", line)
    return rest != line and bool(
        _FONT_SIZES.fullmatch(rest) or _PUBLISHING.search("".join(rest.split()))
    )


def is_form_line(text: str) -> bool:
    """Whether a line tells who filled in a form, or what it counts in."""
    return len(text) < _LONGEST_PUBLISHING and bool(_FORM_LINE.match(text))


def is_below(text: str) -> bool:
    """Whether a line is one of those that a page prints below a report."""
    return len(text) < _LONGEST_LINE and "。" not in text and bool(_BELOW.search(text))


class PublishedOn(NamedTuple):
    """A date in ISO form that a page prints about itself, and what happened then."""

    date: str
    what: str

    @property
    def words(self) -> str:
        """The date as what it is."""
        return f"网页的{self.what}日期 {self.date}"


def publishing_date(lines: Iterable[str]) -> PublishedOn | None:
    """Return when publishing lines say that a page was published, else when made, or changed."""
    told = [
        PublishedOn(date, match["what"] if match["what"] in _DAYS else _ISSUED)
        for line in lines
        if is_publishing_line(line)
        for match in _PUBLISHED.finditer(line)
        if (date := iso_date(match["day"]))
    ]
    return min(told, key=lambda one: _DAYS.index(one.what), default=None)
