"""A learner's own progress file for a teacher, and keeping two computers of one learner together through a folder."""

from __future__ import annotations

import uuid
from collections import deque
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from studyapp.domain.changes import NO_CHANGES, Changes, Topic
from studyapp.domain.errors import ReadOnlyError
from studyapp.domain.progress_file import (
    SUFFIX,
    Detail,
    FileFault,
    LearnerId,
    Machine,
    MachineId,
    ProgressFault,
    ProgressFile,
)
from studyapp.domain.schedule import Memory, MemoryPhase
from studyapp.formats.progress_file import MAX_FILE, read_progress, write_progress
from studyapp.services.scheduling import FsrsScheduler

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from studyapp.domain.card import CardId
    from studyapp.domain.document import DocumentId
    from studyapp.domain.ports import Clock, Scheduler
    from studyapp.domain.progress_file import AnswerId, LoggedAnswer
    from studyapp.settings import Settings
    from studyapp.store.class_files import ProgressFileStore

    type BackUp = Callable[[], object]

_TOPICS = Topic.CARDS | Topic.REVIEWS | Topic.ANNOTATIONS | Topic.FINDINGS | Topic.DOCUMENTS
_UNFINISHED = ".new"


@dataclass(frozen=True, slots=True)
class Companion:
    """Another machine whose file lies in a shared folder; `is_own` when it is the same learner's."""

    learner_id: LearnerId
    machine_id: MachineId
    name: str
    made_at: datetime
    is_own: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of keeping machines together.

    Attributes:
        machines: of this learner, whose files were read.
        waiting: titles of documents that only another machine has; their answers come in when they are here too.
        faults: files that were left aside.
        made: marks, tags, labels, corrections and own events that are new, other or gone.
        removed: titles of documents that were removed on another machine; here they stay until a person removes them.
    """

    machines: int
    answers: int
    cards: int
    waiting: tuple[str, ...]
    faults: tuple[FileFault, ...]
    changes: Changes
    made: int = 0
    removed: tuple[str, ...] = ()

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many answers, cards, and things that the learner made came in."""
        return self.answers, self.cards, self.made


class Machines:
    """Progress files of this learner. Thread-safe: each method ends in whole transactions."""

    def __init__(
        self, store: ProgressFileStore, clock: Clock, settings: Callable[[], Settings], back_up: BackUp
    ) -> None:
        self._store = store
        self._clock = clock
        self._settings = settings
        self._back_up = back_up

    def machine(self) -> Machine:
        """Return who this machine's files are from."""
        return self._store.machine(Machine(MachineId(str(uuid.uuid4())), LearnerId(str(uuid.uuid4()))))

    def set_name(self, name: str) -> None:
        """Be called this in files for a class; "" for nobody in particular."""
        self._store.set_machine(replace(self.machine(), name=name.strip()))

    def write_for_class(
        self, path: Path, *, documents: Sequence[DocumentId] = (), own_words: bool = False
    ) -> ProgressFile:
        """Write the file for a teacher, about these documents or about all; return what is in it.

        Words that the learner wrote (own and edited cards) are in it only with `own_words`; notes never are. Raises
        ReadOnlyError.
        """
        file = self._store.for_class(self.machine(), self._clock(), documents, own_words=own_words)
        _write(path, write_progress(file))
        return file

    def companions(self, folder: Path) -> tuple[Companion, ...]:
        """Return the other machines whose whole files lie in a folder, newest first."""
        me = self.machine()
        found = [
            Companion(
                each.machine.learner_id,
                each.machine.id,
                each.machine.name,
                each.made_at,
                each.machine.learner_id == me.learner_id,
            )
            for _, each in _whole_files(folder)
            if isinstance(each, ProgressFile) and each.machine.id != me.id
        ]
        return tuple(sorted(found, key=_newest, reverse=True))

    def keep_together(self, folder: Path, *, join: LearnerId | None = None) -> Kept:
        """Take in what this learner's other machines left in a folder, and leave this machine's file there.

        Doing it twice changes nothing. `join` says that the files of that learner are this learner's too. Raises
        ReadOnlyError when the folder cannot be used; then what came in stays.
        """
        me = self.machine()
        if join is not None and join != me.learner_id:
            me = replace(me, learner_id=join)
            self._store.set_machine(me)
        answers, cards, made, machines = 0, 0, 0, 0
        waiting: dict[str, None] = {}
        removed: dict[str, None] = {}
        faults: list[FileFault] = []
        for name, file in _whole_files(folder):
            if isinstance(file, FileFault):
                faults.append(file)
            elif file.machine.id == me.id:
                continue
            elif file.machine.learner_id != me.learner_id:
                faults.append(FileFault(name, ProgressFault.OTHER_LEARNER, file.machine.name))
            else:
                if not machines:
                    self._back_up()
                united = self._store.unite(file, partial(_replay, self._scheduler()), self._clock())
                machines += 1
                answers += united.answers
                cards += united.cards
                made += united.made
                waiting.update(dict.fromkeys(united.waiting))
                removed.update(dict.fromkeys(united.removed))
        self._leave(me, folder)
        changes = Changes(_TOPICS) if answers or cards or machines else NO_CHANGES
        return Kept(machines, answers, cards, tuple(waiting), tuple(faults), changes, made, tuple(removed))

    def _scheduler(self) -> Scheduler:
        settings = self._settings()
        return FsrsScheduler(
            desired_retention=settings.desired_retention, learning_steps_minutes=settings.learning_steps_minutes
        )

    def leave(self, folder: Path) -> None:
        """Leave this machine's file in a folder and take nothing in: quick enough for the end of the day.

        Raises ReadOnlyError.
        """
        self._leave(self.machine(), folder)

    def _leave(self, me: Machine, folder: Path) -> None:
        path = folder / f"studyapp-{me.id[:8]}{SUFFIX}"
        file = self._store.whole(me, self._clock())
        old = _read(path)
        if isinstance(old, ProgressFile) and _lasting(old) == _lasting(file):
            return
        _write(path, write_progress(file))


