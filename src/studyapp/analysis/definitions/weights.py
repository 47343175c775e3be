"""Weights of the choice of a definition (`choice.py`), trained by logistic regression.

Trained on GUM (Georgetown University Multilayer corpus, Zeldes and others, CC BY 4.0), MEANTIME (Minard and others,
CC BY 4.0), Wiki-Fair (CC BY-SA 4.0), LitBank (Bamman and others, CC BY 4.0); only weights are kept, no text.
"""

from __future__ import annotations

_TABLE = """
about_words -0.87 appos&after=) -0.07 appos&after=, 0.08 appos&after=. -0.03 appos&after=; -0.18
appos&after=? -0.59 appos&before=( -0.03 appos&before=, 0.64 appos&before=: -0.38 appos&before=? -0.18
appos&dep=appos -0.47 appos&digits -0.56 appos&fits=False -0.86 appos&fits=True 0.4 appos&list -0.82
appos&mention=ROOT -0.2 appos&mention=appos -0.63 appos&mention=attr 0.15 appos&mention=conj 0.07
appos&mention=dobj 0.25 appos&mention=npadvmod 0.06 appos&mention=nsubj 0.3 appos&mention=nsubjpass -0.11
appos&mention=pobj 0.14 appos&opens=CD -0.76 appos&opens=DT -0.16 appos&opens=JJ 0.38 appos&opens=NN -0.35
appos&opens=NNP 0.11 appos&opens=PRP$ -0.14 appos&opens=a 0.71 appos&opens=an 0.34 appos&opens=the 0.13
appos&size=1 -0.24 appos&size=2 -0.06 appos&size=25+ 0.33 appos&size=3-5 0.07 appos&size=6-12 -0.57
appos&tag=NN 0.24 appos&tag=NNS -0.69 appos&then=, 0.77 appos&then=: -0.42 appos&then=? -0.72
appos&type=GPE -0.58 appos&type=LOC 0.04 appos&type=ORG -0.06 appos&type=PERSON 0.73 appos&type=PRODUCT 0.03
appos&type=WORK_OF_ART 0.02 bias -0.44 comma_after&after=, 0.36 comma_after&after=. 0.14 comma_after&after=? -1
comma_after&before=, -0.19 comma_after&before=- -0.14 comma_after&before=? -0.2 comma_after&dep=appos 0.45
comma_after&dep=conj -0.27 comma_after&dep=dobj -0.27 comma_after&dep=npadvmod -0.26 comma_after&dep=nsubj -0.42
comma_after&dep=nsubjpass -0.37 comma_after&dep=pobj -0.51 comma_after&digits 0.53 comma_after&fits=False -0.7
comma_after&fits=True 0.08 comma_after&list -0.02 comma_after&mention=appos -0.53 comma_after&mention=conj 0.25
comma_after&mention=dobj -0.07 comma_after&mention=npadvmod 0.03 comma_after&mention=nsubj -0.12
comma_after&mention=pobj -0.45 comma_after&opens=IN -0.16 comma_after&opens=JJ 0.07 comma_after&opens=NN 0.31
comma_after&opens=NNP -0.39 comma_after&opens=NNS -0.09 comma_after&opens=PRP$ 0.37 comma_after&opens=VBG -0.12
comma_after&opens=VBN -0.08 comma_after&opens=a 0.24 comma_after&opens=the -0.19 comma_after&size=1 -0.07
comma_after&size=13-24 0.22 comma_after&size=2 -0.32 comma_after&size=3-5 -0.48 comma_after&size=6-12 0.02
comma_after&tag=NN -0.14 comma_after&tag=NNS -0.47 comma_after&then=( -0.49 comma_after&then=, 0.14
comma_after&then=- -0.14 comma_after&then=? -0.12 comma_after&type=GPE 0.06 comma_after&type=LOC -0.16
comma_after&type=ORG 0.05 comma_after&type=PERSON -0.28 comma_after&type=PRODUCT -0.27
comma_before&after=, -0.25 comma_before&after=- -0.35 comma_before&after=. -0.27 comma_before&after=: -0.04
comma_before&after=? 0.49 comma_before&dep=ROOT 0.31 comma_before&dep=appos -0.37 comma_before&dep=attr -0.14
comma_before&dep=conj 0.33 comma_before&dep=dobj -0.15 comma_before&dep=npadvmod -0.1 comma_before&dep=nsubj 0.2
comma_before&dep=pobj -0.83 comma_before&digits 0.48 comma_before&fits=False -0.48 comma_before&fits=True 0.07
comma_before&list -0.13 comma_before&mention=compound -0.22 comma_before&mention=conj -1.19
comma_before&mention=nmod 0.26 comma_before&mention=npadvmod 0.46 comma_before&mention=nsubj -0.87
comma_before&mention=nsubjpass 0.21 comma_before&mention=oprd -0.19 comma_before&mention=pobj -0.27
comma_before&mention=poss -0.27 comma_before&opens=CD 0.44 comma_before&opens=DT -0.15
comma_before&opens=JJ -0.11 comma_before&opens=NN -0.49 comma_before&opens=NNP 0.17 comma_before&opens=NNS -0.05
comma_before&opens=PRP$ -0.08 comma_before&opens=a -0.24 comma_before&opens=an 0.16 comma_before&opens=the -0.1
comma_before&size=1 -0.16 comma_before&size=13-24 0.09 comma_before&size=2 -0.15 comma_before&size=3-5 0.1
comma_before&size=6-12 -0.26 comma_before&tag=NN -0.29 comma_before&tag=NNS -0.08 comma_before&then=, -0.4
comma_before&then=. -0.41 comma_before&then=? -0.56 comma_before&type=FAC -0.25 comma_before&type=GPE -0.73
comma_before&type=LOC 0.24 comma_before&type=NORP -0.02 comma_before&type=ORG -0.13
comma_before&type=PERSON 0.27 comma_before&type=PRODUCT 0.19 comma_before&type=WORK_OF_ART -0.13
copula&after=, 0.09 copula&after=. 0.03 copula&after=; -0.04 copula&after=? 0.54 copula&dep=attr 0.27
copula&digits -0.12 copula&fits=False 0.05 copula&fits=True 0.22 copula&list -0.2 copula&mention=nsubj 0.17
copula&opens=NN 0.2 copula&opens=a 0.38 copula&opens=an 0.4 copula&opens=the 0.34 copula&size=13-24 -0.06
copula&size=2 0.03 copula&size=25+ -0.09 copula&size=3-5 -0.23 copula&size=6-12 0.4 copula&tag=NN 0.37
copula&tag=NNP -0.23 copula&tag=NNS 0.14 copula&then=( 0.55 copula&then=, -0.56 copula&then=? 0.81
copula&type=GPE 0.2 copula&type=LOC 0.1 copula&type=PERSON -0.54 copula&type=PRODUCT -0.3
copula_past&tag=NN 0.43 copula_past&type=PERSON 0.38 first_block=False -0.33 first_block=True -0.4
located&after=, 0.41 located&mention=nsubj 0.43 located&opens=IN 0.43 located&then=? 0.43 noun=event -0.37
noun=fac -0.44 noun=org 0.49 noun=place 0.56 noun=reference 0.25 noun=role 0.98 noun=work 1.61 opens=CD 0.06
opens=DT -0.19 opens=IN -0.23 opens=JJ 0.11 opens=NN -0.92 opens=NNP 0.17 opens=NNS -0.63 opens=PRP -0.23
opens=PRP$ 0.78 opens=RB -0.17 opens=VBG 0.05 opens=VBN -0.08 opens=`` -0.74 opens=a 0.48 opens=an 0.99
opens=one -0.16 opens=the 0.36 opens=where 0.09 opens=which -0.05 opens=who -0.12 opens=whose -0.35
outer&after=( -0.66 outer&after=, 0.91 outer&after=: -0.37 outer&after=; -0.12 outer&after=? 0.08
outer&before=, 0.04 outer&before=? -0.36 outer&dep=ROOT -0.77 outer&dep=appos 0.33 outer&dep=attr -0.47
outer&dep=conj 0.6 outer&dep=dobj -0.18 outer&dep=npadvmod -0.46 outer&dep=nsubj 0.6 outer&dep=pobj 0.06
outer&digits -0.14 outer&fits=False -0.07 outer&fits=True 0.24 outer&list -0.09 outer&mention=appos 0.2
outer&mention=pobj 0.17 outer&opens=CD 0.45 outer&opens=DT 0.41 outer&opens=JJ 0.12 outer&opens=NN -0.88
outer&opens=NNP 0.17 outer&opens=NNS -0.26 outer&opens=RB 0.25 outer&opens=a -0.23 outer&opens=the 0.3
outer&size=1 -0.19 outer&size=13-24 -0.19 outer&size=2 0.43 outer&size=3-5 0.44 outer&size=6-12 -0.32
outer&then=( -0.11 outer&then=) 0.75 outer&then=, -0.66 outer&then=. -0.05 outer&then=: 0.29 outer&then=? -0.19
outer&type=GPE 0.15 outer&type=LOC 0.53 outer&type=ORG 0.07 outer&type=PERSON -0.61 outer&type=PRODUCT -0.39
outer&type=WORK_OF_ART 0.64 relative&after=, -0.12 relative&after=. 0.15 relative&before=( -0.42
relative&before=, 0.62 relative&before=? -0.68 relative&digits 0.46 relative&list -0.44
relative&mention=appos -0.84 relative&mention=attr 0.34 relative&mention=conj -0.41 relative&mention=dobj 0.3
relative&mention=nsubj 0.03 relative&mention=pobj 0.05 relative&opens=where 0.09 relative&opens=who -0.12
relative&opens=whose -0.28 relative&size=13-24 0.13 relative&size=25+ -0.38 relative&size=3-5 0.09
relative&size=6-12 -0.34 relative&then=( -0.42 relative&then=, 0.62 relative&then=? -0.68
relative_be&tag=NN 0.18 relative_be&type=PERSON -0.07 role&after=? 0.09 role&dep=attr -0.23
role&dep=compound 0.37 role&dep=conj 0.29 role&dep=dobj -0.55 role&dep=npadvmod -0.15 role&dep=nsubj 0.29
role&dep=pobj -0.1 role&digits -0.55 role&fits=False 0.34 role&fits=True -0.19 role&list -0.45
role&mention=appos 0.41 role&mention=compound -0.36 role&mention=conj 0.15 role&mention=dobj 0.07
role&mention=npadvmod -0.03 role&mention=nsubj -0.58 role&mention=pobj 0.04 role&mention=poss -0.4
role&opens=CD -0.05 role&opens=DT 0.55 role&opens=JJ -0.11 role&opens=NN -0.43 role&opens=NNP -0.13
role&opens=NNS 0.03 role&opens=PRP$ 0.23 role&opens=a -0.47 role&opens=the 0.55 role&size=1 -0.49
role&size=2 0.18 role&size=3-5 0.19 role&size=6-12 0.26 role&tag=NN -0.64 role&tag=NNS 0.85 role&then=( 0.27
role&then=, 0.09 role&then=. -0.14 role&then=? -0.1 role&type=GPE -0.09 role&type=LOC -0.04 role&type=ORG 0.35
role&type=PERSON -0.44 role&type=PRODUCT 0.29 role&type=WORK_OF_ART 0.57 rule=appos -0.47 rule=comma_after -0.61
rule=comma_before -0.34 rule=copula 0.27 rule=copula_past 0.3 rule=located 0.43 rule=relative -0.65
rule=role 0.09 rule=title -0.02 size=1 -0.68 size=13-24 0.19 size=2 -0.5 size=25+ -0.17 size=3-5 -0.03
size=6-12 0.2 tag=NN -0.05 tag=NNP -0.25 tag=NNS -0.52 title&after=? 0.21 title&dep=compound 0.16
title&fits=False -0.31 title&fits=True 0.28 title&list 0.19 title&mention=appos -0.43 title&mention=conj 0.16
title&mention=npadvmod -0.11 title&mention=nsubj 0.42 title&mention=nsubjpass 0.07 title&mention=pobj -0.36
title&mention=poss 0.17 title&opens=NN 0.73 title&size=1 0.26 title&size=2 -0.11 title&tag=NNP -0.02
title&then=, -0.16 title&then=. 0.53 title&then=? 0.23 title&type=ORG -0.55 title&type=PERSON 0.65 turn=0 0.55
turn=1 -0.16 turn=2 -0.54 turn=3 -1.25 vague -1
"""

_WORDS = _TABLE.split()

DEFINITION_WEIGHTS: dict[str, float] = dict(zip(_WORDS[::2], map(float, _WORDS[1::2]), strict=True))
"""By feature."""
