#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/shared/async/task.h"

#include <string>

namespace wakedock::core {

/// How a service answered.
struct ProbeAnswer {
    bool passed = false;
    std::string reason; ///< `connection refused`, `HTTP 500 instead of 200`; empty when it passed.
};

/// What is asked. HttpOrTcp: any HTTP answer passes, and so does a peer that speaks no HTTP but keeps the connection.
struct ProbeTarget {
    enum class Kind { Http, Tcp, HttpOrTcp };
    Kind kind = Kind::HttpOrTcp;
    std::string ip;
    int port = 0;
    std::string path = "/";
    std::string hostHeader;
    int expectedStatus = 0; ///< 0 = any.
};

/// Asks a service whether it is ready. Never throws for what the service does, only Cancelled.
class IHealthProbe
{
public:
    virtual ~IHealthProbe() = default;
    /// Ends within the context's deadline (5 s where there is none).
    virtual Task<ProbeAnswer> probe(CallContext context, ProbeTarget target) = 0;
};

} // namespace wakedock::core
