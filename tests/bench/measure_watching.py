"""What it costs to watch services for idleness: the same program with the same containers, their sleep off and then on."""

import time

from process import cpu_share


def set_sleep(api, services, enabled):
    for service in services:
        api.call("PATCH", f"/api/v1/services/{service['id']}", {"sleep": {"enabled": enabled, "idle_minutes": 600}},
                 headers={"If-Match": "*"})


def measure(api, rig, report, seconds):
    services = api.call("GET", "/api/v1/services?limit=500&status=running")["items"]
    time.sleep(5)
    idle = cpu_share(rig.process.pid, seconds) * 100
    set_sleep(api, services, True)
    time.sleep(15)  # The changes themselves are not what watching costs.
    watching = cpu_share(rig.process.pid, seconds) * 100
    set_sleep(api, services, False)
    report.add(f"watching {len(services)} services for idleness over {seconds} s", f"{watching:.2f} % of a core",
               f"the same program, their sleep off: {idle:.2f} %", watching / idle if idle else None)
