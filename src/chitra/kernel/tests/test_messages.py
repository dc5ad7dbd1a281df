"""Refusals and what they say."""

import pickle

import pytest

from chitra.kernel import errors, messages, sql


def test_a_refusal_carries_its_code_and_record_across_processes() -> None:
    refusal = pickle.loads(pickle.dumps(errors.BadInput("E-TEST-A", file="a.xlsx", row=7)))
    assert isinstance(refusal, errors.BadInput)
    assert (refusal.code, refusal.fields, refusal.exit_code) == ("E-TEST-A", {"file": "a.xlsx", "row": 7}, 2)


def test_refusals_have_the_exit_codes_of_the_command_line() -> None:
    assert [kind("E-X").exit_code for kind in (errors.BadInput, errors.NotPermitted, errors.StateForbids)] == [2, 3, 4]


def test_a_message_is_rendered_in_both_languages_with_amounts_in_dots() -> None:
    messages.declare(
        {
            "E-TEST-SUM": messages.Text(
                vi="Tổng {total_vnd} đồng, {missing}", en="Total {total_vnd} đồng", cause_vi="Vì {why}"
            )
        }
    )
    assert messages.rendered("E-TEST-SUM", {"total_vnd": 2_055_000, "why": "{why}"}) == (
        "Tổng 2.055.000 đồng, …",
        "Vì {why}",
        "",
    )
    assert messages.rendered("E-TEST-SUM", {"total_vnd": 1}, "en").message == "Total 1 đồng"


def test_an_unknown_code_is_shown_as_it_is() -> None:
    assert messages.rendered("E-NEVER", {"row": 1}).message == "E-NEVER: row=1"


def test_a_code_has_one_meaning() -> None:
    messages.declare({"E-TEST-ONE": messages.Text(vi="một", en="one")})
    messages.declare({"E-TEST-ONE": messages.Text(vi="một", en="one")})
    with pytest.raises(AssertionError, match="declared twice"):
        messages.declare({"E-TEST-ONE": messages.Text(vi="hai", en="two")})


def test_a_missing_statement_is_not_silent() -> None:
    with pytest.raises(FileNotFoundError):
        sql.statement("kernel", "nowhere")
