"""The warning signs of scams in a message: reading it, finding them, and how they add up."""
