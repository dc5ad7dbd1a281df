"""How an organisation, a programme, a month and a provider are written in an address."""

from chitra.kernel import period


class Organisation:
    regex = r"[A-Z]{2}-[0-9A-Z]+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class Programme(Organisation):
    regex = r"[a-z]{2,10}"


class ProviderCode(Organisation):
    regex = r"[A-Z0-9][A-Z0-9-]*"


class Month:
    regex = r"[0-9]{4}-(?:0[1-9]|1[0-2])"

    def to_python(self, value: str) -> period.Period:
        return period.Period.parse(value)

    def to_url(self, value: period.Period) -> str:
        return str(value)
