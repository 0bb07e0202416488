"""Deploy over `docker run` of the same image until it answers, one after the other in turns."""

import http.client
import time

from figures import quantile
from rig import IMAGE, LABEL, docker, free_port, wait_until


def page_answers(port, host):
    try:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=1)
        connection.request("GET", "/", headers={"Host": host})
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def run_by_hand(number):
    port = free_port()
    name = f"wakedock-bench-run-{number}"
    started = time.monotonic()
    docker("run", "-d", "--name", name, "--label", LABEL, "-p", f"127.0.0.1:{port}:80", IMAGE)
    wait_until(lambda: page_answers(port, "localhost"), 30, "the container")
    taken = time.monotonic() - started
    docker("rm", "-f", name)
    return taken


def run_by_wakedock(api, rig, number):
    name = f"bench-deploy-{number}"
    domain = f"{name}.localhost"
    started = time.monotonic()
    api.deploy(name, domain, IMAGE)
    taken = time.monotonic() - started
    if not page_answers(rig.http_port, domain):
        raise RuntimeError(f"{domain} does not answer through Caddy although the deploy has succeeded")
    api.remove(name)
    return taken


def measure(api, rig, report, rounds):
    run_by_hand("warm")
    run_by_wakedock(api, rig, "warm")
    by_hand, by_wakedock = [], []
    for number in range(rounds):
        by_hand.append(run_by_hand(number))
        by_wakedock.append(run_by_wakedock(api, rig, number))
    median, base = quantile(by_wakedock, 0.5), quantile(by_hand, 0.5)
    overhead = median - base
    report.add(f"deploy, image present, {rounds} rounds: POST /services until 201, the domain answering",
               f"median {median * 1000:.0f} ms, p95 {quantile(by_wakedock, 0.95) * 1000:.0f} ms",
               f"docker run until it answers: median {base * 1000:.0f} ms, p95 {quantile(by_hand, 0.95) * 1000:.0f} ms",
               median / base, f"at most 150 ms over the baseline (it is {overhead * 1000:.0f} ms)", overhead <= 0.150)
