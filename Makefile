# Samverkan's commands; `make help` lists them. Everything that they make is ignored by git.

PYTHON ?= python3
PORT ?= 8000
JOBS ?= 2

export UV_PYTHON_DOWNLOADS := never
export PATH := $(CURDIR)/.venv/bin:$(PATH)
# What one command compiles the next one reads: half of the time until a first test runs.
export PYTHONDONTWRITEBYTECODE :=
MANAGE := python manage.py

MIGRATIONS := $(wildcard */migrations/*.py site/samverkan/*/migrations/*.py)
CATALOGUES := $(wildcard locale/*/LC_MESSAGES/*.po site/samverkan/locale/*/LC_MESSAGES/*.po)
FRONTEND := $(shell find site/samverkan/frontend -type f 2>/dev/null)
BUILT := site/samverkan/static/build/.built

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test test-databases test-postgres test-sqlite test-browser check bench format lock screenshots clean

help:  ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# --- Run -----------------------------------------------------------------------------------------

run: port-is-free  ## Start the site with its demo on http://localhost:8000 (PORT= to change)
	@SITE_URL=http://localhost:$(PORT) $(MAKE) --no-print-directory --silent --jobs=2 var/.loaded
	@exec .venv/bin/python bin/serve.py $(PORT)

.PHONY: port-is-free
port-is-free:
	@bin/python $(PYTHON) bin/serve.py --check $(PORT)

# --- Test ----------------------------------------------------------------------------------------

test: .venv/.dev $(BUILT) var/.compiled  ## Run every test: PostgreSQL, then SQLite, beside them a browser
	@echo "Running the tests; each part shows what it found when it ends"
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target test-databases test-browser

test-databases:
	@$(MAKE) --no-print-directory test-postgres
	@$(MAKE) --no-print-directory test-sqlite

test-postgres: .venv/.dev $(BUILT) var/.compiled  ## Run the tests that need no browser on PostgreSQL
	pytest -n $(JOBS) -m "not browser"

test-sqlite: .venv/.dev $(BUILT) var/.compiled  ## Run the tests that touch the database on SQLite
	TEST_DATABASE_URL=sqlite pytest -n $(JOBS) -m "not browser" --only-database

test-browser: .venv/.dev $(BUILT) var/.compiled  ## Run the tests that drive Chromium
	CHROMIUM="$$(bin/chromium)" pytest -m browser tests/browser

# --- Check and tidy ------------------------------------------------------------------------------

check: .venv/.dev var/.compiled  ## Lint, type-check and check settings, migrations, catalogues
	ruff check .
	ruff format --check .
	djlint --quiet --lint .
	djlint --quiet --check .
	mypy
	PYTHONPATH=site:. lint-imports
	$(MANAGE) makemigrations --check --dry-run
	$(MANAGE) catalogues check
	bin/check-deploy

format: .venv/.dev  ## Format Python and templates
	ruff check --fix .
	ruff format .
	djlint --quiet --reformat .

lock:  ## Renew the lock files from requirements/*.in and package.json
	@for name in tools node base dev; do \
	  bin/uv pip compile --quiet --upgrade --universal --generate-hashes --python-version 3.11 \
	    --no-header --no-emit-index-url --no-emit-find-links \
	    requirements/$$name.in -o requirements/$$name.txt || exit 1; \
	done
	bin/npm update --package-lock-only

# --- Measure and show ----------------------------------------------------------------------------

bench: .venv/.dev $(BUILT) var/.compiled  ## Measure speed and weight; writes docs/performance.md
	python -m tests.bench

screenshots: .venv/.dev $(BUILT) var/.compiled  ## Take pictures of every page type into var/screenshots
	CHROMIUM="$$(bin/chromium)" python -m tests.browser.screenshots

clean:  ## Remove everything that the other targets made, the demo's database included
	rm -rf .venv .tools node_modules var site/samverkan/static/build
	find locale site -name '*.mo' -delete

# --- What the targets above stand on --------------------------------------------------------------

.venv/bin/python:
	@echo "Making .venv"
	@bin/uv venv --quiet --allow-existing --python \
	  "$$(bin/python $(PYTHON) -c 'import sys; print(sys.executable)')" .venv

.venv/.base: requirements/base.txt | .venv/bin/python
	@echo "Installing Python packages"
	@bin/uv pip install --quiet --python .venv --require-hashes --compile-bytecode -r $<
	@touch $@

.venv/.dev: requirements/dev.txt | .venv/bin/python
	@echo "Installing Python packages for tests and checks"
	@bin/uv pip sync --quiet --python .venv --require-hashes --compile-bytecode $<
	@touch $@ .venv/.base

node_modules/.installed: package-lock.json | .venv/bin/python
	@echo "Installing front-end packages"
	@bin/npm ci --silent
	@touch $@

$(BUILT): node_modules/.installed package.json $(FRONTEND)
	@echo "Building styles and scripts"
	@bin/npm run --silent build
	@touch $@

var/.compiled: $(CATALOGUES) | .venv/.base
	@echo "Compiling translations"
	@mkdir -p var
	@$(MANAGE) catalogues compile >/dev/null
	@touch $@

var/.migrated: .venv/.base $(MIGRATIONS)
	@echo "Preparing the database"
	@mkdir -p var
	@bin/manage migrate --skip-checks --verbosity 0
	@touch $@

# The demo only the first time: what has been edited since stays. Roles follow the code.
var/.loaded: var/.migrated var/.compiled $(BUILT)
	@if test -e $@; then bin/manage setup_roles --verbosity 0; \
	else echo "Loading the demo"; bin/manage load_demo; fi
	@touch $@
