extern "C" void* malloc(unsigned long) { return nullptr; }
extern "C" void asyncio_start() {}
int main() { return malloc(1) != nullptr; }
