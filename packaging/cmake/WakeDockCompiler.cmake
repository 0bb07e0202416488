# The compiler, its warnings and the check that it translates coroutines rightly.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_AUTOMOC ON)
# moc 6.4 cannot read the C++20 parts of libstdc++; without the compiler's own macros it skips them.
set(CMAKE_AUTOMOC_COMPILER_PREDEFINES OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

# GCC 12 destroys temporaries inside a co_await expression twice: heap corruption in correct programs.
# The check program counts constructions and destructions; a compiler that fails it is refused.
if(NOT DEFINED WAKEDOCK_COROUTINES_RIGHT)
  try_run(coroutine_check_result coroutine_check_compiles
    "${CMAKE_BINARY_DIR}/coroutine_check"
    "${CMAKE_CURRENT_LIST_DIR}/coroutine_check.cpp"
    CXX_STANDARD 20 CXX_STANDARD_REQUIRED ON CXX_EXTENSIONS OFF)
  if(NOT coroutine_check_compiles OR NOT coroutine_check_result EQUAL 0)
    message(FATAL_ERROR
      "This compiler (${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}) destroys temporaries in co_await "
      "expressions twice, which corrupts the heap. Use clang 19: apt install clang-19, then cmake --preset dev.")
  endif()
  set(WAKEDOCK_COROUTINES_RIGHT TRUE CACHE INTERNAL "The coroutine check passed")
endif()

add_library(wakedock_options INTERFACE)
target_compile_options(wakedock_options INTERFACE
  -Wall -Wextra -Wpedantic -Werror -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough
  -Wno-unknown-warning-option)
target_compile_definitions(wakedock_options INTERFACE
  QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_KEYWORDS QT_NO_FOREACH QT_DISABLE_DEPRECATED_BEFORE=0x060400
  WAKEDOCK_VERSION="${PROJECT_VERSION}")
target_include_directories(wakedock_options INTERFACE "${CMAKE_SOURCE_DIR}/src")

find_program(MOLD_LINKER mold)
if(MOLD_LINKER)
  add_link_options(-fuse-ld=mold)
endif()
find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
endif()

if(WAKEDOCK_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
if(WAKEDOCK_COVERAGE)
  add_compile_options(-fprofile-instr-generate -fcoverage-mapping)
  add_link_options(-fprofile-instr-generate)
endif()
