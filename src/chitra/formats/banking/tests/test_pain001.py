"""Orders in pain.001: what leaves is whole, valid, and reads back as what was ordered."""

import dataclasses
import hashlib
import io
import pathlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chitra.formats.banking import instructions, markup, pain001
from chitra.formats.banking.tests import builders

GOLDEN = pathlib.Path(__file__).parent / "golden" / "pain001.xml"


def test_the_order_is_the_golden_file():
    assert builders.order() == GOLDEN.read_bytes()


def test_the_order_conforms_to_the_official_schema():
    pain001.validate(builders.order())


def test_an_order_reads_back_as_it_was_written():
    header, payments = pain001.read(builders.order())

    assert header == builders.HEADER
    assert payments == builders.CAST


def test_the_control_figures_are_those_of_the_bytes():
    target = io.BytesIO()
    control = pain001.write(target, builders.HEADER, builders.CAST)

    assert control == instructions.Control(3, 3_626_000, hashlib.sha256(target.getvalue()).hexdigest())
    assert target.getvalue().count(b"<NbOfTxs>3</NbOfTxs><CtrlSum>3626000</CtrlSum>") == 2


def test_the_beneficiary_is_never_charged():
    assert b"<ChrgBr>DEBT</ChrgBr>" in builders.order()


@given(
    names=st.lists(
        st.text(st.characters(categories=("L", "P", "Zs"), max_codepoint=0x1EFF), min_size=1, max_size=140).filter(
            lambda name: name.isprintable() and name[0] not in "=+-@" and name == " ".join(name.split())
        ),
        min_size=1,
        max_size=5,
    ),
    amount_vnd=st.integers(1, 10**12),
)
def test_any_printable_name_and_amount_survive_the_journey(names: list[str], amount_vnd: int):
    payments = tuple(
        dataclasses.replace(
            builders.BA_HAI, reference=builders.reference(serial), payee_name=name, amount_vnd=amount_vnd
        )
        for serial, name in enumerate(names)
    )
    written = builders.order(payments)

    pain001.validate(written)
    assert pain001.read(written)[1] == payments


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"payee_name": "Nguyễn " * 21}, "E-PAIN-NAME-LONG"),
        ({"payee_name": "=HYPERLINK(1)"}, "E-PAIN-NAME"),
        ({"payee_name": "Nguyễn\u00a0Hai"}, "E-PAIN-NAME"),
        ({"payee_name": ""}, "E-PAIN-NAME"),
        ({"amount_vnd": 0}, "E-PAIN-AMOUNT"),
        ({"amount_vnd": -540_000}, "E-PAIN-AMOUNT"),
        ({"account_no": "4200 2051"}, "E-PAIN-ACCOUNT"),
        ({"account_no": "1" * 20}, "E-PAIN-ACCOUNT"),
        ({"bin": "AGRIBANK"}, "E-PAIN-BIN"),
        ({"reference": "CT1"}, "E-PAIN-REFERENCE"),
        ({"purpose": "x" * 141}, "E-PAIN-PURPOSE"),
        ({"purpose": "a\x00b"}, "E-PAIN-PURPOSE"),
    ],
)
def test_what_does_not_fit_is_refused_and_never_cut(change: dict[str, object], code: str):
    unfit = dataclasses.replace(builders.BA_HAI, **change)  # type: ignore[arg-type]

    with pytest.raises(instructions.NotOrderable) as refusal:
        builders.order([unfit])

    assert refusal.value.code == code
    assert refusal.value.fields["reference"] == unfit.reference


def test_an_empty_order_is_refused():
    with pytest.raises(instructions.NotOrderable, match="E-PAIN-EMPTY"):
        builders.order([])


@pytest.mark.parametrize(
    "change",
    [{"message_id": "x" * 36}, {"debtor_bin": ""}, {"created_at": builders.HEADER.created_at.replace(tzinfo=None)}],
)
def test_a_header_that_identifies_nothing_is_refused(change: dict[str, object]):
    with pytest.raises(instructions.NotOrderable, match="E-PAIN-HEADER"):
        pain001.write(io.BytesIO(), dataclasses.replace(builders.HEADER, **change), builders.CAST)  # type: ignore[arg-type]


def test_an_order_whose_control_sum_lies_is_refused():
    lying = builders.order().replace(b"<CtrlSum>3626000</CtrlSum>", b"<CtrlSum>3626001</CtrlSum>")

    with pytest.raises(pain001.ControlDiffers, match="E-PAIN-CONTROL"):
        pain001.read(lying)


def test_a_damaged_order_is_not_valid():
    damaged = builders.order().replace(b"<ChrgBr>DEBT</ChrgBr>", b"<ChrgBr>HIM</ChrgBr>")

    with pytest.raises(markup.XmlRefused, match="E-XML-SCHEMA"):
        pain001.validate(damaged)
