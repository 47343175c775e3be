"""Weights of the choice of a type (`kinds.py`), trained by multinomial logistic regression.

Trained on GUM (Georgetown University Multilayer corpus, Zeldes and others, CC BY 4.0), MEANTIME (Minard and others,
CC BY 4.0), Wiki-Fair (CC BY-SA 4.0), LitBank (Bamman and others, CC BY 4.0); only weights are kept, no text.
"""

from __future__ import annotations

_TABLE = """
about= -0.06 0.08 -0.1 -0.13 0.17 about=&top= -0.11 0.09 0.17 -0.07 -0.09
about=&top=EVENT -0.06 -0.17 -0.1 0.29 0.04 about=&top=FAC -0.17 0.1 0.24 -0.1 -0.07
about=&top=GPE 0.13 -0.01 -0.07 -0.22 0.19 about=&top=LANGUAGE -0.01 0.03 -0.02 -0.01 0.01
about=&top=LOC -0.09 -0.06 0.06 0.03 0.06 about=&top=NORP -0.04 0.06 -0.12 -0.06 0.17
about=&top=ORG 0.05 0.32 -0.03 -0.07 -0.27 about=&top=PERSON 0.01 -0.17 0.09 0.28 -0.22
about=&top=PRODUCT -0.06 -0.11 0.01 -0.04 0.21 about=&top=WORK_OF_ART 0.28 0.06 -0.26 -0.17 0.09
about=org 0.22 -0.56 0.15 -0.45 0.65 about=org&top= 0.48 -0.3 -0.39 -0.06 0.27
about=org&top=GPE 0.13 0.26 -0.42 -0.06 0.09 about=org&top=NORP 0.12 -0.05 -0.04 -0.02 -0.01
about=org&top=ORG -0.03 -0.41 0.44 -0.33 0.32 about=org&top=PERSON -0.23 -0.17 0.28 -0.03 0.16
about=org&top=WORK_OF_ART -0.03 -0.1 0.2 0.06 -0.14 about=person 0.16 -0.21 -0.07 -0.3 0.28
about=person&top= -0.11 -0.02 0.2 0.06 -0.13 about=person&top=FAC -0.04 -0.08 -0.05 0.12 0.05
about=person&top=GPE 0.17 0.06 0.08 -0.1 -0.2 about=person&top=LOC -0.02 -0.14 0.01 -0.11 0.26
about=person&top=NORP -0.18 0.01 0.13 -0.04 0.09 about=person&top=ORG -0.15 0.05 -0.08 0.26 -0.06
about=person&top=PERSON 0.43 -0.13 -0.3 -0.25 0.11 about=person&top=PRODUCT -0.11 0.06 -0.08 -0.03 0.16
about=person&top=WORK_OF_ART -0.09 0.03 0.01 -0.02 0.07 about=place -0.21 0.55 -0.31 0.21 -0.39
about=place&top= -0.15 0.05 0.05 0.02 0.03 about=place&top=EVENT -0.05 -0.21 0.02 0.23 0.01
about=place&top=FAC 0.15 -0.02 -0.15 0.04 -0.03 about=place&top=GPE -0.39 0.06 0.45 0.14 -0.23
about=place&top=LOC 0.01 0.34 -0.22 -0.06 -0.07 about=place&top=NORP 0.36 -0.09 -0.04 -0.08 -0.15
about=place&top=ORG 0.05 0.06 -0.13 0.08 -0.05 about=place&top=PERSON -0.16 0.45 -0.15 -0.09 -0.05
about=place&top=PRODUCT 0.1 0.12 -0.02 -0.08 -0.11 about=place&top=WORK_OF_ART -0.09 -0.06 -0.07 0.07 0.15
bias 0.11 0.09 -0.23 -0.41 0.24 end=ad -0.05 -0.01 -0.04 -0.01 0.11 end=ada -0.02 -0.07 0.02 0.17 -0.1
end=age -0.1 -0.08 -0.11 -0.02 0.32 end=ain -0.03 0.15 -0.18 -0.06 0.12 end=al -0.06 0.03 0.07 -0.01 -0.04
end=all -0.03 0.04 0.05 -0.05 -0.01 end=am -0.07 0.09 -0.3 -0.12 0.4 end=an 0.26 -0.19 -0.22 -0.13 0.28
end=ana 0.12 -0.07 -0.01 -0.01 -0.03 end=and -0.15 0.37 -0.02 -0.05 -0.16 end=ane -0.09 0 -0.01 -0 0.1
end=ans 0.31 -0.19 0.1 -0.07 -0.15 end=any -0.14 0.1 0.04 -0.01 0.02 end=ar -0.02 -0.01 -0.01 0.16 -0.13
end=ard 0.13 -0.16 0.01 -0.05 0.08 end=ark 0 0.14 -0.05 -0.01 -0.09 end=ary 0.12 -0.1 0.12 -0.05 -0.08
end=as 0.04 0.21 -0.19 0.15 -0.21 end=ast -0.13 0.14 0.09 0.08 -0.18 end=at 0.22 -0.18 -0.13 -0.04 0.13
end=ate -0.22 0.02 0.33 0.1 -0.23 end=au 0.07 0.06 -0.06 -0.02 -0.05 end=aw -0.06 0.11 0.03 0.13 -0.21
end=ay 0.17 0.16 -0.13 -0.08 -0.12 end=be -0.16 -0.05 -0.06 -0.03 0.31 end=bs 0.12 -0.12 -0.05 -0.02 0.06
end=ca -0.03 0.15 0.1 -0.06 -0.16 end=ce -0.18 -0.18 0.1 0.01 0.25 end=ch -0.17 -0.44 0.05 0.05 0.51
end=ck 0.02 -0.13 -0.14 -0.06 0.3 end=co 0.07 0.04 0.08 -0.08 -0.11 end=cs 0.02 -0.22 -0.12 0.4 -0.07
end=ct -0.07 -0.11 0.04 -0.15 0.3 end=cy -0.06 -0.13 -0.12 -0.02 0.32 end=da -0.17 0.12 -0.04 0.14 -0.05
end=de -0.01 0.02 -0.15 0.12 0.02 end=den 0.08 0.01 -0.02 -0.02 -0.05 end=dge -0.01 0.1 0.04 -0.02 -0.1
end=dia -0.05 -0.03 0.16 -0.02 -0.06 end=don 0.05 -0.14 -0.03 -0.07 0.19 end=ds 0.09 0.21 -0.22 -0.11 0.03
end=dy -0.09 0.08 -0.09 -0.04 0.14 end=ea -0.13 -0 0.45 -0.05 -0.26 end=ed -0.1 -0.18 0.28 -0.03 0.03
end=ee -0.04 -0.16 0.06 0.15 -0.01 end=eet -0.07 0.03 -0.06 -0.04 0.14 end=el 0.14 0.14 0.05 -0.06 -0.27
end=ell -0.2 0.35 -0.16 -0.03 0.05 end=en 0.29 0.09 -0.17 0.07 -0.28 end=ent -0.11 -0 0.21 -0.05 -0.05
end=er 0.04 0.04 0.01 0.04 -0.13 end=erg 0.03 0.05 -0.08 -0.01 0.01 end=ers -0.18 -0.12 0.29 0.01 0.01
end=ert 0.06 0.1 -0.03 -0.01 -0.11 end=ery -0.08 -0.02 0.06 -0.02 0.06 end=es -0.11 -0.14 0.11 0.09 0.06
end=ess -0.06 -0.09 0.08 -0.03 0.1 end=est 0.13 0.12 -0.12 0.19 -0.32 end=et 0.06 0.07 -0.25 -0.12 0.24
end=ews 0.05 -0.16 0.32 -0.05 -0.16 end=ey 0.34 0 -0.29 0.07 -0.13 end=ge -0.12 0.05 0.01 -0.07 0.12
end=god 0.18 -0.08 -0.05 -0.06 0.01 end=gy -0.1 -0.18 0.09 -0.06 0.24 end=ham -0.04 0.15 -0.01 -0.01 -0.09
end=han -0.03 -0.01 -0.02 -0.02 0.08 end=ia -0.54 0.47 0.3 0.04 -0.26 end=ian -0.02 -0.15 0.35 -0.03 -0.16
end=ic -0.19 0.11 -0.17 0.26 -0 end=ica -0.14 0.11 0.05 -0.05 0.03 end=ice -0.15 -0.05 0.11 -0.02 0.1
end=ick -0.01 -0.02 -0.05 -0.02 0.1 end=ico 0.08 0.21 -0.03 -0.04 -0.23 end=ics -0.11 -0.16 -0.06 0.42 -0.09
end=id 0.21 -0.13 -0.25 -0.05 0.21 end=ie 0 0.03 -0.09 -0.03 0.08 end=ier -0.08 0.03 0.36 -0.05 -0.26
end=ies -0.31 0.1 -0.02 0.14 0.09 end=ii -0.08 -0.13 -0.07 0.45 -0.16 end=il 0.13 0.16 -0.24 -0.1 0.05
end=ill 0.12 -0.03 -0.07 -0.02 -0.01 end=im -0.04 0.07 -0.03 -0.01 0.01 end=in -0.05 -0.05 -0.16 0.3 -0.05
end=ina -0.08 0.15 -0.12 -0.02 0.07 end=ine -0.03 -0.06 0.2 -0.09 -0.03 end=ing -0 -0.05 0.25 0.09 -0.28
end=ins 0.08 0.06 -0.17 -0.01 0.04 end=io 0.06 0.11 -0.09 -0.01 -0.06 end=ion -0.36 0.04 0.35 0.09 -0.12
end=ip 0.06 -0.03 -0.11 0.06 0.02 end=ire -0.16 0.13 0.1 0.11 -0.19 end=is 0.18 -0.17 0.09 0.13 -0.22
end=ish 0.09 -0.06 -0.06 -0.03 0.07 end=it -0.35 -0.14 0.31 0.03 0.16 end=ith 0.1 -0.01 -0.03 -0.02 -0.03
end=ity -0.18 -0.25 0.25 -0.07 0.25 end=ka -0 -0.05 0.12 -0.01 -0.06 end=ke -0.02 0.21 -0.1 -0.07 -0.01
end=ker 0.37 -0.09 -0.12 -0.04 -0.11 end=ki 0.11 -0.13 0.01 -0.02 0.02 end=ks 0.19 -0.15 0.14 -0.05 -0.12
end=la -0.19 0.17 0.01 -0.05 0.07 end=ld -0.22 0.54 -0.06 -0.04 -0.22 end=le 0.21 -0.04 0.04 -0.11 -0.1
end=ler -0.13 -0.04 0.08 -0.03 0.12 end=les -0.08 -0.01 0.14 -0.05 -0 end=ley 0.09 0.04 -0.14 -0.04 0.05
end=lia 0.02 0.01 0.09 -0.02 -0.09 end=ll 0.04 0.23 -0.19 -0.1 0.03 end=lle 0.13 0.01 -0.09 -0.02 -0.03
end=lly 0.01 -0.06 0.06 -0.01 -0 end=ls -0.21 -0.11 0.37 -0.11 0.06 end=ly -0.03 -0.17 0.34 -0.05 -0.09
end=ma 0.16 -0.23 0.11 -0.03 -0.01 end=man 0.37 -0.16 -0.13 0.12 -0.2 end=me -0.2 0.15 -0.31 0.21 0.15
end=mes -0 -0.07 0.09 0.12 -0.13 end=ms 0.24 0.12 -0 -0.05 -0.31 end=my 0.06 -0.21 0.34 -0.03 -0.15
end=na 0.14 0.04 0.03 -0.08 -0.13 end=nc -0.06 -0.13 -0.05 -0.03 0.27 end=nce 0.07 -0.35 0.07 0.08 0.14
end=nd -0.08 0.26 0.07 -0.07 -0.19 end=ne -0.33 0.15 0.09 -0.06 0.16 end=ner 0.36 -0.04 -0.14 -0.02 -0.17
end=nes 0.36 -0.16 -0.11 -0.06 -0.03 end=ng -0.12 -0.05 0.04 0.05 0.08 end=nia -0.29 0.09 0.15 0.14 -0.09
end=no 0.16 0.02 -0.1 -0.02 -0.06 end=ns 0.5 -0.25 0.07 -0.15 -0.17 end=nt 0.08 -0.05 0.23 -0.06 -0.2
end=ny -0.19 0.18 0.05 -0.06 0.02 end=od 0.11 -0.03 -0.08 -0.07 0.07 end=ogy -0.11 -0.14 0.12 -0.05 0.18
end=ok 0.07 -0.02 -0.17 -0.02 0.14 end=ol -0.06 -0.15 0.19 -0.02 0.04 end=om 0.08 0.05 -0.11 0.13 -0.14
end=ome -0.11 0.05 -0.17 0.15 0.09 end=on -0.07 0.08 0.07 -0.01 -0.07 end=one -0.09 -0.11 -0.05 0.06 0.2
end=ons -0.05 -0.16 0.17 -0.03 0.08 end=ook 0.06 -0.01 -0.17 -0.02 0.14 end=ool -0.01 -0.11 0.07 -0.01 0.07
end=ope -0.11 0.07 -0.09 -0.04 0.17 end=or 0.63 -0.29 -0.28 -0.05 -0.01 end=ord -0.1 0.14 0.12 -0.02 -0.14
end=ore 0.07 0.01 -0.08 -0.02 0.02 end=ork -0.05 0.02 0.05 -0.06 0.04 end=ors 0.04 -0.09 0.27 -0.03 -0.19
end=ort -0.02 0.09 -0.06 -0.02 0.01 end=os 0.38 -0.27 -0.06 -0.05 0 end=ot 0.09 -0.09 -0.1 -0.02 0.12
end=ow -0.14 0.37 -0.13 -0.05 -0.05 end=own -0.13 -0.03 0.06 0.1 0 end=ox -0.2 -0.11 0.27 -0.04 0.08
end=pe -0.06 0.15 -0.13 -0.05 0.09 end=ple 0.14 -0.04 0.07 -0 -0.18 end=ra -0.09 -0.13 -0.11 0.43 -0.1
end=rch -0.06 -0.05 -0.02 0.12 0.01 end=rd 0 -0.02 0.11 -0.08 -0.02 end=re -0.11 0.07 -0.2 -0.03 0.26
end=rea -0.09 -0.35 0.58 -0.04 -0.11 end=rg -0.14 0.24 0.21 -0.07 -0.23 end=ri 0.47 -0.08 -0.14 -0.08 -0.18
end=ria -0.11 0.09 -0.06 -0.01 0.08 end=ris 0.36 -0.37 0.08 -0.06 0 end=rk 0.01 0.14 -0.01 -0.07 -0.07
end=rs 0.03 -0.39 0.59 -0.2 -0.04 end=rt -0.05 0.33 0.09 -0.06 -0.31 end=rth 0 0.08 0.06 -0.06 -0.08
end=ry 0.16 -0.29 0.25 -0.13 0.01 end=sco 0.05 -0.07 0.08 -0.01 -0.05 end=se 0.09 0.06 -0.04 -0.12 0.01
end=sh 0.23 -0.06 -0.14 -0.04 0.01 end=sia -0.06 0.01 0.1 -0.03 -0.02 end=son 0.21 -0.14 0.02 -0.05 -0.03
end=ss 0.23 -0.1 0.09 -0.07 -0.16 end=st -0.11 -0.04 -0.18 0.21 0.12 end=ta 0.4 -0.28 0.01 -0.03 -0.11
end=tan -0.17 0.1 -0.1 -0.02 0.2 end=te -0.2 0.17 0.23 0.02 -0.21 end=ter -0.45 0.43 0.1 -0 -0.07
end=tes 0.03 0.04 -0.24 0.09 0.08 end=th -0.07 0.06 0.1 0.1 -0.19 end=to -0.02 -0.14 0.18 -0.02 0.01
end=ton 0.27 -0.04 -0.04 -0.04 -0.15 end=ts -0.05 0.1 0.08 0.05 -0.18 end=tt 0.03 -0.06 -0 -0.04 0.06
end=ty -0.08 -0.37 0.31 -0.11 0.26 end=ue -0.24 0 0.18 -0.07 0.13 end=um -0.14 0.49 -0.13 -0.04 -0.17
end=urt -0.07 -0.09 0.16 -0.01 0.02 end=us 0.2 -0.25 0.03 0.03 -0.01 end=use -0.07 0.11 0.17 -0.04 -0.18
end=va -0.08 0.08 0.16 -0.02 -0.15 end=ve 0.08 0.29 -0.22 0.04 -0.19 end=ver -0.08 0.09 -0.03 -0.03 0.05
end=wn -0.13 -0.03 0.06 0.1 0 end=ws 0.05 0.09 0.27 -0.05 -0.36 full= -0.11 -0.1 -0.04 0.14 0.16
full=EVENT -0.1 -0.2 -0.18 0.42 0.06 full=FAC 0.02 0.1 -0.07 0.04 -0.09 full=GPE -0.16 0.29 0.13 -0.26 -0.15
full=LANGUAGE -0.09 -0.1 -0.09 -0.06 0.34 full=LAW 0 -0.08 -0.05 -0 0.13 full=LOC -0.13 0.32 0.01 -0.17 -0.03
full=NORP 0.18 -0.08 -0.07 -0.2 0.17 full=ORG -0.28 -0.06 0.31 -0.05 0.14
full=PERSON 0.48 -0.21 -0.21 -0.29 -0.22 full=PRODUCT -0.12 0.04 -0.05 -0.16 0.3
full=WORK_OF_ART -0.02 -0.05 -0.14 -0.06 0.28 is:? 0.02 -0.25 -0.07 -0.15 0.48
is:event -0.32 -0.19 0.25 0.09 0.17 is:fac -0.24 0.7 0.02 -0.1 -0.38 is:group -0.16 -0.13 0.39 -0.06 -0.05
is:org -0.28 0.07 0.36 0.08 -0.22 is:place -0.4 1.13 -0.29 -0.13 -0.3 is:reference 0.01 -0.15 0.03 -0.05 0.15
is:role 1.1 -0.56 -0.23 -0.27 -0.07 is:work -0.42 -0.49 -0.07 -0.16 1.14 label:=most 0.15 -0.21 0.06 -0.02 0.08
label:=some 0.16 -0.46 0.1 0.23 -0.02 label:EVENT=most -0.09 -0.14 -0.14 0.42 -0.04
label:FAC=most 0.01 0.18 -0.16 0.02 -0.05 label:FAC=some 0.08 -0.14 0.35 -0.05 -0.24
label:GPE=most -0.03 0.2 0.06 -0.25 -0.06 label:GPE=some -0.09 0.56 -0.19 -0.03 -0.24
label:LANGUAGE=most -0.07 -0.07 -0.08 -0.04 0.25 label:LAW=most 0.02 -0.08 -0.04 0.01 0.09
label:LOC=most -0.28 0.43 0.02 -0.06 -0.11 label:LOC=some 0.2 0.03 0.04 -0.16 -0.11
label:NORP=most 0.39 -0.11 -0.07 -0.18 -0.04 label:NORP=some -0.17 0.16 0.09 -0.04 -0.03
label:ORG=most 0.03 -0.14 0.36 -0.3 0.08 label:ORG=some 0.13 -0.19 0.08 -0.04 0.02
label:PERSON=most 0.31 -0.07 -0.07 -0.11 -0.31 label:PERSON=some 0.32 -0.03 0.07 -0.13 -0.23
label:PRODUCT=most -0.06 0.01 -0.08 -0.12 0.25 label:PRODUCT=some -0.07 -0.05 -0.01 0.14 -0
label:WORK_OF_ART=most -0.11 -0.14 -0.05 0 0.31 label:WORK_OF_ART=some 0.21 0.04 -0.14 -0.26 0.15
near:according+to=often -0.07 -0.11 0.23 -0.01 -0.03 near:after=$=often 0.03 0.03 0.07 -0.06 -0.06
near:after=$=once -0.08 -0.03 0.12 0.08 -0.09 near:after='s=often 0.4 0.27 0.06 -0.15 -0.58
near:after='s=once 0.22 -0.23 0.37 -0.03 -0.33 near:after=(=often -0.45 0.43 -0.12 -0.09 0.24
near:after=(=once 0.28 0.08 -0.14 -0.16 -0.06 near:after=)=often -0.2 0.33 -0.03 -0.13 0.03
near:after=)=once -0.17 0.11 0.14 -0.1 0.02 near:after=,=often 0.05 0.24 -0.21 0.12 -0.2
near:after=,=once 0.18 -0.33 0.04 0.14 -0.02 near:after=-=often 0.19 -0.09 -0.21 0.09 0.02
near:after=-=once -0.15 0.07 -0.11 -0.04 0.22 near:after=.=often 0.03 0.14 -0.31 0.12 0.01
near:after=.=once -0.26 0.34 -0.11 -0.01 0.04 near:after=:=often -0.31 0.4 -0.18 -0.13 0.22
near:after=and=often 0.05 0.36 -0.06 -0.41 0.06 near:after=and=once -0.03 0.47 -0.27 -0.23 0.07
near:after=are=often 0.01 0.12 -0.07 -0.01 -0.05 near:after=had=often 0.16 0.08 -0.11 -0.03 -0.1
near:after=had=once 0.26 -0.49 0.51 -0.08 -0.2 near:after=has=often -0.17 0.04 0.37 -0.15 -0.09
near:after=has=once -0.47 0.29 0.05 0.16 -0.05 near:after=in=often 0.01 0.05 -0.11 0.04 0.02
near:after=in=once -0.2 -0.01 0.01 0.24 -0.04 near:after=is=often -0.29 0.05 -0.27 0.28 0.24
near:after=is=once -0.64 0.48 -0.15 0.11 0.21 near:after=of=often -0.06 -0.17 0.04 0.04 0.15
near:after=of=once 0.14 -0.17 -0.1 -0.06 0.2 near:after=said=often 0.35 -0.1 -0.13 -0.03 -0.09
near:after=said=once 0.2 -0.04 -0.12 -0.01 -0.04 near:after=was=often 0.08 0.04 -0.15 0.04 -0.01
near:after=was=once 0.13 -0.08 0.16 -0.17 -0.04 near:after=who=often 0.24 -0.07 -0.03 -0.02 -0.12
near:after=will=often 0.01 0.02 0.05 0.12 -0.2 near:after=will=once 0.06 0.06 -0.06 -0.01 -0.05
near:after=’s=often 0.22 -0.06 -0.04 -0.08 -0.04 near:after=’s=once 0.45 -0.22 -0.02 -0.11 -0.11
near:as<NOUN=often -0.02 -0.18 0.31 -0.09 -0.01 near:as<VERB=often 0.04 0.36 -0.32 -0.09 0.01
near:as<VERB=once 0.16 -0.03 -0.01 -0.05 -0.08 near:at<NOUN=often -0.17 -0.07 0.26 0.09 -0.11
near:at<NOUN=once -0.27 0.26 0.11 0.07 -0.18 near:at<PROPN=often -0.06 0.17 -0.02 -0.01 -0.09
near:at<VERB=often -0.2 0.25 0.34 0.15 -0.53 near:at<VERB=once -0.1 0.4 -0.11 0.07 -0.25
near:before="=often 0.03 0.07 -0.45 -0.23 0.58 near:before="=once 0.35 -0.08 0.18 -0.06 -0.39
near:before=(=often -0.36 -0.09 -0.15 -0.02 0.62 near:before=(=once -0.18 0.06 0.22 -0.06 -0.04
near:before=,=often 0.2 -0.1 -0.02 0.42 -0.5 near:before=,=once 0.12 -0.09 -0.21 0.22 -0.04
near:before=/=often -0.08 -0.13 0.12 -0.03 0.13 near:before=:=often 0.18 -0.15 0.17 0.02 -0.23
near:before=:=once -0.04 -0.05 0.1 -0.02 0.01 near:before=^=often 0.08 0.47 0.12 -0.09 -0.58
near:before=^=once 0.43 -0.05 -0.15 -0.02 -0.21 near:before=a=often -0.1 -0.06 -0.01 -0.05 0.23
near:before=a=once -0.22 -0.07 0.04 -0.02 0.27 near:before=and=often 0.35 0.12 -0.16 -0.35 0.04
near:before=and=once 0.48 -0.04 -0.05 -0.21 -0.17 near:before=at=often -0.6 0.3 0.42 0.3 -0.42
near:before=at=once -0.12 -0.03 0.33 -0.06 -0.12 near:before=by=often 0.43 -0.17 -0.12 -0.11 -0.04
near:before=by=once 0.7 -0.1 0.01 -0.09 -0.52 near:before=called=often -0.16 -0.12 -0.12 -0.06 0.45
near:before=for=often -0.2 -0.25 0.45 0.02 -0.03 near:before=for=once -0.26 -0.38 0.22 -0.04 0.46
near:before=from=often -0.13 0.37 -0.07 -0.01 -0.15 near:before=from=once 0.2 0.28 -0.19 -0.13 -0.16
near:before=in=often -0.52 0.8 -0.31 -0.1 0.12 near:before=in=once -0.22 0.23 -0.18 0.07 0.1
near:before=like=often -0.31 0.01 -0.1 -0.07 0.47 near:before=like=once -0.05 0.16 0.04 -0.06 -0.09
near:before=of=often 0.09 0.36 -0.08 -0.19 -0.18 near:before=of=once -0.03 0.26 -0.33 0.26 -0.16
near:before=on=often -0.14 0.25 -0.27 0.01 0.14 near:before=on=once -0.12 0.22 0.23 -0.04 -0.29
near:before=that=often 0.04 0.07 -0.03 -0.04 -0.05 near:before=that=once 0.23 -0.1 0.07 -0.11 -0.09
near:before=the=often -0.19 0.12 0.27 -0.11 0.05 near:before=the=once -0.12 0.07 0.27 0.01 -0.23
near:before=to=often -0.14 0.69 -0.27 -0.12 -0.17 near:before=to=once 0.02 0.21 0.12 -0.23 -0.12
near:before=with=often 0.22 -0.26 0.2 -0.1 -0.06 near:before=with=once 0.13 -0.34 0.47 -0.11 -0.15
near:before=“=often 0.08 -0.09 0.02 0.08 -0.09 near:before=“=once 0.24 -0.09 -0.19 -0.05 0.1
near:born+in=often -0.09 0.24 -0.02 -0.01 -0.12 near:by<NOUN=often -0.03 -0.01 -0.12 -0.01 0.17
near:cited=often -0.47 -0.34 -0.38 -0.13 1.32 near:definite=often -0.27 0.09 0.07 0.32 0.03
near:definite=once -0.19 0.09 0.22 -0.25 0.14 near:dep=nmod=often -0.05 -0.01 -0.17 -0.12 0.35
near:dep=nmod=once -0.06 -0.09 -0.02 -0.1 0.27 near:dep=npadvmod=often 0.03 -0.04 -0.33 -0.17 0.51
near:dep=npadvmod=once 0.36 -0.3 0.02 -0.05 -0.03 near:dep=nsubj=often 0.68 -0.8 0.24 0.15 -0.36
near:dep=nsubj=once 0.17 -0.2 -0.39 0.26 0.17 near:dep=nsubjpass=often 0.15 -0.09 -0.23 -0.11 0.28
near:dep=nsubjpass=once -0.04 0.13 -0.14 -0.13 0.18 near:dep=nummod=often -0.12 0.1 -0.24 0.03 0.23
near:dobj=asked=once 0.07 -0.02 -0.03 -0.01 -0.01 near:for<NOUN=often -0.06 -0 0.06 -0.05 0.04
near:for<NOUN=once 0.07 -0.26 0.2 -0.03 0.02 near:for<PROPN=often -0.24 -0.07 0.23 -0.13 0.2
near:for<VERB=often -0.06 -0.33 0.18 0.26 -0.05 near:for<VERB=once -0.21 -0.21 0.06 0.16 0.2
near:from<NOUN=often -0.31 0.18 -0.19 -0.09 0.41 near:from<NOUN=once 0.07 0.11 -0.29 -0.05 0.16
near:from<PROPN=often 0.11 -0.07 -0.07 -0.02 0.06 near:from<VERB=often -0.15 0.48 -0.14 -0.08 -0.11
near:from<VERB=once 0.16 -0.03 -0.25 -0.1 0.23 near:in<AUX=often -0.08 0.07 0.03 -0.03 0.01
near:in<AUX=once -0.01 0.04 -0.02 -0 -0.01 near:in<NOUN=often -0.36 0.61 -0.19 0.13 -0.19
near:in<NOUN=once -0.25 0.55 -0.31 -0.08 0.09 near:in<PROPN=often 0.08 0.14 -0.17 -0.05 0.01
near:in<PROPN=once -0.17 0.2 -0.07 -0.04 0.08 near:in<VERB=often -0.51 0.52 -0.34 0.04 0.29
near:in<VERB=once -0.17 0.41 0.06 -0.12 -0.18 near:known+as=often 0 0.26 -0.09 -0.03 -0.14
near:like<NOUN=often -0.18 -0.1 0.24 -0.02 0.06 near:modifies=often 0.17 -0.01 0.35 -0.13 -0.37
near:modifies=once -0.25 -0.13 0.2 0.23 -0.05 near:next=fac=often 0.04 0.09 0.01 -0.01 -0.12
near:next=noun=often -0.19 -0.18 0.16 0.04 0.17 near:next=noun=once 0.01 0.04 0.1 -0.29 0.15
near:next=org=often -0.23 -0.03 0.18 0.05 0.03 near:next=org=once -0.35 -0.07 0.52 -0.1 -0
near:next=place=often -0.07 0.14 -0.05 -0.01 -0.01 near:next=role=often -0.09 -0.02 0.2 -0.04 -0.05
near:next=role=once -0.18 -0.27 0.74 -0.05 -0.24 near:next=work=often 0.01 -0.18 -0.06 -0.03 0.26
near:nsubj=announced=once -0.02 -0 0.05 -0 -0.03 near:nsubj=be=once -0.08 0.16 -0.02 -0.01 -0.05
near:nsubj=been=once 0.08 -0.03 -0.02 -0 -0.03 near:nsubj=had=once -0.05 -0.23 0.35 -0.03 -0.04
near:nsubj=has=once -0.16 0.15 -0.01 0.27 -0.25 near:nsubj=is=often -0.31 0.21 -0.29 0.16 0.22
near:nsubj=is=once -0.43 0.41 -0.12 0.3 -0.15 near:nsubj=made=once -0.02 0.04 0.05 -0.03 -0.04
near:nsubj=said=often 0.23 -0.08 -0.03 -0.03 -0.09 near:nsubj=said=once 0.44 0.04 -0.28 -0.03 -0.17
near:nsubj=says=once -0.09 -0.06 0.1 -0.01 0.07 near:nsubj=was=often 0.03 0.14 -0.26 0.11 -0.03
near:nsubj=was=once 0.55 -0.14 -0.31 -0.07 -0.03 near:nsubjpass=born=once 0.39 -0.2 -0.09 -0.01 -0.09
near:of<NOUN=often -0.04 0.17 -0.17 0.15 -0.11 near:of<NOUN=once -0.14 -0.07 -0.09 0.26 0.04
near:of<PROPN=often -0.08 -0.02 0.27 -0.19 0.02 near:of<PROPN=once -0.23 0.11 0.04 -0.1 0.18
near:on<NOUN=often 0.03 0.08 -0.24 0.08 0.05 near:on<VERB=often -0.17 -0.03 -0.22 -0.09 0.51
near:role=org=often -0.15 -0.1 0.41 -0.01 -0.14 near:role=role=often 0.24 -0.13 -0.08 -0.04 0
near:role=role=once 0.21 -0.05 -0.04 -0.01 -0.1 near:role=work=often -0.27 -0.12 0 -0.02 0.41
near:speaks=often 0.61 -0.06 -0.16 -0.08 -0.32 near:speaks=once 0.18 -0.4 0.28 -0.08 0.02
near:tag=CD=often -0.14 0.05 -0.26 -0.05 0.4 near:tag=NN=often -0.03 0.13 -0.11 -0.2 0.21
near:tag=NN=once 0.03 0.2 -0.26 -0.07 0.1 near:tag=NNP=often 0.07 0.18 -0.03 -0.27 -0.05
near:tag=NNP=once -0.12 0.02 0.01 -0.27 0.36 near:tag=NNPS=often 0.35 -0.14 0.16 -0.12 -0.24
near:tag=NNPS=once 0.05 0.02 0.09 -0.04 -0.11 near:tag=NNS=often -0.14 -0.02 0.16 -0.12 0.12
near:then=where=often -0.07 0 0.16 0 -0.1 near:then=which=often -0.2 -0.03 0.16 -0.09 0.16
near:then=which=once -0.18 0.19 -0.09 -0.04 0.12 near:then=who=often 0.22 -0.13 -0.07 -0.04 0.02
near:then=who=once 0.33 -0.03 -0.05 -0.06 -0.18 near:to<ADP=often -0.03 0.07 -0.02 -0 -0.02
near:to<NOUN=often -0.13 0.26 -0.11 0.08 -0.1 near:to<NOUN=once 0.08 0.27 -0.15 -0.09 -0.11
near:to<VERB=often -0.18 0.43 0.29 -0.24 -0.3 near:to<VERB=once -0.16 0.23 0.3 -0.14 -0.23
near:university+of=often -0.04 -0.11 0.06 -0.01 0.1 near:with<NOUN=often 0.18 -0.19 0.18 -0.07 -0.11
near:with<VERB=often 0.05 -0.17 0.02 -0.08 0.19 near:with<VERB=once 0.37 -0.4 0.15 -0.08 -0.05
only&top=&n=1 -0.14 0.16 -0.12 -0.01 0.11 only&top=&n=2 -0.01 -0.27 -0.01 0.15 0.13
only&top=&n=3 -0.3 0.05 0.28 -0.13 0.09 only&top=EVENT&n=1 -0.04 0.04 -0.18 0.08 0.1
only&top=FAC&n=1 0.02 0.05 -0.13 0.05 0 only&top=FAC&n=2 -0.01 0.05 -0.02 -0.01 -0
only&top=GPE&n=1 0.17 0.33 -0.24 -0.33 0.03 only&top=GPE&n=2 -0.1 0.07 -0.08 0.13 -0.02
only&top=GPE&n=3 0.15 0.28 -0.21 0.06 -0.28 only&top=LANGUAGE&n=1 -0.03 0.06 -0.06 -0.02 0.06
only&top=LAW&n=1 -0.07 -0.05 0 0.03 0.08 only&top=LOC&n=1 -0.15 -0.14 0.11 0.04 0.15
only&top=LOC&n=2 -0.01 0.22 -0.14 -0.01 -0.05 only&top=LOC&n=3 -0.09 0.22 -0.13 -0.04 0.04
only&top=NORP&n=1 -0 -0.15 0.21 -0.12 0.06 only&top=NORP&n=2 0.18 -0.04 -0.13 -0.03 0.02
only&top=NORP&n=3 0.2 0.1 -0.12 -0.03 -0.14 only&top=ORG&n=1 0.18 -0.05 -0.11 0.2 -0.06
only&top=ORG&n=2 -0.06 0.1 0.14 -0.26 0.07 only&top=ORG&n=3 -0.15 -0.12 0.45 -0.19 0.02
only&top=PERSON&n=1 -0.11 -0.24 0.27 -0.13 0.27 only&top=PERSON&n=2 -0.18 0.12 -0 -0.07 0.15
only&top=PERSON&n=3 0.49 -0.26 -0.25 -0.18 0.2 only&top=PRODUCT&n=1 -0.07 -0.09 0.07 -0.05 0.15
only&top=WORK_OF_ART&n=1 -0.19 -0.02 -0.07 0.11 0.16 shape:adjective -0.07 -0.14 -0.3 -0.07 0.59
shape:alone=event -0.07 -0.38 -0.27 0.95 -0.23 shape:alone=fac -0.18 0.45 -0.01 0.09 -0.34
shape:alone=org -0.2 -0.31 0.91 0.03 -0.42 shape:alone=place -0.2 0.61 -0.08 -0.05 -0.27
shape:and 0.08 -0.29 0.09 -0.01 0.13 shape:calendar -0.07 -0.01 0.16 0.05 -0.12
shape:caps -0.69 0.08 0.42 0.01 0.19 shape:caps+ -0.13 0.06 0.23 -0.07 -0.09
shape:compass -0.17 0.07 0.24 -0.1 -0.04 shape:digit -0.38 0.48 -0.31 0.15 0.06
shape:first=event -0.3 -0.15 -0.2 0.54 0.11 shape:first=fac -0.26 0.67 0.03 -0.16 -0.28
shape:first=org -0.18 -0.08 0.57 -0.22 -0.09 shape:first=place -0.31 0.36 0.16 -0.2 -0.01
shape:first=role 0.5 -0.07 -0.25 -0.27 0.08 shape:first=work -0.12 -0 -0.03 -0.14 0.28
shape:forename 0.93 -0.22 -0.54 -0.29 -0.16 shape:forename/1 0.34 -0.15 -0.18 -0.13 0.14
shape:forename/2 0.66 -0.07 -0.19 -0.16 -0.26 shape:forename/3 0.16 0.03 -0.15 0 -0.03
shape:gazetteer -0.56 1.38 -0.26 -0.31 -0.7 shape:head=event -0.25 -0.51 -0.43 1.19 0
shape:head=fac -0.26 0.99 -0.14 -0.23 -0.36 shape:head=law -0.1 -0.24 -0.22 -0.05 0.6
shape:head=org -0.2 0.12 1.11 -0.42 -0.73 shape:head=place -0.37 0.95 -0.06 -0.27 -0.26
shape:head=role 0.82 -0.23 -0.34 -0.11 -0.14 shape:head=work -0.33 -0.28 -0.03 0.08 0.56
shape:known=org -1.06 -0.23 1.77 -0.21 -0.32 shape:known=person 1.07 -0.6 -0.23 -0.06 -0.17
shape:known=thing -0.8 -0.42 -0.23 0.18 1.28 shape:known_surname 0.38 -0.13 -0.08 -0.05 -0.12
shape:last=event -0.22 -0.32 -0.28 1.12 -0.29 shape:last=fac -0.19 0.9 -0.3 -0.19 -0.23
shape:last=law -0.08 -0.18 -0.08 0 0.34 shape:last=org -0.23 0.2 0.62 -0.25 -0.34
shape:last=place -0.17 0.43 0 -0.19 -0.06 shape:last=role 0.61 -0.24 -0.27 -0.13 0.03
shape:last=work -0.25 -0.2 0 0.12 0.33 shape:numbered -0.21 0.35 -0.1 0 -0.04 shape:of 0.04 -0.1 0.06 -0.02 0.03
shape:people 0.25 -0.18 0.04 -0.04 -0.07 shape:size=1 0.08 0.2 -0.03 -0.44 0.1
shape:size=2 0.02 -0.07 0.06 -0.33 0.27 shape:size=3 0.06 -0.25 -0.13 0.08 0.25
shape:size=4 -0.02 0.12 -0.31 0.1 0.11 shape:sure_org -0.04 -0.15 0.78 -0.12 -0.47
shape:team -0.13 -0.18 0.61 -0.04 -0.25 shape:title 0.74 0.04 -0.32 -0.22 -0.25
shape:title/2 0.18 0.44 -0.25 -0.09 -0.28 shape:title/3 0.43 -0.27 -0.03 -0.11 -0.02
top= 0.12 -0.17 0.04 -0.05 0.12 top=&size=1 0.33 -0.09 -0.01 -0.11 -0.1 top=&size=2 -0.03 -0.21 -0.1 0.3 0.04
top=&size=3 -0.18 0.13 0.14 -0.24 0.15 top=EVENT -0.1 -0.18 -0.17 0.39 0.06
top=EVENT&size=2 0.11 -0.14 0.04 -0.12 0.1 top=EVENT&size=3 -0.1 -0.02 -0.13 0.19 0.06
top=FAC -0.06 0.1 -0.02 0.06 -0.07 top=FAC&size=2 -0.2 0.11 0.1 0.01 -0.02
top=FAC&size=3 0.09 -0.07 -0.07 0.1 -0.05 top=GPE 0.02 0.24 0.02 -0.26 -0.14
top=GPE&size=1 -0.07 0.09 0.11 -0.11 0.01 top=GPE&size=2 0.15 -0.07 0.02 -0.12 0.02
top=GPE&size=3 -0.05 0.35 -0.1 -0.03 -0.17 top=LANGUAGE -0.09 -0.11 -0.09 -0.06 0.35
top=LANGUAGE&size=1 -0.07 -0.1 -0.05 -0.05 0.27 top=LAW 0.01 -0.09 -0.05 0.01 0.12
top=LOC -0.13 0.27 0.05 -0.17 -0.02 top=LOC&size=1 0.03 0.29 0.08 -0.15 -0.26
top=LOC&size=2 -0.14 0.09 -0.08 -0.05 0.18 top=LOC&size=3 -0.02 -0.11 0.04 0.03 0.06
top=NORP 0.26 -0.08 -0.08 -0.2 0.1 top=NORP&size=1 0.15 -0.01 -0.05 -0.16 0.08
top=NORP&size=2 0.11 -0.05 -0.01 -0.02 -0.02 top=ORG -0.08 0 0.19 -0.06 0.1
top=ORG&size=1 0.2 0.07 0.05 -0.2 -0.03 top=ORG&size=2 -0.14 -0 0.19 -0.08 0.08
top=ORG&size=3 -0.14 -0.05 0.02 0.22 -0.01 top=PERSON 0.15 -0.04 -0.11 -0.11 0.02
top=PERSON&size=1 -0.48 -0.01 0.31 0.03 0.22 top=PERSON&size=2 0.25 0.25 -0.23 -0.2 -0.11
top=PERSON&size=3 0.47 -0.27 -0.17 0.07 -0.09 top=PRODUCT -0.09 0.02 -0.01 -0.17 0.25
top=PRODUCT&size=1 0.01 0.11 -0.02 -0.1 -0 top=PRODUCT&size=2 -0.07 -0.03 -0.01 -0.05 0.15
top=WORK_OF_ART 0.08 -0.07 -0.11 -0.07 0.18 top=WORK_OF_ART&size=1 0.12 -0.1 -0.19 0.1 0.06
top=WORK_OF_ART&size=2 -0.06 0.02 0.17 -0.08 -0.04 top=WORK_OF_ART&size=3 0.02 -0 -0.08 -0.08 0.15
"""

_WORDS = _TABLE.split()

TYPE_WEIGHTS: dict[str, tuple[float, ...]] = {
    _WORDS[at]: tuple(float(word) for word in _WORDS[at + 1 : at + 6]) for at in range(0, len(_WORDS), 6)
}
"""By feature: one weight each for person, place, organization, event, other."""
