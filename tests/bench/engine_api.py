"""The engine itself, asked over its socket: the baseline of everything WakeDock remembers or follows."""

import http.client
import json
import os
import socket
import struct
import urllib.parse

from rig import LABEL


def engine_socket():
    host = os.environ.get("DOCKER_HOST", "unix:///var/run/docker.sock")
    if not host.startswith("unix://"):
        raise RuntimeError("this measurement needs an engine on a Unix socket")
    return host.removeprefix("unix://")


class Engine(http.client.HTTPConnection):
    """One kept connection. Not for several threads."""

    def __init__(self):
        super().__init__("docker", timeout=60)
        self.path = engine_socket()

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect(self.path)

    def call(self, method, path, body=None, expected=(200, 201, 204, 304)):
        headers = {"Content-Type": "application/json"} if body is not None else {}
        self.request(method, path, json.dumps(body) if body is not None else None, headers)
        answer = self.getresponse()
        content = answer.read()
        if answer.status not in expected:
            raise RuntimeError(f"{method} {path}: {answer.status} {content[:300]!r}")
        return content

    def create(self, name, image, command=None):
        body = {"Image": image, "Labels": {LABEL: "1"}, "HostConfig": {"NetworkMode": "none"}}
        if command:
            body["Cmd"] = command
        return json.loads(self.call("POST", f"/containers/create?name={name}", body))["Id"]

    def remove(self, container):
        self.call("DELETE", f"/containers/{container}?force=1", expected=(204, 404))

    def list_all(self):
        return self.call("GET", "/containers/json?all=1")

    def open_stream(self, path, filters=None):
        """A connection on which the engine goes on talking; to be closed by the caller."""
        query = "" if filters is None else "?filters=" + urllib.parse.quote(json.dumps(filters))
        stream = socket.socket(socket.AF_UNIX)
        stream.connect(self.path)
        stream.sendall(f"GET {path}{query} HTTP/1.1\r\nHost: docker\r\n\r\n".encode())
        return stream


def engine_processes():
    """dockerd, told by its own socket, and the containerd it started, if it did."""
    with socket.socket(socket.AF_UNIX) as probe:
        probe.connect(engine_socket())
        daemon = struct.unpack("3i", probe.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))[0]
    found = [daemon]
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as file:
                name, rest = file.read().split("(", 1)[1].rsplit(")", 1)
        except OSError:
            continue
        if name == "containerd" and int(rest.split()[1]) == daemon:
            found.append(int(pid))
    return found
