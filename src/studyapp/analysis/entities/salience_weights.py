"""Weights of the order of the glossary (`salience.py`), trained on salience in human and machine summaries.

Trained on GUM (Georgetown University Multilayer corpus, Zeldes and others, CC BY 4.0), MEANTIME (Minard and others,
CC BY 4.0), Wiki-Fair (CC BY-SA 4.0), LitBank (Bamman and others, CC BY 4.0); only weights are kept, no text.
"""

from __future__ import annotations

_TABLE = """
alone_of_type -0.095 bias -0.63 blocks 1.31 count&first -0.289 defined -0.021 first 0.459 first_sentence -0.559
heading 0.075 in_title 0.983 in_title&once 0.38 lead 0.785 lead&of_most -0.243 lead&subject -0.263
leads_blocks 0.561 log_all 0.151 log_count 0.264 log_first -0.227 log_share 0.098 log_subject 0.333
modifier -0.269 of_most 0.277 once -0.507 opening -0.062 opens_subject 0.249 pronouns 0.182 prose 0.342
spread 0.087 subject -0.411 title -0.866 title&of_most 0.606 title&once -0.018 turn -0.266 type=EVENT 1.451
type=FAC 0.53 type=GPE -0.09 type=LANGUAGE -1.011 type=LAW -0.444 type=LOC 0.066 type=NORP 0.016 type=ORG -0.332
type=PERSON 0.108 type=PRODUCT -0.057 type=WORK_OF_ART 0.149 word_in_title 0.909 words 0.005
"""

_WORDS = _TABLE.split()

SALIENCE_WEIGHTS: dict[str, float] = dict(zip(_WORDS[::2], map(float, _WORDS[1::2]), strict=True))
"""By feature."""
