/** A program as a project of its own, which builds natively with the installed runtime. */

import { createTarGzip } from 'nanotar';

export interface ProjectFile {
  readonly name: string;
  readonly content: string;
}

/** The folder that the archive unpacks to: `say_after_gather`. */
export function projectName(example: string | undefined): string {
  return (example ?? '').replace(/[^\w-]+/g, '_').replace(/^[_-]+|[_-]+$/g, '') || 'program';
}

export function projectFiles(name: string, source: string): readonly ProjectFile[] {
  return [
    { name: 'main.cpp', content: source },
    { name: 'CMakeLists.txt', content: CMAKE_LISTS },
    { name: 'README.md', content: readme(name) },
  ];
}

export async function projectArchive(name: string, source: string): Promise<Blob> {
  const files = projectFiles(name, source).map((file) => ({ name: `${name}/${file.name}`, data: file.content }));
  const bytes = await createTarGzip(files, { attrs: { mode: '644' } });
  return new Blob([new Uint8Array(bytes)], { type: 'application/gzip' });
}

const CMAKE_LISTS = `cmake_minimum_required(VERSION 3.25)
project(program LANGUAGES CXX)

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release)
endif()
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)

find_package(asyncio REQUIRED)

add_executable(program main.cpp)
target_link_libraries(program PRIVATE asyncio::asyncio)
`;

function readme(name: string): string {
  return `# ${name}

A C++20 program for asyncio, the coroutine runtime of Coroscope. It takes a C++20 compiler (g++ 12 or later, clang
16 or later), CMake 3.25 and {fmt}.

Install the runtime once, from a copy of Coroscope's sources:

    cmake -S coroscope -B runtime -DCMAKE_BUILD_TYPE=Release -DASYNCIO_BUILD_TESTS=OFF -DASYNCIO_BUILD_EXAMPLES=OFF
    cmake --build runtime
    cmake --install runtime --prefix "$HOME/.local"

Then build the program and run it:

    cmake -S . -B build -DCMAKE_PREFIX_PATH="$HOME/.local"
    cmake --build build
    build/program

With \`ASYNCIO_CLOCK=virtual\` in its environment, the program takes no time to sleep. With
\`ASYNCIO_TRACE=trace.json\`, it writes down what its tasks do, for https://ui.perfetto.dev.
`;
}
