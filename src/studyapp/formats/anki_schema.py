"""Anki's collection, schema 11, and our own note types in it: the form that every Anki since 2.1 reads.

The ids of our note types never change: with another id, Anki would keep two note types of one name. A field may be
added at the end only.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from studyapp.domain.exchange import NoteModel, NoteTemplate
from studyapp.formats.anki_options import kept_look

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

SCHEMA = """
CREATE TABLE col (id integer primary key, crt integer not null, mod integer not null, scm integer not null,
  ver integer not null, dty integer not null, usn integer not null, ls integer not null, conf text not null,
  models text not null, decks text not null, dconf text not null, tags text not null);
CREATE TABLE notes (id integer primary key, guid text not null, mid integer not null, mod integer not null,
  usn integer not null, tags text not null, flds text not null, sfld integer not null, csum integer not null,
  flags integer not null, data text not null);
CREATE TABLE cards (id integer primary key, nid integer not null, did integer not null, ord integer not null,
  mod integer not null, usn integer not null, type integer not null, queue integer not null, due integer not null,
  ivl integer not null, factor integer not null, reps integer not null, lapses integer not null,
  left integer not null, odue integer not null, odid integer not null, flags integer not null, data text not null);
CREATE TABLE revlog (id integer primary key, cid integer not null, usn integer not null, ease integer not null,
  ivl integer not null, lastIvl integer not null, factor integer not null, time integer not null,
  type integer not null);
