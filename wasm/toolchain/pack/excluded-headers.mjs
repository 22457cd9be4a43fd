/** Folders and files of the sysroot's headers that no program here can use. */
export const excludedHeaders = [
  ...['AL', 'EGL', 'GL', 'GLES', 'GLES2', 'GLES3', 'GLFW', 'KHR', 'SDL', 'X11', 'webgl', 'webgpu'],
  ...['emscripten', 'emscripten.h', 'fakesdl', 'mimalloc', 'mimalloc.h', 'sanitizer'],
];
