"""Starts WakeDock for a measurement, on ports and folders of its own, and ends exactly what it started."""

import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

USER = "bench"
PASSWORD = "measured-not-guessed-1"
IMAGE = "wakedock-bench/web:1"
LABEL = "wakedock.bench"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def docker(*arguments, check=True):
    done = subprocess.run(["docker", *arguments], capture_output=True, text=True, check=False)
    if check and done.returncode != 0:
        raise RuntimeError(f"docker {' '.join(arguments)}: {done.stderr.strip()}")
    return done.stdout.strip()


def build_image():
    """A web server from a static busybox: no registry is asked."""
    if docker("image", "inspect", "-f", "{{.Id}}", IMAGE, check=False):
        return
    busybox = shutil.which("busybox")
    if not busybox:
        raise RuntimeError("busybox is missing: apt install busybox-static")
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(busybox, os.path.join(folder, "busybox"))
        with open(os.path.join(folder, "index.html"), "w", encoding="utf-8") as page:
            page.write("hello\n")
        with open(os.path.join(folder, "Dockerfile"), "w", encoding="utf-8") as recipe:
            recipe.write("FROM scratch\nCOPY busybox /bin/busybox\nCOPY index.html /www/index.html\nEXPOSE 80\n"
                         'STOPSIGNAL SIGKILL\nCMD ["/bin/busybox", "httpd", "-f", "-p", "80", "-h", "/www"]\n')
        environment = dict(os.environ, DOCKER_BUILDKIT="0")
        subprocess.run(["docker", "build", "-q", "-t", IMAGE, folder], check=True, env=environment,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def wait_until(condition, seconds, what):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return
        time.sleep(0.005)
    raise RuntimeError(f"waited {seconds} s for {what}")


class Rig:
    """One WakeDock with the Caddy it looks after. Use as a context manager."""

    def __init__(self, program, settings=None):
        """`settings`: more of them, as environment variables."""
        self.program = program
        self.more_settings = settings or {}
        self.folder = tempfile.mkdtemp(prefix="wakedock-bench.")
        self.port = free_port()
        self.http_port = free_port()
        self.admin_port = free_port()
        self.process = None
        self.ready_seconds = 0.0

    @property
    def base(self):
        return f"http://127.0.0.1:{self.port}"

    def environment(self):
        settings = {
            "WAKEDOCK_ADMIN_USERNAME": USER,
            "WAKEDOCK_ADMIN_PASSWORD": PASSWORD,
            "WAKEDOCK_SERVER__RUN_DIR": os.path.join(self.folder, "run"),
            "WAKEDOCK_CADDY__ADMIN": f"http://127.0.0.1:{self.admin_port}",
            "WAKEDOCK_CADDY__HTTP_PORT": str(self.http_port),
            "WAKEDOCK_CADDY__HTTPS_PORT": str(free_port()),
            "WAKEDOCK_CADDY__GATE_LISTEN": f"127.0.0.1:{free_port()}",
            "WAKEDOCK_CADDY__TLS": "off",
            "WAKEDOCK_DOCKER__ADDRESSING": "loopback",
            "WAKEDOCK_LOGGING__LEVEL": "warning",
            "WAKEDOCK_SECURITY__REQUESTS_PER_MINUTE_PER_ADDRESS": "10000000",
            "WAKEDOCK_SECURITY__REQUESTS_PER_MINUTE_PER_USER": "10000000",
            "XDG_CONFIG_HOME": os.path.join(self.folder, "config"),
            "XDG_DATA_HOME": os.path.join(self.folder, "data"),
        }
        return dict(os.environ, **settings, **self.more_settings)

    def __enter__(self):
        log_path = os.path.join(self.folder, "wakedock.log")
        started = time.monotonic()
        with open(log_path, "wb") as log:
            self.process = subprocess.Popen(
                [self.program, "--headless", "--data-dir", os.path.join(self.folder, "wakedock"), "--listen",
                 f"127.0.0.1:{self.port}"],
                env=self.environment(), stdout=log, stderr=log, start_new_session=True)
        try:
            wait_until(lambda: self.answers("/healthz"), 30, "WakeDock to answer")
            self.ready_seconds = time.monotonic() - started
            wait_until(lambda: self.answers("/readyz"), 30, "WakeDock to be ready")
            # Ready also means: known to be missing. A measurement needs them.
            wait_until(self.proxy_answers, 30, "Caddy")
        except RuntimeError:
            with open(log_path, encoding="utf-8", errors="replace") as log:
                print(log.read()[-4000:])
            self.__exit__(None, None, None)
            raise
        return self

    def answers(self, path):
        if self.process.poll() is not None:
            raise RuntimeError("WakeDock has ended")
        try:
            with urllib.request.urlopen(self.base + path, timeout=2) as answer:
                return answer.status == 200
        except (urllib.error.URLError, OSError):
            return False

    def proxy_answers(self):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.admin_port}/config/", timeout=2) as answer:
                return json.loads(answer.read()) is not None
        except (urllib.error.URLError, OSError, ValueError):
            return False

    def __exit__(self, *_):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
            if self.process.returncode != 0:
                print(f"WakeDock did not stop cleanly: exit code {self.process.returncode}")
                with open(os.path.join(self.folder, "wakedock.log"), encoding="utf-8", errors="replace") as log:
                    print(log.read()[-2000:])
        self.end_proxy()
        remove_containers()
        shutil.rmtree(self.folder, ignore_errors=True)

    def end_proxy(self):
        """A clean stop of WakeDock ends the Caddy it started; should it not, that is said, and nothing stays behind."""
        if not self.proxy_answers():
            return
        print("WakeDock left its Caddy running.")
        stop = urllib.request.Request(f"http://127.0.0.1:{self.admin_port}/stop", method="POST")
        try:
            urllib.request.urlopen(stop, timeout=5).close()
        except (urllib.error.URLError, OSError):
            pass


def remove_containers():
    """Only what a measurement made: its own label, or the image that nobody else uses."""
    for found in (f"label={LABEL}", f"ancestor={IMAGE}"):
        names = docker("ps", "-aq", "--filter", found, check=False).split()
        for start in range(0, len(names), 50):
            docker("rm", "-f", "-v", *names[start:start + 50], check=False)
