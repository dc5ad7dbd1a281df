"""What the embedded server is told each time it starts: postgresql.conf and pg_hba.conf."""

import os
import pathlib
import shutil
from collections.abc import Mapping

# Only processes that can reach the socket's folder (mode 0700) can connect at all, so there is nothing to add.
HOST_BASED_ACCESS = "local all all trust\n"

MAX_CONNECTIONS = 60


def configuration(data: pathlib.Path, socket_folder: pathlib.Path) -> str:
    """Write postgresql.conf for this machine's memory and disk."""
    memory_mb = _memory_mb()
    wal_mb = max(512, min(8192, shutil.disk_usage(data).free // 2**20 // 8))
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": str(socket_folder),
        "unix_socket_permissions": "0700",
        "port": 5432,
        "max_connections": MAX_CONNECTIONS,
        "shared_buffers": f"{min(1024, memory_mb // 8)}MB",
        "effective_cache_size": f"{memory_mb // 2}MB",
        "work_mem": f"{max(4, min(128, memory_mb // 128))}MB",
        "maintenance_work_mem": f"{max(16, min(512, memory_mb // 16))}MB",
        "dynamic_shared_memory_type": _shared_memory_type(),
        "max_wal_size": f"{wal_mb}MB",
        "min_wal_size": f"{min(1024, wal_mb // 2)}MB",
        "checkpoint_timeout": "15min",
        "checkpoint_completion_target": 0.9,
        "random_page_cost": 1.1,
        "synchronous_commit": "on",
        "jit": "off",
        "timezone": "Asia/Ho_Chi_Minh",
        "log_timezone": "Asia/Ho_Chi_Minh",
        "log_checkpoints": "off",
        "log_line_prefix": "%m [%p] %u ",
    }
    return _rendered(settings)


def _rendered(settings: Mapping[str, object]) -> str:
    lines = ["# Written at each start; ALTER SYSTEM is where a lasting change belongs."]
    lines += [f"{name} = '{str(value).replace(chr(39), chr(39) * 2)}'" for name, value in settings.items()]
    return "\n".join(lines) + "\n"


def _memory_mb() -> int:
    """Measure the memory that this machine, or the container around it, allows."""
    total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    limit = pathlib.Path("/sys/fs/cgroup/memory.max")
    if limit.is_file():
        allowed = limit.read_text().strip()
        total = min(total, int(allowed)) if allowed.isdigit() else total
    return total // 2**20


def _shared_memory_type() -> str:
    """Avoid /dev/shm where it is tiny (64 MB in a container): a parallel hash join would fail in it."""
    shared = pathlib.Path("/dev/shm")
    return "posix" if shared.is_dir() and shutil.disk_usage(shared).total >= 2**29 else "sysv"
