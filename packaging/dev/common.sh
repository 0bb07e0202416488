# shellcheck shell=bash
# What every verb of ./dev shares: how it speaks, where things are, and what is undone when it ends.

WAKEDOCK_TOP=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
export WAKEDOCK_TOP

# Says what happens, on standard error: standard output belongs to the program or the test results.
say() { printf '\033[1m==>\033[0m %s\n' "$*" >&2; }
note() { printf '    %s\n' "$*" >&2; }
fail() {
    printf '\033[1;31m==> %s\033[0m\n' "$*" >&2
    exit 1
}
if [ ! -t 2 ]; then
    say() { printf '==> %s\n' "$*" >&2; }
    fail() { printf '==> %s\n' "$*" >&2; exit 1; }
fi

have() { command -v "$1" >/dev/null 2>&1; }

# Runs a command as root: at once as root, else through sudo, which may ask for the password.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif have sudo; then
        sudo -- "$@"
    else
        fail "This needs root: run it as root, or install sudo: $*"
    fi
}

can_be_root() { [ "$(id -u)" -eq 0 ] || have sudo; }

# Commands to run, last first, when the verb ends, however it ends.
WAKEDOCK_CLEANUPS=()
at_end() { WAKEDOCK_CLEANUPS=("$*" "${WAKEDOCK_CLEANUPS[@]}"); }
run_cleanups() {
    local status=$? cleanup
    trap - EXIT INT TERM
    for cleanup in "${WAKEDOCK_CLEANUPS[@]}"; do
        eval "$cleanup" || true
    done
    exit "$status"
}
trap run_cleanups EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# end_process PID SECONDS: asks a process that this script started to end, waits, and only then insists.
end_process() {
    local pid=$1 patience=${2:-10} tries
    kill "$pid" 2>/dev/null || return 0
    for ((tries = 0; tries < patience * 10; tries++)); do
        kill -0 "$pid" 2>/dev/null || return 0
        sleep 0.1
    done
    kill -KILL "$pid" 2>/dev/null || true
}

# A short folder for sockets and logs of this run. Short, because a Unix socket's path may have 107 bytes only.
scratch_folder() {
    if [ -z "${WAKEDOCK_SCRATCH:-}" ]; then
        WAKEDOCK_SCRATCH=$(mktemp -d "${TMPDIR:-/tmp}/wakedock.XXXXXX")
        at_end "rm -rf -- '$WAKEDOCK_SCRATCH'"
    fi
}
