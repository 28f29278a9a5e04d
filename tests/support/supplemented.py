"""Reports on an edition that adds rows and tables to the form, every input with a figure."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from gaitool.filled_report import FilledReport
from gaitool.form import Form, edition_of_text
from gaitool.reader.report_data import read_report_data

from tests.support.text_grid import FIXTURES, fixture

_FILE = FIXTURES / "editions" / "drawing_supplement.toml"
SUPPLEMENT = edition_of_text(_FILE.read_text(encoding="utf-8"))
_HUNDREDTH = Decimal("0.01")


def supplemented_report(first: int = 1, form: Form = SUPPLEMENT, **changes: Any) -> FilledReport:
    """Return a report whose inputs are numbered from ``first`` on, amounts in hundredths."""
    inputs = [key for table in form.tables.values() for key in table.inputs]
    cells = {
        str(key): str(number * _HUNDREDTH)
        if form.table_of(key).column(key).measure.decimals
        else number
        for number, key in enumerate(inputs, start=first)
    }
    texts = {key: fixture("consistent")[key] for key in ("agency", "year", "date", "sections")}
    data = texts | {"form": form.version, "cells": cells} | changes
    content = json.dumps(data, ensure_ascii=False).encode()
    return read_report_data(Path("test.json"), content, form)
