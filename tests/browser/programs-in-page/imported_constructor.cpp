// In any JavaScript object, `constructor.constructor` is the function that compiles JavaScript.
extern "C" __attribute__((import_module("constructor"), import_name("constructor"))) int compile(
    int text);

int main() { return compile(1); }
