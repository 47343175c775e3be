"""The system's own speech command. The text goes to it through standard input or as one argument, never a shell."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass

WORDS_A_MINUTE = 175
"""At rate 1.0: what espeak and say speak by themselves."""
RATES = (0.6, 0.8, 1.0, 1.2, 1.5, 1.8, 2.2)

# The script is fixed; the sentence comes in through standard input.
_POWERSHELL = (
    "[Console]::InputEncoding=[Text.Encoding]::UTF8;Add-Type -AssemblyName System.Speech;"
    "$s=New-Object System.Speech.Synthesis.SpeechSynthesizer;$s.Rate={0};$s.Speak([Console]::In.ReadToEnd())"
)


@dataclass(frozen=True, slots=True)
class Utterance:
    """How one sentence is spoken: a program, its arguments, what it is given, and what silences it."""

    program: str
    arguments: tuple[str, ...]
    input: str = ""
    silencing: tuple[str, ...] = ()


def speech_program() -> str:
    """Return the speech command of this system, with its folder; "" where there is none."""
    names = {"darwin": ("say",), "win32": ("powershell",)}.get(sys.platform, ("espeak-ng", "espeak", "spd-say"))
    return next((found for name in names if (found := shutil.which(name))), "")


def utterance(program: str, sentence: str, rate: float) -> Utterance:
    """Return how `program`, one of those that `speech_program` knows, speaks a sentence; rate 1.0 is its own."""
    words = str(round(WORDS_A_MINUTE * rate))
    name = program.replace("\\", "/").rpartition("/")[2].lower().removesuffix(".exe")
    match name:
        case "say":
            return Utterance(program, ("-r", words, "-f", "-"), sentence)
        case "powershell":
            script = _POWERSHELL.format(round(max(min((rate - 1) * 7, 10), -10)))
            return Utterance(program, ("-NoProfile", "-NonInteractive", "-Command", script), sentence)
        case "spd-say":
            pace = str(round(max(min((rate - 1) * 80, 100), -100)))
            return Utterance(program, ("--wait", "--rate", pace, "--", sentence), silencing=("--cancel",))
        case _:
            return Utterance(program, ("-s", words, "--stdin"), sentence)
