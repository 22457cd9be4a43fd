#include <sys/socket.h>

int main() {
  const int connection = socket(AF_INET, SOCK_STREAM, 0);
  const sockaddr address = {};
  return connect(connection, &address, sizeof address);
}
