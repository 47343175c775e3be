"""What every panel gets from the window besides its own service."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studyapp.ui.jobs import Jobs
    from studyapp.ui.look import Look
    from studyapp.ui.message_card import Messages
    from studyapp.ui.signals import Signals


@dataclass(frozen=True, slots=True)
class Shell:
    """The window's parts that panels share: how they talk, work, complain, and look."""

    signals: Signals
    jobs: Jobs
    messages: Messages
    look: Look
