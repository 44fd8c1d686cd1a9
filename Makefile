# Each target sets up what it needs.
PYTHON ?= python3

.PHONY: setup demo test check bench

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
	.venv/bin/python -m pytest


bench: setup
	.venv/bin/python -m benchmarks
	.venv/bin/python -m benchmarks.live
	.venv/bin/python -m benchmarks.dashboard
	.venv/bin/python -m benchmarks.tools
