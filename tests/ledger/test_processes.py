"""Two processes at one ledger, and a writer that is killed: nothing is lost and nothing half-written."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from comity.core.errors import LedgerBusy, LedgerError, OutputError
from comity.kinds import all_kinds
from comity.ledger import Ledger, backup
from tests.ledger.facts import document

KILLS = 50
FACTS_EACH = 20

WRITER = """
import sys
from pathlib import Path
from comity.kinds import all_kinds
from comity.kinds.event import Event
from comity.ledger import Ledger
from tests.ledger.facts import document, span_fact

path, name = Path(sys.argv[1]), sys.argv[2]
if not path.is_file():
    Ledger.create(path, all_kinds(), lambda _: None)
print("started", flush=True)
for n in range(int(sys.argv[3])):
    id_ = f"{name}-{n}"
    facts = [span_fact(Event("AID", ("ARL",), ("BEL",)), id_, start) for start in range(int(sys.argv[4]))]
    with Ledger.open(path, all_kinds()) as held:
        held.add_document(document(id_, id_), facts)
    print(id_, flush=True)
"""

ROOT = Path(__file__).resolve().parents[2]


def writer(path: Path, name: str, documents: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(path), name, str(documents), str(FACTS_EACH)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def whole_documents(path: Path) -> set[str]:
    """The ids of the documents held; fails where one has not all of its facts."""
    with Ledger.open(path, all_kinds(), read_only=False) as held:
        counts = held.engine.rows("SELECT source, count(*) AS n FROM fact GROUP BY source")
        actors = held.engine.rows("SELECT count(*) AS n FROM fact_actor")[0]["n"]
        documents = {row.id for row in held.documents()}
    assert {row["source"]: row["n"] for row in counts} == dict.fromkeys(documents, FACTS_EACH)
    assert actors == 2 * FACTS_EACH * len(documents)
    return documents


def test_a_writer_killed_at_any_moment_leaves_whole_documents_only(tmp_path: Path) -> None:
    path, chance, told = tmp_path / "ledger.duckdb", random.Random(822), set[str]()
    for kill in range(KILLS):
        process = writer(path, f"k{kill}", 10_000)
        assert process.stdout is not None
        told |= {process.stdout.readline().strip() for _ in range(chance.randint(0, 3))}
        time.sleep(chance.uniform(0, 0.1))
        os.kill(process.pid, signal.SIGKILL)
        told |= set(process.communicate()[0].split())
        told -= {"started"}
        if path.is_file():
            assert told <= whole_documents(path)
    assert len(told) >= KILLS // 2
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith("ledger")] == ["ledger.duckdb"]


def test_two_writers_wait_for_each_other_and_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "ledger.duckdb"
    processes = [writer(path, name, 15) for name in ("a", "b")]
    for process in processes:
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 0, errors
    assert whole_documents(path) == {f"{name}-{n}" for name in "ab" for n in range(15)}


def test_a_writer_that_waited_in_vain_says_who_holds_the_ledger(tmp_path: Path) -> None:
    path = tmp_path / "ledger.duckdb"
    Ledger.create(path, all_kinds(), lambda _: None)
    holder = "import sys, time, duckdb; c = duckdb.connect(sys.argv[1]); print('held', flush=True); time.sleep(60)"
    process = subprocess.Popen([sys.executable, "-c", holder, str(path)], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        process.stdout.readline()
        with pytest.raises(LedgerBusy, match=f"process {process.pid}.*not free within"):
            Ledger.open(path, all_kinds(), wait=0.3)
    finally:
        process.kill()
        process.communicate()


HOLDER = """
import fcntl, sys
with open(sys.argv[1], "r+b") as file:
    fcntl.lockf(file, fcntl.LOCK_EX)
    print("held", flush=True)
    sys.stdin.readline()
"""


@pytest.mark.parametrize("read_only", [False, True])
def test_nothing_of_a_ledger_is_read_before_its_lock_is_held(tmp_path: Path, read_only: bool) -> None:
    path = tmp_path / "ledger.duckdb"
    Ledger.create(path, all_kinds(), lambda _: None)
    holder = [sys.executable, "-c", HOLDER, str(path)]
    with subprocess.Popen(holder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        os.utime(path, (1, 2))
        with pytest.raises(LedgerBusy, match=f"process {process.pid}"):
            Ledger.open(path, all_kinds(), read_only=read_only, wait=0.1)
        assert path.stat().st_atime == 1
        process.communicate("end\n")
    Ledger.open(path, all_kinds(), read_only=read_only).engine.close()
    if path.stat().st_atime == 1:
        pytest.skip("this file system does not keep when a file was last read")


def test_a_ledger_open_twice_in_a_process_stays_held_until_both_are_closed(tmp_path: Path) -> None:
    path, link = tmp_path / "ledger.duckdb", tmp_path / "link.duckdb"
    Ledger.create(path, all_kinds(), lambda _: None)
    link.symlink_to(path)
    first, second = Ledger.open(path, all_kinds()), Ledger.open(link, all_kinds())
    second.engine.close()
    process = writer(path, "a", 1)
    assert process.stdout is not None
    assert process.stdout.readline() == "started\n"
    time.sleep(0.3)
    first.add_document(document("held", "held"), [])
    assert process.poll() is None
    first.engine.close()
    assert process.communicate()[0] == "a-0\n"
    with Ledger.open(path, all_kinds(), read_only=True) as held:
        assert [row.id for row in held.documents()] == ["a-0", "held"]


def test_a_backup_is_a_ledger_and_overwrites_nothing(tmp_path: Path) -> None:
    path = tmp_path / "ledger.duckdb"
    writer(path, "a", 3).communicate()
    copy = backup(path, tmp_path / "copy.duckdb")
    assert whole_documents(copy) == {"a-0", "a-1", "a-2"}
    with pytest.raises(OutputError, match="overwrites nothing"):
        backup(path, copy)


def test_what_is_no_ledger_is_refused(tmp_path: Path) -> None:
    text = tmp_path / "locked.txt"
    text.write_text("not a database " * 1000, encoding="utf-8")
    with pytest.raises(LedgerError, match="cannot be opened"):
        Ledger.open(text, all_kinds())
    with pytest.raises(LedgerError, match="There is no ledger"):
        Ledger.open(tmp_path / "absent.duckdb", all_kinds())
