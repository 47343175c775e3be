"""Weights of the choice of a definition (`choice.py`), trained by logistic regression.

Trained on GUM (Georgetown University Multilayer corpus, Zeldes and others, CC BY 4.0), MEANTIME (Minard and others,
CC BY 4.0), Wiki-Fair (CC BY-SA 4.0), LitBank (Bamman and others, CC BY 4.0); only weights are kept, no text.
"""

from __future__ import annotations

_TABLE = """
about_words -0.87 appos&after=) -0.06 appos&after=, 0.06 appos&after=; -0.17 appos&after=? -0.61
appos&before=( -0.03 appos&before=, 0.63 appos&before=: -0.37 appos&before=? -0.17 appos&dep=appos -0.48
appos&digits -0.57 appos&fits=False -0.84 appos&fits=True 0.37 appos&list -0.84 appos&mention=ROOT -0.15
appos&mention=appos -0.66 appos&mention=attr 0.13 appos&mention=conj 0.07 appos&mention=dobj 0.26
appos&mention=npadvmod 0.06 appos&mention=nsubj 0.3 appos&mention=nsubjpass -0.11 appos&mention=pobj 0.15
appos&opens=CD -0.76 appos&opens=DT -0.18 appos&opens=JJ 0.38 appos&opens=NN -0.31 appos&opens=NNP 0.08
appos&opens=PRP$ -0.15 appos&opens=a 0.7 appos&opens=an 0.34 appos&opens=the 0.15 appos&size=1 -0.26
appos&size=2 -0.06 appos&size=25+ 0.35 appos&size=3-5 0.06 appos&size=6-12 -0.55 appos&tag=NN 0.25
appos&tag=NNS -0.7 appos&then=, 0.79 appos&then=: -0.41 appos&then=? -0.72 appos&type=GPE -0.56
appos&type=LOC -0.18 appos&type=ORG -0.05 appos&type=PERSON 0.76 appos&type=PRODUCT 0.18
appos&type=WORK_OF_ART 0.03 bias -0.44 comma_after&after=, 0.36 comma_after&after=. 0.14
comma_after&after=? -0.99 comma_after&before=, -0.18 comma_after&before=- -0.15 comma_after&before=? -0.2
comma_after&dep=appos 0.45 comma_after&dep=conj -0.27 comma_after&dep=dobj -0.27 comma_after&dep=npadvmod -0.26
comma_after&dep=nsubj -0.42 comma_after&dep=nsubjpass -0.37 comma_after&dep=pobj -0.52 comma_after&digits 0.53
comma_after&fits=False -0.7 comma_after&fits=True 0.08 comma_after&mention=appos -0.53
comma_after&mention=conj 0.25 comma_after&mention=dobj -0.07 comma_after&mention=npadvmod 0.02
comma_after&mention=nsubj -0.12 comma_after&mention=pobj -0.46 comma_after&opens=IN -0.16
comma_after&opens=JJ 0.07 comma_after&opens=NN 0.33 comma_after&opens=NNP -0.39 comma_after&opens=NNS -0.09
comma_after&opens=PRP$ 0.37 comma_after&opens=VBG -0.12 comma_after&opens=VBN -0.09 comma_after&opens=a 0.24
comma_after&opens=the -0.19 comma_after&size=1 -0.07 comma_after&size=13-24 0.23 comma_after&size=2 -0.33
comma_after&size=3-5 -0.48 comma_after&size=6-12 0.03 comma_after&tag=NN -0.14 comma_after&tag=NNS -0.47
comma_after&then=( -0.49 comma_after&then=, 0.14 comma_after&then=- -0.15 comma_after&then=? -0.12
comma_after&type=GPE 0.06 comma_after&type=LOC -0.15 comma_after&type=ORG 0.08 comma_after&type=PERSON -0.29
comma_after&type=PRODUCT -0.31 comma_before&after=, -0.25 comma_before&after=- -0.35 comma_before&after=. -0.27
comma_before&after=: -0.04 comma_before&after=? 0.49 comma_before&dep=ROOT 0.3 comma_before&dep=appos -0.37
comma_before&dep=attr -0.14 comma_before&dep=conj 0.33 comma_before&dep=dobj -0.14
comma_before&dep=npadvmod -0.1 comma_before&dep=nsubj 0.2 comma_before&dep=pobj -0.83 comma_before&digits 0.48
comma_before&fits=False -0.48 comma_before&fits=True 0.08 comma_before&list -0.13
comma_before&mention=compound -0.22 comma_before&mention=conj -1.19 comma_before&mention=nmod 0.26
comma_before&mention=npadvmod 0.46 comma_before&mention=nsubj -0.87 comma_before&mention=nsubjpass 0.21
comma_before&mention=oprd -0.19 comma_before&mention=pobj -0.27 comma_before&mention=poss -0.27
comma_before&opens=CD 0.43 comma_before&opens=DT -0.15 comma_before&opens=JJ -0.12 comma_before&opens=NN -0.47
comma_before&opens=NNP 0.16 comma_before&opens=NNS -0.04 comma_before&opens=PRP$ -0.08
comma_before&opens=a -0.24 comma_before&opens=an 0.16 comma_before&opens=the -0.1 comma_before&size=1 -0.16
comma_before&size=13-24 0.09 comma_before&size=2 -0.15 comma_before&size=3-5 0.1 comma_before&size=6-12 -0.25
comma_before&tag=NN -0.29 comma_before&tag=NNS -0.08 comma_before&then=, -0.4 comma_before&then=. -0.41
comma_before&then=? -0.56 comma_before&type=FAC -0.25 comma_before&type=GPE -0.73 comma_before&type=LOC 0.24
comma_before&type=NORP -0.02 comma_before&type=ORG -0.12 comma_before&type=PERSON 0.26
comma_before&type=PRODUCT 0.19 comma_before&type=WORK_OF_ART -0.13 copula&after=, 0.08 copula&after=. 0.02
copula&after=? 0.54 copula&dep=attr 0.28 copula&digits -0.13 copula&fits=False 0.05 copula&fits=True 0.24
copula&list -0.21 copula&mention=nsubj 0.18 copula&opens=NN 0.21 copula&opens=a 0.37 copula&opens=an 0.41
copula&opens=the 0.34 copula&size=13-24 -0.06 copula&size=2 0.04 copula&size=25+ -0.09 copula&size=3-5 -0.23
copula&size=6-12 0.41 copula&tag=NN 0.37 copula&tag=NNP -0.22 copula&tag=NNS 0.14 copula&then=( 0.55
copula&then=, -0.56 copula&then=? 0.82 copula&type=GPE 0.18 copula&type=LOC 0.09 copula&type=PERSON -0.57
copula&type=PRODUCT -0.3 copula_past&tag=NN 0.43 copula_past&type=PERSON 0.38 first_block=False -0.34
first_block=True -0.39 located&after=, 0.41 located&mention=nsubj 0.43 located&opens=IN 0.43 located&then=? 0.43
noun=event -0.37 noun=fac -0.44 noun=org 0.49 noun=place 0.58 noun=reference 0.25 noun=role 1 noun=work 1.6
opens=CD 0.07 opens=DT -0.19 opens=IN -0.24 opens=JJ 0.11 opens=NN -0.99 opens=NNP 0.18 opens=NNS -0.64
opens=PRP -0.23 opens=PRP$ 0.78 opens=RB -0.17 opens=VBG 0.07 opens=VBN -0.05 opens=`` -0.73 opens=a 0.48
opens=an 0.99 opens=one -0.16 opens=the 0.36 opens=where 0.09 opens=which -0.05 opens=who -0.12
opens=whose -0.35 outer&after=( -0.66 outer&after=, 0.91 outer&after=: -0.37 outer&after=; -0.12
outer&after=? 0.08 outer&before=, 0.04 outer&before=? -0.36 outer&dep=ROOT -0.76 outer&dep=appos 0.33
outer&dep=attr -0.47 outer&dep=conj 0.6 outer&dep=dobj -0.18 outer&dep=npadvmod -0.45 outer&dep=nsubj 0.6
outer&dep=pobj 0.06 outer&digits -0.13 outer&fits=False -0.07 outer&fits=True 0.23 outer&list -0.1
outer&mention=appos 0.2 outer&mention=pobj 0.17 outer&opens=CD 0.44 outer&opens=DT 0.41 outer&opens=JJ 0.12
outer&opens=NN -0.86 outer&opens=NNP 0.16 outer&opens=NNS -0.26 outer&opens=RB 0.24 outer&opens=a -0.23
outer&opens=the 0.3 outer&size=1 -0.19 outer&size=13-24 -0.19 outer&size=2 0.41 outer&size=3-5 0.44
outer&size=6-12 -0.3 outer&tag=NNS 0.02 outer&then=( -0.11 outer&then=) 0.75 outer&then=, -0.65
outer&then=. -0.05 outer&then=: 0.29 outer&then=? -0.19 outer&type=GPE 0.15 outer&type=LOC 0.53
outer&type=ORG 0.07 outer&type=PERSON -0.62 outer&type=PRODUCT -0.38 outer&type=WORK_OF_ART 0.65
relative&after=, -0.12 relative&after=. 0.15 relative&before=( -0.41 relative&before=, 0.63
relative&before=? -0.68 relative&digits 0.46 relative&list -0.44 relative&mention=appos -0.83
relative&mention=attr 0.34 relative&mention=conj -0.4 relative&mention=dobj 0.3 relative&mention=nsubj 0.03
relative&mention=pobj 0.05 relative&opens=where 0.09 relative&opens=who -0.12 relative&opens=whose -0.28
relative&size=13-24 0.13 relative&size=25+ -0.38 relative&size=3-5 0.09 relative&size=6-12 -0.33
relative&then=( -0.41 relative&then=, 0.63 relative&then=? -0.68 relative_be&tag=NN 0.18
relative_be&type=PERSON -0.07 role&after=? 0.08 role&dep=attr -0.23 role&dep=compound 0.31 role&dep=conj 0.36
role&dep=dobj -0.56 role&dep=npadvmod -0.16 role&dep=nsubj 0.31 role&dep=pobj -0.11 role&digits -0.52
role&fits=False 0.39 role&fits=True -0.25 role&list -0.46 role&mention=appos 0.5 role&mention=compound -0.32
role&mention=conj -0.32 role&mention=dobj 0.08 role&mention=npadvmod -0.02 role&mention=nsubj -0.5
role&mention=pobj 0.15 role&mention=poss -0.38 role&opens=CD -0.03 role&opens=DT 0.57 role&opens=JJ -0.12
role&opens=NN -0.64 role&opens=NNP -0.07 role&opens=PRP$ 0.25 role&opens=a -0.43 role&opens=the 0.53
role&size=1 -0.44 role&size=2 0.22 role&size=3-5 0.2 role&size=6-12 0.15 role&tag=NN -0.64 role&tag=NNS 0.84
role&then=( 0.32 role&then=, -0.07 role&then=. -0.1 role&then=? -0.07 role&type=GPE -0.03 role&type=LOC -0.02
role&type=ORG 0.29 role&type=PERSON -0.57 role&type=PRODUCT 0.36 role&type=WORK_OF_ART 0.58 rule=appos -0.48
rule=comma_after -0.61 rule=comma_before -0.34 rule=copula 0.28 rule=copula_past 0.29 rule=located 0.43
rule=relative -0.64 rule=role 0.08 rule=title -0.02 size=1 -0.65 size=13-24 0.18 size=2 -0.48 size=25+ -0.17
size=3-5 -0.04 size=6-12 0.18 tag=NN -0.05 tag=NNP -0.25 tag=NNS -0.53 title&after=? 0.21
title&dep=compound 0.16 title&fits=False -0.31 title&fits=True 0.28 title&list 0.19 title&mention=appos -0.44
title&mention=conj 0.16 title&mention=npadvmod -0.11 title&mention=nsubj 0.42 title&mention=nsubjpass 0.07
title&mention=pobj -0.37 title&mention=poss 0.17 title&opens=NN 0.75 title&opens=NNP -0.02 title&size=1 0.26
title&size=2 -0.11 title&tag=NNP -0.02 title&then=, -0.16 title&then=. 0.53 title&then=? 0.22
title&type=ORG -0.55 title&type=PERSON 0.65 turn=0 0.55 turn=1 -0.16 turn=2 -0.53 turn=3 -1.25 vague -0.98
"""

_WORDS = _TABLE.split()

DEFINITION_WEIGHTS: dict[str, float] = dict(zip(_WORDS[::2], map(float, _WORDS[1::2]), strict=True))
"""By feature."""
