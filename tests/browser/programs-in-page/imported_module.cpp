extern "C" __attribute__((import_module("page"), import_name("document"))) int document();

int main() { return document(); }
