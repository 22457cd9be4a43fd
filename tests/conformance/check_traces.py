"""Checks trace files: valid JSON, slices that begin and end in turn, arrows from slice to slice.

    python3 check_traces.py <folder of .json files>
"""

import json
import sys
from collections import defaultdict
from pathlib import Path

# Ends are put a little later where an arrow has to begin within the slice; microseconds.
NUDGE = 0.1


def faults(records):
    """What is wrong with the records of one file, a line each."""
    open_slices = defaultdict(list)
    last_time = defaultdict(float)
    arrows = defaultdict(list)
    for record in records:
        kind = record["ph"]
        track = (record["pid"], record["tid"])
        if kind in "BEXi":
            if record["ts"] < last_time[track] - NUDGE:
                yield f"{track}: {record} comes after {last_time[track]}"
            last_time[track] = record["ts"]
        if kind == "B":
            open_slices[track].append(record["name"])
        elif kind == "E":
            if not open_slices[track]:
                yield f"{track}: nothing ends at {record['ts']}"
            else:
                open_slices[track].pop()
        elif kind in "sf":
            arrows[record["id"]].append(kind)
    for track, names in open_slices.items():
        if names:
            yield f"{track}: never ends: {names}"
    for number, ends in arrows.items():
        if sorted(ends) != ["f", "s"]:
            yield f"arrow {number} has the ends {ends}"


def main(folder):
    files = sorted(Path(folder).glob("*.json"))
    wrong = 0
    for file in files:
        for fault in faults(json.loads(file.read_text())):
            wrong += 1
            print(f"{file.name}: {fault}")
    print(f"{len(files)} files")
    return 1 if wrong or not files else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
