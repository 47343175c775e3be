"""Weights of the name filter (`names.py`), trained by logistic regression.

Trained on GUM (Georgetown University Multilayer corpus, Zeldes and others, CC BY 4.0), MEANTIME (Minard and others,
CC BY 4.0), Wiki-Fair (CC BY-SA 4.0), LitBank (Bamman and others, CC BY 4.0); only weights are kept, no text.
"""

from __future__ import annotations

_TABLE = """
adjective -0.131 after=$ -0.429 after='s -0.402 after=( 0.305 after=, 0.08 after=- -0.416 after=. 0.227
after=/ 0.857 after=: -0.062 after=and 0.326 after=are 0.141 after=had -0.226 after=has 0.915 after=in 0.087
after=is 0.111 after=of -0.412 after=said 0.363 after=was 0.288 after=were -0.918 after=which -0.498
after=who 0.108 after=will -0.072 after=’s 0.932 and -0.798 before=" 0.164 before=( 1.178 before=, 0.673
before=/ -0.093 before=: 0.488 before=^ 0.155 before=a -0.093 before=an -0.626 before=and 0.402 before=at 1.376
before=by 1.609 before=called -0.053 before=for 0.505 before=from 1.786 before=her -0.651 before=his -0.12
before=in 0.618 before=like 0.736 before=near 0.629 before=of -0.116 before=on 0.462 before=that 0.374
before=the -0.061 before=this -0.139 before=to 0.942 before=with 1.279 before=“ -0.549 bias 0.129
block=heading -0.051 calendar -0.838 caps -0.713 caps+ -0.727 compass -0.394 count=1 -0.073 count=2 0.093
count=3 0.178 count=4 0.459 dep=ROOT 0.026 dep=acl 1.142 dep=acomp -0.698 dep=advcl -0.609 dep=advmod -0.182
dep=amod -0.657 dep=appos -0.125 dep=attr -0.161 dep=ccomp -0.373 dep=compound -0.195 dep=conj 0.309
dep=dative 0.799 dep=dep 0.306 dep=det -0.963 dep=dobj 0.345 dep=intj -0.038 dep=nmod -0.262 dep=npadvmod 0.032
dep=nsubj 0.476 dep=nsubjpass 0.495 dep=nummod 0.432 dep=oprd 0.329 dep=pobj -0.109 dep=poss -0.184
dep=prep -0.856 dep=punct -0.307 digit 0.303 first=event 0.872 first=fac 0.613 first=law 0.422 first=org 0.035
first=place 0.739 first=reference -1.346 first=role -0.115 first=work 0.154 forename 0.27 forename/1 0.399
forename/2 0.127 forename/3 -0.137 gazetteer 1.138 inside 0.451 known=0 -0.464 known=1 -0.195 known=2 0.097
last=event 0.515 last=fac 0.752 last=law 1.794 last=org 0.406 last=place -0.153 last=reference -0.96
last=role -0.232 last=work 0.937 letter -1.544 middle=0 -1.007 middle=1 0.362 middle=2 0.221 modifies -0.442
ner&block=heading -0.092 ner&caps -0.319 ner&count=1 -0.245 ner&known=0 0.087 ner&last=role -0.222
ner&modifies -0.319 ner&opens 0.341 ner&size=1 -0.062 ner&small=mostly&middle=False -1.759
ner&small=mostly&middle=True 0.09 ner&small=never&middle=False 0.517 ner&small=never&middle=True -0.054
ner&small=some&middle=True 0.784 ner&small_share=0 0.138 ner&small_share=1 0.039 ner&small_share=2 0.172
ner&titled -0.164 ner:EVENT 0.256 ner:EVENT&tag=NNP 0.292 ner:EVENT&tag=NNPS 0.422 ner:FAC 0.517
ner:FAC&tag=CD -0.409 ner:FAC&tag=NNP -0.287 ner:FAC&tag=NNPS 0.712 ner:GPE -0.058 ner:GPE&tag=JJ 0.325
ner:GPE&tag=NN -0.116 ner:LANGUAGE -0.395 ner:LANGUAGE&tag=JJ -0.672 ner:LANGUAGE&tag=NNP 0.555 ner:LAW 0.097
ner:LAW&tag=CD -0.157 ner:LAW&tag=NNP 0.407 ner:LOC 0.248 ner:LOC&tag=NNP 0.187 ner:LOC&tag=NNPS 0.071
ner:NORP -0.611 ner:NORP&tag=JJ -0.496 ner:NORP&tag=NNP -0.248 ner:NORP&tag=NNPS -0.287 ner:NORP&tag=NNS 0.654
ner:ORG -0.053 ner:ORG&tag=CD -0.223 ner:ORG&tag=JJ -0.343 ner:ORG&tag=NN 0.191 ner:ORG&tag=NNP 0.283
ner:ORG&tag=NNPS 0.342 ner:ORG&tag=NNS -0.271 ner:PERSON 0.087 ner:PERSON&tag=CD -0.361 ner:PERSON&tag=JJ 0.506
ner:PERSON&tag=NN -0.199 ner:PERSON&tag=NNP 0.312 ner:PERSON&tag=NNPS -0.297 ner:PERSON&tag=UH -0.892
ner:PRODUCT 0.139 ner:PRODUCT&tag=NNP 0.329 ner:PRODUCT&tag=NNPS -0.343 ner:PRODUCT&tag=NNS -0.161
ner:WORK_OF_ART 0.107 ner:WORK_OF_ART&tag=NN -0.386 ner:WORK_OF_ART&tag=NNP -0.291
ner:WORK_OF_ART&tag=NNPS 0.481 ner:WORK_OF_ART&tag=NNS -0.226 of 0.365 opens 0.155 people 0.742
quote&count=1 -0.983 quote&opens -1.402 quote&small_share=1 -0.199 quote&small_share=2 -0.276
quote:WORK_OF_ART -0.487 quote:WORK_OF_ART&tag=. -0.104 quote:WORK_OF_ART&tag=NN -0.049
quote:WORK_OF_ART&tag=NNP 0.499 run&block=heading -0.142 run&caps 0.204 run&count=1 -0.106 run&known=0 -0.467
run&last=role 0.035 run&modifies -0.061 run&opens 0.089 run&size=1 -0.219 run&small=mostly&middle=False -0.484
run&small=mostly&middle=True 0.65 run&small=never&middle=False 0.251 run&small=never&middle=True -0.235
run&small=some&middle=True -0.46 run&small_share=0 0.376 run&small_share=1 -0.071 run&small_share=2 -0.392
run&titled -0.195 run: -0.334 run:&tag=CD 0.063 run:&tag=DT -0.229 run:&tag=IN -0.254 run:&tag=JJ 0.376
run:&tag=NN 0.307 run:&tag=NNP 0.591 run:&tag=NNPS 0.182 run:&tag=NNS -0.226 run:&tag=PRP -0.699
run:&tag=VBG 0.146 run:&tag=VBN 0.152 size=1 0.114 size=2 0.163 size=4 0.141 small=mostly -1.251
small=never 0.193 small=some 0.324 small_share=0 0.211 small_share=1 0.084 small_share=2 -0.356 speaks -0.081
tag=. -0.561 tag=CD -0.478 tag=DT -0.599 tag=IN -0.299 tag=JJ -0.709 tag=NN 0.173 tag=NNP 0.363 tag=NNPS 0.42
tag=NNS 0.107 tag=PRP -0.411 tag=RB -0.232 tag=UH -0.894 tag=VB -0.699 tag=VBG -0.051 tag=VBN -0.472 title 0.026
title/1 -0.782 title/2 0.552 title/3 0.047 titled -0.068
"""

_WORDS = _TABLE.split()

NAME_WEIGHTS: dict[str, float] = dict(zip(_WORDS[::2], map(float, _WORDS[1::2]), strict=True))
"""By feature."""
