"""What WakeDock's part of Caddy costs with 10, 100 and 1,000 services, beside what is done to the same Caddy by hand.

The services exist for Caddy only: no container runs, all routes lead to one small server."""

import json
import os
import subprocess
import time

from bare_caddy import BareCaddy, Upstream, plain_routes
from figures import quantile

SIZES = (10, 100, 1000)
ROUNDS = 6
EDITS = 50


class Pusher:
    """WakeDock's own code for Caddy, driven over its input (tests/bench/caddy_push). Use as a context manager."""

    def __init__(self, program, caddy, dials):
        self.command = [program, f"http://127.0.0.1:{caddy.admin_port}", str(caddy.http_port), caddy.folder, *dials]
        self.environment = caddy.environment()
        self.process = None

    def __enter__(self):
        self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                        env=self.environment)
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(20)

    def ask(self, command):
        self.process.stdin.write(command + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline() or '{"error": "it has ended"}')
        if "error" in answer:
            raise RuntimeError(f"{command}: {answer['error']}")
        return answer


def mark_awake(caddy, count):
    folder = os.path.join(caddy.folder, "awake")
    os.makedirs(folder, exist_ok=True)
    for number in range(count):
        with open(os.path.join(folder, f"bench-{number}.localhost.a"), "w", encoding="ascii"):
            pass


def routes_path(caddy):
    servers = json.loads(caddy.call("GET", "/config/apps/http/servers"))
    return f"/config/apps/http/servers/{next(iter(servers))}/routes"


def by_hand(caddy, host):
    """The same routes with one host more, and as they were: twice the bytes WakeDock sends, by somebody who knows them."""
    path = routes_path(caddy)
    now = caddy.call("GET", path)
    taken = []
    for body in (now.replace(b'"' + host + b'"', b'"' + host + b'","by-hand.localhost"'), now):
        started = time.monotonic()
        caddy.call("PATCH", path, body)
        taken.append(time.monotonic() - started)
        if not caddy.serves("bench-1.localhost"):
            raise RuntimeError("The routes written by hand do not serve.")
    return taken, len(now)


def measure_pushes(caddy, pusher, count, report):
    ours, bare, stalls = [], [], []
    size = 0
    for _ in range(ROUNDS):
        pushed = pusher.ask("push")
        ours.append(pushed["ms"] / 1000)
        stalls.append(pushed["stall"])
        if caddy.serves(pushed["host"]) != pushed["served"]:
            raise RuntimeError(f"{pushed['host']} is not served as pushed")
        taken, size = by_hand(caddy, b"bench-0.localhost")
        bare += taken
    median, base = quantile(ours, 0.5), quantile(bare, 0.5)
    report.add(f"push, {count} services ({size // 1024} KiB of routes): a changed alias until Caddy serves it, {ROUNDS} rounds",
               f"median {median * 1000:.1f} ms, p95 {quantile(ours, 0.95) * 1000:.1f} ms, "
               f"longest stall of the backend thread {quantile(stalls, 0.5):.1f} ms",
               f"the same routes patched by hand: median {base * 1000:.1f} ms, p95 {quantile(bare, 0.95) * 1000:.1f} ms",
               median / base)


def measure_generation(pusher, count, report):
    made = pusher.ask("generate 5")
    report.add(f"generation of the configuration, {count} services",
               f"median {quantile(made['ms'], 0.5):.2f} ms, {made['bytes'] // 1024} KiB",
               "the same services in another order", None, "the same bytes", made["same"])


def measure_burst(pusher, count, report):
    pusher.ask("load " + str(count))
    burst = pusher.ask(f"burst {EDITS}")
    report.add(f"{EDITS} edits within a second, {count} services",
               f"{burst['pushes']} pushes, the last one served {burst['ms'] - burst['asked']:.0f} ms after the last edit",
               f"one push an edit: {EDITS}", burst["pushes"] / EDITS)


def measure_validation(caddy, pusher, count, report):
    path = os.path.join(caddy.folder, "validated.json")
    with open(path, "wb") as file:
        file.write(caddy.call("GET", "/config/"))
    ours, bare = [], []
    stall = 0
    for _ in range(3):
        tried = pusher.ask("validate")
        if not tried["valid"]:
            raise RuntimeError("What is in force is not valid?")
        ours.append(tried["ms"] / 1000)
        stall = max(stall, tried["stall"])
        started = time.monotonic()
        subprocess.run(["caddy", "validate", "--config", path], check=True, env=caddy.environment(),
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        bare.append(time.monotonic() - started)
    median, base = quantile(ours, 0.5), quantile(bare, 0.5)
    report.add(f"validation, {count} services ({os.path.getsize(path) // 1024} KiB), with our own checks and the differences",
               f"median {median * 1000:.0f} ms, longest stall of the backend thread {stall:.1f} ms",
               f"caddy validate by hand: {base * 1000:.0f} ms", median / base)


def measure_memory(count, with_ours, empty, dial, report):
    with BareCaddy() as caddy:
        caddy.call("POST", "/load", json.dumps(caddy.config(plain_routes(count, [dial]))))
        plain = caddy.settled_pss()
    ours, bare = with_ours - empty, plain - empty
    report.add(f"memory of Caddy, {count} services",
               f"{with_ours:.1f} MB, {ours * 1024 / count:.1f} KB a service over an empty one",
               f"{count} plain routes by hand: {plain:.1f} MB, {bare * 1024 / count:.1f} KB a route; empty {empty:.1f} MB",
               with_ours / plain)


def measure(program, report):
    pusher_program = os.path.join(os.path.dirname(os.path.abspath(program)), "bench_caddy_push")
    upstream = Upstream()
    try:
        with BareCaddy() as caddy:
            empty = caddy.settled_pss()
        for count in SIZES:
            with BareCaddy() as caddy, Pusher(pusher_program, caddy, [upstream.dial]) as pusher:
                mark_awake(caddy, count)
                pusher.ask(f"load {count}")
                with_ours = caddy.settled_pss()
                measure_generation(pusher, count, report)
                measure_pushes(caddy, pusher, count, report)
                measure_burst(pusher, count, report)
                measure_validation(caddy, pusher, count, report)
            measure_memory(count, with_ours, empty, upstream.dial, report)
    finally:
        upstream.close()
