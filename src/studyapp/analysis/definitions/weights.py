"""Weights of the choice of a definition (`choice.py`), trained by logistic regression.

Trained on GUM (Georgetown University Multilayer corpus, Zeldes and others, CC BY 4.0), MEANTIME (Minard and others,
CC BY 4.0), Wiki-Fair (CC BY-SA 4.0), LitBank (Bamman and others, CC BY 4.0); only weights are kept, no text.
"""

from __future__ import annotations

_TABLE = """
about_words -1.02 appos&after=) -0.06 appos&after=, 0.07 appos&after=; -0.15 appos&after=? -0.59
appos&before=( -0.04 appos&before=, 0.61 appos&before=: -0.39 appos&before=? -0.1 appos&dep=appos -0.42
appos&digits -0.65 appos&fits=False -1.03 appos&fits=True 0.56 appos&list -0.72 appos&mention=ROOT -0.19
appos&mention=appos -0.66 appos&mention=attr 0.13 appos&mention=conj 0.06 appos&mention=dobj 0.08
appos&mention=npadvmod 0.07 appos&mention=nsubj 0.28 appos&mention=nsubjpass -0.02 appos&mention=pobj 0.09
appos&opens=CD -0.72 appos&opens=DT -0.17 appos&opens=JJ 0.37 appos&opens=NN -0.18 appos&opens=NNP 0.14
appos&opens=NNS -0.02 appos&opens=PRP$ -0.16 appos&opens=a 0.7 appos&opens=an 0.35 appos&size=1 -0.2
appos&size=2 -0.1 appos&size=25+ 0.32 appos&size=3-5 0.1 appos&size=6-12 -0.58 appos&tag=NN 0.18
appos&tag=NNS -0.64 appos&then=, 0.87 appos&then=: -0.45 appos&then=? -0.78 appos&type=FAC -0.1
appos&type=GPE -0.82 appos&type=LOC -0.08 appos&type=ORG -0.18 appos&type=PERSON 0.71 bias -0.47
comma_after&after=, 0.31 comma_after&after=. 0.2 comma_after&after=? -0.99 comma_after&before=, -0.22
comma_after&before=- -0.16 comma_after&before=? -0.17 comma_after&dep=appos 0.46 comma_after&dep=conj -0.26
comma_after&dep=dobj -0.26 comma_after&dep=npadvmod -0.23 comma_after&dep=nsubj -0.45
comma_after&dep=nsubjpass -0.37 comma_after&dep=pobj -0.53 comma_after&digits 0.53 comma_after&fits=False -0.66
comma_after&fits=True 0.07 comma_after&list -0.08 comma_after&mention=appos -0.55 comma_after&mention=conj 0.31
comma_after&mention=dobj -0.07 comma_after&mention=nsubj -0.15 comma_after&mention=pobj -0.41
comma_after&opens=IN -0.17 comma_after&opens=JJ 0.06 comma_after&opens=NN 0.39 comma_after&opens=NNP -0.37
comma_after&opens=NNS -0.1 comma_after&opens=PRP$ 0.35 comma_after&opens=VBG -0.13 comma_after&opens=VBN -0.09
comma_after&opens=a 0.29 comma_after&opens=the -0.22 comma_after&size=1 -0.06 comma_after&size=13-24 0.21
comma_after&size=2 -0.36 comma_after&size=3-5 -0.49 comma_after&size=6-12 0.07 comma_after&tag=NN -0.15
comma_after&tag=NNS -0.45 comma_after&then=( -0.5 comma_after&then=, 0.13 comma_after&then=- -0.16
comma_after&then=? -0.07 comma_after&type=GPE 0.06 comma_after&type=LOC -0.47 comma_after&type=PRODUCT 0.03
comma_before&after=( 0.13 comma_before&after=, -0.26 comma_before&after=- -0.37 comma_before&after=. -0.26
comma_before&after=: -0.06 comma_before&after=? 0.46 comma_before&dep=ROOT 0.31 comma_before&dep=appos -0.35
comma_before&dep=attr -0.11 comma_before&dep=conj 0.32 comma_before&dep=dobj -0.14
comma_before&dep=npadvmod -0.1 comma_before&dep=nsubj 0.18 comma_before&dep=pobj -0.84 comma_before&digits 0.42
comma_before&fits=False -0.54 comma_before&fits=True 0.17 comma_before&list -0.13
comma_before&mention=compound -0.18 comma_before&mention=conj -1.18 comma_before&mention=nmod 0.31
comma_before&mention=npadvmod 0.48 comma_before&mention=nsubj -0.89 comma_before&mention=nsubjpass 0.2
comma_before&mention=oprd -0.19 comma_before&mention=pobj -0.33 comma_before&mention=poss -0.3
comma_before&opens=CD 0.39 comma_before&opens=DT -0.18 comma_before&opens=JJ -0.05 comma_before&opens=NN -0.4
comma_before&opens=NNP 0.23 comma_before&opens=NNS -0.09 comma_before&opens=PRP$ -0.1 comma_before&opens=a -0.22
comma_before&opens=an 0.14 comma_before&opens=the -0.23 comma_before&size=1 -0.15 comma_before&size=13-24 0.11
comma_before&size=2 -0.14 comma_before&size=3-5 0.09 comma_before&size=6-12 -0.25 comma_before&tag=NN -0.27
comma_before&tag=NNS -0.07 comma_before&then=, -0.3 comma_before&then=. -0.42 comma_before&then=? -0.58
comma_before&type=FAC -0.26 comma_before&type=GPE -0.87 comma_before&type=LOC 0.35 comma_before&type=NORP -0.02
comma_before&type=ORG 0.19 comma_before&type=PERSON 0.27 comma_before&type=PRODUCT 0.06
comma_before&type=WORK_OF_ART -0.18 copula&after=. 0.07 copula&after=; -0.02 copula&after=? 0.56
copula&dep=attr 0.27 copula&digits -0.15 copula&fits=False 0.07 copula&fits=True 0.2 copula&list -0.43
copula&mention=nsubj 0.18 copula&opens=NNP 0.32 copula&opens=a 0.3 copula&opens=an 0.42 copula&opens=the 0.34
copula&size=2 0.12 copula&size=25+ -0.17 copula&size=3-5 -0.31 copula&size=6-12 0.47 copula&tag=NN 0.34
copula&tag=NNP -0.25 copula&tag=NNS 0.2 copula&then=( 0.5 copula&then=, -0.5 copula&then=? 0.73
copula&type=GPE 0.04 copula&type=PERSON -0.35 copula&type=PRODUCT 0.08 copula_past&dep=attr 0.41
copula_past&fits=False -0.05 copula_past&mention=ROOT 0.41 copula_past&tag=NN 0.34 copula_past&type=PERSON 0.2
first_block=False -0.39 first_block=True -0.37 located&after=, 0.4 located&mention=nsubj 0.43
located&opens=IN 0.43 located&then=? 0.43 noun=event -0.34 noun=fac -0.43 noun=org 0.49 noun=place 0.65
noun=reference 0.28 noun=role 0.74 noun=work 1.54 opens=CD 0.13 opens=DT -0.24 opens=IN -0.2 opens=JJ 0.1
opens=NN -1.09 opens=NNS -0.59 opens=PRP -0.27 opens=PRP$ 0.79 opens=RB -0.17 opens=VBG 0.04 opens=VBN -0.05
opens=`` -0.77 opens=a 0.41 opens=an 0.97 opens=one -0.19 opens=the 0.48 opens=where 0.08 opens=which -0.04
opens=who -0.1 opens=whose -0.34 outer&after=( -0.76 outer&after=, 0.86 outer&after=: -0.37 outer&after=; -0.12
outer&after=? 0.09 outer&before=, 0.16 outer&before=? -0.23 outer&dep=ROOT -0.74 outer&dep=appos 0.42
outer&dep=attr -0.5 outer&dep=conj 0.59 outer&dep=dobj -0.26 outer&dep=npadvmod -0.48 outer&dep=nsubj 0.7
outer&dep=pobj -0.02 outer&digits -0.17 outer&fits=False -0.1 outer&fits=True 0.19 outer&list -0.06
outer&mention=appos 0.28 outer&mention=pobj 0.25 outer&opens=CD 0.48 outer&opens=DT 0.38 outer&opens=JJ 0.09
outer&opens=NN -0.82 outer&opens=NNP 0.3 outer&opens=NNS -0.22 outer&opens=PRP$ 0.04 outer&opens=RB 0.22
outer&opens=a -0.26 outer&opens=the 0.13 outer&size=1 -0.15 outer&size=13-24 -0.19 outer&size=2 0.32
outer&size=3-5 0.4 outer&size=6-12 -0.29 outer&tag=NNS -0.04 outer&then=( 0.11 outer&then=) 0.55
outer&then=, -0.71 outer&then=. -0.08 outer&then=: 0.27 outer&then=? -0.19 outer&type=GPE -0.11
outer&type=LOC 0.47 outer&type=ORG -0.14 outer&type=PERSON -0.42 outer&type=PRODUCT -0.1
outer&type=WORK_OF_ART 0.59 relative&after=, -0.13 relative&after=. 0.15 relative&after=? 0.03
relative&before=( -0.41 relative&before=, 0.63 relative&before=? -0.67 relative&digits 0.44 relative&list -0.45
relative&mention=appos -0.86 relative&mention=attr 0.35 relative&mention=conj -0.37 relative&mention=dobj 0.32
relative&mention=nsubj -0.05 relative&mention=pobj 0.1 relative&opens=where 0.08 relative&opens=who -0.1
relative&opens=whose -0.28 relative&size=13-24 0.11 relative&size=25+ -0.35 relative&size=3-5 0.09
relative&size=6-12 -0.32 relative&then=( -0.41 relative&then=, 0.63 relative&then=? -0.67
relative_be&fits=True 0.02 relative_be&tag=NN 0.18 relative_be&type=PERSON -0.05 role&after=? 0.09
role&dep=attr -0.22 role&dep=compound 0.26 role&dep=conj 0.34 role&dep=dobj -0.76 role&dep=npadvmod -0.16
role&dep=nsubj 0.4 role&dep=pobj -0.11 role&digits -0.55 role&fits=False 0.22 role&fits=True -0.09
role&list -0.44 role&mention=appos 0.5 role&mention=compound -0.34 role&mention=conj -0.18
role&mention=dobj 0.13 role&mention=npadvmod -0.17 role&mention=nsubj -0.52 role&mention=pobj 0.03
role&mention=poss -0.36 role&opens=DT 0.57 role&opens=JJ -0.13 role&opens=NN -0.47 role&opens=NNP -0.15
role&opens=NNS 0.08 role&opens=PRP$ 0.25 role&opens=a -0.43 role&opens=the 0.43 role&size=1 -0.37
role&size=2 0.16 role&size=3-5 0.18 role&size=6-12 0.16 role&tag=NN -0.63 role&tag=NNS 0.83 role&then=( 0.49
role&then=, -0.15 role&then=. -0.05 role&then=? -0.16 role&type=GPE -0.05 role&type=LOC -0.32 role&type=ORG 0.41
role&type=PERSON -0.35 role&type=PRODUCT 0.32 role&type=WORK_OF_ART 0.51 rule=appos -0.42 rule=comma_after -0.59
rule=comma_before -0.32 rule=copula 0.27 rule=copula_past 0.2 rule=located 0.43 rule=outer -0.09
rule=relative -0.62 rule=role 0.09 size=1 -0.86 size=13-24 0.23 size=2 -0.41 size=25+ -0.26 size=6-12 0.19
tag=NN 0.05 tag=NNP -0.42 tag=NNS -0.46 title&after=? 0.09 title&dep=compound 1.16 title&fits=False -0.22
title&fits=True 0.14 title&list -0.14 title&mention=ROOT 0.61 title&mention=appos -0.53
title&mention=compound 0.34 title&mention=conj -0.57 title&mention=dobj 0.16 title&mention=npadvmod 0.15
title&mention=nsubj 0.53 title&mention=pobj 0.07 title&mention=poss -0.06 title&opens=NNP -0.2
title&size=1 -0.04 title&size=2 0.06 title&tag=NNP -0.2 title&then=, -0.28 title&then=. 0.28 title&then=? -0.12
title&type=GPE 0.84 title&type=ORG -0.78 title&type=PERSON 1.07 turn=0 0.48 turn=1 -0.08 turn=2 -0.54
turn=3 -1.24 vague -0.97
"""

_WORDS = _TABLE.split()

DEFINITION_WEIGHTS: dict[str, float] = dict(zip(_WORDS[::2], map(float, _WORDS[1::2]), strict=True))
"""By feature."""
