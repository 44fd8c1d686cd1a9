"""The rules: pure functions and frozen dataclasses. No I/O, no await, no clock, no chance."""
