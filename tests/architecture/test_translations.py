"""Every text of the pages has its English, the compiled catalogue says the same, and it lacks nothing the pages say."""

import collections
import os
import re
import shutil
import subprocess
import sys

import polib
import pytest

from tests.architecture import inspection

PAGES = inspection.PACKAGE / "web"
ENGLISH = PAGES / "locale" / "en" / "LC_MESSAGES" / "django.po"
GETTEXT = ("xgettext", "msguniq")
# %(name)s, %% and the like; what HTML reads as a character or a tag.
KEPT = re.compile(r"%\(\w+\)[a-z]|%%|&#?\w+;|</?\w[^>]*>")


def texts(entry):
    """Give an entry's translations: one, or one for each plural."""
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def kept(text):
    """Count what a translation has to keep exactly."""
    return collections.Counter(KEPT.findall(text))


def wrong(entry):
    """Say what is wrong with an entry; nothing where it is right."""
    if entry.fuzzy:
        return "guessed"
    if not all(texts(entry)):
        return "not translated"
    sources = [entry.msgid, *([entry.msgid_plural] if entry.msgid_plural else [])]
    if any(kept(text) not in [kept(source) for source in sources] for text in texts(entry)):
        return "other placeholders"
    return ""


def said(catalogue):
    """Give what a catalogue says, by context and text."""
    return {(entry.msgctxt, entry.msgid): texts(entry) for entry in catalogue if not entry.obsolete}


def test_every_text_has_its_english():
    entries = polib.pofile(str(ENGLISH))
    assert len(entries) > 1000
    assert {entry.msgid: wrong(entry) for entry in entries if wrong(entry)} == {}


@pytest.mark.parametrize("path", sorted(PAGES.glob("locale/*/LC_MESSAGES/*.po")), ids=lambda path: path.parts[-3])
def test_the_compiled_catalogue_says_the_same(path):
    assert said(polib.mofile(str(path.with_suffix(".mo")))) == said(polib.pofile(str(path)))


def test_no_page_says_what_the_catalogue_lacks(tmp_path):
    absent = [name for name in GETTEXT if shutil.which(name) is None]
    if absent:
        pytest.skip(f"NOT CHECKED whether the catalogue holds every text of the pages: no {', '.join(absent)} here")
    copy = tmp_path / "web"
    shutil.copytree(PAGES, copy, ignore=shutil.ignore_patterns("locale", "static", "__pycache__"))
    (copy / "locale").mkdir()
    # Without settings: these name the true catalogue, which a test does not touch.
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    collect = [sys.executable, "-m", "django", "makemessages", "--locale=en", "--no-location", "--verbosity=0"]
    subprocess.run(collect, cwd=copy, env=environment, check=True, timeout=60)
    collected = said(polib.pofile(str(copy / "locale" / "en" / "LC_MESSAGES" / "django.po")))
    assert collected
    lacking = collected.keys() - said(polib.pofile(str(ENGLISH))).keys()
    assert lacking == set(), "run .ci/translations, and translate what is new"


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        (polib.POEntry(msgid="%(count)s dòng", msgstr="%(count)s rows"), ""),
        (polib.POEntry(msgid="%(count)s dòng", msgstr="%(counts)s rows"), "other placeholders"),
        (polib.POEntry(msgid="0,50 %%", msgstr="0.50 %"), "other placeholders"),
        (polib.POEntry(msgid="Dòng&nbsp;1", msgstr="Row 1"), "other placeholders"),
        (polib.POEntry(msgid="Dòng", msgstr=""), "not translated"),
        (polib.POEntry(msgid="Dòng", msgstr="Row", flags=["fuzzy"]), "guessed"),
        (
            polib.POEntry(msgid="%(n)s dòng", msgid_plural="%(n)s dòng", msgstr_plural={0: "%(n)s row", 1: ""}),
            "not translated",
        ),
    ],
)
def test_a_wrong_entry_is_noticed(entry, problem):
    assert wrong(entry) == problem
