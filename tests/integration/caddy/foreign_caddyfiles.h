#pragma once

namespace wakedock::tests {

/// What operators may have written by hand; ADMIN, HTTP and HTTPS are filled in (CaddyWorld::startForeignCaddy).
/// In a file of their own, because moc loses its way in raw strings with `//`.
extern const char *const HandWritten;
extern const char *const OnlyHttps;
extern const char *const Bystander;

} // namespace wakedock::tests
