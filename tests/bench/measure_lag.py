"""How far WakeDock's picture is behind the engine while containers come and go: from the engine's event to GET /containers
and to a WebSocket client, beside asking the engine itself after the same events."""

import json
import queue
import threading
import time

from engine_api import Engine
from figures import quantile
from measure_events import ServiceEvents, drain
from rig import IMAGE

CHURNERS = 4
SLEEP = ["/bin/busybox", "sleep", "600"]


class Churn(threading.Thread):
    """Makes, starts and removes containers one after the other until it is told to stop."""

    def __init__(self, number):
        super().__init__(daemon=True)
        self.number = number
        self.stop = threading.Event()
        self.rounds = 0

    def run(self):
        engine = Engine()
        while not self.stop.is_set():
            container = engine.create(f"wakedock-bench-churn-{self.number}-{self.rounds}", IMAGE, SLEEP)
            engine.call("POST", f"/containers/{container}/start")
            engine.remove(container)
            self.rounds += 1


class PauseEvents(threading.Thread):
    """When each pause and unpause of one container arrives on /events itself."""

    def __init__(self, container):
        super().__init__(daemon=True)
        self.seen = queue.Queue()
        filters = {"container": [container], "event": ["pause", "unpause"]}
        self.socket = Engine().open_stream("/events", filters)

    def run(self):
        while True:
            try:
                piece = self.socket.recv(65536)
            except OSError:
                return
            now = time.monotonic()
            if not piece:
                return
            for _ in range(piece.count(b'"Action"')):
                self.seen.put(now)


def until_shown(ask, wanted, limit=10):
    """Asks again and again; the moment of the first answer that is right."""
    end = time.monotonic() + limit
    while time.monotonic() < end:
        if ask() == wanted:
            return time.monotonic()
    raise RuntimeError(f"{wanted} was never shown")


def turns(engine, container, rounds):
    for number in range(rounds):
        verb, status = ("pause", "paused") if number % 2 == 0 else ("unpause", "running")
        engine.call("POST", f"/containers/{container}/{verb}")
        yield status


def measure_by_hand(container, rounds):
    engine, events, taken = Engine(), PauseEvents(container), []
    events.start()
    ask = lambda: json.loads(engine.call("GET", f"/containers/{container}/json"))["State"]["Status"]
    for status in turns(Engine(), container, rounds):
        at_engine = events.seen.get(timeout=10)
        taken.append(max(0.0, until_shown(ask, status) - at_engine))
    events.socket.close()
    return taken


def measure_shown(api, rig, name, container, rounds):
    events, client = PauseEvents(container), ServiceEvents(rig.port, api.token, name)
    events.start()
    client.start()
    shown, pushed = [], []
    ask = lambda: api.call("GET", f"/api/v1/containers/{container}")["status"]
    try:
        for status in turns(Engine(), container, rounds):
            at_engine = events.seen.get(timeout=10)
            shown.append(max(0.0, until_shown(ask, status) - at_engine))
            pushed.append(max(0.0, client.seen.get(timeout=5) - at_engine))
            drain(client.seen)
    finally:
        events.socket.close()
        client.websocket.close()
    return shown, pushed


def texts(taken):
    return f"median {quantile(taken, 0.5) * 1000:.2f} ms, p95 {quantile(taken, 0.95) * 1000:.2f} ms"


def measure(api, rig, report, rounds):
    name = "bench-lag"
    container = api.deploy(name, image=IMAGE)["container_ids"][0]
    churners = [Churn(number) for number in range(CHURNERS)]
    for churner in churners:
        churner.start()
    started = time.monotonic()
    try:
        by_hand = measure_by_hand(container, rounds)
        shown, pushed = measure_shown(api, rig, name, container, rounds)
    finally:
        for churner in churners:
            churner.stop.set()
        for churner in churners:
            churner.join()
        api.remove(name)
    pace = sum(churner.rounds for churner in churners) / (time.monotonic() - started)
    base = quantile(by_hand, 0.95)
    churn = f"while {pace:.0f} containers/s are made, started and removed, {rounds} events"
    report.add(f"engine event to GET /containers, {churn}", f"{texts(shown)} later", f"the engine asked by hand: {texts(by_hand)}",
               quantile(shown, 0.95) / base)
    report.add(f"engine event to WebSocket client, {churn}", f"{texts(pushed)} later",
               f"the engine asked by hand: {texts(by_hand)}", quantile(pushed, 0.95) / base)
