"""The command line's grammar."""

from __future__ import annotations

import argparse


def build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="studyapp")
    commands = parser.add_subparsers(dest="command")
    analyze = commands.add_parser("analyze")
    analyze.add_argument("files", nargs="*")
    analyze.add_argument("--date")
    analyze.add_argument("--json", required=True)
    analyze.add_argument("--batch")
    return parser


def run(argv: list[str]) -> int:
    arguments = build_parser().parse_args(argv)
    from studyapp.cli import analyze

    return analyze.run(arguments)
