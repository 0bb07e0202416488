#pragma once

namespace wakedock::app {

/// Lets this process open as many files and sockets as the system allows it, 65,536 at most: systems start programs with
/// 1,024, and the API alone takes 4,096 connections. Call it before any thread is started.
void raiseDescriptorLimit();

} // namespace wakedock::app
