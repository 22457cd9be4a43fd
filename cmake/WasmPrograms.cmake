# How programs are built for the page: `add_executable` makes one WebAssembly file, linked by wasm-ld
# alone, which the one glue loads (see wasm/toolchain/link-glue.mjs).

find_program(NODE_EXECUTABLE NAMES node nodejs REQUIRED)
execute_process(
  COMMAND ${EMSCRIPTEN_ROOT_PATH}/em-config LLVM_ROOT
  OUTPUT_VARIABLE llvm_root
  OUTPUT_STRIP_TRAILING_WHITESPACE
  COMMAND_ERROR_IS_FATAL ANY)

# What the page loads, and what programs are linked with.
set(WASM_PROGRAMS_DIR ${CMAKE_BINARY_DIR}/programs)
set(WASM_TOOLCHAIN_DIR ${CMAKE_BINARY_DIR}/toolchain)
set(WASM_GLUE ${WASM_PROGRAMS_DIR}/glue.mjs)
set(WASM_LINK_OPTIONS ${WASM_TOOLCHAIN_DIR}/program.rsp)

add_compile_options(-fwasm-exceptions)

set(CMAKE_EXECUTABLE_SUFFIX .wasm)
set(CMAKE_CXX_LINK_EXECUTABLE
  "${llvm_root}/wasm-ld <OBJECTS> -o <TARGET> <LINK_LIBRARIES> @${WASM_LINK_OPTIONS}")

# Node runs them: the tests, and whoever wants to try one.
set(CMAKE_CROSSCOMPILING_EMULATOR
  ${NODE_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/wasm/toolchain/run-program.mjs ${WASM_GLUE})
