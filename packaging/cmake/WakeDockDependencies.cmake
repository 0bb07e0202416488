# Every library from outside, found here and nowhere else. The README says what each is for.

macro(wakedock_need package debian_package)
  find_package(${package} ${ARGN} QUIET)
  if(NOT ${package}_FOUND)
    message(FATAL_ERROR "WakeDock needs ${package}. Install it with: apt install ${debian_package} "
                        "(or run ./dev build, which installs everything that is missing).")
  endif()
endmacro()

set(THREADS_PREFER_PTHREAD_FLAG ON)
wakedock_need(Threads libc6-dev)
wakedock_need(Qt6 "qt6-base-dev qt6-declarative-dev qt6-websockets-dev"
  6.4 COMPONENTS Core Network WebSockets Sql DBus Gui Widgets Qml Quick QuickControls2 Test QuickTest)
wakedock_need(QCoro6 qcoro-qt6-dev COMPONENTS Core)
wakedock_need(spdlog libspdlog-dev)
wakedock_need(nlohmann_json nlohmann-json3-dev)
wakedock_need(valijson libvalijson-dev)
wakedock_need(yaml-cpp libyaml-cpp-dev)
wakedock_need(Boost libboost1.81-dev 1.74)
wakedock_need(OpenSSL libssl-dev COMPONENTS Crypto)
wakedock_need(PkgConfig pkg-config)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(VTERM REQUIRED IMPORTED_TARGET vterm)
