#pragma once

#include "backend/shared/utils/secret.h"
#include "models/certificates/certificate_list_model.h"
#include "models/common/form_run.h"

#include <QStringList>
#include <QUrl>

#include <optional>

namespace wakedock::models {

/// A certificate of one's own, new or to take the place of one. Both texts come from a file or the clipboard and are not
/// shown again; what would be said of them is shown before anything is kept.
class CertificateFormModel : public FormRun
{
    Q_OBJECT
    Q_PROPERTY(bool replacing READ isReplacing NOTIFY edited)
    Q_PROPERTY(QString replacedNames READ replacedNames NOTIFY edited)
    Q_PROPERTY(QString certificateNote READ certificateNote NOTIFY edited)
    Q_PROPERTY(QString keyNote READ keyNote NOTIFY edited)
    Q_PROPERTY(QString certificateProblem READ certificateProblem NOTIFY edited)
    Q_PROPERTY(QString keyProblem READ keyProblem NOTIFY edited)
    Q_PROPERTY(bool checked READ isChecked NOTIFY edited)
    Q_PROPERTY(QString found READ found NOTIFY edited)
    Q_PROPERTY(QStringList warnings READ warnings NOTIFY edited)
    Q_PROPERTY(bool complete READ isComplete NOTIFY edited)

public:
    enum Part { CertificatePart, KeyPart };
    Q_ENUM(Part)

    CertificateFormModel(Bridge &bridge, CertificateListModel &certificates, QObject *parent = nullptr);

    [[nodiscard]] bool isReplacing() const { return m_replaced.has_value(); }
    [[nodiscard]] QString replacedNames() const;
    /// Where it comes from: `chain.pem`, `pasted`; empty before it is given.
    [[nodiscard]] QString certificateNote() const { return m_certificateNote; }
    [[nodiscard]] QString keyNote() const { return m_keyNote; }
    [[nodiscard]] QString certificateProblem() const { return problemOf("certificate"); }
    [[nodiscard]] QString keyProblem() const { return problemOf("key"); }
    [[nodiscard]] bool isChecked() const { return m_reading.has_value(); }
    /// `shop.example.org, by Example CA, 62 days left`; empty where nothing could be read.
    [[nodiscard]] QString found() const;
    [[nodiscard]] QStringList warnings() const;
    /// It can be kept, as far as is known here.
    [[nodiscard]] bool isComplete() const;

    Q_INVOKABLE void startNew();
    Q_INVOKABLE void startReplace(const QString &certificateId);
    Q_INVOKABLE void takeFile(wakedock::models::CertificateFormModel::Part part, const QUrl &file);
    Q_INVOKABLE void takeClipboard(wakedock::models::CertificateFormModel::Part part);
    Q_INVOKABLE void send();

Q_SIGNALS:
    void edited();

private:
    void start(std::optional<core::Certificate> replaced);
    void take(Part part, const QByteArray &pem, const QString &note);
    void check();
    [[nodiscard]] QString problemOf(const char *field) const;

    CertificateListModel &m_certificates;
    std::optional<core::Certificate> m_replaced;
    std::string m_chain;
    Secret m_key;
    QString m_certificateNote;
    QString m_keyNote;
    std::optional<core::CertificateReading> m_reading;
    Generation m_check;
};

} // namespace wakedock::models
