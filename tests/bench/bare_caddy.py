"""A Caddy of the measurement's own, and the plain routes somebody would write into it by hand."""

import http.client
import json
import os
import shutil
import subprocess
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from process import pss_megabytes
from rig import free_port, wait_until


class Upstream:
    """What the routes lead to: answers 200 at once."""

    def __init__(self):
        class Answer(BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def dial(self):
        return f"127.0.0.1:{self.server.server_address[1]}"

    def close(self):
        self.server.shutdown()
        self.server.server_close()


class BareCaddy:
    """Started with nothing but its ports. Use as a context manager."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="wakedock-bench-caddy.")
        self.admin_port, self.http_port, self.https_port = free_port(), free_port(), free_port()
        self.process = None

    def environment(self):
        return dict(os.environ, XDG_CONFIG_HOME=self.folder, XDG_DATA_HOME=self.folder)

    def config(self, routes):
        servers = {"plain": {"listen": [f":{self.http_port}"], "automatic_https": {"disable": True}, "routes": routes}} if routes else {}
        return {"admin": {"listen": f"127.0.0.1:{self.admin_port}", "config": {"persist": False}},
                "apps": {"http": {"http_port": self.http_port, "https_port": self.https_port, "servers": servers}}}

    def __enter__(self):
        path = os.path.join(self.folder, "caddy.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(self.config([]), file)
        self.process = subprocess.Popen(["caddy", "run", "--config", path], env=self.environment(), stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL, start_new_session=True)
        wait_until(self.answers, 10, "Caddy")
        return self

    def answers(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.admin_port, timeout=1)
        try:
            connection.connect()
            return True
        except OSError:
            return False
        finally:
            connection.close()

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(10)
        shutil.rmtree(self.folder, ignore_errors=True)

    def call(self, method, path, body=None):
        """One connection a call: Caddy closes them all whenever its configuration changes."""
        connection = http.client.HTTPConnection("127.0.0.1", self.admin_port, timeout=30)
        try:
            connection.request(method, path, body, {"Content-Type": "application/json"})
            answer = connection.getresponse()
            content = answer.read()
        finally:
            connection.close()
        if answer.status != 200:
            raise RuntimeError(f"{method} {path}: {answer.status} {content[:300]!r}")
        return content

    def serves(self, host):
        connection = http.client.HTTPConnection("127.0.0.1", self.http_port, timeout=5)
        try:
            connection.request("GET", "/", headers={"Host": host})
            return connection.getresponse().status == 200
        finally:
            connection.close()

    def settled_pss(self):
        """After a collection of what is garbage, and the second the collector takes to give it back."""
        for _ in range(2):
            self.call("GET", "/debug/pprof/heap?gc=1")
        time.sleep(1.5)
        return pss_megabytes(self.process.pid)


def plain_routes(count, dials):
    """A host and its upstream, nothing else; the upstreams in turn."""
    return [{"match": [{"host": [f"bench-{number}.localhost"]}],
             "handle": [{"handler": "reverse_proxy", "upstreams": [{"dial": dials[number % len(dials)]}]}], "terminal": True}
            for number in range(count)]
