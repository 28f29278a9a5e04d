"""The commands by name: what each is for and which module holds it; each loads when called."""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any

import typer
from typer.main import get_command

from gaitool.cli.usage import ChineseCommand, ChineseGroup

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "template": "生成锁定的填报工作簿（空白表）",
        "register": "生成锁定的依申请公开台账（空白），一行一件",
        "count": "从依申请公开台账数出表三、表四，并写明依据",
        "check": "核对填好的工作簿，列出每一处问题",
        "claims": "列出正文里的每一个数：读作什么，与表格是否相符",
        "report": "生成成文的报告",
        "rollup": "汇总各单位的报告：谁报了、谁要改什么、逐格相加",
        "compare": "与上年逐格对比：变化在前，再是各张表",
        "export": "把填好的内容导出为数据",
        "import": "把已公布的报告（Word、网页、文本）变成填报工作簿",
        "migrate": "把旧版或改动过的工作簿搬进现在的空白表",
        "page": "做成一个网页文件：在浏览器里核对，不联网、不安装",
        "doctor": "检查本机能不能用：版本、编码、写入权限、限制",
        "rules": "列出全部核对规则，或说明其中一条",
        "demo": "用自带的例子走一遍全过程",
    }
)
"""What the help says of each command, in the order of the work."""

# "import" is a keyword of Python: no module or function can have that name.
_FUNCTIONS = MappingProxyType({"import": "import_published"})


class CommandGroup(ChineseGroup):
    """All commands; each is imported when it is called, not when it is listed."""

    summaries = COMMANDS

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the library's signature
        """Return the commands in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - as above
        """Return a command by its name, or None where there is none."""
        return load_command(cmd_name) if cmd_name in COMMANDS else None


def load_command(name: str) -> Any:
    """Import one command and make it known to the command-line library."""
    module = import_module(module_of(name))
    alone = typer.Typer(rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False)
    alone.command(name, cls=ChineseCommand)(getattr(module, function_of(name)))
    return get_command(alone)


def module_of(name: str) -> str:
    """Return the module that holds a command."""
    return f"gaitool.cli.commands.{function_of(name)}"


def function_of(name: str) -> str:
    """Return the name of a command's function, which is its module's name too."""
    return _FUNCTIONS.get(name, name)
