"""Killed at any moment of any stage and started again, a month is in the end what it would have been."""

import os
import pathlib
import sys

import pytest

from tests.faults import kills, loop, months, site

FEW = {"freeze": 2, "answer": 4}


@pytest.fixture
def twins(month_db, server, tmp_path):
    """Have two installations that are alike to the last number, with lists to import."""
    name = f"{month_db.name}_twin"
    twin_environment = month_db.environment | {"CHITRA_DATABASE_URL": server.url_of(name)}
    place = site.Site(month_db.url, kills.folder(tmp_path / "place"), month_db.environment)
    with place.clerk() as clerk:
        months.equipped(clerk, ["btxh"])
    server.execute("CREATE DATABASE {} TEMPLATE {}", name, month_db.name)
    yield place, site.Site(server.url_of(name), kills.folder(tmp_path / "twin"), twin_environment)
    server.execute("DROP DATABASE {} WITH (FORCE)", name)


def test_a_month_killed_six_times_is_the_month_of_its_undisturbed_twin(twins, tmp_path):
    place, twin = twins
    files = months.listed(tmp_path / "lists", people=30, programmes=["btxh"], layout="district")
    with twin.clerk() as clerk:
        steps = months.played(months.Twin(twin, clerk, FEW), files, ["btxh"], tmp_path / "answers")
    verdict = kills.compared(twin, place, kills.disturbed(place, steps, FEW, seed=1))
    assert (verdict.differences, verdict.is_verified) == ([], True)
    assert verdict.kills == sum(FEW.values())


@pytest.mark.faults
def test_fifty_kills_of_commands_and_four_of_the_server_lose_and_double_nothing(tmp_path: pathlib.Path):
    verdict = loop.looped(tmp_path, people=400, environment=dict(os.environ), seed=7)
    sys.stdout.write("\n".join(loop.told(verdict)))
    assert (verdict.differences, verdict.is_verified) == ([], True)
    assert verdict.kills >= 50
