#pragma once

#include "backend/api/http/router.h"

#include <memory>
#include <string>

namespace wakedock::api {

class OpenApiDocument;

/// The pages for browsers: `/`, `/api/docs` and the files they need. Made once, from what is built into the program, and
/// open to everybody: they hold nothing but what is in the source code. No scripts.
class PageRoutes
{
public:
    explicit PageRoutes(const OpenApiDocument &document);
    /// The answers are kept by the routes; this object need not outlive the call.
    void addRoutes(Router &router) const;

private:
    using Bytes = std::shared_ptr<const std::string>;
    static void serve(Router &router, const std::string &path, const std::string &contentType, Bytes bytes);

    Bytes m_home;
    Bytes m_docs;
};

} // namespace wakedock::api
