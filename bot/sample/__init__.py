"""Made-up learners, partners and events, to try the organisers' pages on and to measure them."""
