"""From the engine's event to a WebSocket client, beside the least that anybody needs: to read the event and ask the engine
what became of the container. Right after an event the engine itself is slow to say so: it still holds the container."""

import http.client
import json
import os
import queue
import socket
import threading
import time

from client import WebSocket
from figures import quantile
from rig import IMAGE, LABEL, docker


class EngineConnection(http.client.HTTPConnection):
    """One kept connection to the engine's socket."""

    def __init__(self, path):
        super().__init__("docker")
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect(self.path)

    def inspect(self, container):
        self.request("GET", f"/containers/{container}/json")
        return self.getresponse().read()


class EngineEvents(threading.Thread):
    """Notes when each wanted event of one container arrives on /events itself, and, where `asks`, how long the engine
    takes to say what the container is now."""

    def __init__(self, container, asks=False):
        super().__init__(daemon=True)
        self.seen = queue.Queue()
        self.answered = queue.Queue()
        self.container = container
        host = os.environ.get("DOCKER_HOST", "unix:///var/run/docker.sock")
        if not host.startswith("unix://"):
            raise RuntimeError("this measurement needs an engine on a Unix socket")
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(host.removeprefix("unix://"))
        self.engine = EngineConnection(host.removeprefix("unix://")) if asks else None
        filters = json.dumps({"container": [container], "event": ["pause", "unpause"]})
        quoted = filters.replace(" ", "").replace('"', "%22")
        self.socket.sendall(f"GET /events?filters={quoted} HTTP/1.1\r\nHost: docker\r\n\r\n".encode())

    def run(self):
        while True:
            piece = self.socket.recv(65536)
            now = time.monotonic()
            if not piece:
                return
            for _ in range(piece.count(b'"Action"')):
                self.seen.put(now)
            if self.engine and b'"Action"' in piece:
                self.engine.inspect(self.container)
                self.answered.put(time.monotonic() - now)


class ServiceEvents(threading.Thread):
    """Notes when each message about one service arrives at a WebSocket client."""

    def __init__(self, port, token, name):
        super().__init__(daemon=True)
        self.seen = queue.Queue()
        self.name = name
        self.sequence = []
        self.websocket = WebSocket(port, "/api/v1/ws")
        self.websocket.send({"type": "auth", "token": token})
        self.websocket.send({"type": "subscribe", "id": "1", "topic": "services"})
        self.websocket.receive_type("subscribed")

    def run(self):
        while True:
            try:
                message = self.websocket.receive()
            except (OSError, RuntimeError):
                return
            now = time.monotonic()
            if message.get("type") == "event" and message["data"].get("service", {}).get("name") == self.name:
                self.sequence.append(message["seq"])
                self.seen.put(now)


def measure_baseline(container, rounds):
    """Without WakeDock's own question to the engine in between: how long the engine takes to answer."""
    engine = EngineEvents(container, asks=True)
    engine.start()
    for number in range(rounds):
        docker("pause" if number % 2 == 0 else "unpause", container)
    return [engine.answered.get(timeout=10) for _ in range(rounds)]


def measure_baseline_container(rounds):
    container = docker("run", "-d", "--label", LABEL, IMAGE)
    try:
        return measure_baseline(container, rounds)
    finally:
        docker("rm", "-f", container, check=False)


def measure(api, rig, report, rounds):
    name = "bench-events"
    # A container that is no service: WakeDock asks about it too, but on its own connection.
    base = measure_baseline_container(rounds)
    service = api.deploy(name, image=IMAGE)
    container = service["container_ids"][0]
    engine, client = EngineEvents(container), ServiceEvents(rig.port, api.token, name)
    engine.start()
    client.start()
    behind, missed = [], 0
    try:
        for number in range(rounds):
            drain(client.seen)
            docker("pause" if number % 2 == 0 else "unpause", container)
            at_engine = engine.seen.get(timeout=10)
            try:
                behind.append(max(0.0, client.seen.get(timeout=5) - at_engine))
            except queue.Empty:
                missed += 1
    finally:
        docker("unpause", container, check=False)
        client.websocket.close()
        api.remove(name)
    if not behind:
        raise RuntimeError("no event reached the WebSocket client")
    median, p95 = quantile(behind, 0.5) * 1000, quantile(behind, 0.95) * 1000
    ordered = client.sequence == sorted(client.sequence)
    report.add(f"engine event to WebSocket client, {rounds} events",
               f"median {median:.2f} ms, p95 {p95:.2f} ms later, {missed} missed, {'in order' if ordered else 'OUT OF ORDER'}",
               f"event and inspect by hand: median {quantile(base, 0.5) * 1000:.2f} ms, p95 {quantile(base, 0.95) * 1000:.2f} ms",
               median / (quantile(base, 0.5) * 1000), "p95 under 4 ms, none missed, in order",
               p95 < 4 and missed == 0 and ordered)


def drain(seen):
    """An operation may be followed by a second message (state, then health); only the first after an event counts."""
    time.sleep(0.05)
    while not seen.empty():
        seen.get_nowait()
