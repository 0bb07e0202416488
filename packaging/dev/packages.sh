# shellcheck shell=bash
# Installs what is missing, and only that: one question to dpkg, no apt when nothing is missing.

WAKEDOCK_PACKAGES=$WAKEDOCK_TOP/packaging/dev/packages.txt

# needs_of SECTION...: the lines `package|alternative` of these sections.
needs_of() {
    awk -v wanted=" $* " '
        /^\[/ { section = substr($1, 2, length($1) - 2); next }
        { sub(/#.*/, ""); gsub(/[ \t]+$/, "") }
        $0 != "" && index(wanted, " " section " ") { print }' "$WAKEDOCK_PACKAGES" | sort -u
}

# Reads lines `package|alternative|/path` and prints the first package of each line that nothing satisfies.
missing_of() {
    local lines names installed line alternative found
    lines=$(cat)
    names=$(tr '|' '\n' <<<"$lines" | grep -v '^/' | sort -u)
    # shellcheck disable=SC2086,SC2016
    installed=$(dpkg-query -W -f '${binary:Package} ${db:Status-Status}\n' $names 2>/dev/null \
        | sed -n 's/^\([^: ]*\)[^ ]* installed$/\1/p')
    while IFS= read -r line; do
        found=
        while IFS= read -r alternative; do
            case $alternative in
                /*) [ -x "$alternative" ] && found=yes ;;
                *) grep -qxF -- "$alternative" <<<"$installed" && found=yes ;;
            esac
        done < <(tr '|' '\n' <<<"$line")
        [ -n "$found" ] || printf '%s\n' "${line%%|*}"
    done <<<"$lines"
}

# install_for SECTION...: afterwards the packages of these sections are there, or the script has ended with the reason.
install_for() {
    if ! have dpkg-query; then
        note "This is no Debian: install the equivalents of packaging/dev/packages.txt yourself ($*)."
        return 0
    fi
    local missing=()
    mapfile -t missing < <(needs_of "$@" | missing_of)
    [ "${#missing[@]}" -gt 0 ] || return 0
    say "Installing ${#missing[@]} Debian packages (what each is for: packaging/dev/packages.txt)"
    note "${missing[*]}"
    can_be_root || fail "Root is needed once: apt-get install ${missing[*]}"
    local log
    log=$(mktemp "${TMPDIR:-/tmp}/wakedock-apt.XXXXXX")
    if ! { as_root apt-get -qq update && as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -qq -o Dpkg::Use-Pty=0 install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
        tail -n 20 "$log" >&2
        fail "apt-get could not install what is missing; all it said: $log"
    fi
    rm -f -- "$log"
}
