# Everything here needs python3.11 (or 3.12, 3.13: make PYTHON=python3.13 …), venv and make.
# `make help` says what there is.

PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
export PIP_REQUIRE_VIRTUALENV := 1

# The two stamps say which lock the venv was last made from. The dev lock is a superset of the
# other, with the same versions, so whoever has the tools has the demo too.
VENV_STAMP := $(VENV)/.made
RUN_STAMP := $(VENV)/.run-installed
DEV_STAMP := $(VENV)/.dev-installed

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help venv dev demo test test-servers check format bench worst peers evaluate soak lock clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 24

$(VENV_STAMP):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Followthrough needs Python 3.11 or newer; say which: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV) \
	  || { echo "Could not make a venv. On Debian: apt-get install python3-venv" >&2; exit 1; }
	@touch $@

$(RUN_STAMP): $(VENV_STAMP) requirements.lock pyproject.toml
	@echo "Installing what the program needs ..."
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(DEV_STAMP): $(VENV_STAMP) requirements-dev.lock pyproject.toml
	@echo "Installing the program and the tools ..."
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $(RUN_STAMP) $@

venv: $(RUN_STAMP) ## .venv with what the program and its demo need

dev: $(DEV_STAMP) ## the same and the tools

demo: $(RUN_STAMP) ## two months on a mailbox of its own (KEEP=1 leaves the server up)
	@$(BIN)/followthrough demo $(if $(filter-out 0,$(KEEP)),--keep)

PYTEST := $(BIN)/python -m pytest
JOBS ?= 2

# What the tests want from the system: Dovecot, a mail client with a terminal for it, and the judge of
# the units. With root and apt they are put there; otherwise this says what to install, the rest runs,
# and pytest's last line says what was left out. Under CI=true what is left out is a failure.
test: $(DEV_STAMP) ## everything, on the embedded server and on Dovecot
	@tools/system-packages.sh
	@$(PYTEST) -n $(JOBS) $(ARGS)

test-servers: $(DEV_STAMP) ## the promises about a mailbox on every server, with Cyrus and hoodiecrow
	@tools/system-packages.sh
	@$(BIN)/python -m tests.servers.install
	@FOLLOWTHROUGH_SERVERS=all $(PYTEST) -n $(JOBS) tests/contract $(ARGS)

check: $(DEV_STAMP) ## ruff and mypy --strict
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy --strict daemon/followthrough

format: $(DEV_STAMP) ## put the code into the house's shape
	@$(BIN)/ruff check --fix-only .
	@$(BIN)/ruff format .

bench: $(DEV_STAMP) ## 100,000 messages on Dovecot; figures also in build/bench.json
	@tools/system-packages.sh
	@$(BIN)/python -m benchmarks $(ARGS)

worst: $(DEV_STAMP) ## the most that a stranger's mail can cost; figures also in build/worst.json
	@$(BIN)/python -m benchmarks.worst $(ARGS)

# What other programs make of the same times. They want older libraries than ours, so they have a venv of their own;
# where it can't be made, their lines are left out and said so.
PEERS_VENV := build/peers-venv
$(PEERS_VENV)/.installed: requirements-peers.lock
	@echo "Installing ctparse and dateparser, to compare with ..."
	@$(PYTHON) -m venv --clear $(PEERS_VENV)
	@$(PEERS_VENV)/bin/python -m pip --disable-pip-version-check --quiet --retries 0 --timeout 15 \
	  install --require-hashes -r requirements-peers.lock
	@touch $@

peers: $(PEERS_VENV)/.installed ## what `make evaluate` compares times with

CORPORA ?= ../shared/corpora
evaluate: $(DEV_STAMP) ## how well mail is read, on labelled corpora (CORPORA=a folder)
	@$(MAKE) -s peers >&2 || rm -rf $(PEERS_VENV)
	@$(BIN)/python -m benchmarks.evaluate $(CORPORA) $(ARGS)

soak: $(DEV_STAMP) ## every crash point and every cut; takes hours
	@tools/system-packages.sh
	@$(PYTEST) -n $(JOBS) -m soak --timeout 7200 $(ARGS)

# uv resolves for every supported Python at once and writes no address; it is not needed otherwise.
LOCK_VENV := build/lock-venv
UPGRADE ?=
lock: ## both lock files anew (UPGRADE=1 takes newer versions)
	@test -x $(LOCK_VENV)/bin/uv || { $(PYTHON) -m venv --clear $(LOCK_VENV) && $(LOCK_VENV)/bin/pip install --quiet uv; }
	@$(LOCK_VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	  $(if $(UPGRADE),--upgrade) --extra demo --group build pyproject.toml -o requirements.lock
	@$(LOCK_VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	  $(if $(UPGRADE),--upgrade) --extra demo --extra holidays --group dev -c requirements.lock pyproject.toml -o requirements-dev.lock
	@$(LOCK_VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	  $(if $(UPGRADE),--upgrade) benchmarks/evaluate/peers.in -o requirements-peers.lock
	@! grep -n '://' requirements.lock requirements-dev.lock requirements-peers.lock

clean: ## all that was made here, the venv too
	@rm -rf $(VENV) build dist .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@find daemon tests benchmarks tools -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
