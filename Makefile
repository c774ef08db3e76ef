# Every command of the project; `make` alone lists them. Each works on a fresh machine.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest
LOCK := $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header

# `make test tests/paper` and `make bench pages`: the words after the first are no targets of their own.
WORDS := $(wordlist 2,$(words $(MAKECMDGOALS)),$(MAKECMDGOALS))
ifneq ($(filter test bench,$(firstword $(MAKECMDGOALS))),)
  $(foreach word,$(WORDS),$(eval .PHONY: $(word))$(eval $(word): ; @:))
endif
TESTS ?= $(if $(filter test,$(firstword $(MAKECMDGOALS))),$(WORDS))
NAME ?= $(if $(filter bench,$(firstword $(MAKECMDGOALS))),$(firstword $(WORDS)))

.PHONY: help setup demo test all-tests these-tests unit races soak wheel journeys cases check fmt bench lock clean
.DEFAULT_GOAL := help

help:  ## this list
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' Makefile | expand -t 18

setup:  ## environment from the locks, front-end packages, static files (nothing to do: under a second)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and sys.executable + " is Python " + \
	  sys.version.split()[0] + "; 3.11 or newer is needed. Name another: make PYTHON=python3.12 setup")'
	@$(PYTHON) scripts/setup.py

demo: setup  ## a demo school on http://127.0.0.1:$(PORT); PORT=8001, STAGE=council, SIZE=large, SEED=2 for others
	@THIDUA_HOME="$${THIDUA_HOME:-$(CURDIR)/var}" $(BIN)/thidua demo --port $(PORT) \
		$(if $(STAGE),--stage $(STAGE)) $(if $(SIZE),--size $(SIZE)) $(if $(SEED),--seed $(SEED))

test: setup  ## everything CI runs; `make test tests/paper` runs a path only
	@$(MAKE) --no-print-directory $(if $(TESTS),these-tests TESTS="$(TESTS)",all-tests)

these-tests:
	@$(PYTEST) $(TESTS)

all-tests:
	@$(BIN)/python scripts/need_debian.py
	@$(MAKE) --no-print-directory check
	@$(MAKE) --no-print-directory --keep-going unit races wheel journeys

unit: setup  ## tests that need neither PostgreSQL nor a browser, on all cores
	@$(PYTEST) -n auto --dist loadgroup tests --ignore tests/races --ignore tests/soak --ignore tests/wheel --ignore tests/journeys

races: setup  ## many at once, on PostgreSQL; a few processes killed
	@$(PYTEST) tests/races tests/soak

soak: setup  ## kill -9 at any moment, fifty times on each database; THIDUA_SOAK=500 for more
	@THIDUA_SOAK="$${THIDUA_SOAK:-50}" $(PYTEST) tests/soak

wheel: setup  ## builds dist/*.whl, installs it elsewhere, looks at its first page
	@$(PYTEST) tests/wheel

journeys: setup  ## people's ways through the pages, in Chromium, on up to four cores
	@$(BIN)/python scripts/need_debian.py
	@$(PYTEST) -n auto --maxprocesses 4 --dist loadgroup tests/journeys

cases: setup  ## the law only: its library and its worked examples
	@$(BIN)/thidua law check
	@$(PYTEST) tests/statute

check: setup  ## format, lint, types, floors, migrations, law library
	@$(BIN)/python scripts/check.py

fmt: setup  ## formats code and templates
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .
	@find src -name '*.html' -path '*/templates/*' > .djade-files; \
	xargs -a .djade-files $(BIN)/djade  --target-version 5.2 2>/dev/null; \
	xargs -a .djade-files $(BIN)/djade --target-version 5.2 --check; code=$$?; rm -f .djade-files; exit $$code

bench: setup  ## NAME=sheets: one benchmark; its last line is one JSON object
	@$(BIN)/python benchmarks/run.py $(NAME)

lock: setup  ## new lock files for requirements/*.in and package.json
	@$(LOCK) requirements/base.in -o requirements/base.txt
	@$(LOCK) requirements/dev.in -o requirements/dev.txt
	@$(LOCK) requirements/bulk.in -o requirements/bulk.txt
	@$(LOCK) requirements/bench.in -o requirements/bench.txt
	@$(LOCK) requirements/node.in -o requirements/node.txt
	@$(PYTHON) scripts/setup.py --lock-packages

clean:  ## forgets what was made, except the data under var/
	@rm -rf .venv node_modules dist build src/thidua/web/static/vendor src/thidua/web/collected src/paper/fonts/*.ttf
