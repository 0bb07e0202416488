#pragma once

namespace wakedock::app {

/// Lets a question to a silent name server end after two seconds, unless RES_OPTIONS says something else: such questions
/// cannot be taken back, and a clean stop waits for them. Call it before any thread is started.
void limitResolverPatience();

} // namespace wakedock::app
