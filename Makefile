# Each target sets up .venv by itself, once, and again after the lock or pyproject.toml has changed.
# What is a program's job is `python -m bimtek …` and works without make; ARGS goes to it: make demo ARGS=--help

.DEFAULT_GOAL := help
.PHONY: demo room lab test test-long check bench lock help

# nbgrader calls alembic, and the notebooks call Python, by name: ours come first
export PATH := $(CURDIR)/.venv/bin:$(PATH)
unexport PYTHONHOME PYTHONPATH VIRTUAL_ENV

STAMP := .venv/bimtek-stamp
BIN := .venv/bin
BIMTEK := $(BIN)/python -m bimtek

demo: $(STAMP) ## play a whole workshop with the sample cohort and write the plan into build/demo
	$(BIMTEK) demo --out build/demo $(ARGS)

room: $(STAMP) ## open the room: the participants' pages and the facilitator's desk
	$(BIMTEK) room $(ARGS)

lab: $(STAMP) ## open the four notebooks in JupyterLab
	$(BIMTEK) lab $(ARGS)

test: check ## check, then run all tests that fit in 12 minutes
	$(BIN)/pytest -n 2 --dist loadgroup $(ARGS)

test-long: $(STAMP) ## run the tests that do not fit, and change every bound of every check to see one fail
	$(BIN)/pytest -m long $(ARGS)
	$(BIN)/python scripts/mutate_checks.py

check: $(STAMP) ## lint, format, types, layers and the structure of the course
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIMTEK) check

bench: $(STAMP) ## measure what people wait for, beside the stock way (ARGS="--minutes 5")
	$(BIMTEK) bench
	$(BIN)/python -m tests.bench $(ARGS)

lock: $(STAMP) ## make requirements.lock and environment.yml anew (ARGS=--upgrade for newer releases)
	$(BIN)/python scripts/lock.py $(ARGS)

help: ## print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# Any Python from 3.11 on will do: what PYTHON names, or else the first of these that is new enough.
$(STAMP): requirements.lock pyproject.toml scripts/set_up.py
	@for python in $(PYTHON) python3 python3.13 python3.12 python3.11 python; do \
		if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			exec $$python scripts/set_up.py; \
		fi; \
	done; \
	echo 'bimtek needs Python 3.11 or newer and found none. Install it, or name it: make PYTHON=… $(MAKECMDGOALS)' >&2; \
	exit 1
