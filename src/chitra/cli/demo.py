"""`chitra demo`: two months of two districts, from the lists to the closed books, through everybody's doors."""

import argparse
import datetime
import pathlib
import shutil

from django.db import connection, connections, transaction

from chitra.access import operations as access
from chitra.audit import operations as audit
from chitra.audit import rules as audit_rules
from chitra.cli import output, serve
from chitra.config import clock, home, schema
from chitra.kernel import errors, period, sql, words
from chitra.rehearsal import demo
from chitra.web import demo as web

MARK = ".chitra-demo"


class RealData(errors.StateForbids):
    """The installation holds months that no demo made; invented people are not mixed with them."""


class FolderTaken(errors.StateForbids):
    """The folder holds something that no demo made."""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the grammar."""
    parser = subparsers.add_parser("demo")
    parser.add_argument("--people", type=int, default=12_000)
    parser.add_argument("--period", type=period.Period.parse, default=period.Period(2023, 9), metavar="YYYY-MM")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--out", type=pathlib.Path, default=None)
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--no-serve", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Play both months anew: what an earlier demo left is thrown away, what is real is never touched."""
    out = args.out or home.made() / "demo"
    _cleared(out)
    if not args.json:
        print(_table(args, []), flush=True)
    told: list[demo.Told] = []

    def tell(line: demo.Told) -> None:
        told.append(line)
        if not args.json:
            print(_row(line), flush=True)

    cast = demo.play(first=args.period, people=args.people, seed=args.seed, out=out, tell=tell)
    months = (args.period, args.period.next)
    places = [(each, code, programme) for each in months for code in demo.PLACES for programme in demo.PROGRAMMES]
    standing = demo.standing(places)
    document = {
        "out": out,
        "steps": told,
        "standing": [
            {"period": each, "org": code, "programme": programme, "payments": standing[each, code, programme]}
            for each, code, programme in places
        ],
        "officers": cast,
    }
    begins = datetime.datetime.combine(args.period.next.last_day, datetime.time(8), tzinfo=clock.OFFICE_TIME)
    keys = web.let_in(begins=begins, at=begins)
    document["sign_in"] = {"password": keys.password, "totp_secret": keys.totp_secret}
    output.answer(args, document, _ending(args, out, standing))
    if args.no_serve or args.json:
        return 0
    return serve.run(argparse.Namespace(**vars(args), host="127.0.0.1", workers=1, no_worker=False))


def _cleared(out: pathlib.Path) -> None:
    """Make way for a demo: an earlier one goes, database and folder; anything else stays and refuses."""
    with access.system_scope(), connection.cursor() as cursor:
        cursor.execute(sql.statement("rehearsal", "whose_months"))
        has_months, is_demo = cursor.fetchone()
    if has_months and not is_demo:
        raise RealData("E-DEMO-REAL")
    if out.exists() and any(out.iterdir()) and not (out / MARK).exists():
        raise FolderTaken("E-DEMO-FOLDER", file=out)
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    (out / MARK).touch()
    at = clock.now()
    if is_demo:
        with connections["owner"].cursor() as cursor:
            cursor.execute(sql.statement("rehearsal", "schema_forget_demo"))
        for each in connections.all():
            each.close()
        schema.migrate(at=at)
    with transaction.atomic():
        audit.record(
            chain=audit_rules.SYSTEM_CHAIN,
            at=at,
            by="admin",
            deed="demo",
            object_kind="folder",
            object_id=str(out),
            facts={},
        )


def _table(args: argparse.Namespace, lines: list[demo.Told]) -> str:
    head = output.in_language(
        args,
        "Diễn tập hai tháng chi trả tại huyện Đại Lộc và thành phố Hội An (người hưởng là hư cấu; luật, đơn vị, ngân hàng là thật)\n"
        "kỳ       ngày        bước              người làm   kết quả",
        "Two months of Đại Lộc and Hội An (the people are invented; law, units and banks are real)\n"
        "month    day         step              who         what came of it",
    )
    return "\n".join([head, *map(_row, lines)])


def _row(line: demo.Told) -> str:
    return f"{line.month}  {line.on:%d/%m/%Y}  {line.step:<16}  {line.by:<10}  {line.outcome}"


def _ending(args: argparse.Namespace, out: pathlib.Path, standing: object) -> str:
    assert isinstance(standing, dict)
    rows = [
        tuple(
            output.in_language(
                args, "kỳ|đơn vị|chương trình|khoản chi theo trạng thái", "month|office|programme|payments by status"
            ).split("|")
        )
    ]
    for (each, code, programme), states in standing.items():
        said = ", ".join(f"{words.said(status, args.lang)} {share.count}" for status, share in states.items())
        rows.append((str(each), code, programme, said))
    return "\n".join(
        [
            "",
            output.table(rows),
            "",
            output.in_language(
                args,
                f"Mọi tệp nằm trong {out}:\n"
                "  danh-sach/    danh sách các xã gửi, cùng «truth.json» ghi lỗi nào cài ở ô nào\n"
                "  <kỳ>/tep-chi-tra/  tệp pain.001, bảng Excel, danh sách ký nhận gửi đơn vị chi trả\n"
                "  <kỳ>/ket-qua/      trả lời và sao kê của ngân hàng, bưu điện\n"
                "  <kỳ>/quyet-toan/   bảng tổng hợp, biên bản, chưa nhận theo tên, phí, thanh toán tạm ứng\n"
                "Xem tiếp: ./chitra month show --period <kỳ> --org PL-506 --programme btxh --as lan.dailoc; ./chitra verify\n"
                "Giao diện web: ./chitra serve",
                f"Every file lies in {out}:\n"
                "  danh-sach/    the communes' lists, and truth.json: which defect sits in which cell\n"
                "  <month>/tep-chi-tra/  pain.001, workbooks and cash lists for the providers\n"
                "  <month>/ket-qua/      answers and statements of bank and post\n"
                "  <month>/quyet-toan/   summary, minutes, unclaimed by name, fee, clearance\n"
                "Go on: ./chitra month show --period <month> --org PL-506 --programme btxh --as lan.dailoc; ./chitra verify\n"
                "The pages: ./chitra serve",
            ),
        ]
    )
