#include "app/program/program.h"

int main(int argc, char *argv[])
{
    return wakedock::app::runProgram(argc, argv);
}
