"""Makes the JSON beside the TOML files that every check reads.

After a change of one of them: ``python -m tests.support.packaged_data``.
"""

import json
import tomllib
from pathlib import Path

from gaitool.claims.words.lexicon import by_beginnings
from gaitool.toml_file.packaged import as_written, mark_of

_PACKAGE = Path(__file__).parents[2] / "gaitool"
FILES = {
    _PACKAGE / "form/editions/2021.toml": as_written,
    _PACKAGE / "claims/words/lexicon.toml": by_beginnings,
}
"""The files, each with what prepares its content."""


def made_of(file: Path) -> str:
    """Return the JSON that belongs beside a TOML file."""
    text = file.read_text(encoding="utf-8")
    made = {"made_of": mark_of(text), "content": FILES[file](tomllib.loads(text))}
    return json.dumps(made, ensure_ascii=False, indent=0) + "\n"


def main() -> None:
    """Write the JSON of every file."""
    for file in FILES:
        file.with_suffix(".json").write_text(made_of(file), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
