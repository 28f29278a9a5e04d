"""Works through many files on a cluster of machines that all see the same folders."""

import logging
import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar, cast

from gaitool.checking.file_work import FileWork
from gaitool.checking.fingerprint import code_fingerprint
from gaitool.checking.many_files import asked_ahead, on_every, problem_of
from gaitool.checking.time_limit import SECONDS_A_FILE
from gaitool.errors import UsageError

_Result = TypeVar("_Result")
_Answer = TypeVar("_Answer")

_SECONDS_TO_CONNECT = 8
_SECONDS_TO_BE_TOLD = 10
_SECONDS_TO_SAY_WHICH = 60
_WAITS_FOR_WORKERS = 5
_WORKERS_GONE = "集群里的工作进程都停了，已经读到的都存下了。请重新启动后再运行，会接着读。"
_NOT_INSTALLED = "用集群要另装一个库：pip install 'gaitool[cluster]'。"
_NOT_REACHED = "{}：连不上这个集群。请检查地址，例如 tcp://10.0.0.1:8786。"
_NO_ANSWER = "{}：集群里的工作进程没有说明装的是哪一版 gaitool。请在每台机器上装好同一版本。"
_NO_WORKERS = "{}：集群里没有工作进程。请先启动 dask worker。"
_OTHER_VERSION = "{}：集群里有 {} 个工作进程装的 gaitool 与本机的不同。请装同一版本。"


def work_through_on_cluster(
    files: Sequence[Path], work: FileWork[_Result], address: str
) -> Iterator[_Result]:
    """Yield the result of the work on every file, in the order given, done by a cluster.

    Paths must lead to the same files there as here. Workers run the very function that local ones
    run; only a few handfuls are asked ahead of what was yielded. Raises UsageError where there is
    no cluster, or one with another version.
    """
    client = _client(address)
    try:
        workers = _demand_same_version(client, address)
        asked = asked_ahead(files, workers, lambda handful: _ask(client, handful, work))
        for handful, answers in asked:
            yield from _results(client, work, handful, answers)
    finally:
        client.close()


def demand_cluster_library() -> None:
    """Raise UsageError where the library that speaks to clusters is not installed."""
    try:
        import distributed  # noqa: F401
    except ImportError as error:
        raise UsageError(_NOT_INSTALLED) from error


def _client(address: str) -> Any:
    demand_cluster_library()
    from distributed import Client

    # What the library logs while it tries again and again is not for the user.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    make: Any = Client
    connect = partial(make, address, timeout=_SECONDS_TO_CONNECT, set_as_default=False)
    try:
        return _within(_SECONDS_TO_BE_TOLD, connect)
    except Exception as error:  # whatever an address that is none makes the library do
        raise UsageError(_NOT_REACHED.format(address)) from error


def _within(seconds: float, ask: Callable[[], _Answer]) -> _Answer:
    """Return an answer; raises TimeoutError where it takes longer, whatever the library waits for.

    Some port that takes a connection and says nothing keeps the library for minutes.
    """
    answers: queue.SimpleQueue[tuple[_Answer | None, Exception | None]] = queue.SimpleQueue()

    def wait() -> None:
        try:
            answers.put((ask(), None))
        except Exception as error:  # raised where the answer is waited for
            answers.put((None, error))

    threading.Thread(target=wait, daemon=True).start()
    try:
        answer, failure = answers.get(timeout=seconds)
    except queue.Empty:
        raise TimeoutError from None
    if failure is not None:
        raise failure
    return cast("_Answer", answer)


def _demand_same_version(client: Any, address: str) -> int:
    """Return how many workers there are; raises UsageError unless all run this very code."""
    try:
        versions = _within(_SECONDS_TO_SAY_WHICH, partial(client.run, code_fingerprint))
    except Exception as error:  # workers that cannot import the tool, or do not answer
        raise UsageError(_NO_ANSWER.format(address)) from error
    if not versions:
        raise UsageError(_NO_WORKERS.format(address))
    others = sum(version != code_fingerprint() for version in versions.values())
    if others:
        raise UsageError(_OTHER_VERSION.format(address, others))
    return len(versions)


def _ask(client: Any, files: Sequence[Path], work: FileWork[_Result]) -> Any:
    # Not pure: dask would return an earlier answer to the same question though a file has changed.
    return client.submit(on_every, list(files), work.for_files(files), pure=False)


def _results(
    client: Any, work: FileWork[_Result], files: Sequence[Path], answers: Any
) -> Iterator[_Result]:
    """Yield the results of a handful; where it failed, ask again for each file alone.

    A file may only have shared its worker with the one that killed it: it gets a second chance.
    """
    try:
        yield from _waited_for(client, answers)
    except UsageError:  # no workers are left: no file is at fault
        raise
    except Exception:
        answers.cancel(force=True)
        for file in files:
            yield _alone(client, work, file)


def _alone(client: Any, work: FileWork[_Result], file: Path) -> _Result:
    answers = _ask(client, [file], work)
    try:
        (result,) = _waited_for(client, answers)
    except UsageError:
        raise
    except Exception as failure:
        answers.cancel(force=True)
        return work.given_up(file, problem_of(failure))
    given: _Result = result
    return given


def _waited_for(client: Any, answers: Any) -> list[Any]:
    """Return the answers; raises TimeoutError only where there were workers to give them."""
    for _ in range(_WAITS_FOR_WORKERS):
        try:
            results: list[Any] = answers.result(timeout=SECONDS_A_FILE)
        except TimeoutError:
            if client.nthreads():  # somebody is at work: so it is the files that take too long
                raise
        else:
            return results
    raise UsageError(_WORKERS_GONE)
