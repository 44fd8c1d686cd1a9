"""Lessons on disk: their schema, their faults, and the catalogue made of them."""
