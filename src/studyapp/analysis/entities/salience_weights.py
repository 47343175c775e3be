"""Weights of the order of the glossary (`salience.py`), trained on salience in human and machine summaries.

Trained on GUM (Georgetown University Multilayer corpus, Zeldes and others, CC BY 4.0), MEANTIME (Minard and others,
CC BY 4.0), Wiki-Fair (CC BY-SA 4.0), LitBank (Bamman and others, CC BY 4.0); only weights are kept, no text.
"""

from __future__ import annotations

_TABLE = """
alone_of_type -0.12 bias -0.694 blocks 1.337 count&first -0.292 defined -0.018 first 0.445 first_sentence -0.581
heading 0.085 in_title 1.012 in_title&once 0.376 lead 0.799 lead&of_most -0.242 lead&subject -0.266
leads_blocks 0.568 log_all 0.186 log_count 0.244 log_first -0.223 log_share 0.1 log_subject 0.348
modifier -0.274 of_most 0.29 once -0.484 opening -0.066 opens_subject 0.267 pronouns 0.151 prose 0.34
spread 0.105 subject -0.437 title -0.874 title&of_most 0.589 title&once 0.004 turn -0.268 type=EVENT 1.424
type=FAC 0.519 type=GPE -0.083 type=LANGUAGE -0.998 type=LAW -0.453 type=LOC 0.174 type=NORP 0.041
type=ORG -0.393 type=PERSON 0.102 type=PRODUCT -0.068 type=WORK_OF_ART 0.158 word_in_title 0.907 words 0.02
"""

_WORDS = _TABLE.split()

SALIENCE_WEIGHTS: dict[str, float] = dict(zip(_WORDS[::2], map(float, _WORDS[1::2]), strict=True))
"""By feature."""
