#include "tests/demo/demo_terminals.h"

#include <utility>

namespace wakedock::tests {

using namespace wakedock::core;

models::TerminalDoors DemoTerminals::doors()
{
    models::TerminalDoors doors;
    doors.open = [this](CallContext, OpenTerminalRequest request) { return open(std::move(request)); };
    doors.next = [this](CallContext context, TerminalId id) { return next(std::move(context), std::move(id)); };
    doors.write = [this](CallContext, TerminalId id, std::string bytes) { return write(std::move(id), std::move(bytes)); };
    doors.resize = [this](CallContext, TerminalId id, TerminalSize size) { return resize(std::move(id), size); };
    doors.close = [this](CallContext, TerminalId id) { return close(std::move(id)); };
    return doors;
}

Task<TerminalInfo> DemoTerminals::open(OpenTerminalRequest request)
{
    if (refusal) {
        throw Error(*refusal);
    }
    place = request;
    TerminalInfo info;
    info.id = TerminalId("t" + std::to_string(++m_made));
    m_last = std::make_shared<FakeTerminal>(std::move(request.command));
    m_last->say(greeting);
    m_open.emplace(info.id, Open{m_last});
    co_return info;
}

Task<TerminalOutput> DemoTerminals::next(CallContext context, TerminalId id)
{
    const auto terminal = m_open.at(id).terminal;
    TerminalOutput output;
    output.bytes = co_await terminal->read(context.cancel);
    if (output.bytes.empty()) {
        output.end = co_await terminal->end(context);
    }
    co_return output;
}

Task<bool> DemoTerminals::write(TerminalId id, std::string bytes)
{
    const auto terminal = m_open.at(id).terminal;
    co_await terminal->write(std::move(bytes), {});
    co_return true;
}

Task<bool> DemoTerminals::resize(TerminalId id, TerminalSize size)
{
    m_open.at(id).terminal->size = size;
    co_return true;
}

Task<bool> DemoTerminals::close(TerminalId id)
{
    const auto gone = m_open.extract(id);
    if (gone) {
        co_await gone.mapped().terminal->close({}, {});
    }
    co_return true;
}

} // namespace wakedock::tests
