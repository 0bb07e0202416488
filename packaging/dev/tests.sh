# shellcheck shell=bash
# Runs the tests of a build tree with CTest and counts what happened, function by function.

# Tests that need no component but, for the engine's contract, an engine: they run under sanitizers and coverage.
WAKEDOCK_PROGRAMS_WITHOUT_COMPONENTS='unit_|contract_|integration_api_edge|integration_database'
export WAKEDOCK_WITHOUT_COMPONENTS="^($WAKEDOCK_PROGRAMS_WITHOUT_COMPONENTS)"

# build_tests_without_components PRESET: those programs only, which leaves the window out.
build_tests_without_components() {
    local programs
    configure "$1"
    mapfile -t programs < <(test_programs "$1" "^tests_($WAKEDOCK_PROGRAMS_WITHOUT_COMPONENTS)")
    build "$1" "${programs[@]}"
}

# Everything a test might need from its surroundings, of this run alone: no test may meet the user's session.
prepare_test_surroundings() {
    scratch_folder
    export XDG_RUNTIME_DIR=$WAKEDOCK_SCRATCH/runtime
    mkdir -m 0700 "$XDG_RUNTIME_DIR"
    export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen} QT_QUICK_BACKEND=software LC_ALL=C.UTF-8 TZ=UTC
    # Programs that are instrumented for coverage write their counts somewhere: here, unless somebody wants them.
    export LLVM_PROFILE_FILE=$WAKEDOCK_SCRATCH/%p.profraw
    # An exception out of a test would print a stack trace in an endless loop.
    export QTEST_DISABLE_STACK_DUMP=1 QTEST_DISABLE_CORE_DUMP=1
    unset DBUS_SESSION_BUS_ADDRESS WAYLAND_DISPLAY
}

# run_ctest TREE NAME [ctest options...]: one pass; its log and JUnit file are kept under TREE/test-results.
run_ctest() {
    local tree=$1 name=$2 results=$1/test-results status=0
    shift 2
    mkdir -p "$results"
    rm -f "$tree/Testing/Temporary/LastTest.log"
    ctest --test-dir "$tree" --output-on-failure --no-tests=ignore --output-junit "$results/$name.xml" "$@" || status=$?
    [ ! -f "$tree/Testing/Temporary/LastTest.log" ] || cp "$tree/Testing/Temporary/LastTest.log" "$results/$name.log"
    return "$status"
}

# run_tests TREE [ctest options...]: the quick tests side by side, then those with real components one by one, because
# these measure time and own the machine's ports. Prints what failed and the closing line; returns 0 when all passed.
run_tests() {
    local tree=$1 status=0 quick='^(unit|contract|architecture)$'
    shift
    rm -rf -- "$tree/test-results"
    run_ctest "$tree" quick -L "$quick" -j "$(nproc)" "$@" || status=1
    run_ctest "$tree" real -LE "$quick" "$@" || status=1
    closing_line "$tree/test-results"/*.log || status=1
    return "$status"
}

# closing_line LOG...: the failures by name, then `N passed, N failed`. Returns 1 when anything failed or nothing ran.
closing_line() {
    local logs=() log counted numbers passed failed skipped
    for log in "$@"; do
        [ ! -f "$log" ] || logs+=("$log")
    done
    counted=$(awk -f "$WAKEDOCK_TOP/packaging/dev/count_tests.awk" "${logs[@]}" /dev/null)
    numbers=${counted%%$'\n'*}
    read -r passed failed skipped <<<"$numbers"
    if [ "$failed" -gt 0 ]; then
        printf '\nFailed:\n'
        sed 1d <<<"$counted" | sed 's/^/  /'
    fi
    [ "$skipped" -eq 0 ] || printf '%s skipped: a skip needs a reason that no machine of ours can remove\n' "$skipped"
    if [ $((passed + failed)) -eq 0 ]; then
        printf '\nNo test ran.\n'
        failed=1
    fi
    printf '\n%s passed, %s failed\n' "$passed" "$failed"
    [ "$failed" -eq 0 ]
}
