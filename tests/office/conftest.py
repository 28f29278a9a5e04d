"""One LibreOffice and one OnlyOffice for all tests of this folder; in CI they may not be absent."""

import os
import shutil
from collections.abc import Iterator

import pytest

from tests.support.office.client import Office, system_python
from tests.support.office.onlyoffice import OnlyOffice, builder_folder


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    soffice, python = shutil.which("soffice"), system_python()
    if soffice is None or python is None:
        missing = "soffice" if soffice is None else "python3-uno"
        if os.environ.get("CI"):
            pytest.fail(f"{missing} is not installed")
        pytest.skip(f"{missing} is not installed")
    program = Office(tmp_path_factory.mktemp("office"), soffice, python)
    try:
        program.start()
        yield program
    finally:
        program.stop()


@pytest.fixture(scope="session")
def onlyoffice(tmp_path_factory: pytest.TempPathFactory) -> OnlyOffice:
    program = builder_folder()
    if program is None:
        words = "document-builder is not installed"
        if os.environ.get("CI"):
            pytest.fail(words)
        pytest.skip(words)
    office = OnlyOffice(program, tmp_path_factory.mktemp("onlyoffice"))
    office.prepare()
    return office
