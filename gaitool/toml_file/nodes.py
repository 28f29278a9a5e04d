"""Reads TOML files that users write, key by key, and tells in one line what is wrong with one.

Such are editions of the form (supplements) and local requirements. Every message is Chinese and
names the key and what is allowed.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

_Item = TypeVar("_Item")
# No dot: keys are joined by dots to the names of cells (table.row.column).
_KEY = r"[a-z][a-z0-9_]*"
_KEY_RULE = "小写英文字母开头，由小写字母、数字和下划线组成"
_MOST_LISTED = 8
# The likeliest slip: an input method left on writes “ ， 【 for " , [.
_HOW_TOML_IS_WRITTEN = "键 = 值；引号、逗号、方括号用英文的，文字用引号括起"
# tomllib tells where a slip is only in the words of its message.
_LINE = r"\(at line (\d+), column (\d+)\)"
_TWICE = "Cannot "  # overwrite, declare twice, mutate
_LONG_QUOTATION = "“([^“”]{30})[^“”]{10,}”"
_LONGEST_MESSAGE = 400
_LONGEST_LINE, _LONGEST_PROSE = 255, 10_000
_ONE_LINE = "应写在一行里，不能有换行和制表符"
_UNPRINTABLE = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]"


KeyPath = tuple[str | int, ...]
"""Where a value stands in a file: keys, and places in lists."""


class BadToml(ValueError):
    """A file is not what it should be; the message names the key and what is allowed, in one line.

    ``path`` is where the value stands in the file that the nodes were made of; empty where the
    message names the line itself.
    """

    def __init__(self, words: str, path: KeyPath = ()) -> None:
        # Keys and values are quoted as the file has them, which may be anything at all.
        line = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in words)
        super().__init__(re.sub(_LONG_QUOTATION, r"“\1…”", line)[:_LONGEST_MESSAGE])
        self.path = path


def read_toml(text: str) -> Mapping[str, Any]:
    """Return the content of a file; raises BadToml with the line of a slip."""
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(_LINE, str(error))
        if place and str(error).startswith(_TWICE):
            raise BadToml(f"第 {place[1]} 行：同一个键或表写了两次，只能写一次") from error
        where = f"第 {place[1]} 行第 {place[2]} 列" if place else "文件末尾"
        raise BadToml(f"{where}不合 TOML 的写法（{_HOW_TOML_IS_WRITTEN}）") from error
    except RecursionError as error:
        raise BadToml(f"第 {_line_with_most('[{', text)} 行括号套得太深") from error
    except ValueError as error:  # Python reads no integer of thousands of digits
        raise BadToml(f"第 {_line_with_most('0123456789', text)} 行有一个数太长") from error


def _line_with_most(characters: str, text: str) -> int:
    counts = [sum(map(line.count, characters)) for line in text.split("\n")]
    return counts.index(max(counts)) + 1


class Node(NamedTuple):
    """A table of the file, asked key by key; ``where`` names it in messages."""

    values: Mapping[str, Any]
    where: str = ""
    path: KeyPath = ()

    def allow(self, *keys: str) -> None:
        """Refuse every key but these."""
        if unknown := sorted(set(self.values) - set(keys)):
            raise self.problem(unknown[0], f"不认识这个键；可以写的是：{'、'.join(keys)}")

    def problem(self, key: str, words: str) -> BadToml:
        """Return the error to raise for the value of a key."""
        named = f"{self.where} 的 {key}：{words}" if self.where else f"{key}：{words}"
        return BadToml(named, (*self.path, key))

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text of one line; without a default it must be there and not be empty."""
        text = self._printable(key, self._given(key, default), _LONGEST_LINE)
        if len(text.splitlines()) > 1 or "\t" in text:
            raise self.problem(key, _ONE_LINE)
        return text.strip()

    def prose(self, key: str, default: str | None = None) -> str:
        """Return a text that may have several lines; without a default it must be there."""
        return self._printable(key, self._given(key, default), _LONGEST_PROSE)

    def _given(self, key: str, default: str | None) -> object:
        value = self.values.get(key, default)
        if value is None or (default is None and not str(value).strip()):
            raise self.problem(key, "必须写，应为不空的文字")
        return value

    def _printable(self, key: str, value: object, longest: int) -> str:
        """Return what is a text, and one that every program can show."""
        if not isinstance(value, str):
            raise self.problem(key, "应为文字（用引号括起）")
        if not value.isprintable() and re.search(_UNPRINTABLE, value):
            raise self.problem(key, "里有看不见的控制字符，请删去")
        if len(value) > longest:
            raise self.problem(key, f"有 {len(value)} 字，最多 {longest} 字")
        return value

    def name(self, key: str) -> str:
        """Return a key of the model: a short English name."""
        value = self.text(key)
        if not re.fullmatch(_KEY, value):
            raise self.problem(key, f"“{value}”不能作键名，应{_KEY_RULE}")
        return value

    def number(self, key: str, default: int | None = None) -> int:
        """Return a whole number from 0 on."""
        value = self.values.get(key, default)
        # To Python true is the integer 1.
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.problem(key, "应为整数（0 或更大）")
        return value

    def flag(self, key: str) -> bool:
        """Return true or false; false where it is not given."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise self.problem(key, "应为 true 或 false")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts of one line; none where it is not given."""
        return tuple(self._line(key, text) for text in self._list(key, str, "文字"))

    def _line(self, key: str, text: str) -> str:
        return Node({key: text}, self.where, self.path).text(key)

    def numbers(self, key: str) -> tuple[int, ...]:
        """Return a list of whole numbers from 1 on; none where it is not given."""
        numbers = self._list(key, int, "整数")
        if any(number < 1 for number in numbers):
            raise self.problem(key, "应为大于 0 的整数，例如 [40, 20, 20, 20]")
        return numbers

    def _list(self, key: str, kind: type[_Item], words: str) -> tuple[_Item, ...]:
        value = self.values.get(key, [])
        # The exact type: isinstance would let true pass for an integer.
        if not isinstance(value, list) or any(type(item) is not kind for item in value):
            raise self.problem(key, f"应为{words}的列表，例如 [{words}, {words}]")
        return tuple(value)

    def pairs(self, key: str) -> Mapping[str, str]:
        """Return a table of texts by name; none where it is not given."""
        value = self.values.get(key, {})
        if not isinstance(value, dict) or any(not isinstance(v, str) for v in value.values()):
            raise self.problem(key, "应为一组“名称 = 文字”")
        inside = Node(value, self._inside(key), (*self.path, key))
        return {name: inside.text(name) for name in value}

    def node(self, key: str) -> "Node":
        """Return a table of the file."""
        value = self.values.get(key)
        if not isinstance(value, dict):
            raise self.problem(key, "必须写，应为一组“键 = 值”")
        return Node(value, self._inside(key), (*self.path, key))

    def nodes(self, key: str) -> tuple["Node", ...]:
        """Return a list of tables, each called by its own key or its position."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or any(not isinstance(item, dict) for item in value):
            raise self.problem(key, f"应为 [[{key}]] 的列表")
        return tuple(
            Node(item, self._inside(_name_in_list(key, item, place)), (*self.path, key, place))
            for place, item in enumerate(value)
        )

    def _inside(self, name: str) -> str:
        return f"{self.where} {name}".strip()


def _name_in_list(key: str, item: Mapping[str, Any], place: int) -> str:
    """Return what a table of a list is called: by its own key, else by its position."""
    own = item.get("key")
    return f"[[{key}]] “{own}”" if isinstance(own, str) else f"第 {place + 1} 个 [[{key}]]"


def distinct(node: Node, items: Sequence[_Item], name: Callable[[_Item], str], what: str) -> None:
    """Refuse two items with the same name."""
    seen: set[str] = set()
    for item in items:
        if name(item) in seen:
            raise node.problem(what, f"“{name(item)}”出现了两次，每个只能有一次")
        seen.add(name(item))


def known(node: Node, key: str, names: Iterable[str], allowed: Iterable[str]) -> None:
    """Refuse names that stand for nothing; where many are allowed, the nearest ones are told."""
    choices = list(dict.fromkeys(allowed))
    for name in names:
        if name not in choices:
            raise node.problem(key, f"没有叫“{name}”的；{_choice_words(name, choices)}")


def _choice_words(name: str, choices: Sequence[str]) -> str:
    if len(choices) <= _MOST_LISTED:
        return f"可以写的是：{'、'.join(choices)}"
    # Table 三 alone has 25 rows: a message is one line, and the slip is most often of spelling.
    import difflib

    nearest = difflib.get_close_matches(name, choices, n=3, cutoff=0.3) or choices[:3]
    # In marks: a name may have 、 itself.
    return f"可以写的有 {len(choices)} 个，最接近的是：{'、'.join(f'“{one}”' for one in nearest)}"
