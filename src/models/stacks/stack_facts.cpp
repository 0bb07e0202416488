#include "models/stacks/stack_facts.h"

#include "models/common/text_format.h"
#include "models/stacks/stack_text.h"

#include <QCoreApplication>
#include <QStringList>
#include <QVariantMap>

#include <algorithm>

namespace wakedock::models {

namespace {

QString factWord(const char *word)
{
    return QCoreApplication::translate("Stacks", word);
}

QString joined(const std::vector<std::string> &parts)
{
    QStringList texts;
    for (const std::string &part : parts) {
        texts.append(text(part));
    }
    return texts.join(QStringLiteral(", "));
}

/// Where it is reached: its domain, and the ports of the host.
QString placesText(const core::StackServiceRow &row)
{
    QStringList texts;
    if (!row.domain.empty()) {
        texts.append(text(row.domain));
    }
    for (const core::PortMapping &port : row.ports) {
        if (port.hostPort != 0) {
            texts.append(QStringLiteral("%1 → %2").arg(port.hostPort).arg(port.containerPort));
        }
    }
    texts.removeDuplicates();
    return texts.join(QStringLiteral(", "));
}

const core::ComposeService *readService(const StackSight &sight, const std::string &name)
{
    if (!sight.reading) {
        return nullptr;
    }
    const auto &services = sight.reading->services;
    const auto found = std::ranges::find(services, name, &core::ComposeService::name);
    return found == services.end() ? nullptr : &*found;
}

QString serviceNote(const core::ComposeService *service)
{
    if (service == nullptr) {
        return {};
    }
    QStringList notes;
    if (service->isOneShot) {
        notes.append(factWord(QT_TRANSLATE_NOOP("Stacks", "runs once")));
    }
    if (!service->profiles.empty()) {
        notes.append(factWord(QT_TRANSLATE_NOOP("Stacks", "profile %1")).arg(joined(service->profiles)));
    }
    return notes.join(QStringLiteral(", "));
}

QVariantMap fact(const char *label, const QString &value, bool mono = false)
{
    return {{QStringLiteral("label"), factWord(label)}, {QStringLiteral("value"), value}, {QStringLiteral("mono"), mono}};
}

QVariantMap serviceRow(const core::StackServiceRow &row, const core::ComposeService *read)
{
    const QString image = row.image.empty() && read ? text(read->image) : text(row.image);
    return {{QStringLiteral("name"), text(row.name)},
            {QStringLiteral("image"), image},
            {QStringLiteral("statusText"), stackServiceWord(row)},
            {QStringLiteral("tone"), static_cast<int>(stackServiceTone(row.status))},
            {QStringLiteral("places"), placesText(row)},
            {QStringLiteral("note"), serviceNote(read)}};
}

/// In the files, but none of the chosen profiles has it.
QVariantMap unusedRow(const core::ComposeService &service)
{
    return {{QStringLiteral("name"), text(service.name)},
            {QStringLiteral("image"), text(service.image)},
            {QStringLiteral("statusText"), factWord(QT_TRANSLATE_NOOP("Stacks", "Not asked for"))},
            {QStringLiteral("tone"), static_cast<int>(Tone::Neutral)},
            {QStringLiteral("places"), QString()},
            {QStringLiteral("note"), serviceNote(&service)}};
}

} // namespace

QVariantList stackServiceRows(const StackSight &sight)
{
    QVariantList rows;
    const auto &services = sight.detail.stack.services;
    for (const core::StackServiceRow &row : services) {
        rows.append(serviceRow(row, readService(sight, row.name)));
    }
    if (sight.reading) {
        for (const core::ComposeService &service : sight.reading->services) {
            if (std::ranges::find(services, service.name, &core::StackServiceRow::name) == services.end()) {
                rows.append(unusedRow(service));
            }
        }
    }
    return rows;
}

QVariantList stackFileRows(const StackSight &sight)
{
    QVariantList rows;
    for (const core::StackFile &file : sight.detail.files) {
        rows.append(QVariantMap{{QStringLiteral("name"), text(file.name)}, {QStringLiteral("content"), text(file.content)}});
    }
    return rows;
}

QVariantList stackFactRows(const StackSight &sight, const QString &hostName)
{
    QVariantList facts{fact(QT_TRANSLATE_NOOP("Stacks", "Host"), hostName)};
    const auto &record = sight.detail.stack.record;
    if (!record) {
        facts.append(fact(QT_TRANSLATE_NOOP("Stacks", "Folder"), text(sight.detail.stack.origin.workingDir), true));
        facts.append(fact(QT_TRANSLATE_NOOP("Stacks", "Files"), joined(sight.detail.stack.origin.configFiles), true));
        return facts;
    }
    facts.append(fact(QT_TRANSLATE_NOOP("Stacks", "Revision"),
                      record->revision > 0 ? QString::number(record->revision)
                                           : factWord(QT_TRANSLATE_NOOP("Stacks", "as it was adopted"))));
    if (!record->profiles.empty()) {
        facts.append(fact(QT_TRANSLATE_NOOP("Stacks", "Profiles"), joined(record->profiles)));
    }
    if (record->lastUpSeconds > 0) {
        facts.append(
            fact(QT_TRANSLATE_NOOP("Stacks", "Last start took"), durationText(std::chrono::seconds(record->lastUpSeconds))));
    }
    facts.append(fact(QT_TRANSLATE_NOOP("Stacks", "Folder"), text(record->directory), true));
    facts.append(fact(QT_TRANSLATE_NOOP("Stacks", "Owner"), text(record->owner)));
    facts.append(fact(QT_TRANSLATE_NOOP("Stacks", "Changed"), momentText(record->updatedAt)));
    return facts;
}

} // namespace wakedock::models
