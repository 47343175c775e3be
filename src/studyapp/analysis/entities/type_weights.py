"""Weights of the choice of a type (`kinds.py`), trained by multinomial logistic regression.

Trained on GUM (Georgetown University Multilayer corpus, Zeldes and others, CC BY 4.0), MEANTIME (Minard and others,
CC BY 4.0), Wiki-Fair (CC BY-SA 4.0), LitBank (Bamman and others, CC BY 4.0); only weights are kept, no text.
"""

from __future__ import annotations

_TABLE = """
about= -0.1 0.04 -0.09 -0.16 0.25 about=&top= -0.14 0.15 0.23 0.09 -0.28
about=&top=EVENT -0.08 -0.34 -0.25 0.5 0.17 about=&top=FAC -0.27 -0.04 0.51 -0.16 -0.03
about=&top=GPE 0.23 0.05 -0.1 -0.37 0.2 about=&top=LANGUAGE -0.01 0.04 -0.02 -0.03 0.01
about=&top=LOC -0.19 -0.04 -0.04 0.01 0.26 about=&top=NORP -0.08 0.16 -0.1 -0.09 0.11
about=&top=ORG 0.17 0.42 -0.04 -0.13 -0.4 about=&top=PERSON 0 -0.18 0.13 0.4 -0.36
about=&top=PRODUCT -0.05 -0.26 0.01 -0.05 0.35 about=&top=WORK_OF_ART 0.44 0.16 -0.35 -0.46 0.21
about=org 0.19 -0.69 0.25 -0.57 0.76 about=org&top= 0.66 -0.43 -0.67 -0.05 0.49
about=org&top=GPE 0.11 0.42 -0.53 -0.1 0.1 about=org&top=NORP 0.25 -0.16 -0.05 -0.03 -0.01
about=org&top=ORG -0.04 -0.4 0.4 -0.51 0.46 about=org&top=PERSON -0.35 -0.26 0.38 -0.05 0.3
about=org&top=WORK_OF_ART -0.07 -0.16 0.27 0.14 -0.19 about=person 0.17 -0.41 -0.11 -0.32 0.3
about=person&top= -0.12 -0.1 0.37 0 -0.1 about=person&top=FAC -0.06 -0.25 -0.17 0.22 0.26
about=person&top=GPE 0.06 0.29 0.12 -0.17 -0.3 about=person&top=LOC 0.05 -0.17 -0.14 -0.14 0.4
about=person&top=NORP -0.41 -0.05 0.27 -0.08 0.27 about=person&top=ORG -0.07 0.06 -0.15 0.39 -0.16
about=person&top=PERSON 0.38 -0.04 -0.38 -0.42 0.17 about=person&top=PRODUCT -0.14 0.13 -0.23 -0.05 0.29
about=person&top=WORK_OF_ART -0.17 -0.22 0.07 0.25 0.07 about=place -0.28 0.58 -0.35 0.14 -0.5
about=place&top= -0.19 0.03 0.11 -0.03 0.09 about=place&top=EVENT -0.14 -0.3 0.32 0.21 -0.09
about=place&top=FAC 0.28 0.13 -0.25 0.03 -0.18 about=place&top=GPE -0.51 -0.08 0.55 0.42 -0.25
about=place&top=LOC -0.03 0.37 -0.19 -0.03 -0.12 about=place&top=NORP 0.45 -0.03 -0.14 -0.1 -0.17
about=place&top=ORG -0.01 0.04 -0.06 0.12 -0.07 about=place&top=PERSON 0.06 0.51 -0.31 -0.18 -0.07
about=place&top=PRODUCT 0.18 0.18 -0.1 -0.17 -0.09 about=place&top=WORK_OF_ART -0.23 0.09 -0.1 0.08 0.16
bias 0.07 0.07 -0.18 -0.39 0.24 end=ad -0.07 0 -0.14 -0.04 0.25 end=ada -0.06 -0.09 0.08 0.25 -0.18
end=age -0.19 -0.09 -0.26 -0.05 0.58 end=ain -0.09 0.3 -0.34 -0.28 0.4 end=al -0.09 0.04 0.26 0.05 -0.26
end=all -0.1 0.16 0.05 -0.05 -0.07 end=am -0.12 0.09 -0.59 -0.2 0.82 end=an 0.35 -0.22 -0.19 -0.28 0.35
end=ana 0.19 -0.1 -0.01 -0.01 -0.06 end=and -0.18 0.56 -0.01 -0.09 -0.29 end=ane -0.13 -0.01 -0.02 -0 0.17
end=ans 0.42 -0.22 0.22 -0.12 -0.3 end=any -0.28 0.17 0.12 -0.01 -0.01 end=ar 0.04 -0.12 -0.1 0.49 -0.32
end=ard 0.32 -0.25 -0.05 -0.09 0.07 end=ark -0.01 0.34 -0.07 -0.03 -0.23 end=ary 0.32 -0.28 0.11 -0.1 -0.05
end=as 0.03 0.44 -0.41 0.45 -0.51 end=ast -0.32 0.27 0.2 0.13 -0.28 end=at 0.32 -0.25 -0.12 -0.08 0.13
end=ate -0.2 0.08 0.48 -0.01 -0.35 end=au 0.2 0.16 -0.11 -0.05 -0.21 end=aw -0.18 0.26 0.03 0.25 -0.36
end=ay 0.32 0.09 -0.34 -0.2 0.12 end=be -0.48 -0.12 0.28 -0.09 0.41 end=bs 0.28 -0.26 -0.13 -0.03 0.13
end=ca 0.05 0.17 0.16 -0.1 -0.28 end=ce -0.32 0.06 0.09 -0.04 0.21 end=ch -0.49 -0.32 0.15 -0 0.66
end=ck -0.2 -0.21 -0.27 -0.12 0.79 end=co 0.21 0.03 0.22 -0.15 -0.32 end=cs 0.02 -0.58 -0.05 0.75 -0.13
end=ct -0.18 -0.26 -0.02 -0.29 0.74 end=da -0.36 0.31 -0.02 0.18 -0.12 end=de 0.16 0.06 -0.37 0.19 -0.05
end=den 0.38 0.05 -0.03 -0.05 -0.35 end=dge -0.06 0.19 0.25 -0.06 -0.32 end=dia -0.11 -0.18 0.5 -0.06 -0.15
end=don 0.36 -0.46 -0.11 -0.13 0.34 end=ds -0.04 0.26 -0.32 -0.07 0.17 end=dy 0.02 0.03 -0.22 -0.1 0.26
end=ea -0.25 0.18 0.42 -0.1 -0.26 end=ed -0.06 -0.39 0.36 -0.08 0.16 end=ee -0.02 -0.42 0.09 0.41 -0.05
end=eet -0.17 0.03 -0.11 -0.1 0.34 end=el 0.12 0.25 0.18 -0.14 -0.42 end=ell -0.08 0.52 -0.38 -0.06 0.01
end=en 0.56 0.25 -0.35 0.26 -0.72 end=ent -0.24 0.04 0.6 -0.11 -0.29 end=er 0.04 0.14 -0.03 -0 -0.16
end=erg 0.01 0.09 -0.21 -0.03 0.14 end=ers -0.11 -0.08 0.32 -0.02 -0.11 end=ert 0.13 0.16 -0.07 -0.02 -0.21
end=ery -0.33 0.26 0.03 -0.05 0.08 end=es -0.11 -0.24 -0.11 0.32 0.14 end=ess -0.21 -0.34 0.53 -0.07 0.1
end=est 0.11 0.21 -0.05 0.23 -0.5 end=et 0.2 0.17 -0.39 -0.26 0.29 end=ews -0.06 -0.33 0.9 -0.14 -0.38
end=ey 0.37 -0.04 -0.23 0.13 -0.23 end=ge -0.26 0.02 0.29 -0.16 0.11 end=god 0.93 -0.26 -0.18 -0.12 -0.37
end=gy -0.25 -0.35 0.32 -0.1 0.39 end=ham -0.07 0.38 0.08 -0.01 -0.37 end=han 0.02 -0 -0.04 -0.03 0.06
end=ia -0.96 0.56 0.55 0.19 -0.35 end=ian -0.21 -0.25 0.75 -0.04 -0.25 end=ic -0.3 0.05 -0.28 0.54 -0.01
end=ica -0.19 0.14 0.19 -0.08 -0.06 end=ice -0.26 -0.18 0.23 -0.04 0.25 end=ick 0.01 -0.05 -0.09 -0.04 0.17
end=ico 0.1 0.46 -0.09 -0.04 -0.43 end=ics -0.29 -0.5 0.07 0.78 -0.06 end=id 0.34 -0.44 -0.46 -0.09 0.66
end=ie 0.1 0.23 -0.27 -0.08 0.02 end=ier -0.06 0.16 0.55 -0.09 -0.55 end=ies -0.63 -0.01 0.1 0.52 0.02
end=ii -0.09 -0.24 -0.13 0.81 -0.35 end=il 0.3 0.21 -0.24 -0.21 -0.06 end=ill 0.05 -0.1 0.08 -0.06 0.03
end=im -0.1 0.15 -0.05 -0.02 0.02 end=in 0.06 -0.24 -0.37 0.73 -0.18 end=ina -0.22 0.31 -0.08 -0.04 0.04
end=ine -0.05 -0.11 0.41 -0.23 -0.02 end=ing -0.02 -0.16 0.43 0.35 -0.59 end=ins 0.14 0.02 -0.27 -0.03 0.13
end=io 0.03 0.24 -0.17 -0.05 -0.05 end=ion -0.77 0.12 0.37 0.14 0.14 end=ip 0.02 0.06 -0.25 0.11 0.06
end=ire -0.29 0.2 0.17 0.25 -0.34 end=is 0.13 -0.2 0.17 0.21 -0.31 end=ish 0.05 -0.11 -0.07 -0.07 0.19
end=it -0.54 -0.2 0.37 0.07 0.3 end=ith 0.21 -0.04 -0.06 -0.04 -0.06 end=ity -0.42 -0.3 0.5 -0.1 0.32
end=ka -0.01 -0.07 0.22 -0.01 -0.12 end=ke -0.17 0.66 -0.27 -0.2 -0.02 end=ker 0.59 -0.18 -0.3 -0.04 -0.07
end=ki 0.18 -0.2 0.03 -0.04 0.02 end=ks 0.3 -0.22 0.45 -0.1 -0.44 end=la -0.35 0.43 -0.02 -0.09 0.03
end=ld -0.28 1.01 -0.12 -0.08 -0.53 end=le -0.11 -0.15 0.57 -0.26 -0.04 end=ler -0.29 -0.2 0.77 -0.06 -0.22
end=les -0.15 -0.06 0.33 -0.07 -0.06 end=ley 0.05 0.19 -0.25 -0.07 0.08 end=lia 0.05 -0.03 0.15 -0.05 -0.12
end=ll -0.09 0.56 -0.26 -0.17 -0.04 end=lle 0.32 0.15 -0.33 -0.05 -0.08 end=lly 0.05 -0.2 0.11 -0.04 0.08
end=ls -0.22 -0.33 0.62 -0.18 0.1 end=ly 0.14 -0.36 0.42 -0.09 -0.11 end=ma 0.42 -0.5 0.23 -0.08 -0.07
end=man 0.79 -0.35 -0.33 0.22 -0.34 end=me -0.29 0.27 -0.69 0.51 0.2 end=mes 0.04 -0.14 0.2 0.17 -0.27
end=ms 0.43 0.3 -0.11 -0.11 -0.51 end=my 0.01 -0.32 0.63 -0.06 -0.26 end=na 0.34 0.06 0.09 -0.12 -0.37
end=nc -0.14 -0.34 0.06 -0.1 0.53 end=nce 0.15 -0.69 0.08 0.13 0.33 end=nd -0.21 0.37 0.25 -0.15 -0.26
end=ne -0.41 0.13 -0.05 -0.09 0.42 end=ner 0.54 -0.06 -0.28 -0.05 -0.15 end=nes 0.57 -0.25 -0.37 -0.16 0.2
end=ng -0.25 -0.27 -0 0.27 0.26 end=nia -0.56 0.09 0.13 0.42 -0.07 end=no 0.29 0.01 -0.18 -0.04 -0.08
end=ns 0.71 -0.4 0.15 -0.26 -0.19 end=nt 0.51 0.02 0.18 -0.15 -0.57 end=ny -0.38 0.36 0.1 -0.08 -0.01
end=od 0.64 -0.22 -0.37 -0.13 0.08 end=ogy -0.29 -0.33 0.41 -0.08 0.29 end=ok -0.01 -0.09 -0.1 -0.05 0.26
end=ol 0.02 -0.31 0.34 -0.07 0.02 end=om 0.19 0.15 -0.28 0.25 -0.31 end=ome -0.18 0.12 -0.35 0.28 0.13
end=on 0.03 0.04 0.02 -0.04 -0.05 end=one -0.1 -0.43 -0.22 0.18 0.58 end=ons -0.22 -0.31 0.34 -0.06 0.25
end=ook -0.05 -0.08 -0.1 -0.05 0.29 end=ool -0.05 -0.18 0.11 -0.03 0.16 end=ope -0.15 0.04 -0.12 -0.09 0.32
end=or 0.42 -0.3 -0.04 -0.14 0.06 end=ord -0.2 0.21 0.39 -0.05 -0.34 end=ore 0.22 -0.02 -0.2 -0.04 0.04
end=ork -0.11 -0.05 0.16 -0.13 0.12 end=ors -0.2 -0.12 0.6 -0.04 -0.23 end=ort -0.1 0.3 -0.23 -0.06 0.1
end=os 0.69 -0.5 -0.16 -0.1 0.07 end=ow -0.1 0.77 -0.64 -0.09 0.06 end=own -0.26 -0.04 0.07 0.23 -0
end=ox -0.31 -0.23 0.56 -0.11 0.08 end=pe -0.14 0.36 -0.28 -0.12 0.18 end=ple -0.03 -0.11 0.66 -0.01 -0.51
end=ra -0.03 -0.27 -0.21 0.73 -0.22 end=rch -0.06 0.23 -0.07 0.2 -0.3 end=rd 0.05 -0.06 0.3 -0.15 -0.15
end=re -0.35 0.27 -0.09 -0.12 0.29 end=rea -0.18 -0.4 0.77 -0.07 -0.12 end=rg -0.32 0.35 0.43 -0.11 -0.35
end=ri 0.64 -0.1 -0.23 -0.15 -0.17 end=ria -0.21 0.19 -0.12 -0.02 0.16 end=ris 0.57 -0.63 0.17 -0.14 0.02
end=rk -0.08 0.31 0.06 -0.16 -0.13 end=rs 0.04 -0.54 0.64 -0.28 0.14 end=rt -0.1 0.51 0.37 -0.17 -0.62
end=rth -0.06 0.21 0.11 -0.1 -0.16 end=ry 0.13 -0.42 0.31 -0.25 0.23 end=sco 0.11 -0.16 0.29 -0.03 -0.21
end=se 0.17 0.24 -0.28 -0.21 0.09 end=sh 0.32 -0.11 -0.29 -0.09 0.17 end=sia -0.08 -0.21 0.33 -0.06 0.01
end=son 0.41 -0.29 0.01 -0.1 -0.02 end=ss 0.39 -0.26 0.33 -0.14 -0.33 end=st -0.04 -0.13 -0.23 0.26 0.14
end=ta 0.74 -0.5 0.25 -0.08 -0.41 end=tan -0.22 0.12 -0.16 -0.05 0.31 end=te -0.02 0.28 0.21 -0.18 -0.3
end=ter -0.53 0.75 0.07 -0.13 -0.17 end=tes 0.15 0.18 -0.38 0.05 0.01 end=th -0.13 0.05 0.17 0.25 -0.34
end=to -0.01 -0.2 0.48 -0.05 -0.22 end=ton 0.47 -0.04 0.07 -0.09 -0.41 end=ts 0.06 0.16 0.28 0.06 -0.56
end=tt 0.08 -0.22 0.22 -0.06 -0.02 end=ty -0.13 -0.47 0.64 -0.23 0.19 end=ue -0.42 -0.09 0.5 -0.13 0.15
end=um -0.31 0.95 -0.16 -0.09 -0.39 end=urt -0.03 -0.12 0.04 -0.01 0.13 end=us 0.63 -0.6 -0 0.05 -0.08
end=use -0.07 0.18 0.15 -0.06 -0.21 end=va -0.18 0.14 0.25 -0.03 -0.18 end=ve 0.06 0.55 -0.47 0.11 -0.25
end=ver -0.15 0.34 -0.06 -0.08 -0.05 end=wn -0.26 -0.04 0.07 0.23 -0 end=ws -0.08 0.11 0.7 -0.14 -0.59
full= -0.14 0.17 -0.08 0.07 0.24 full=EVENT -0.24 -0.33 -0.28 0.68 0.17 full=FAC 0.04 0.14 -0.16 0.04 -0.06
full=GPE -0.13 0.23 0.1 -0.42 -0 full=LANGUAGE -0.12 -0.16 -0.14 -0.1 0.54 full=LAW -0.18 -0.09 -0.17 -0.05 0.5
full=LOC -0.17 0.17 0.06 -0.17 0.13 full=NORP 0.18 -0.1 -0.04 -0.3 0.27 full=ORG -0.49 -0.17 0.47 -0.09 0.13
full=PERSON 0.5 -0.25 -0.47 -0.27 -0.28 full=PRODUCT -0.15 0.02 0.03 -0.28 0.4
full=WORK_OF_ART -0.06 -0.02 -0.18 0.02 0.27 is:? 0.03 -0.24 -0.08 -0.06 0.48 is:event 0.05 -0.28 0.11 0.22 -0.1
is:fac 0 0.59 -0.11 -0.07 -0.42 is:group -0.26 -0.27 0.89 -0.15 -0.21 is:org -0.61 0.08 0.39 0.08 0.06
is:place -0.7 1.83 -0.4 -0.18 -0.55 is:reference -0.1 -0.16 0.14 -0.16 0.27 is:role 1.3 -0.77 -0.28 -0.47 -0.05
is:work -0.42 -0.79 0.03 -0.27 1.46 label:=most 0.35 -0.32 0.04 0.08 0.1 label:=some 0.19 -0.38 -0.11 0.39 -0.13
label:EVENT=most -0.12 -0.17 -0.1 0.43 -0.04 label:FAC=most 0.06 0.28 -0.23 -0.01 -0.1
label:FAC=some 0.21 0.12 0.17 -0.09 -0.41 label:GPE=most -0.08 0.24 -0.08 -0.23 -0.11
label:GPE=some -0.13 0.6 -0.15 -0.04 -0.28 label:LANGUAGE=most -0.11 -0.14 -0.12 -0.08 0.45
label:LAW=most 0.16 -0.2 -0.11 -0.01 0.17 label:LOC=most -0.34 0.6 0.1 -0.04 -0.35
label:LOC=some 0.36 -0.12 0.24 -0.24 -0.25 label:NORP=most 0.54 -0.09 0 -0.27 -0.17
label:NORP=some -0.24 0.28 0.07 -0.09 -0.02 label:ORG=most -0.04 -0.35 0.36 -0.46 0.3
label:ORG=some 0.07 -0.25 0 -0.11 0.22 label:PERSON=most 0.37 -0.25 -0.19 -0.24 -0.2
label:PERSON=some 0.19 0.06 0.17 -0.24 -0.18 label:PRODUCT=most -0.03 -0.07 -0.1 -0.19 0.39
label:PRODUCT=some -0.08 -0.28 0.21 0.38 -0.22 label:WORK_OF_ART=most 0.18 -0.39 -0.26 0.02 0.46
label:WORK_OF_ART=some 0.06 0.16 -0.24 -0.19 0.2 near:after=$=often -0.04 0.11 0.2 -0.21 -0.05
near:after=$=once -0.5 -0.11 0.19 0.17 0.25 near:after='s=often 0.51 -0.01 0.29 0.08 -0.87
near:after='s=once 0.35 0.03 0.38 -0.31 -0.45 near:after=(=often -0.81 0.58 -0.02 -0.22 0.47
near:after=(=once -0.03 0.16 -0.17 -0.37 0.4 near:after=)=often -0.29 0.8 -0.18 -0.15 -0.18
near:after=)=once -0.22 0.37 0.23 -0.17 -0.21 near:after=,=often -0 0.34 -0.28 0.1 -0.19
near:after=,=once 0.14 -0.41 0.08 0.03 0.13 near:after=-=often 0.23 -0.17 -0.23 0.15 0.02
near:after=-=once 0.13 0.06 -0.29 -0.07 0.16 near:after=.=often -0.17 0.23 -0.29 0.28 -0.07
near:after=.=once -0.34 0.49 0.04 -0.06 -0.12 near:after=/=often -0.22 0.23 -0.04 -0.06 0.1
near:after=:=often -0.48 0.57 -0.15 -0.25 0.31 near:after=:=once -0.01 0.12 -0.12 -0.02 0.03
near:after=and=often -0.04 0.53 0.13 -0.72 0.1 near:after=and=once -0.26 0.64 -0.12 -0.44 0.17
near:after=are=often 0.03 0.19 -0.09 -0.02 -0.11 near:after=had=often 0.46 0.05 -0.3 -0.09 -0.12
near:after=had=once 0.75 -0.87 0.8 -0.19 -0.49 near:after=has=often -0.36 0.24 0.44 -0.09 -0.23
near:after=has=once -0.8 0.5 0.41 0.11 -0.21 near:after=in=often -0.11 0.05 -0.15 0.15 0.06
near:after=in=once -0.31 -0 0.01 0.61 -0.31 near:after=is=often -0.49 0.22 -0.48 0.45 0.31
near:after=is=once -0.96 0.82 -0.3 0.33 0.12 near:after=of=often -0.15 -0.14 0.19 0.1 0.01
near:after=of=once 0.24 -0.26 -0.24 -0.16 0.42 near:after=said=often 0.55 -0.16 -0.15 -0.06 -0.17
near:after=said=once 0.46 -0.03 -0.28 -0.01 -0.14 near:after=was=often 0.14 0.1 -0.37 0.07 0.06
near:after=was=once 0.55 -0.11 -0.01 -0.28 -0.17 near:after=were=often 0.09 0.31 -0.11 -0.02 -0.27
near:after=who=often 0.42 -0.15 -0.01 -0.06 -0.2 near:after=will=often 0.03 0.01 -0.06 0.2 -0.18
near:after=will=once -0.11 0.5 0.2 0.18 -0.77 near:after=’s=often 0.5 -0.13 0.06 -0.21 -0.21
near:after=’s=once 0.43 -0.41 0.26 -0.15 -0.12 near:before="=often 0.01 0.33 -0.68 -0.33 0.69
near:before="=once 0.88 -0.01 0.06 -0.17 -0.75 near:before=(=often -0.37 -0.32 -0.17 0.02 0.84
near:before=(=once -0.22 -0 0.5 -0.11 -0.17 near:before=,=often 0.14 -0.14 0.02 0.51 -0.54
near:before=,=once 0.12 -0.04 -0.3 0.14 0.07 near:before=/=often -0.18 -0.24 0.25 -0.07 0.24
near:before=:=often 0.28 -0.17 0.21 -0.02 -0.3 near:before=:=once -0.43 -0.23 0.68 -0.07 0.05
near:before=^=often 0.01 0.59 0.12 0.01 -0.73 near:before=^=once 0.43 0.17 0.06 -0.19 -0.53
near:before=a=often -0.12 -0.06 -0.11 -0 0.3 near:before=a=once -0.36 -0.17 0.35 -0.07 0.24
near:before=and=often 0.38 0.25 -0.14 -0.61 0.12 near:before=and=once 0.43 -0.07 0.16 -0.39 -0.14
near:before=at=often -1.16 0.67 0.82 0.46 -0.8 near:before=at=once -0.35 0.36 0.54 -0.12 -0.43
near:before=by=often 0.48 -0.16 -0.02 -0.13 -0.16 near:before=by=once 0.97 -0.12 -0.02 -0.16 -0.68
near:before=called=often -0.19 -0.2 -0.28 -0.11 0.78 near:before=for=often -0.34 -0.49 0.47 0.2 0.16
near:before=for=once -0.53 -0.76 0.58 -0.04 0.75 near:before=from=often -0.32 0.73 -0.14 -0.05 -0.22
near:before=from=once 0.2 0.27 -0.35 -0.22 0.1 near:before=in=often -0.93 1.28 -0.38 -0.23 0.08
near:before=in=once -0.34 0.67 -0.45 0.15 -0.04 near:before=like=often -0.35 -0.04 -0.06 -0.12 0.56
near:before=like=once -0.02 0.24 0.25 -0.08 -0.39 near:before=of=often 0.07 0.45 -0.29 -0.04 -0.2
near:before=of=once -0.12 0.34 -0.55 0.5 -0.17 near:before=on=often -0.35 0.23 -0.37 -0.02 0.51
near:before=on=once -0.32 0.17 0.73 -0.07 -0.51 near:before=that=often -0.04 0.02 0.3 -0.13 -0.16
near:before=that=once 0.39 -0.19 0.23 -0.15 -0.28 near:before=the=often -0.1 0.22 0.45 -0.23 -0.02
near:before=the=once -0.27 0.05 0.19 0.14 -0.09 near:before=to=often -0.31 1.07 -0.15 -0.19 -0.43
near:before=to=once 0.03 0.5 0.15 -0.42 -0.25 near:before=with=often 0.27 -0.51 0.32 -0.2 0.13
near:before=with=once 0.18 -0.67 0.75 -0.19 -0.07 near:before=“=often -0.18 -0.08 0.04 0.38 -0.16
near:before=“=once 0.39 -0.04 -0.46 -0.04 0.15 near:definite=often -0.4 0.19 0.01 0.64 0.11
near:definite=once -0.24 0.14 0.05 -0.39 0.44 near:dep=nmod=often -0.24 -0.01 -0.15 -0.19 0.58
near:dep=nmod=once 0.07 -0.14 -0.19 -0.19 0.47 near:dep=npadvmod=often 0.16 -0.16 -0.32 -0.36 0.68
near:dep=npadvmod=once 0.6 -0.22 -0.2 -0.03 -0.16 near:dep=nsubj=often 0.59 -1.05 0.3 0.28 -0.48
near:dep=nsubj=once 0.15 -0.35 -0.28 0.25 0.2 near:dep=nsubjpass=often 0.19 -0.11 -0.27 -0.23 0.42
near:dep=nsubjpass=once 0.22 0.07 -0.3 -0 0.03 near:dep=nummod=often -0.19 0.13 -0.29 0.06 0.29
near:modifies=often 0.3 -0.02 0.4 -0.04 -0.56 near:modifies=once -0.1 -0.24 0.15 0.3 -0.08
near:next=noun=often -0.39 -0.27 0.13 -0 0.55 near:next=noun=once 0.08 0.09 -0.18 -0.19 0.21
near:next=org=often -0.4 -0.1 0.25 0.2 0.05 near:next=org=once -0.48 -0.35 0.85 -0.15 0.13
near:next=place=often -0.13 0.24 -0.13 -0.03 0.05 near:next=role=often -0.16 -0.14 0.34 0.03 -0.08
near:next=role=once -0.26 -0.49 1.23 -0.13 -0.34 near:next=work=often 0.15 -0.28 -0.03 -0.08 0.23
near:role=org=often -0.09 -0.22 0.51 -0.03 -0.17 near:role=role=often 0.39 -0.19 -0.21 -0.06 0.06
near:role=role=once 0.35 -0.13 -0.04 -0.01 -0.17 near:role=work=often -0.42 -0.07 -0.16 -0.04 0.68
near:speaks=often 0.8 0.01 -0.2 -0.15 -0.46 near:speaks=once 0.32 -0.63 0.33 -0.13 0.12
near:tag=CD=often -0.21 0.02 -0.32 -0.13 0.64 near:tag=NN=often 0.08 0.16 -0.26 -0.27 0.3
near:tag=NN=once 0.22 0.37 -0.59 -0.14 0.15 near:tag=NNP=often 0.12 0.16 0.04 -0.23 -0.13
near:tag=NNP=once -0.17 0.3 0.06 -0.44 0.26 near:tag=NNPS=often 0.39 -0.18 0.19 -0.16 -0.24
near:tag=NNPS=once 0.01 -0 0.44 -0.04 -0.4 near:tag=NNS=often -0.21 -0.13 0.25 -0.21 0.31
near:then=where=often -0.15 0.01 0.32 0.04 -0.22 near:then=which=often -0.47 -0.1 0.29 -0.14 0.43
near:then=which=once -0.28 0.31 0.03 -0.1 0.05 near:then=who=often 0.41 -0.23 -0.11 -0.07 0.01
near:then=who=once 0.71 -0.12 -0.1 -0.11 -0.38 only&top=&n=1 -0.27 0.18 -0.09 0.01 0.29
only&top=&n=2 -0.29 -0.26 -0.04 0.24 0.35 only&top=&n=3 -0.37 0.17 0.25 -0.28 0.23
only&top=EVENT&n=1 -0.01 0.15 -0.35 -0.12 0.32 only&top=FAC&n=1 0.08 0 -0.15 0.09 -0.03
only&top=FAC&n=2 -0.02 0.08 -0.04 -0.04 0.02 only&top=GPE&n=1 0.26 0.27 -0.14 -0.58 0.1
only&top=GPE&n=2 -0.11 0.01 0.09 0.17 -0.15 only&top=GPE&n=3 0.05 0.19 0.2 0.13 -0.54
only&top=LANGUAGE&n=1 -0.03 0.1 -0.1 -0.04 0.07 only&top=LAW&n=1 -0.16 -0.1 0.05 0.07 0.14
only&top=LOC&n=1 -0.2 -0.16 0.04 0.13 0.19 only&top=LOC&n=2 -0.02 0.3 -0.16 -0.02 -0.1
only&top=LOC&n=3 -0.09 0.24 -0.2 -0.06 0.1 only&top=NORP&n=1 0.01 -0.26 0.29 -0.17 0.13
only&top=NORP&n=2 0.27 -0.07 -0.19 -0.03 0.02 only&top=NORP&n=3 0.39 0.27 -0.08 -0.06 -0.51
only&top=ORG&n=1 0.21 -0.04 -0.12 0.31 -0.13 only&top=ORG&n=2 -0.07 0.24 0.27 -0.46 0.03
only&top=ORG&n=3 -0.32 -0.21 0.59 -0.32 0.2 only&top=PERSON&n=1 -0.11 -0.32 0.44 -0.14 0.25
only&top=PERSON&n=2 -0.21 -0 0.08 0.11 0.09 only&top=PERSON&n=3 0.69 -0.35 -0.5 -0.35 0.35
only&top=PRODUCT&n=1 -0.1 -0.19 0.23 -0.09 0.14 only&top=WORK_OF_ART&n=1 -0.22 -0.1 -0.24 0.23 0.34
only&top=WORK_OF_ART&n=2 0.09 -0.17 -0.14 -0.11 0.32 shape:adjective -0.25 -0.38 -0.42 -0.11 1.16
shape:alone=org -0.4 -0.43 1.26 0.09 -0.52 shape:alone=place -0.5 1.25 -0.17 -0.14 -0.44
shape:and 0.45 -0.41 0.03 -0.08 0.01 shape:calendar -0.16 -0 0.16 0.22 -0.22 shape:caps -0.75 0.07 0.6 -0.12 0.2
shape:caps+ -0.32 0.15 0.44 -0.07 -0.2 shape:compass -0.27 0.25 0.4 -0.2 -0.18
shape:digit -0.58 0.76 -0.49 0.25 0.07 shape:first=event -0.39 -0.21 -0.21 0.58 0.23
shape:first=fac -0.15 0.92 -0.11 -0.28 -0.37 shape:first=org -0.35 -0.17 1.08 -0.45 -0.12
shape:first=place -0.48 0.74 0.01 -0.39 0.12 shape:first=role 0.63 -0.09 -0.48 -0.36 0.3
shape:forename 1.03 -0.3 -0.81 -0.48 -0.28 shape:forename/1 0.59 -0.18 -0.3 -0.19 0.09
shape:forename/2 0.84 -0.16 -0.32 -0.28 -0.37 shape:forename/3 0.13 0.07 -0.21 -0.02 0.03
shape:gazetteer -0.97 1.59 -0.28 -0.56 -1.1 shape:last=event -0.41 -0.52 -0.64 2.08 -0.51
shape:last=fac -0.53 2.12 -0.67 -0.34 -0.67 shape:last=law -0.16 -0.32 -0.34 0.11 0.71
shape:last=org -0.6 0.28 1.65 -0.59 -1.11 shape:last=place -0.63 1.45 -0.32 -0.37 -0.19
shape:last=role 1.12 -0.54 -0.08 -0.36 -0.15 shape:last=work -0.47 -0.51 -0.29 0.54 0.74
shape:of -0.17 -0.08 0.66 -0.29 -0.13 shape:people 0.51 -0.27 0.02 -0.06 -0.19
shape:size=1 0.13 0.11 -0.09 -0.45 0.18 shape:size=2 0.01 -0.13 0.1 -0.32 0.25
shape:size=3 0.08 -0.18 -0.15 0.06 0.28 shape:size=4 -0.21 0.17 -0.25 0.06 0.21
shape:title 1 -0.09 -0.46 -0.16 -0.36 shape:title/2 0.36 0.62 -0.44 -0.19 -0.34
shape:title/3 0.55 -0.53 0 0.05 -0.06 top= 0.21 -0.29 0.05 0.02 0.21 top=&size=1 0.36 -0.05 0.03 -0.07 -0.13
top=&size=2 -0.04 -0.28 -0.23 0.31 0.25 top=&size=3 -0.13 -0.03 0.23 -0.23 0.16
top=EVENT -0.13 -0.17 -0.11 0.47 -0.06 top=EVENT&size=2 0.16 -0.17 0.29 -0.35 0.07
top=EVENT&size=3 -0.15 -0.03 -0.24 0.21 0.2 top=FAC -0.11 0.01 0.05 0.07 -0.02
top=FAC&size=2 -0.2 -0.05 0.18 -0.04 0.11 top=FAC&size=3 0.05 0.06 0 0.24 -0.35
top=GPE -0.13 0.26 0.02 -0.24 -0.19 top=GPE&size=1 -0.07 0.07 0.13 -0.17 0.07
top=GPE&size=2 0.17 -0.06 -0.04 -0.04 0 top=GPE&size=3 -0.22 0.68 -0.09 -0.04 -0.32
top=LANGUAGE -0.12 -0.18 -0.14 -0.1 0.54 top=LANGUAGE&size=1 -0.09 -0.15 -0.07 -0.08 0.4
top=LAW -0.12 -0.22 -0.12 -0.02 0.48 top=LOC -0.21 0.24 0.08 -0.19 0.07 top=LOC&size=1 0 0.35 0.19 -0.3 -0.23
top=LOC&size=2 -0.16 0.16 -0.21 -0.05 0.25 top=LOC&size=3 -0.05 -0.26 0.1 0.17 0.04
top=NORP 0.21 -0.08 -0.03 -0.3 0.22 top=NORP&size=1 0.35 0.01 -0.19 -0.25 0.09
top=NORP&size=2 -0.11 -0.04 0.2 -0.03 -0.02 top=ORG -0.02 -0 0.15 -0.14 0.18
top=ORG&size=1 0.31 0.05 0.15 -0.25 -0.1 top=ORG&size=2 -0.19 0.07 0.09 -0.12 0.27
top=ORG&size=3 -0.1 -0.05 -0 0.23 -0.02 top=PERSON 0.18 -0.01 -0.19 -0.24 0.04
top=PERSON&size=1 -0.32 -0.16 0.29 0.1 0.25 top=PERSON&size=2 0.24 0.37 -0.3 -0.31 -0.14
top=PERSON&size=3 0.49 -0.21 -0.18 -0.05 -0.04 top=PRODUCT -0.09 0 0.02 -0.28 0.36
top=PRODUCT&size=1 0.05 0.15 0.09 -0.2 -0.08 top=PRODUCT&size=2 -0.06 -0.04 0.01 -0.07 0.16
top=WORK_OF_ART -0.03 -0.14 -0.1 0.02 0.28 top=WORK_OF_ART&size=1 -0.17 -0.01 -0.24 0.13 0.29
top=WORK_OF_ART&size=2 0.02 -0.13 0.19 0.09 -0.17 top=WORK_OF_ART&size=3 0.12 0.01 -0.05 -0.2 0.13
"""

_WORDS = _TABLE.split()

TYPE_WEIGHTS: dict[str, tuple[float, ...]] = {
    _WORDS[at]: tuple(float(word) for word in _WORDS[at + 1 : at + 6]) for at in range(0, len(_WORDS), 6)
}
"""By feature: one weight each for person, place, organization, event, other."""
