"""Weights of the name filter (`names.py`), trained by logistic regression.

Trained on GUM (Georgetown University Multilayer corpus, Zeldes and others, CC BY 4.0), MEANTIME (Minard and others,
CC BY 4.0), Wiki-Fair (CC BY-SA 4.0), LitBank (Bamman and others, CC BY 4.0); only weights are kept, no text.
"""

from __future__ import annotations

_TABLE = """
adjective -0.045 after=$ -0.416 after='s -0.401 after=( 0.395 after=) 0.058 after=, 0.1 after=- -0.279
after=. 0.218 after=/ 0.697 after=: -0.081 after=and 0.313 after=are 0.221 after=had -0.172 after=has 0.866
after=in 0.119 after=is 0.138 after=of -0.376 after=said 0.338 after=says -0.105 after=was 0.339
after=were -0.83 after=which -0.492 after=who 0.139 after=will -0.096 after=’s 0.907 alone=event 0.507
alone=fac 0.078 alone=law 0.804 alone=org 0.646 alone=place -0.038 alone=role -0.475 alone=work 0.378 and -0.816
before=" 0.129 before=( 1.114 before=, 0.721 before=/ 0.399 before=: 0.492 before=^ 0.156 before=a -0.097
before=an -0.668 before=and 0.441 before=at 1.341 before=by 1.532 before=called 0.107 before=for 0.436
before=from 1.785 before=her -0.755 before=his -0.077 before=in 0.592 before=like 0.733 before=named 0.064
before=near 0.704 before=of -0.168 before=on 0.301 before=that 0.308 before=the -0.049 before=their 0.069
before=this -0.081 before=to 0.94 before=with 1.255 before=“ -0.468 bias 0.117 block=boilerplate 0.93
block=heading 0.033 calendar -0.745 caps -0.729 caps+ -0.703 compass -0.412 count=1 -0.039 count=2 0.088
count=3 0.159 count=4 0.362 dep=acl 1.186 dep=acomp -0.615 dep=advcl -0.673 dep=advmod -0.122 dep=amod -0.364
dep=appos -0.107 dep=attr -0.107 dep=ccomp -0.408 dep=compound 0.06 dep=conj 0.312 dep=dative 0.849
dep=dep 0.232 dep=det -1.032 dep=dobj 0.397 dep=intj -0.064 dep=nmod 0.071 dep=npadvmod -0.062 dep=nsubj 0.5
dep=nsubjpass 0.531 dep=nummod 0.397 dep=oprd 0.276 dep=pobj -0.045 dep=poss -0.206 dep=prep -0.857
dep=punct -0.302 digit 0.088 first=event 0.445 first=fac 0.789 first=law 0.49 first=org -0.281 first=place 0.799
first=reference -1.336 first=role -0.102 first=work 0.045 forename 0.298 forename/1 0.438 forename/2 0.108
forename/3 -0.096 gazetteer 1.173 head=event 0.339 head=fac 0.339 head=law 1.366 head=org 1.454 head=place 0.19
head=role -0.734 head=work 0.732 inside 0.462 known=0 -0.473 known=1 -0.079 known=2 0.069 known=org 1.286
known=person 0.869 known=thing 0.273 known_surname 0.542 last=event 0.285 last=fac 0.706 last=law 1.158
last=org -0.548 last=place -0.182 last=role 0.288 last=work 0.086 letter -1.494 middle=0 -1.033 middle=1 0.312
middle=2 0.216 middle=3 0.042 modifies -0.559 ner&block=heading -0.193 ner&caps -0.337 ner&count=1 -0.252
ner&known=0 0.085 ner&last=role -0.093 ner&modifies -0.424 ner&opens 0.374 ner&size=1 -0.074
ner&small=mostly&middle=False -1.756 ner&small=mostly&middle=True 0.152 ner&small=never&middle=False 0.48
ner&small=never&middle=True -0.058 ner&small=some&middle=True 0.789 ner&small_share=0 0.145
ner&small_share=2 0.151 ner&titled -0.133 ner:EVENT 0.281 ner:EVENT&tag=NNP 0.05 ner:EVENT&tag=NNPS 0.319
ner:FAC 0.596 ner:FAC&tag=CD 0.184 ner:FAC&tag=NNP -0.537 ner:FAC&tag=NNPS 0.496 ner:GPE&tag=JJ 0.321
ner:GPE&tag=NN -0.086 ner:GPE&tag=NNP 0.035 ner:LANGUAGE -0.39 ner:LANGUAGE&tag=JJ -0.692
ner:LANGUAGE&tag=NNP 0.572 ner:LAW -0.046 ner:LAW&tag=CD -0.332 ner:LAW&tag=NNP 0.433 ner:LOC 0.306
ner:LOC&tag=NNP 0.093 ner:LOC&tag=NNPS 0.065 ner:NORP -0.682 ner:NORP&tag=JJ -0.455 ner:NORP&tag=NN -0.469
ner:NORP&tag=NNP -0.188 ner:NORP&tag=NNPS -0.222 ner:NORP&tag=NNS 0.616 ner:ORG -0.107 ner:ORG&tag=CD -0.113
ner:ORG&tag=JJ -0.311 ner:ORG&tag=NN 0.108 ner:ORG&tag=NNP 0.209 ner:ORG&tag=NNPS 0.138 ner:ORG&tag=NNS -0.257
ner:PERSON 0.107 ner:PERSON&tag=JJ 0.446 ner:PERSON&tag=NN -0.142 ner:PERSON&tag=NNP 0.289
ner:PERSON&tag=NNPS -0.258 ner:PERSON&tag=UH -0.864 ner:PRODUCT 0.117 ner:PRODUCT&tag=NNP 0.218
ner:PRODUCT&tag=NNPS -0.297 ner:PRODUCT&tag=NNS -0.153 ner:WORK_OF_ART 0.068 ner:WORK_OF_ART&tag=NN -0.359
ner:WORK_OF_ART&tag=NNP -0.273 ner:WORK_OF_ART&tag=NNPS 0.621 ner:WORK_OF_ART&tag=NNS -0.268 numbered 0.817
of 0.056 opens 0.157 people 0.816 quote&count=1 -1.002 quote&opens -1.447 quote&small_share=0 0.122
quote&small_share=1 -0.138 quote&small_share=2 -0.284 quote:WORK_OF_ART -0.312 quote:WORK_OF_ART&tag=. -0.124
quote:WORK_OF_ART&tag=NN -0.067 quote:WORK_OF_ART&tag=NNP 0.272 run&block=heading -0.165 run&caps 0.125
run&known=0 -0.477 run&last=role 0.456 run&modifies -0.204 run&opens 0.054 run&size=1 -0.236
run&small=mostly&middle=False -0.433 run&small=mostly&middle=True 0.618 run&small=never&middle=False 0.207
run&small=never&middle=True -0.244 run&small=some&middle=True -0.478 run&small_share=0 0.272
run&small_share=1 -0.057 run&small_share=2 -0.419 run&titled -0.278 run: -0.368 run:&tag=CD 0.093
run:&tag=DT -0.191 run:&tag=IN -0.263 run:&tag=JJ 0.343 run:&tag=NN 0.289 run:&tag=NNP 0.605 run:&tag=NNPS 0.189
run:&tag=NNS -0.246 run:&tag=PRP -0.762 run:&tag=VBG 0.18 run:&tag=VBN 0.172 size=1 0.106 size=2 0.14
size=4 0.161 small=mostly -1.198 small=never 0.181 small=some 0.31 small_share=0 0.207 small_share=1 0.07
small_share=2 -0.411 speaks -0.048 sure_org -0.583 tag=. -0.572 tag=CD 0.118 tag=DT -0.517 tag=IN -0.301
tag=JJ -0.716 tag=NN 0.15 tag=NNP 0.305 tag=NNPS 0.373 tag=NNS 0.076 tag=PRP -0.456 tag=RB -0.211 tag=UH -0.869
tag=VB -0.66 tag=VBG -0.115 tag=VBN -0.453 team 1.25 team/1 1.38 title 0.068 title/1 -0.821 title/2 0.521
title/3 0.192 titled -0.083
"""

_WORDS = _TABLE.split()

NAME_WEIGHTS: dict[str, float] = dict(zip(_WORDS[::2], map(float, _WORDS[1::2]), strict=True))
"""By feature."""
