"""`chitra serve`: the pages and, beside them, the worker; all stop together."""

import argparse
import datetime
import os
import subprocess
import sys

from django.conf import settings
from django.core import management
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from chitra.cli import output
from chitra.config import clock
from chitra.web import demo

TARGET = "chitra.config.wsgi:application"


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the grammar."""
    parser = subparsers.add_parser("serve")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=2, help="web processes")
    parser.add_argument("--no-worker", action="store_true", help="another machine runs `chitra worker`")


def run(args: argparse.Namespace) -> int:
    """Serve until told to stop."""
    if demo.is_on():
        # The rehearsal's officers live in its months, not in ours.
        begins = datetime.datetime.fromisoformat(demo.keys().begins)
        shift = (begins - clock.now()).total_seconds()
        os.environ.setdefault("CHITRA_NOW_SHIFT", f"{shift:.0f}")
    management.call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    worker = None if args.no_worker else subprocess.Popen([sys.executable, "-P", "-m", "chitra", "worker"])
    output.answer(args, {"url": f"http://{args.host}:{args.port}/"}, _greeting(args))
    try:
        Granian(
            TARGET,
            address=args.host,
            port=args.port,
            interface=Interfaces.WSGI,
            workers=args.workers,
            log_level=LogLevels.warning,
            websockets=False,
        ).serve()
    finally:
        if worker is not None:
            worker.terminate()
            worker.wait()
    return 0


def _greeting(args: argparse.Namespace) -> str:
    place = f"http://{args.host}:{args.port}/"
    lines = [
        output.in_language(
            args, f"Chitra chạy tại {place} (Ctrl+C để dừng)", f"Chitra runs at {place} (Ctrl+C stops it)"
        )
    ]
    if not settings.IS_HTTPS and args.host not in ("127.0.0.1", "localhost", "::1"):
        lines.append(
            output.in_language(
                args,
                "Cảnh báo: không có https. Đặt sau máy chủ trung gian có https, CHITRA_HTTPS=1, CHITRA_HOSTS=tên-miền.",
                "Warning: no https. Put it behind a proxy with https, with CHITRA_HTTPS=1 and CHITRA_HOSTS=name.",
            )
        )
    if demo.is_on():
        keys = demo.keys()
        lines.append(
            output.in_language(
                args,
                f"Bản diễn tập: mọi cán bộ dùng mật khẩu {keys.password}; khoá của mã xác thực: {keys.totp_secret}, "
                "mã đang dùng hiện ngay trên trang nhập mã.",
                f"Rehearsal: every officer's password is {keys.password}; the codes' secret: {keys.totp_secret}, "
                "the code of the moment is shown on the page that asks for it.",
            )
        )
    return "\n".join(lines)
