import { Directory, File } from '@bjorn3/browser_wasi_shim';
import { describe, expect, test } from 'vitest';
import { FileTree } from '../../web/compiler/file-tree.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

function folder(tree: FileTree, ...names: string[]): Directory {
  return names.reduce((parent, name) => parent.contents.get(name) as Directory, tree.root);
}

describe('the files that the tools see', () => {
  test('lie in folders, which are made on the way', () => {
    const tree = new FileTree();
    tree.addText('/include/asyncio/task.hpp', 'task');
    tree.addText('/include/asyncio/loop.hpp', 'loop');
    expect([...folder(tree, 'include', 'asyncio').contents.keys()]).toEqual(['task.hpp', 'loop.hpp']);
  });

  test('cannot be changed by a tool', () => {
    const tree = new FileTree();
    tree.addText('/work/main.cpp', 'int main() {}');
    const file = folder(tree, 'work').contents.get('main.cpp') as File;
    expect(file.readonly).toBe(true);
  });

  test('are replaced by newer ones of the same name', () => {
    const tree = new FileTree();
    tree.addText('/work/main.cpp', 'old');
    tree.addText('/work/main.cpp', 'new');
    expect(tree.take('/work/main.cpp')).toEqual(bytes('new'));
  });

  test('are gone once taken', () => {
    const tree = new FileTree();
    tree.addText('/work/main.o', 'object');
    expect(tree.take('/work/main.o')).toEqual(bytes('object'));
    expect(tree.take('/work/main.o')).toBeUndefined();
  });

  test('are of any bytes', () => {
    const tree = new FileTree();
    tree.add('/work/main.o', new Uint8Array([0, 255, 10]));
    expect(tree.take('/work/main.o')).toEqual(new Uint8Array([0, 255, 10]));
  });

  test('need a name', () => {
    expect(() => new FileTree().addText('/', '')).toThrow('a file needs a name');
  });
});
