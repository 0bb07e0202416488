#include "app/assembly/window_terminals.h"

#include "backend/shared/exceptions/error.h"

#include <utility>

namespace wakedock::app {

models::TerminalDoors WindowTerminals::doors()
{
    models::TerminalDoors doors;
    doors.open = [this](core::CallContext context, core::OpenTerminalRequest request) {
        return open(std::move(context), std::move(request));
    };
    doors.next = [this](core::CallContext context, const core::TerminalId &id) { return find(id)->next(context.cancel); };
    doors.write = [this](core::CallContext context, core::TerminalId id, std::string bytes) {
        return write(std::move(context), std::move(id), std::move(bytes));
    };
    doors.resize = [this](core::CallContext context, core::TerminalId id, core::TerminalSize size) {
        return resize(std::move(context), std::move(id), size);
    };
    doors.close = [this](const core::CallContext &, core::TerminalId id) { return close(std::move(id)); };
    return doors;
}

core::TerminalViewPtr WindowTerminals::find(const core::TerminalId &id) const
{
    const auto found = m_views.find(id);
    if (found == m_views.end()) {
        throw Error(ErrorCode::NotFound, "terminal_not_found", "There is no such terminal any more.")
            .withRemedy("Open a new one.");
    }
    return found->second;
}

Task<core::TerminalInfo> WindowTerminals::open(core::CallContext context, core::OpenTerminalRequest request)
{
    const auto view = co_await m_openTerminal.execute(std::move(context), std::move(request));
    m_views.emplace(view->info().id, view);
    co_return core::TerminalInfo(view->info());
}

Task<bool> WindowTerminals::write(core::CallContext context, core::TerminalId id, std::string bytes)
{
    const auto view = find(id);
    co_await view->write(std::move(bytes), context.cancel);
    co_return true;
}

Task<bool> WindowTerminals::resize(core::CallContext context, core::TerminalId id, core::TerminalSize size)
{
    const auto view = find(id);
    co_await view->resize(std::move(context), size);
    co_return true;
}

Task<bool> WindowTerminals::close(core::TerminalId id)
{
    if (const auto gone = m_views.extract(id)) {
        gone.mapped()->close();
    }
    co_return true;
}

} // namespace wakedock::app
