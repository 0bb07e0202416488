"""First request to a sleeping service over `docker start` of the same image until it answers, one after the other in turns;
what 1,000 falls asleep and wakes under load lose; and what the thousandth service costs beside the first."""

import concurrent.futures
import http.client
import random
import threading
import time

from client import Api
from figures import quantile
from measure_deploy import page_answers
from rig import IMAGE, LABEL, PASSWORD, USER, docker, free_port, wait_until

SLEEPERS = 4
CLIENTS_EACH = 2
PAUSE_AT_MOST = 0.5  # A visitor who comes while a service drains calls it back: without pauses it never slept.
AT_MOST_OVER = 0.100


def domain_of(name):
    return f"{name}.localhost"


def ask(port, host, timeout=60):
    """@return the status, and 0 for a connection that broke"""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    try:
        connection.request("GET", "/", headers={"Host": host})
        answer = connection.getresponse()
        answer.read()
        return answer.status
    except OSError:
        return 0
    finally:
        connection.close()


def put_to_sleep(api, name):
    return api.call("POST", f"/api/v1/services/{name}/sleep", {})


def start_by_hand(name, port):
    docker("stop", "-t", "0", name)
    started = time.monotonic()
    docker("start", name)
    wait_until(lambda: page_answers(port, "localhost"), 30, "the container")
    return time.monotonic() - started


def wake_by_request(api, rig, name):
    put_to_sleep(api, name)
    started = time.monotonic()
    status = ask(rig.http_port, domain_of(name))
    taken = time.monotonic() - started
    if status != 200:
        raise RuntimeError(f"the first request to {name} was answered {status}")
    return taken


def measure_first_request(api, rig, report, rounds):
    port, by_hand_name, name = free_port(), "wakedock-bench-start", "bench-wake"
    docker("run", "-d", "--name", by_hand_name, "--label", LABEL, "-p", f"127.0.0.1:{port}:80", IMAGE)
    api.deploy(name, domain_of(name), IMAGE)
    start_by_hand(by_hand_name, port)
    wake_by_request(api, rig, name)
    by_hand, by_request = [], []
    for _ in range(rounds):
        by_hand.append(start_by_hand(by_hand_name, port))
        by_request.append(wake_by_request(api, rig, name))
    docker("rm", "-f", by_hand_name)
    api.remove(name)
    median, base = quantile(by_request, 0.5), quantile(by_hand, 0.5)
    allowed = max(base * 0.25, AT_MOST_OVER)
    report.add(f"first request to a sleeping service, {rounds} rounds, held until the service itself answers",
               f"median {median * 1000:.0f} ms, p95 {quantile(by_request, 0.95) * 1000:.0f} ms",
               f"docker start until it answers: median {base * 1000:.0f} ms, p95 {quantile(by_hand, 0.95) * 1000:.0f} ms",
               median / base, f"at most {allowed * 1000:.0f} ms over the baseline (it is {(median - base) * 1000:.0f} ms)",
               median - base <= allowed)


class Visitors:
    """Some who ask one service again and again. Use as a context manager."""

    def __init__(self, port, host):
        self.port, self.host = port, host
        self.answered, self.wrong = 0, {}
        self.ending = threading.Event()
        self.lock = threading.Lock()
        self.threads = [threading.Thread(target=self.visit, daemon=True) for _ in range(CLIENTS_EACH)]

    def visit(self):
        while not self.ending.wait(random.uniform(0, PAUSE_AT_MOST)):
            status = ask(self.port, self.host)
            with self.lock:
                self.answered += 1
                if status != 200:
                    self.wrong[status] = self.wrong.get(status, 0) + 1

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.ending.set()
        for thread in self.threads:
            thread.join(90)


def cycle(rig, name, cycles):
    """Puts it to sleep as often as it is awake; its visitors wake it. @return how often it slept and was called back, its visitors'
    figures"""
    api = Api(rig.port, USER, PASSWORD)
    slept, called_back = 0, 0
    with Visitors(rig.http_port, domain_of(name)) as visitors:
        while slept < cycles:
            answer = api.call("POST", f"/api/v1/services/{name}/sleep", {"force": True}, expected=(200, 409))
            fell_asleep = "status" in answer and answer.get("code") is None
            slept, called_back = slept + fell_asleep, called_back + (not fell_asleep)
            answered = visitors.answered
            wait_until(lambda: visitors.answered > answered, 90, "a visitor who wakes it")
    return slept, called_back, visitors.answered, visitors.wrong


def measure_cycles(api, rig, report, cycles):
    names = [f"bench-cycle-{number}" for number in range(SLEEPERS)]
    for name in names:
        api.deploy(name, domain_of(name), IMAGE)
    started = time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(SLEEPERS) as pool:
        results = list(pool.map(lambda name: cycle(rig, name, cycles // SLEEPERS), names))
    taken = time.monotonic() - started
    api = Api(rig.port, USER, PASSWORD)
    for name in names:
        api.remove(name)
    answered = sum(result[2] for result in results)
    wrong = {}
    for _, _, _, each in results:
        for status, count in each.items():
            wrong[status] = wrong.get(status, 0) + count
    report.add(f"{sum(result[0] for result in results)} falls asleep under load, {SLEEPERS} services in {taken:.0f} s, called back by visitors "
               f"{sum(result[1] for result in results)} times more",
               f"{answered} requests, not answered 200: {wrong or 'none'}", "none", None,
               "no error", not wrong)


def add_one(api, name):
    started = time.monotonic()
    api.deploy(name, domain_of(name), IMAGE)
    return time.monotonic() - started


def measure_added(api, rig, report, count):
    """Each falls asleep once it is there: a thousand running containers are another measurement."""
    first = quantile([add_and_sleep(api, f"bench-added-{number}") for number in range(5)], 0.5)
    rows = []
    for target in (100, count):
        fill(rig, 5 if not rows else rows[-1][0] + 5, target)
        api = Api(rig.port, USER, PASSWORD)
        rows.append((target, quantile([add_and_sleep(api, f"bench-added-{number}") for number in range(target, target + 5)], 0.5)))
    for target, taken in rows:
        report.add(f"POST /services until 201 with {target} services there, median of 5", f"{taken * 1000:.0f} ms",
                   f"with none: {first * 1000:.0f} ms", taken / first)


def add_and_sleep(api, name):
    taken = add_one(api, name)
    put_to_sleep(api, name)
    return taken


def fill(rig, first, count):
    def add(numbers):
        api = Api(rig.port, USER, PASSWORD)
        for number in numbers:
            add_and_sleep(api, f"bench-added-{number}")

    print(f"Adding services up to {count} ...", flush=True)
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        list(pool.map(add, [range(first + lane, count, 4) for lane in range(4)]))
