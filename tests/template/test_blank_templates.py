"""The workbook in ``blank_templates/`` is the one that ``gaitool template`` writes today."""

import io
import zipfile
from pathlib import Path

from gaitool.template import write_template
from gaitool.template.filled_beforehand import blank_report

KEPT = sorted((Path(__file__).parents[2] / "blank_templates").glob("*.xlsx"))


def parts(content: bytes) -> dict[str, bytes]:
    """Return the parts of a workbook unpacked: compression may differ between machines."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_kept_blank_template_is_todays():
    (kept,) = KEPT
    assert parts(kept.read_bytes()) == parts(write_template(blank_report()))
