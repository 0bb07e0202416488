"""GET /containers under load, beside the engine's own list of the same containers."""

import threading
import time

from engine_api import Engine, engine_processes
from figures import quantile
from measure_list import load
from process import cpu_seconds
from rig import IMAGE, LABEL, docker, wait_until


def create_up_to(count):
    """Created, never started: a list tells of them all the same."""
    engine = Engine()
    there = len(docker("ps", "-aq", "--filter", f"label={LABEL}").split())
    for number in range(there, count):
        engine.create(f"wakedock-bench-list-{number}", IMAGE)


def remove_created():
    names = docker("ps", "-aq", "--filter", "name=wakedock-bench-list-").split()
    for start in range(0, len(names), 100):
        docker("rm", "-f", *names[start:start + 100])


def load_engine(seconds, clients):
    """The engine is slow enough for a client in Python to be no part of the figure."""
    taken, lock, end = [], threading.Lock(), time.monotonic() + seconds

    def ask():
        engine, mine = Engine(), []
        while time.monotonic() < end:
            started = time.monotonic()
            engine.list_all()
            mine.append(time.monotonic() - started)
        with lock:
            taken.extend(mine)

    threads = [threading.Thread(target=ask) for _ in range(clients)]
    before, started = sum(map(cpu_seconds, engine_processes())), time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    cpu = sum(map(cpu_seconds, engine_processes())) - before
    return {"rate": len(taken) / (time.monotonic() - started), "p95": quantile(taken, 0.95) * 1000,
            "cpu": cpu / len(taken) * 1000}


def measure_count(api, rig, report, count, seconds, clients):
    create_up_to(count)
    path = "/api/v1/containers?limit=500"
    wait_until(lambda: api.call("GET", path)["total"] >= count, 60, f"{count} containers to be known")
    total = api.call("GET", path)["total"]
    base = load_engine(seconds, clients)
    load(rig.base + path, 1, clients, api.token)
    before = cpu_seconds(rig.process.pid)
    ours = load(rig.base + path, seconds, clients, api.token)
    cpu = (cpu_seconds(rig.process.pid) - before) / max(ours["requests"], 1) * 1000
    report.add(f"GET /containers, {total} containers, {clients} clients",
               f"{ours['rate']:.0f}/s, p50 {ours['p50']:.2f} ms, p95 {ours['p95']:.2f} ms, {cpu:.3f} CPU-ms each",
               f"the engine's own list: {base['rate']:.0f}/s, p95 {base['p95']:.0f} ms, {base['cpu']:.1f} CPU-ms each",
               ours["rate"] / base["rate"])


def measure(api, rig, report, seconds, clients=16):
    try:
        for count in (200, 500):
            measure_count(api, rig, report, count, seconds, clients)
    finally:
        remove_created()
