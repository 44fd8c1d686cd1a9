"""Reading an offer as people type it: its numbers, what each of them is, and what must be asked."""
