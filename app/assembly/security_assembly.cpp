#include "app/assembly/security_assembly.h"

#include "backend/security/auth/signing_keys.h"

#include <utility>

namespace wakedock::app {

SecurityAssembly::SecurityAssembly(const std::string &dataDir, core::IClock &clock, const Log &log)
    : secrets(dataDir + "/secrets", log.as(log_category::Auth))
    , sealed(secrets)
    , m_clock(clock)
{
}

Task<void> SecurityAssembly::start()
{
    co_await sealed.open();
    auto keys = co_await security::loadSigningKeys(secrets, m_clock.now());
    codec = std::make_unique<security::JwtTokenCodec>(std::move(keys), m_clock);
}

} // namespace wakedock::app
