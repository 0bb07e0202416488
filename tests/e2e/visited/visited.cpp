// A small site for the tests of the gate, linked statically so that it is an image by itself: tells what came of a request,
// streams, and speaks WebSocket. Listens on port 80 after $START_DELAY_MS; never where
// there is a file /mute.
#include "exchange.h"
#include "sockets.h"

#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

using visited::Exchange;
using visited::Request;

std::atomic<int> writes{0}; ///< Requests that change something, since the start.

/// This site takes its time, as slow ones do; no test waits by it.
void takeTime(int milliseconds)
{
    ::poll(nullptr, 0, milliseconds);
}

std::string hex(std::uint32_t value)
{
    std::string text(8, '0');
    std::snprintf(text.data(), text.size() + 1, "%08x", value);
    return text;
}

std::string reportOf(const Request &request)
{
    return R"({"method":")" + request.method + R"(","bytes":)" + std::to_string(request.bodyBytes) + R"(,"crc32":")"
        + hex(request.bodyCrc) + R"(","writes":)" + std::to_string(writes.load()) + "}";
}

void streamEvents(const Exchange &exchange)
{
    if (!exchange.send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n")) {
        return;
    }
    for (int number = 1; number <= 3 && exchange.send("data: event " + std::to_string(number) + "\n\n"); ++number) {
        takeTime(150);
    }
}

/// @return false when the connection is not to be used any more
bool serve(Exchange &exchange, const Request &request)
{
    const std::string path = request.target.substr(0, request.target.find('?'));
    if (path == "/events") {
        streamEvents(exchange);
        return false;
    }
    if (path == "/socket") {
        visited::echoTexts(exchange, request);
        return false;
    }
    if (request.method != "GET" && request.method != "HEAD") {
        ++writes;
        return exchange.answer(request, "200 OK", "application/json", reportOf(request));
    }
    if (path == "/report") {
        return exchange.answer(request, "200 OK", "application/json", reportOf(request));
    }
    if (path == "/" || path == "/shelf") {
        return exchange.answer(request, "200 OK", "text/html; charset=utf-8",
                               "<!doctype html><html lang=\"en\"><title>visited</title><h1>hello from visited</h1></html>");
    }
    return exchange.answer(request, "404 Not Found", "text/plain", "there is no such page");
}

void talk(int socket)
{
    Exchange exchange(socket);
    for (Request request; exchange.read(request) && serve(exchange, request); request = {}) { }
    ::shutdown(socket, SHUT_RDWR);
    ::close(socket);
}

void endAtOnce(int)
{
    ::_exit(0);
}

int listenOn(int port)
{
    const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
    const int yes = 1;
    ::setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    if (::bind(listener, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0 || ::listen(listener, 512) != 0) {
        std::perror("port 80");
        std::exit(1);
    }
    return listener;
}

} // namespace

int main()
{
    std::signal(SIGTERM, endAtOnce); // The first process of a container ignores it otherwise.
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    std::puts("visited: warming up");
    while (::access("/mute", F_OK) == 0) {
        ::pause();
    }
    if (const char *delay = std::getenv("START_DELAY_MS")) {
        takeTime(std::atoi(delay));
    }
    const int listener = listenOn(80);
    std::puts("visited: listening");
    for (int socket = ::accept(listener, nullptr, nullptr); socket >= 0; socket = ::accept(listener, nullptr, nullptr)) {
        std::thread(talk, socket).detach();
    }
}
