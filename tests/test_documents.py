"""What the documents for engineers name is there: modules, functions, files, links, commands."""

import re
from pathlib import Path
from pkgutil import resolve_name

import pytest

from tests.benchmarks.aims import AIMS, MISSED, table

ROOT = Path(__file__).parent.parent
DOCUMENTS = (
    "README.md",
    "gaitool/README.md",
    "gaitool/COMMANDS.md",
    "gaitool/RULES.md",
    "tests/README.md",
)
BLOCK = re.compile(r"^ *```.*?^ *```", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)#]*)(?:#[^)]*)?\)")
FILE = re.compile(r"[\w/.-]+(?:/|\.(?:py|toml|md|json|txt|mjs))")
NAME = re.compile(r"[a-z_]+(?:\.\w+)+")


def words(document: str) -> set[str]:
    text = BLOCK.sub("", (ROOT / document).read_text("utf-8"))
    return set(CODE.findall(text))


def stands_in(document: str, path: str) -> bool:
    """Whether a path is there: as seen from the document, the package, the tests or the root."""
    places = (ROOT / document).parent, ROOT, ROOT / "gaitool", ROOT / "tests"
    return any((place / path).exists() for place in places)


def cells_of(line: str) -> list[str]:
    """Return the cells of a line of a table."""
    return [cell.strip() for cell in line.strip("| ").split("|")]


@pytest.mark.parametrize("document", ["gaitool/README.md", "tests/README.md"])
def test_every_file_that_is_named_is_there(document: str) -> None:
    files = {word for word in words(document) if FILE.fullmatch(word) and "NAME" not in word}
    assert files
    assert {path for path in files if not stands_in(document, path)} == set()


@pytest.mark.parametrize("document", ["gaitool/README.md", "tests/README.md"])
def test_every_module_and_function_that_is_named_is_there(document: str) -> None:
    folders = {path.stem for path in (ROOT / "gaitool").iterdir()}
    missing = set()
    for word in words(document):
        first = word.partition(".")[0]
        if NAME.fullmatch(word) and not FILE.fullmatch(word) and (first in folders | {"tests"}):
            try:
                resolve_name(word if first == "tests" else f"gaitool.{word}")
            except (ImportError, AttributeError):
                missing.add(word)
    assert missing == set()


def test_the_table_of_speed_has_the_lines_that_its_command_prints() -> None:
    printed = list(table({}, ""))
    head, *lines = ((ROOT / "README.md").read_text("utf-8")).partition(printed[0])[1:]
    assert head
    stated = [cells_of(line) for line in lines[0].splitlines()[2 : len(printed)]]
    assert [
        (what, peer.partition(":")[0], aim.removesuffix(MISSED)) for what, _, peer, _, aim in stated
    ] == [(aim.what, aim.peer, aim.words) for aim in AIMS.values()]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_leads_somewhere(document: str) -> None:
    links = LINK.findall((ROOT / document).read_text("utf-8"))
    here = (ROOT / document).parent
    assert {to for to in links if to and ":" not in to and not (here / to).exists()} == set()
