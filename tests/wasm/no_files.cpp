// Google Test can write reports to files, and programs for the page have none: every call that
// reaches a file system fails.

#include <cerrno>

extern "C" {

int __syscall_fcntl64(int, int, ...) { return -ENOSYS; }
int __syscall_fstat64(int, void*) { return -ENOSYS; }
int __syscall_lstat64(const char*, void*) { return -ENOSYS; }
int __syscall_mkdirat(int, const char*, int) { return -ENOSYS; }
int __syscall_newfstatat(int, const char*, void*, int) { return -ENOSYS; }
int __syscall_openat(int, const char*, int, ...) { return -ENOSYS; }
int __syscall_rmdir(const char*) { return -ENOSYS; }
int __syscall_stat64(const char*, void*) { return -ENOSYS; }
int __syscall_unlinkat(int, const char*, int) { return -ENOSYS; }
}
