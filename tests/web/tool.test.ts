import { describe, expect, test } from 'vitest';
import { FileTree } from '../../web/compiler/file-tree.ts';
import { runTool, type Instantiate } from '../../web/compiler/tool.ts';

const SUCCESS = 0;
const WRITE = 64n;
const CREATE = 1;

type Wasi = Record<string, (...args: (number | bigint)[]) => number>;

/** A tool that is a JavaScript function: it has a memory, and calls the WASI functions that it is given. */
function toolOf(main: (wasi: Wasi, memory: DataView) => void): Instantiate {
  return (imports) => {
    const memory = new WebAssembly.Memory({ initial: 1 });
    const start = () => main(imports['wasi_snapshot_preview1'] as Wasi, new DataView(memory.buffer));
    return { exports: { memory, _start: start } } as unknown as WebAssembly.Instance;
  };
}

/** Writes a text at an address, and that address and its length as one buffer at address 0. */
function asBuffer(memory: DataView, text: string, address = 64): void {
  const bytes = new TextEncoder().encode(text);
  new Uint8Array(memory.buffer).set(bytes, address);
  memory.setUint32(0, address, true);
  memory.setUint32(4, bytes.length, true);
}

describe('a tool', () => {
  test('is given its command line', () => {
    let sizes: number[] = [];
    const tool = toolOf((wasi, memory) => {
      wasi['args_sizes_get']!(0, 4);
      sizes = [memory.getUint32(0, true), memory.getUint32(4, true)];
    });
    runTool(tool, ['clang++', '-cc1'], new FileTree());
    expect(sizes).toEqual([2, 'clang++ -cc1 '.length]);
  });

  test('tells its exit status, and what it wrote to both streams', () => {
    const tool = toolOf((wasi, memory) => {
      for (const [stream, text] of [[2, 'wárning\n'], [1, 'done\n']] as const) {
        asBuffer(memory, text);
        wasi['fd_write']!(stream, 0, 1, 8);
      }
      wasi['proc_exit']!(3);
    });
    expect(runTool(tool, ['tool'], new FileTree())).toEqual({ status: 3, text: 'wárning\ndone\n' });
  });

  test('finds the files of the tree, and leaves its own there', () => {
    const files = new FileTree();
    files.addText('/work/main.cpp', 'source');
    const errors: number[] = [];
    const tool = toolOf((wasi, memory) => {
      const open = (path: string, flags: number, rights: bigint) => {
        asBuffer(memory, path, 128);
        const status = wasi['path_open']!(3, 0, 128, path.length, flags, rights, 0n, 0, 32);
        errors.push(status);
        return memory.getUint32(32, true);
      };
      open('work/main.cpp', 0, 0n);
      open('work/missing.hpp', 0, 0n);
      const output = open('work/main.o', CREATE, WRITE);
      asBuffer(memory, 'object');
      wasi['fd_write']!(output, 0, 1, 8);
    });
    runTool(tool, ['tool'], files);
    expect(errors[0]).toBe(SUCCESS);
    expect(errors[1]).not.toBe(SUCCESS);
    expect(errors[2]).toBe(SUCCESS);
    expect(new TextDecoder().decode(files.take('/work/main.o'))).toBe('object');
  });

  test('that crashes throws what the engine threw', () => {
    const tool = toolOf(() => {
      throw new WebAssembly.RuntimeError('unreachable');
    });
    expect(() => runTool(tool, ['tool'], new FileTree())).toThrow(WebAssembly.RuntimeError);
  });
});
