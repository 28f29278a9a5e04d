"""What in a Word document is none of gaitool's: called as Word calls it, with place and remedy."""

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from gaitool.importers.word_parts import tag_of
from gaitool.importers.word_places import place_of
from gaitool.text.shortening import shortened

_LABELS = MappingProxyType(
    {
        "drawing": "图片或文本框",
        "pict": "图片或文本框",
        "AlternateContent": "图片或文本框",
        "object": "嵌入的对象",
        "altChunk": "插入的文件",
        "footnoteReference": "脚注",
        "endnoteReference": "尾注",
        "commentReference": "批注",
        "del": "修订痕迹",
        "ins": "修订痕迹",
        "moveFrom": "修订痕迹",
        "moveTo": "修订痕迹",
        "sdt": "内容控件",
        "ruby": "拼音指南",
        "sym": "符号",
        "oMath": "公式",
        "vanish": "隐藏文字",
        "color": "文字颜色",
        "textFill": "文字填充颜色",
        "shd": "底纹",
        "highlight": "突出显示颜色",
        "sz": "字号",
        "w": "字符缩放",
        "spacing": "间距",
        "position": "字符位置",
        "rFonts": "字体",
        "ind": "缩进",
        "framePr": "图文框",
        "trHeight": "固定行高",
        "lvlText": "自动编号",
        "background": "页面颜色",
        "tblGrid": "列宽",
        "tcW": "列宽",
        "tblpPr": "表格环绕",
        "pgMar": "页边距",
        "pgNumType": "页码格式",
        "lnNumType": "行号",
        "tab": "制表位",
        "strike": "删除线",
        "rtl": "文字方向",
        "bidi": "文字方向",
        "caps": "字母大写",
        "fitText": "调整宽度",
        "linkStyles": "自动更新的样式",
        "printFormsData": "只打印窗体域",
        "tcBorders": "斜线或很粗的框线",
        "tblBorders": "很粗的框线",
        "pBdr": "很粗的框线",
        "bdr": "很粗的框线",
        "textDirection": "文字方向",
        "textOutline": "文字轮廓",
    }
)
"""How Word calls what is found; of anything else the element is named."""

TOO_ALIKE, TOO_HIGH, TOO_WIDE = "文字颜色与底色太相近", "字比行高", "表格出了纸边"
_TOGETHER = frozenset([TOO_ALIKE, TOO_HIGH, TOO_WIDE])
"""What only two things together make: which of them is to be mended is left to people."""

_WRITTEN = frozenset(["document", "body", "p", "r", "tc", "tr", "tbl"])
"""In these stands what is written; in others how it looks."""

_LONGEST_QUOTE = 24
_MOST_QUOTED = 10


@dataclass
class Cause:
    """One kind of what is foreign: where it stands first, how often, and its words or values."""

    label: str
    where: Any
    times: int = 0
    words: dict[str, None] = field(default_factory=dict)

    @property
    def told(self) -> str:
        """The place, the kind, the words, and what to do."""
        words = [shortened(one, _LONGEST_QUOTE) for one in self.words if one]
        more = "等" if len(words) > _MOST_QUOTED else ""
        quoted = "".join(f"“{one}”" for one in words[:_MOST_QUOTED]) + more
        times = f"等 {self.times} 处" if self.times > 1 else ""
        parent = self.where.getparent()
        is_written = parent is None or tag_of(parent) in _WRITTEN
        remedy = "请删去" if is_written else "请清除格式"
        told = f"{place_of(self.where)}{times}的{self.label}{quoted}"
        return f"{told}，{'请改回来' if self.label in _TOGETHER else remedy}"


def label_of(element: Any) -> str:
    """Return what a foreign element is called."""
    name = tag_of(element)
    return _LABELS.get(name, "格式修订" if name.endswith("Change") else f"“{name}”")
