#include "models/registries/registry_form_model.h"

#include "models/common/text_format.h"

#include <utility>

namespace wakedock::models {

namespace {

Task<QString> idOfRegistry(Task<core::Registry> task)
{
    const auto registry = co_await task;
    co_return text(registry.id.value);
}

} // namespace

RegistryFormModel::RegistryFormModel(Bridge &bridge, RegistryListModel &registries, QObject *parent)
    : FormRun(bridge, parent)
    , m_registries(registries)
{
    connect(this, &FormRun::succeeded, &registries, &RegistryListModel::reload);
}

void RegistryFormModel::start(const std::optional<core::Registry> &known)
{
    m_known = known;
    m_address = known ? text(known->address) : QString();
    m_user = known ? text(known->username) : QString();
    m_password = Secret();
    clear();
    Q_EMIT edited();
}

void RegistryFormModel::startNew()
{
    start(std::nullopt);
}

void RegistryFormModel::startChange(const QString &registryId)
{
    start(m_registries.find(core::RegistryId(registryId.toStdString())));
}

void RegistryFormModel::setAddress(const QString &address)
{
    if (std::exchange(m_address, address) != address) {
        Q_EMIT edited();
    }
}

void RegistryFormModel::setUser(const QString &user)
{
    if (std::exchange(m_user, user) != user) {
        Q_EMIT edited();
    }
}

void RegistryFormModel::setPassword(const QString &password)
{
    m_password = Secret(password.toStdString());
    Q_EMIT edited();
}

bool RegistryFormModel::keepsPassword() const
{
    return m_known && !m_known->passwordName.empty() && m_password.isEmpty() && !m_user.trimmed().isEmpty();
}

core::RegistryWish RegistryFormModel::wish() const
{
    return {m_address.trimmed().toStdString(), m_user.trimmed().toStdString(), m_password};
}

void RegistryFormModel::send()
{
    if (!m_known) {
        submit([filled = wish()](const WindowUseCases &doors, core::CallContext context) {
            return idOfRegistry(doors.registries.add(std::move(context), filled));
        });
        return;
    }
    core::ChangeRegistryRequest request{m_known->id, m_known->version, wish(), keepsPassword()};
    submit([request = std::move(request)](const WindowUseCases &doors, core::CallContext context) {
        return idOfRegistry(doors.registries.change(std::move(context), request));
    });
}

} // namespace wakedock::models
