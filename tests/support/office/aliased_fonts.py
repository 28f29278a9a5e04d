"""Fonts that stand in for the official ones: settings of fontconfig that a program may be given."""

from pathlib import Path

STAND_INS = {
    "宋体": "AR PL SungtiL GB",
    "仿宋": "AR PL SungtiL GB",
    "楷体": "AR PL KaitiM GB",
    "黑体": "WenQuanYi Zen Hei",
    "方正小标宋简体": "Noto Serif CJK SC",
}
"""There is no free 仿宋 of simplified characters; all are one character wide."""


def aliased_fonts(folder: Path) -> Path:
    """Write the settings, which add to the system's own."""
    aliases = "".join(
        f'<match target="pattern"><test name="family"><string>{official}</string></test>'
        f'<edit name="family" mode="assign" binding="strong"><string>{free}</string></edit></match>'
        for official, free in STAND_INS.items()
    )
    path = folder / "fonts.conf"
    system = "<include>/etc/fonts/fonts.conf</include>"
    path.write_text(f"<fontconfig>{system}{aliases}</fontconfig>", encoding="utf-8")
    return path
