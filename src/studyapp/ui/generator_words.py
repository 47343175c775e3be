"""Why the local generator gave nothing, as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from studyapp.domain.errors import GeneratorFault

if TYPE_CHECKING:
    from studyapp.domain.errors import GeneratorError


def generator_words(error: GeneratorError) -> tuple[str, str]:
    """Return what happened and what to do."""
    start = _tr("Start it, and look at its address under Preferences → Generator.")
    return {
        GeneratorFault.TURNED_OFF: (
            _tr("The local generator is turned off"),
            _tr("It can be turned on under Preferences → Generator."),
        ),
        GeneratorFault.BAD_ADDRESS: (
            _tr("This is no address of a generator"),
            _tr("It looks like http://127.0.0.1:11434/v1"),
        ),
        GeneratorFault.NOT_LOCAL: (
            _tr("“{0}” is not this machine").format(error.details),
            _tr("Only a generator on this machine (127.0.0.1, ::1 or localhost) is ever asked. No text leaves it."),
        ),
        GeneratorFault.UNREACHABLE: (_tr("The local generator does not answer"), start),
        GeneratorFault.TIMEOUT: (
            _tr("The local generator took too long"),
            _tr("A smaller model answers sooner."),
        ),
        GeneratorFault.REDIRECTED: (
            _tr("The generator sent us elsewhere, and we did not go"),
            _tr("Redirections are never followed. Type the address that it really has."),
        ),
        GeneratorFault.REFUSED: (
            _tr("The local generator refused (status {0})").format(error.details),
            _tr("Often the name of the model is wrong: see Preferences → Generator."),
        ),
        GeneratorFault.BAD_ANSWER: (
            _tr("The local generator answered with something else than cards"),
            _tr("Another model may do better."),
        ),
        GeneratorFault.CANCELLED: (_tr("Stopped"), ""),
    }[error.reason]


def _tr(text: str) -> str:
    return QCoreApplication.translate("messages", text)
