"""Weights of the order of the glossary (`salience.py`), trained on salience in human and machine summaries.

Trained on GUM (Georgetown University Multilayer corpus, Zeldes and others, CC BY 4.0), MEANTIME (Minard and others,
CC BY 4.0), Wiki-Fair (CC BY-SA 4.0), LitBank (Bamman and others, CC BY 4.0); only weights are kept, no text.
"""

from __future__ import annotations

_TABLE = """
bias -0.533 blocks 1.11 count&first 0.114 defined 0.066 first 0.385 first_sentence 0.157 heading 0.166
in_title 1.812 in_title&once 0.189 lead 0.559 lead&of_most -0.542 lead&subject -0.062 log_all 0.222
log_count 0.395 log_first -0.258 log_share 0.059 log_subject 0.384 modifier -0.299 of_most 0.334 once -0.414
opening -0.274 opens_subject 0.223 pronouns 0.089 prose 0.301 spread 0.127 subject -0.453 title -1.005
title&of_most 0.241 title&once 0.391 turn -0.262 type=EVENT 1.309 type=FAC 0.42 type=GPE -0.111
type=LANGUAGE -1.134 type=LAW -0.728 type=LOC 0.121 type=NORP -0.084 type=ORG -0.327 type=PERSON 0.148
type=PRODUCT -0.045 type=WORK_OF_ART 0.073 words 0.085
"""

_WORDS = _TABLE.split()

SALIENCE_WEIGHTS: dict[str, float] = dict(zip(_WORDS[::2], map(float, _WORDS[1::2]), strict=True))
"""By feature."""
