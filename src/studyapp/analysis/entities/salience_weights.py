"""Weights of the order of the glossary (`salience.py`), trained on salience in human and machine summaries.

Trained on GUM (Georgetown University Multilayer corpus, Zeldes and others, CC BY 4.0), MEANTIME (Minard and others,
CC BY 4.0), Wiki-Fair (CC BY-SA 4.0), LitBank (Bamman and others, CC BY 4.0); only weights are kept, no text.
"""

from __future__ import annotations

_TABLE = """
alone_of_type -0.26 bias -0.068 blocks 1.168 count&first -0.399 defined 0.057 first 0.425 first_sentence -0.494
heading 0.201 in_title 1.123 in_title&once 0.266 lead 0.754 lead&of_most -0.212 lead&subject -0.087
leads_blocks 0.567 log_all 0.323 log_count 0.132 log_first -0.251 log_share 0.139 log_subject 0.226
modifier -0.337 of_most 0.38 once -0.451 opening -0.067 opens_subject 0.277 pronouns 0.109 prose 0.017
spread 0.061 subject -0.387 title -0.809 title&of_most 0.307 title&once 0.262 turn -0.256 type=EVENT 1.081
type=FAC 0.659 type=GPE -0.109 type=LANGUAGE -1.02 type=LAW -0.219 type=LOC 0.283 type=NORP -0.089
type=ORG -0.306 type=PERSON 0.057 type=PRODUCT -0.159 type=WORK_OF_ART 0.036 verbless -0.538 word_in_title 0.796
words 0.028
"""

_WORDS = _TABLE.split()

SALIENCE_WEIGHTS: dict[str, float] = dict(zip(_WORDS[::2], map(float, _WORDS[1::2]), strict=True))
"""By feature."""
