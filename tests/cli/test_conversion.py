"""What is said of old Word documents where LibreOffice is on the machine."""

from pathlib import Path

import pytest

from gaitool.cli.process import run

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.fixture
def _office_on_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))


def old_document(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_bytes(OLD)
    return path


@pytest.mark.usefixtures("_office_on_the_path")
@pytest.mark.parametrize("command", ["import", "check"])
@pytest.mark.parametrize("name", ["年报.doc", "年 报.wps"])
def test_the_one_command_that_converts_is_told(command, name, tmp_path, capsys):
    source = old_document(tmp_path, name)
    assert run([command, str(source)]) == 3
    told = capsys.readouterr().err
    quoted = f"'{source}'" if " " in name else str(source)
    assert "soffice --headless --convert-to docx --outdir" in told
    assert told.splitlines()[0].endswith("再试。") or command == "check"
    assert quoted.strip("'") in told.split("--outdir")[1]


@pytest.mark.usefixtures("_office_on_the_path")
@pytest.mark.parametrize("name", ["年报.pdf", "年报.docx"])
def test_nothing_is_told_of_what_it_would_not_convert_well(name, tmp_path, capsys):
    content = b"%PDF-1.7" if name.endswith("pdf") else OLD
    source = tmp_path / name
    source.write_bytes(content)
    assert run(["import", str(source)]) == 3
    assert "soffice" not in capsys.readouterr().err


def test_nothing_is_told_without_the_program(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert run(["import", str(old_document(tmp_path, "年报.doc"))]) == 3
    assert "soffice" not in capsys.readouterr().err
