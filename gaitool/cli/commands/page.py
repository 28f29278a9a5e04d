"""``gaitool page``: the tool as one HTML file, for machines on which nothing can be installed."""

from pathlib import Path
from typing import Annotated

from gaitool.cli.exit_codes import ExitCode
from gaitool.cli.options import Force, file_option, output_option
from gaitool.cli.streams import tell
from gaitool.cli.writing import demand_ending, refuse_output, write_output
from gaitool.office_files.limits import MEBIBYTE

_NAME = "年报核对.html"
_OUTPUT = f"写到哪个 .html 文件，默认 {_NAME}。"
_RUNTIME = (
    "浏览器里的 Python 运行环境：npm pack pyodide 取到的 .tgz，或解开后的文件夹；"
    "默认是当前文件夹里的那个 .tgz。"
)


def page(
    *,
    output: Annotated[Path | None, output_option(_OUTPUT)] = None,
    runtime: Annotated[Path | None, file_option(_RUNTIME)] = None,
    force: Force = False,
) -> int:
    """做成一个网页文件：双击打开，核对、空白表、成文、汇总、台账计数，不联网、不安装。

    文件里带着运行环境、程序和页面，拷给没有安装权限的电脑就能用；打开的报告只在那台电脑上读。
    """
    from gaitool.page.assembled import assembled_page
    from gaitool.page.runtime import ARCHIVE

    target, source = output or Path(_NAME), runtime or Path(ARCHIVE)
    demand_ending(target, ".html")
    refuse_output(target, force=force, inputs=[source])
    content = assembled_page(source)
    write_output(target, content, force=force, inputs=[source])
    tell(f"已生成：{target}（{len(content) / MEBIBYTE:.1f} MB）。用浏览器打开就能用，不用联网。")
    return ExitCode.CLEAN
