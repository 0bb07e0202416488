#pragma once

#include "models/hosts/host_list_model.h"

#include <QObject>
#include <QStringList>
#include <QVariantMap>

namespace wakedock::models {

/// Which host's engine the pages of containers, images, volumes and networks show, and what that engine cannot do.
class EngineChoice : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QString hostId READ hostId WRITE setHostId NOTIFY hostChanged)
    Q_PROPERTY(QString hostName READ hostName NOTIFY changed)
    Q_PROPERTY(QStringList names READ names NOTIFY changed)
    Q_PROPERTY(int index READ index NOTIFY changed)
    Q_PROPERTY(bool several READ several NOTIFY changed)
    Q_PROPERTY(bool aged READ aged NOTIFY changed)
    Q_PROPERTY(QString trouble READ trouble NOTIFY changed)
    Q_PROPERTY(QString remedy READ remedy NOTIFY changed)
    Q_PROPERTY(QVariantMap limits READ limits NOTIFY changed)

public:
    explicit EngineChoice(HostListModel &hosts, QObject *parent = nullptr);

    [[nodiscard]] QString hostId() const;
    [[nodiscard]] const core::HostId &host() const { return m_host; }
    void setHostId(const QString &hostId);
    [[nodiscard]] QString hostName() const;
    /// Of all hosts, in the order of the list of hosts; index() is the chosen one's place among them, or -1.
    [[nodiscard]] QStringList names() const;
    [[nodiscard]] int index() const;
    [[nodiscard]] bool several() const { return m_hosts.count() > 1; }
    /// What is shown is as it was when another machine's engine last answered. (This machine's own has a banner.)
    [[nodiscard]] bool aged() const;
    [[nodiscard]] QString trouble() const;
    [[nodiscard]] QString remedy() const;
    /// Why it cannot pause, rename, pruneBuildCache, attach; without an entry it can.
    [[nodiscard]] QVariantMap limits() const;

    Q_INVOKABLE void choose(int index);

Q_SIGNALS:
    void hostChanged();
    void changed();

private:
    void follow();
    [[nodiscard]] const HostRow *row() const;

    HostListModel &m_hosts;
    core::HostId m_host = core::localHost();
};

} // namespace wakedock::models
