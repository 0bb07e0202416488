#pragma once

namespace wakedock::app {

/// Parses the command line, builds what it asks for and runs it. @return the process's exit code
int runProgram(int argc, char *argv[]);

} // namespace wakedock::app
