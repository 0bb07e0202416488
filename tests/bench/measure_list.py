"""GET /services under load, beside a Caddy that serves the very same bytes as a file."""

import json
import os
import re
import subprocess
import tempfile

from process import cpu_seconds
from rig import free_port, wait_until

SCRIPT = """
done = function(summary, latency, requests)
  local bad = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.status + summary.errors.timeout
  io.write(string.format('RESULT %d %d %d %d %d\\n', summary.requests, summary.duration, latency:percentile(50),
                         latency:percentile(95), bad))
end
"""


def load(url, seconds, clients, token=None):
    """wrk against an address of this machine. Gives requests a second, p50 and p95 in milliseconds."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(SCRIPT)
        script.flush()
        command = ["wrk", "-t", "2", "-c", str(clients), "-d", f"{seconds}s", "-s", script.name]
        if token:
            command += ["-H", f"Authorization: Bearer {token}"]
        done = subprocess.run([*command, url], capture_output=True, text=True, check=True, timeout=seconds + 30)
    found = re.search(r"RESULT (\d+) (\d+) (\d+) (\d+) (\d+)", done.stdout)
    requests, microseconds, p50, p95, bad = (int(text) for text in found.groups())
    if bad:
        raise RuntimeError(f"{bad} of {requests} requests to {url} failed")
    return {"rate": requests / (microseconds / 1e6), "p50": p50 / 1000, "p95": p95 / 1000, "requests": requests}


class FileServer:
    """A Caddy of its own that serves one folder; no admin address, so it meets no other."""

    def __init__(self, folder):
        self.port = free_port()
        config = {"admin": {"disabled": True}, "apps": {"http": {"servers": {"bench": {
            "listen": [f"127.0.0.1:{self.port}"], "automatic_https": {"disable": True},
            "routes": [{"handle": [{"handler": "file_server", "root": folder}]}]}}}}}
        path = os.path.join(folder, "caddy.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(config, file)
        environment = dict(os.environ, XDG_CONFIG_HOME=folder, XDG_DATA_HOME=folder)
        self.process = subprocess.Popen(["caddy", "run", "--config", path], env=environment, stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL)

    def stop(self):
        self.process.terminate()
        self.process.wait(10)


def measure(api, rig, report, seconds, clients=16):
    path = "/api/v1/services?limit=500"
    body = json.dumps(api.call("GET", path)).encode()
    count = len(json.loads(body)["items"])
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "services.json"), "wb") as file:
            file.write(body)
        server = FileServer(folder)
        try:
            url = f"http://127.0.0.1:{server.port}/services.json"
            wait_until(lambda: subprocess.run(["curl", "-sf", "-o", "/dev/null", url], check=False).returncode == 0, 10, "Caddy")
            load(rig.base + path, 1, clients, api.token)
            base = load(url, seconds, clients)
            before = cpu_seconds(rig.process.pid)
            ours = load(rig.base + path, seconds, clients, api.token)
            cpu = (cpu_seconds(rig.process.pid) - before) / ours["requests"] * 1000
        finally:
            server.stop()
    kept = ours["rate"] > 10000 and ours["p95"] < 5 and cpu < 0.2
    report.add(f"GET /services, {count} services ({len(body) // 1024} KiB), {clients} clients",
               f"{ours['rate']:.0f}/s, p50 {ours['p50']:.2f} ms, p95 {ours['p95']:.2f} ms, {cpu:.3f} CPU-ms each",
               f"Caddy serving the same bytes as a file: {base['rate']:.0f}/s, p95 {base['p95']:.2f} ms",
               ours["rate"] / base["rate"], "over 10,000/s, p95 under 5 ms, under 0.2 CPU-ms each, at 200 services",
               kept if count >= 200 else None)
