"""A process that reads documents for another: batches of texts come in, the facts of each go out."""

from __future__ import annotations

import copyreg
import os
import pickle
import signal
import sys
from collections.abc import Mapping
from types import MappingProxyType
from typing import BinaryIO

from comity.actors import registry
from comity.core.errors import ComityError
from comity.core.facts import Fact
from comity.language.model import Written

Facts = tuple[Fact, ...]


def _frozen(positions: dict[str, str]) -> MappingProxyType[str, str]:
    return MappingProxyType(positions)


copyreg.pickle(MappingProxyType, lambda mapping: (_frozen, (dict(mapping),)))


def facts_of(batch: list[Written], instruments: Mapping[str, str]) -> list[Facts]:
    """The facts of each document; documents that stand side by side are parsed together, which is faster."""
    from comity.language.analysis import analyse_many
    from comity.reading import read

    names = registry()
    return [tuple(read(analysis, names, instruments)) for analysis in analyse_many(batch, names)]


def answer(requests: BinaryIO, answers: BinaryIO) -> None:
    """Read the known instruments, then batches until there are no more, and write the facts or the error of each."""
    instruments: dict[str, str] = pickle.load(requests)
    while True:
        try:
            batch: list[Written] = pickle.load(requests)
        except EOFError:
            return
        try:
            found: list[Facts] | ComityError = facts_of(batch, instruments)
        except ComityError as error:
            found = error
        pickle.dump(found, answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()


def main() -> None:
    """Serve the process that started this one, over its pipes; whatever is printed meanwhile goes to the errors."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    answer(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
