"""Rooms stand in one order, meet only at their doors, and say everything in two languages."""

import re
import tomllib

import pytest
from django.apps import apps
from django.core import management
from importlinter import cli as importlinter

from chitra.cli import failures
from chitra.config import settings
from chitra.kernel import messages
from tests.architecture import inspection

CODE = [path for path in inspection.python_files() if inspection.PACKAGE in path.parents]
FIELD = re.compile(r"\{(\w+)\}")


def ranks():
    """Number the rooms from the ground up, from the contract that import-linter holds."""
    contracts = tomllib.loads((inspection.ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = [layer.replace("(", "").replace(")", "").split(" | ") for layer in contracts[0]["layers"]]
    return {room: rank for rank, layer in enumerate(reversed(layers)) for room in layer}


def test_imports_go_downwards_and_every_folder_has_its_place(capsys, monkeypatch):
    monkeypatch.chdir(inspection.ROOT)
    assert importlinter.lint_imports(no_cache=True) == 0, capsys.readouterr().out


def test_rooms_are_entered_by_their_doors_only():
    found = {}
    for path in CODE:
        room = inspection.room_of(path)
        entered = inspection.side_entrances(path.read_text(encoding="utf-8"), room)
        if "tests" in path.parts:
            # A test may set its stage with the builders of the rooms below.
            entered = [entrance for entrance in entered if ".tests is no door" not in entrance]
        if entered and path.name not in ("__main__.py",):
            found[str(path.relative_to(inspection.ROOT))] = entered
    assert found == {}


def test_foreign_keys_point_downwards():
    relations = [
        (model._meta.app_label, field.related_model._meta.app_label)
        for model in apps.get_models()
        if model.__module__.startswith("chitra.")
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model is not None
    ]
    assert inspection.upward_relations(ranks(), relations) == []


def test_every_room_with_tables_is_installed_once_and_in_order():
    order = [ranks()[room] for room in settings.ROOMS]
    assert order == sorted(order)
    assert {path.parent.name for path in inspection.PACKAGE.glob("*/models.py")} <= set(settings.ROOMS)


@pytest.mark.django_db
def test_the_migrations_make_what_the_models_say():
    management.call_command("makemigrations", "--check", "--dry-run", verbosity=1)


def test_every_refusal_that_is_raised_has_its_text_in_both_languages():
    failures.load_messages()
    raised = set().union(
        *(inspection.raised_codes(path.read_text(encoding="utf-8")) for path in CODE if "tests" not in path.parts)
    )
    assert sorted(code for code in raised if not messages.is_declared(code)) == []
    # Texts that other tests declared on purpose are not ours to judge.
    ours = {code: text for code, text in messages.declared().items() if not code.startswith("E-TEST-")}
    assert [code for code, text in ours.items() if uneven(text)] == []


def uneven(text):
    """Say whether a text lacks one of its languages, or names other fields in one than in the other."""
    pairs = ((text.vi, text.en), (text.cause_vi, text.cause_en), (text.fix_vi, text.fix_en))
    fields = [
        {name.removesuffix(f"_{lang}") for name in FIELD.findall(said)}
        for pair in pairs
        for lang, said in zip(("vi", "en"), pair, strict=True)
    ]
    return any(bool(vi) != bool(en) for vi, en in pairs) or fields[::2] != fields[1::2] or not text.vi


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        ("from chitra.ledger import models", "from chitra.ledger import operations, queries"),
        ("import chitra.ledger.models", "import chitra.ledger.operations"),
        ("from chitra.ledger.models import Posting", "from chitra.ledger.rules import balance"),
        ("from chitra.ledger.sql import book", "from chitra.kernel import sql"),
    ],
)
def test_a_side_entrance_is_noticed(bad, good):
    assert inspection.side_entrances(bad, "payouts")
    assert not inspection.side_entrances(good, "payouts")
    assert not inspection.side_entrances(bad, "ledger")


def test_a_foreign_key_that_points_up_is_noticed():
    numbered = {"ledger": 1, "providers": 2, "beneficiaries": 2}
    assert inspection.upward_relations(numbered, [("ledger", "providers")])
    assert inspection.upward_relations(numbered, [("providers", "beneficiaries")])
    assert not inspection.upward_relations(numbered, [("providers", "ledger"), ("ledger", "ledger")])


def test_a_text_that_lacks_a_language_or_a_field_is_noticed():
    assert uneven(messages.Text(vi="Thiếu {file}.", en=""))
    assert uneven(messages.Text(vi="Thiếu {file}.", en="Missing."))
    assert not uneven(messages.Text(vi="Thiếu {file}.", en="{file} is missing."))
    assert inspection.raised_codes('raise Bad("E-NOT-DECLARED", file=1)') == {"E-NOT-DECLARED"}
