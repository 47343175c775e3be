"""Weights of the order of the glossary (`salience.py`), trained by regression on salience in summaries.

Trained on GUM (Georgetown University Multilayer corpus, Zeldes and others, CC BY 4.0), MEANTIME (Minard and others,
CC BY 4.0), Wiki-Fair (CC BY-SA 4.0), LitBank (Bamman and others, CC BY 4.0); only weights are kept, no text.
"""

from __future__ import annotations

SALIENCE_WEIGHTS: dict[str, float] = {
    "bias": 1.017,
    "blocks": 0.883,
    "count&first": -0.526,
    "defined": 0.129,
    "first": 0.91,
    "first_sentence": -0.219,
    "heading": 0.194,
    "lead": 0.8,
    "lead&of_most": -0.85,
    "log_count": 0.654,
    "log_first": -0.476,
    "log_share": 0.072,
    "log_subject": -0.06,
    "modifier": -0.202,
    "of_most": 0.87,
    "once": -0.548,
    "opening": -0.313,
    "prose": 0.092,
    "spread": -0.09,
    "subject": -0.026,
    "title": 0.552,
    "title&of_most": -1.124,
    "turn": -0.216,
    "type=EVENT": 0.55,
    "type=FAC": 0.189,
    "type=GPE": -0.158,
    "type=LANGUAGE": -1.643,
    "type=LAW": -0.539,
    "type=LOC": -0.35,
    "type=NORP": -0.576,
    "type=ORG": -0.249,
    "type=PERSON": 0.283,
    "type=PRODUCT": 0.103,
    "type=WORK_OF_ART": -0.012,
    "words": 0.015,
}
