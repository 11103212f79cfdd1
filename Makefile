# The verbs of Comity. Each sets up what it needs; set-up runs again when the lock or the project file changes.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
OUT ?= out
DATA ?= ../shared/data
export COMITY_LEDGER ?= $(OUT)/ledger.duckdb

.PHONY: setup dossier test check bench bench-reading bench-sources bench-votes docs fix lock clean

setup: $(READY)

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(0 if v >= (3, 11) else f"Comity needs Python 3.11 or newer; {sys.executable} is {v[0]}.{v[1]}. Name another: make PYTHON=python3.12 setup")'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing what Comity needs (about 1 GB, some minutes the first time) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $(READY)

dossier: $(READY)
	@mkdir -p $(OUT)
	$(BIN)/comity read demo/azerbaijan-and-russia.md
	$(BIN)/comity dossier AZE RUS --with ARM,TUR --out $(OUT)/aze-rus.html

test: $(READY)
	$(BIN)/python -m pytest -n auto --dist loadfile

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY)
	$(BIN)/python -m scripts.bench

bench-sources: $(READY)
	$(BIN)/python -m scripts.bench_sources

bench-votes: $(READY)
	$(BIN)/python -m scripts.bench_votes $(DATA)

bench-reading: $(READY)
	$(BIN)/python -m scripts.bench_reading

docs: $(READY)
	$(BIN)/python -m scripts.make_docs
	$(BIN)/python -m scripts.readme

fix: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock:
	$(BIN)/uv pip compile --universal --generate-hashes --python-version 3.11 --extra dev \
	  --no-header --no-emit-index-url --no-annotate --quiet pyproject.toml --output-file requirements.lock

clean:
	rm -rf $(OUT) .mypy_cache .ruff_cache .pytest_cache .hypothesis
