"""Outputs are written whole or not at all, whatever the system refuses."""

import errno
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from gaitool.cli import safe_file
from gaitool.cli.process import run
from gaitool.cli.writing import refuse_output, write_output
from gaitool.errors import CannotWrite, UsageError
from gaitool.reader import read_filled_report

from tests.support.text_grid import fixture
from tests.support.workbooks import filled_workbook

OTHER_MACHINE = "00000000"


def leftover(folder: Path, *, machine: str, process: int, hours_old: float = 0) -> Path:
    path = folder / f".gaitool-{machine}-{process}-1.tmp"
    path.write_bytes(b"half")
    moment = time.time() - hours_old * 3_600
    os.utime(path, (moment, moment))
    return path


def ended_process() -> int:
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    return done.pid


def fail_with(code: int) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    return fail


def test_files_of_a_killed_process_are_removed(tmp_path: Path) -> None:
    stale = leftover(tmp_path, machine=safe_file._machine(), process=ended_process())
    write_output(tmp_path / "new.txt", "x", force=False)
    assert not stale.exists()


def test_files_that_someone_may_be_writing_just_now_are_kept(tmp_path: Path) -> None:
    elsewhere = leftover(tmp_path, machine=OTHER_MACHINE, process=ended_process())
    alive = leftover(tmp_path, machine=safe_file._machine(), process=os.getppid())
    foreign = tmp_path / ".gaitool-notes.tmp"
    foreign.write_bytes(b"mine")
    write_output(tmp_path / "new.txt", "x", force=False)
    assert elsewhere.exists()
    assert alive.exists()
    assert foreign.exists()


def test_old_files_of_other_machines_are_removed(tmp_path: Path) -> None:
    old = leftover(tmp_path, machine=OTHER_MACHINE, process=1, hours_old=2)
    write_output(tmp_path / "new.txt", "x", force=False)
    assert not old.exists()


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "磁盘已满"),
        (errno.EDQUOT, "磁盘配额已用完"),
        (errno.EROFS, "只读"),
        (errno.EACCES, "没有写入权限，或文件正被别的程序打开"),
        (errno.EIO, "写不进去"),
    ],
)
def test_a_refusal_is_one_line_and_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str
) -> None:
    target = tmp_path / "old.txt"
    target.write_text("old", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", fail_with(code))
    with pytest.raises(CannotWrite, match=words):
        write_output(target, "new", force=True)
    assert [path.name for path in tmp_path.iterdir()] == ["old.txt"]
    assert target.read_text(encoding="utf-8") == "old"


def test_a_target_open_elsewhere_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusals = iter([True, True, False])
    replace = Path.replace

    def held_for_a_moment(source: Path, target: Path) -> Path:
        if next(refusals):
            raise PermissionError(errno.EACCES, "held")
        return replace(source, target)

    monkeypatch.setattr(Path, "replace", held_for_a_moment)
    monkeypatch.setattr(safe_file, "_SECONDS_BETWEEN_TRIES", 0)
    write_output(tmp_path / "new.txt", "x", force=False)
    assert (tmp_path / "new.txt").read_text(encoding="utf-8") == "x"


def test_a_target_held_open_for_good_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Path, "replace", fail_with(errno.EACCES))
    monkeypatch.setattr(safe_file, "_SECONDS_BETWEEN_TRIES", 0)
    code = run(["template", "-o", str(tmp_path / "new.xlsx")])
    said = capsys.readouterr().err.splitlines()
    assert code == 3
    assert len(said) == 1
    assert "文件正被别的程序打开" in said[0]
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_read_back_is_not_put_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "read_bytes", lambda _: b"other")
    with pytest.raises(CannotWrite, match="不一致"):
        write_output(tmp_path / "new.txt", "x", force=False)


def test_a_broken_archive_is_not_put_in_place(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="不完整"):
        write_output(tmp_path / "new.xlsx", b"PK\x03\x04 no archive", force=False)
    assert list(tmp_path.iterdir()) == []


def test_the_file_size_limit_of_the_system_is_one_line(tmp_path: Path) -> None:
    limited = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096));"
        "from gaitool.cli.process import run; sys.exit(run(['template', '-o', sys.argv[1]]))"
    )
    target = tmp_path / "new.xlsx"
    done = subprocess.run([sys.executable, "-c", limited, str(target)], capture_output=True)
    said = done.stderr.decode("utf-8").splitlines()
    assert (done.returncode, len(said), list(tmp_path.iterdir())) == (3, 1, [])
    assert "超过了允许的文件大小" in said[0]


