"""How the quiz says why a sentence gave no card, and what the linter or the editor has against one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from studyapp.domain.card_check import CardFault


def _tr(text: str) -> str:
    return QCoreApplication.translate("quiz", text)


def reason_text(reason: str) -> str:
    """Return a sentence for a name of the linter's `Reason`; the bare name for one of a newer program."""
    return {**_of_sentences(), **_of_words(), **_of_cards()}.get(reason, reason.replace("_", " "))


def fault_text(fault: CardFault) -> str:
    """Return what must be mended before a card can be kept."""
    return {
        CardFault.NO_PROMPT: _tr("The prompt is empty."),
        CardFault.NO_ANSWER: _tr("The answer is empty."),
        CardFault.NO_GAP: _tr("The prompt needs a gap: {0}").format("_____"),
        CardFault.SEVERAL_GAPS: _tr("There is more than one gap; only one can be asked for."),
        CardFault.NO_OPTIONS: _tr("A choice needs at least one wrong option."),
        CardFault.KEY_AMONG_OPTIONS: _tr("The right answer is also one of the wrong options."),
        CardFault.TWIN_OPTIONS: _tr("Two of the wrong options are the same."),
        CardFault.NOT_TRUE_OR_FALSE: _tr("The answer must be “True” or “False”."),
        CardFault.TOO_FEW_LINES: _tr("There must be at least two lines."),
        CardFault.NO_PAIRS: _tr("Each line needs a left and a right side, with a tab between."),
    }[fault]


def _of_sentences() -> dict[str, str]:
    return {
        "short": _tr("The sentence is too short to say a whole fact."),
        "long": _tr("The sentence is too long for one card."),
        "no_verb": _tr("It has no verb, so it is no statement."),
        "no_subject": _tr("It does not say who or what it is about."),
        "fragment": _tr("It is only a part of a sentence."),
        "no_period": _tr("It does not end like a sentence."),
        "question": _tr("It is a question or an exclamation, not a statement."),
        "imperative": _tr("It tells somebody to do something."),
        "lower_case_start": _tr("It begins in the middle of a sentence."),
        "broken_quotes": _tr("Its quotation marks do not match."),
        "quotation": _tr("It is somebody's words, not a plain fact."),
        "unbalanced": _tr("Its brackets or quotation marks do not match."),
        "garbled": _tr("The text looks damaged here."),
        "formula": _tr("It holds a formula or signs that cannot be asked for."),
        "dash_or_colon": _tr("It joins several thoughts with a dash, a colon or a semicolon."),
        "list_item": _tr("It is an item of a list."),
        "front_matter": _tr("It belongs to the front matter, not to the subject."),
        "document_reference": _tr("It points to another place in the document."),
        "several_sentences": _tr("It is more than one sentence."),
    }


def _of_words() -> dict[str, str]:
    return {
        "first_person": _tr("It speaks of “I”, “we” or “you”."),
        "pronoun_subject": _tr("It begins with “he”, “she” or “it”: nobody could tell who is meant."),
        "unresolved_pronoun": _tr("A pronoun in it cannot be understood without the sentences before."),
        "demonstrative": _tr("“This” or “these” points to something outside the sentence."),
        "dangling_definite": _tr("It says “the …” of something that only earlier sentences name."),
        "quantifier_subject": _tr("It is about “some”, “many” or “most”, which is too vague to ask for."),
        "vague_subject": _tr("What it is about is too vague."),
        "discourse": _tr("It depends on the sentence before (“however”, “also”)."),
        "time_anaphora": _tr("Its time depends on another sentence (“then”, “two years later”)."),
        "deictic": _tr("It depends on the day it was written (“today”, “recently”)."),
        "date_without_year": _tr("It gives a date without its year."),
        "comparative_reference": _tr("It compares with something outside the sentence."),
        "hypothetical": _tr("It imagines something; it does not state a fact."),
        "hedged": _tr("It is only supposed or reported, so there is no sure answer."),
    }


def _of_cards() -> dict[str, str]:
    return {
        "leak": _tr("The prompt gives the answer, or a part of it, away."),
        "list_member": _tr("The answer is one of several in a list."),
        "part_of_name": _tr("The answer is only a part of a longer name."),
        "unsure_type": _tr("It is not sure what kind of thing the answer is."),
        "trivial": _tr("The answer is not worth knowing."),
        "protagonist": _tr("The answer is whom the whole document is about: too easy."),
        "thin": _tr("Too little is left to tell the answer from others."),
        "not_technical": _tr("The term is an everyday word."),
        "vague_definition": _tr("The definition would fit other terms as well."),
        "bad_question": _tr("No well-formed question came of it."),
        "no_distractors": _tr("The document has no good wrong options for it."),
        "too_long": _tr("Prompt or answer is too long to be remembered as one fact."),
        "ill_formed": _tr("Prompt or answer is not well formed (blanks, punctuation)."),
        "not_grounded": _tr("The answer does not stand in the passage."),
        "ambiguous": _tr("The same prompt has several right answers."),
        "duplicate": _tr("Another card asks the same."),
        "over_budget": _tr("There are enough cards already; a larger budget would offer it."),
        "no_card": _tr("It was no usable card."),
        "unproven": _tr("The quoted passage does not stand in the document."),
    }
