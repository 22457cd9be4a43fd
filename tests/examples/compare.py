"""Runs every example on the virtual clock and compares what it prints with what it should.

    python3 tests/examples/compare.py [--build build/native] [--only hello]
    python3 tests/examples/compare.py --wasm build/wasm

The C++ program and the Python original must both print expected.txt, and expected-stderr.txt where
there is one (else nothing) to stderr. With --wasm, so must each program's WebAssembly build, run by
Node. A run that cannot but print something else has files of its own: expected-python.txt,
expected-wasm.txt, expected-wasm-stderr.txt.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.append(str(HERE.parent))

from comparison import Report, decode, difference

EXAMPLES = ROOT / "examples"
WASM_RUNNER = ROOT / "wasm/toolchain/run-program.mjs"
TIME_LIMIT = 30  # seconds; on the virtual clock a program is over at once
FILES = ("main.cpp", "original.py", "expected.txt")
FIELDS = {"id", "title", "summary", "group"}
OPTIONAL = {"variantOf"}


def expected(example, variant, end):
    """What is to be printed. end: of the file's name."""
    for name in (f"expected-{variant}{end}", f"expected{end}"):
        if (example / name).exists():
            return decode((example / name).read_bytes())
    return ""


def problems_of(command, example, variant):
    """Runs the command. Gives texts that say how it differs from what the example expects.

    variant: "native", "python" or "wasm".
    """
    environment = os.environ | {"ASYNCIO_CLOCK": "virtual", "PYTHONIOENCODING": "utf-8"}
    try:
        done = subprocess.run(command, env=environment, capture_output=True, timeout=TIME_LIMIT)
    except subprocess.TimeoutExpired:
        return [f"      not over after {TIME_LIMIT} s"]
    except OSError as error:
        return [f"      cannot be started: {error}"]
    return [
        *([f"      exit status {done.returncode}, not 0"] if done.returncode else []),
        *difference("stdout", expected(example, variant, ".txt"), decode(done.stdout)),
        *difference("stderr", expected(example, variant, "-stderr.txt"), decode(done.stderr)),
    ]


def catalog_problems(catalog):
    problems = [
        f"      entry {entry.get('id', '?')} has the fields {sorted(entry)}"
        for entry in catalog
        if set(entry) - OPTIONAL != FIELDS or not all(entry.values())
    ]
    ids = [entry.get("id") for entry in catalog]
    problems += [
        f"      {entry['id']} is a variant of {entry['variantOf']}, which is no lesson"
        for entry in catalog
        if "variantOf" in entry and not any(e["id"] == entry["variantOf"] and "variantOf" not in e for e in catalog)
    ]
    folders = {path.name for path in EXAMPLES.iterdir() if path.is_dir()}
    problems += [f"      {id} is listed more than once" for id in {i for i in ids if ids.count(i) > 1}]
    problems += [f"      {id} has no folder" for id in ids if id not in folders]
    problems += [f"      {folder}/ is not listed" for folder in sorted(folders.difference(ids))]
    problems += [
        f"      {folder}/{name} is missing"
        for folder in sorted(folders)
        for name in FILES
        if not (EXAMPLES / folder / name).exists()
    ]
    return problems


def parse_arguments():
    parser = argparse.ArgumentParser(description="Compares what the examples print with what they should.")
    parser.add_argument("--build", type=Path, default=ROOT / "build/native", help="the native build")
    parser.add_argument("--wasm", type=Path, help="the WebAssembly build, to be run as well")
    parser.add_argument("--only", metavar="ID", help="compare this example alone")
    return parser.parse_args()


def main():
    arguments = parse_arguments()
    catalog = json.loads((EXAMPLES / "catalog.json").read_text(encoding="utf-8"))
    ids = [entry["id"] for entry in catalog if arguments.only in (None, entry["id"])]
    if not ids:
        sys.exit(f"no example is called {arguments.only}")

    report = Report()
    report.add("the catalogue lists every folder", catalog_problems(catalog))
    for id in ids:
        example = EXAMPLES / id
        native = [arguments.build / "examples" / id]
        report.add(f"{id}: native", problems_of(native, example, "native"))
        python = [sys.executable, HERE / "virtual_clock.py", example / "original.py"]
        report.add(f"{id}: python", problems_of(python, example, "python"))
        if arguments.wasm:
            programs = arguments.wasm / "programs"
            wasm = ["node", WASM_RUNNER, programs / "glue.mjs", programs / f"{id}.wasm"]
            report.add(f"{id}: wasm", problems_of(wasm, example, "wasm"))

    report.print_sum()
    sys.exit(1 if report.failed else 0)


if __name__ == "__main__":
    main()
