"""The page of a site that a finished report was put into, as publishing systems make it."""

import re

_HEAD = (
    '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>示例县人民政府网</title>'
    '<link rel="stylesheet" href="/css/site.css"><script src="/js/site.js"></script>'
    '<style>.top { height: 90px } .nav li::before { content: "\\e601" }</style></head><body>'
    '<header class="top"><img src="/logo.png" alt="示例县"><form><input placeholder="请输入关键字">'
    '<button>搜索</button></form></header><nav class="nav"><ul><li><a href="/">首页</a></li>'
    '<li><a href="/zwgk/">政务公开</a></li></ul></nav>'
    "<div>当前位置：首页 &gt; 政府信息公开年报</div>"
    '<div>发布时间：2026-01-20　浏览次数：88　<a href="javascript:print()">打印</a></div>'
)
_FOOT = (
    '<div class="share" onclick="share()">分享到：微信</div><footer style="color:#fff">'
    '<p>主办：示例县人民政府办公室</p><iframe src="/count"></iframe></footer>'
    "<script>count()</script></body></html>"
)
FRAMES = {
    "a division": '<div class="article">{}</div>',
    "a table that arranges": "<table><tr><td><li>公开指南</li></td><td>{}</td></tr></table>",
}
"""What a site has around a report, nearest to it."""


def on_a_site(page: str, frame: str, *, with_style: bool = False) -> str:
    """Return a report's page within that of a site, all in its body, its style too if wanted."""
    body = re.search(r"(?s)<body>(.*)</body>", page)
    style = re.search(r"(?s)<style>.*?</style>", page)
    assert body
    assert style
    inner = (style[0] if with_style else "") + body[1]
    return _HEAD + FRAMES[frame].replace("{}", inner) + _FOOT