def test_a_folder_without_permission_is_one_line(tmp_path: Path) -> None:
    as_nobody = (
        "import os, sys\n"
        "from gaitool.cli.process import run\n"
        "run(['template', '-o', sys.argv[1]])  # loads what nobody may not read\n"
        "if os.geteuid() == 0: os.setgid(65534); os.setuid(65534)\n"
        "print(file=sys.stderr)\n"
        "sys.exit(run(['template', '-o', sys.argv[2]]))"
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        arguments = [str(tmp_path / "first.xlsx"), str(folder / "new.xlsx")]
        folder.chmod(0o555)
        done = subprocess.run([sys.executable, "-c", as_nobody, *arguments], capture_output=True)
        said = done.stderr.decode("utf-8").partition("\n\n")[2].splitlines()
        assert (done.returncode, len(said), list(folder.iterdir())) == (3, 1, [])
        assert "没有写入权限" in said[0]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_results_that_cannot_be_printed_are_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "gaitool", "rules"], stdout=full, stderr=subprocess.PIPE
        )
    said = done.stderr.decode("utf-8").splitlines()
    assert (done.returncode, said) == (3, ["结果打印不出去（磁盘已满）。"])


def test_a_pipe_whose_reader_left_is_no_traceback() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "gaitool", "rules"], stdout=writer, stderr=subprocess.PIPE
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (3, b"")


@pytest.mark.parametrize(
    "name", ["two words.xlsx", "𠮷野家.xlsx", f"{'长' * 60}.xlsx", "a'b&c%.xlsx"]
)
def test_names_of_all_kinds_go_through(tmp_path: Path, name: str) -> None:
    filled = filled_workbook(tmp_path / name, fixture("consistent"))
    assert run(["check", str(filled), "--annotate", str(tmp_path / f"m{name}")]) == 0
    assert run(["report", str(filled), "-o", str(tmp_path / f"r{name}")]) == 0


def test_a_deep_path_of_many_characters_goes_through(tmp_path: Path) -> None:
    folder = tmp_path / ("某" * 70) / ("县" * 70) / ("局" * 70)
    folder.mkdir(parents=True)
    assert run(["template", "-o", str(folder / "表.xlsx")]) == 0


def test_a_name_too_long_for_the_system_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = str(tmp_path / f"{'长' * 200}.xlsx")
    assert run(["template", "-o", name]) == 3
    assert run(["check", name]) == 3
    said = capsys.readouterr()
    assert "文件名太长" in said.err
    assert "文件名太长" in said.out


def test_a_text_that_no_cell_can_hold_is_refused_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "long.json"
    body = {"sections": {"other_matters": [{"heading": "", "body": "字" * 32_768}]}}
    source.write_text(json.dumps(body), encoding="utf-8")
    assert run(["template", "--data", str(source), "-o", str(tmp_path / "new.xlsx")]) == 3
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 1
    assert "32768 字" in said[0]
    assert not (tmp_path / "new.xlsx").exists()


def test_half_a_character_in_data_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "half.json"
    source.write_text('{"agency": "\\ud842"}', encoding="utf-8")
    assert run(["template", "--data", str(source), "-o", str(tmp_path / "new.xlsx")]) == 3
    assert "半个字符" in capsys.readouterr().err


def test_control_characters_come_back_as_they_were(tmp_path: Path) -> None:
    source, filled = tmp_path / "odd.json", tmp_path / "new.xlsx"
    text = "甲\x01乙\x0b丙\x1f丁\u200b戊𠮷\t己_x0041_庚"
    source.write_text(json.dumps({"agency": text}), encoding="utf-8")
    assert run(["template", "--data", str(source), "-o", str(filled)]) == 0
    assert read_filled_report(filled).cover.agency == text


def _by_symlink(source: Path) -> Path:
    link = source.with_name(f"link{source.suffix}")
    link.symlink_to(source)
    return link


def _by_hard_link(source: Path) -> Path:
    link = source.with_name(f"hard{source.suffix}")
    link.hardlink_to(source)
    return link


def _by_linked_folder(source: Path) -> Path:
    (source.parent / "there").symlink_to(source.parent)
    return source.parent / "there" / source.name


def _by_a_way_around(source: Path) -> Path:
    return source.parent / "." / ".." / source.parent.name / source.name


WAYS = [_by_symlink, _by_hard_link, _by_linked_folder, _by_a_way_around]


@pytest.mark.parametrize("way", WAYS)
def test_an_input_is_not_written_to_whatever_path_leads_to_it(tmp_path: Path, way) -> None:
    source = tmp_path / "in.xlsx"
    source.write_bytes(b"an input")
    with pytest.raises(UsageError, match="输入文件"):
        write_output(way(source), b"new", force=True, inputs=[source])
    assert source.read_bytes() == b"an input"


def test_a_path_that_leads_to_itself_is_one_line(tmp_path: Path) -> None:
    loop = tmp_path / "loop.xlsx"
    loop.symlink_to("loop.xlsx")
    refuse_output(tmp_path / "out.xlsx", force=True, inputs=[loop])
    with pytest.raises(UsageError, match="输入文件"):
        refuse_output(loop, force=True, inputs=[loop])
