# shellcheck shell=bash
# What a machine can see of the code without running it. Each check says what it looks at and leaves its findings.

# Files of the project: tracked ones and new ones that are not ignored.
project_files() { (cd "$WAKEDOCK_TOP" && git ls-files -co --exclude-standard -- "$@" | while IFS= read -r file; do [ -f "$file" ] && printf '%s\n' "$file"; done); }

lint_format() {
    say "clang-format: layout of C++"
    project_files '*.cpp' '*.h' | (cd "$WAKEDOCK_TOP" && xargs -r clang-format-19 --dry-run -Werror) && return 0
    note "Mend with: git ls-files '*.cpp' '*.h' | xargs clang-format-19 -i"
    return 1
}

lint_shell() {
    say "shellcheck: ./dev, .ci/run and the scripts beside them"
    (cd "$WAKEDOCK_TOP" && shellcheck -x dev .ci/run packaging/dev/*.sh)
}

# Checks whole rooms at once: a unity tree with one translation unit a room parses every header once a room, which makes
# the run three times as quick. Its .cpp files count as headers there, so .clang-tidy's header filter names them.
lint_tidy() {
    local tree log findings
    tree=$(tree_of lint)
    log=$tree/tidy.log
    configure lint
    say "clang-tidy: bugs, lifetimes, coroutines (a few minutes)"
    (cd "$WAKEDOCK_TOP" && tidy_units "$tree" | xargs -r -P "$(nproc)" -n 1 clang-tidy-19 -p "$tree" --quiet) >"$log" 2>"$log.err"
    # A header is seen by many rooms; each finding is said once.
    findings=$(grep -hE '(warning|error): ' "$log" "$log.err" | sort -u | awk -f "$WAKEDOCK_TOP/packaging/dev/tidy_findings.awk")
    [ -n "$findings" ] || return 0
    printf '%s\n' "$findings" | sed "s#^$WAKEDOCK_TOP/##"
    note "With the lines around: $log"
    return 1
}

# The translation units of our own rooms: not the tests, and nothing that Qt's tools wrote.
tidy_units() {
    sed -n 's/^  "file": "\(.*\)".*$/\1/p' "$1/compile_commands.json" | grep -E '/(src|app)/' \
        | grep -vE '/tests/|mocs_compilation|_autogen/|\.rcc/|qrc_|qmlcache|qmltyperegistrations|_qml' | sort -u
}

# What qmllint 6.4 can judge here. Off are the checks that need to know our C++ types, which are registered by the program
# (aliases to their properties too), and ids inside components, which 6.4 cannot resolve (it lacks `ComponentBehavior: Bound`).
lint_qml() {
    local files
    mapfile -t files < <(project_files 'qml/*.qml')
    [ "${#files[@]}" -gt 0 ] || return 0
    say "qmllint: the window's QML"
    (cd "$WAKEDOCK_TOP" && /usr/lib/qt6/bin/qmllint --import disable --unqualified disable --property disable \
        --type disable --alias disable --required disable --deferred-property-id disable "${files[@]}")
}

# The law of the house is a test program; it needs nothing of the rest to be built.
lint_architecture() {
    local tree
    tree=$(tree_of test)
    build test tests_architecture
    say "tests/architecture: the law of includes, limits of files and functions"
    run_ctest "$tree" architecture -L '^architecture$'
}

lint_all() {
    local status=0 check
    for check in lint_format lint_shell lint_architecture lint_tidy lint_qml; do
        "$check" || { status=1; printf '%s: findings\n' "$check"; }
    done
    [ "$status" -eq 0 ] && say "Nothing to mend."
    return "$status"
}
