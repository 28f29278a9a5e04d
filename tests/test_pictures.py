"""The pictures of README.md show what the commands write today, and are small."""

import json
import re
from pathlib import Path

import pytest

from tests.support.pictures import FOLDER, SHOWN, digests, pictures

pytestmark = pytest.mark.slow

README = (FOLDER.parent / "README.md").read_text("utf-8")
SHOWN_IN_README = re.findall(r"!\[([^\]]*)\]\(pictures/([^)]+)\)", README)
LARGEST = 200_000


def test_pictures_show_what_the_commands_write_today(tmp_path: Path) -> None:
    assert json.loads(SHOWN.read_text("utf-8")) == digests(pictures(tmp_path))


def test_every_picture_stands_in_the_readme() -> None:
    kept = {path.name for path in FOLDER.iterdir() if path != SHOWN}
    assert {name for _, name in SHOWN_IN_README} == kept


@pytest.mark.parametrize(("told", "name"), SHOWN_IN_README)
def test_picture_is_told_in_words_and_small(told: str, name: str) -> None:
    assert len(told) > 10
    assert (FOLDER / name).stat().st_size < LARGEST
