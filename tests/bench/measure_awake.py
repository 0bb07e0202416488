"""The way to a service that is awake over the same way through a bare Caddy with as many plain routes: throughput, p50, p99.

The services exist for Caddy only, are marked awake and lead to a few real containers; `wrk` asks the one in the middle of them."""

import json
import os
import re
import socket
import subprocess

from bare_caddy import BareCaddy, plain_routes
from figures import quantile
from measure_caddy import Pusher, mark_awake
from rig import IMAGE, LABEL, docker, wait_until

SIZES = (1, 100, 1000)
CONNECTIONS = (1, 64)
ROUNDS = 3
CONTAINERS = 10  # Services lead to them in turn.
MACHINES_PROGRAMS = [word for folder in ("/usr", "/lib", "/lib64") for word in ("-v", f"{folder}:{folder}:ro")]
TRIVIAL = ["/usr/bin/caddy", "respond", "--listen", ":80", "--body", "ok"]
WORKS = """
import asyncio
ANSWER = b'HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nok'
async def serve(reader, writer):
    try:
        while await reader.readuntil(b'\\r\\n\\r\\n'):
            await asyncio.sleep(0.001)
            writer.write(ANSWER)
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()
async def main():
    async with await asyncio.start_server(serve, '0.0.0.0', 80, backlog=1024) as server:
        await server.serve_forever()
asyncio.run(main())
"""
WORKING = ["/usr/bin/python3", "-c", WORKS]


class Containers:
    """Real ones that all run the same program of this machine. Use as a context manager."""

    def __init__(self, command, count=CONTAINERS):
        self.command = command
        self.count = count
        self.ids = []
        self.dials = []

    def __enter__(self):
        for _ in range(self.count):
            self.ids.append(docker("run", "-d", "--label", f"{LABEL}=1", *MACHINES_PROGRAMS, IMAGE, *self.command))
        addresses = docker("inspect", "-f", "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}", *self.ids).split()
        self.dials = [f"{address}:80" for address in addresses]
        for address in addresses:
            wait_until(lambda address=address: listens(address), 20, f"the container at {address}")
        return self

    def __exit__(self, *_):
        docker("rm", "-f", "-v", *self.ids, check=False)


def listens(address):
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((address, 80)) == 0


def milliseconds(text):
    number, unit = re.fullmatch(r"([\d.]+)(us|ms|s)", text).groups()
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def wrk(port, host, connections, seconds):
    """@return requests a second, p50 and p99 in milliseconds"""
    said = subprocess.run(["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "-H", f"Host: {host}",
                           f"http://127.0.0.1:{port}/"], capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        raise RuntimeError(said)
    return (float(re.search(r"Requests/sec:\s+([\d.]+)", said).group(1)),
            milliseconds(re.search(r"^\s+50%\s+(\S+)$", said, re.M).group(1)), milliseconds(re.search(r"^\s+99%\s+(\S+)$", said, re.M).group(1)))


def in_turns(ours, plain, host, connections, seconds):
    rows = {"ours": [], "plain": []}
    for _ in range(ROUNDS):
        rows["ours"].append(wrk(ours.http_port, host, connections, seconds))
        rows["plain"].append(wrk(plain.http_port, host, connections, seconds))
    return {who: [quantile(column, 0.5) for column in zip(*row)] for who, row in rows.items()}


def compare(program, upstream, name, sizes, seconds, report):
    with BareCaddy() as ours, BareCaddy() as plain, \
            Pusher(os.path.join(os.path.dirname(program), "bench_caddy_push"), ours, upstream.dials) as pusher:
        for size in sizes:
            pusher.ask(f"load {size}")
            mark_awake(ours, size)
            plain.call("POST", "/load", json.dumps(plain.config(plain_routes(size, upstream.dials))))
            host = f"bench-{size // 2}.localhost"
            for connections in CONNECTIONS:
                found = in_turns(ours, plain, host, connections, seconds)
                mine, theirs = found["ours"], found["plain"]
                ratio = mine[0] / theirs[0]
                report.add(f"awake, {name}, {size} routes, {connections} connections",
                           f"{mine[0]:.0f}/s, p50 {mine[1]:.2f} ms, p99 {mine[2]:.2f} ms",
                           f"bare Caddy: {theirs[0]:.0f}/s, p50 {theirs[1]:.2f} ms, p99 {theirs[2]:.2f} ms", ratio,
                           "at least 0.90 of its throughput", ratio >= 0.90)


def measure(program, report, seconds):
    with Containers(TRIVIAL) as upstream:
        compare(program, upstream, "upstream that answers at once", SIZES, seconds, report)
    with Containers(WORKING) as upstream:
        compare(program, upstream, "upstream that works 1 ms", SIZES, seconds, report)
