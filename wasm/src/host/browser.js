// Emscripten JS library: everything by which a program reaches the outside. It hands all of it to
// `Module.host` (web/ and the Node runner make one), which owns the clock:
//
//   now(): number                    seconds since the program's start
//   wait(seconds): Promise | void    is done when that much time has passed
//   write(fd, bytes): void           takes what is written to stdout (1) and stderr (2)
//   trace?(heap, address, length)    takes one event of the trace, if the host wants to hear of them

addToLibrary({
  $programStatus: undefined,

  asyncio_host_now: () => Module['host'].now(),

  asyncio_host_wait__async: true,
  asyncio_host_wait: (seconds) => Module['host'].wait(seconds),

  asyncio_host_traces: () => (Module['host'].trace ? 1 : 0),
  asyncio_host_trace: (address, length) => Module['host'].trace(HEAPU8, address, length),

  asyncio_host_exit__deps: ['$programStatus'],
  asyncio_host_exit: (status) => {
    programStatus = status;
  },

  $programAbortion: undefined,
  asyncio_host_abort__deps: ['$programAbortion', '$UTF8ToString'],
  asyncio_host_abort: (cause) => {
    programAbortion = UTF8ToString(cause);
  },

  // The program's clocks are the host's, so that they agree when it runs them at another speed.
  emscripten_get_now: () => Module['host'].now() * 1000,
  $programStart: '=Date.now()',
  emscripten_date_now__deps: ['$programStart'],
  emscripten_date_now: () => programStart + Module['host'].now() * 1000,

  // One call is one piece of output, and none is held back.
  fd_write__deps: [],
  fd_write__postset: '',
  fd_write: (fd, buffers, count, written) => {
    const pieces = [];
    let size = 0;
    for (let i = 0; i < count; i++, buffers += {{{ 2 * POINTER_SIZE }}}) {
      const start = {{{ makeGetValue('buffers', 0, '*') }}};
      const length = {{{ makeGetValue('buffers', POINTER_SIZE, '*') }}};
      pieces.push(HEAPU8.subarray(start, start + length));
      size += length;
    }
    const bytes = new Uint8Array(size);
    let offset = 0;
    for (const piece of pieces) {
      bytes.set(piece, offset);
      offset += piece.length;
    }
    if (size > 0) Module['host'].write(fd, bytes);
    {{{ makeSetValue('written', 0, 'size', '*') }}};
    return 0;
  },

  // Runs the program to its end and gives its exit status. Rejects with what ended it otherwise: the
  // C++ exception that nobody caught (a WebAssembly.Exception), or the trap.
  $runProgram__deps: ['$programStatus', '$stringToUTF8OnStack', '$stackAlloc'],
  $runProgram__postset: "Module['callMain'] = runProgram;",
  $runProgram: async (args = []) => {
    const texts = ['program', ...args];
    const argv = stackAlloc((texts.length + 1) * {{{ POINTER_SIZE }}});
    texts.forEach((text, i) => {
      const address = stringToUTF8OnStack(text);
      {{{ makeSetValue('argv', `i * ${POINTER_SIZE}`, 'address', '*') }}};
    });
    {{{ makeSetValue('argv', `texts.length * ${POINTER_SIZE}`, 0, '*') }}};
    try {
      await _asyncio_start(texts.length, argv);
    } catch (error) {
      // A program exits by a trap, see browser/process.cpp.
      if (programStatus === undefined) throw error;
    }
    return programStatus;
  },

  // Names what `callMain` was rejected with: `{ type, message }`.
  $describeException__deps: ['$programAbortion', '$UTF8ToString', 'emscripten_stack_get_current'],
  $describeException: (error) => {
    const tag = wasmExports['__cpp_exception'];
    if (error instanceof WebAssembly.Exception && error.is(tag)) {
      _asyncio_catch(error.getArg(tag, 0));
      return {
        type: UTF8ToString(_asyncio_caught_type()),
        message: UTF8ToString(_asyncio_caught_message()),
      };
    }
    if (programAbortion !== undefined) return { type: 'aborted', message: programAbortion };
    // The engine's stack, or the one in the program's memory: that lies at its very beginning, so
    // that a stack that is full runs into address 0 and traps.
    const engineStack = /call stack|recursion/i.test(error.message);
    if (engineStack || (runtimeInitialized && _emscripten_stack_get_current() <= 0)) {
      return { type: 'stack overflow', message: 'functions call each other too deeply' };
    }
    return { type: error.name, message: error.message };
  },
});
