"""Reports of the kinds that offices finish: small, large, without applications, and long."""

from typing import Any

from tests.support.text_grid import fixture

_YONGJI = fixture("yongji_2023")
_TEXTS = _YONGJI["sections"]
_LONG_NAME = "新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县人民政府办公室"
_ADDRESS = (
    "详见http://www.example.gov.cn/zwgk/zfxxgk/fdzdgknr/2024/0129/index.html?id=1234567890123456"
    "（“WWW.EXAMPLE.GOV.CN”网站MM@WWW），同比增长1,234.56%、-3.5%。"
)


def _without_applications() -> dict[str, Any]:
    return _YONGJI | {"cells": dict.fromkeys(_YONGJI["cells"], 0), "declared": {}}


def _long() -> dict[str, Any]:
    overview = _TEXTS["overview"] * 3
    body = "\n".join([_ADDRESS, "主动公开" * 200, "2023年12月31日" * 40])
    entries = [*overview, {"heading": "（七）网址和数字", "body": body}]
    return _YONGJI | {"agency": _LONG_NAME, "sections": _TEXTS | {"overview": entries}}


FINISHED: dict[str, dict[str, Any]] = {
    "yongji": _YONGJI,
    "city": fixture("provincial_capital_2025") | {"sections": _TEXTS},
    "no applications": _without_applications(),
    "long": _long(),
}
