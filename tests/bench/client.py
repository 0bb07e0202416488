"""The API as a client sees it: requests over one kept connection, and a WebSocket."""

import base64
import http.client
import json
import os
import socket
import struct


class Api:
    """Signed in; one connection that is kept. Not for several threads."""

    def __init__(self, port, user, password):
        self.port = port
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        answer = self.call("POST", "/api/v1/auth/login", {"username": user, "password": password})
        self.token = answer["access_token"]

    def call(self, method, path, body=None, expected=(200, 201, 202, 204), headers=None):
        sent = {"Content-Type": "application/json", **(headers or {})}
        if getattr(self, "token", None):
            sent["Authorization"] = f"Bearer {self.token}"
        self.connection.request(method, path, json.dumps(body) if body is not None else None, sent)
        answer = self.connection.getresponse()
        content = answer.read()
        if answer.status not in expected:
            raise RuntimeError(f"{method} {path}: {answer.status} {content[:500]!r}")
        return json.loads(content) if content else None

    def deploy(self, name, domain=None, image=None, health=None):
        config = {"name": name, "image": image}
        if domain:
            config["domain"] = domain
            config["tls"] = "off"
        if health:
            config["health_check"] = health
        return self.call("POST", "/api/v1/services", config)

    def remove(self, name):
        return self.call("DELETE", f"/api/v1/services/{name}")


class WebSocket:
    """As much of RFC 6455 as a measurement needs: text messages."""

    def __init__(self, port, path):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=30)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall((f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                             f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n").encode())
        self.buffer = b""
        while b"\r\n\r\n" not in self.buffer:
            self.buffer += self.more()
        head, self.buffer = self.buffer.split(b"\r\n\r\n", 1)
        if b" 101 " not in head.split(b"\r\n", 1)[0]:
            raise RuntimeError(f"no WebSocket: {head!r}")

    def more(self):
        piece = self.socket.recv(65536)
        if not piece:
            raise RuntimeError("the WebSocket was closed")
        return piece

    def take(self, count):
        while len(self.buffer) < count:
            self.buffer += self.more()
        piece, self.buffer = self.buffer[:count], self.buffer[count:]
        return piece

    def send(self, message):
        self.frame(0x81, json.dumps(message).encode())

    def frame(self, first, payload):
        mask = os.urandom(4)
        if len(payload) < 126:
            head = struct.pack("!BB", first, 0x80 | len(payload))
        else:
            head = struct.pack("!BBH", first, 0x80 | 126, len(payload))
        self.socket.sendall(head + mask + bytes(byte ^ mask[i % 4] for i, byte in enumerate(payload)))

    def receive(self):
        """The next message; answers pings by itself."""
        while True:
            first, second = self.take(2)
            length = second & 0x7F
            if length == 126:
                length = struct.unpack("!H", self.take(2))[0]
            elif length == 127:
                length = struct.unpack("!Q", self.take(8))[0]
            payload = self.take(length)
            if first & 0x0F == 0x9:
                self.frame(0x8A, payload)
            elif first & 0x0F == 0x8:
                raise RuntimeError(f"the WebSocket was closed: {payload!r}")
            else:
                return json.loads(payload)

    def receive_type(self, wanted):
        while True:
            message = self.receive()
            if message.get("type") == wanted:
                return message
            if message.get("type") == "error":
                raise RuntimeError(f"the WebSocket says {message}")

    def close(self):
        self.socket.close()
