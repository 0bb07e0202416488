#pragma once

#include "backend/core/domain/wake.h"
#include "backend/core/repositories/repositories.h"

namespace wakedock::core {

/// Who woke which service, newest first. Entries go with their service: they hold addresses of visitors.
class IWakeLedger
{
public:
    virtual ~IWakeLedger() = default;
    /// Nothing happens where the service is gone. @throws Error Conflict (`id_taken`)
    virtual void append(const Wake &wake) = 0;
    /// Replaces it whole. @return false when it is not there (any more)
    virtual bool update(const Wake &wake) = 0;
    /// Of one service, newest first. @throws Error Invalid (`cursor_unknown`)
    virtual std::vector<Wake> listOf(const ServiceId &service, Page page) = 0;
    /// Ends what is still told as waking: an earlier process left it so. @return how many there were
    virtual int failUnfinished(const std::string &error) = 0;
    /// Keeps the newest `kept` of the service.
    virtual void prune(const ServiceId &service, int kept) = 0;
};

} // namespace wakedock::core
