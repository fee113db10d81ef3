"""Serve the demo on this machine: the site and its worker, until Ctrl-C.

``serve.py PORT`` starts both; ``serve.py --check PORT`` only says whether the port can be used, and
needs no more than a plain Python.
"""

import os
import signal
import socket
import subprocess
import sys
import time
import tomllib
import urllib.error
import urllib.request
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parents[1]
VAR = ROOT / "var"
PATIENCE = 60
"""Seconds that the site has to give its first answer."""


def port_problem(port: str) -> str | None:
    """Why the port cannot be used, in one line, or None."""
    if not (port.isdecimal() and 0 < int(port) < 65536):
        return f"PORT={port} is not a port number."
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(port)))
        except OSError:
            other = int(port) % 65535 + 1
            return (
                f"Port {port} is taken. Stop what uses it, or take another: make run PORT={other}"
            )
    return None


def start(name: str, *arguments: str, address: str) -> subprocess.Popen[bytes]:
    """Start a management command in a process group of its own; var/<name>.log gets its output."""
    environment = os.environ | {"SITE_URL": address, "EMAIL_URL": f"filemail:///{VAR / 'mail'}"}
    with (VAR / f"{name}.log").open("wb") as log:
        return subprocess.Popen(
            [ROOT / "bin" / "manage", *arguments],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def stop(processes: list[subprocess.Popen[bytes]]) -> None:
    """End each process and what it started (the site's reloader has a child)."""
    for process in processes:
        try:
            os.killpg(process.pid, signal.SIGTERM)
        except ProcessLookupError:
            continue
    for process in processes:
        process.wait()


def answers(address: str) -> bool:
    """Whether anything but a refusal or a server error comes back."""
    try:
        urllib.request.urlopen(address, timeout=PATIENCE).close()
    except urllib.error.HTTPError as error:
        return error.code < 500
    except OSError:
        return False
    return True


def wait_until_up(address: str, site: subprocess.Popen[bytes]) -> bool:
    """Whether the site answers before it ends or patience does."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and site.poll() is None:
        if answers(address):
            return True
        time.sleep(0.1)
    return False


def interrupt(signal_number: int, frame: FrameType | None) -> None:
    """Treat the signal that ends a process like Ctrl-C."""
    raise KeyboardInterrupt


def log_ins() -> str:
    """The demo's accounts, one a line, with the groups that each is in."""
    people = tomllib.loads((ROOT / "demo" / "content" / "people.toml").read_text("utf-8"))
    lines = [f"    {user['username']:<14} {', '.join(user['groups'])}" for user in people["users"]]
    return "\n".join([f"  Log in with the password {people['password']} as", *lines])


def serve(port: str) -> int:
    """Run the site and its worker until one of them ends or somebody stops them."""
    address = f"http://localhost:{port}"
    VAR.mkdir(exist_ok=True)
    signal.signal(signal.SIGTERM, interrupt)
    processes: list[subprocess.Popen[bytes]] = []
    try:
        site = start("site", "runserver", f"127.0.0.1:{port}", "--skip-checks", address=address)
        processes.append(site)
        processes.append(start("worker", "worker", address=address))
        if not wait_until_up(f"http://127.0.0.1:{port}/", site):
            sys.stderr.write("The site did not start. The end of var/site.log:\n")
            sys.stderr.write((VAR / "site.log").read_text()[-2000:])
            return 1
        print(WELCOME.format(address=address, log_ins=log_ins()), flush=True)
        return site.wait()
    except KeyboardInterrupt:
        print("\nStopped.")
        return 0
    finally:
        stop(processes)


WELCOME = """
  Samverkan is running. Ctrl-C stops it; the next `make run` keeps what was edited.

    The site   {address}/
    The admin  {address}/admin/

{log_ins}

  E-mail that the site sends is in var/mail/, what it logs in var/site.log and var/worker.log.
"""


def main(arguments: list[str]) -> int:
    """Check the port or serve on it, as the arguments say."""
    port = arguments[-1]
    if problem := port_problem(port):
        sys.stderr.write(problem + "\n")
        return 1
    return 0 if "--check" in arguments else serve(port)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
