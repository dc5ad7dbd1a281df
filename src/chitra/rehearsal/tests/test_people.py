import pytest

from chitra.kernel import identity, period, text
from chitra.rehearsal import country, people

SEPTEMBER = period.Period(2023, 9)


def inventor(seed: int = 7, used: int = 0, code: str = "PL-506") -> people.Inventor:
    office = country.offices((code,), SEPTEMBER)[0]
    serials = people.Serials(office_number=0, offices_in_province=18, used=used)
    return people.Inventor(office=office, seed=seed, month=SEPTEMBER, serials=serials)


def invented(count: int, **settings) -> list[people.Person]:
    maker = inventor(**settings)
    communes = maker.office.communes
    return [
        maker.person(communes[number % len(communes)], "ncc" if number % 3 == 0 else "btxh") for number in range(count)
    ]


def test_the_same_seed_invents_the_same_people():
    assert invented(200) == invented(200)
    assert invented(200) != invented(200, seed=8)


def test_no_two_people_share_a_card_an_account_or_a_code():
    everybody = invented(5000)
    for values in (
        [person.card for person in everybody if person.card] + [p.proxy_card for p in everybody if p.proxy_card],
        [person.account for person in everybody if person.account],
        [person.code for person in everybody],
    ):
        assert len(values) == len(set(values))


def test_no_two_people_of_a_commune_share_name_and_year_of_birth():
    everybody = invented(5000)
    keys = {(person.commune, text.match_name(person.name), person.born[0]) for person in everybody}
    assert len(keys) == len(everybody)


def test_a_card_tells_the_sex_and_year_of_its_holder():
    for person in invented(2000):
        if person.card:
            assert identity.card_fault(person.card) is None
            card = identity.card(person.card)
            assert (card.sex == "female") == (person.sex == "nữ")
            assert card.birth_year == person.born[0]


@pytest.mark.parametrize("code", ["PL-506", "PL-516"])
def test_everybody_is_of_the_age_of_their_group_on_every_day_of_the_month(code):
    for person in invented(3000, code=code):
        assert person.group.age_from <= person.age_months(SEPTEMBER) - 1
        assert person.age_months(SEPTEMBER) < person.group.age_until


def test_children_have_somebody_who_receives_for_them():
    children = [person for person in invented(3000) if person.group.is_child]
    assert children
    assert all(person.proxy_name and person.proxy_card for person in children)


def test_about_half_have_an_account():
    everybody = invented(3000)
    share = sum(bool(person.account) for person in everybody) / len(everybody)
    assert 0.45 <= share <= 0.7


def test_an_office_runs_out_of_numbers_rather_than_repeat_one():
    maker = inventor(used=people.SERIALS_IN_PROVINCE // 18 - 1)
    maker.person(maker.office.communes[0], "btxh")
    with pytest.raises(people.TooManyPeople):
        maker.person(maker.office.communes[0], "btxh")
