"""Weights of the choice of a definition (`choice.py`), trained by logistic regression.

Trained on GUM (Georgetown University Multilayer corpus, Zeldes and others, CC BY 4.0), MEANTIME (Minard and others,
CC BY 4.0), Wiki-Fair (CC BY-SA 4.0), LitBank (Bamman and others, CC BY 4.0); only weights are kept, no text.
"""

from __future__ import annotations

_TABLE = """
about_words -0.89 appos&after=) -0.04 appos&after=, 0.05 appos&after=: -0.06 appos&after=; -0.14
appos&after=? -0.63 appos&before=( -0.05 appos&before=, 0.63 appos&before=: -0.37 appos&before=? -0.16
appos&dep=appos -0.44 appos&digits -0.59 appos&fits=False -0.95 appos&fits=True 0.45 appos&list -0.85
appos&mention=ROOT -0.14 appos&mention=appos -0.63 appos&mention=attr 0.14 appos&mention=conj 0.09
appos&mention=dobj 0.25 appos&mention=npadvmod 0.07 appos&mention=nsubj 0.32 appos&mention=nsubjpass -0.09
appos&mention=pobj 0.14 appos&opens=CD -0.72 appos&opens=DT -0.18 appos&opens=JJ 0.33 appos&opens=NN -0.32
appos&opens=NNP 0.12 appos&opens=PRP$ -0.15 appos&opens=a 0.66 appos&opens=an 0.37 appos&opens=the 0.11
appos&size=1 -0.23 appos&size=2 -0.08 appos&size=25+ 0.34 appos&size=3-5 0.08 appos&size=6-12 -0.59
appos&tag=NN 0.19 appos&tag=NNS -0.69 appos&then=( -0.03 appos&then=, 0.77 appos&then=: -0.42 appos&then=? -0.71
appos&type=GPE -0.7 appos&type=LOC -0.18 appos&type=ORG -0.04 appos&type=PERSON 0.81 appos&type=PRODUCT 0.14
bias -0.46 comma_after&after=, 0.35 comma_after&after=. 0.15 comma_after&after=? -0.98
comma_after&before=, -0.19 comma_after&before=- -0.15 comma_after&before=? -0.2 comma_after&dep=appos 0.46
comma_after&dep=conj -0.25 comma_after&dep=dobj -0.28 comma_after&dep=npadvmod -0.24 comma_after&dep=nsubj -0.43
comma_after&dep=nsubjpass -0.37 comma_after&dep=pobj -0.52 comma_after&digits 0.55 comma_after&fits=False -0.69
comma_after&fits=True 0.09 comma_after&mention=appos -0.53 comma_after&mention=conj 0.25
comma_after&mention=dobj -0.07 comma_after&mention=npadvmod 0.03 comma_after&mention=nsubj -0.13
comma_after&mention=pobj -0.44 comma_after&opens=IN -0.17 comma_after&opens=JJ 0.07 comma_after&opens=NN 0.33
comma_after&opens=NNP -0.38 comma_after&opens=NNS -0.09 comma_after&opens=PRP$ 0.37 comma_after&opens=VBG -0.13
comma_after&opens=VBN -0.09 comma_after&opens=a 0.25 comma_after&opens=the -0.19 comma_after&size=1 -0.07
comma_after&size=13-24 0.21 comma_after&size=2 -0.33 comma_after&size=3-5 -0.48 comma_after&size=6-12 0.04
comma_after&tag=NN -0.13 comma_after&tag=NNS -0.47 comma_after&then=( -0.48 comma_after&then=, 0.14
comma_after&then=- -0.15 comma_after&then=? -0.11 comma_after&type=GPE 0.06 comma_after&type=LOC -0.18
comma_after&type=ORG 0.07 comma_after&type=PERSON -0.26 comma_after&type=PRODUCT -0.28 comma_before&after=( 0.08
comma_before&after=, -0.24 comma_before&after=- -0.36 comma_before&after=. -0.26 comma_before&after=: -0.06
comma_before&after=? 0.46 comma_before&dep=ROOT 0.3 comma_before&dep=appos -0.36 comma_before&dep=attr -0.13
comma_before&dep=conj 0.33 comma_before&dep=dobj -0.14 comma_before&dep=npadvmod -0.1
comma_before&dep=nsubj 0.19 comma_before&dep=pobj -0.81 comma_before&digits 0.46 comma_before&fits=False -0.52
comma_before&fits=True 0.15 comma_before&list -0.15 comma_before&mention=compound -0.18
comma_before&mention=conj -1.22 comma_before&mention=nmod 0.28 comma_before&mention=npadvmod 0.47
comma_before&mention=nsubj -0.86 comma_before&mention=nsubjpass 0.21 comma_before&mention=oprd -0.21
comma_before&mention=pobj -0.29 comma_before&mention=poss -0.27 comma_before&opens=CD 0.4
comma_before&opens=DT -0.15 comma_before&opens=JJ -0.07 comma_before&opens=NN -0.48 comma_before&opens=NNP 0.18
comma_before&opens=NNS -0.06 comma_before&opens=PRP$ -0.09 comma_before&opens=a -0.21 comma_before&opens=an 0.15
comma_before&opens=the -0.15 comma_before&size=1 -0.16 comma_before&size=13-24 0.11 comma_before&size=2 -0.15
comma_before&size=3-5 0.09 comma_before&size=6-12 -0.24 comma_before&tag=NN -0.26 comma_before&tag=NNS -0.09
comma_before&then=, -0.37 comma_before&then=. -0.43 comma_before&then=? -0.56 comma_before&type=FAC -0.26
comma_before&type=GPE -0.75 comma_before&type=LOC 0.35 comma_before&type=NORP -0.02 comma_before&type=ORG -0.1
comma_before&type=PERSON 0.22 comma_before&type=PRODUCT 0.16 comma_before&type=WORK_OF_ART -0.13
copula&after=, 0.12 copula&after=. 0.07 copula&after=; -0.04 copula&after=? 0.47 copula&dep=attr 0.27
copula&digits -0.17 copula&fits=False 0.08 copula&fits=True 0.19 copula&list -0.18 copula&mention=nsubj 0.19
copula&opens=NN 0.22 copula&opens=a 0.4 copula&opens=an 0.38 copula&opens=the 0.38 copula&size=13-24 -0.03
copula&size=2 0.09 copula&size=25+ -0.17 copula&size=3-5 -0.2 copula&size=6-12 0.45 copula&tag=NN 0.38
copula&tag=NNP -0.26 copula&tag=NNS 0.16 copula&then=( 0.54 copula&then=, -0.52 copula&then=? 0.75
copula&type=GPE 0.2 copula&type=LOC -0.33 copula&type=PERSON -0.47 copula&type=PRODUCT -0.05
copula_past&dep=attr 0.39 copula_past&mention=ROOT 0.39 copula_past&tag=NN 0.32 copula_past&type=PERSON 0.28
first_block=False -0.34 first_block=True -0.41 located&after=, 0.4 located&mention=nsubj 0.42
located&opens=IN 0.42 located&then=? 0.42 noun=event -0.35 noun=fac -0.41 noun=org 0.48 noun=place 0.65
noun=reference 0.26 noun=role 0.88 noun=work 1.6 opens=CD 0.11 opens=DT -0.19 opens=IN -0.22 opens=JJ 0.09
opens=NN -0.94 opens=NNP 0.1 opens=NNS -0.63 opens=PRP -0.24 opens=PRP$ 0.77 opens=RB -0.17 opens=VBG 0.1
opens=VBN -0.05 opens=`` -0.75 opens=a 0.44 opens=an 0.95 opens=one -0.18 opens=the 0.38 opens=where 0.09
opens=which -0.05 opens=who -0.11 opens=whose -0.35 outer&after=( -0.67 outer&after=, 0.9 outer&after=: -0.35
outer&after=; -0.12 outer&after=? 0.08 outer&before=, 0.09 outer&before=? -0.33 outer&dep=ROOT -0.76
outer&dep=appos 0.34 outer&dep=attr -0.47 outer&dep=conj 0.62 outer&dep=dobj -0.27 outer&dep=npadvmod -0.47
outer&dep=nsubj 0.64 outer&dep=pobj 0.09 outer&digits -0.15 outer&fits=False -0.06 outer&fits=True 0.24
outer&list -0.1 outer&mention=appos 0.2 outer&mention=pobj 0.15 outer&opens=CD 0.46 outer&opens=DT 0.42
outer&opens=JJ 0.12 outer&opens=NN -0.87 outer&opens=NNP 0.2 outer&opens=NNS -0.27 outer&opens=PRP$ 0.03
outer&opens=RB 0.23 outer&opens=a -0.22 outer&opens=the 0.25 outer&size=1 -0.19 outer&size=13-24 -0.17
outer&size=2 0.42 outer&size=3-5 0.4 outer&size=6-12 -0.27 outer&tag=NNS 0.03 outer&then=( -0.11
outer&then=) 0.76 outer&then=, -0.65 outer&then=. -0.04 outer&then=: 0.28 outer&then=? -0.17 outer&type=GPE 0.22
outer&type=LOC 0.25 outer&type=ORG 0.26 outer&type=PERSON -0.58 outer&type=PRODUCT -0.39
outer&type=WORK_OF_ART 0.64 relative&after=, -0.13 relative&after=. 0.15 relative&before=( -0.41
relative&before=, 0.63 relative&before=? -0.68 relative&digits 0.47 relative&list -0.44
relative&mention=appos -0.83 relative&mention=attr 0.33 relative&mention=conj -0.4 relative&mention=dobj 0.3
relative&mention=nsubj 0.02 relative&mention=pobj 0.06 relative&opens=where 0.09 relative&opens=who -0.11
relative&opens=whose -0.28 relative&size=13-24 0.11 relative&size=25+ -0.36 relative&size=3-5 0.09
relative&size=6-12 -0.32 relative&then=( -0.41 relative&then=, 0.63 relative&then=? -0.68
relative_be&dep=attr 0.03 relative_be&tag=NN 0.18 relative_be&then=, 0.03 relative_be&type=PERSON -0.06
role&after=? 0.09 role&dep=attr -0.2 role&dep=compound 0.27 role&dep=conj 0.33 role&dep=dobj -0.72
role&dep=npadvmod -0.15 role&dep=nsubj 0.29 role&dep=pobj -0.08 role&digits -0.56 role&fits=False 0.27
role&fits=True -0.13 role&list -0.46 role&mention=appos 0.49 role&mention=compound -0.35 role&mention=conj -0.2
role&mention=dobj 0.11 role&mention=npadvmod -0.16 role&mention=nsubj -0.48 role&mention=pobj 0.08
role&mention=poss -0.38 role&opens=DT 0.57 role&opens=JJ -0.11 role&opens=NN -0.53 role&opens=NNP -0.19
role&opens=NNS 0.06 role&opens=PRP$ 0.22 role&opens=a -0.45 role&opens=the 0.52 role&size=1 -0.44
role&size=2 0.19 role&size=3-5 0.19 role&size=6-12 0.2 role&tag=NN -0.61 role&tag=NNS 0.81 role&then=( 0.3
role&then=, -0.07 role&then=. -0.04 role&then=? -0.1 role&type=LOC -0.05 role&type=ORG 0.23
role&type=PERSON -0.46 role&type=PRODUCT 0.3 role&type=WORK_OF_ART 0.54 rule=appos -0.44 rule=comma_after -0.6
rule=comma_before -0.32 rule=copula 0.27 rule=copula_past 0.2 rule=located 0.42 rule=relative -0.64
rule=relative_be 0.03 rule=role 0.09 size=1 -0.73 size=13-24 0.23 size=2 -0.46 size=25+ -0.24 size=6-12 0.19
tag=NN -0.05 tag=NNP -0.26 tag=NNS -0.52 title&after=? 0.23 title&dep=compound 0.47 title&fits=False -0.27
title&fits=True 0.27 title&list 0.23 title&mention=appos -0.43 title&mention=conj 0.23
title&mention=npadvmod -0.07 title&mention=nsubj 0.52 title&mention=nsubjpass 0.07 title&mention=pobj -0.44
title&mention=poss 0.19 title&opens=NN 0.71 title&opens=NNP -0.07 title&opens=the -0.68 title&size=1 0.23
title&size=2 -0.1 title&then=, -0.17 title&then=. 0.52 title&then=? 0.25 title&type=ORG -0.37
title&type=PERSON 0.51 turn=0 0.52 turn=1 -0.14 turn=2 -0.48 turn=3 -1.26 vague -0.99
"""

_WORDS = _TABLE.split()

DEFINITION_WEIGHTS: dict[str, float] = dict(zip(_WORDS[::2], map(float, _WORDS[1::2]), strict=True))
"""By feature."""
