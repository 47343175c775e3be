"""Weights of the choice of a type (`kinds.py`), trained by multinomial logistic regression.

Trained on GUM (Georgetown University Multilayer corpus, Zeldes and others, CC BY 4.0), MEANTIME (Minard and others,
CC BY 4.0), Wiki-Fair (CC BY-SA 4.0), LitBank (Bamman and others, CC BY 4.0); only weights are kept, no text.
"""

from __future__ import annotations

_TABLE = """
about= -0.09 0.04 -0.1 -0.17 0.25 about=&top= -0.13 0.17 0.2 0.05 -0.25
about=&top=EVENT -0.08 -0.36 -0.26 0.54 0.17 about=&top=FAC -0.25 -0.04 0.5 -0.17 -0.04
about=&top=GPE 0.21 0.06 -0.08 -0.38 0.2 about=&top=LANGUAGE -0.01 0.04 -0.02 -0.03 0.02
about=&top=LOC -0.2 -0.05 -0.03 0.02 0.25 about=&top=NORP -0.09 0.16 -0.09 -0.09 0.11
about=&top=ORG 0.19 0.39 -0.05 -0.12 -0.41 about=&top=PERSON -0 -0.18 0.15 0.39 -0.37
about=&top=PRODUCT -0.04 -0.27 0.02 -0.05 0.33 about=&top=WORK_OF_ART 0.44 0.16 -0.34 -0.47 0.21
about=org 0.17 -0.7 0.26 -0.58 0.77 about=org&top= 0.66 -0.45 -0.55 -0.08 0.44
about=org&top=GPE 0.12 0.44 -0.53 -0.12 0.09 about=org&top=NORP 0.25 -0.16 -0.06 -0.03 -0.01
about=org&top=ORG -0.07 -0.4 0.39 -0.48 0.5 about=org&top=PERSON -0.36 -0.27 0.37 -0.02 0.29
about=org&top=WORK_OF_ART -0.05 -0.16 0.26 0.13 -0.18 about=person 0.16 -0.41 -0.11 -0.3 0.29
about=person&top= -0.11 -0.09 0.33 -0 -0.08 about=person&top=FAC -0.07 -0.24 -0.17 0.21 0.26
about=person&top=GPE 0.08 0.29 0.11 -0.19 -0.3 about=person&top=LOC 0.05 -0.17 -0.13 -0.14 0.39
about=person&top=NORP -0.4 -0.05 0.26 -0.08 0.27 about=person&top=ORG -0.1 0.05 -0.13 0.38 -0.15
about=person&top=PERSON 0.37 -0.05 -0.39 -0.38 0.18 about=person&top=PRODUCT -0.14 0.14 -0.23 -0.05 0.28
about=person&top=WORK_OF_ART -0.16 -0.22 0.08 0.24 0.06 about=place -0.29 0.57 -0.37 0.16 -0.5
about=place&top= -0.18 0.05 0.09 -0.03 0.08 about=place&top=EVENT -0.13 -0.3 0.32 0.21 -0.09
about=place&top=FAC 0.27 0.12 -0.25 0.05 -0.18 about=place&top=GPE -0.51 -0.07 0.56 0.4 -0.26
about=place&top=LOC -0.03 0.37 -0.17 -0.04 -0.13 about=place&top=NORP 0.45 -0.03 -0.15 -0.11 -0.17
about=place&top=ORG -0 0.04 -0.06 0.09 -0.05 about=place&top=PERSON 0.05 0.5 -0.33 -0.15 -0.07
about=place&top=PRODUCT 0.17 0.18 -0.1 -0.17 -0.08 about=place&top=WORK_OF_ART -0.25 0.08 -0.1 0.1 0.17
bias 0.07 0.06 -0.18 -0.38 0.24 end=ad -0.07 0 -0.13 -0.04 0.24 end=ada -0.06 -0.09 0.07 0.25 -0.18
end=age -0.19 -0.09 -0.26 -0.05 0.58 end=ain -0.12 0.28 -0.33 -0.21 0.38 end=al -0.1 0.04 0.24 0.06 -0.24
end=all -0.09 0.16 0.05 -0.05 -0.07 end=am -0.12 0.08 -0.57 -0.2 0.81 end=an 0.33 -0.22 -0.18 -0.28 0.35
end=ana 0.18 -0.09 -0.02 -0.01 -0.06 end=and -0.19 0.56 0 -0.09 -0.29 end=ane -0.13 -0.01 -0.02 -0 0.17
end=ans 0.42 -0.22 0.22 -0.12 -0.31 end=any -0.27 0.17 0.12 -0.01 -0.01 end=ar 0.02 -0.12 -0.1 0.52 -0.32
end=ard 0.31 -0.25 -0.03 -0.08 0.06 end=ark -0.01 0.34 -0.07 -0.03 -0.23 end=ary 0.33 -0.24 0.17 -0.13 -0.13
end=as 0.03 0.45 -0.41 0.46 -0.52 end=ast -0.3 0.28 0.19 0.15 -0.32 end=at 0.32 -0.24 -0.12 -0.09 0.14
end=ate -0.21 0.07 0.48 0.01 -0.35 end=au 0.2 0.16 -0.1 -0.06 -0.21 end=aw -0.18 0.26 0.02 0.26 -0.36
end=ay 0.32 0.09 -0.34 -0.18 0.11 end=be -0.5 -0.13 0.29 -0.08 0.42 end=bs 0.27 -0.26 -0.12 -0.03 0.13
end=ca 0.05 0.17 0.17 -0.1 -0.29 end=ce -0.36 0.06 0.16 -0.04 0.18 end=ch -0.48 -0.32 0.15 -0.01 0.67
end=ck -0.15 -0.22 -0.28 -0.13 0.79 end=co 0.21 0.03 0.23 -0.14 -0.33 end=cs 0.01 -0.67 -0.07 0.84 -0.12
end=ct -0.17 -0.26 -0.02 -0.28 0.73 end=da -0.36 0.32 -0.02 0.19 -0.12 end=de 0.16 0.06 -0.36 0.19 -0.04
end=den 0.24 0.01 -0.07 -0.05 -0.13 end=dge -0.06 0.2 0.25 -0.06 -0.32 end=dia -0.12 -0.18 0.54 -0.06 -0.18
end=don 0.36 -0.46 -0.11 -0.13 0.34 end=ds -0.05 0.25 -0.3 -0.07 0.17 end=dy 0.03 0.03 -0.22 -0.1 0.26
end=ea -0.24 0.18 0.41 -0.11 -0.25 end=ed -0.07 -0.38 0.37 -0.08 0.15 end=ee -0.01 -0.42 0.07 0.4 -0.05
end=eet -0.18 0.03 -0.1 -0.09 0.34 end=el 0.11 0.26 0.18 -0.13 -0.42 end=ell -0.07 0.52 -0.38 -0.07 0
end=en 0.5 0.22 -0.39 0.27 -0.61 end=ent -0.31 0.05 0.63 -0.11 -0.26 end=er 0.01 0.14 -0.02 -0.01 -0.12
end=erg 0.01 0.09 -0.2 -0.03 0.14 end=ers -0.11 -0.08 0.32 -0.02 -0.12 end=ert 0.12 0.17 -0.07 -0.02 -0.2
end=ery -0.32 0.26 0.03 -0.05 0.09 end=es -0.1 -0.25 -0.11 0.34 0.13 end=ess -0.26 -0.33 0.55 -0.07 0.12
end=est 0.11 0.21 -0.04 0.23 -0.5 end=et 0.17 0.17 -0.36 -0.26 0.27 end=ews -0.06 -0.33 0.9 -0.13 -0.38
end=ey 0.36 -0.04 -0.21 0.13 -0.25 end=ge -0.27 0.02 0.29 -0.16 0.12 end=god 0.92 -0.27 -0.19 -0.12 -0.34
end=gy -0.14 -0.32 0.14 -0.1 0.43 end=ham -0.07 0.38 0.07 -0.01 -0.37 end=han 0.01 -0 -0.04 -0.03 0.06
end=ia -0.94 0.57 0.58 0.16 -0.37 end=ian -0.22 -0.25 0.75 -0.04 -0.25 end=ic -0.3 0.05 -0.29 0.54 0
end=ica -0.18 0.14 0.19 -0.09 -0.06 end=ice -0.32 -0.19 0.36 -0.05 0.19 end=ick 0 -0.04 -0.09 -0.04 0.17
end=ico 0.1 0.46 -0.09 -0.05 -0.43 end=ics -0.3 -0.59 0.05 0.88 -0.04 end=id 0.3 -0.44 -0.45 -0.09 0.68
end=ie 0.09 0.23 -0.26 -0.07 0.01 end=ier -0.26 0.14 0.56 -0.09 -0.35 end=ies -0.63 -0.02 0.13 0.53 -0.01
end=ii -0.1 -0.25 -0.13 0.82 -0.34 end=il 0.29 0.21 -0.23 -0.21 -0.06 end=ill 0.05 -0.1 0.08 -0.06 0.04
end=im -0.1 0.15 -0.05 -0.02 0.02 end=in 0.17 -0.18 -0.3 0.46 -0.15 end=ina -0.21 0.31 -0.09 -0.04 0.03
end=ine -0.04 -0.11 0.4 -0.23 -0.02 end=ing -0.03 -0.16 0.43 0.37 -0.61 end=ins 0.13 0.02 -0.26 -0.02 0.13
end=io 0.03 0.23 -0.18 -0.04 -0.05 end=ion -0.77 0.13 0.37 0.13 0.14 end=ip 0.02 0.06 -0.24 0.11 0.05
end=ire -0.29 0.21 0.17 0.26 -0.34 end=is 0.13 -0.2 0.17 0.22 -0.32 end=ish 0.05 -0.11 -0.06 -0.07 0.19
end=it -0.54 -0.21 0.37 0.08 0.3 end=ith 0.2 -0.04 -0.06 -0.04 -0.06 end=ity -0.42 -0.31 0.5 -0.1 0.33
end=ka -0.03 -0.06 0.23 -0.01 -0.12 end=ke -0.14 0.66 -0.28 -0.2 -0.04 end=ker 0.6 -0.18 -0.29 -0.04 -0.1
end=ki 0.18 -0.2 0.03 -0.04 0.03 end=ks 0.29 -0.21 0.45 -0.1 -0.44 end=la -0.35 0.43 -0.03 -0.1 0.04
end=ld -0.28 1.01 -0.11 -0.09 -0.53 end=le -0.14 -0.15 0.57 -0.25 -0.04 end=ler -0.28 -0.2 0.78 -0.06 -0.24
end=les -0.15 -0.06 0.33 -0.07 -0.05 end=ley 0.02 0.2 -0.24 -0.07 0.1 end=lia 0.1 -0.07 0.13 -0.04 -0.12
end=ll -0.09 0.56 -0.26 -0.17 -0.04 end=lle 0.32 0.15 -0.34 -0.05 -0.08 end=lly 0.04 -0.2 0.12 -0.03 0.07
end=ls -0.23 -0.33 0.64 -0.18 0.1 end=ly 0.11 -0.36 0.44 -0.09 -0.11 end=ma 0.41 -0.48 0.21 -0.08 -0.07
end=man 0.77 -0.35 -0.32 0.23 -0.33 end=me -0.29 0.27 -0.7 0.5 0.21 end=mes 0.03 -0.14 0.2 0.16 -0.26
end=ms 0.42 0.3 -0.11 -0.1 -0.5 end=my 0.01 -0.32 0.62 -0.06 -0.25 end=na 0.33 0.07 0.09 -0.13 -0.36
end=nc -0.14 -0.34 0 -0.09 0.57 end=nce 0.17 -0.69 0.05 0.13 0.34 end=nd -0.22 0.37 0.26 -0.15 -0.26
end=ne -0.41 0.14 -0.04 -0.1 0.41 end=ner 0.6 -0.06 -0.31 -0.04 -0.18 end=nes 0.58 -0.25 -0.37 -0.16 0.2
end=ng -0.26 -0.27 0 0.28 0.25 end=nia -0.58 0.11 0.14 0.39 -0.07 end=no 0.28 0.01 -0.19 -0.03 -0.06
end=ns 0.71 -0.4 0.16 -0.27 -0.2 end=nt 0.47 0.03 0.22 -0.16 -0.55 end=ny -0.38 0.37 0.1 -0.08 -0.01
end=od 0.64 -0.22 -0.39 -0.13 0.11 end=ogy -0.18 -0.29 0.22 -0.09 0.33 end=ok -0.02 -0.09 -0.1 -0.05 0.26
end=ol 0.01 -0.32 0.34 -0.06 0.02 end=om 0.17 0.15 -0.27 0.25 -0.3 end=ome -0.18 0.12 -0.36 0.28 0.14
end=on 0.03 0.05 0.02 -0.03 -0.05 end=one -0.1 -0.43 -0.21 0.17 0.57 end=ons -0.22 -0.31 0.34 -0.06 0.25
end=ook -0.06 -0.08 -0.09 -0.05 0.29 end=ool -0.06 -0.18 0.11 -0.03 0.16 end=ope -0.15 0.04 -0.11 -0.09 0.32
end=or 0.63 -0.31 -0.23 -0.14 0.05 end=ord -0.17 0.2 0.35 -0.05 -0.33 end=ore 0.23 -0.01 -0.19 -0.05 0.02
end=ork -0.11 -0.04 0.17 -0.14 0.12 end=ors -0.2 -0.12 0.59 -0.04 -0.22 end=ort -0.1 0.3 -0.23 -0.07 0.1
end=os 0.69 -0.51 -0.15 -0.1 0.06 end=ow -0.1 0.78 -0.63 -0.08 0.03 end=own -0.25 -0.04 0.07 0.23 -0.02
end=ox -0.31 -0.23 0.56 -0.11 0.09 end=pe -0.15 0.36 -0.29 -0.12 0.2 end=ple -0.04 -0.11 0.67 -0.01 -0.51
end=ra -0.03 -0.29 -0.22 0.77 -0.23 end=rch -0.06 0.23 -0.06 0.2 -0.3 end=rd 0.08 -0.06 0.28 -0.14 -0.16
end=re -0.35 0.26 -0.09 -0.1 0.3 end=rea -0.17 -0.39 0.75 -0.08 -0.12 end=rg -0.31 0.36 0.41 -0.11 -0.34
end=ri 0.66 -0.11 -0.23 -0.15 -0.16 end=ria -0.21 0.19 -0.12 -0.02 0.16 end=ris 0.56 -0.62 0.19 -0.15 0.01
end=rk -0.08 0.32 0.06 -0.17 -0.13 end=rs 0.03 -0.54 0.64 -0.27 0.14 end=rt -0.07 0.51 0.35 -0.18 -0.61
end=rth -0.07 0.21 0.11 -0.1 -0.15 end=ry 0.13 -0.41 0.35 -0.27 0.2 end=sco 0.11 -0.16 0.28 -0.03 -0.2
end=se 0.14 0.24 -0.28 -0.21 0.1 end=sh 0.32 -0.11 -0.3 -0.08 0.17 end=sia -0.08 -0.21 0.33 -0.05 0.01
end=son 0.41 -0.28 -0.01 -0.09 -0.02 end=ss 0.38 -0.25 0.34 -0.14 -0.33 end=st -0.06 -0.13 -0.24 0.28 0.15
end=ta 0.74 -0.5 0.26 -0.08 -0.42 end=tan -0.22 0.12 -0.16 -0.05 0.31 end=te -0.04 0.28 0.22 -0.16 -0.3
end=ter -0.51 0.75 0.08 -0.13 -0.19 end=tes 0.15 0.17 -0.41 0.07 0.03 end=th -0.13 0.05 0.18 0.26 -0.36
end=to -0.02 -0.21 0.49 -0.05 -0.22 end=ton 0.46 -0.04 0.08 -0.09 -0.41 end=ts 0.07 0.16 0.27 0.06 -0.56
end=tt 0.09 -0.21 0.21 -0.06 -0.03 end=ty -0.12 -0.47 0.63 -0.23 0.19 end=ue -0.41 -0.09 0.5 -0.14 0.14
end=um -0.3 0.95 -0.17 -0.09 -0.39 end=urt -0.03 -0.13 0.05 -0.02 0.13 end=us 0.65 -0.6 -0.03 0.05 -0.07
end=use -0.07 0.19 0.14 -0.06 -0.21 end=va -0.17 0.13 0.24 -0.03 -0.17 end=ve 0.04 0.55 -0.47 0.11 -0.24
end=ver -0.15 0.34 -0.06 -0.07 -0.05 end=wn -0.25 -0.04 0.07 0.23 -0.02 end=ws -0.08 0.11 0.71 -0.13 -0.6
full= -0.21 0.14 -0.04 0.25 0.18 full=EVENT -0.23 -0.21 -0.23 0.5 0.16 full=FAC 0.04 0.14 -0.16 0.04 -0.07
full=GPE -0.13 0.19 0.06 -0.29 -0 full=LANGUAGE -0.12 -0.17 -0.15 -0.1 0.54
full=LAW -0.18 -0.09 -0.16 -0.05 0.48 full=LOC -0.17 0.17 0.06 -0.17 0.12 full=NORP 0.18 -0.1 -0.04 -0.3 0.27
full=ORG -0.51 -0.17 0.44 -0.09 0.16 full=PERSON 0.53 -0.25 -0.45 -0.37 -0.26
full=PRODUCT -0.15 0.02 0.03 -0.28 0.39 full=WORK_OF_ART -0.05 -0.02 -0.18 -0 0.27
is:? 0.02 -0.23 -0.09 -0.06 0.49 is:event 0.08 -0.28 0.09 0.22 -0.11 is:fac 0.02 0.59 -0.1 -0.07 -0.44
is:group -0.24 -0.26 0.89 -0.16 -0.23 is:org -0.59 0.08 0.42 0.06 0.03 is:place -0.68 1.82 -0.38 -0.2 -0.56
is:reference -0.1 -0.16 0.17 -0.17 0.25 is:role 1.31 -0.77 -0.28 -0.48 -0.05 is:work -0.42 -0.78 -0 -0.28 1.48
label:=most 0.36 -0.36 0.08 0.01 0.13 label:=some 0.11 -0.37 -0.12 0.46 -0.05
label:EVENT=most -0.12 -0.21 -0.12 0.49 -0.04 label:FAC=most 0.05 0.27 -0.22 0 -0.09
label:FAC=some 0.22 0.13 0.2 -0.11 -0.44 label:GPE=most -0.08 0.26 -0.05 -0.28 -0.12
label:GPE=some -0.18 0.61 -0.12 -0 -0.31 label:LANGUAGE=most -0.11 -0.14 -0.13 -0.07 0.45
label:LAW=most 0.15 -0.21 -0.11 -0.01 0.17 label:LOC=most -0.34 0.61 0.07 -0.03 -0.34
label:LOC=some 0.39 -0.09 0.16 -0.25 -0.21 label:NORP=most 0.52 -0.09 0.01 -0.27 -0.16
label:NORP=some -0.21 0.27 0.08 -0.1 -0.04 label:ORG=most -0.05 -0.33 0.38 -0.44 0.23
label:ORG=some 0.09 -0.25 -0.03 -0.13 0.28 label:PERSON=most 0.35 -0.26 -0.18 -0.2 -0.21
label:PERSON=some 0.23 0.09 0.15 -0.23 -0.23 label:PRODUCT=most -0.03 -0.08 -0.09 -0.18 0.39
label:PRODUCT=some -0.07 -0.3 0.21 0.37 -0.21 label:WORK_OF_ART=most 0.17 -0.39 -0.26 0.02 0.47
label:WORK_OF_ART=some 0.08 0.17 -0.19 -0.21 0.16 near:after=$=often -0.05 0.11 0.19 -0.17 -0.07
near:after=$=once -0.46 -0.09 0.17 0.16 0.23 near:after='s=often 0.64 0.08 0.36 -0.26 -0.82
near:after='s=once 0.32 -0.02 0.44 -0.19 -0.55 near:after=(=often -0.79 0.58 -0.01 -0.21 0.45
near:after=(=once -0.01 0.15 -0.17 -0.37 0.4 near:after=)=often -0.24 0.8 -0.18 -0.15 -0.22
near:after=)=once -0.21 0.38 0.22 -0.17 -0.22 near:after=,=often 0 0.33 -0.28 0.11 -0.2
near:after=,=once 0.18 -0.4 0.09 -0.03 0.13 near:after=-=often 0.23 -0.17 -0.22 0.14 0.01
near:after=-=once 0.2 0.1 -0.56 -0.08 0.34 near:after=.=often -0.13 0.25 -0.27 0.19 -0.07
near:after=.=once -0.41 0.44 -0.01 0.12 -0.12 near:after=/=often -0.25 0.23 -0.03 -0.07 0.11
near:after=:=often -0.48 0.59 -0.15 -0.24 0.27 near:after=:=once 0.01 0.04 -0.11 -0.01 0.08
near:after=and=often -0.02 0.52 0.13 -0.72 0.08 near:after=and=once -0.21 0.64 -0.19 -0.45 0.21
near:after=are=often 0.03 0.19 -0.09 -0.02 -0.11 near:after=had=often 0.47 0.05 -0.3 -0.09 -0.14
near:after=had=once 0.76 -0.87 0.79 -0.2 -0.48 near:after=has=often -0.3 0.25 0.49 -0.28 -0.17
near:after=has=once -0.82 0.46 0.19 0.27 -0.09 near:after=in=often -0.12 0.05 -0.15 0.16 0.07
near:after=in=once -0.26 0.11 0.12 0.37 -0.33 near:after=is=often -0.51 0.22 -0.49 0.46 0.31
near:after=is=once -0.93 0.83 -0.26 0.27 0.11 near:after=of=often -0.14 -0.13 0.2 0.02 0.04
near:after=of=once 0.17 -0.23 -0.31 -0.17 0.54 near:after=said=often 0.54 -0.16 -0.15 -0.06 -0.17
near:after=said=once 0.48 -0.02 -0.3 -0.01 -0.14 near:after=was=often 0.15 0.1 -0.39 0.08 0.05
near:after=was=once 0.56 -0.1 0.01 -0.32 -0.17 near:after=were=often 0.09 0.31 -0.1 -0.02 -0.27
near:after=who=often 0.43 -0.15 -0.02 -0.06 -0.2 near:after=will=often 0.03 0.01 -0.07 0.19 -0.16
near:after=will=once -0.13 0.38 0.13 0.38 -0.76 near:after=’s=often 0.5 -0.14 0.06 -0.2 -0.22
near:after=’s=once 0.5 -0.43 0.21 -0.16 -0.11 near:before="=often -0 0.32 -0.68 -0.32 0.69
near:before="=once 0.95 0 -0.12 -0.17 -0.66 near:before=(=often -0.49 -0.3 -0.14 0.02 0.91
near:before=(=once -0.19 0.01 0.49 -0.12 -0.19 near:before=,=often 0.16 -0.13 0.04 0.46 -0.53
near:before=,=once 0.09 -0.05 -0.28 0.23 0.01 near:before=/=often -0.19 -0.24 0.28 -0.07 0.23
near:before=:=often 0.28 -0.17 0.21 -0 -0.31 near:before=:=once -0.37 -0.23 0.66 -0.07 0.02
near:before=^=often 0.05 0.63 0.16 -0.14 -0.71 near:before=^=once 0.27 0.15 0.06 -0.09 -0.43
near:before=a=often -0.13 -0.07 -0.11 -0.01 0.31 near:before=a=once -0.42 -0.14 0.44 -0.08 0.21
near:before=and=often 0.38 0.25 -0.15 -0.61 0.13 near:before=and=once 0.45 -0.06 0.15 -0.41 -0.13
near:before=at=often -1.17 0.67 0.82 0.47 -0.8 near:before=at=once -0.29 0.34 0.5 -0.13 -0.41
near:before=by=often 0.5 -0.15 -0.01 -0.14 -0.19 near:before=by=once 0.98 -0.11 -0 -0.16 -0.7
near:before=called=often -0.19 -0.21 -0.28 -0.11 0.79 near:before=for=often -0.35 -0.49 0.47 0.2 0.17
near:before=for=once -0.54 -0.74 0.62 -0.06 0.72 near:before=from=often -0.34 0.73 -0.13 -0.04 -0.22
near:before=from=once 0.2 0.29 -0.32 -0.24 0.07 near:before=in=often -0.91 1.28 -0.38 -0.23 0.07
near:before=in=once -0.29 0.68 -0.39 0.08 -0.1 near:before=like=often -0.35 -0.04 -0.05 -0.12 0.56
near:before=like=once 0.01 0.19 0.23 -0.08 -0.35 near:before=of=often 0.15 0.5 -0.22 -0.28 -0.15
near:before=of=once -0.15 0.35 -0.6 0.58 -0.18 near:before=on=often -0.36 0.22 -0.37 -0.01 0.52
near:before=on=once -0.32 0.17 0.76 -0.08 -0.54 near:before=that=often -0.04 0.02 0.28 -0.12 -0.15
near:before=that=once 0.42 -0.18 0.14 -0.17 -0.21 near:before=the=often -0.08 0.22 0.37 -0.22 0.02
near:before=the=once -0.31 0.08 0.27 0.09 -0.12 near:before=to=often -0.33 1.08 -0.15 -0.18 -0.43
near:before=to=once 0.04 0.53 0.08 -0.46 -0.19 near:before=with=often 0.25 -0.51 0.33 -0.2 0.13
near:before=with=once 0.16 -0.66 0.77 -0.2 -0.07 near:before=“=often -0.18 -0.08 0.02 0.38 -0.14
near:before=“=once 0.41 -0.04 -0.46 -0.05 0.15 near:definite=often -0.43 0.18 0.06 0.65 0.08
near:definite=once -0.13 0.15 -0.08 -0.42 0.49 near:dep=nmod=often -0.14 -0.03 -0.19 -0.2 0.56
near:dep=nmod=once -0.17 -0.13 -0.06 -0.2 0.56 near:dep=npadvmod=often 0.16 -0.16 -0.32 -0.34 0.67
near:dep=npadvmod=once 0.62 -0.17 -0.23 -0.04 -0.17 near:dep=nsubj=often 0.6 -1.03 0.33 0.23 -0.49
near:dep=nsubj=once 0.18 -0.38 -0.32 0.32 0.17 near:dep=nsubjpass=often 0.19 -0.11 -0.26 -0.23 0.41
near:dep=nsubjpass=once 0.28 -0.02 -0.42 0.14 0.02 near:dep=nummod=often -0.18 0.13 -0.28 0.06 0.27
near:modifies=often 0.33 -0.02 0.39 -0.04 -0.57 near:modifies=once -0.2 -0.2 0.24 0.27 -0.08
near:next=noun=often -0.42 -0.27 0.17 0 0.52 near:next=noun=once 0.18 0.09 -0.26 -0.22 0.21
near:next=org=often -0.4 -0.1 0.27 0.2 0.03 near:next=org=once -0.48 -0.33 0.93 -0.16 0.05
near:next=place=often -0.14 0.24 -0.12 -0.03 0.05 near:next=role=often -0.17 -0.14 0.34 0.04 -0.08
near:next=role=once -0.26 -0.48 1.28 -0.12 -0.41 near:next=work=often 0.13 -0.27 -0.02 -0.08 0.24
near:role=org=often -0.1 -0.22 0.51 -0.03 -0.15 near:role=role=often 0.39 -0.18 -0.21 -0.06 0.07
near:role=role=once 0.36 -0.13 -0.04 -0.02 -0.17 near:role=work=often -0.42 -0.06 -0.16 -0.04 0.68
near:speaks=often 0.82 0.01 -0.23 -0.14 -0.46 near:speaks=once 0.3 -0.64 0.36 -0.16 0.15
near:tag=CD=often -0.21 0.02 -0.3 -0.13 0.62 near:tag=NN=often 0.06 0.16 -0.27 -0.23 0.29
near:tag=NN=once 0.22 0.37 -0.53 -0.14 0.08 near:tag=NNP=often 0.11 0.16 0.04 -0.22 -0.13
near:tag=NNP=once -0.17 0.31 0.03 -0.42 0.25 near:tag=NNPS=often 0.39 -0.18 0.21 -0.17 -0.24
near:tag=NNPS=once 0.02 -0.01 0.43 -0.05 -0.4 near:tag=NNS=often -0.22 -0.13 0.25 -0.21 0.31
near:then=where=often -0.16 0.02 0.32 0.03 -0.21 near:then=which=often -0.46 -0.11 0.28 -0.15 0.44
near:then=which=once -0.27 0.32 0.04 -0.11 0.03 near:then=who=often 0.41 -0.23 -0.11 -0.07 0
near:then=who=once 0.73 -0.13 -0.03 -0.12 -0.44 only&top=&n=1 -0.22 0.2 -0.18 -0.02 0.33
only&top=&n=2 -0.28 -0.25 -0.11 0.25 0.39 only&top=&n=3 -0.42 0.17 0.38 -0.3 0.17
only&top=EVENT&n=1 -0.01 0.14 -0.36 -0.09 0.33 only&top=FAC&n=1 0.07 -0 -0.15 0.11 -0.02
only&top=FAC&n=2 -0.02 0.08 -0.04 -0.04 0.02 only&top=GPE&n=1 0.23 0.27 -0.14 -0.59 0.13
only&top=GPE&n=2 -0.14 0.01 0.09 0.18 -0.13 only&top=GPE&n=3 0.03 0.11 0.12 0.34 -0.55
only&top=LANGUAGE&n=1 -0.03 0.11 -0.1 -0.04 0.07 only&top=LAW&n=1 -0.16 -0.11 0.06 0.07 0.14
only&top=LOC&n=1 -0.2 -0.16 0.04 0.14 0.19 only&top=LOC&n=2 -0.02 0.3 -0.16 -0.02 -0.1
only&top=LOC&n=3 -0.1 0.24 -0.19 -0.06 0.1 only&top=NORP&n=1 0.02 -0.26 0.28 -0.17 0.14
only&top=NORP&n=2 0.27 -0.08 -0.19 -0.03 0.03 only&top=NORP&n=3 0.36 0.27 -0.07 -0.07 -0.5
only&top=ORG&n=1 0.26 -0.06 -0.11 0.31 -0.16 only&top=ORG&n=2 0.04 0.2 0.24 -0.45 -0.03
only&top=ORG&n=3 -0.28 -0.24 0.66 -0.35 0.13 only&top=PERSON&n=1 -0.11 -0.31 0.42 -0.12 0.24
only&top=PERSON&n=2 -0.15 0.07 0.09 -0.1 0.14 only&top=PERSON&n=3 0.72 -0.35 -0.51 -0.37 0.34
only&top=PRODUCT&n=1 -0.11 -0.18 0.23 -0.08 0.15 only&top=WORK_OF_ART&n=1 -0.23 -0.1 -0.25 0.24 0.34
only&top=WORK_OF_ART&n=2 0.09 -0.17 -0.14 -0.1 0.32 shape:adjective -0.25 -0.39 -0.42 -0.11 1.16
shape:alone=org -0.41 -0.42 1.29 0.08 -0.54 shape:alone=place -0.51 1.25 -0.16 -0.14 -0.44
shape:and -0.09 -0.36 0.19 -0.04 0.29 shape:calendar -0.16 0.11 0.21 0.04 -0.21
shape:caps -0.75 0.05 0.63 -0.12 0.19 shape:caps+ -0.16 0.12 0.34 -0.07 -0.22
shape:compass -0.25 0.24 0.39 -0.2 -0.17 shape:digit -0.58 0.77 -0.51 0.24 0.08
shape:first=event -0.38 -0.21 -0.22 0.58 0.22 shape:first=fac -0.15 0.92 -0.12 -0.28 -0.37
shape:first=org -0.36 -0.17 1.12 -0.45 -0.14 shape:first=place -0.46 0.75 -0.03 -0.4 0.13
shape:first=role 0.61 -0.09 -0.48 -0.36 0.32 shape:forename 1.04 -0.31 -0.82 -0.47 -0.29
shape:forename/1 0.58 -0.19 -0.3 -0.17 0.11 shape:forename/2 0.82 -0.16 -0.31 -0.27 -0.37
shape:forename/3 0.19 0.07 -0.23 -0.03 0.01 shape:gazetteer -0.98 1.61 -0.28 -0.62 -1.07
shape:last=event -0.42 -0.53 -0.64 2.1 -0.52 shape:last=fac -0.53 2.12 -0.68 -0.34 -0.67
shape:last=law -0.15 -0.32 -0.33 0.11 0.7 shape:last=org -0.59 0.28 1.65 -0.59 -1.12
shape:last=place -0.62 1.45 -0.34 -0.36 -0.19 shape:last=role 1.29 -0.57 -0.21 -0.37 -0.14
shape:last=work -0.45 -0.51 -0.31 0.5 0.77 shape:of -0.13 -0.1 0.68 -0.31 -0.15
shape:people 0.5 -0.27 0.02 -0.06 -0.18 shape:size=1 0.14 0.1 -0.1 -0.45 0.17
shape:size=2 0.02 -0.12 0.1 -0.34 0.26 shape:size=3 0.01 -0.17 -0.13 0.06 0.31
shape:size=4 -0.19 0.17 -0.24 0.08 0.18 shape:title 1.01 -0.09 -0.46 -0.15 -0.4
shape:title/2 0.39 0.62 -0.44 -0.17 -0.39 shape:title/3 0.57 -0.53 -0.02 0.05 -0.06
top= 0.23 -0.26 0.09 -0.05 0.2 top=&size=1 0.36 -0.03 0.05 -0.08 -0.16 top=&size=2 -0.04 -0.28 -0.24 0.35 0.23
top=&size=3 -0.11 -0.01 0.26 -0.33 0.19 top=EVENT -0.13 -0.21 -0.13 0.54 -0.07
top=EVENT&size=2 0.15 -0.18 0.28 -0.3 0.05 top=EVENT&size=3 -0.15 -0.04 -0.24 0.23 0.2
top=FAC -0.1 0.01 0.04 0.07 -0.03 top=FAC&size=2 -0.21 -0.05 0.18 -0.03 0.1
top=FAC&size=3 0.07 0.06 -0 0.23 -0.35 top=GPE -0.12 0.28 0.04 -0.29 -0.2
top=GPE&size=1 -0.08 0.04 0.1 -0.05 0.04 top=GPE&size=2 0.19 0.01 0.03 -0.23 0.03
top=GPE&size=3 -0.21 0.69 -0.09 -0.05 -0.33 top=LANGUAGE -0.12 -0.18 -0.14 -0.09 0.55
top=LANGUAGE&size=1 -0.09 -0.15 -0.07 -0.08 0.4 top=LAW -0.12 -0.22 -0.11 -0.01 0.48
top=LOC -0.21 0.23 0.09 -0.19 0.07 top=LOC&size=1 0 0.34 0.2 -0.3 -0.24
top=LOC&size=2 -0.16 0.16 -0.21 -0.05 0.26 top=LOC&size=3 -0.04 -0.26 0.1 0.17 0.04
top=NORP 0.21 -0.08 -0.03 -0.3 0.22 top=NORP&size=1 0.35 0.01 -0.19 -0.25 0.08
top=NORP&size=2 -0.11 -0.04 0.19 -0.03 -0.01 top=ORG -0.04 -0.01 0.14 -0.15 0.18
top=ORG&size=1 0.33 0.05 0.11 -0.27 -0.07 top=ORG&size=2 -0.15 0.03 0.07 -0.11 0.29
top=ORG&size=3 -0.2 -0.02 0.03 0.23 0.01 top=PERSON 0.16 -0.03 -0.2 -0.17 0.04
top=PERSON&size=1 -0.31 -0.13 0.33 -0 0.27 top=PERSON&size=2 0.22 0.37 -0.32 -0.26 -0.13
top=PERSON&size=3 0.47 -0.26 -0.22 0.11 -0.08 top=PRODUCT -0.08 -0 0.03 -0.28 0.35
top=PRODUCT&size=1 0.03 0.15 0.09 -0.2 -0.07 top=PRODUCT&size=2 -0.05 -0.04 0.01 -0.07 0.14
top=WORK_OF_ART -0.01 -0.14 -0.1 0 0.28 top=WORK_OF_ART&size=1 -0.18 -0.01 -0.24 0.13 0.3
top=WORK_OF_ART&size=2 0.02 -0.14 0.21 0.09 -0.17 top=WORK_OF_ART&size=3 0.15 0.01 -0.06 -0.22 0.12
"""

_WORDS = _TABLE.split()

TYPE_WEIGHTS: dict[str, tuple[float, ...]] = {
    _WORDS[at]: tuple(float(word) for word in _WORDS[at + 1 : at + 6]) for at in range(0, len(_WORDS), 6)
}
"""By feature: one weight each for person, place, organization, event, other."""
