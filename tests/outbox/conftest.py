"""A mail server that can be stopped and started, and a queue that a worker works off."""

import socket
import threading
from contextlib import contextmanager

import pytest
from aiosmtpd.controller import Controller
from django_tasks_db.management.commands.db_worker import Worker


class Sink:
    """Keeps what it is sent; refuses the recipients it is told to refuse."""

    def __init__(self):
        self.messages = []
        self.refused = {}

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.messages.append((envelope.rcpt_tos, envelope.content.decode()))
        return "250 OK"


class MailServer:
    """A real SMTP server on a port of its own, at first stopped."""

    def __init__(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.sink = Sink()
        self.controller = None

    def start(self):
        self.controller = Controller(self.sink, hostname="127.0.0.1", port=self.port)
        self.controller.start()

    def stop(self):
        if self.controller:
            self.controller.stop()
            self.controller = None


@pytest.fixture
def mail_server(settings):
    """The server that the site's e-mail goes to."""
    server = MailServer()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_TIMEOUT = 2
    yield server
    server.stop()


@pytest.fixture
def hanging_server(settings, mail_server):
    """A server that takes the connection and then says nothing."""

    @contextmanager
    def hang():
        with socket.socket() as listener:
            listener.bind(("127.0.0.1", mail_server.port))
            listener.listen()
            held = []
            accept = threading.Thread(target=lambda: held.append(listener.accept()), daemon=True)
            accept.start()
            yield
        for connection, _address in held:
            connection.close()

    settings.EMAIL_TIMEOUT = 0.5
    return hang


@pytest.fixture
def task_queue(settings):
    """The task queue of production, worked off by calling what it gives."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

    def work_off():
        Worker(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id="test",
            excluded_queue_names=[],
        ).run()

    return work_off
