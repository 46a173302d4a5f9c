# make demo   set up and run the main job on invented data
# make test   set up and run every test, as CI does
# make check  style, types, architecture
# make docs   the generated reference pages
# make bench  measurements (long)
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready

.PHONY: demo test check docs bench clean

demo: $(READY)
	$(BIN)/sempadan demo

test: $(READY)
	$(BIN)/python -m pytest

check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m pytest -n 0 tests/house

docs: $(READY)
	$(BIN)/python -m sempadan.cli.reference docs/reference
	$(BIN)/python -m sempadan.schema.reference docs/reference
	$(BIN)/python -m sempadan.identity.reference docs/reference

bench: $(READY)
	$(BIN)/python bench/demo_seeds.py

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Sempadan needs Python 3.11 or later; name it: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[joint,dev]'
	touch $(READY)

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
