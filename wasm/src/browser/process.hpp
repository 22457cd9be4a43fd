#pragma once

namespace asyncio::browser {

/// What `main` is called with.
struct Arguments {
  int argc = 0;
  char** argv = nullptr;
};

extern constinit Arguments arguments;

}  // namespace asyncio::browser
