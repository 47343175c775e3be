"""Makes the cards of a document: statements, then card types, then the linter, then rank and budget.

Everything that is refused is counted with its reason (`make_cards_with_reasons`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from studyapp.analysis.cards.answers import Answer, answers_of
from studyapp.analysis.cards.choice import choice_drafts
from studyapp.analysis.cards.cloze import cloze_drafts, term_drafts
from studyapp.analysis.cards.definition import definition_drafts
from studyapp.analysis.cards.draft import GAP, Draft
from studyapp.analysis.cards.easier import easier_drafts
from studyapp.analysis.cards.kept_back import kept_back_drafts
from studyapp.analysis.cards.linter import Ledger, Reason, Rejection
from studyapp.analysis.cards.match import term_matches
from studyapp.analysis.cards.material import Material, prepare
from studyapp.analysis.cards.order import order_drafts
from studyapp.analysis.cards.question import question_drafts
from studyapp.analysis.cards.rank import Ranked, offer
from studyapp.analysis.cards.role import role_drafts
from studyapp.analysis.cards.statement import statements
from studyapp.analysis.cards.true_false import true_false_drafts
from studyapp.analysis.cards.who_said import who_said_drafts
from studyapp.domain.analysis import CardFinding, CardKey, CardType, fold

if TYPE_CHECKING:
    from studyapp.analysis.cards.reader import SentenceReader
    from studyapp.analysis.parsed import Parsed
    from studyapp.analysis.timex.resolve import Times
    from studyapp.domain.analysis import EntityFinding, EventFinding


def make_cards_with_reasons(
    parsed: Parsed,
    times: Times | None,
    entities: tuple[EntityFinding, ...],
    terms: tuple[EntityFinding, ...],
    events: tuple[EventFinding, ...],
    *,
    reader: SentenceReader,
) -> tuple[tuple[CardFinding, ...], tuple[Rejection, ...]]:
    """Return the cards, and why the other passages gave none."""
    del events  # the order cards date their own statements: an event's label is too short to stand alone
    ledger = Ledger()
    material = prepare(parsed, entities, terms)
    drafts = _drafts(material, times, ledger, reader)
    good = _linted(material, drafts, ledger)
    clozes = [draft for draft in good if draft.type is CardType.CLOZE]
    taken = [(draft.passage.index, draft.answer_span) for draft in clozes if draft.answer_span is not None]
    kept_back = [*_linted(material, list(kept_back_drafts(material, taken)), Ledger()), *easier_drafts(good)]
    ranked = offer(material, [*good, *kept_back], ledger)
    return tuple(_finding(item) for item in ranked), ledger.rejections


def _drafts(material: Material, times: Times | None, ledger: Ledger, reader: SentenceReader) -> list[Draft]:
    drafts: list[Draft] = []
    everything: list[Answer] = []
    for statement in statements(material, times, ledger, reader):
        answers = tuple(answers_of(material, statement))
        clozes = list(cloze_drafts(material, answers, ledger))
        terms = list(term_drafts(material, statement, ledger))
        definitions = list(definition_drafts(material, statement, ledger))
        drafts += [*clozes, *([] if definitions else terms), *definitions]
        drafts += question_drafts(material, answers, ledger)
        drafts += choice_drafts(material, _paired(answers, clozes), ledger)
        drafts += true_false_drafts(material, answers, ledger)
        everything += answers
    return [
        *drafts,
        *who_said_drafts(material, ledger),
        *role_drafts(material, ledger),
        *order_drafts(material, everything),
        *term_matches(drafts),
    ]


def _paired(answers: tuple[Answer, ...], drafts: list[Draft]) -> tuple[tuple[Answer, Draft], ...]:
    by_place = {(answer.key, answer.kind): answer for answer in answers}
    return tuple(
        (by_place[draft.subject, draft.kind], draft) for draft in drafts if (draft.subject, draft.kind) in by_place
    )


def _linted(material: Material, drafts: list[Draft], ledger: Ledger) -> list[Draft]:
    answers_by_prompt: dict[str, set[str]] = {}
    for draft in drafts:
        answers_by_prompt.setdefault(fold(draft.prompt), set()).add(fold(draft.answer))
    kept: list[Draft] = []
    keys: set[str] = set()
    for draft in drafts:
        reason = _fault(material, draft)
        if (
            reason is None
            and len(answers_by_prompt[fold(draft.prompt)]) > 1
            and draft.type not in {CardType.ORDER, CardType.MATCH}
        ):
            reason = Reason.AMBIGUOUS
        if reason is None and draft.key in keys:
            reason = Reason.DUPLICATE
        if reason is None:
            keys.add(draft.key)
            kept.append(draft)
        else:
            ledger.refuse(reason, draft.source)
    return kept


_ILL_FORMED = re.compile(r"\s{2}|\s[,.;:?]|,[,.?]|\(\s*\)|^\W*$|\bthat that\b")


def _fault(material: Material, draft: Draft) -> Reason | None:
    """Return which invariant of a card the draft breaks, or None: the last gate for every type."""
    text = material.parsed.text
    if not draft.prompt.strip() or not draft.answer.strip() or _ILL_FORMED.search(draft.prompt.replace(GAP, "x")):
        return Reason.ILL_FORMED
    if draft.prompt.count("“") != draft.prompt.count("”") or draft.prompt.count("(") != draft.prompt.count(")"):
        return Reason.ILL_FORMED
    if draft.type is CardType.CLOZE and draft.prompt.count(GAP) != 1:
        return Reason.ILL_FORMED
    span = draft.answer_span
    if span is not None and (
        span.of(text) != draft.answer or not draft.source.start <= span.start < span.end <= draft.source.end
    ):
        return Reason.NOT_GROUNDED
    return None if draft.source.of(text).strip() else Reason.NOT_GROUNDED


def _finding(item: Ranked) -> CardFinding:
    draft = item.draft
    return CardFinding(
        key=CardKey(draft.key),
        fact_key=draft.fact_key,
        type=draft.type,
        prompt=draft.prompt,
        answer=draft.answer,
        accepted=tuple(dict.fromkeys(form for form in draft.accepted if form != draft.answer)),
        distractors=draft.distractors,
        rank=item.rank,
        tier=draft.tier,
        source=draft.source,
        answer_span=draft.answer_span,
        hint=draft.hint,
        option_notes=draft.option_notes,
        spare=item.spare,
    )
