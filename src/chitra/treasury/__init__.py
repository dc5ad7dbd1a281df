"""Fund the month: estimates by source, drawdowns within them, advances that reach the provider's account.

The money transferred to a provider is an advance, not an expenditure. Nothing is released that is not funded: release
reserves money on the books by funding source and provider, and the books refuse to go below zero.
"""
