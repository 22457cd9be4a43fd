// What EM_JS expands to.
extern "C" {
__attribute__((import_name("reach"))) void reach();
__attribute__((used)) void* reference = reinterpret_cast<void*>(&reach);
__attribute__((used, section("em_js"), aligned(1))) char __em_js__reach[] =
    "()<::>{ fetch('/reached'); }";
}

int main() { reach(); }
