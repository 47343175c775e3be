"""What the steps of the history are called in the interface: "Undo merge entries"."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def step_text(name: str) -> str:
    """Return what a step is called; the bare words of its name where it has no text."""
    area = name.partition(".")[0]
    words = _AREAS[area]() if area in _AREAS else {}
    return words.get(name, name.rpartition(".")[2].replace("_", " "))


def _library() -> dict[str, str]:
    return {
        "exchange.import": _tr("imported cards"),
        "machines.take_in": _tr("what came from your other computer"),
        "library.import": _tr("new document"),
        "library.remove": _tr("remove document"),
        "library.rename": _tr("rename document"),
        "library.set_date": _tr("change document date"),
    }


def _glossary() -> dict[str, str]:
    return {
        "glossary.rename": _tr("rename entry"),
        "glossary.retype": _tr("change type"),
        "glossary.hide": _tr("hide entry"),
        "glossary.show": _tr("show entry"),
        "glossary.define": _tr("write definition"),
        "glossary.merge": _tr("merge entries"),
        "glossary.split": _tr("split entry"),
    }


def _timeline() -> dict[str, str]:
    return {
        "timeline.date": _tr("change date of event"),
        "timeline.rename": _tr("rename event"),
        "timeline.hide": _tr("hide event"),
        "timeline.show": _tr("show event"),
        "timeline.main": _tr("change main events"),
        "timeline.add": _tr("add event"),
        "timeline.remove": _tr("remove event"),
        "timeline.restore": _tr("restore event"),
    }


def _reader() -> dict[str, str]:
    return {
        "reader.set_mode": _tr("change how times are counted"),
    }


def _annotation() -> dict[str, str]:
    return {
        "annotation.add": _tr("new mark"),
        "annotation.import": _tr("import marks"),
        "annotation.color": _tr("change colour"),
        "annotation.kind": _tr("change kind of mark"),
        "annotation.note": _tr("write note"),
        "annotation.tag": _tr("tag marks"),
        "annotation.untag": _tr("take tag off"),
        "annotation.tags": _tr("change tags"),
        "annotation.rename_tag": _tr("rename tag"),
        "annotation.merge_tags": _tr("merge tags"),
        "annotation.delete_tag": _tr("delete tag"),
        "annotation.delete": _tr("delete mark"),
        "annotation.attach": _tr("attach mark"),
        "annotation.label": _tr("name colour"),
    }


def _edition() -> dict[str, str]:
    return {
        "edition.open": _tr("new edition"),
        "pack.install": _tr("study pack"),
        "pack.update": _tr("new edition of a study pack"),
        "pack.take": _tr("the author's version"),
        "pack.remove": _tr("removal of a study pack"),
        "edition.attach": _tr("attach to passage"),
        "edition.settle": _tr("settle what is gone"),
    }


def _quiz() -> dict[str, str]:
    return {
        "quiz.approve": _tr("approve cards"),
        "quiz.reject": _tr("reject cards"),
        "quiz.suspend": _tr("suspend card"),
        "quiz.unsuspend": _tr("wake card"),
        "quiz.bury": _tr("bury card"),
        "quiz.flag": _tr("flag card"),
        "quiz.edit": _tr("edit card"),
        "quiz.answer": _tr("answer"),
        "quiz.budget": _tr("change number of cards"),
        "quiz.generate": _tr("cards from the generator"),
        "quiz.own_card": _tr("new card"),
        "quiz.take_found": _tr("take new wording"),
        "quiz.keep_own": _tr("keep own wording"),
    }


def _tr(text: str) -> str:
    return QCoreApplication.translate("messages", text)


_AREAS = {
    "library": _library,
    "glossary": _glossary,
    "timeline": _timeline,
    "reader": _reader,
    "annotation": _annotation,
    "edition": _edition,
    "quiz": _quiz,
    "exchange": _library,
    "machines": _library,
}
