# shellcheck shell=bash
# Line coverage of the core, from the tests that need no engine.

WAKEDOCK_COVERAGE_FLOOR=90

measure_coverage() {
    local tree profiles merged status=0 programs=() program
    tree=$(tree_of test)
    build_tests_without_components test
    profiles=$tree/profiles
    merged=$tree/coverage.profdata
    rm -rf -- "$profiles"
    mkdir -p "$profiles"
    LLVM_PROFILE_FILE=$profiles/%m-%p.profraw run_ctest "$tree" coverage -R "$WAKEDOCK_WITHOUT_COMPONENTS" -j "$(nproc)" || status=1
    llvm-profdata-19 merge -sparse "$profiles"/*.profraw -o "$merged" || fail "No profile was written."
    while IFS= read -r program; do
        programs+=(-object "$tree/bin/$program")
    done < <(test_programs test "^tests_($WAKEDOCK_PROGRAMS_WITHOUT_COMPONENTS)")
    report_coverage "$tree" "$merged" "${programs[@]}" || status=1
    closing_line "$tree/test-results/coverage.log" || status=1
    return "$status"
}

# report_coverage TREE PROFILE -object PROGRAM...: every file of the core, then the one number and the gate.
report_coverage() {
    local tree=$1 merged=$2 table percent
    shift 2
    table=$(llvm-cov-19 report "${@:2}" -instr-profile "$merged" -show-region-summary=false -show-branch-summary=false \
        -ignore-filename-regex '/(tests|build|usr)/' "$WAKEDOCK_TOP/src/backend/core" "$WAKEDOCK_TOP/src/backend/shared" 2>/dev/null)
    llvm-cov-19 show "${@:2}" -instr-profile "$merged" -format=html -output-dir "$tree/html" \
        "$WAKEDOCK_TOP/src/backend/core" >/dev/null 2>&1
    printf '%s\n' "$table"
    percent=$(llvm-cov-19 report "${@:2}" -instr-profile "$merged" "$WAKEDOCK_TOP/src/backend/core" 2>/dev/null \
        | awk '$1 == "TOTAL" { sub(/%/, "", $10); print $10 }')
    printf 'Line coverage of src/backend/core: %s %% (at least %s wanted); line by line: %s\n' \
        "${percent:-unknown}" "$WAKEDOCK_COVERAGE_FLOOR" "${tree#"$WAKEDOCK_TOP"/}/html/index.html"
    awk -v percent="${percent:-0}" -v floor="$WAKEDOCK_COVERAGE_FLOOR" 'BEGIN { exit !(percent >= floor) }'
}
