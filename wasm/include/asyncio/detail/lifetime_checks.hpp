#pragma once

// With ASYNCIO_CHECKS_LIFETIMES, clang warns where a coroutine outlives what its parameters refer
// to. It then takes every function that returns a `Coro` for a coroutine, unless it is marked with
// [[clang::coro_wrapper]], and an unmarked one is an error; so this is only for a compilation that
// marks them all:
//
//     #pragma clang attribute push([[clang::coro_wrapper]], apply_to = function)
//
// See https://clang.llvm.org/docs/AttributeReference.html#coro-lifetimebound

#ifdef ASYNCIO_CHECKS_LIFETIMES
#define ASYNCIO_CORO_TYPE [[clang::coro_return_type]] [[clang::coro_lifetimebound]]
/// For a function that makes a coroutine, and whose own parameters it does not keep.
#define ASYNCIO_KEEPS_NO_PARAMETER [[clang::coro_disable_lifetimebound]]
#else
#define ASYNCIO_CORO_TYPE
#define ASYNCIO_KEEPS_NO_PARAMETER
#endif
