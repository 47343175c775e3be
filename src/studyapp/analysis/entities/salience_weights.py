"""Weights of the order of the glossary (`salience.py`), trained on salience in human and machine summaries.

Trained on GUM (Georgetown University Multilayer corpus, Zeldes and others, CC BY 4.0), MEANTIME (Minard and others,
CC BY 4.0), Wiki-Fair (CC BY-SA 4.0), LitBank (Bamman and others, CC BY 4.0); only weights are kept, no text.
"""

from __future__ import annotations

_TABLE = """
bias -0.413 blocks 1.115 count&first 0.016 defined 0.119 first 0.375 first_sentence 0.145 heading 0.214
in_title 1.891 in_title&once 0.198 lead 0.537 lead&of_most -0.56 lead&subject 0.013 log_all 0.201
log_count 0.361 log_first -0.266 log_share 0.076 log_subject 0.32 modifier -0.276 of_most 0.424 once -0.482
opening -0.247 opens_subject 0.211 pronouns 0.117 prose 0.301 spread 0.097 subject -0.38 title -1.009
title&of_most 0.17 title&once 0.236 turn -0.245 type=EVENT 1.203 type=FAC 0.463 type=GPE -0.1
type=LANGUAGE -1.085 type=LAW -0.731 type=LOC 0.173 type=NORP -0.455 type=ORG -0.31 type=PERSON 0.157
type=PRODUCT -0.071 type=WORK_OF_ART 0.011 words 0.076
"""

_WORDS = _TABLE.split()

SALIENCE_WEIGHTS: dict[str, float] = dict(zip(_WORDS[::2], map(float, _WORDS[1::2]), strict=True))
"""By feature."""
