"""Weights of the name filter (`names.py`), trained by logistic regression.

Trained on GUM (Georgetown University Multilayer corpus, Zeldes and others, CC BY 4.0), MEANTIME (Minard and others,
CC BY 4.0), Wiki-Fair (CC BY-SA 4.0), LitBank (Bamman and others, CC BY 4.0); only weights are kept, no text.
"""

from __future__ import annotations

_TABLE = """
adjective -0.066 after=$ -0.405 after='s -0.392 after=( 0.365 after=) 0.023 after=, 0.096 after=- -0.274
after=. 0.22 after=/ 0.748 after=: -0.085 after=and 0.313 after=are 0.201 after=had -0.2 after=has 0.873
after=in 0.112 after=is 0.133 after=of -0.366 after=said 0.353 after=says -0.115 after=was 0.336
after=were -0.827 after=which -0.509 after=who 0.124 after=will -0.117 after=’s 0.897 alone=event 0.508
alone=fac 0.125 alone=law 0.779 alone=org 0.638 alone=place -0.033 alone=role -0.495 alone=work 0.381 and -0.821
before=" 0.139 before=( 1.132 before=, 0.707 before=/ 0.421 before=: 0.484 before=^ 0.146 before=a -0.091
before=an -0.657 before=and 0.457 before=at 1.359 before=by 1.532 before=called 0.091 before=for 0.433
before=from 1.792 before=her -0.75 before=his -0.073 before=in 0.602 before=its -0.022 before=like 0.728
before=named 0.062 before=near 0.701 before=of -0.163 before=on 0.316 before=that 0.312 before=the -0.04
before=their 0.087 before=this -0.082 before=to 0.947 before=with 1.262 before=“ -0.483 bias 0.118
block=boilerplate 0.925 calendar -0.73 caps -0.722 caps+ -0.694 compass -0.4 count=1 -0.037 count=2 0.094
count=3 0.15 count=4 0.363 dep=acl 1.172 dep=acomp -0.622 dep=advcl -0.671 dep=advmod -0.166 dep=amod -0.356
dep=appos -0.101 dep=attr -0.115 dep=ccomp -0.403 dep=compound 0.048 dep=conj 0.322 dep=dative 0.859
dep=dep 0.243 dep=det -1.044 dep=dobj 0.388 dep=intj -0.058 dep=nmod 0.053 dep=nsubj 0.497 dep=nsubjpass 0.526
dep=nummod 0.219 dep=oprd 0.284 dep=pobj -0.033 dep=poss -0.219 dep=prep -0.867 dep=punct -0.29 digit 0.048
first=event 0.45 first=fac 0.877 first=law 0.661 first=place 0.745 first=reference -1.293 first=role -0.162
first=work 0.13 forename 0.297 forename/1 0.441 forename/2 0.109 forename/3 -0.102 gazetteer 1.189 inside 0.46
known=0 -0.48 known=1 -0.089 known=2 0.074 known=org 1.294 known=person 0.876 known=thing 0.294
known_surname 0.558 last=event 0.481 last=fac 0.938 last=law 1.891 last=org 0.43 last=place -0.073
last=role -0.112 last=work 0.704 letter -1.481 middle=0 -1.023 middle=1 0.304 middle=2 0.205 middle=3 0.043
modifies -0.569 ner&block=heading -0.208 ner&caps -0.335 ner&count=1 -0.247 ner&known=0 0.092
ner&last=role -0.286 ner&modifies -0.436 ner&opens 0.365 ner&size=1 -0.079 ner&small=mostly&middle=False -1.763
ner&small=mostly&middle=True 0.143 ner&small=never&middle=False 0.477 ner&small=never&middle=True -0.062
ner&small=some&middle=True 0.794 ner&small_share=0 0.139 ner&small_share=1 0.029 ner&small_share=2 0.162
ner&titled -0.14 ner:EVENT 0.207 ner:EVENT&tag=NNP 0.279 ner:EVENT&tag=NNPS 0.441 ner:FAC 0.432
ner:FAC&tag=CD -0.376 ner:FAC&tag=NNP -0.308 ner:FAC&tag=NNPS 0.584 ner:GPE -0.025 ner:GPE&tag=JJ 0.342
ner:GPE&tag=NN -0.093 ner:GPE&tag=NNP 0.021 ner:LANGUAGE -0.379 ner:LANGUAGE&tag=JJ -0.682
ner:LANGUAGE&tag=NNP 0.573 ner:LAW 0.071 ner:LAW&tag=CD -0.19 ner:LAW&tag=NNP 0.413 ner:LOC 0.242
ner:LOC&tag=NNP 0.138 ner:LOC&tag=NNPS 0.13 ner:NORP -0.603 ner:NORP&tag=JJ -0.5 ner:NORP&tag=NN 0.023
ner:NORP&tag=NNP -0.23 ner:NORP&tag=NNPS -0.275 ner:NORP&tag=NNS 0.618 ner:ORG -0.104 ner:ORG&tag=CD -0.109
ner:ORG&tag=JJ -0.309 ner:ORG&tag=NN 0.116 ner:ORG&tag=NNP 0.213 ner:ORG&tag=NNPS 0.176 ner:ORG&tag=NNS -0.264
ner:PERSON 0.108 ner:PERSON&tag=JJ 0.462 ner:PERSON&tag=NN -0.175 ner:PERSON&tag=NNP 0.287
ner:PERSON&tag=NNPS -0.249 ner:PERSON&tag=UH -0.866 ner:PRODUCT 0.121 ner:PRODUCT&tag=NNP 0.219
ner:PRODUCT&tag=NNPS -0.298 ner:PRODUCT&tag=NNS -0.167 ner:WORK_OF_ART 0.036 ner:WORK_OF_ART&tag=NN -0.341
ner:WORK_OF_ART&tag=NNP -0.297 ner:WORK_OF_ART&tag=NNPS 0.564 ner:WORK_OF_ART&tag=NNS -0.273 numbered 0.86
of 0.329 opens 0.152 people 0.8 quote&count=1 -0.984 quote&opens -1.435 quote&small_share=0 0.16
quote&small_share=1 -0.252 quote&small_share=2 -0.275 quote:WORK_OF_ART -0.376 quote:WORK_OF_ART&tag=. -0.123
quote:WORK_OF_ART&tag=NN -0.066 quote:WORK_OF_ART&tag=NNP 0.292 run&block=heading -0.177 run&caps 0.133
run&known=0 -0.484 run&last=role 0.259 run&modifies -0.209 run&opens 0.061 run&size=1 -0.23
run&small=mostly&middle=False -0.425 run&small=mostly&middle=True 0.628 run&small=never&middle=False 0.226
run&small=never&middle=True -0.245 run&small=some&middle=True -0.481 run&small_share=0 0.28
run&small_share=2 -0.422 run&titled -0.288 run: -0.353 run:&tag=CD 0.311 run:&tag=DT -0.207 run:&tag=IN -0.266
run:&tag=JJ 0.348 run:&tag=NN 0.277 run:&tag=NNP 0.579 run:&tag=NNPS 0.181 run:&tag=NNS -0.201
run:&tag=PRP -0.75 run:&tag=VBG 0.179 run:&tag=VBN 0.162 size=1 0.103 size=2 0.13 size=4 0.212
small=mostly -1.197 small=never 0.178 small=some 0.312 small_share=0 0.207 small_share=1 0.087
small_share=2 -0.395 speaks -0.045 tag=. -0.568 tag=DT -0.54 tag=IN -0.302 tag=JJ -0.718 tag=NN 0.167
tag=NNP 0.317 tag=NNPS 0.367 tag=NNS 0.107 tag=PRP -0.442 tag=RB -0.209 tag=UH -0.871 tag=VB -0.685
tag=VBG -0.114 tag=VBN -0.459 team 1.208 team/1 1.394 title 0.054 title/1 -0.818 title/2 0.554 title/3 0.126
titled -0.094
"""

_WORDS = _TABLE.split()

NAME_WEIGHTS: dict[str, float] = dict(zip(_WORDS[::2], map(float, _WORDS[1::2]), strict=True))
"""By feature."""
