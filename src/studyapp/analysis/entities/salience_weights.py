"""Weights of the order of the glossary (`salience.py`), trained on salience in human and machine summaries.

Trained on GUM (Georgetown University Multilayer corpus, Zeldes and others, CC BY 4.0), MEANTIME (Minard and others,
CC BY 4.0), Wiki-Fair (CC BY-SA 4.0), LitBank (Bamman and others, CC BY 4.0); only weights are kept, no text.
"""

from __future__ import annotations

_TABLE = """
alone_of_type -0.26 bias -0.07 blocks 1.171 count&first -0.398 defined 0.042 first 0.427 first_sentence -0.494
heading 0.202 in_title 1.121 in_title&once 0.267 lead 0.754 lead&of_most -0.212 lead&subject -0.087
leads_blocks 0.567 log_all 0.324 log_count 0.133 log_first -0.252 log_share 0.138 log_subject 0.227
modifier -0.339 of_most 0.379 once -0.452 opening -0.067 opens_subject 0.275 pronouns 0.108 prose 0.018
spread 0.06 subject -0.385 title -0.809 title&of_most 0.309 title&once 0.263 turn -0.256 type=EVENT 1.079
type=FAC 0.658 type=GPE -0.11 type=LANGUAGE -1.02 type=LAW -0.22 type=LOC 0.282 type=NORP -0.089 type=ORG -0.307
type=PERSON 0.058 type=PRODUCT -0.158 type=WORK_OF_ART 0.037 verbless -0.539 word_in_title 0.797 words 0.029
"""

_WORDS = _TABLE.split()

SALIENCE_WEIGHTS: dict[str, float] = dict(zip(_WORDS[::2], map(float, _WORDS[1::2]), strict=True))
"""By feature."""
