#include "models/certificates/certificate_form_model.h"

#include "models/certificates/certificate_text.h"
#include "models/common/text_format.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>

#include <utility>

namespace wakedock::models {

namespace {

/// A chain has a few thousand bytes; whatever is larger is none.
constexpr qint64 MostPemBytes = 100'000;

QString formWord(const char *word)
{
    return QCoreApplication::translate("Certificates", word);
}

Task<QString> idOfCertificate(Task<core::Certificate> task)
{
    const auto certificate = co_await task;
    co_return text(certificate.id.value);
}

} // namespace

CertificateFormModel::CertificateFormModel(Bridge &bridge, CertificateListModel &certificates, QObject *parent)
    : FormRun(bridge, parent)
    , m_certificates(certificates)
{
    connect(this, &FormRun::succeeded, &certificates, &CertificateListModel::reload);
    connect(this, &FormRun::changed, this, &CertificateFormModel::edited);
}

void CertificateFormModel::start(std::optional<core::Certificate> replaced)
{
    m_replaced = std::move(replaced);
    m_chain.clear();
    m_key = Secret();
    m_certificateNote.clear();
    m_keyNote.clear();
    m_reading.reset();
    m_check.next();
    clear();
    Q_EMIT edited();
}

void CertificateFormModel::startNew()
{
    start(std::nullopt);
}

void CertificateFormModel::startReplace(const QString &certificateId)
{
    start(m_certificates.find(core::CertificateId(certificateId.toStdString())));
}

QString CertificateFormModel::replacedNames() const
{
    return m_replaced ? joinedNamesText(m_replaced->names) : QString();
}

void CertificateFormModel::takeFile(Part part, const QUrl &file)
{
    QFile opened(file.toLocalFile());
    if (!opened.open(QIODevice::ReadOnly)) {
        const QString why = formWord(QT_TRANSLATE_NOOP("Certificates", "%1 cannot be read: %2"))
                                .arg(opened.fileName(), opened.errorString());
        const char *field = part == CertificatePart ? "certificate" : "key";
        refuse(Error(ErrorCode::Invalid, "file_unreadable", why.toStdString()).withField(field, why.toStdString()));
        return;
    }
    take(part, opened.read(MostPemBytes + 1), QFileInfo(opened).fileName());
}

void CertificateFormModel::takeClipboard(Part part)
{
    take(part, QGuiApplication::clipboard()->text().toUtf8().left(MostPemBytes + 1),
         formWord(QT_TRANSLATE_NOOP("Certificates", "pasted")));
}

void CertificateFormModel::take(Part part, const QByteArray &pem, const QString &note)
{
    if (part == CertificatePart) {
        m_chain = pem.toStdString();
        m_certificateNote = note;
    } else {
        m_key = Secret(pem.toStdString());
        m_keyNote = note;
    }
    m_reading.reset();
    m_check.next();
    clear();
    // With a key that is kept only the backend can tell whether it fits: it does when it is sent.
    if (!m_chain.empty() && !m_key.isEmpty()) {
        check();
    }
    Q_EMIT edited();
}

void CertificateFormModel::check()
{
    const quint64 mine = m_check.next();
    bridge().ask<core::CertificateReading>(
        this, Bridge::Patience::Reading,
        [given = core::CertificatePem{m_chain, m_key}](const WindowUseCases &doors, core::CallContext context) {
            return doors.certificates.check(std::move(context), given);
        },
        [this, mine](const core::CertificateReading &reading) {
            if (m_check.isLatest(mine)) {
                m_reading = reading;
                Q_EMIT edited();
            }
        },
        [this, mine](const Error &error) {
            if (m_check.isLatest(mine)) {
                refuse(error);
            }
        });
}

QString CertificateFormModel::problemOf(const char *field) const
{
    if (m_reading) {
        QStringList all;
        for (const FieldError &problem : m_reading->problems) {
            if (problem.field == field) {
                all.append(text(problem.message));
            }
        }
        return all.join(u'\n');
    }
    return errors().value(QString::fromLatin1(field)).toString();
}

QString CertificateFormModel::found() const
{
    if (!m_reading || m_reading->certificate.fingerprint.empty()) {
        return {};
    }
    const auto &facts = m_reading->certificate.facts;
    return formWord(QT_TRANSLATE_NOOP("Certificates", "%1, by %2, %3"))
        .arg(joinedNamesText(facts.names), text(facts.issuer), certificateExpiryText(facts.notAfter, nowInMilliseconds()));
}

QStringList CertificateFormModel::warnings() const
{
    QStringList all;
    if (m_reading) {
        for (const std::string &warning : m_reading->warnings) {
            all.append(text(warning));
        }
    }
    return all;
}

bool CertificateFormModel::isComplete() const
{
    const bool isGood = m_reading && m_reading->problems.empty();
    const bool keepsKey = m_replaced && !m_chain.empty() && m_key.isEmpty();
    return isGood || keepsKey;
}

void CertificateFormModel::send()
{
    if (!isComplete()) {
        return;
    }
    if (!m_replaced) {
        submit([given = core::CertificatePem{m_chain, m_key}](const WindowUseCases &doors, core::CallContext context) {
            return idOfCertificate(doors.certificates.add(std::move(context), given));
        });
        return;
    }
    core::ReplaceCertificateRequest request{m_replaced->id, m_replaced->version, m_chain,
                                            m_key.isEmpty() ? std::nullopt : std::optional(m_key)};
    submit([request = std::move(request)](const WindowUseCases &doors, core::CallContext context) {
        return idOfCertificate(doors.certificates.replace(std::move(context), request));
    });
}

} // namespace wakedock::models
