# Everything here needs python3.11 (or 3.12, 3.13: make PYTHON=python3.13 …), venv and make.
# `make help` says what there is.

PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
export PYTHONDONTWRITEBYTECODE ?= $(if $(CI),1,)
export PIP_REQUIRE_VIRTUALENV := 1

# The two stamps say which lock the venv was last made from. The dev lock is a superset of the
# other, with the same versions, so whoever has the tools has the demo too.
VENV_STAMP := $(VENV)/.made
RUN_STAMP := $(VENV)/.run-installed
DEV_STAMP := $(VENV)/.dev-installed

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help venv dev demo test test-servers check format bench evaluate soak lock clean

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
