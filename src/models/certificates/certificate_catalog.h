#pragma once

#include "models/certificates/certificate_actions.h"
#include "models/certificates/certificate_form_model.h"
#include "models/certificates/certificate_list_model.h"

#include <QObject>

namespace wakedock::models {

/// The models of certificates, made together.
class CertificateCatalog : public QObject
{
    Q_OBJECT
    Q_PROPERTY(wakedock::models::CertificateListModel *list READ list CONSTANT)
    Q_PROPERTY(wakedock::models::CertificateActions *actions READ actions CONSTANT)
    Q_PROPERTY(wakedock::models::CertificateFormModel *form READ form CONSTANT)

public:
    explicit CertificateCatalog(Bridge &bridge, QObject *parent = nullptr);

    CertificateListModel *list() { return &m_list; }
    CertificateActions *actions() { return &m_actions; }
    CertificateFormModel *form() { return &m_form; }

private:
    CertificateListModel m_list;
    CertificateActions m_actions;
    CertificateFormModel m_form;
};

/// Makes them known to QML.
void registerCertificateTypes();

} // namespace wakedock::models
