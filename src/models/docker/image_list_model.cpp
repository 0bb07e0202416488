#include "models/docker/image_list_model.h"

#include "models/common/role_table.h"
#include "models/common/text_format.h"
#include "models/docker/docker_text.h"
#include "models/docker/image_news_text.h"

#include <algorithm>
#include <utility>

namespace wakedock::models {

namespace {

QStringList imageTags(const core::ImageSummary &image)
{
    QStringList tags;
    for (const auto &tag : image.tags) {
        tags.append(text(tag));
    }
    return tags;
}

QString imageName(const core::ImageSummary &image)
{
    return image.tags.empty() ? dockerWord(QT_TRANSLATE_NOOP("Docker", "No name")) : text(image.tags.front());
}

QStringList outdatedNames(const core::ImageSummary &image)
{
    QStringList names;
    for (const auto &update : image.updates) {
        if (update.state == core::UpdateState::Available) {
            names.append(text(update.tag));
        }
    }
    return names;
}

int imageGroups(const core::ImageSummary &image)
{
    return useGroup(image.usedBy) | (image.tags.empty() ? UntaggedGroup : 0)
        | (outdatedNames(image).isEmpty() ? 0 : ImageListModel::OutdatedGroup);
}

/// What registries said of each of its names, and when.
QString updatesText(const core::ImageSummary &image)
{
    QStringList lines;
    for (const auto &update : image.updates) {
        lines.append(updateSentence(update, nowInMilliseconds()));
    }
    return lines.join(QLatin1Char('\n'));
}

QString imageSearchText(const core::ImageSummary &image)
{
    return QStringList{imageTags(image).join(QLatin1Char('\n')), text(image.id), usersSentence(image.usedBy)}.join(
        QLatin1Char('\n'));
}

const RoleTable<ImageRow> &imageRoles()
{
    using Row = const ImageRow &;
    using Model = ImageListModel;
    static const RoleTable<ImageRow> table{
        {Model::KeyRole, "key", [](Row row) -> QVariant { return text(row.image.id); }},
        {Model::NameRole, "name", [](Row row) -> QVariant { return imageName(row.image); }},
        {Model::SearchRole, "searched", [](Row row) -> QVariant { return imageSearchText(row.image); }},
        {Model::GroupsRole, "groups", [](Row row) -> QVariant { return imageGroups(row.image); }},
        {Model::BusyRole, "busy", [](Row row) -> QVariant { return row.busy; }},
        {Model::TagsRole, "tags", [](Row row) -> QVariant { return imageTags(row.image); }},
        {Model::ShortIdRole, "shortId", [](Row row) -> QVariant { return shortId(row.image.id); }},
        {Model::SizeRole, "size", [](Row row) -> QVariant { return static_cast<qlonglong>(row.image.sizeBytes); }},
        {Model::SizeTextRole, "sizeText", [](Row row) -> QVariant { return bytesText(row.image.sizeBytes); }},
        {Model::CreatedRole, "created",
         [](Row row) -> QVariant { return static_cast<qlonglong>(row.image.createdAt.time_since_epoch().count()); }},
        {Model::AgeRole, "age", [](Row row) -> QVariant { return agoText(row.image.createdAt, nowInMilliseconds()); }},
        {Model::UsedByRole, "usedBy", [](Row row) -> QVariant { return usersText(row.image.usedBy); }},
        {Model::UsersRole, "users", [](Row row) -> QVariant { return usersSentence(row.image.usedBy); }},
        {Model::OutdatedRole, "outdated", [](Row row) -> QVariant { return outdatedNames(row.image); }},
    };
    return table;
}

} // namespace

ImageListModel::ImageListModel(Bridge &bridge, EngineChoice &engine, DockerActions &actions, QObject *parent)
    : KeyedListModel(bridge, engine, parent)
    , m_actions(actions)
{
    connect(&actions, &ActionRunner::busyChanged, this, &ImageListModel::touch);
}

QVariant ImageListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    return imageRoles().read(row(index.row()), role == Qt::DisplayRole ? static_cast<int>(NameRole) : role);
}

QHash<int, QByteArray> ImageListModel::roleNames() const
{
    return imageRoles().names();
}

QString ImageListModel::sizeText() const
{
    std::int64_t bytes = 0;
    for (const ImageRow &one : rows()) {
        bytes += one.image.sizeBytes;
    }
    return bytesText(bytes);
}

int ImageListModel::unusedCount() const
{
    return static_cast<int>(
        std::count_if(rows().begin(), rows().end(), [](const ImageRow &one) { return one.image.usedBy.empty(); }));
}

int ImageListModel::outdatedCount() const
{
    return static_cast<int>(std::count_if(rows().begin(), rows().end(),
                                          [](const ImageRow &one) { return !outdatedNames(one.image).isEmpty(); }));
}

std::vector<std::string> ImageListModel::namesInUse() const
{
    std::vector<std::string> names;
    for (const ImageRow &one : rows()) {
        if (!one.image.usedBy.empty()) {
            names.insert(names.end(), one.image.tags.begin(), one.image.tags.end());
        }
    }
    return names;
}

QVariantList ImageListModel::facts(const QString &key) const
{
    QVariantList facts;
    const int known = indexOf(key.toStdString());
    if (known < 0) {
        return facts;
    }
    const core::ImageSummary &image = row(known).image;
    QStringList digests;
    for (const auto &digest : image.digests) {
        digests.append(text(digest));
    }
    addDockerFact(facts, dockerWord(QT_TRANSLATE_NOOP("Docker", "Names")), imageTags(image).join(QLatin1Char('\n')));
    addDockerFact(facts, dockerWord(QT_TRANSLATE_NOOP("Docker", "Used by")),
                  image.usedBy.empty() ? dockerWord(QT_TRANSLATE_NOOP("Docker", "Nobody")) : usersSentence(image.usedBy));
    addDockerFact(facts, dockerWord(QT_TRANSLATE_NOOP("Docker", "At the registry")), updatesText(image));
    addDockerFact(facts, dockerWord(QT_TRANSLATE_NOOP("Docker", "Size")), bytesText(image.sizeBytes));
    addDockerFact(facts, dockerWord(QT_TRANSLATE_NOOP("Docker", "Made")), momentText(image.createdAt));
    addDockerFact(facts, dockerWord(QT_TRANSLATE_NOOP("Docker", "Image ID")), text(image.id), true);
    addDockerFact(facts, dockerWord(QT_TRANSLATE_NOOP("Docker", "Digests")), digests.join(QLatin1Char('\n')), true);
    return facts;
}

void ImageListModel::read()
{
    ask<core::ImageSummary>(&DockerDoors::listImages, [this](std::vector<core::ImageSummary> images) {
        std::vector<ImageRow> fresh;
        fresh.reserve(images.size());
        for (auto &image : images) {
            const bool busy = m_actions.isBusy(text(image.id));
            fresh.push_back({std::move(image), busy});
        }
        sync(std::move(fresh));
    });
}

void ImageListModel::touch(const QString &key)
{
    const int known = indexOf(key.toStdString());
    if (known >= 0) {
        ImageRow fresh = row(known);
        fresh.busy = m_actions.isBusy(key);
        replace(known, std::move(fresh));
    }
}

} // namespace wakedock::models
