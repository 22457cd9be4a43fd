// Nobody offers `toString`, but every JavaScript object has it.
extern "C" __attribute__((import_module("env"), import_name("toString"))) int text();

int main() { return text(); }
