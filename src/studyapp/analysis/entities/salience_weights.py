"""Weights of the order of the glossary (`salience.py`), trained on salience in human and machine summaries.

Trained on GUM (Georgetown University Multilayer corpus, Zeldes and others, CC BY 4.0), MEANTIME (Minard and others,
CC BY 4.0), Wiki-Fair (CC BY-SA 4.0), LitBank (Bamman and others, CC BY 4.0); only weights are kept, no text.
"""

from __future__ import annotations

_TABLE = """
alone_of_type -0.354 bias -0.423 blocks 1.3 count&first -0.388 defined 0.075 first 0.34 first_sentence -0.53
heading 0.007 in_title 1.1 in_title&once 0.018 lead 0.76 lead&of_most -0.204 lead&subject -0.162
leads_blocks 0.502 log_all 0.348 log_count 0.122 log_first -0.221 log_share 0.155 log_subject 0.288
modifier -0.326 of_most 0.366 once -0.435 opening -0.054 opens_subject 0.287 pronouns 0.115 prose 0.23
spread 0.042 subject -0.436 title -0.848 title&of_most 0.402 title&once 0.226 turn -0.252 type=EVENT 1.301
type=FAC 0.647 type=GPE -0.055 type=LANGUAGE -0.957 type=LAW -0.187 type=LOC 0.227 type=NORP 0.014
type=ORG -0.292 type=PERSON 0.02 type=PRODUCT -0.172 type=WORK_OF_ART 0.086 word_in_title 0.859 words 0.031
"""

_WORDS = _TABLE.split()

SALIENCE_WEIGHTS: dict[str, float] = dict(zip(_WORDS[::2], map(float, _WORDS[1::2]), strict=True))
"""By feature."""
