#include "models/certificates/certificate_catalog.h"

#include "models/common/register_model.h"

namespace wakedock::models {

CertificateCatalog::CertificateCatalog(Bridge &bridge, QObject *parent)
    : QObject(parent)
    , m_list(bridge)
    , m_actions(bridge, m_list)
    , m_form(bridge, m_list)
{
}

void registerCertificateTypes()
{
    registerModel<CertificateCatalog>("CertificateCatalog");
    registerModel<CertificateListModel>("CertificateListModel");
    registerModel<CertificateActions>("CertificateActions");
    registerModel<CertificateFormModel>("CertificateFormModel");
}

} // namespace wakedock::models
