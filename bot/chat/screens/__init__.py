"""Results into text and keyboard: pure, one module a subject."""
