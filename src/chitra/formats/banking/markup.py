"""Read hostile XML safely: UTF-8 only, no DOCTYPE, no entities, no network, schema-checked while it streams."""

import io
import pathlib
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from lxml import etree

from chitra.formats.banking import schemas
from chitra.kernel import errors

Source = bytes | pathlib.Path
# What to take from an element, by local name; see `gathered`. The recursion is beyond what types can say cheaply.
Plan = dict[str, Any]

_PROLOG_BYTES = 1 << 20
_CHUNK_BYTES = 1 << 16
_TAIL_BYTES = 4096
_QUALIFIER = re.compile(r"\{[^{}]*\}")
_DECLARED_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_ROOT_CLOSES = re.compile(rb"</(?:[\w.-]+:)?Document\s*>(?:\s|<!--.*?-->|<\?.*?\?>)*$", re.DOTALL)
_ROOT = re.compile(r"\{" + re.escape(schemas.NAMESPACE_PREFIX) + r"([a-z]{4}\.\d{3}\.\d{3}\.\d{2})\}Document$")


class XmlRefused(errors.BadInput):
    """The file is not an XML message that can be read without guessing."""


def message_name(source: Source) -> str:
    """Return the message version of the file, for example `pain.002.001.10`.

    :raises XmlRefused: when it is no ISO 20022 message, or carries a DOCTYPE, or another encoding than UTF-8.
    """
    with _opened(source) as stream:
        start = stream.read(_CHUNK_BYTES)
        _encoding_checked(start, source)
        root, doctype = _root(start, stream)
    if doctype:
        raise XmlRefused("E-XML-DOCTYPE")
    if (match := _ROOT.match(root)) is None:
        raise XmlRefused("E-XML-NAMESPACE", value=root)
    return match[1]


def streamed(source: Source, name: str, tags: tuple[str, ...]) -> Iterator[etree._Element]:
    """Yield each complete element with one of the local names `tags`, while the whole file is checked by its schema.

    `message_name` has looked at the prolog before; the caller calls `released` on whatever repeats.

    :raises XmlRefused: when the file is cut off, not well-formed or not valid; elements may have been yielded by then.
    """
    if not _ROOT_CLOSES.search(_tail(source)):
        raise XmlRefused("E-XML-TRUNCATED", bytes=_size(source))
    wanted = [f"{{{schemas.namespace(name)}}}{tag}" for tag in tags]
    with _opened(source) as stream:
        try:
            for _, element in etree.iterparse(
                stream,
                tag=wanted,
                schema=schemas.schema(name),
                encoding="utf-8",
                resolve_entities=False,
                no_network=True,
                load_dtd=False,
                remove_comments=True,
                remove_pis=True,
                huge_tree=False,
            ):
                yield element
        except etree.XMLSyntaxError as error:
            raise _refusal(error) from None


def released(element: etree._Element) -> None:
    """Free a repeated element and its earlier brothers of the same name, so that memory stays flat."""
    element.clear()
    parent = element.getparent()
    while parent is not None and (earlier := element.getprevious()) is not None and earlier.tag == element.tag:
        parent.remove(earlier)


def gathered(element: etree._Element, plan: Plan, into: dict[str, str]) -> dict[str, str]:
    """Take the texts that `plan` names from the element; texts of repeated elements are joined by a space.

    A step is the key of a text, or keys of a text and of its currency, or a plan for the children, whose key "" names
    the element's own text beside them.
    """
    for child in element:
        step = plan.get(child.tag)
        if step is None:
            continue
        if step.__class__ is dict:
            if "" in step:
                into[step[""]] = (child.text or "").strip()
            gathered(child, step, into)
            continue
        if step.__class__ is tuple:
            step, currency = step
            into[currency] = child.get("Ccy", "")
        if text := child.text:
            into[step] = f"{into[step]} {text}" if into.get(step) else text
    return into


def qualified(plan: Plan, name: str) -> Plan:
    """Return the plan with its names in the namespace of the message version `name`."""
    return {
        f"{{{schemas.namespace(name)}}}{tag}" if tag else "": qualified(step, name) if isinstance(step, dict) else step
        for tag, step in plan.items()
    }


def _opened(source: Source) -> BinaryIO:
    return io.BytesIO(source) if isinstance(source, bytes) else source.open("rb")


def _size(source: Source) -> int:
    return len(source) if isinstance(source, bytes) else source.stat().st_size


def _tail(source: Source) -> bytes:
    with _opened(source) as stream:
        stream.seek(max(0, _size(source) - _TAIL_BYTES))
        return stream.read()


def _encoding_checked(start: bytes, source: Source) -> None:
    """Refuse whatever is not UTF-8: a header that lies about accents would spoil names without a sound."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in start[:256]:
        raise XmlRefused("E-XML-ENCODING", value="UTF-16/UTF-32")
    match = _DECLARED_ENCODING.match(start.removeprefix(b"\xef\xbb\xbf"))
    if match is None or match[1].lower() in (b"utf-8", b"utf8", b"us-ascii", b"ascii"):
        return
    whole = source if isinstance(source, bytes) else source.read_bytes()
    if not whole.isascii():
        raise XmlRefused("E-XML-ENCODING", value=match[1].decode())


def _root(start: bytes, stream: BinaryIO) -> tuple[str, str]:
    """Return the qualified name of the root element and the DOCTYPE before it, reading no further than needed."""
    parser = etree.XMLPullParser(events=("start",), resolve_entities=False, no_network=True, load_dtd=False)
    chunk = start
    read = 0
    try:
        while chunk and read < _PROLOG_BYTES:
            parser.feed(chunk)
            for _, element in parser.read_events():
                root: Any = element
                return str(root.tag), str(root.getroottree().docinfo.doctype)
            read += len(chunk)
            chunk = stream.read(_CHUNK_BYTES)
    except etree.XMLSyntaxError as error:
        raise XmlRefused("E-XML-DOCTYPE") if b"<!DOCTYPE" in start else _refusal(error) from None
    raise XmlRefused("E-XML-TRUNCATED", bytes=read)


def _refusal(error: etree.XMLSyntaxError) -> XmlRefused:
    """Turn the parser's complaint into ours, keeping the line and the parser's own words."""
    log: Any = error.error_log
    last = log.last_error if log is not None else None
    is_schema = last is not None and last.domain_name == "SCHEMASV"
    row = (last.line if last is not None else error.lineno) or None
    detail = _QUALIFIER.sub("", error.msg or "")[:300]
    return XmlRefused("E-XML-SCHEMA" if is_schema else "E-XML-SYNTAX", row=row, detail=detail)
