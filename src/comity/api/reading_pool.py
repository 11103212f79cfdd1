"""Reading on all cores: batches of documents go to processes of their own, and their facts come back in order.

The processes are plain children that speak over pipes. They import nothing of the caller's main program, so that
a script or a notebook may read without a guard, and nothing is forked beside running threads.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import SimpleQueue
from typing import TypeVar

import comity
from comity.api.reading_process import Facts
from comity.core.errors import ComityError, InputError
from comity.language.model import Written

T = TypeVar("T")
Read = Callable[[list[Written]], list[Facts]]

_MOST = 8


def cores() -> int:
    """How many processes may read side by side: the cores that this process may use, eight at most."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, _MOST)


class ReadingProcess:
    """One process that reads; it ends when it is closed."""

    def __init__(self, instruments: Mapping[str, str]) -> None:
        folder = str(Path(comity.__file__).resolve().parents[1])
        path = os.pathsep.join(filter(None, (folder, os.environ.get("PYTHONPATH"))))
        one = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
        command = [sys.executable, "-c", "from comity.api.reading_process import main; main()"]
        pipe = subprocess.PIPE
        self._child = subprocess.Popen(command, stdin=pipe, stdout=pipe, env={**os.environ, "PYTHONPATH": path, **one})
        self._send(dict(instruments))

    def read(self, batch: list[Written]) -> list[Facts]:
        """The facts of each document; what was wrong there is raised here."""
        assert self._child.stdout is not None
        try:
            self._send(batch)
            found: list[Facts] | ComityError = pickle.load(self._child.stdout)
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            ended = f"A reading process ended (code {self._child.wait()}); is there too little memory?"
            raise InputError(f"{ended} Read fewer documents at a time.") from error
        if isinstance(found, ComityError):
            raise found
        return found

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._child.terminate()
        for pipe in (self._child.stdin, self._child.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        self._child.wait()

    def _send(self, message: object) -> None:
        assert self._child.stdin is not None
        pickle.dump(message, self._child.stdin, pickle.HIGHEST_PROTOCOL)
        self._child.stdin.flush()


@contextmanager
def reading(processes: int, instruments: Mapping[str, str]) -> Iterator[tuple[ThreadPoolExecutor, Read]]:
    """Start processes that read, and a thread for each to wait for it; all end with the block."""
    started = [ReadingProcess(instruments) for _ in range(processes)]
    free: SimpleQueue[ReadingProcess] = SimpleQueue()
    for process in started:
        free.put(process)

    def read(batch: list[Written]) -> list[Facts]:
        process = free.get()
        try:
            return process.read(batch)
        finally:
            free.put(process)

    threads = ThreadPoolExecutor(processes)
    try:
        yield threads, read
    finally:
        for process in started:
            process.close()
        threads.shutdown(cancel_futures=True)


def side_by_side(
    batches: Iterable[T], texts: Callable[[T], list[Written]], processes: int, instruments: Mapping[str, str]
) -> Iterator[tuple[T, list[Facts]]]:
    """Yield each batch with the facts of its texts, in order, while the next ones are read."""
    with reading(processes, instruments) as (threads, read):
        under_way: deque[tuple[T, Future[list[Facts]]]] = deque()
        for batch in batches:
            under_way.append((batch, threads.submit(read, texts(batch))))
            if len(under_way) > 2 * processes:
                first, found = under_way.popleft()
                yield first, found.result()
        for first, found in under_way:
            yield first, found.result()