CREATE TABLE graves (usn integer not null, oid integer not null, type integer not null);
"""
INDEXES = """
CREATE INDEX ix_revlog_cid on revlog (cid);
"""
"""By it older Ankis find the answers of each card that they import; all others serve studying and synchronising."""
VERSION = 11
NEWEST = 18
"""The newest schema that is read."""
SEPARATOR = "\x1f"
"""Between the fields of a note."""

_CSS = """.card { font-family: sans-serif; font-size: 20px; line-height: 1.4; text-align: center; }
.hint, .source, .place { font-size: 15px; opacity: 0.75; }
.source { margin-top: 1.2em; font-style: italic; }
.options { display: inline-block; text-align: left; }
.cloze { font-weight: bold; color: #2563eb; }
.nightMode .cloze { color: #93c5fd; }
"""
_HINT = '{{#Hint}}<div class="hint">({{Hint}})</div>{{/Hint}}'
_PROOF = (
    '{{#Source}}<div class="source">“{{Source}}”</div>{{/Source}}{{#Place}}<div class="place">{{Place}}</div>{{/Place}}'
)
_LINE = "{{FrontSide}}<hr id=answer>"
_SHARED = ("Hint", "Source", "Place", "Accepted", "Card")

BASIC = NoteModel(
    id=1732300000001,
    name="studyapp question",
    cloze=False,
    fields=("Question", "Answer", "Options", *_SHARED),
    templates=(NoteTemplate("Card 1", "{{Question}}{{Options}}" + _HINT, _LINE + "{{Answer}}" + _PROOF),),
    css=_CSS,
)
PAIR = NoteModel(
    id=1732300000002,
    name="studyapp definition and reverse",
    cloze=False,
    fields=("Question", "Answer", "Reverse question", "Reverse answer", *_SHARED, "Reverse card"),
    templates=(
        NoteTemplate(
            "Definition", "{{#Question}}{{Question}}" + _HINT + "{{/Question}}", _LINE + "{{Answer}}" + _PROOF
        ),
        NoteTemplate(
            "Reverse",
            "{{#Reverse question}}{{Reverse question}}{{/Reverse question}}",
            _LINE + "{{Reverse answer}}" + _PROOF,
        ),
    ),
    css=_CSS,
)
CLOZE = NoteModel(
    id=1732300000003,
    name="studyapp cloze",
    cloze=True,
    fields=("Text", *_SHARED),
    templates=(NoteTemplate("Cloze", "{{cloze:Text}}" + _HINT, "{{cloze:Text}}" + _PROOF),),
    css=_CSS,
)
OWN_MODELS = {model.id: model for model in (BASIC, PAIR, CLOZE)}

_LATEX_BEFORE = "\\documentclass[12pt]{article}\n\\pagestyle{empty}\n\\begin{document}\n"
_CONF = {
    "activeDecks": [1],
    "addToCur": True,
    "collapseTime": 1200,
    "curDeck": 1,
    "dueCounts": True,
    "estTimes": True,
    "newSpread": 0,
    "nextPos": 1,
    "sched2021": True,
    "schedVer": 2,
    "sortBackwards": False,
    "sortType": "noteFld",
    "timeLim": 0,
}
_DCONF = {
    "autoplay": True,
    "dyn": False,
    "id": 1,
    "lapse": {"delays": [10.0], "leechAction": 1, "leechFails": 8, "minInt": 1, "mult": 0.0},
    "maxTaken": 60,
    "mod": 0,
    "name": "Default",
    "new": {"bury": True, "delays": [1.0, 10.0], "initialFactor": 2500, "ints": [1, 4, 0], "order": 1, "perDay": 20},
    "replayq": True,
    "rev": {"bury": True, "ease4": 1.3, "hardFactor": 1.2, "ivlFct": 1.0, "maxIvl": 36500, "perDay": 200},
    "timer": 0,
    "usn": 0,
}


def conf_json() -> str:
    """Return the settings of a collection."""
    return json.dumps(_CONF)


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck; `kept` and `options` are what was kept of it for the way back (`anki_options`)."""

    id: int
    name: str
    kept: Mapping[str, object] = field(default_factory=dict[str, object])
    options: Mapping[str, object] = field(default_factory=dict[str, object])


def dconf_json(decks: Iterable[Deck]) -> str:
    """Return the sets of deck options by id: the usual ones, and those that were kept."""
    kept = {str(deck.options["id"]): {**_DCONF, **deck.options} for deck in decks if "id" in deck.options}
    return json.dumps({"1": _DCONF} | kept)


def decks_json(decks: Iterable[Deck]) -> str:
    """Return the decks by id; the default deck, which every collection has, among them."""
    return json.dumps({str(deck.id): _deck(deck) for deck in (Deck(1, "Default"), *decks)})


def models_json(models: Iterable[NoteModel]) -> str:
    """Return the note types by id."""
    return json.dumps({str(model.id): _model(model) for model in models}, ensure_ascii=False)


def _deck(deck: Deck) -> dict[str, object]:
    day: list[int] = [0, 0]
    return {
        "id": deck.id,
        "name": deck.name,
        "mod": 0,
        "usn": 0,
        "desc": "",
        "dyn": 0,
        "collapsed": False,
        "browserCollapsed": False,
        "extendNew": 0,
        "extendRev": 0,
        "newToday": day,
        "revToday": day,
        "lrnToday": day,
        "timeToday": day,
        **deck.kept,
        "conf": deck.options.get("id", 1),
    }


def _padded(looks: list[dict[str, object]], parts: Sequence[object]) -> list[dict[str, object]]:
    """Return a look for each part; nothing where none was kept."""
    return (looks + [{} for _ in parts])[: len(parts)]


def _model(model: NoteModel) -> dict[str, object]:
    kept, of_fields, of_templates = kept_look(model.look)
    return {
        "id": model.id,
        "name": model.name,
        "type": int(model.cloze),
        "mod": 0,
        "usn": 0,
        "sortf": 0,
        "did": None,
        "css": model.css,
        "latexPre": _LATEX_BEFORE,
        "latexPost": "\\end{document}",
        "latexsvg": False,
        **kept,
        "req": [],
        "flds": [
            {"sticky": False, "rtl": False, "font": "Arial", "size": 20, **look, "name": name, "ord": at}
            for at, (name, look) in enumerate(zip(model.fields, _padded(of_fields, model.fields), strict=True))
        ],
        "tmpls": [
            {
                "bqfmt": "",
                "bafmt": "",
                **look,
                "name": template.name,
                "ord": at,
                "qfmt": template.front,
                "afmt": template.back,
                "did": None,
            }
            for at, (template, look) in enumerate(
                zip(model.templates, _padded(of_templates, model.templates), strict=True)
            )
        ],
    }
