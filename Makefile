# The verbs of Comity. Each sets up what it needs; set-up runs again when the lock or the project file changes.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
OUT ?= out
DATA ?= ../shared/data
export COMITY_LEDGER ?= $(OUT)/ledger.duckdb

.PHONY: setup help dossier test check bench bench-checks bench-reading bench-sources bench-votes docs fix lock clean

setup: $(READY) ## install everything into .venv

help: ## show the verbs
	@awk -F ': .*## |: ## ' '/^[a-z-]+:.*## / {printf "make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(0 if v >= (3, 11) else f"Comity needs Python 3.11 or newer; {sys.executable} is {v[0]}.{v[1]}. Name another: make PYTHON=python3.12 setup")'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing what Comity needs (about 1 GB, some minutes the first time) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $(READY)

dossier: $(READY) ## check the demonstration article and write the dossier on Azerbaijan and Russia
	@mkdir -p $(OUT)
	$(BIN)/comity check demo/azerbaijan-and-russia.md --out $(OUT)/check.html
	$(BIN)/comity dossier AZE RUS --with ARM,TUR --out $(OUT)/aze-rus.html

test: $(READY) ## run all tests
	$(BIN)/python -m pytest -n auto --dist loadfile

check: $(READY) ## lint, types, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY) ## the times that a user feels
	$(BIN)/python -m scripts.bench

bench-checks: $(READY) ## checks: faults found, sound claims confirmed, accusations, time
	$(BIN)/python -m scripts.bench_checks

bench-sources: $(READY) ## importing: time, memory, agreement with the files
	$(BIN)/python -m scripts.bench_sources

bench-votes: $(READY) ## measures of votes: time
	$(BIN)/python -m scripts.bench_votes $(DATA)

bench-reading: $(READY) ## reading: what is found, how sure, how fast
	$(BIN)/python -m scripts.bench_reading

docs: $(READY) ## write the generated pages and the output in the README
	$(BIN)/python -m scripts.make_docs
	$(BIN)/python -m scripts.readme

fix: $(READY) ## mend style and format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: ## pin what Comity needs
	$(BIN)/uv pip compile --universal --generate-hashes --python-version 3.11 --extra dev \
	  --no-header --no-emit-index-url --no-annotate --quiet pyproject.toml --output-file requirements.lock

clean: ## remove what was made, but not .venv
	rm -rf $(OUT) .mypy_cache .ruff_cache .pytest_cache .hypothesis
