// WakeDock's own way to Caddy, without the rest of WakeDock: commands on the input, answers in JSON on the output, one a
// line. bench_caddy_push ADMIN_URL HTTP_PORT FOLDER DIAL..., then: load N | generate N | push | burst N | validate
#include "backend/shared/async/settle.h"
#include "tests/bench/caddy_push/push_bench.h"

#include <QCoreApplication>
#include <QEventLoop>

#include <nlohmann/json.hpp>

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

using namespace wakedock;
using nlohmann::json;

namespace {

Task<json> answerTo(bench::PushBench *caddy, std::string command, int number)
{
    if (command == "load") {
        co_return co_await caddy->load(number);
    }
    if (command == "generate") {
        co_return co_await caddy->generate(number);
    }
    if (command == "push") {
        co_return co_await caddy->push();
    }
    if (command == "burst") {
        co_return co_await caddy->burst(number);
    }
    if (command == "validate") {
        co_return co_await caddy->validate();
    }
    throw Error(ErrorCode::Invalid, "unknown_command", "There is no command " + command + ".");
}

Task<void> say(Task<json> work, QEventLoop *turn)
{
    const auto answer = co_await settle(std::move(work));
    const json told = answer.failure ? json{{"error", describe(answer.failure)}} : *answer.value;
    std::cout << told.dump() << std::endl;
    turn->quit();
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    if (argc < 5) {
        std::fprintf(stderr, "usage: bench_caddy_push ADMIN_URL HTTP_PORT FOLDER DIAL...\n");
        return EXIT_FAILURE;
    }
    caddy::CaddySettings settings;
    settings.adminUrl = argv[1];
    settings.manage = caddy::Manage::Never;
    settings.httpPort = std::atoi(argv[2]);
    settings.dataDir = argv[3];
    settings.marksRoot = std::string(argv[3]) + "/awake";
    settings.tlsMode = core::TlsMode::Off;
    bench::PushBench caddy(settings, std::vector<std::string>(argv + 4, argv + argc));
    for (std::string line; std::getline(std::cin, line);) {
        std::istringstream words(line);
        std::string command;
        int number = 0;
        words >> command >> number;
        QEventLoop turn;
        const auto saying = say(answerTo(&caddy, command, number), &turn);
        if (!saying.isReady()) {
            turn.exec();
        }
    }
    return EXIT_SUCCESS;
}
