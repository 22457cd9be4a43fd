// Everything that a program might send a terminal to spoil the page's lines.
#include <cstdio>

int main() {
  std::puts(
      "\x1b[2J\x1b[H\x1b]0;title\x07"
      "cleared?");
  std::puts("\x1b[32mgreen\x1b[0m");
  std::puts("10 %\r20 %");
  std::fflush(stdout);
}
