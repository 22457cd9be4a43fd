#include <pthread.h>

extern "C" {

// Defined nowhere: a program that starts a thread (`std::thread`, `std::async`) does not link. The
// C library's own `pthread_create` always fails instead, and then `std::async` waits for ever for
// the thread that never began.
int asyncio_program_has_no_threads();

int pthread_create(pthread_t*, const pthread_attr_t*, void* (*)(void*), void*) {
  return asyncio_program_has_no_threads();
}
}
