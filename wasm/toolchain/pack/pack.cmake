# What the page's own compiler needs of this build: headers, libraries and its command lines.

set(TOOLCHAIN_PACK_DIR ${CMAKE_BINARY_DIR}/pack)
set(pack_source ${CMAKE_CURRENT_SOURCE_DIR}/toolchain/pack)
set(clang_resources ${PROJECT_SOURCE_DIR}/node_modules/@yowasp/clang/gen/llvm-resources.tar)
# emar, beside em++.
string(REGEX REPLACE "em\\+\\+(.*)$" "emar\\1" emar ${CMAKE_CXX_COMPILER})
# The page's own code is run as well.
file(GLOB pack_scripts CONFIGURE_DEPENDS ${pack_source}/*.mjs ${pack_source}/*.hpp ${PROJECT_SOURCE_DIR}/web/compiler/*.ts)
file(GLOB_RECURSE runtime_headers CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/include/*.hpp)

# A program of the build and one of the page are compiled by the same flags: -O0 as well, see browser.cmake.
set(program_flags -std=c++20 -fwasm-exceptions $<TARGET_PROPERTY:asyncio,INTERFACE_COMPILE_OPTIONS>)

add_custom_command(
  OUTPUT ${TOOLCHAIN_PACK_DIR}/headers.tar.gz ${TOOLCHAIN_PACK_DIR}/libraries.tar.gz ${TOOLCHAIN_PACK_DIR}/commands.json
  COMMAND
    ${NODE_EXECUTABLE} ${pack_source}/build.mjs ${TOOLCHAIN_PACK_DIR} ${CMAKE_CXX_COMPILER} ${emar}
    ${clang_resources} ${WASM_LINK_OPTIONS} $<TARGET_FILE:asyncio>
    -- ${CMAKE_CURRENT_SOURCE_DIR}/include ${CMAKE_BINARY_DIR}/include
    -- ${program_flags}
  DEPENDS asyncio ${WASM_LINK_OPTIONS} ${clang_resources} ${pack_scripts} ${runtime_headers}
  COMMENT "Packing headers and libraries for the page's compiler"
  COMMAND_EXPAND_LISTS
  VERBATIM)
add_custom_target(toolchain_pack DEPENDS ${TOOLCHAIN_PACK_DIR}/commands.json)
