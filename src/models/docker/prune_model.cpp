#include "models/docker/prune_model.h"

#include "models/common/text_format.h"

#include <algorithm>
#include <map>
#include <utility>

namespace wakedock::models {

PruneModel::PruneModel(Bridge &bridge, EngineChoice &engine, QObject *parent)
    : QObject(parent)
    , m_bridge(bridge)
    , m_engine(engine)
{
}

QString PruneModel::freedText() const
{
    return bytesText(m_freed);
}

bool PruneModel::takesData() const
{
    const auto &going = m_going.candidates();
    return std::any_of(going.begin(), going.end(),
                       [](const PruneRow &row) { return row.candidate.kind == core::ObjectKind::Volumes; });
}

void PruneModel::begin(const QString &kind)
{
    static const std::map<QString, core::ObjectKind> kinds = {{QStringLiteral("containers"), core::ObjectKind::Containers},
                                                              {QStringLiteral("images"), core::ObjectKind::Images},
                                                              {QStringLiteral("volumes"), core::ObjectKind::Volumes},
                                                              {QStringLiteral("networks"), core::ObjectKind::Networks}};
    m_kinds.clear();
    if (const auto known = kinds.find(kind); known != kinds.end()) {
        m_kinds.insert(known->second);
    }
    preview();
}

void PruneModel::want(core::ObjectKind kind, bool wanted)
{
    // While it removes, what was agreed to is agreed to.
    if (m_stage == Removing || m_kinds.contains(kind) == wanted) {
        return;
    }
    if (wanted) {
        m_kinds.insert(kind);
    } else {
        m_kinds.erase(kind);
    }
    preview();
}

void PruneModel::preview()
{
    if (m_stage == Removing) {
        return;
    }
    show({}, m_kinds.empty() ? Idle : Looking);
    core::PruneRequest request;
    request.hostId = m_engine.host();
    request.kinds = m_kinds;
    if (m_kinds.empty()) {
        m_generation.next(); // An answer under way is about kinds that nobody wants any more.
        return;
    }
    ask(std::move(request), Seen);
}

void PruneModel::run()
{
    if (m_stage != Seen || m_going.count() == 0) {
        return;
    }
    core::PruneRequest request;
    request.hostId = m_engine.host();
    request.kinds = m_kinds;
    request.preview = false;
    request.agreed.emplace();
    for (const PruneRow &row : m_going.candidates()) {
        request.agreed->insert(row.key());
    }
    become(Removing);
    ask(std::move(request), Done);
}

void PruneModel::clear()
{
    m_generation.next();
    m_kinds.clear();
    show({}, Idle);
}

void PruneModel::ask(core::PruneRequest request, Stage then)
{
    const quint64 mine = m_generation.next();
    // To look costs the engine seconds where much is on its disk, so this is no quick reading.
    m_bridge.ask<core::PruneReport>(
        this, Bridge::Patience::Acting,
        [request = std::move(request)](const WindowUseCases &doors, core::CallContext context) {
            return doors.docker.prune(std::move(context), request);
        },
        [this, mine, then](const core::PruneReport &report) {
            if (m_generation.isLatest(mine)) {
                show(report, then);
            }
        },
        [this, mine](const Error &error) {
            if (m_generation.isLatest(mine)) {
                become(Failed, ErrorText::of(error));
            }
        });
}

void PruneModel::show(const core::PruneReport &report, Stage stage)
{
    m_going.show(report.removed);
    m_staying.show(report.kept);
    m_freed = report.freedBytes;
    become(stage);
}

void PruneModel::become(Stage stage, ErrorText error)
{
    m_stage = stage;
    m_error = std::move(error);
    Q_EMIT changed();
}

} // namespace wakedock::models
