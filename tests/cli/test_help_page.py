"""Help in lines as wide as the terminal's cells."""

import argparse

import pytest

from gharial.cli.help_page import Parser, cells, wrapped


def test_cells() -> None:
    assert cells("--json") == 6
    assert cells("文件 DIR") == 8
    assert cells("à") == 1
    assert cells("“") == 1


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, []),
        ("one two  three", 7, ["one two", "three"]),
        ("a word-that-is-far-too-long b", 8, ["a", "word-that-is-far-too-long", "b"]),
        ("中文没有空格", 6, ["中文没", "有空格"]),
        ("中文，没有。", 5, ["中", "文，", "没", "有。"]),
        ("用“文”吧", 5, ["用", "“文”", "吧"]),
        ("使用 --json 输出", 9, ["使用", "--json 输", "出"]),
    ],
)
def test_lines_end_where_a_reader_expects_it(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width) == lines


@pytest.mark.parametrize("columns", ["30", "41", "60", "80", "200"])
def test_explanations_stand_in_one_column(monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    parser = Parser(prog="x", usage="x", add_help=False)
    for number, metavar in enumerate(("文件夹", "DIR", "文")):
        for option in ("--o", "--option", "--much-longer-option"):
            parser.add_argument(f"{option}-{number}", metavar=metavar, help="!" + "说明很长很长" * 4)
    lines = parser.format_help().splitlines()
    starts = {cells(line.partition("!")[0]) for line in lines if "  !" in line}
    assert len([line for line in lines if "  !" in line]) == 9
    assert len(starts) == 1
    assert all(cells(line) <= max(int(columns), 40) for line in lines)


def test_it_is_still_argparse() -> None:
    parser = Parser(prog="x")
    parser.add_argument("--number", type=int, default=5, help="as many (%(default)s)")
    assert "as many (5)" in parser.format_help()
    assert parser.parse_args(["--number", "7"]) == argparse.Namespace(number=7)