def _replay(
    scheduler: Scheduler,
    card_id: CardId,
    log: Sequence[LoggedAnswer],
    void: AbstractSet[AnswerId],
    forgotten: Sequence[datetime],
) -> Memory:
    """Tell a memory from the answers: what was stored where nothing came between, else counted anew.

    It begins again where the card was made new by hand.
    """
    memory: Memory | None = None
    anew = deque(forgotten)
    for answer in log:
        if answer.before is None or answer.after is None:
            continue
        while anew and anew[0] < answer.answered_at:
            memory = Memory(MemoryPhase.NEW, due_at=anew.popleft())
        memory = answer.before if memory is None else memory
        if answer.id in void:
            continue
        if _same(memory, answer.before):
            memory = answer.after
        else:
            memory = scheduler.answer(memory, answer.grade, answer.answered_at, seed=card_id)
    if anew:
        memory = Memory(MemoryPhase.NEW, due_at=anew[-1])
    if memory is None:
        message = "no answers"
        raise ValueError(message)
    return memory


def _lasting(file: ProgressFile) -> ProgressFile:
    """Return a file without what time alone changes: its moment, and what is due."""
    return replace(file, made_at=datetime.min, documents=tuple(replace(each, due=0) for each in file.documents))


def _same(memory: Memory, other: Memory) -> bool:
    return replace(memory, due_at=other.due_at) == other


def _whole_files(folder: Path) -> Iterator[tuple[str, ProgressFile | FileFault]]:
    """Yield the progress files of a folder by name; files for a class are none of ours."""
    if not folder.is_dir():
        raise ReadOnlyError(folder, "no such folder")
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        file = _read(path)
        if isinstance(file, FileFault) or file.detail is Detail.WHOLE:
            yield path.name, file


def _read(path: Path) -> ProgressFile | FileFault:
    try:
        if path.stat().st_size > MAX_FILE:
            return FileFault(path.name, ProgressFault.TOO_LARGE)
        return read_progress(path.name, path.read_bytes())
    except OSError as error:
        return FileFault(path.name, ProgressFault.UNREADABLE, error.strerror or "")


def _write(path: Path, data: bytes) -> None:
    """Write beside the file first: a stick that is pulled out leaves the old file whole."""
    beside = path.with_name(path.name + _UNFINISHED)
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as error:
        raise ReadOnlyError(path, error.strerror or "") from error


def _newest(companion: Companion) -> tuple[datetime, str]:
    return companion.made_at, companion.machine_id
