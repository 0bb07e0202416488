# shellcheck shell=bash
# Configures and builds. Trees: build (release: what ./dev run starts), build/test, build/asan, build/lint.

tree_of() {
    case $1 in
        release) printf '%s/build' "$WAKEDOCK_TOP" ;;
        *) printf '%s/build/%s' "$WAKEDOCK_TOP" "$1" ;;
    esac
}

# configure PRESET: quiet when it works, complete when it does not.
configure() {
    local preset=$1 tree log
    tree=$(tree_of "$preset")
    if [ -f "$tree/build.ninja" ]; then
        # A tree of yesterday does not know today's files.
        ninja -C "$tree" --quiet build.ninja >&2 || fail "CMake refused; its words stand above."
        return 0
    fi
    say "Configuring ${tree#"$WAKEDOCK_TOP"/} (preset $preset)"
    mkdir -p "$tree"
    log=$tree/configure.log
    (cd "$WAKEDOCK_TOP" && cmake --preset "$preset") >"$log" 2>&1 || { tail -n 60 "$log" >&2; fail "CMake refused; all it said: $log"; }
}

# build PRESET [target...]
build() {
    local preset=$1 tree
    shift
    tree=$(tree_of "$preset")
    configure "$preset"
    say "Building ${*:-everything} in ${tree#"$WAKEDOCK_TOP"/}"
    # Only so does ccache take what was compiled with a precompiled header, and without preprocessing all of it first.
    export CCACHE_DEPEND=1 CCACHE_SLOPPINESS=pch_defines,time_macros
    local status=(--quiet)
    [ -t 2 ] && status=()
    # -k 0: all mistakes in one go.
    ninja -C "$tree" "${status[@]}" -k 0 "$@" >&2 || fail "The build failed; the compiler's words stand above."
}

# test_programs PRESET NAME-PATTERN: the build targets of those test programs.
test_programs() {
    ninja -C "$(tree_of "$1")" -t targets all | sed -n "s/^\\(tests_[a-z0-9_]*\\): phony\$/\\1/p" | grep -v _autogen | grep -E "$2"
}
