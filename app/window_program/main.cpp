#include "app/program/program.h"
#include "app/window/run_desktop.h"

int main(int argc, char *argv[])
{
    return wakedock::app::runProgram(argc, argv, wakedock::app::runDesktop);
}
