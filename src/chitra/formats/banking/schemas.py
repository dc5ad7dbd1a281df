"""The official ISO 20022 schemas, read from the packages that ship them; the packages are never imported."""

import functools
import importlib.util
import pathlib

from lxml import etree

from chitra.kernel import errors

NAMESPACE_PREFIX = "urn:iso:std:iso:20022:tech:xsd:"

PAIN_001 = "pain.001.001.09"
CAMT_053 = tuple(f"camt.053.001.{version:02d}" for version in range(2, 15))
PAIN_002 = tuple(f"pain.002.001.{version}" for version in ("03", "10", "12", "14", "15"))

# No package ships pain.002.001.10, the twin of pain.001.001.09. Version 12 only adds optional elements to it, so a
# report of version 10 is judged by the schema of version 12 under its own namespace.
_JUDGED_BY = {"pain.002.001.10": "pain.002.001.12"}

_PLACES = {
    "pain.001": ("pain001", "templates/{name}/{name}.xsd"),
    "pain.002": ("pain001", "pain002/schemas/{name}.xsd"),
    "camt.053": ("camt053", "xsd/{name}.xsd"),
}


class SchemaMissing(errors.StateForbids):
    """The package that ships a schema is not installed, so nothing may be written or read by it."""


@functools.cache
def schema(name: str) -> etree.XMLSchema:
    """Return the schema of one message version, for example `camt.053.001.08`.

    :raises SchemaMissing: when the package that ships it is not installed.
    """
    shipped = _JUDGED_BY.get(name, name)
    text = _path(shipped).read_text(encoding="utf-8").replace(shipped, name)
    return etree.XMLSchema(etree.fromstring(text.encode()))


def namespace(name: str) -> str:
    return NAMESPACE_PREFIX + name


def _path(name: str) -> pathlib.Path:
    package, place = _PLACES[name[:8]]
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SchemaMissing("E-XML-SCHEMA-MISSING", schema=name, package=package)
    return pathlib.Path(spec.origin).parent / place.format(name=name)
