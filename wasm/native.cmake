# The runtime as a native library, and as a package for find_package(asyncio).

include(CMakePackageConfigHelpers)

find_package(fmt REQUIRED)
find_package(Threads REQUIRED)

target_sources(asyncio PRIVATE
  src/host/native.cpp
  src/host/virtual_native.cpp
  src/json_text.cpp
  src/threads/native.cpp
  src/trace_file.cpp
  src/trace_run.cpp
  src/trace_sink.cpp
  src/trace_tables.cpp
  src/trace_tracks.cpp)
target_link_libraries(asyncio
  PUBLIC fmt::fmt
  PRIVATE Threads::Threads)

install(TARGETS asyncio EXPORT asyncio-targets)
install(DIRECTORY include/asyncio DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT asyncio-targets
  NAMESPACE asyncio::
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/asyncio)
configure_package_config_file(asyncio-config.cmake.in asyncio-config.cmake
  INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/asyncio)
write_basic_package_version_file(asyncio-config-version.cmake COMPATIBILITY SameMinorVersion)
install(
  FILES
    ${CMAKE_CURRENT_BINARY_DIR}/asyncio-config.cmake
    ${CMAKE_CURRENT_BINARY_DIR}/asyncio-config-version.cmake
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/asyncio)
