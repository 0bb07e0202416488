# Reads clang-tidy's findings, one a line, and leaves out what two checks cannot know:
# - avoid-reference-coroutine-parameters: a reference that is not const binds to no temporary; it means "you own this and
#   wait for me", as `this` does. Const references and && are findings.
# - avoid-capturing-lambda-coroutines: TaskScope::start() and BackendThread::run() keep the lambda while its coroutine runs.

function source_line(file, number,    text, at) {
    for (at = 0; at < number && (getline text < file) > 0; at++) { }
    close(file)
    return text
}

{
    split($0, place, ":")
    text = source_line(place[1], place[2])
}
/avoid-reference-coroutine-parameters/ {
    parameter = substr(text, place[3])
    sub(/[,)].*/, "", parameter)
    if (parameter !~ /^const / && parameter !~ /&&/) {
        next
    }
}
/avoid-capturing-lambda-coroutines/ && text ~ /[.>](start|run)\(/ { next }
{ print }
