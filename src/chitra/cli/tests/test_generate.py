import argparse
import json

import pytest

from chitra.cli import generate
from chitra.rehearsal import generator


def arguments(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--lang", default="vi")
    generate.add_parser(parser.add_subparsers())
    return parser.parse_args(words)


def test_it_says_in_json_what_it_wrote(tmp_path, capsys):
    words = ("--people", "50", "--period", "2023-09", "--out", str(tmp_path), "--org", "PL-503", "--defects", "0.1")
    assert generate.run(arguments("--json", "generate", *words)) == 0
    told = json.loads(capsys.readouterr().out)
    truth = json.loads((tmp_path / "truth.json").read_text(encoding="utf-8"))
    assert told["rows"] == truth["totals"]["rows"] >= 50
    assert told["defects"] == truth["totals"]["defects"]


def test_a_period_that_is_none_is_refused(tmp_path):
    with pytest.raises(generator.BadOrder):
        generate.run(arguments("generate", "--people", "5", "--period", "9/2023", "--out", str(tmp_path)))
