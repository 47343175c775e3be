"""Weights of the order of the glossary (`salience.py`), trained on salience in human and machine summaries.

Trained on GUM (Georgetown University Multilayer corpus, Zeldes and others, CC BY 4.0), MEANTIME (Minard and others,
CC BY 4.0), Wiki-Fair (CC BY-SA 4.0), LitBank (Bamman and others, CC BY 4.0); only weights are kept, no text.
"""

from __future__ import annotations

_TABLE = """
bias 0.155 blocks 1.203 count&first -0.341 defined 0.1 first 0.287 first_sentence 0.148 heading 0.146
in_title 1.876 in_title&once 0.135 lead 0.452 lead&of_most -0.575 lead&subject -0.005 log_all 0.176
log_count 0.423 log_first -0.313 log_share 0.121 log_subject 0.23 modifier -0.302 of_most 0.558 once -0.429
opening -0.27 opens_subject 0.284 pronouns 0.095 prose 0.196 spread 0.119 subject -0.327 title -1.051
title&of_most 0.261 title&once 0.011 turn -0.209 type=EVENT 1.148 type=FAC 0.525 type=GPE -0.133
type=LANGUAGE -1.136 type=LAW -0.721 type=LOC 0.009 type=NORP -0.259 type=ORG -0.329 type=PERSON 0.226
type=PRODUCT -0.083 type=WORK_OF_ART 0.108 words 0.032
"""

_WORDS = _TABLE.split()

SALIENCE_WEIGHTS: dict[str, float] = dict(zip(_WORDS[::2], map(float, _WORDS[1::2]), strict=True))
"""By feature."""
