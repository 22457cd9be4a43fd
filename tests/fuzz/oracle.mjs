// plan.py in CPython 3.13 compiled to WebAssembly: the same oracle on every machine.

import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { loadPyodide } from 'pyodide';

/** @param {string} path from this folder */
const read = (path) => readFileSync(fileURLToPath(new URL(path, import.meta.url)));

const python = await loadPyodide();
python.FS.mkdirTree('/tests/fuzz');
python.FS.mkdirTree('/tests/conformance/python');
python.FS.writeFile('/tests/fuzz/plan.py', read('plan.py'));
python.FS.writeFile('/tests/conformance/python/vloop.py', read('../conformance/python/vloop.py'));
python.runPython(`
import asyncio, sys
asyncio._set_running_loop(None)    # Pyodide runs a loop of its own all the time
sys.path.insert(0, "/tests/fuzz")
import plan
`);
const runLine = python.globals.get('plan').run_line;

for await (const line of createInterface({ input: process.stdin })) process.stdout.write(runLine(line));
