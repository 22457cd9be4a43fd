// The glue takes the program's memory by this name.
extern "C" __attribute__((export_name("memory"))) int memory() { return 1; }

int main() {}
