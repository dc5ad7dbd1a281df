from chitra.territory import reforms, rules, seeds

UNITS, MOVES = seeds.quang_nam()


def _count(level: str, on) -> int:
    return sum(
        unit.level == level and unit.valid_from <= on and (unit.valid_until is None or on < unit.valid_until)
        for unit in UNITS
    )


def test_the_province_had_18_districts_and_241_communes() -> None:
    assert (_count("district", rules.FIRST_DAY), _count("commune", rules.FIRST_DAY)) == (18, 241)


def test_17_districts_and_233_communes_were_left_in_december_2024() -> None:
    assert (_count("district", reforms.MERGER_OF_2024), _count("commune", reforms.MERGER_OF_2024)) == (17, 233)


def test_78_communes_and_no_district_were_left_in_july_2025() -> None:
    assert (_count("district", reforms.REFORM_OF_2025), _count("commune", reforms.REFORM_OF_2025)) == (0, 78)


def test_nobody_is_lost_on_the_way() -> None:
    ended = {unit.key for unit in UNITS if unit.valid_until is not None and unit.level == "commune"}
    moved = [move.old for move in MOVES if len(move.old[0]) == len("20524")]
    assert sorted(ended) == sorted(moved)


def test_a_commune_that_only_changed_its_district_keeps_its_committee() -> None:
    since = reforms.committees_since(UNITS)
    assert since["20656", reforms.MERGER_OF_2024] == rules.FIRST_DAY
    assert since["20758", reforms.MERGER_OF_2024] == reforms.MERGER_OF_2024


def test_every_office_that_ends_has_an_heir() -> None:
    offices = reforms.offices(UNITS)
    heirs = reforms.heirs(UNITS, MOVES)
    assert {office.code for office in offices if office.valid_until is not None} == {heir.old_code for heir in heirs}
    assert len({office.code for office in offices}) == len(offices)
