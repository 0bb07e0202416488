"""What it costs to follow running containers: WakeDock's way, beside a client that lets the engine tell it, as the SDKs do."""

import selectors
import threading
import time

from engine_api import Engine, engine_processes
from process import cpu_seconds


class StatsClient(threading.Thread):
    """Reads `stats?stream=1` of many containers and throws away what it reads: the least any such client can do."""

    def __init__(self, containers):
        super().__init__(daemon=True)
        self.stop = threading.Event()
        self.samples = 0
        self.cpu = 0.0
        engine = Engine()
        self.streams = [engine.open_stream(f"/containers/{container}/stats") for container in containers]

    def run(self):
        selector = selectors.DefaultSelector()
        for stream in self.streams:
            selector.register(stream, selectors.EVENT_READ)
        while not self.stop.is_set():
            for key, _ in selector.select(0.2):
                self.samples += key.fileobj.recv(65536).count(b'"read":')
        self.cpu = time.thread_time()
        for stream in self.streams:
            stream.close()


def engine_cpu():
    return sum(map(cpu_seconds, engine_processes()))


def shares_over(pid, seconds):
    ours, engine = cpu_seconds(pid), engine_cpu()
    time.sleep(seconds)
    return (cpu_seconds(pid) - ours) / seconds * 100, (engine_cpu() - engine) / seconds * 100


def measure(api, rig, report, seconds):
    services = api.call("GET", "/api/v1/services?limit=500&status=running")["items"]
    containers = [container for service in services for container in service["container_ids"]]
    time.sleep(5)  # What the last deployments left to do is not what following costs.
    ours, engine = shares_over(rig.process.pid, seconds)
    client = StatsClient(containers)
    client.start()
    time.sleep(3)
    _, with_streams = shares_over(rig.process.pid, seconds)
    client.stop.set()
    client.join()
    theirs = client.cpu / (seconds + 3) * 100
    together, baseline = ours + engine, theirs + with_streams
    kept = together <= 1 if len(containers) <= 50 else None
    report.add(f"statistics of {len(containers)} running containers over {seconds} s",
               f"WakeDock {ours:.2f} % of a core, engine {engine:.2f} %: together {together:.2f} %",
               f"stats?stream=1 of the same: client {theirs:.2f} %, engine {with_streams:.2f} %: together {baseline:.2f} %, "
               f"{client.samples / (seconds + 3):.0f} samples/s",
               together / baseline if baseline else None, "at most 1 % of a core together, at 50", kept)
