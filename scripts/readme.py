"""Put the real output of the commands that the README shows into it, on a ledger made for the purpose."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
BLOCK = re.compile(r"```console\n((?:\$ [^\n]+\n)+)```\n<!-- output -->\n(.*?)<!-- end -->\n", re.DOTALL)
PREPARED = "<!-- output: make dossier -->\n(.*?)<!-- end -->\n"
MAKE = (
    "check demo/azerbaijan-and-russia.md --out out/check.html",
    "dossier AZE RUS --with ARM,TUR --out out/aze-rus.html",
)


def filled(text: str) -> str:
    """The README with every output block filled by running its commands."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = str(Path(folder) / "ledger.duckdb")
        made = "".join(_run(f"comity {command}", ledger, Path(folder)) for command in MAKE)
        text = re.sub(
            PREPARED, lambda _: f"<!-- output: make dossier -->\n```\n{made}```\n<!-- end -->\n", text, flags=re.DOTALL
        )
        return BLOCK.sub(lambda found: _block(found.group(1), ledger, Path(folder)), text)


def _block(commands: str, ledger: str, folder: Path) -> str:
    said = "".join(_run(line.removeprefix("$ "), ledger, folder) for line in commands.splitlines())
    return f"```console\n{commands}```\n<!-- output -->\n```\n{said}```\n<!-- end -->\n"


def _run(command: str, ledger: str, folder: Path) -> str:
    """What a command prints; ``out/`` lies in the folder, everything else in the project."""
    there = command.replace("--out out/", f"--out {folder}/out/").replace("comity ", f"{_comity()} ", 1)
    done = subprocess.run(
        ["bash", "-c", there], cwd=ROOT, capture_output=True, text=True, env={**os.environ, "COMITY_LEDGER": ledger}
    )
    if done.returncode:
        raise RuntimeError(f"{command}: {done.stderr}")
    return done.stdout.replace(f"{folder}/", "").replace("\t", "  ")


def _comity() -> Path:
    return Path(sys.executable).with_name("comity")


if __name__ == "__main__":
    README.write_text(filled(README.read_text(encoding="utf-8")), encoding="utf-8")
