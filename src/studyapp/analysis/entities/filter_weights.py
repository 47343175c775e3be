"""Weights of the name filter (`names.py`), trained by logistic regression.

Trained on GUM (Georgetown University Multilayer corpus, Zeldes and others, CC BY 4.0), MEANTIME (Minard and others,
CC BY 4.0), Wiki-Fair (CC BY-SA 4.0), LitBank (Bamman and others, CC BY 4.0); only weights are kept, no text.
"""

from __future__ import annotations

_TABLE = """
adjective -0.13 after=$ -0.449 after='s -0.382 after=( 0.352 after=) -0.021 after=, 0.085 after=- -0.334
after=. 0.218 after=/ 0.81 after=: -0.061 after=and 0.31 after=are 0.167 after=had -0.223 after=has 0.934
after=in 0.072 after=is 0.094 after=of -0.419 after=said 0.347 after=says -0.025 after=was 0.277
after=were -0.912 after=which -0.554 after=who 0.115 after=will -0.072 after=’s 0.954 alone=event 0.21
alone=fac 0.304 alone=law 0.849 alone=org 0.49 alone=place -0.02 alone=role -0.54 alone=work 1.048 and -0.822
before=" 0.145 before=( 1.147 before=, 0.677 before=/ 0.376 before=: 0.489 before=^ 0.168 before=a -0.092
before=an -0.615 before=and 0.45 before=at 1.331 before=by 1.566 before=called 0.025 before=for 0.462
before=from 1.781 before=her -0.642 before=his -0.095 before=in 0.597 before=like 0.737 before=named 0.024
before=near 0.623 before=of -0.154 before=on 0.43 before=that 0.396 before=the -0.046 before=this -0.097
before=to 0.965 before=with 1.261 before=“ -0.518 bias 0.127 block=boilerplate 0.908 block=heading 0.04
calendar -0.815 caps -0.71 caps+ -0.73 compass -0.364 count=1 -0.058 count=2 0.076 count=3 0.171 count=4 0.436
dep=acl 1.159 dep=acomp -0.668 dep=advcl -0.665 dep=advmod -0.197 dep=amod -0.391 dep=appos -0.086
dep=attr -0.136 dep=ccomp -0.36 dep=compound 0.086 dep=conj 0.325 dep=dative 0.826 dep=dep 0.255 dep=det -0.92
dep=dobj 0.394 dep=intj -0.025 dep=nmod 0.032 dep=npadvmod 0.049 dep=nsubj 0.52 dep=nsubjpass 0.53
dep=nummod 0.11 dep=oprd 0.28 dep=pobj -0.038 dep=poss -0.15 dep=prep -0.864 dep=punct -0.302 digit 0.466
first=event 0.882 first=fac 0.576 first=law 0.427 first=place 0.76 first=reference -1.361 first=role -0.067
first=work 0.172 forename 0.288 forename/1 0.375 forename/2 0.133 forename/3 -0.061 gazetteer 1.144 inside 0.455
known=0 -0.487 known=1 -0.172 known=2 0.097 last=event 0.538 last=fac 0.835 last=law 1.706 last=org 0.354
last=place -0.13 last=role -0.16 last=work 0.691 letter -1.547 middle=0 -1.012 middle=1 0.348 middle=2 0.232
modifies -0.567 ner&block=heading -0.145 ner&caps -0.337 ner&count=1 -0.265 ner&known=0 0.107
ner&last=role -0.304 ner&modifies -0.437 ner&opens 0.356 ner&size=1 -0.068 ner&small=mostly&middle=False -1.749
ner&small=mostly&middle=True 0.11 ner&small=never&middle=False 0.487 ner&small=never&middle=True -0.051
ner&small=some&middle=True 0.798 ner&small_share=0 0.132 ner&small_share=2 0.177 ner&titled -0.154
ner:EVENT 0.215 ner:EVENT&tag=NNP 0.319 ner:EVENT&tag=NNPS 0.434 ner:FAC 0.493 ner:FAC&tag=CD -0.407
ner:FAC&tag=NNP -0.317 ner:FAC&tag=NNPS 0.71 ner:GPE -0.062 ner:GPE&tag=JJ 0.319 ner:GPE&tag=NN -0.123
ner:GPE&tag=NNPS -0.021 ner:LANGUAGE -0.4 ner:LANGUAGE&tag=JJ -0.68 ner:LANGUAGE&tag=NNP 0.557 ner:LAW 0.097
ner:LAW&tag=CD -0.193 ner:LAW&tag=NNP 0.48 ner:LOC 0.224 ner:LOC&tag=NNP 0.15 ner:LOC&tag=NNPS 0.114
ner:NORP -0.618 ner:NORP&tag=JJ -0.497 ner:NORP&tag=NNP -0.246 ner:NORP&tag=NNPS -0.299 ner:NORP&tag=NNS 0.644
ner:ORG -0.052 ner:ORG&tag=CD -0.199 ner:ORG&tag=JJ -0.34 ner:ORG&tag=NN 0.157 ner:ORG&tag=NNP 0.279
ner:ORG&tag=NNPS 0.318 ner:ORG&tag=NNS -0.27 ner:PERSON 0.094 ner:PERSON&tag=JJ 0.493 ner:PERSON&tag=NN -0.21
ner:PERSON&tag=NNP 0.286 ner:PERSON&tag=NNPS -0.312 ner:PERSON&tag=UH -0.885 ner:PRODUCT 0.127
ner:PRODUCT&tag=NNP 0.284 ner:PRODUCT&tag=NNPS -0.351 ner:PRODUCT&tag=NNS -0.136 ner:WORK_OF_ART 0.04
ner:WORK_OF_ART&tag=NN -0.314 ner:WORK_OF_ART&tag=NNP -0.262 ner:WORK_OF_ART&tag=NNPS 0.522
ner:WORK_OF_ART&tag=NNS -0.279 of 0.323 opens 0.159 people 0.749 quote&count=1 -0.871 quote&opens -1.461
quote&small_share=0 0.113 quote&small_share=1 -0.225 quote&small_share=2 -0.304 quote:WORK_OF_ART -0.425
quote:WORK_OF_ART&tag=. -0.126 quote:WORK_OF_ART&tag=NN -0.065 quote:WORK_OF_ART&tag=NNP 0.292
run&block=heading -0.213 run&caps 0.184 run&count=1 -0.045 run&known=0 -0.493 run&last=role 0.228
run&modifies -0.156 run&opens 0.103 run&size=1 -0.223 run&small=mostly&middle=False -0.457
run&small=mostly&middle=True 0.639 run&small=never&middle=False 0.242 run&small=never&middle=True -0.23
run&small=some&middle=True -0.506 run&small_share=0 0.341 run&small_share=2 -0.383 run&titled -0.237 run: -0.328
run:&tag=CD 0.336 run:&tag=DT -0.203 run:&tag=IN -0.261 run:&tag=JJ 0.355 run:&tag=NN 0.282 run:&tag=NNP 0.571
run:&tag=NNPS 0.201 run:&tag=NNS -0.219 run:&tag=PRP -0.764 run:&tag=VBG 0.175 run:&tag=VBN 0.147 size=1 0.114
size=2 0.146 size=4 0.198 small=mostly -1.228 small=never 0.194 small=some 0.292 small_share=0 0.21
small_share=1 0.087 small_share=2 -0.368 speaks -0.083 tag=. -0.569 tag=CD -0.263 tag=DT -0.568 tag=IN -0.288
tag=JJ -0.715 tag=NN 0.147 tag=NNP 0.337 tag=NNPS 0.394 tag=NNS 0.093 tag=PRP -0.463 tag=RB -0.221 tag=UH -0.89
tag=VB -0.69 tag=VBG -0.126 tag=VBN -0.478 title/1 -0.945 title/2 0.57 title/3 0.164 titled -0.082
"""

_WORDS = _TABLE.split()

NAME_WEIGHTS: dict[str, float] = dict(zip(_WORDS[::2], map(float, _WORDS[1::2]), strict=True))
"""By feature."""
