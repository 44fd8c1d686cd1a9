"""The offers of these files with their figures, as `main.py fit-loan` reads them.

python -m tests.core.offers.labelled FILE.csv
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from tests.core.offers.reckoning import expected
from tests.core.offers.told import sentences


def write(path: Path) -> int:
    """Write a line for each sentence; returns how many there are."""
    told = list(sentences())
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["text", "needs", "total_cost", "nominal_apr"])
        for text, rest in told:
            wanted = expected(rest)
            cost = "" if wanted.needs or wanted.cost is None else repr(float(wanted.cost))
            rows.writerow([text, wanted.needs, cost, repr(float(wanted.nominal))])
    return len(told)


if __name__ == "__main__":
    print(write(Path(sys.argv[1])))  # noqa: T201 - a command
