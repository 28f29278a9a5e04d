"""The colours of pictures and charts; words on any ground have a contrast of 4.5 : 1 at least."""

from typing import NamedTuple

INK = "#1b2a3a"
QUIET = "#52616f"
ACCENT = "#1d4f91"
PAPER = "#eef3f9"
CARD = "#ffffff"
EDGE = "#d5dfeb"
TRACK = "#e3ebf4"
TILE = "#f2f6fb"
LAST_YEAR = "#8fa3b8"
HEAD = "#173f78"
ON_EDGE_OF_HEAD = ("#1d4a89", "#215295", "#2f6fbf")
ON_HEAD = "#ffffff"
QUIET_ON_HEAD = "#d6e4f7"
DRAFT = "#a11212"
SERIES = ("#1d6fb8", "#2a8a82", "#c0622a", "#8a6a12", "#7a5ba6", "#5d6b78", "#b3446c", "#3d7f3a")
"""Of parts side by side: each at least 3 : 1 on a card, and told apart by their labels too."""

FONTS = (
    "Microsoft YaHei, 微软雅黑, PingFang SC, Source Han Sans SC, 思源黑体, Noto Sans CJK SC, "
    "WenQuanYi Zen Hei, SimHei, 黑体, sans-serif"
)


class Sizes(NamedTuple):
    """The sizes of words in pixels."""

    small: float = 22
    text: float = 26
    label: float = 28
    heading: float = 36
    figure: float = 60
    title: float = 52


SIZES = Sizes()
