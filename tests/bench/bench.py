"""WakeDock's promises, measured: each figure beside its baseline in the same run, on loopback only, bounded in time.

usage: bench.py --program build/bin/wakedock [--services 200] [--running 100] [--rounds 20] [--seconds 5] [--output FILE] [measure...]
measures: start deploy wake cycles events lag containers caddy awake requests list statistics watching idle added (all but the last unless some are named)
"""

import argparse
import concurrent.futures
import signal
import sys

import measure_awake
import measure_caddy
import measure_containers
import measure_deploy
import measure_events
import measure_footprint
import measure_lag
import measure_list
import measure_requests
import measure_statistics
import measure_wake
import measure_watching
from client import Api
from figures import Report
from rig import IMAGE, PASSWORD, USER, Rig, build_image

MEASURES = ["start", "deploy", "wake", "cycles", "events", "lag", "containers", "caddy", "awake", "requests", "list", "statistics", "watching", "idle"]
ON_REQUEST = ["added"]  # takes long


def deploy_many(rig, first_number, count):
    """Up to `count`, four at a time: the engine is the bottleneck, not we."""
    def deploy(numbers):
        api = Api(rig.port, USER, PASSWORD)
        for number in numbers:
            api.deploy(f"bench-{number}", image=IMAGE)

    print(f"Deploying services up to {count} ...", flush=True)
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        list(pool.map(deploy, [range(first_number + lane, count, 4) for lane in range(4)]))
    return Api(rig.port, USER, PASSWORD)  # a connection that was idle so long is closed by now


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("measures", nargs="*", metavar="measure")
    parser.add_argument("--program", required=True)
    parser.add_argument("--services", type=int, default=200)
    parser.add_argument("--running", type=int, default=100, help="containers whose statistics are followed")
    parser.add_argument("--statistics-seconds", type=int, default=30)
    parser.add_argument("--cycles", type=int, default=200, help="how often services fall asleep under load")
    parser.add_argument("--added", type=int, default=1000, help="services that are there when another is added")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--output")
    given = parser.parse_args()
    unknown = set(given.measures) - set(MEASURES + ON_REQUEST)
    if unknown:
        parser.error(f"there is no measure {', '.join(sorted(unknown))}; there are {', '.join(MEASURES + ON_REQUEST)}")
    return given


def end_what_was_started(number, _frame):
    """As an exception it passes through every `with`, and so WakeDock, Caddy and the containers end, too."""
    sys.exit(128 + number)


def main():
    given = arguments()
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, end_what_was_started)
    wanted = given.measures or MEASURES
    report = Report()
    build_image()
    with Rig(given.program) as rig:
        empty = measure_footprint.measure_start(rig, report)
        api = Api(rig.port, USER, PASSWORD)
        if "deploy" in wanted:
            measure_deploy.measure(api, rig, report, given.rounds)
        if "wake" in wanted:
            measure_wake.measure_first_request(api, rig, report, given.rounds)
        if "cycles" in wanted:
            measure_wake.measure_cycles(api, rig, report, given.cycles)
            api = Api(rig.port, USER, PASSWORD)
        if "events" in wanted:
            measure_events.measure(api, rig, report, given.rounds * 5)
        if "lag" in wanted:
            measure_lag.measure(api, rig, report, given.rounds * 5)
        if "containers" in wanted:
            measure_containers.measure(api, rig, report, given.seconds)
        if "caddy" in wanted:
            measure_caddy.measure(given.program, report)
        if "awake" in wanted:
            measure_awake.measure(given.program, report, given.seconds)
        if "requests" in wanted:
            measure_requests.measure(given.program, rig, report, given.seconds)
        deployed = 0
        if {"statistics", "watching"} & set(wanted):
            deployed = given.running
            api = deploy_many(rig, 0, deployed)
        if "statistics" in wanted:
            measure_statistics.measure(api, rig, report, given.statistics_seconds)
        if "watching" in wanted:
            measure_watching.measure(api, rig, report, given.statistics_seconds)
        if {"list", "idle"} & set(wanted):
            api = deploy_many(rig, deployed, given.services)
        if "list" in wanted:
            measure_list.measure(api, rig, report, given.seconds)
        if "idle" in wanted:
            measure_footprint.measure_idle(rig, report, empty, given.services, given.seconds * 2)
        if "added" in wanted:
            measure_wake.measure_added(Api(rig.port, USER, PASSWORD), rig, report, given.added)
    if given.output:
        report.write(given.output)
    for what in report.broken:
        print(f"A promise is not kept: {what}")
    return 1 if report.broken else 0


if __name__ == "__main__":
    sys.exit(main())
