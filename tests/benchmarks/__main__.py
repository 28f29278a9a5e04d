"""Lists the benchmarks, each with the sentence that it proves."""

import ast
from pathlib import Path

_NOT_ONE = {"__init__", "__main__", "timing"}


def main() -> None:
    """Print a line a benchmark: how it is run, and what it proves."""
    for file in sorted(Path(__file__).parent.glob("*.py")):
        if file.stem not in _NOT_ONE:
            told = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
            command, sentence = f"python -m tests.benchmarks.{file.stem}", told.partition("\n")[0]
            print(f"{command:38} {sentence}")


if __name__ == "__main__":
    main()
