"""From the file of local requirements to values; all mistakes are told, each with where it is."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from gaitool.errors import FileProblem, UnusableFile
from gaitool.face import FACE
from gaitool.local_requirements import LocalRequirement, LocalRequirements
from gaitool.office_files.file_content import read_content
from gaitool.office_files.kinds import OLE_MAGIC, ZIP_MAGIC
from gaitool.reader.local.requirements import (
    citation,
    common,
    deadline,
    length,
    repetition,
    statement,
    threshold,
)
from gaitool.toml_file import BadToml, Node, read_toml
from gaitool.toml_file.lines import line_of

_MOST_LINES, _LONGEST_LINE, _MOST_CHARACTERS = 2_000, 2_000, 50_000
_NOT_UTF_8 = "第 {} 行不是 UTF-8 编码的文字。请用记事本另存，编码选 UTF-8。"
_NO_TEXT = f"地方口径应是文本文件（.toml）。{FACE.local_example}"
_MOST_TOLD = 8
_READERS: Mapping[str, Callable[[Node], LocalRequirement]] = MappingProxyType(
    {
        "deadline": deadline,
        "length": length,
        "must_state": statement,
        "must_cite": citation,
        "repeated": repetition,
    }
)
_THRESHOLD = "threshold"


class BadEntries(BadToml):
    """Several things are wrong with a file; the message tells them all, or the first of many."""

    def __init__(self, told: Sequence[str]) -> None:
        super().__init__("")
        more = "；……" if len(told) > _MOST_TOLD else ""
        # As one line of many: each was cut to its length by itself.
        self.args = (f"{len(told)} 处：{'；'.join(told[:_MOST_TOLD])}{more}",)


def example_text() -> str:
    """Return the commented example that users begin with."""
    example = files("gaitool.reader.local").joinpath("local_requirements.example.toml")
    return example.read_text(encoding="utf-8")


def read_local_requirements(path: Path) -> LocalRequirements:
    """Return what a file asks; raises UnusableFile with line and key of each mistake."""
    return local_requirements_of(path, read_content(path))


def local_requirements_of(path: Path, content: bytes) -> LocalRequirements:
    """Return what the bytes of a file of this name ask; raises UnusableFile as well."""
    if content.startswith((ZIP_MAGIC, OLE_MAGIC)):
        raise UnusableFile(path, FileProblem.BAD_DATA, _NO_TEXT)
    try:
        return requirements_of(_text(content))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UnusableFile(path, FileProblem.BAD_DATA, _NOT_UTF_8.format(line)) from error
    except BadToml as problem:
        words = f"口径文件有误：{problem}。{FACE.local_example}"
        raise UnusableFile(path, FileProblem.BAD_DATA, words) from problem


def local_words(local: LocalRequirements) -> str:
    """Tell by what is checked, and how much that is."""
    asked, set_here = len(local.requirements), "、".join(one.rule for one in local.thresholds)
    thresholds = f"，{set_here} 按它的门槛" if set_here else ""
    return f"按“{local.title}”核对：要求 {asked} 条{thresholds}。"


def _text(content: bytes) -> str:
    return content.decode("utf-8-sig").replace("\r\n", "\n")


def requirements_of(text: str) -> LocalRequirements:
    """Return what the text of such a file asks; raises BadToml, all mistakes told."""
    _demand_size(text)
    whole = Node(read_toml(text))
    try:
        return _requirements(whole)
    except BadToml as problem:
        mistakes = list(_mistakes(whole)) or [problem]
        told = [_told(text, one) for one in sorted(mistakes, key=lambda one: _line(text, one))]
        if len(told) == 1:
            raise BadToml(told[0]) from problem
        raise BadEntries(told) from problem


def _told(text: str, problem: BadToml) -> str:
    # A key that was left out is told by the line where it belongs.
    return f"第 {_line(text, problem)} 行：{problem}"


def _line(text: str, problem: BadToml) -> int:
    return line_of(text, problem.path) if problem.path else 1


def _mistakes(whole: Node) -> Iterator[BadToml]:
    """Yield the first thing that is wrong with each entry, and with what all of them have."""
    for kind, read in (*_READERS.items(), (_THRESHOLD, threshold)):
        readers = (read,) if kind == _THRESHOLD else (read, common)
        # What is no list of entries is told with the keys of the whole.
        for entry in whole.nodes(kind) if isinstance(whole.values.get(kind), list) else ():
            found = (_mistake(entry, ask) for ask in readers)
            yield from {one.path: one for one in found if one}.values()
    alone = {key: value for key, value in whole.values.items() if not isinstance(value, list)}
    # Without its lists a file asks nothing, which is told of no key.
    if (problem := _mistake(Node(alone), _requirements)) and problem.path:
        yield problem


def _mistake(node: Node, read: Callable[[Node], object]) -> BadToml | None:
    try:
        read(node)
    except BadToml as problem:
        return problem
    return None


def _demand_size(text: str) -> None:
    """Refuse what no person writes, and what would take the library for ever."""
    lines = text.split("\n")
    if len(lines) > _MOST_LINES or len(text) > _MOST_CHARACTERS:
        size = f"整个文件有 {len(lines)} 行、{len(text)} 字"
        raise BadToml(f"{size}，最多 {_MOST_LINES} 行、{_MOST_CHARACTERS} 字")
    if too_long := [n for n, line in enumerate(lines, start=1) if len(line) > _LONGEST_LINE]:
        raise BadToml(f"第 {too_long[0]} 行超过 {_LONGEST_LINE} 字，请分成几行")


def _requirements(node: Node) -> LocalRequirements:
    node.allow("title", "notice", "number", *_READERS, _THRESHOLD)
    title = node.text("title")
    thresholds = [threshold(one) for one in node.nodes(_THRESHOLD)]
    for place, one in enumerate(thresholds):
        if one.rule in {before.rule for before in thresholds[:place]}:
            raise node.nodes(_THRESHOLD)[place].problem("rule", f"“{one.rule}”写了两次")
    requirements = tuple(_asked(node))
    if not requirements and not thresholds:
        kinds = "、".join(f"[[{kind}]]" for kind in (*_READERS, _THRESHOLD))
        raise BadToml(f"没有写一条要求；可以写的是：{kinds}")
    return LocalRequirements(
        title=title,
        notice=node.text("notice", "").removeprefix("《").removesuffix("》"),
        number=node.text("number", ""),
        requirements=requirements,
        thresholds=tuple(thresholds),
    )


def _asked(node: Node) -> Iterator[LocalRequirement]:
    for kind, read in _READERS.items():
        yield from map(read, node.nodes(kind))
