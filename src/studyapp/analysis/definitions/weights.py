"""Weights of the choice of a definition (`choice.py`), trained by logistic regression.

Trained on GUM (Georgetown University Multilayer corpus, Zeldes and others, CC BY 4.0), MEANTIME (Minard and others,
CC BY 4.0), Wiki-Fair (CC BY-SA 4.0), LitBank (Bamman and others, CC BY 4.0); only weights are kept, no text.
"""

from __future__ import annotations

_TABLE = """
about_words -0.94 appos&after=) -0.05 appos&after=, 0.04 appos&after=: -0.03 appos&after=; -0.15
appos&after=? -0.57 appos&before=( -0.05 appos&before=, 0.64 appos&before=: -0.38 appos&before=? -0.13
appos&dep=appos -0.41 appos&digits -0.63 appos&fits=False -0.98 appos&fits=True 0.51 appos&list -0.84
appos&mention=ROOT -0.18 appos&mention=appos -0.64 appos&mention=attr 0.14 appos&mention=conj 0.09
appos&mention=dobj 0.1 appos&mention=npadvmod 0.08 appos&mention=nsubj 0.32 appos&mention=pobj 0.1
appos&opens=CD -0.7 appos&opens=DT -0.17 appos&opens=JJ 0.32 appos&opens=NN -0.23 appos&opens=NNP 0.14
appos&opens=PRP$ -0.13 appos&opens=a 0.66 appos&opens=an 0.39 appos&opens=the 0.05 appos&size=1 -0.19
appos&size=2 -0.12 appos&size=25+ 0.37 appos&size=3-5 0.07 appos&size=6-12 -0.58 appos&tag=NN 0.18
appos&tag=NNS -0.64 appos&then=, 0.86 appos&then=: -0.43 appos&then=? -0.78 appos&type=FAC -0.08
appos&type=GPE -0.79 appos&type=LOC -0.04 appos&type=ORG -0.13 appos&type=PERSON 0.63 appos&type=PRODUCT -0.07
bias -0.46 comma_after&after=, 0.32 comma_after&after=. 0.12 comma_after&after=? -0.97 comma_after&before=, -0.2
comma_after&before=- -0.17 comma_after&before=? -0.2 comma_after&dep=appos 0.49 comma_after&dep=conj -0.38
comma_after&dep=dobj -0.25 comma_after&dep=npadvmod -0.24 comma_after&dep=nsubj -0.43
comma_after&dep=nsubjpass -0.36 comma_after&dep=pobj -0.53 comma_after&digits 0.54 comma_after&fits=False -0.69
comma_after&fits=True 0.06 comma_after&list -0.04 comma_after&mention=appos -0.54 comma_after&mention=conj 0.32
comma_after&mention=dobj -0.07 comma_after&mention=nsubj -0.13 comma_after&mention=pobj -0.5
comma_after&opens=IN -0.17 comma_after&opens=JJ 0.07 comma_after&opens=NN 0.35 comma_after&opens=NNP -0.37
comma_after&opens=NNS -0.08 comma_after&opens=PRP$ 0.36 comma_after&opens=VBG -0.12 comma_after&opens=VBN -0.1
comma_after&opens=a 0.31 comma_after&opens=the -0.3 comma_after&size=1 -0.06 comma_after&size=13-24 0.26
comma_after&size=2 -0.34 comma_after&size=3-5 -0.49 comma_after&size=6-12 0.13 comma_after&tag=NN -0.08
comma_after&tag=NNS -0.55 comma_after&then=( -0.49 comma_after&then=, 0.13 comma_after&then=- -0.17
comma_after&then=? -0.11 comma_after&type=GPE 0.09 comma_after&type=LOC -0.13 comma_after&type=ORG 0.07
comma_after&type=PERSON -0.12 comma_after&type=PRODUCT -0.32 comma_before&after=( 0.05
comma_before&after=, -0.25 comma_before&after=- -0.35 comma_before&after=. -0.26 comma_before&after=: -0.05
comma_before&after=? 0.49 comma_before&dep=ROOT 0.3 comma_before&dep=appos -0.32 comma_before&dep=attr -0.12
comma_before&dep=conj 0.33 comma_before&dep=dobj -0.14 comma_before&dep=npadvmod -0.1
comma_before&dep=nsubj 0.19 comma_before&dep=pobj -0.84 comma_before&digits 0.44 comma_before&fits=False -0.53
comma_before&fits=True 0.16 comma_before&list -0.15 comma_before&mention=compound -0.21
comma_before&mention=conj -1.21 comma_before&mention=nmod 0.29 comma_before&mention=npadvmod 0.48
comma_before&mention=nsubj -0.88 comma_before&mention=nsubjpass 0.2 comma_before&mention=oprd -0.2
comma_before&mention=pobj -0.29 comma_before&mention=poss -0.28 comma_before&opens=CD 0.4
comma_before&opens=DT -0.15 comma_before&opens=JJ -0.09 comma_before&opens=NN -0.41 comma_before&opens=NNP 0.2
comma_before&opens=NNS -0.06 comma_before&opens=PRP$ -0.09 comma_before&opens=a -0.22 comma_before&opens=an 0.15
comma_before&opens=the -0.21 comma_before&size=1 -0.14 comma_before&size=13-24 0.1 comma_before&size=2 -0.13
comma_before&size=3-5 0.07 comma_before&size=6-12 -0.25 comma_before&tag=NN -0.29 comma_before&tag=NNS -0.05
comma_before&then=, -0.35 comma_before&then=. -0.44 comma_before&then=? -0.56 comma_before&type=FAC -0.25
comma_before&type=GPE -0.76 comma_before&type=LOC 0.36 comma_before&type=NORP -0.02 comma_before&type=ORG -0.1
comma_before&type=PERSON 0.28 comma_before&type=PRODUCT 0.12 comma_before&type=WORK_OF_ART -0.16
copula&after=, 0.12 copula&after=. 0.06 copula&after=? 0.48 copula&dep=attr 0.25 copula&digits -0.15
copula&fits=False 0.05 copula&fits=True 0.2 copula&list -0.18 copula&mention=nsubj 0.18 copula&opens=NN 0.24
copula&opens=a 0.38 copula&opens=an 0.37 copula&opens=the 0.31 copula&size=13-24 -0.06 copula&size=2 0.11
copula&size=25+ -0.16 copula&size=3-5 -0.21 copula&size=6-12 0.44 copula&tag=NN 0.32 copula&tag=NNP -0.2
copula&tag=NNS 0.16 copula&then=( 0.51 copula&then=, -0.54 copula&then=? 0.79 copula&type=GPE 0.25
copula&type=PERSON -0.44 copula&type=PRODUCT 0.07 copula_past&dep=attr 0.4 copula_past&fits=False -0.04
copula_past&mention=ROOT 0.4 copula_past&tag=NN 0.33 copula_past&type=PERSON 0.2 first_block=False -0.4
first_block=True -0.32 located&after=, 0.4 located&mention=nsubj 0.43 located&opens=IN 0.43 located&then=? 0.43
noun=event -0.35 noun=fac -0.43 noun=org 0.49 noun=place 0.55 noun=reference 0.24 noun=role 0.83 noun=work 1.57
opens=CD 0.14 opens=DT -0.19 opens=IN -0.19 opens=JJ 0.12 opens=NN -1.03 opens=NNP 0.08 opens=NNS -0.6
opens=PRP -0.25 opens=PRP$ 0.78 opens=RB -0.18 opens=VBG 0.06 opens=VBN -0.08 opens=`` -0.76 opens=a 0.42
opens=an 0.97 opens=one -0.15 opens=the 0.47 opens=where 0.09 opens=which -0.05 opens=who -0.11
opens=whose -0.35 outer&after=( -0.6 outer&after=, 0.8 outer&after=: -0.33 outer&after=; -0.1 outer&after=? 0.12
outer&before=, 0.06 outer&before=? -0.38 outer&dep=ROOT -0.73 outer&dep=appos 0.31 outer&dep=attr -0.47
outer&dep=conj 0.59 outer&dep=dobj -0.32 outer&dep=npadvmod -0.42 outer&dep=nsubj 0.68 outer&dep=pobj 0.04
outer&digits -0.14 outer&fits=False -0.2 outer&fits=True 0.31 outer&list -0.06 outer&mention=appos 0.37
outer&mention=pobj 0.08 outer&opens=CD 0.46 outer&opens=DT 0.43 outer&opens=JJ 0.15 outer&opens=NN -0.82
outer&opens=NNP 0.25 outer&opens=NNS -0.26 outer&opens=RB 0.21 outer&opens=a -0.3 outer&opens=the 0.17
outer&size=1 -0.17 outer&size=13-24 -0.17 outer&size=2 0.35 outer&size=3-5 0.4 outer&size=6-12 -0.3
outer&tag=NN -0.02 outer&then=( 0.1 outer&then=) 0.7 outer&then=, -0.68 outer&then=. -0.11 outer&then=: 0.3
outer&then=? -0.27 outer&type=GPE 0.21 outer&type=LOC 0.57 outer&type=ORG -0.14 outer&type=PERSON -0.42
outer&type=PRODUCT -0.55 outer&type=WORK_OF_ART 0.72 relative&after=, -0.13 relative&after=. 0.17
relative&before=( -0.41 relative&before=, 0.63 relative&before=? -0.68 relative&digits 0.45 relative&list -0.44
relative&mention=appos -0.83 relative&mention=attr 0.35 relative&mention=conj -0.38 relative&mention=dobj 0.31
relative&mention=pobj 0.06 relative&opens=where 0.09 relative&opens=who -0.11 relative&opens=whose -0.28
relative&size=13-24 0.13 relative&size=25+ -0.34 relative&size=3-5 0.07 relative&size=6-12 -0.32
relative&then=( -0.41 relative&then=, 0.63 relative&then=? -0.68 relative_be&tag=NN 0.17
relative_be&type=PERSON -0.06 role&after=? 0.1 role&dep=attr -0.2 role&dep=compound 0.27 role&dep=conj 0.31
role&dep=dobj -0.75 role&dep=npadvmod -0.16 role&dep=nsubj 0.42 role&dep=pobj -0.09 role&digits -0.59
role&fits=False 0.3 role&fits=True -0.15 role&list -0.48 role&mention=appos 0.52 role&mention=compound -0.35
role&mention=conj -0.3 role&mention=dobj 0.11 role&mention=npadvmod -0.17 role&mention=nsubj -0.48
role&mention=pobj 0.14 role&mention=poss -0.35 role&opens=DT 0.57 role&opens=JJ -0.1 role&opens=NN -0.49
role&opens=NNP -0.07 role&opens=NNS 0.07 role&opens=PRP$ 0.27 role&opens=a -0.46 role&opens=the 0.39
role&size=1 -0.4 role&size=2 0.2 role&size=3-5 0.21 role&size=6-12 0.13 role&tag=NN -0.61 role&tag=NNS 0.83
role&then=( 0.48 role&then=, -0.13 role&then=. -0.07 role&then=? -0.16 role&type=LOC -0.21 role&type=ORG 0.44
role&type=PERSON -0.52 role&type=PRODUCT 0.35 role&type=WORK_OF_ART 0.53 rule=appos -0.41 rule=comma_after -0.63
rule=comma_before -0.33 rule=copula 0.25 rule=copula_past 0.2 rule=located 0.43 rule=outer -0.06
rule=relative -0.62 rule=role 0.1 rule=title 0.05 size=1 -0.79 size=13-24 0.24 size=2 -0.43 size=25+ -0.32
size=3-5 0.04 size=6-12 0.19 tag=NN 0.03 tag=NNP -0.33 tag=NNS -0.52 title&after=? 0.12 title&dep=compound 1.15
title&fits=False -0.38 title&fits=True 0.34 title&list -0.18 title&mention=ROOT 0.54 title&mention=appos -0.33
title&mention=compound 0.32 title&mention=conj -0.54 title&mention=dobj 0.1 title&mention=npadvmod 0.18
title&mention=nsubj 0.54 title&mention=nsubjpass -0.02 title&mention=pobj 0.04 title&mention=poss -0.1
title&opens=NN 0.3 title&opens=NNP -0.35 title&size=1 0.06 title&size=2 -0.03 title&tag=NNP -0.15
title&then=, -0.3 title&then=. 0.31 title&type=GPE 0.61 title&type=LOC 0.08 title&type=ORG -0.94
title&type=PERSON 0.84 title&type=WORK_OF_ART -0.14 turn=0 0.49 turn=1 -0.06 turn=2 -0.57 turn=3 -1.24
vague -0.96
"""

_WORDS = _TABLE.split()

DEFINITION_WEIGHTS: dict[str, float] = dict(zip(_WORDS[::2], map(float, _WORDS[1::2]), strict=True))
"""By feature."""
