#pragma once

#include "backend/core/domain/engine_objects.h"
#include "models/common/keyed_list_model.h"

#include <QString>

#include <string>
#include <utility>
#include <vector>

namespace wakedock::models {

struct PruneRow {
    core::PruneCandidate candidate;
    [[nodiscard]] std::pair<core::ObjectKind, std::string> key() const { return {candidate.kind, candidate.id}; }
    bool operator==(const PruneRow &) const = default;
};

/// What goes, or what stays, by kind; each with its reason.
class PruneListModel : public KeyedListModel<PruneRow>
{
    Q_OBJECT
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role {
        NameRole = Qt::UserRole + 1,
        KindRole, ///< `Containers`: also the heading of its section.
        SizeTextRole, ///< Empty where its going frees nothing.
        ReasonRole,
    };
    Q_ENUM(Role)

    explicit PruneListModel(QObject *parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return rowCount(); }
    [[nodiscard]] const std::vector<PruneRow> &candidates() const { return rows(); }
    void show(const std::vector<core::PruneCandidate> &candidates);

Q_SIGNALS:
    void countChanged();
};

QString objectKindTitle(core::ObjectKind kind);

} // namespace wakedock::models
