"""Gunicorn for ./run and for the container; every value that differs comes from the environment."""

import gc
import os
from pathlib import Path
from typing import Any

from django.db import connections

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
if bind.count(":") > 1:  # an IPv6 address stands in brackets
    bind = f"[{os.environ['HOST']}]:{os.environ.get('PORT', '8000')}"

workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
worker_class = "core.worker.Worker"
limit_request_line = 8190  # the most it allows
preload_app = True
timeout = 60
graceful_timeout = 20
keepalive = 30
# A worker's memory is given back now and then; the jitter keeps them from restarting together.
max_requests = 5000
max_requests_jitter = 500
# Heartbeats on a disk that is slow or read-only would get healthy workers killed.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 -- made for this

# It would lie in $HOME, which a read-only container does not have; nothing here talks to it.
control_socket_disable = True

# Who may set X-Forwarded-Proto: the proxy's addresses, "*" where only the proxy reaches us.
forwarded_allow_ips = os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1,::1")

# Without the visitor's address and without the query, which may hold what somebody searched for.
accesslog = os.environ.get("PORTAL_ACCESS_LOG") or None
access_log_format = '%(t)s "%(m)s %(U)s" %(s)s %(B)s bytes %(M)s ms'
errorlog = "-"
loglevel = os.environ.get("PORTAL_LOG_LEVEL", "warning")


def when_ready(_server: Any) -> None:
    """Never look again through what loading left: to do so takes a third of a large answer's time."""
    gc.collect()
    gc.freeze()


def pre_fork(_server: Any, _worker: Any) -> None:
    """Close what loading the application opened: a connection must not be shared by two processes."""
    connections.close_all()
