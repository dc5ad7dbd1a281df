import pytest

from chitra.ledger import models, rules


def test_money_moves_only_along_the_known_ways():
    with pytest.raises(ValueError, match="never moves from PAID to UNALLOCATED"):
        rules.Movement("DF", "VNPOST", "PAID", "UNALLOCATED", 1)
    with pytest.raises(ValueError, match="backwards"):
        rules.Movement("DF", "VNPOST", "FUNDED", "UNALLOCATED", -1)


def test_fees_and_benefits_never_meet():
    touching = {movement for movement in rules.MOVEMENTS if rules.FEE_KINDS & set(movement)}
    assert touching == {("FEE_DUE", "FEE")}


def test_no_way_leads_back_into_what_came_in_or_out_of_what_left():
    assert {debit for _, debit in rules.MOVEMENTS}.isdisjoint(rules.CREDIT_KINDS)
    assert {credit for credit, _ in rules.MOVEMENTS}.isdisjoint({"REFUNDED", "CARRIED_OUT", "FEE"})


def test_every_kind_of_account_is_used():
    assert {kind for movement in rules.MOVEMENTS for kind in movement} == set(rules.KINDS)


@pytest.mark.django_db
def test_the_database_knows_the_same_movements():
    assert set(models.Movement.objects.values_list("credit_kind", "debit_kind")) == rules.MOVEMENTS
