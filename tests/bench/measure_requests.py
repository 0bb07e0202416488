"""What counting requests exactly costs visitors (`caddy.request_statistics`): the same address behind two WakeDocks, one that counts."""

from client import Api
from figures import quantile
from measure_awake import TRIVIAL, Containers, wrk
from process import cpu_seconds
from rig import PASSWORD, USER, Rig, wait_until

HOST = "bench-counted.localhost"
CONNECTIONS = 64
ROUNDS = 5


class Visited:
    """A route to the upstream, in one WakeDock."""

    def __init__(self, rig, upstream):
        self.rig = rig
        self.api = Api(rig.port, USER, PASSWORD)
        self.route = self.api.call("POST", "/api/v1/caddy/routes", {
            "hosts": [HOST], "tls": "off", "target": {"kind": "address", "address": upstream.dials[0]}})
        self.rounds = []

    def visit(self, seconds):
        before = cpu_seconds(self.rig.process.pid)
        per_second = wrk(self.rig.http_port, HOST, CONNECTIONS, seconds)[0]
        self.rounds.append((per_second, (cpu_seconds(self.rig.process.pid) - before) / seconds))

    @property
    def per_second(self):
        return quantile([each[0] for each in self.rounds], 0.5)

    @property
    def own_share(self):
        return quantile([each[1] for each in self.rounds], 0.5) * 100

    def end(self):
        self.api.call("DELETE", f"/api/v1/caddy/routes/{self.route['id']}", headers={"If-Match": "*"})


def counts(api):
    return api.call("GET", "/api/v1/caddy/status")["request_statistics"] == "on"


def measure(program, rig, report, seconds):
    """Before anything is deployed in `rig`: the other WakeDock's end takes away all containers of measurements."""
    with Containers(TRIVIAL, 1) as upstream, Rig(program, {"WAKEDOCK_CADDY__REQUEST_STATISTICS": "true"}) as counting:
        counted, plain = Visited(counting, upstream), Visited(rig, upstream)
        wait_until(lambda: counts(counted.api), 10, "requests to be counted")
        for _ in range(ROUNDS):
            counted.visit(seconds)
            plain.visit(seconds)
        plain.end()
    report.add(f"counting requests, upstream that answers at once, {CONNECTIONS} connections",
               f"{counted.per_second:.0f}/s, WakeDock itself {counted.own_share:.1f} % of a core",
               f"not counted: {plain.per_second:.0f}/s, {plain.own_share:.1f} %", counted.per_second / plain.per_second)
