#include "models/docker/image_history_model.h"

#include "models/common/role_table.h"
#include "models/common/text_format.h"

#include <utility>

namespace wakedock::models {

namespace {

const RoleTable<LayerRow> &layerRoles()
{
    using Row = const LayerRow &;
    using Model = ImageHistoryModel;
    static const RoleTable<LayerRow> table{
        {Model::CreatedByRole, "createdBy", [](Row row) -> QVariant { return layerCommand(row.layer.createdBy); }},
        {Model::SizeTextRole, "sizeText",
         [](Row row) -> QVariant { return row.layer.sizeBytes > 0 ? bytesText(row.layer.sizeBytes) : QString(); }},
        {Model::WhenRole, "when", [](Row row) -> QVariant { return agoText(row.layer.createdAt, nowInMilliseconds()); }},
        {Model::CommentRole, "comment", [](Row row) -> QVariant { return text(row.layer.comment); }},
    };
    return table;
}

} // namespace

QString layerCommand(const std::string &createdBy)
{
    const QString shell = QStringLiteral("/bin/sh -c ");
    const QString run = QStringLiteral("RUN ");
    const QString nothingRun = QStringLiteral("#(nop)");
    const QString buildKit = QStringLiteral(" # buildkit");
    QString command = text(createdBy).simplified();
    if (command.startsWith(shell)) {
        command = command.mid(shell.size()).trimmed();
        command = command.startsWith(nothingRun) ? command.mid(nothingRun.size()).trimmed() : run + command;
    }
    if (command.startsWith(run + shell)) {
        command.remove(run.size(), shell.size());
    }
    return command.endsWith(buildKit) ? command.chopped(buildKit.size()) : command;
}

ImageHistoryModel::ImageHistoryModel(Bridge &bridge, EngineChoice &engine, QObject *parent)
    : KeyedListModel(parent)
    , m_bridge(bridge)
    , m_engine(engine)
{
}

QVariant ImageHistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    return layerRoles().read(row(index.row()), role == Qt::DisplayRole ? static_cast<int>(CreatedByRole) : role);
}

QHash<int, QByteArray> ImageHistoryModel::roleNames() const
{
    return layerRoles().names();
}

void ImageHistoryModel::show(const QString &imageId)
{
    const quint64 mine = m_generation.next();
    if (imageId.isEmpty()) {
        become(RequestState::Idle, {}, {});
        return;
    }
    become(RequestState::Loading, {}, {});
    m_bridge.ask<core::ImageDetail>(
        this, Bridge::Patience::Reading,
        [host = m_engine.host(), ref = imageId.toStdString()](const WindowUseCases &doors, core::CallContext context) {
            return doors.docker.getImage(std::move(context), host, ref);
        },
        [this, mine](core::ImageDetail detail) {
            if (m_generation.isLatest(mine)) {
                std::vector<LayerRow> layers;
                for (auto &layer : detail.history) {
                    layers.push_back({static_cast<int>(layers.size()), std::move(layer)});
                }
                become(RequestState::Ready, std::move(layers), {});
            }
        },
        [this, mine](const Error &error) {
            if (m_generation.isLatest(mine)) {
                become(RequestState::Failed, {}, ErrorText::of(error));
            }
        });
}

void ImageHistoryModel::become(RequestState state, std::vector<LayerRow> layers, const ErrorText &error)
{
    reset(std::move(layers));
    m_state = state;
    m_error = error;
    Q_EMIT changed();
}

} // namespace wakedock::models
