"""Study packs for who learns with them: looked at, installed, updated, removed; and those that an installer brought."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from studyapp.domain.backup_plan import BackupReason
from studyapp.domain.errors import BadPackError, PackFault, StudyError
from studyapp.domain.merge import MergeFate
from studyapp.domain.pack import SUFFIX, PackLook, PackStanding, SignerStanding
from studyapp.domain.schedule import Memory, MemoryPhase

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path

    from studyapp.domain.changes import Changes
    from studyapp.domain.document import DocumentId
    from studyapp.domain.merge import ItemKey, Merged
    from studyapp.domain.pack import InstalledPack, ItemFault, OwnWork, Pack, PackId, Signed
    from studyapp.domain.ports import Clock, OnProgress
    from studyapp.store.pack_memory import PackMemory
    from studyapp.store.packs import Base, PackStore


class ReadsPacks(Protocol):
    """Checks a file wholly, outside this process."""

    def read_file(self, path: Path, *, on_progress: OnProgress) -> Pack:
        """Return what is in it; raises BadPackError."""
        ...


@dataclass(frozen=True, slots=True)
class Installed:
    """What became of an installation.

    Attributes:
        items: of an update: what became of each, without those that stay the same; at a first installation empty.
        faults: items that were left out.
    """

    pack: Pack
    standing: PackStanding
    changes: Changes
    items: tuple[Merged, ...] = ()
    faults: tuple[ItemFault, ...] = ()

    @property
    def document_ids(self) -> tuple[DocumentId, ...]:
        """In the order of the course."""
        return tuple(document.id for document in self.pack.documents)


@dataclass(frozen=True, slots=True)
class Preloaded:
    """What became of the packs that lie in the preload folders and were not looked at before."""

    installed: tuple[Installed, ...] = ()
    refused: tuple[StudyError, ...] = ()

    @property
    def any(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.installed or self.refused)


class Packs:
    """Everything that a learner does with packs."""

    def __init__(
        self,
        store: PackStore,
        memory: PackMemory,
        reader: ReadsPacks,
        clock: Clock,
        *,
        preload_folders: Callable[[], Sequence[Path]],
        back_up: Callable[[BackupReason], object],
    ) -> None:
        self._store = store
        self._memory = memory
        self._reader = reader
        self._clock = clock
        self._preload_folders = preload_folders
        self._back_up = back_up

    def check(self, path: Path) -> Pack:
        """Raise BadPackError for a file that a learner's program would refuse; nothing is stored."""
        return self._reader.read_file(path, on_progress=_ignore)

    def look(self, path: Path, *, on_progress: OnProgress | None = None) -> PackLook:
        """Return what a pack holds and what installing it would do; nothing is stored. Raises BadPackError."""
        return self._look_at(self._reader.read_file(path, on_progress=on_progress or _ignore))

    def install(
        self,
        path: Path,
        *,
        take: Collection[ItemKey] = (),
        accept_signer: bool = False,
        on_progress: OnProgress | None = None,
    ) -> Installed:
        """Install a pack, or update it: one undoable step. What the learner changed stays.

        Args:
            path: the file; it is checked wholly before anything is stored.
            take: items in which the author's shall stand instead of the learner's.
            accept_signer: the learner agrees to a pack that was signed with another key than the installed one.
            on_progress: hears shares 0..1; what it raises stops the reading.

        Raises:
            BadPackError: also OLDER_EDITION and OTHER_SIGNER.
        """
        pack = self._reader.read_file(path, on_progress=on_progress or _ignore)
        return self.install_pack(pack, name=path.name, take=take, accept_signer=accept_signer)

    def install_pack(
        self, pack: Pack, *, name: str, take: Collection[ItemKey] = (), accept_signer: bool = False
    ) -> Installed:
        """As `install`, for a pack that was read already."""
        base = self._store.base(pack.manifest.pack_id)
        standing = _standing(pack, base)
        if standing is PackStanding.OLDER:
            raise BadPackError(name, PackFault.OLDER_EDITION, str(pack.manifest.edition))
        if self._signer(pack, base) is SignerStanding.OTHER and not accept_signer:
            raise BadPackError(name, PackFault.OTHER_SIGNER)
        self._back_up(BackupReason.IMPORT)
        now = self._clock()
        step = "pack.update" if standing is PackStanding.UPDATE else "pack.install"
        changes, ends = self._store.install(step, pack, take, Memory(MemoryPhase.NEW, now), now)
        if pack.signed is not None:
            self._memory.know(pack.signed, now)
        items = _noteworthy(ends) if standing is PackStanding.UPDATE else ()
        return Installed(pack, standing, changes, items, pack.faults)

    def installed(self) -> tuple[InstalledPack, ...]:
        """Return the packs of the library, the one installed first in front."""
        return self._store.installed()

    def differences(self, pack_id: PackId) -> tuple[Merged, ...]:
        """Return in what the library differs from the author's edition, item by item. Raises UnknownPackError."""
        return self._store.differences(pack_id)

    def take_authors(self, pack_id: PackId, keys: Collection[ItemKey]) -> Changes:
        """Let the author's stand in these items; answers and schedules stay. One undoable step."""
        now = self._clock()
        return self._store.take(pack_id, keys, Memory(MemoryPhase.NEW, now), now)

    def own_work(self, pack_id: PackId) -> tuple[OwnWork, ...]:
        """Return what the learner did in each document of a pack: what a removal keeps, or names before."""
        return self._store.own_work(pack_id)

    def remove(self, pack_id: PackId, *, keep_own_work: bool = True) -> Changes:
        """Take a pack out of the library: one undoable step, and nothing is deleted from the file.

        Its documents leave the list; with `keep_own_work` those stay in which the learner did something.
        """
        work = self._store.own_work(pack_id)
        leaving = [each.document_id for each in work if not (keep_own_work and each.any)]
        return self._store.remove(pack_id, leaving, self._clock())

    def known_authors(self) -> dict[str, str]:
        """Return the names of authors whose packs were installed, by public key."""
        return self._memory.authors()

    def install_preloaded(self) -> Preloaded:
        """Install each pack of the preload folders that was never looked at before; what is bad is told of once.

        A pack that the learner removed does not come back, and an older edition than the installed one is passed
        over. Never raises for a file.
        """
        seen = set(self._memory.seen())
        installed: list[Installed] = []
        refused: list[StudyError] = []
        for path in _files(self._preload_folders()):
            digest = _sha256(path)
            if not digest or digest in seen:
                continue
            seen.add(digest)
            try:
                done = self._install_preloaded(path)
            except StudyError as error:
                refused.append(error)
                outcome = str(error.fault) if isinstance(error, BadPackError) else type(error).__name__
            else:
                outcome = "installed" if done else "known"
                installed += [done] if done else []
            self._memory.see(digest, path.name, outcome, self._clock())
        return Preloaded(tuple(installed), tuple(refused))

    def _install_preloaded(self, path: Path) -> Installed | None:
        """Return None for a pack that the learner has already, has a newer one of, or has removed."""
        pack = self._reader.read_file(path, on_progress=_ignore)
        base = self._store.base(pack.manifest.pack_id)
        if base is not None and (not base.shown or _standing(pack, base) is not PackStanding.UPDATE):
            return None
        return self.install_pack(pack, name=path.name)

    def _look_at(self, pack: Pack) -> PackLook:
        base = self._store.base(pack.manifest.pack_id)
        standing = _standing(pack, base)
        edition = base.edition if base and base.shown else 0
        items = _noteworthy(self._store.merge(pack)) if standing is PackStanding.UPDATE else ()
        return PackLook(pack, standing, self._signer(pack, base), edition, items)

    def _signer(self, pack: Pack, base: Base | None) -> SignerStanding:
        signed = pack.signed
        if base is not None and base.signed is not None and not _same_key(signed, base.signed):
            return SignerStanding.OTHER
        if signed is None:
            return SignerStanding.UNSIGNED
        known = self._memory.authors()
        if signed.public_key in known:
            return SignerStanding.KNOWN
        namesakes = {name.casefold() for name in known.values()}
        return SignerStanding.NAMESAKE if signed.name.casefold() in namesakes else SignerStanding.FIRST


def _standing(pack: Pack, base: Base | None) -> PackStanding:
    if base is None:
        return PackStanding.NEW
    if pack.manifest.edition != base.edition:
        return PackStanding.UPDATE if pack.manifest.edition > base.edition else PackStanding.OLDER
    return PackStanding.SAME if base.shown else PackStanding.NEW


def _same_key(one: Signed | None, other: Signed) -> bool:
    return one is not None and one.public_key == other.public_key


def _noteworthy(ends: tuple[Merged, ...]) -> tuple[Merged, ...]:
    return tuple(end for end in ends if end.fate is not MergeFate.SAME)


def _files(folders: Sequence[Path]) -> list[Path]:
    found: list[Path] = []
    for folder in folders:
        try:
            found += sorted(path for path in folder.iterdir() if path.suffix.lower() == SUFFIX and path.is_file())
        except OSError:
            continue  # not there, or not ours to read
    return found


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _ignore(_share: float) -> None:
    return
