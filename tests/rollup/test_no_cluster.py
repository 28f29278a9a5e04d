"""An address where there is no cluster is one line, soon, whatever answers there or does not."""

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.command_line import workbook

pytest.importorskip("distributed")
pytestmark = pytest.mark.slow
_SECONDS = 15


@pytest.fixture
def silent() -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"tcp://127.0.0.1:{server.getsockname()[1]}"


@pytest.fixture
def other_service() -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            while True:
                try:
                    server.accept()[0].sendall(b"SSH-2.0-OpenSSH_9.0\r\n" * 20)
                except OSError:
                    return

        threading.Thread(target=answer, daemon=True).start()
        yield f"tcp://127.0.0.1:{server.getsockname()[1]}"


@pytest.fixture
def wrong() -> str:
    return "tcp://127.0.0.1:1"


@pytest.fixture
def nonsense() -> str:
    return "集群"


@pytest.mark.parametrize("kind", ["silent", "other_service", "wrong", "nonsense"])
def test_no_cluster_is_one_line_soon(kind: str, request: pytest.FixtureRequest) -> None:
    address = request.getfixturevalue(kind)
    command = [sys.executable, "-m", "gaitool", "rollup", str(Path(workbook()).resolve())]
    start = time.monotonic()
    done = subprocess.run([*command, "--scheduler", address], capture_output=True, check=False)
    said = done.stderr.decode("utf-8")
    assert (done.returncode, said.count("\n"), "连不上这个集群" in said) == (2, 1, True)
    assert time.monotonic() - start < _SECONDS
