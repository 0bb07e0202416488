#pragma once

#include "models/common/bridge.h"
#include "models/common/error_text.h"
#include "models/common/words.h"
#include "models/docker/prune_list_model.h"
#include "models/hosts/engine_choice.h"

#include <QObject>

#include <set>

namespace wakedock::models {

/// Cleaning up an engine: which kinds, what of them exactly would go, and then the doing of exactly that.
class PruneModel : public QObject
{
    Q_OBJECT
    Q_PROPERTY(Stage stage READ stage NOTIFY changed)
    Q_PROPERTY(wakedock::models::ErrorText error READ error NOTIFY changed)
    Q_PROPERTY(bool containers READ containers WRITE setContainers NOTIFY changed)
    Q_PROPERTY(bool images READ images WRITE setImages NOTIFY changed)
    Q_PROPERTY(bool volumes READ volumes WRITE setVolumes NOTIFY changed)
    Q_PROPERTY(bool networks READ networks WRITE setNetworks NOTIFY changed)
    Q_PROPERTY(bool buildCache READ buildCache WRITE setBuildCache NOTIFY changed)
    Q_PROPERTY(wakedock::models::PruneListModel *going READ going CONSTANT)
    Q_PROPERTY(wakedock::models::PruneListModel *staying READ staying CONSTANT)
    Q_PROPERTY(QString freedText READ freedText NOTIFY changed)
    Q_PROPERTY(bool takesData READ takesData NOTIFY changed)

public:
    /// Idle: nothing is chosen. Done: `going` went, `staying` stayed.
    enum Stage { Idle, Looking, Seen, Removing, Done, Failed };
    Q_ENUM(Stage)

    PruneModel(Bridge &bridge, EngineChoice &engine, QObject *parent = nullptr);

    [[nodiscard]] Stage stage() const { return m_stage; }
    [[nodiscard]] ErrorText error() const { return m_error; }
    [[nodiscard]] bool containers() const { return m_kinds.contains(core::ObjectKind::Containers); }
    void setContainers(bool wanted) { want(core::ObjectKind::Containers, wanted); }
    [[nodiscard]] bool images() const { return m_kinds.contains(core::ObjectKind::Images); }
    void setImages(bool wanted) { want(core::ObjectKind::Images, wanted); }
    [[nodiscard]] bool volumes() const { return m_kinds.contains(core::ObjectKind::Volumes); }
    void setVolumes(bool wanted) { want(core::ObjectKind::Volumes, wanted); }
    [[nodiscard]] bool networks() const { return m_kinds.contains(core::ObjectKind::Networks); }
    void setNetworks(bool wanted) { want(core::ObjectKind::Networks, wanted); }
    [[nodiscard]] bool buildCache() const { return m_kinds.contains(core::ObjectKind::BuildCache); }
    void setBuildCache(bool wanted) { want(core::ObjectKind::BuildCache, wanted); }
    [[nodiscard]] PruneListModel *going() { return &m_going; }
    [[nodiscard]] PruneListModel *staying() { return &m_staying; }
    /// What becomes free, or became.
    [[nodiscard]] QString freedText() const;
    /// A volume is among what goes: that is data.
    [[nodiscard]] bool takesData() const;

    /// Begins anew with one kind.
    Q_INVOKABLE void begin(const QString &kind);
    /// Looks what would go, again.
    Q_INVOKABLE void preview();
    /// Removes what the preview showed, and nothing else. Only in stage Seen.
    Q_INVOKABLE void run();
    Q_INVOKABLE void clear();

Q_SIGNALS:
    void changed();

private:
    void want(core::ObjectKind kind, bool wanted);
    void ask(core::PruneRequest request, Stage then);
    void show(const core::PruneReport &report, Stage stage);
    void become(Stage stage, ErrorText error = {});

    Bridge &m_bridge;
    EngineChoice &m_engine;
    std::set<core::ObjectKind> m_kinds;
    Stage m_stage = Idle;
    ErrorText m_error;
    PruneListModel m_going;
    PruneListModel m_staying;
    std::int64_t m_freed = 0;
    Generation m_generation;
};

} // namespace wakedock::models
