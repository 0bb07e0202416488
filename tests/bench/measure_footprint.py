"""What WakeDock costs while nobody uses it: beside itself without services, and beside the engine that does the work."""

import subprocess
import time

from process import cpu_share, pss_megabytes


def start_time(program):
    """The price of starting the program at all: libraries, relocation."""
    best = 60.0
    for _ in range(5):
        started = time.monotonic()
        subprocess.run([program, "--version"], check=True, stdout=subprocess.DEVNULL)
        best = min(best, time.monotonic() - started)
    return best


def measure_start(rig, report):
    base = start_time(rig.program)
    report.add("start, until /healthz answers (first start: it makes its database and the first user)",
               f"{rig.ready_seconds * 1000:.0f} ms", f"wakedock --version: {base * 1000:.0f} ms", rig.ready_seconds / base,
               "ready in 0.5 s", rig.ready_seconds <= 0.5)
    return pss_megabytes(rig.process.pid)


def measure_idle(rig, report, empty, count, seconds):
    memory = pss_megabytes(rig.process.pid)
    share = cpu_share(rig.process.pid, seconds)
    kept = memory <= 40 and share <= 0.005
    report.add(f"idle, headless, {count} running services known",
               f"{memory:.1f} MB (PSS), {share * 100:.2f} % of a core over {seconds} s",
               f"the same process before the first service: {empty:.1f} MB", memory / empty,
               "at most 40 MB and 0.5 % of a core, at 200", kept if count >= 200 else None)
