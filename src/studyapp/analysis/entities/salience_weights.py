"""Weights of the order of the glossary (`salience.py`), trained on salience in human and machine summaries.

Trained on GUM (Georgetown University Multilayer corpus, Zeldes and others, CC BY 4.0), MEANTIME (Minard and others,
CC BY 4.0), Wiki-Fair (CC BY-SA 4.0), LitBank (Bamman and others, CC BY 4.0); only weights are kept, no text.
"""

from __future__ import annotations

_TABLE = """
alone_of_type -0.042 bias -0.674 blocks 1.302 count&first -0.263 defined 0.022 first 0.497 first_sentence -0.584
heading 0.065 in_title 1.064 in_title&once 0.337 lead 0.796 lead&of_most -0.235 lead&subject -0.27
leads_blocks 0.557 log_all 0.203 log_count 0.223 log_first -0.23 log_share 0.086 log_subject 0.342
modifier -0.274 of_most 0.274 once -0.526 opening -0.068 opens_subject 0.232 pronouns 0.171 prose 0.31
spread 0.066 subject -0.404 title -0.885 title&of_most 0.545 title&once 0.004 turn -0.268 type=EVENT 1.327
type=FAC 0.519 type=GPE -0.073 type=LANGUAGE -1.007 type=LAW -0.453 type=LOC 0.12 type=NORP 0.029
type=ORG -0.334 type=PERSON 0.099 type=PRODUCT -0.084 type=WORK_OF_ART 0.147 word_in_title 0.889 words 0.023
"""

_WORDS = _TABLE.split()

SALIENCE_WEIGHTS: dict[str, float] = dict(zip(_WORDS[::2], map(float, _WORDS[1::2]), strict=True))
"""By feature."""
