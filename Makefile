# `make help` lists what there is; everything else builds what it needs in .venv first.
.DEFAULT_GOAL := help
.PHONY: help demo test lint docs schemas golden bench fuzz campaign fuzz-guided attack metamorphic validate mutants house same browser readers engines

PYTHON ?= $(firstword $(foreach p,python3 python3.14 python3.13 python3.12 python3.11,$(shell $p -c 'import sys; sys.version_info >= (3, 11) and print("$p")' 2>/dev/null)))
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
RUN := PATH="$(CURDIR)/$(BIN):$$PATH"

help: ## Show these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

demo: .venv/runtime ## Classify the embedded sample
	@$(BIN)/kano demo

test: .venv/dev ## Run every test
	$(RUN) $(BIN)/python -m pytest -n 2

lint: .venv/dev ## Check style, types, import layers and that the documentation is up to date
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(RUN) $(BIN)/lint-imports
	$(RUN) $(BIN)/cog --check README.md docs/*.md
	$(RUN) $(BIN)/python docs/schemas.py --check
	$(RUN) $(BIN)/python docs/settings_files.py --check

docs: .venv/dev ## Rewrite what the documentation quotes from the program
	$(RUN) $(BIN)/cog -r README.md docs/*.md

schemas: .venv/dev ## Write what follows from declarations: schemas, and the types of options
	$(RUN) $(BIN)/python docs/schemas.py
	$(RUN) $(BIN)/python docs/settings_files.py

golden: .venv/dev ## Rewrite the expected outputs; read the difference before you commit it
	KANO_GOLDEN=1 $(RUN) $(BIN)/python -m pytest -k golden
	git --no-pager diff --stat -- tests/golden

bench: .venv/dev ## Print the speed ratios
	@for script in tests/benchmarks/*.py; do echo "== $$script"; $(RUN) $(BIN)/python "$$script" || exit 1; done

fuzz: .venv/dev ## Read thousands of spoilt, moved and changed exports (two minutes)
	$(RUN) $(BIN)/python -m tests.fuzz.mutants
	$(RUN) $(BIN)/python -m tests.fuzz.workbooks

campaign: .venv/dev ## Read mutants of every format, beside other readers of it; goes on where it ended: make campaign MANY=100000
	$(RUN) $(BIN)/python -m tests.fuzz.wide.campaign $(or $(MANY),100000)

metamorphic: .venv/dev ## Write surveys down in thousands of ways and count what becomes of their tallies (minutes)
	$(RUN) $(BIN)/python -m tests.contact.metamorphic

fuzz-guided: .venv/fuzz ## Let coverage lead changed files further and further into the readers (25 minutes)
	$(RUN) $(BIN)/python -m tests.fuzz.guided 300

attack: .venv/dev ## Look for people in the small groups of 10,000 random tables (minutes)
	$(RUN) $(BIN)/python -m tests.safety.recover 10000
	$(RUN) $(BIN)/python -m tests.safety.redraw 1000

browser: .venv/dev tests/browser/node_modules ## Drive the pages of reports in Chromium: console, keys, contrast, screen readers (a minute)
	@rm -rf .cache/pages
	$(RUN) $(BIN)/python -m tests.browser.pages .cache/pages
	@cd tests/browser && node drive.mjs ../../.cache/pages

readers: .venv/dev .cache/readers/node_modules/survey-core ## Open hostile reports and forms in LibreOffice, Chromium, node, survey-core and pyxform (a minute)
	@for program in soffice node; do command -v $$program >/dev/null || { echo "make readers needs $$program"; exit 1; }; done
	KANO_READERS=1 SURVEY_CORE=$(CURDIR)/.cache/readers/node_modules/survey-core $(RUN) $(BIN)/python -m pytest \
		tests/forms/test_hostile.py tests/forms/test_real_importers.py tests/safety/test_hostile_reports.py

engines: .venv/engines ## Count in PostgreSQL, on a local Dask cluster and in Spark, with workers killed (minutes)
	PYSPARK_PYTHON=$(CURDIR)/$(BIN)/python $(RUN) $(BIN)/python -m pytest tests/clusters

validate: .venv/dev ## Run the simulations behind docs/methods.md (minutes)
	$(RUN) $(BIN)/python -m tests.validation

mutants: .venv/dev ## Change the code of a room in small ways and count what its tests notice: make mutants ROOM=measures
	$(RUN) $(BIN)/python -m tests.mutation $(or $(ROOM),measures) $(SIZE)

house: .venv/dev ## Print how the code is built, beside its limits
	@$(BIN)/python -m tests.structure.house

same: .venv/dev ## Compare what this tree and another answer, byte for byte: make same REF=main
	@$(BIN)/python -m tests.structure.same $(or $(REF),HEAD) $(FOLDERS)

# A virtual environment made once: first what the program needs, then what its developers need.
.venv/runtime: pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "kano needs Python 3.11 or later; none was found. Name one: make PYTHON=/path/to/python"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(PIP) install --upgrade "pip>=25.1"
	$(PIP) install --constraint constraints.txt --editable .
	@touch $@

.venv/dev: .venv/runtime
	$(PIP) install --constraint constraints.txt --group dev
	@touch $@

.venv/fuzz: .venv/dev
	$(PIP) install --constraint constraints.txt --group fuzz
	@touch $@

# Spark needs the machine's Java, and the server of PostgreSQL is the machine's own.
.venv/engines: .venv/dev
	$(PIP) install --constraint constraints.txt --group engines
	@touch $@

# Chromium is the machine's own (or that of $CHROMIUM); what drives it comes from npm.
.cache/readers/node_modules/survey-core:
	npm install --prefix .cache/readers --no-save --no-audit --no-fund survey-core@3.1.1

tests/browser/node_modules: tests/browser/package-lock.json
	cd tests/browser && npm ci --no-audit --no-fund
	@touch $@
