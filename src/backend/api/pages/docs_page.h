#pragma once

#include <string>

namespace wakedock::api {

class OpenApiDocument;

/// The API document as a page for people: contents, each call with its parameters, body and answers, each schema with its
/// fields. Static HTML without scripts; every text of the document is escaped.
[[nodiscard]] std::string docsPage(const OpenApiDocument &document);

} // namespace wakedock::api
