#include "models/certificates/certificate_actions.h"

#include <utility>

namespace wakedock::models {

namespace {

Task<bool> renewed(Task<core::Certificate> task)
{
    co_await task;
    co_return true;
}

} // namespace

CertificateActions::CertificateActions(Bridge &bridge, CertificateListModel &certificates, QObject *parent)
    : ActionRunner(bridge, parent)
{
    connect(this, &ActionRunner::busyChanged, &certificates, [this, &certificates](const QString &key) {
        certificates.setBusy(core::CertificateId(key.toStdString()), isBusy(key));
    });
    connect(this, &ActionRunner::done, &certificates, &CertificateListModel::reload);
    connect(this, &ActionRunner::failed, &certificates, &CertificateListModel::reload);
}

void CertificateActions::renew(const QString &certificateId)
{
    run(certificateId,
        [id = core::CertificateId(certificateId.toStdString())](const WindowUseCases &doors, core::CallContext context) {
            return renewed(doors.certificates.renew(std::move(context), id));
        });
}

void CertificateActions::remove(const QString &certificateId)
{
    run(certificateId,
        [id = core::CertificateId(certificateId.toStdString())](const WindowUseCases &doors, core::CallContext context) {
            return finished(doors.certificates.remove(std::move(context), id));
        });
}

} // namespace wakedock::models
