"""The JSON beside TOML files of the package says what they say, and a stale one is not used."""

import json
import tomllib
from pathlib import Path

import pytest

from gaitool.toml_file.packaged import mark_of, read_packaged

from tests.support.packaged_data import FILES, made_of


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_data_made_of_a_file_is_that_of_its_text(file: Path) -> None:
    beside = file.with_suffix(".json").read_text(encoding="utf-8")

    assert beside == made_of(file), "python -m tests.support.packaged_data"
    prepare = FILES[file]
    assert read_packaged(file, prepare) == prepare(tomllib.loads(file.read_text(encoding="utf-8")))


@pytest.mark.parametrize(("mark", "value"), [(0, 1), (mark_of("a = 1\n"), 2)], ids=["stale", "own"])
def test_stale_data_is_not_used(tmp_path: Path, mark: int, value: int) -> None:
    file = tmp_path / "words.toml"
    file.write_text("a = 1\n", encoding="utf-8")
    file.with_suffix(".json").write_text(json.dumps({"made_of": mark, "content": {"a": 2}}))

    assert read_packaged(file) == {"a": value}
