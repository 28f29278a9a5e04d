"""Help and usage errors in Chinese instead of the command-line library's English."""

import inspect
import re
from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from typer import BadParameter
from typer.core import TyperCommand, TyperGroup

USAGE_ERROR: type[Exception] = BadParameter.__mro__[1]
"""The library's base class of usage errors, of which it exports only this child."""

# What stands in brackets is what the user typed.
_GENERAL_MESSAGES = (
    (r"No such command '(.+?)'", "没有叫 {} 的命令。"),
    (r"Got unexpected extra arguments?(?:\(s\))? \((.+)\)", "多余的参数：{}。"),
)
_HELP_TEXT = "显示这份帮助。"


class GivenTwice(BadParameter):
    """An option that takes one value was given several; its message is for users."""


def _may_repeat(option: Any) -> bool:
    return bool(option.multiple or option.is_flag)


class ChineseCommand(TyperCommand):
    """A command whose help is Chinese; an option and its words stand on two lines."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for parameter in self.params:
            # One file that may not be read is said by its name, and is no misuse of the command.
            if hasattr(parameter.type, "readable"):
                parameter.type.readable = False

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words of a command line; the library would drop all but the last of two."""
        try:
            _, _, given = self.make_parser(ctx).parse_args(args=list(args))
        except USAGE_ERROR:
            # The library's own reading tells what is wrong.
            given = []
        for option, times in Counter(given).items():
            if times > 1 and option.param_type_name == "option" and not _may_repeat(option):
                raise GivenTwice(f"选项 {option.opts[0]} 只能写一次，现在写了 {times} 次。")
        return super().parse_args(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write usage, description, arguments and options."""
        formatter.write(_help_text(self, ctx))


class Interrupted(Exception):
    """The user stopped the command."""


class ChineseGroup(TyperGroup):
    """A group of commands; its help lists them by their summaries."""

    summaries: Mapping[str, str] = MappingProxyType({})

    def invoke(self, ctx: Any) -> Any:
        """Run a command; the library would turn Ctrl-C into an exit code without a word."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as stopped:
            raise Interrupted from stopped

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write usage, description, commands and options."""
        formatter.write(_help_text(self, ctx))


def _help_text(command: Any, ctx: Any) -> str:
    parameters = command.get_params(ctx)
    arguments = [p for p in parameters if p.param_type_name == "argument"]
    options = [p for p in parameters if p.param_type_name == "option" and not p.hidden]
    pieces = " ".join([*(_metavar(argument, ctx) for argument in arguments)])
    commands = getattr(command, "summaries", {})
    usage = f"用法：{ctx.command_path} {'命令 ' if commands else ''}[选项] {pieces}".rstrip()
    lines = [usage, "", inspect.cleandoc(command.help or ""), ""]
    if commands:
        width = max(map(len, commands))
        lines += ["命令："]
        lines += [f"  {name:<{width}}  {summary}" for name, summary in commands.items()]
        lines += ["", "每个命令的用法：gaitool 命令 --help", ""]
    if arguments:
        lines += ["参数：", *(f"  {_metavar(a, ctx)}  {a.help or ''}" for a in arguments), ""]
    lines += ["选项："]
    for option in options:
        is_help = option.name == "help"
        lines += [f"  {_names(option, ctx)}", f"      {_HELP_TEXT if is_help else option.help}"]
    return "\n".join(lines) + "\n"


def _metavar(argument: Any, ctx: Any) -> str:
    return str(argument.make_metavar(ctx))


def _names(option: Any, ctx: Any) -> str:
    names = ", ".join([*option.opts, *option.secondary_opts])
    return names if option.is_flag else f"{names} {option.make_metavar(ctx)}"


def usage_message(error: Any) -> str:
    """Return one Chinese line for a usage error of the command-line library."""
    parameter = getattr(error, "param", None)
    hint = getattr(error, "param_hint", None) or (parameter and parameter.opts[-1]) or ""
    name = hint if isinstance(hint, str) else "、".join(hint)
    match type(error).__name__:  # by name, since typer does not export these classes
        case "NoSuchOption":
            close = "、".join(error.possibilities or ())
            return f"没有选项 {error.option_name}。" + (f"是不是 {close}？" if close else "")
        case "MissingParameter":
            return f"缺少{_kind(parameter)} {_shown(parameter, name)}。"
        case "BadOptionUsage":
            return f"选项 {error.option_name} 用法不对（后面要跟一个值，或不该有值）。"
        case "BadParameter":
            return f"{_shown(parameter, name)} 的值不对，{_allowed(parameter)}。"
        case "GivenTwice":
            return str(error.message)
        case _:
            return _general_message(error.message)


def _general_message(message: str) -> str:
    """Translate the messages for which the library has no class."""
    for english, chinese in _GENERAL_MESSAGES:
        if match := re.match(english, message):
            return chinese.format(match[1])
    return f"命令写得不对：{message}。"


def _allowed(parameter: Any) -> str:
    """Return what values a parameter takes."""
    kind: Any = getattr(parameter, "type", None)
    if words := getattr(getattr(kind, "func", None), "allowed", None):
        return str(words)
    if choices := getattr(kind, "choices", None):
        return f"只能是 {'、'.join(map(str, choices))}"
    if getattr(kind, "min", None) is not None:
        most = getattr(kind, "max", None)
        return f"应为 {kind.min} {'以上' if most is None else f'到 {most} '}的整数"
    return "请看命令的 --help"


def _kind(parameter: Any) -> str:
    return "参数" if getattr(parameter, "param_type_name", "") == "argument" else "选项"


def _shown(parameter: Any, name: str) -> str:
    if _kind(parameter) == "参数":
        return str(getattr(parameter, "metavar", None) or name)
    return name
