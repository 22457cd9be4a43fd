import type { Reach } from './link-problem.ts';

/**
 * Tells what a function without a definition is for, by its name in C or the name of what it calls in
 * JavaScript; undefined for a name that means nothing here, which may be one of the program's own.
 */
export function reachOf(symbol: string): Reach | undefined {
  return REACHES.find(([pattern]) => pattern.test(symbol))?.[1];
}

/** The first that matches counts. */
const REACHES: readonly (readonly [RegExp, Reach])[] = [
  [/^asyncio_program_has_no_threads$|^pthread_/, 'threads'],
  [
    /^__syscall_(accept4|bind|connect|get(peer|sock)name|[gs]etsockopt|listen|recv|send|shutdown|socket)/,
    'network',
  ],
  [/^(_emscripten_lookup_name|get(addr|name)info|gethostby\w+|emscripten_(fetch|wget|async_wget|websocket)\w*)$/, 'network'],
  [
    /^__syscall_(openat|fcntl64|\w*stat\w*|fsync|fdatasync|sync|mk|unlink|rmdir|rename|link|symlink|readlink|f?ch|getcwd|f?truncate|faccess|dup|pipe|utime|getdents|fallocate|fadvise|umask)/,
    'files',
  ],
  [/^(__syscall_wait4|_emscripten_system|v?fork|exec\w+|fexecve|popen|pclose|posix_spawnp?|waitid|__dlsym|dlopen)$/, 'processes'],
  [/^(emscripten|em|_emval|_embind|_emscripten)_/, 'javascript'],
  [/^(__syscall_\w+|_\w+_js|times|get(pw|gr)\w+|flock|getloadavg|sigaltstack)$/, 'system'],
];
