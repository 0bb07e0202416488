# Headers of libraries, parsed once instead of once a translation unit: most of a clean build was parsing them.
#
# Only what never changes between two builds stands here, so a change of our own code rebuilds no more than it did.
# Nothing may rely on it: the trees `dev` and `lint` are built without, so a file that lacks an include fails there, and
# tests/architecture reads the includes that stand in the text.

option(WAKEDOCK_PRECOMPILE "Parse the headers of libraries once" OFF)

set(WAKEDOCK_STANDARD_HEADERS <algorithm> <array> <chrono> <functional> <map> <memory> <optional> <set> <stdexcept> <string>
  <string_view> <unordered_map> <utility> <variant> <vector>)
set(WAKEDOCK_ROOM_HEADERS ${WAKEDOCK_STANDARD_HEADERS} <nlohmann/json.hpp> <QByteArray> <QHash> <QObject> <QPointer> <QString>
  <QStringList> <QTimer> <QVariant> <QCoroTask>)
set(WAKEDOCK_TEST_HEADERS ${WAKEDOCK_ROOM_HEADERS} <QCoroFuture> <QDir> <QElapsedTimer> <QFile> <QProcess> <QSignalSpy>
  <QTcpServer> <QTcpSocket> <QTemporaryDir> <QTest>)

if(WAKEDOCK_PRECOMPILE)
  # Without a time stamp in it, ccache can tell that a precompiled header is the one it knows.
  add_compile_options("SHELL:-Xclang -fno-pch-timestamp")
  file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/precompiled.cpp" CONTENT "// Carries the precompiled headers.\n")
  foreach(kind room test)
    string(TOUPPER ${kind} upper)
    add_library(wakedock_precompiled_${kind} OBJECT "${CMAKE_BINARY_DIR}/precompiled.cpp")
    set_target_properties(wakedock_precompiled_${kind} PROPERTIES AUTOMOC OFF UNITY_BUILD OFF)
    target_link_libraries(wakedock_precompiled_${kind} PRIVATE wakedock_options Qt6::Core QCoro::Core
      nlohmann_json::nlohmann_json)
    target_precompile_headers(wakedock_precompiled_${kind} PRIVATE ${WAKEDOCK_${upper}_HEADERS})
  endforeach()
  target_link_libraries(wakedock_precompiled_test PRIVATE Qt6::Network)
  # Linking Qt6::Test defines the folder of each test, and these must not differ.
  target_include_directories(wakedock_precompiled_test SYSTEM PRIVATE $<TARGET_PROPERTY:Qt6::Test,INTERFACE_INCLUDE_DIRECTORIES>)
endif()

# wakedock_precompile(<target> room|test [header...])
# With headers of our own, the target gets a precompiled header of its own with them: worth it from about five
# translation units on that all include the same world.
function(wakedock_precompile target kind)
  if(NOT WAKEDOCK_PRECOMPILE)
    return()
  endif()
  if(ARGN)
    string(TOUPPER ${kind} upper)
    target_precompile_headers(${target} PRIVATE ${WAKEDOCK_${upper}_HEADERS} ${ARGN})
  else()
    target_precompile_headers(${target} REUSE_FROM wakedock_precompiled_${kind})
  endif()
endfunction()
