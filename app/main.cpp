#include "app/program/program.h"
#include "app/program/window_program.h"

int main(int argc, char *argv[])
{
    return wakedock::app::runProgram(argc, argv, wakedock::app::becomeWindowProgram);
}
