#pragma once

#include "models/certificates/certificate_doors.h"

#include <functional>
#include <string>
#include <vector>

namespace wakedock::tests {

/// The certificates of the demo: an own one, one of Caddy's own authority, a good public one and one that was refused.
class DemoCertificates
{
public:
    /// @param note writes down what was done
    explicit DemoCertificates(std::function<void(std::string)> note) : m_note(std::move(note)) { }

    void fill(Timestamp now);
    void setFailing(bool failing) { m_isFailing = failing; }
    [[nodiscard]] models::CertificateDoors doors();

private:
    /// Judges by what the text says: `good` is taken, everything else is no certificate.
    [[nodiscard]] core::CertificateReading read(const core::CertificatePem &given) const;
    core::Certificate keep(const core::CertificateReading &reading, const core::CertificateId &id);
    void forget(const core::CertificateId &id);

    std::function<void(std::string)> m_note;
    std::vector<core::Certificate> m_certificates;
    Timestamp m_now{};
    bool m_isFailing = false;
};

} // namespace wakedock::tests
