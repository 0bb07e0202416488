#include "app/process/resolver_patience.h"

#include <cstdlib>

namespace wakedock::app {

void limitResolverPatience()
{
    setenv("RES_OPTIONS", "timeout:2 attempts:1", 0);
}

} // namespace wakedock::app
