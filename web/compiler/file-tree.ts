import { Directory, File, type Inode } from '@bjorn3/browser_wasi_shim';

/** The file system that the tools see, in memory. Paths are absolute: `/work/main.cpp`. */
export class FileTree {
  readonly root = new Directory(new Map<string, Inode>());

  /** Read-only for the tools, so that one run leaves nothing for the next. */
  add(path: string, content: Uint8Array): void {
    const { folder, name } = this.#locate(path);
    folder.contents.set(name, new File(content, { readonly: true }));
  }

  addText(path: string, text: string): void {
    this.add(path, new TextEncoder().encode(text));
  }

  /** What a text file holds; nothing if there is none. */
  text(path: string): string {
    const { folder, name } = this.#locate(path);
    const file = folder.contents.get(name);
    return file instanceof File ? new TextDecoder().decode(file.data) : '';
  }

  /** Takes a file that a tool wrote out of the tree; undefined if there is none. */
  take(path: string): Uint8Array<ArrayBuffer> | undefined {
    const { folder, name } = this.#locate(path);
    const file = folder.contents.get(name);
    folder.contents.delete(name);
    return file instanceof File ? new Uint8Array(file.data) : undefined;
  }

  #locate(path: string): { folder: Directory; name: string } {
    const names = path.split('/').filter((name) => name !== '');
    const name = names.pop();
    if (name === undefined) throw new Error('a file needs a name');
    let folder = this.root;
    for (const part of names) {
      let next = folder.contents.get(part);
      if (!(next instanceof Directory)) {
        next = new Directory(new Map());
        folder.contents.set(part, next);
      }
      folder = next as Directory;
    }
    return { folder, name };
  }
}
