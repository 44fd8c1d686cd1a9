"""Use cases: one class a subject, one method a transaction."""
