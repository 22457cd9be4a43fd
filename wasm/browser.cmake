# The runtime for programs in a page, and the glue that loads them.

# {fmt}'s headers serve every compiler, its library does not. They are copied, because the folder that
# they come from holds the native system's headers too.
find_path(FMT_INCLUDE_DIR fmt/format-inl.h
  PATHS /usr/local/include /usr/include /opt/homebrew/include
  NO_CMAKE_FIND_ROOT_PATH REQUIRED)
file(COPY ${FMT_INCLUDE_DIR}/fmt DESTINATION ${CMAKE_BINARY_DIR}/include)

target_sources(asyncio PRIVATE
  src/browser/demangle.cpp
  src/browser/exception.cpp
  src/browser/files.cpp
  src/browser/main.cpp
  src/browser/memory.cpp
  src/browser/nanosleep.cpp
  src/browser/process.cpp
  src/browser/signals.cpp
  src/browser/threads.cpp
  src/browser/trace_sink.cpp
  src/fmt/format.cpp
  src/host/browser.cpp
  src/host/virtual.cpp
  src/threads/none.cpp)

# Memory grows from 16 MiB. Phones refuse a program that may grow to gigabytes.
set(program_memory_mib 512)
set_source_files_properties(src/browser/memory.cpp
  PROPERTIES COMPILE_DEFINITIONS PROGRAM_MEMORY_MIB=${program_memory_mib})

# LLVM loses exceptions in WebAssembly: where a coroutine awaits in a loop inside of `try`, and in other
# shapes, they fly past their handler as soon as anything is optimised (seen with clang 19, see
# https://github.com/llvm/llvm-project/issues/208409). So no coroutine that handles exceptions is
# optimised: not the runtime's own, and none of those that use the runtime.
set_source_files_properties(
  src/as_completed.cpp
  src/barrier.cpp
  src/condition.cpp
  src/event.cpp
  src/lock.cpp
  src/queue.cpp
  src/semaphore.cpp
  src/task_group.cpp
  src/wait_for.cpp
  PROPERTIES COMPILE_OPTIONS -O0)
target_compile_options(asyncio INTERFACE -O0)

target_include_directories(asyncio SYSTEM PUBLIC ${CMAKE_BINARY_DIR}/include)

add_library(glue_program OBJECT toolchain/glue.cpp)
target_link_libraries(glue_program PRIVATE asyncio asyncio_warnings)

set(glue_options
  -O1 # more would rename what programs import
  -fwasm-exceptions
  --no-entry
  -sJSPI
  -sJSPI_EXPORTS=asyncio_start
  -Wno-experimental # JSPI, as this Emscripten sees it
  -sWASM_BIGINT
  -sERROR_ON_WASM_CHANGES_AFTER_LINK
  -sSTRICT
  -sMODULARIZE
  -sEXPORT_ES6
  -sENVIRONMENT=worker
  -sFILESYSTEM=0
  -sEXIT_RUNTIME
  # A stack that is too small runs into address 0 and traps, instead of into the program's data.
  -Wl,--stack-first
  -sSTACK_SIZE=1MB
  -sALLOW_MEMORY_GROWTH
  -sMAXIMUM_MEMORY=${program_memory_mib}MB
  -sINCOMING_MODULE_JS_API=wasmBinary,instantiateWasm,preRun
  -sEXPORTED_FUNCTIONS=_asyncio_start,_asyncio_catch,_asyncio_caught_type,_asyncio_caught_message,___cpp_exception
  -sDEFAULT_LIBRARY_FUNCS_TO_INCLUDE=$runProgram
  -sEXPORTED_RUNTIME_METHODS=describeException,ENV
  --js-library ${CMAKE_CURRENT_SOURCE_DIR}/src/host/browser.js)

add_custom_command(
  OUTPUT ${WASM_GLUE} ${WASM_LINK_OPTIONS}
  COMMAND ${CMAKE_COMMAND} -E make_directory ${WASM_PROGRAMS_DIR} ${WASM_TOOLCHAIN_DIR}
  COMMAND
    ${NODE_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/toolchain/link-glue.mjs ${WASM_TOOLCHAIN_DIR} ${CMAKE_CXX_COMPILER}
    $<TARGET_OBJECTS:glue_program> $<TARGET_FILE:asyncio> ${glue_options}
  COMMAND ${CMAKE_COMMAND} -E copy ${WASM_TOOLCHAIN_DIR}/glue.mjs ${WASM_GLUE}
  DEPENDS glue_program asyncio src/host/browser.js toolchain/link-glue.mjs
  COMMENT "Generating the glue"
  COMMAND_EXPAND_LISTS
  VERBATIM)
add_custom_target(glue ALL DEPENDS ${WASM_GLUE})

# Whoever links the runtime is linked as the glue was.
set_property(TARGET asyncio APPEND PROPERTY INTERFACE_LINK_DEPENDS ${WASM_LINK_OPTIONS})

include(toolchain/pack/pack.cmake)
