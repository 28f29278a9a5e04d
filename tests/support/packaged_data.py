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
    content = FILES[file](tomllib.loads(text))
    # A line for each entry: as JSON is usually set, the lexicon would have 13,000.
    entries = ",\n".join(f"{_json(key)}:{_json(value)}" for key, value in content.items())
    return f'{{"made_of":{mark_of(text)},"content":{{\n{entries}\n}}}}\n'


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def main() -> None:
    """Write the JSON of every file."""
    for file in FILES:
        file.with_suffix(".json").write_text(made_of(file), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
