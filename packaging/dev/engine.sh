# shellcheck shell=bash
# The Docker engine that the program and the tests talk to. One that answers already is used and left alone.

default_docker_host() { printf '%s' "${DOCKER_HOST:-unix:///var/run/docker.sock}"; }

# engine_answers HOST: an engine listens there. Only Unix sockets are asked; another host is the owner's affair.
engine_answers() {
    local host=$1
    case $host in
        unix://*) [ "$(curl -s -m 3 --unix-socket "${host#unix://}" http://docker/_ping 2>/dev/null)" = OK ] ;;
        *) return 0 ;;
    esac
}

# wait_for_engine HOST PID SECONDS
wait_for_engine() {
    local host=$1 pid=$2 patience=$3 tries
    for ((tries = 0; tries < patience * 5; tries++)); do
        engine_answers "$host" && return 0
        kill -0 "$pid" 2>/dev/null || return 1
        sleep 0.2
    done
    return 1
}

# For ./dev run: an engine that stays, because the services it runs are to stay too.
start_engine_to_stay() {
    local host
    host=$(default_docker_host)
    engine_answers "$host" && return 0
    if [ "$host" != unix:///var/run/docker.sock ]; then
        note "No engine answers at $host (DOCKER_HOST): WakeDock starts without one and keeps looking."
        return 0
    fi
    if [ -d /run/systemd/system ]; then
        say "Starting the Docker engine: systemctl start docker"
        as_root systemctl start docker || note "It did not start; WakeDock will say so and keep looking."
        engine_answers "$host" || note "If it runs, this user may not talk to it: sudo usermod -aG docker \$USER, then log in again."
    elif [ "$(id -u)" -eq 0 ]; then
        start_own_dockerd
    else
        note "No Docker engine answers at $host. Start one as root (dockerd &); WakeDock keeps looking for it."
    fi
}

# Without systemd: dockerd in the background, on its own defaults, with a process id file.
start_own_dockerd() {
    have dockerd || { note "dockerd is not installed; WakeDock starts without an engine."; return 0; }
    local run_folder=/run/wakedock-dev pid
    mkdir -p "$run_folder"
    setsid dockerd --pidfile "$run_folder/dockerd.pid" </dev/null >"$run_folder/dockerd.log" 2>&1 &
    pid=$!
    say "Started the Docker engine: dockerd, process $pid. It stays when WakeDock ends, as its services do."
    note "Stop it with: kill \$(cat $run_folder/dockerd.pid)    Its log: $run_folder/dockerd.log"
    wait_for_engine unix:///var/run/docker.sock "$pid" 30 \
        || note "It does not answer yet; WakeDock keeps looking. The reason stands in $run_folder/dockerd.log"
}

# an_engine_runs_here: some dockerd works in this network. Those of other network namespaces have bridges of their own.
an_engine_runs_here() {
    local pid here
    here=$(readlink /proc/self/ns/net)
    for pid in $(pgrep -x dockerd); do
        [ "$(as_root readlink "/proc/$pid/ns/net")" != "$here" ] || return 0
    done
    return 1
}

# An engine leaves its bridges when it ends, and one with other data makes new ones with the same addresses: packets to a
# container would then leave by the wrong one. Only without any engine, and only bridges that nobody is connected to.
remove_bridges_left_behind() {
    local bridge name
    an_engine_runs_here && return 0
    for bridge in /sys/class/net/docker0/bridge /sys/class/net/br-*/bridge; do
        name=$(basename "${bridge%/bridge}")
        [[ -d $bridge && $name =~ ^(docker0|br-[0-9a-f]{12})$ ]] || continue
        [ -z "$(ls "${bridge%/bridge}/brif")" ] || continue
        note "Removing the bridge $name of an engine that is gone"
        as_root ip link delete "$name" || true
    done
}

# For tests and benchmarks: the engine that answers, else one of our own with data of its own that ends with us.
start_engine_for_tests() {
    local host
    host=$(default_docker_host)
    if engine_answers "$host"; then
        export DOCKER_HOST=$host
        return 0
    fi
    have dockerd || fail "The tests need a Docker engine and dockerd is not installed (package docker.io)."
    can_be_root || fail "No Docker engine answers at $host, and starting one needs root."
    scratch_folder
    local folder=$WAKEDOCK_SCRATCH/engine own=unix://$WAKEDOCK_SCRATCH/docker.sock pid
    mkdir -p "$folder"
    remove_bridges_left_behind
    say "No engine answers at $host: starting one for this run, with data of its own in $folder"
    # As root it listens at the usual place too: tools that the tests call look there.
    as_root dockerd --data-root "$folder/data" --exec-root "$folder/exec" --pidfile "$folder/dockerd.pid" \
        -H "$own" -H unix:///var/run/docker.sock --group "$(id -gn)" </dev/null >"$folder/dockerd.log" 2>&1 &
    pid=$!
    at_end "stop_test_engine '$folder'"
    wait_for_engine "$own" "$pid" 60 || { tail -n 20 "$folder/dockerd.log" >&2; fail "dockerd did not start."; }
    export DOCKER_HOST=$own
}

stop_test_engine() {
    local folder=$1 pid tries
    pid=$(cat "$folder/dockerd.pid" 2>/dev/null) || return 0
    say "Stopping the engine of this run (process $pid)"
    # Containers that a failed test left would outlive their engine.
    docker ps -q 2>/dev/null | xargs -r docker kill >/dev/null 2>&1
    as_root kill "$pid" 2>/dev/null
    for ((tries = 0; tries < 150; tries++)); do
        as_root kill -0 "$pid" 2>/dev/null || break
        sleep 0.1
    done
    remove_bridges_left_behind
    as_root umount "$folder"/exec/netns/* "$folder/data" 2>/dev/null
    as_root rm -rf -- "$folder"
}
