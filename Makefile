# Everything a newcomer needs; each target is one script that also runs without make.
.PHONY: help run test fast lint fmt messages bench

help:  ## Show this list.
	@sed -n 's/^\([a-z]*\):  *## /  make \1\t/p' Makefile | expand -t 20

run:  ## Serve the demo district on http://localhost:8000/ (PORT=… DATA_DIR=… to change).
	@sh scripts/run

test:  ## Fetch what is missing and run every check: lint, fast, access, databases, faults, browser.
	@sh scripts/test

fast:  ## The tests without servers of their own, under a minute.
	@sh scripts/test fast

lint:  ## Style, types, arrows, templates, migrations.
	@sh scripts/test lint

fmt:  ## Put Python into shape.
	@sh scripts/develop ruff format .
	@sh scripts/develop ruff check --fix-only --quiet .

messages:  ## Collect the texts of the pages and compile the translations.
	@sh scripts/develop python scripts/messages.py

bench:  ## Measure against named peers on this machine.
	@sh scripts/develop python -m bench
