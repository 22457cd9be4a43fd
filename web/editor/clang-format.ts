import load, { format } from '@wasm-fmt/clang-format/web';
import wasmUrl from '@wasm-fmt/clang-format/wasm?url';
import style from '../../examples/.clang-format?raw';

let loaded: Promise<void> | undefined;

/** Brings clang-format; after a failure the next call tries again. */
export async function loadClangFormat(): Promise<void> {
  loaded ??= load(new URL(wasmUrl, import.meta.url));
  try {
    await loaded;
  } catch (error) {
    loaded = undefined;
    throw error;
  }
}

/** In the style of the examples. Only after `loadClangFormat`. */
export function formatted(source: string): string {
  return format(source, 'main.cpp', style);
}
