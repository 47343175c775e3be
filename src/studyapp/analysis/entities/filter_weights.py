"""Weights of the name filter (`names.py`), trained by logistic regression.

Trained on GUM (Georgetown University Multilayer corpus, Zeldes and others, CC BY 4.0), MEANTIME (Minard and others,
CC BY 4.0), Wiki-Fair (CC BY-SA 4.0), LitBank (Bamman and others, CC BY 4.0); only weights are kept, no text.
"""

from __future__ import annotations

_TABLE = """
adjective -0.134 after=$ -0.405 after='s -0.389 after=( 0.362 after=) -0.054 after=, 0.084 after=- -0.334
after=. 0.207 after=/ 0.811 after=: -0.069 after=and 0.307 after=are 0.162 after=had -0.228 after=has 0.931
after=in 0.081 after=is 0.095 after=of -0.428 after=said 0.35 after=says -0.028 after=was 0.278
after=were -0.924 after=which -0.563 after=who 0.113 after=will -0.081 after=’s 0.95 alone=event 0.213
alone=fac 0.34 alone=law 0.841 alone=org 0.484 alone=place -0.026 alone=role -0.553 alone=work 1.042 and -0.818
before=" 0.154 before=( 1.191 before=, 0.674 before=/ 0.377 before=: 0.485 before=^ 0.166 before=a -0.098
before=an -0.616 before=and 0.442 before=at 1.33 before=by 1.598 before=called -0.039 before=for 0.457
before=from 1.778 before=her -0.643 before=his -0.098 before=in 0.596 before=like 0.732 before=near 0.619
before=of -0.156 before=on 0.426 before=that 0.39 before=the -0.051 before=this -0.102 before=to 0.961
before=with 1.266 before=“ -0.54 bias 0.13 block=heading -0.061 calendar -0.816 caps -0.722 caps+ -0.724
compass -0.357 count=1 -0.067 count=2 0.086 count=3 0.174 count=4 0.454 dep=acl 1.129 dep=acomp -0.691
dep=advcl -0.64 dep=advmod -0.2 dep=amod -0.659 dep=appos -0.126 dep=attr -0.175 dep=ccomp -0.377
dep=compound -0.198 dep=conj 0.3 dep=dative 0.814 dep=dep 0.301 dep=det -0.938 dep=dobj 0.354 dep=intj -0.035
dep=nmod -0.25 dep=nsubj 0.478 dep=nsubjpass 0.494 dep=nummod 0.242 dep=oprd 0.336 dep=pobj -0.078
dep=poss -0.187 dep=prep -0.861 dep=punct -0.303 digit 0.453 first=event 0.882 first=fac 0.596 first=law 0.425
first=place 0.763 first=reference -1.368 first=role -0.083 first=work 0.172 forename 0.288 forename/1 0.373
forename/2 0.133 forename/3 -0.056 gazetteer 1.144 inside 0.46 known=0 -0.467 known=1 -0.194 known=2 0.098
last=event 0.541 last=fac 0.834 last=law 1.695 last=org 0.356 last=place -0.126 last=role -0.141 last=work 0.687
letter -1.547 middle=0 -1.003 middle=1 0.356 middle=2 0.225 modifies -0.441 ner&block=heading -0.08
ner&caps -0.326 ner&count=1 -0.257 ner&known=0 0.142 ner&last=role -0.33 ner&modifies -0.321 ner&opens 0.342
ner&size=1 -0.061 ner&small=mostly&middle=False -1.752 ner&small=mostly&middle=True 0.11
ner&small=never&middle=False 0.508 ner&small=never&middle=True -0.049 ner&small=some&middle=True 0.807
ner&small_share=0 0.145 ner&small_share=1 0.029 ner&small_share=2 0.152 ner&titled -0.166 ner:EVENT 0.235
ner:EVENT&tag=NNP 0.311 ner:EVENT&tag=NNPS 0.429 ner:FAC 0.505 ner:FAC&tag=CD -0.399 ner:FAC&tag=NNP -0.321
ner:FAC&tag=NNPS 0.718 ner:GPE -0.063 ner:GPE&tag=JJ 0.321 ner:GPE&tag=NN -0.134 ner:LANGUAGE -0.393
ner:LANGUAGE&tag=JJ -0.674 ner:LANGUAGE&tag=NNP 0.558 ner:LAW 0.114 ner:LAW&tag=CD -0.164 ner:LAW&tag=NNP 0.47
ner:LOC 0.22 ner:LOC&tag=NNP 0.163 ner:LOC&tag=NNPS 0.076 ner:NORP -0.615 ner:NORP&tag=JJ -0.491
ner:NORP&tag=NNP -0.25 ner:NORP&tag=NNPS -0.297 ner:NORP&tag=NNS 0.644 ner:ORG -0.054 ner:ORG&tag=CD -0.26
ner:ORG&tag=JJ -0.335 ner:ORG&tag=NN 0.184 ner:ORG&tag=NNP 0.289 ner:ORG&tag=NNPS 0.335 ner:ORG&tag=NNS -0.264
ner:PERSON 0.104 ner:PERSON&tag=JJ 0.491 ner:PERSON&tag=NN -0.193 ner:PERSON&tag=NNP 0.283
ner:PERSON&tag=NNPS -0.315 ner:PERSON&tag=UH -0.892 ner:PRODUCT 0.138 ner:PRODUCT&tag=NNP 0.293
ner:PRODUCT&tag=NNPS -0.349 ner:PRODUCT&tag=NNS -0.129 ner:WORK_OF_ART 0.092 ner:WORK_OF_ART&tag=NN -0.353
ner:WORK_OF_ART&tag=NNP -0.271 ner:WORK_OF_ART&tag=NNPS 0.492 ner:WORK_OF_ART&tag=NNS -0.307 of 0.329
opens 0.166 people 0.751 quote&count=1 -0.967 quote&opens -1.398 quote&small_share=0 -0.024
quote&small_share=1 -0.203 quote&small_share=2 -0.282 quote:WORK_OF_ART -0.516 quote:WORK_OF_ART&tag=. -0.108
quote:WORK_OF_ART&tag=NN -0.047 quote:WORK_OF_ART&tag=NNP 0.477 run&block=heading -0.179 run&caps 0.193
run&count=1 -0.058 run&known=0 -0.477 run&last=role 0.272 run&modifies -0.041 run&opens 0.109 run&size=1 -0.222
run&small=mostly&middle=False -0.495 run&small=mostly&middle=True 0.684 run&small=never&middle=False 0.245
run&small=never&middle=True -0.238 run&small=some&middle=True -0.515 run&small_share=0 0.357
run&small_share=1 -0.023 run&small_share=2 -0.378 run&titled -0.196 run: -0.332 run:&tag=CD 0.344
run:&tag=DT -0.2 run:&tag=IN -0.265 run:&tag=JJ 0.354 run:&tag=NN 0.278 run:&tag=NNP 0.574 run:&tag=NNPS 0.209
run:&tag=NNS -0.201 run:&tag=PRP -0.693 run:&tag=VBG 0.127 run:&tag=VBN 0.142 size=1 0.116 size=2 0.149
size=4 0.189 small=mostly -1.234 small=never 0.196 small=some 0.291 small_share=0 0.21 small_share=1 0.094
small_share=2 -0.366 speaks -0.088 tag=. -0.561 tag=CD -0.426 tag=DT -0.575 tag=IN -0.292 tag=JJ -0.72
tag=NN 0.156 tag=NNP 0.351 tag=NNPS 0.404 tag=NNS 0.101 tag=PRP -0.423 tag=RB -0.23 tag=UH -0.896 tag=VB -0.707
tag=VBG -0.069 tag=VBN -0.478 title 0.021 title/1 -0.952 title/2 0.574 title/3 0.178 titled -0.072
"""

_WORDS = _TABLE.split()

NAME_WEIGHTS: dict[str, float] = dict(zip(_WORDS[::2], map(float, _WORDS[1::2]), strict=True))
"""By feature."""
