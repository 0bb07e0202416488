"""The way to a service that is awake over the same way through a bare Caddy with as many plain routes: throughput, p50, p99.

The services exist for Caddy only and are marked awake; `wrk` asks the one in the middle of them."""

import json
import os
import re
import socket
import subprocess
import sys

from bare_caddy import BareCaddy, plain_routes
from figures import quantile
from measure_caddy import Pusher, mark_awake
from rig import free_port, wait_until

SIZES = (1, 100, 1000)
CONNECTIONS = (1, 64)
ROUNDS = 3
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
    async with await asyncio.start_server(serve, '127.0.0.1', PORT, backlog=1024) as server:
        await server.serve_forever()
asyncio.run(main())
"""


class Trivial(BareCaddy):
    """A Caddy that answers itself: the fastest thing there is on a machine that has Caddy."""

    def __enter__(self):
        super().__enter__()
        self.call("POST", "/load", json.dumps(self.config(
            [{"handle": [{"handler": "static_response", "status_code": "200", "body": "ok"}]}])))
        return self

    @property
    def dial(self):
        return f"127.0.0.1:{self.http_port}"


class Working:
    """Takes a millisecond for each answer. Use as a context manager."""

    def __enter__(self):
        self.port = free_port()
        self.process = subprocess.Popen([sys.executable, "-c", WORKS.replace("PORT", str(self.port))])
        wait_until(self.listens, 10, "the upstream that works")
        return self

    def listens(self):
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(10)

    @property
    def dial(self):
        return f"127.0.0.1:{self.port}"


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
            Pusher(os.path.join(os.path.dirname(program), "bench_caddy_push"), ours, upstream.dial) as pusher:
        for size in sizes:
            pusher.ask(f"load {size}")
            mark_awake(ours, size)
            plain.call("POST", "/load", json.dumps(plain.config(plain_routes(size, upstream.dial))))
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
    with Trivial() as upstream:
        compare(program, upstream, "upstream that answers at once", SIZES, seconds, report)
    with Working() as upstream:
        compare(program, upstream, "upstream that works 1 ms", SIZES, seconds, report)
