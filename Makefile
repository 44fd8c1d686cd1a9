# Each target sets up what it needs.
PYTHON ?= python3

.PHONY: help setup demo test check bench

help:
	@echo "make demo    try the bot in a browser, without an account"
	@echo "make check   hold lessons and quizzes to the rules"
	@echo "make test    look for everything that may be wrong with the code"
	@echo "make bench   measure how much it bears"
	@echo "make setup   make .venv alone, which the others do by themselves"

setup:
	@$(PYTHON) main.py setup

demo: setup
	@.venv/bin/python main.py demo

check: setup
	@.venv/bin/python main.py check

test: setup
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/python main.py check
	.venv/bin/python -m pytest -n logical --dist worksteal

bench: setup
	.venv/bin/python -m benchmarks
	.venv/bin/python -m benchmarks.live
	.venv/bin/python -m benchmarks.dashboard
	.venv/bin/python -m benchmarks.tools
