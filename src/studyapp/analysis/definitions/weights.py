"""Weights of the choice of a definition (`choice.py`), trained by logistic regression.

Trained on GUM (Georgetown University Multilayer corpus, Zeldes and others, CC BY 4.0), MEANTIME (Minard and others,
CC BY 4.0), Wiki-Fair (CC BY-SA 4.0), LitBank (Bamman and others, CC BY 4.0); only weights are kept, no text.
"""

from __future__ import annotations

_TABLE = """
about_words -0.61 appos&after=) -0.32 appos&after=, 0.26 appos&after=. 0.13 appos&after=; -0.08
appos&after=? -0.42 appos&before=( -0.09 appos&before=, 0.42 appos&before=: -0.21 appos&before=? -0.2
appos&dep=appos -0.28 appos&digits -0.38 appos&fits=False -0.61 appos&fits=True 0.33 appos&list -0.38
appos&mention=ROOT -0.24 appos&mention=appos -0.33 appos&mention=attr 0.09 appos&mention=dobj 0.12
appos&mention=nsubj 0.22 appos&mention=nsubjpass -0.07 appos&mention=pobj 0.06 appos&opens=CD -0.32
appos&opens=DT -0.1 appos&opens=JJ 0.11 appos&opens=NN -0.22 appos&opens=NNP 0.06 appos&opens=NNS -0.07
appos&opens=a 0.4 appos&opens=an 0.18 appos&size=1 -0.13 appos&size=25+ 0.12 appos&size=3-5 0.03
appos&size=6-12 -0.3 appos&tag=NN 0.1 appos&tag=NNS -0.38 appos&then=( -0.07 appos&then=, 0.6 appos&then=: -0.25
appos&then=? -0.51 appos&type=GPE -0.29 appos&type=LOC 0.03 appos&type=ORG -0.03 appos&type=PERSON 0.41
appos&type=WORK_OF_ART -0.04 bias -0.45 comma_after&after=, 0.12 comma_after&after=. 0.09
comma_after&after=? -0.61 comma_after&before=, -0.19 comma_after&before=? -0.09 comma_after&dep=appos 0.33
comma_after&dep=conj -0.14 comma_after&dep=dobj -0.1 comma_after&dep=npadvmod -0.11 comma_after&dep=nsubj -0.27
comma_after&dep=nsubjpass -0.23 comma_after&dep=pobj -0.23 comma_after&digits 0.3 comma_after&fits=False -0.3
comma_after&fits=True -0.12 comma_after&list -0.02 comma_after&mention=appos -0.23 comma_after&mention=conj 0.13
comma_after&mention=dobj -0.04 comma_after&mention=npadvmod -0.02 comma_after&mention=nsubj -0.08
comma_after&mention=pobj -0.24 comma_after&opens=IN -0.09 comma_after&opens=NN 0.09 comma_after&opens=NNP -0.17
comma_after&opens=NNS -0.06 comma_after&opens=PRP$ 0.15 comma_after&opens=VBG -0.06 comma_after&opens=a 0.22
comma_after&opens=the -0.2 comma_after&size=1 -0.05 comma_after&size=13-24 0.19 comma_after&size=2 -0.18
comma_after&size=3-5 -0.36 comma_after&tag=NN -0.15 comma_after&tag=NNS -0.26 comma_after&then=( -0.16
comma_after&then=, -0.09 comma_after&then=? -0.09 comma_after&type=FAC -0.02 comma_after&type=GPE -0.06
comma_after&type=LOC -0.06 comma_after&type=PERSON -0.15 comma_after&type=PRODUCT -0.04
comma_before&after=( -0.15 comma_before&after=, -0.31 comma_before&after=- -0.09 comma_before&after=. -0.09
comma_before&after=: -0.05 comma_before&after=? 0.3 comma_before&dep=ROOT 0.14 comma_before&dep=appos -0.13
comma_before&dep=conj 0.16 comma_before&dep=dobj -0.18 comma_before&dep=npadvmod -0.05
comma_before&dep=nsubj 0.1 comma_before&dep=pobj -0.57 comma_before&digits 0.2 comma_before&fits=False -0.35
comma_before&fits=True -0.05 comma_before&list -0.07 comma_before&mention=compound -0.07
comma_before&mention=conj -0.67 comma_before&mention=nmod 0.15 comma_before&mention=npadvmod 0.18
comma_before&mention=nsubj -0.47 comma_before&mention=nsubjpass 0.05 comma_before&mention=poss -0.11
comma_before&opens=CD 0.16 comma_before&opens=DT -0.08 comma_before&opens=JJ -0.02 comma_before&opens=NN -0.22
comma_before&opens=NNP 0.11 comma_before&opens=NNS -0.05 comma_before&opens=PRP$ -0.02
comma_before&opens=a -0.22 comma_before&opens=an 0.09 comma_before&opens=the -0.15 comma_before&size=1 -0.12
comma_before&size=13-24 0.07 comma_before&size=2 -0.1 comma_before&size=3-5 -0.08 comma_before&size=6-12 -0.18
comma_before&tag=NN -0.25 comma_before&tag=NNS -0.15 comma_before&then=, -0.24 comma_before&then=. -0.07
comma_before&then=? -0.47 comma_before&type=FAC -0.1 comma_before&type=GPE -0.4 comma_before&type=LOC 0.1
comma_before&type=ORG 0.03 comma_before&type=PERSON -0.02 comma_before&type=PRODUCT -0.06 copula&after=, 0.03
copula&after=. 0.11 copula&after=; -0.05 copula&after=? 0.18 copula&dep=attr 0.25 copula&fits=False -0.08
copula&fits=True 0.33 copula&list -0.02 copula&mention=nsubj 0.21 copula&opens=NN 0.03 copula&opens=a 0.14
copula&opens=an 0.2 copula&opens=the 0.18 copula&size=13-24 0.05 copula&size=25+ -0.07 copula&size=6-12 0.19
copula&tag=NN 0.33 copula&tag=NNP -0.11 copula&tag=NNS 0.04 copula&then=( 0.09 copula&then=, -0.28
copula&then=? 0.59 copula&type=GPE 0.18 copula&type=LOC -0.06 copula&type=PERSON -0.3 copula_past&tag=NN 0.22
copula_past&type=PERSON 0.16 first_block=False -0.28 first_block=True -0.29 located&after=, 0.17
located&mention=nsubj 0.26 located&opens=IN 0.26 located&size=3-5 0.03 located&then=? 0.26 noun=event -0.27
noun=fac -0.09 noun=org 0.19 noun=place 0.31 noun=reference 0.06 noun=role 0.81 noun=work 1.02 opens=CD 0.03
opens=DT -0.05 opens=IN 0.03 opens=NN -0.78 opens=NNS -0.42 opens=PRP$ 0.43 opens=RB -0.07 opens=VBN -0.05
opens=`` -0.3 opens=a 0.37 opens=an 0.54 opens=one -0.11 opens=the 0.32 opens=where 0.1 opens=which -0.03
opens=who -0.18 opens=whose -0.15 outer&after=( -0.56 outer&after=, 0.71 outer&after=: -0.32 outer&after=? 0.21
outer&before=, 0.16 outer&before=? -0.23 outer&dep=ROOT -0.43 outer&dep=appos 0.17 outer&dep=attr -0.24
outer&dep=conj 0.41 outer&dep=dobj -0.09 outer&dep=npadvmod -0.16 outer&dep=nsubj 0.38 outer&digits -0.07
outer&fits=False -0.32 outer&fits=True 0.34 outer&list -0.08 outer&mention=appos 0.08 outer&mention=pobj 0.04
outer&opens=CD 0.19 outer&opens=DT 0.11 outer&opens=JJ 0.06 outer&opens=NN -0.48 outer&opens=NNP 0.11
outer&opens=NNS -0.13 outer&opens=RB 0.13 outer&opens=a -0.06 outer&opens=the 0.22 outer&size=1 -0.16
outer&size=13-24 -0.1 outer&size=2 0.13 outer&size=3-5 0.22 outer&size=6-12 -0.02 outer&then=( 0.07
outer&then=) 0.43 outer&then=, -0.42 outer&then=. -0.12 outer&then=: 0.07 outer&type=GPE 0.07
outer&type=LOC 0.19 outer&type=ORG 0.1 outer&type=PERSON -0.28 outer&type=PRODUCT -0.31
outer&type=WORK_OF_ART 0.33 relative&after=) -0.14 relative&after=, -0.09 relative&after=. 0.11
relative&after=? -0.04 relative&before=( -0.23 relative&before=, 0.38 relative&before=? -0.39
relative&digits 0.19 relative&list -0.27 relative&mention=appos -0.34 relative&mention=attr 0.11
relative&mention=conj -0.18 relative&mention=dobj 0.15 relative&mention=nsubj -0.02 relative&opens=where 0.1
relative&opens=who -0.18 relative&opens=whose -0.12 relative&size=13-24 0.05 relative&size=25+ -0.14
relative&size=6-12 -0.17 relative&then=( -0.23 relative&then=, 0.38 relative&then=? -0.39
relative_be&tag=NN 0.07 role&after=? 0.05 role&dep=attr -0.07 role&dep=compound 0.09 role&dep=conj 0.12
role&dep=dobj -0.24 role&dep=nsubj 0.21 role&dep=pobj 0.06 role&digits -0.14 role&fits=False 0.02
role&fits=True 0.03 role&list -0.23 role&mention=appos 0.4 role&mention=conj 0.08 role&mention=dobj 0.07
role&mention=npadvmod -0.02 role&mention=nsubj -0.3 role&mention=pobj -0.14 role&mention=poss -0.14
role&opens=DT 0.16 role&opens=JJ -0.09 role&opens=NN -0.32 role&opens=NNP -0.09 role&opens=PRP$ 0.17
role&opens=a -0.17 role&opens=the 0.4 role&size=1 -0.28 role&size=3-5 0.17 role&size=6-12 0.16 role&tag=NN -0.34
role&tag=NNS 0.4 role&then=( 0.15 role&then=, -0.03 role&then=. -0.07 role&then=? -0.08 role&type=GPE -0.1
role&type=LOC -0.14 role&type=ORG 0.12 role&type=PERSON -0.37 role&type=PRODUCT 0.4 role&type=WORK_OF_ART 0.32
rule=appos -0.28 rule=comma_after -0.41 rule=comma_before -0.4 rule=copula 0.25 rule=copula_past 0.16
rule=located 0.26 rule=relative -0.32 rule=role 0.05 rule=title 0.08 size=1 -0.56 size=13-24 0.26 size=2 -0.37
size=25+ -0.12 size=3-5 0.07 size=6-12 0.13 tag=NN -0.04 tag=NNP -0.03 tag=NNS -0.47 title&after=? 0.08
title&dep=compound 0.11 title&fits=False -0.1 title&fits=True 0.18 title&list 0.08 title&mention=ROOT -0.04
title&mention=appos -0.09 title&mention=npadvmod 0.03 title&mention=nsubj 0.46 title&mention=nsubjpass -0.05
title&mention=pobj -0.23 title&mention=poss 0.05 title&opens=NN 0.34 title&opens=NNP -0.12 title&size=1 0.12
title&size=2 -0.07 title&tag=NNP 0.08 title&then=, -0.03 title&then=. 0.11 title&then=? 0.17
title&type=ORG -0.29 title&type=PERSON 0.91 turn=0 0.52 turn=1 -0.1 turn=2 -0.21 turn=3 -0.84 vague -0.45
"""

_WORDS = _TABLE.split()

DEFINITION_WEIGHTS: dict[str, float] = dict(zip(_WORDS[::2], map(float, _WORDS[1::2]), strict=True))
"""By feature."""
