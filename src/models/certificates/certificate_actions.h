#pragma once

#include "models/certificates/certificate_list_model.h"
#include "models/common/action_runner.h"

namespace wakedock::models {

/// What the operator does with a click to a certificate.
class CertificateActions : public ActionRunner
{
    Q_OBJECT

public:
    CertificateActions(Bridge &bridge, CertificateListModel &certificates, QObject *parent = nullptr);

    /// Ends when visitors are shown the new one.
    Q_INVOKABLE void renew(const QString &certificateId);
    /// An own one, with its key; the dialog that calls it named it.
    Q_INVOKABLE void remove(const QString &certificateId);
};

} // namespace wakedock::models
