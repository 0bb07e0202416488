#include "models/docker/prune_list_model.h"

#include "models/common/role_table.h"
#include "models/common/text_format.h"
#include "models/docker/docker_text.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace wakedock::models {

namespace {

/// An image without a name has only its id.
QString pruneName(const core::PruneCandidate &candidate)
{
    return candidate.name == candidate.id ? shortId(candidate.id) : text(candidate.name);
}

const RoleTable<PruneRow> &pruneRoles()
{
    using Row = const PruneRow &;
    using Model = PruneListModel;
    static const RoleTable<PruneRow> table{
        {Model::NameRole, "name",
         [](Row row) -> QVariant {
             return row.candidate.kind == core::ObjectKind::Volumes ? text(row.candidate.name) : pruneName(row.candidate);
         }},
        {Model::KindRole, "kind", [](Row row) -> QVariant { return objectKindTitle(row.candidate.kind); }},
        {Model::SizeTextRole, "sizeText",
         [](Row row) -> QVariant { return row.candidate.sizeBytes > 0 ? bytesText(row.candidate.sizeBytes) : QString(); }},
        {Model::ReasonRole, "reason", [](Row row) -> QVariant { return text(row.candidate.reason); }},
    };
    return table;
}

} // namespace

QString objectKindTitle(core::ObjectKind kind)
{
    switch (kind) {
    case core::ObjectKind::Containers:
        return dockerWord(QT_TRANSLATE_NOOP("Docker", "Containers"));
    case core::ObjectKind::Images:
        return dockerWord(QT_TRANSLATE_NOOP("Docker", "Images"));
    case core::ObjectKind::Volumes:
        return dockerWord(QT_TRANSLATE_NOOP("Docker", "Volumes"));
    case core::ObjectKind::Networks:
        return dockerWord(QT_TRANSLATE_NOOP("Docker", "Networks"));
    case core::ObjectKind::BuildCache:
        break;
    }
    return dockerWord(QT_TRANSLATE_NOOP("Docker", "Build cache"));
}

PruneListModel::PruneListModel(QObject *parent) : KeyedListModel(parent) { }

QVariant PruneListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    return pruneRoles().read(row(index.row()), role == Qt::DisplayRole ? static_cast<int>(NameRole) : role);
}

QHash<int, QByteArray> PruneListModel::roleNames() const
{
    return pruneRoles().names();
}

void PruneListModel::show(const std::vector<core::PruneCandidate> &candidates)
{
    std::vector<PruneRow> fresh;
    fresh.reserve(candidates.size());
    for (const auto &candidate : candidates) {
        fresh.push_back({candidate});
    }
    std::ranges::sort(fresh, [](const PruneRow &a, const PruneRow &b) {
        return std::tie(a.candidate.kind, a.candidate.name) < std::tie(b.candidate.kind, b.candidate.name);
    });
    reset(std::move(fresh));
    Q_EMIT countChanged();
}

} // namespace wakedock::models
