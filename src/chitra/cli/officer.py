"""`chitra officer add|list|mandate|end|password`: who may sign in, and what each may do where and how long."""

import argparse
import datetime
import secrets

from django.contrib.auth import hashers
from django.db import transaction

from chitra.access import operations, queries, rules
from chitra.cli import output
from chitra.config import clock
from chitra.programmes import queries as programmes
from chitra.providers import queries as providers
from chitra.territory import queries as territory


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the grammar."""
    deeds = subparsers.add_parser("officer").add_subparsers(dest="deed", required=True)
    added = deeds.add_parser("add")
    added.add_argument("username")
    added.add_argument("--name", required=True)
    added.add_argument("--title", default="")
    added.add_argument("--person-key", default="")
    mandated = deeds.add_parser("mandate")
    mandated.add_argument("username")
    for parser in (added, mandated):
        parser.add_argument("--role", required=True, choices=sorted(rules.ROLES))
        parser.add_argument("--org", required=True)
        parser.add_argument("--programme", default="")
        parser.add_argument("--provider", default="")
        parser.add_argument("--from", dest="valid_from", type=datetime.date.fromisoformat)
        parser.add_argument("--until", dest="valid_until", type=datetime.date.fromisoformat)
        parser.add_argument("--document", default="")
        parser.add_argument("--as", dest="by", required=True)
    deeds.add_parser("list")
    ended = deeds.add_parser("end", help="an officer leaves, or only one of their roles ends")
    ended.add_argument("username")
    ended.add_argument("--until", required=True, type=datetime.date.fromisoformat, help="exclusive")
    ended.add_argument("--document", required=True)
    ended.add_argument("--role", default="", choices=sorted(rules.ROLES))
    ended.add_argument("--org", default="")
    ended.add_argument("--as", dest="by", required=True)
    given = deeds.add_parser("password")
    given.add_argument("username")
    given.add_argument("--as", dest="by", required=True)


def run(args: argparse.Namespace) -> int:
    """Do the one deed asked for, and show the officer, or all of them."""
    if args.deed == "list":
        officers = queries.officers()
        output.answer(args, {"officers": [_document(officer) for officer in officers]}, _table(args, officers))
        return 0
    at = clock.now()
    if args.deed == "password":
        return _password(args, at)
    if args.deed == "end":
        return _end(args, at)
    valid_from = args.valid_from or at.date()
    _refuse_unknown(args, valid_from)
    mandate = {
        "username": args.username,
        "role": args.role,
        "organisation_code": args.org,
        "programme_code": args.programme,
        "provider_code": args.provider,
        "valid_from": valid_from,
        "valid_until": args.valid_until,
        "document": args.document,
        "by": args.by,
        "at": at,
    }
    if args.deed == "add":
        person_key = args.person_key or args.username
        operations.appoint(full_name=args.name, title=args.title, person_key=person_key, **mandate)
    else:
        operations.give_mandate(**mandate)
    officer = queries.officer(args.username)
    assert officer is not None
    output.answer(args, _document(officer), _table(args, (officer,)))
    return 0


def _end(args: argparse.Namespace, at: datetime.datetime) -> int:
    """Let an officer leave, or end the mandates of one role."""
    told = {"until": args.until, "document": args.document, "by": args.by, "at": at}
    if not args.role:
        operations.end_officer(username=args.username, **told)
    else:
        found = [
            held.id
            for held in queries.mandates_of(args.username)
            if held.mandate.role == args.role
            and args.org in {"", held.mandate.organisation_code}
            and (held.mandate.valid_until is None or held.mandate.valid_until > args.until)
        ]
        with transaction.atomic():
            for mandate_id in found or [0]:
                operations.end_mandate(mandate_id=mandate_id, **told)
    officer = queries.officer(args.username)
    assert officer is not None
    output.answer(args, _document(officer), _table(args, (officer,)))
    return 0


def _password(args: argparse.Namespace, at: datetime.datetime) -> int:
    """Make a first password, which is shown once."""
    password = secrets.token_urlsafe(12)
    operations.set_password(username=args.username, hashed=hashers.make_password(password), by=args.by, at=at)
    text = output.in_language(
        args,
        f"Mật khẩu của {args.username}: {password} (chỉ hiện một lần; đổi ngay sau khi đăng nhập)",
        f"Password of {args.username}: {password} (shown once; to be changed after signing in)",
    )
    output.answer(args, {"username": args.username, "password": password}, text)
    return 0


def _refuse_unknown(args: argparse.Namespace, on: datetime.date) -> None:
    """Look up the codes of a mandate, which is given in a room that stands below theirs."""
    if args.org != rules.EVERYWHERE:
        territory.organisation(args.org, on=on)
    if args.programme:
        programmes.programme(args.programme)
    if args.provider:
        providers.provider(args.provider)


def _document(officer: queries.Officer) -> dict[str, object]:
    return {
        "username": officer.username,
        "name": officer.full_name,
        "title": officer.title,
        "active_from": officer.active_from,
        "active_until": officer.active_until,
        "mandates": officer.mandates,
    }


def _table(args: argparse.Namespace, officers: tuple[queries.Officer, ...]) -> str:
    heading = output.in_language(
        args,
        "Tên đăng nhập|Họ tên|Vai trò|Đơn vị|Chương trình|Tổ chức dịch vụ|Từ ngày|Đến trước ngày",
        "Username|Name|Role|Organisation|Programme|Provider|From|Until",
    )
    rows = [tuple(heading.split("|"))]
    for officer in officers:
        rows += [
            (
                officer.username,
                officer.full_name,
                mandate.role,
                mandate.organisation_code,
                mandate.programme_code or "*",
                mandate.provider_code or "-",
                str(mandate.valid_from),
                str(mandate.valid_until or "-"),
            )
            for mandate in officer.mandates
        ] or [(officer.username, officer.full_name, *"------")]
    return output.table(rows)
