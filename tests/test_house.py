"""What the code's size and folders are held to, each breach named by its place."""

import ast
from collections.abc import Iterator
from pathlib import Path

import gaitool
from gaitool.cli.command_list import COMMANDS, function_of, module_of

PACKAGE = Path(gaitool.__file__).parent
CLI = PACKAGE / "cli"
FILES = sorted(PACKAGE.rglob("*.py"))
FOLDERS = sorted(file.parent for file in FILES if file.name == "__init__.py")
COMMAND_FUNCTIONS = {(module_of(name), function_of(name)) for name in COMMANDS}

LONGEST_FUNCTION = 40
LONGEST_COMMAND = 60
LONGEST_FILE = 300
MOST_SIBLINGS = 6
"""So many modules of the reader of sentences one of them may build on."""


def place(file: Path) -> str:
    return file.relative_to(PACKAGE.parent).as_posix()


def module(file: Path) -> str:
    return place(file).removesuffix(".py").replace("/", ".")


def functions(file: Path) -> Iterator[tuple[ast.FunctionDef | ast.AsyncFunctionDef, int]]:
    """Yield every function of a file with the number of its lines, decorators among them."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = min([node.lineno, *(each.lineno for each in node.decorator_list)])
            yield node, (node.end_lineno or node.lineno) - first + 1


def test_no_function_is_longer_than_a_screen() -> None:
    """A command may be longer: its signature is the list of its options."""
    too_long = []
    for file in FILES:
        for node, lines in functions(file):
            is_command = (module(file), node.name) in COMMAND_FUNCTIONS
            most = LONGEST_COMMAND if is_command else LONGEST_FUNCTION
            if lines > most:
                too_long.append(f"{place(file)}:{node.lineno} {node.name}: {lines} lines > {most}")
    assert not too_long, "\n".join(too_long)


def test_no_file_is_longer_than_can_be_known() -> None:
    counted = [(place(file), len(file.read_text("utf-8").splitlines())) for file in FILES]
    too_long = [f"{name}: {lines} lines" for name, lines in counted if lines > LONGEST_FILE]
    assert not too_long, "\n".join(too_long)


def test_every_folder_says_what_it_knows_in_words_of_its_own() -> None:
    said: dict[str, str] = {}
    for folder in FOLDERS:
        words = ast.get_docstring(ast.parse((folder / "__init__.py").read_text("utf-8")))
        assert words, f"{place(folder)}/__init__.py has no docstring"
        assert words not in said, f"{place(folder)}/__init__.py repeats {said[words]}"
        said[words] = place(folder)


def test_every_folder_with_code_is_a_package() -> None:
    missing = {place(file.parent) for file in FILES} - set(map(place, FOLDERS))
    assert not missing, f"no __init__.py in {sorted(missing)}"


def test_nothing_but_the_command_line_prints() -> None:
    printed = []
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            name = ast.unparse(node) if isinstance(node, ast.Name | ast.Attribute) else ""
            if name in {"print", "sys.stdout", "sys.stderr"} and not file.is_relative_to(CLI):
                printed.append(f"{place(file)}:{node.lineno} {name}")
    assert not printed, "\n".join(printed)


def test_no_module_that_reads_sentences_builds_on_too_many_others() -> None:
    siblings = {
        place(file): {
            ".".join(node.module.split(".")[:3])
            for node in ast.walk(ast.parse(file.read_text("utf-8")))
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("gaitool.claims")
        }
        for file in FILES
        if file.is_relative_to(PACKAGE / "claims")
    }
    assert not [where for where, of in siblings.items() if len(of) > MOST_SIBLINGS]
