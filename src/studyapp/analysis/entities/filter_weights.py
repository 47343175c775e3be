"""Weights of the name filter (`names.py`), trained by logistic regression.

Trained on GUM (Georgetown University Multilayer corpus, Zeldes and others, CC BY 4.0), MEANTIME (Minard and others,
CC BY 4.0), Wiki-Fair (CC BY-SA 4.0), LitBank (Bamman and others, CC BY 4.0); only weights are kept, no text.
"""

from __future__ import annotations

_TABLE = """
adjective -0.134 after=$ -0.445 after='s -0.466 after=( 0.305 after=) -0.056 after=, 0.074 after=- -0.348
after=. 0.197 after=/ 0.794 after=: -0.069 after=and 0.31 after=are 0.132 after=had -0.213 after=has 0.933
after=in 0.077 after=is 0.118 after=of -0.187 after=said 0.414 after=says -0.111 after=was 0.214
after=were -0.914 after=which -0.507 after=will -0.074 after=’s 0.794 and -0.798 before=" 0.121 before=( 1.154
before=, 0.647 before=/ 0.352 before=: 0.457 before=^ 0.176 before=a -0.149 before=an -0.625 before=and 0.42
before=at 1.351 before=by 1.628 before=called -0.06 before=for 0.468 before=from 1.765 before=her -0.643
before=his -0.053 before=in 0.613 before=its -0.033 before=like 0.745 before=near 0.623 before=of -0.133
before=on 0.412 before=that 0.369 before=the -0.068 before=their 0.033 before=this -0.045 before=to 0.96
before=with 1.283 before=“ -0.582 bias 0.13 block=heading -0.051 calendar -0.8 caps -0.692 caps+ -0.708
compass -0.376 count=1 -0.06 count=2 0.074 count=3 0.146 count=4 0.47 dep=ROOT 0.044 dep=acl 1.128
dep=acomp -0.682 dep=advcl -0.636 dep=advmod -0.201 dep=amod -0.657 dep=appos -0.072 dep=attr -0.094
dep=ccomp -0.227 dep=compound -0.207 dep=conj 0.314 dep=dative 0.817 dep=dep 0.266 dep=det -0.937 dep=dobj 0.328
dep=intj -0.026 dep=nmod -0.207 dep=nsubj 0.466 dep=nsubjpass 0.505 dep=nummod 0.259 dep=oprd 0.339
dep=pobj -0.1 dep=poss -0.152 dep=prep -0.869 dep=punct -0.302 digit 0.444 first=event 0.866 first=fac 0.588
first=law 0.426 first=place 0.722 first=reference -1.363 first=role -0.074 first=work 0.136 forename 0.277
forename/1 0.416 forename/2 0.124 forename/3 -0.141 gazetteer 1.152 inside 0.48 known=0 -0.47 known=1 -0.224
known=2 0.085 last=event 0.512 last=fac 0.746 last=law 1.788 last=org 0.394 last=place -0.107
last=reference -0.958 last=role -0.145 last=work 0.927 letter -1.524 middle=0 -0.854 middle=1 0.342
middle=2 0.175 middle=3 -0.042 modifies -0.43 ner&block=heading -0.099 ner&caps -0.349 ner&count=1 -0.292
ner&known=0 0.181 ner&last=role -0.343 ner&modifies -0.328 ner&opens 0.336 ner&size=1 -0.034
ner&small=mostly&middle=False -1.956 ner&small=never&middle=False 0.421 ner&small=never&middle=True 0.024
ner&small=some&middle=True 0.733 ner&small_share=0 0.138 ner&small_share=2 0.16 ner&titled -0.205 ner:EVENT 0.25
ner:EVENT&tag=NNP 0.323 ner:EVENT&tag=NNPS 0.434 ner:FAC 0.518 ner:FAC&tag=CD -0.416 ner:FAC&tag=NNP -0.284
ner:FAC&tag=NNPS 0.707 ner:GPE -0.054 ner:GPE&tag=JJ 0.318 ner:GPE&tag=NN -0.118 ner:LANGUAGE -0.381
ner:LANGUAGE&tag=JJ -0.667 ner:LANGUAGE&tag=NNP 0.559 ner:LAW 0.101 ner:LAW&tag=CD -0.159 ner:LAW&tag=NNP 0.424
ner:LOC 0.251 ner:LOC&tag=NNP 0.179 ner:LOC&tag=NNPS 0.074 ner:NORP -0.601 ner:NORP&tag=JJ -0.493
ner:NORP&tag=NNP -0.249 ner:NORP&tag=NNPS -0.281 ner:NORP&tag=NNS 0.663 ner:ORG -0.043 ner:ORG&tag=CD -0.262
ner:ORG&tag=JJ -0.336 ner:ORG&tag=NN 0.194 ner:ORG&tag=NNP 0.286 ner:ORG&tag=NNPS 0.349 ner:ORG&tag=NNS -0.256
ner:PERSON 0.092 ner:PERSON&tag=CD -0.37 ner:PERSON&tag=JJ 0.517 ner:PERSON&tag=NN -0.185
ner:PERSON&tag=NNP 0.31 ner:PERSON&tag=NNPS -0.298 ner:PERSON&tag=UH -0.894 ner:PRODUCT 0.141
ner:PRODUCT&tag=NNP 0.31 ner:PRODUCT&tag=NNPS -0.335 ner:PRODUCT&tag=NNS -0.157 ner:WORK_OF_ART 0.13
ner:WORK_OF_ART&tag=NN -0.377 ner:WORK_OF_ART&tag=NNP -0.292 ner:WORK_OF_ART&tag=NNPS 0.48
ner:WORK_OF_ART&tag=NNS -0.21 of 0.381 opens 0.151 people 0.752 quote&count=1 -0.972 quote&opens -1.388
quote&small_share=1 -0.21 quote&small_share=2 -0.278 quote:WORK_OF_ART -0.508 quote:WORK_OF_ART&tag=. -0.106
quote:WORK_OF_ART&tag=NN -0.046 quote:WORK_OF_ART&tag=NNP 0.487 run&block=heading -0.157 run&caps 0.175
run&count=1 -0.051 run&known=0 -0.487 run&last=role 0.204 run&modifies -0.054 run&opens 0.079 run&size=1 -0.406
run&small=mostly&middle=False -0.216 run&small=mostly&middle=True 0.798 run&small=never&middle=False 0.477
run&small=never&middle=True 0.131 run&small=some&middle=True -0.297 run&small_share=0 0.407
run&small_share=1 0.032 run&small_share=2 -0.375 run&titled -0.122 run: -0.408 run:&tag=CD 0.295
run:&tag=DT -0.199 run:&tag=IN -0.27 run:&tag=JJ 0.329 run:&tag=NN 0.249 run:&tag=NNP 0.555 run:&tag=NNPS 0.15
run:&tag=NNS -0.3 run:&tag=PRP -0.707 run:&tag=VBG 0.121 run:&tag=VBN 0.139 size=1 0.102 size=2 0.175
size=4 0.171 small=mostly -1.102 small=never 0.15 small=some 0.441 small_share=0 0.222 small_share=1 0.12
small_share=2 -0.339 speaks -0.161 tag=. -0.555 tag=CD -0.407 tag=DT -0.583 tag=IN -0.287 tag=JJ -0.72
tag=NN 0.17 tag=NNP 0.36 tag=NNPS 0.416 tag=NNS 0.092 tag=PRP -0.403 tag=RB -0.234 tag=UH -0.896 tag=VB -0.702
tag=VBG -0.071 tag=VBN -0.484 title 0.359 title/1 0.422 title/2 0.224 title/3 -0.177 titled -0.043
"""

_WORDS = _TABLE.split()

NAME_WEIGHTS: dict[str, float] = dict(zip(_WORDS[::2], map(float, _WORDS[1::2]), strict=True))
"""By feature."""
