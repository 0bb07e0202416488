# Reads CTest's LastTest.log files and counts Qt test functions (each data row is one) for the closing line of ./dev test.
# A CTest test that failed without a failing function of its own (crash, time-out, no such program) counts as one failure.
# Output: `passed failed skipped` on the first line, then one line for each failure.

function blame(what) {
    if (!(seen[what]++)) {
        failures[++failed] = what
    }
}
function leave_program() {
    if (program != "" && program_failed && !function_failed) {
        blame(program ": ended without success (crash, time-out or no such test)")
    }
    program = ""
    program_failed = 0
    function_failed = 0
}

# CTest writes this line before the heading of the test it belongs to.
/^(Unable to find|Could not find) executable/ { missing = 1 }
/^[0-9]+\/[0-9]+ Testing: / {
    leave_program()
    program = $3
    program_failed = missing
    missing = 0
}
/^PASS   : / && !/::(initTestCase|cleanupTestCase)\(/ { passed++ }
/^(FAIL!  |XPASS  ): / {
    text = $0
    sub(/^[^:]*: /, "", text)
    sub(/\).*$/, ")", text)
    blame(program ": " text)
    function_failed = 1
}
/^SKIP   : / { skipped++ }
/^Test Failed\.$/ { program_failed = 1 }

END {
    leave_program()
    print passed + 0, failed + 0, skipped + 0
    for (i = 1; i <= failed; i++) {
        print failures[i]
    }
}
