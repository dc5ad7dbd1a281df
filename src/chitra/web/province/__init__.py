"""The province: where every district's month stands, and how cashless it was; every figure opens the rows behind it."""
