"""Runs the Python originals again, so that what the ports must print is what CPython does print.

    python3 tests/conformance/oracle.py [--python ~/python-3.13/bin/python3] [--only 301]

Each original must print expected/<name>.expected. CPython 3.11 and 3.12 print something else for
some, which is in <name>.expected-3.11 beside it; programs that say `# needs: 3.13` are skipped there.

Checks as well that each original has its port, and each port its original.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))

from comparison import Report, decode, difference

ORIGINALS = HERE / "python"
EXPECTED = HERE / "expected"
PROGRAMS = "[0-9]*"
OLDEST = (3, 11)  # has TaskGroup, timeout and ExceptionGroup
ORACLE = (3, 13)  # the version whose behaviour is the expected one
TIME_LIMIT = 60  # seconds; on the virtual clock a program is over at once


def version_of(python):
    """The version as a tuple, or None if that is no Python that runs."""
    try:
        shown = subprocess.run(
            [python, "-c", "import sys; print(*sys.version_info[:2])"], capture_output=True, text=True, check=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return None
    return tuple(map(int, shown.split()))


def find_python():
    """The Python of the oracle's version if there is one, else the one that runs this."""
    for python in filter(None, map(shutil.which, ("python{}.{}".format(*ORACLE), "python3"))):
        if (version_of(python) or (0,)) >= ORACLE:
            return python
    return sys.executable


def expected_outputs(name, version):
    """The texts of which the original must print one."""
    outputs = [EXPECTED / f"{name}.expected"]
    if version < ORACLE:
        older = EXPECTED / f"{name}.expected-3.11"
        # 3.12 has some of the changes already.
        outputs = [older, *(outputs if version > OLDEST else [])] if older.exists() else outputs
    return [output.read_text(encoding="utf-8") for output in outputs]


def needed_version(original):
    needs = re.search(r"^# needs: (\d+)\.(\d+)$", original.read_text(encoding="utf-8"), re.MULTILINE)
    return tuple(map(int, needs.groups())) if needs else OLDEST


def problems_of(python, version, original):
    """Runs the original. Gives texts that say how it differs from what is expected."""
    environment = os.environ | {
        "PYTHONPATH": str(ORIGINALS),
        "PYTHONIOENCODING": "utf-8",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    try:
        done = subprocess.run([python, original], env=environment, capture_output=True, timeout=TIME_LIMIT)
    except subprocess.TimeoutExpired:
        return [f"      not over after {TIME_LIMIT} s"]
    printed = decode(done.stdout)
    expected = expected_outputs(original.stem, version)
    return [
        *([f"      exit status {done.returncode}, not 0"] if done.returncode else []),
        *([] if printed in expected else difference("stdout", expected[0], printed)),
        *difference("stderr", "", decode(done.stderr)),
    ]


def names(pattern):
    return {path.stem for path in HERE.glob(pattern)}


def missing():
    """Texts that say which program lacks its port, its original or its expected output."""
    originals = names(f"python/{PROGRAMS}.py")
    ports = names(f"{PROGRAMS}.cpp")
    return [
        *(f"      {name} has no port" for name in sorted(originals - ports)),
        *(f"      {name} has no original" for name in sorted(ports - originals)),
        *(f"      {name} has no expected output" for name in sorted(originals - names("expected/*.expected"))),
    ]


def main():
    parser = argparse.ArgumentParser(description="Compares what the Python originals print with what is expected.")
    parser.add_argument("--python", help="the Python to run; by default one that is new enough, if it is installed")
    parser.add_argument("--only", metavar="NUMBER", default="", help="run the programs that begin so alone")
    arguments = parser.parse_args()
    python = arguments.python or find_python()
    version = version_of(python)
    if version is None:
        sys.exit(f"{python} cannot be run")
    print("CPython {}.{}".format(*version))

    report = Report()
    report.add("every original has its port, every port its original", missing())
    originals = sorted(ORIGINALS / f"{name}.py" for name in names(f"python/{PROGRAMS}.py") if name.startswith(arguments.only))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        runnable = [original for original in originals if version >= needed_version(original)]
        outcomes = dict(zip(runnable, pool.map(lambda original: problems_of(python, version, original), runnable)))
    for original in originals:
        if original in outcomes:
            report.add(original.stem, outcomes[original])
        else:
            report.skip(original.stem, "needs CPython {}.{}".format(*needed_version(original)))
    report.print_sum()
    sys.exit(1 if report.failed else 0)


if __name__ == "__main__":
    main()
