"""Tell what kind of answer a file is, by its content; the name serves only to say which file is meant."""

import re

from chitra.formats.banking import answers, cash_list, markup, provider_table, tables
from chitra.kernel import errors

_START_BYTES = 4096
_MT940 = re.compile(rb"^(?:\xef\xbb\xbf)?\s*(?:\{1:|:20:)")
_XML = re.compile(rb"^(?:\xef\xbb\xbf)?\s*<|^(?:\xff\xfe|\xfe\xff)\x00?<")


class AnswerUnknown(errors.BadInput):
    """The file is none of the answers that a provider sends."""


def kind(source: markup.Source, file_name: str) -> answers.Kind:
    """Return the kind of the answer.

    :raises AnswerUnknown: when it is none.
    :raises markup.XmlRefused: when it is XML, but another message or unsafe.
    :raises tables.TableRefused: when it is a workbook that cannot be opened.
    """
    start = _start(source)
    if not start.strip():
        raise AnswerUnknown("E-ANSWER-EMPTY", file=file_name)
    if _XML.match(start):
        return _message_kind(source)
    if not tables.is_workbook(start) and _MT940.search(start):
        return "mt940"
    if cash_list.is_recognised(source):
        return "cash"
    if provider_table.is_recognised(source):
        return "xlsx" if tables.is_workbook(start) else "csv"
    raise AnswerUnknown("E-ANSWER-UNKNOWN", file=file_name)


def _message_kind(source: markup.Source) -> answers.Kind:
    name = markup.message_name(source)
    if name.startswith("camt.053."):
        return "camt053"
    if name.startswith("pain.002."):
        return "pain002"
    raise markup.XmlRefused("E-XML-NAMESPACE", value=name)


def _start(source: markup.Source) -> bytes:
    if isinstance(source, bytes):
        return source[:_START_BYTES]
    with source.open("rb") as stream:
        return stream.read(_START_BYTES)
