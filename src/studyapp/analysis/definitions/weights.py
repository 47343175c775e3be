"""Weights of the choice of a definition (`choice.py`), trained by logistic regression.

Trained on GUM (Georgetown University Multilayer corpus, Zeldes and others, CC BY 4.0), MEANTIME (Minard and others,
CC BY 4.0), Wiki-Fair (CC BY-SA 4.0), LitBank (Bamman and others, CC BY 4.0); only weights are kept, no text.
"""

from __future__ import annotations

_TABLE = """
about_words -0.61 appos&after=) -0.33 appos&after=, 0.27 appos&after=. 0.16 appos&after=; -0.08
appos&after=? -0.46 appos&before=( -0.07 appos&before=, 0.41 appos&before=: -0.2 appos&before=? -0.21
appos&dep=appos -0.28 appos&digits -0.36 appos&fits=False -0.61 appos&fits=True 0.34 appos&list -0.37
appos&mention=ROOT -0.22 appos&mention=appos -0.31 appos&mention=attr 0.09 appos&mention=dobj 0.13
appos&mention=nsubj 0.24 appos&mention=nsubjpass -0.18 appos&mention=pobj 0.08 appos&opens=CD -0.31
appos&opens=DT -0.09 appos&opens=JJ 0.11 appos&opens=NN -0.22 appos&opens=NNS -0.06 appos&opens=a 0.41
appos&opens=an 0.18 appos&size=1 -0.14 appos&size=25+ 0.13 appos&size=6-12 -0.28 appos&tag=NN 0.09
appos&tag=NNS -0.37 appos&then=( -0.05 appos&then=, 0.57 appos&then=: -0.24 appos&then=? -0.5
appos&type=GPE -0.27 appos&type=LOC -0.08 appos&type=ORG 0.12 appos&type=PERSON 0.42 appos&type=PRODUCT -0.08
appos&type=WORK_OF_ART -0.04 bias -0.46 comma_after&after=, 0.13 comma_after&after=. 0.06
comma_after&after=? -0.59 comma_after&before=, -0.19 comma_after&before=? -0.08 comma_after&dep=appos 0.34
comma_after&dep=conj -0.17 comma_after&dep=dobj -0.1 comma_after&dep=npadvmod -0.11 comma_after&dep=nsubj -0.27
comma_after&dep=nsubjpass -0.23 comma_after&dep=pobj -0.22 comma_after&digits 0.3 comma_after&fits=False -0.32
comma_after&fits=True -0.09 comma_after&list -0.02 comma_after&mention=appos -0.22 comma_after&mention=conj 0.14
comma_after&mention=dobj -0.04 comma_after&mention=npadvmod -0.02 comma_after&mention=nsubj -0.08
comma_after&mention=pobj -0.26 comma_after&opens=IN -0.08 comma_after&opens=NN 0.09 comma_after&opens=NNP -0.16
comma_after&opens=NNS -0.06 comma_after&opens=PRP$ 0.15 comma_after&opens=VBG -0.06 comma_after&opens=a 0.21
comma_after&opens=the -0.23 comma_after&size=1 -0.04 comma_after&size=13-24 0.19 comma_after&size=2 -0.17
comma_after&size=3-5 -0.35 comma_after&tag=NN -0.13 comma_after&tag=NNS -0.29 comma_after&then=( -0.16
comma_after&then=, -0.1 comma_after&then=? -0.09 comma_after&type=GPE -0.05 comma_after&type=LOC -0.06
comma_after&type=PERSON -0.18 comma_after&type=PRODUCT -0.03 comma_before&after=( -0.14
comma_before&after=, -0.31 comma_before&after=- -0.09 comma_before&after=. -0.09 comma_before&after=: -0.05
comma_before&after=? 0.3 comma_before&dep=ROOT 0.14 comma_before&dep=appos -0.13 comma_before&dep=conj 0.16
comma_before&dep=dobj -0.19 comma_before&dep=npadvmod -0.05 comma_before&dep=nsubj 0.1
comma_before&dep=pobj -0.57 comma_before&digits 0.2 comma_before&fits=False -0.34 comma_before&fits=True -0.06
comma_before&list -0.07 comma_before&mention=compound -0.09 comma_before&mention=conj -0.67
comma_before&mention=nmod 0.15 comma_before&mention=npadvmod 0.19 comma_before&mention=nsubj -0.47
comma_before&mention=nsubjpass 0.05 comma_before&mention=poss -0.11 comma_before&opens=CD 0.16
comma_before&opens=DT -0.08 comma_before&opens=NN -0.22 comma_before&opens=NNP 0.12 comma_before&opens=NNS -0.05
comma_before&opens=a -0.24 comma_before&opens=an 0.09 comma_before&opens=the -0.15 comma_before&size=1 -0.12
comma_before&size=13-24 0.07 comma_before&size=2 -0.09 comma_before&size=3-5 -0.08 comma_before&size=6-12 -0.18
comma_before&tag=NN -0.25 comma_before&tag=NNS -0.15 comma_before&then=, -0.24 comma_before&then=. -0.07
comma_before&then=? -0.46 comma_before&type=FAC -0.1 comma_before&type=GPE -0.39 comma_before&type=LOC 0.11
comma_before&type=ORG 0.03 comma_before&type=PRODUCT -0.08 comma_before&type=WORK_OF_ART 0.03
copula&after=, 0.03 copula&after=. 0.12 copula&after=; -0.05 copula&after=? 0.18 copula&dep=attr 0.25
copula&fits=False -0.08 copula&fits=True 0.33 copula&list -0.02 copula&mention=nsubj 0.22 copula&opens=NN 0.03
copula&opens=a 0.13 copula&opens=an 0.2 copula&opens=the 0.18 copula&size=13-24 0.05 copula&size=25+ -0.07
copula&size=3-5 0.03 copula&size=6-12 0.19 copula&tag=NN 0.33 copula&tag=NNP -0.11 copula&tag=NNS 0.04
copula&then=( 0.1 copula&then=, -0.28 copula&then=? 0.59 copula&type=GPE 0.19 copula&type=LOC -0.06
copula&type=PERSON -0.3 copula&type=PRODUCT -0.02 copula_past&tag=NN 0.22 copula_past&type=PERSON 0.16
first_block=False -0.28 first_block=True -0.29 located&after=, 0.17 located&mention=nsubj 0.26
located&opens=IN 0.26 located&size=3-5 0.03 located&then=? 0.26 noun=event -0.27 noun=fac -0.08 noun=org 0.2
noun=place 0.22 noun=reference 0.06 noun=role 0.82 noun=work 1.04 opens=DT -0.05 opens=IN 0.03 opens=JJ 0.02
opens=NN -0.77 opens=NNP -0.06 opens=NNS -0.42 opens=PRP$ 0.44 opens=RB -0.06 opens=VBN -0.05 opens=`` -0.3
opens=a 0.37 opens=an 0.54 opens=one -0.1 opens=the 0.32 opens=where 0.11 opens=which -0.02 opens=who -0.18
opens=whose -0.15 outer&after=( -0.55 outer&after=, 0.66 outer&after=: -0.31 outer&after=? 0.21
outer&before=, 0.09 outer&before=? -0.19 outer&dep=ROOT -0.42 outer&dep=appos 0.19 outer&dep=attr -0.24
outer&dep=conj 0.42 outer&dep=dobj -0.05 outer&dep=npadvmod -0.14 outer&dep=nsubj 0.41 outer&dep=nsubjpass -0.06
outer&digits -0.1 outer&fits=False -0.3 outer&fits=True 0.3 outer&list -0.06 outer&mention=appos 0.08
outer&mention=pobj 0.02 outer&opens=CD 0.17 outer&opens=DT 0.1 outer&opens=JJ 0.06 outer&opens=NN -0.47
outer&opens=NNP 0.06 outer&opens=NNS -0.13 outer&opens=PRP$ 0.03 outer&opens=RB 0.13 outer&opens=a -0.04
outer&opens=the 0.24 outer&size=1 -0.15 outer&size=13-24 -0.11 outer&size=2 0.1 outer&size=3-5 0.23
outer&then=( 0.07 outer&then=) 0.44 outer&then=, -0.43 outer&then=. -0.12 outer&then=: 0.08 outer&then=? -0.06
outer&type=GPE 0.08 outer&type=LOC 0.11 outer&type=ORG 0.03 outer&type=PERSON -0.22 outer&type=PRODUCT -0.29
outer&type=WORK_OF_ART 0.34 relative&after=) -0.14 relative&after=, -0.09 relative&after=. 0.11
relative&after=? -0.04 relative&before=( -0.23 relative&before=, 0.38 relative&before=? -0.39
relative&digits 0.19 relative&list -0.27 relative&mention=appos -0.34 relative&mention=attr 0.11
relative&mention=conj -0.18 relative&mention=dobj 0.15 relative&mention=nsubj -0.02 relative&opens=where 0.11
relative&opens=who -0.18 relative&opens=whose -0.12 relative&size=13-24 0.05 relative&size=25+ -0.14
relative&size=3-5 0.02 relative&size=6-12 -0.18 relative&then=( -0.23 relative&then=, 0.38 relative&then=? -0.39
relative_be&tag=NN 0.07 role&after=? 0.06 role&dep=attr -0.07 role&dep=compound 0.1 role&dep=conj 0.12
role&dep=dobj -0.25 role&dep=nsubj 0.21 role&dep=pobj 0.06 role&digits -0.14 role&fits=False 0.03
role&fits=True 0.03 role&list -0.22 role&mention=appos 0.41 role&mention=conj 0.08 role&mention=dobj 0.07
role&mention=npadvmod -0.04 role&mention=nsubj -0.29 role&mention=pobj -0.14 role&mention=poss -0.14
role&opens=DT 0.16 role&opens=JJ -0.09 role&opens=NN -0.31 role&opens=NNP -0.07 role&opens=PRP$ 0.16
role&opens=a -0.17 role&opens=the 0.4 role&size=1 -0.29 role&size=3-5 0.18 role&size=6-12 0.16 role&tag=NN -0.34
role&tag=NNS 0.39 role&then=( 0.15 role&then=, -0.03 role&then=. -0.06 role&then=? -0.08 role&type=GPE -0.11
role&type=LOC -0.12 role&type=ORG 0.1 role&type=PERSON -0.37 role&type=PRODUCT 0.42 role&type=WORK_OF_ART 0.32
rule=appos -0.28 rule=comma_after -0.42 rule=comma_before -0.4 rule=copula 0.25 rule=copula_past 0.16
rule=located 0.26 rule=relative -0.31 rule=role 0.06 rule=title 0.09 size=1 -0.56 size=13-24 0.26 size=2 -0.37
size=25+ -0.15 size=3-5 0.08 size=6-12 0.15 tag=NN -0.05 tag=NNP -0.02 tag=NNS -0.48 title&after=? 0.09
title&dep=compound 0.12 title&fits=False -0.09 title&fits=True 0.18 title&list 0.08 title&mention=ROOT -0.04
title&mention=appos -0.09 title&mention=npadvmod 0.03 title&mention=nsubj 0.46 title&mention=nsubjpass -0.05
title&mention=pobj -0.23 title&mention=poss 0.05 title&opens=NN 0.33 title&opens=NNP -0.1 title&size=1 0.12
title&size=2 -0.07 title&tag=NNP 0.09 title&then=, -0.02 title&then=. 0.11 title&then=? 0.16
title&type=ORG -0.29 title&type=PERSON 0.91 turn=0 0.5 turn=1 -0.08 turn=2 -0.2 turn=3 -0.84 vague -0.44
"""

_WORDS = _TABLE.split()

DEFINITION_WEIGHTS: dict[str, float] = dict(zip(_WORDS[::2], map(float, _WORDS[1::2]), strict=True))
"""By feature."""
