"""Weights of the choice of a type (`kinds.py`), trained by multinomial logistic regression.

Trained on GUM (Georgetown University Multilayer corpus, Zeldes and others, CC BY 4.0), MEANTIME (Minard and others,
CC BY 4.0), Wiki-Fair (CC BY-SA 4.0), LitBank (Bamman and others, CC BY 4.0); only weights are kept, no text.
"""

from __future__ import annotations

_TABLE = """
about= -0.11 0.04 -0.1 -0.18 0.23 about=&top= -0.13 0.17 0.24 0.02 -0.25
about=&top=EVENT -0.08 -0.35 -0.26 0.53 0.17 about=&top=FAC -0.26 -0.07 0.55 -0.17 -0.06
about=&top=GPE 0.21 0.04 -0.09 -0.36 0.2 about=&top=LANGUAGE -0.01 0.04 -0.02 -0.03 0.02
about=&top=LOC -0.2 -0.03 -0.05 0.02 0.26 about=&top=NORP -0.07 0.15 -0.09 -0.09 0.11
about=&top=ORG 0.18 0.39 -0.05 -0.13 -0.41 about=&top=PERSON 0 -0.17 0.11 0.4 -0.35
about=&top=PRODUCT -0.03 -0.25 0.01 -0.05 0.32 about=&top=WORK_OF_ART 0.43 0.16 -0.35 -0.45 0.21
about=org 0.17 -0.7 0.27 -0.58 0.76 about=org&top= 0.63 -0.44 -0.56 -0.07 0.45
about=org&top=GPE 0.12 0.43 -0.54 -0.1 0.09 about=org&top=NORP 0.24 -0.16 -0.06 -0.03 -0
about=org&top=ORG -0.02 -0.41 0.38 -0.5 0.48 about=org&top=PERSON -0.36 -0.26 0.36 -0.02 0.3
about=org&top=WORK_OF_ART -0.06 -0.16 0.27 0.13 -0.18 about=person 0.16 -0.41 -0.11 -0.3 0.29
about=person&top= -0.1 -0.08 0.3 0.01 -0.08 about=person&top=FAC -0.06 -0.23 -0.2 0.21 0.28
about=person&top=GPE 0.07 0.29 0.11 -0.17 -0.3 about=person&top=LOC 0.04 -0.17 -0.14 -0.13 0.41
about=person&top=NORP -0.4 -0.05 0.26 -0.08 0.27 about=person&top=ORG -0.08 0.06 -0.14 0.39 -0.14
about=person&top=PERSON 0.35 -0.07 -0.3 -0.39 0.16 about=person&top=PRODUCT -0.14 0.14 -0.23 -0.05 0.29
about=person&top=WORK_OF_ART -0.16 -0.22 0.08 0.24 0.07 about=place -0.28 0.58 -0.36 0.15 -0.5
about=place&top= -0.16 0.04 0.08 -0.02 0.07 about=place&top=EVENT -0.13 -0.3 0.33 0.18 -0.08
about=place&top=FAC 0.27 0.14 -0.28 0.05 -0.18 about=place&top=GPE -0.51 -0.08 0.56 0.41 -0.26
about=place&top=LOC -0.03 0.37 -0.18 -0.03 -0.12 about=place&top=NORP 0.44 -0.02 -0.15 -0.1 -0.17
about=place&top=ORG -0.01 0.02 -0.04 0.1 -0.06 about=place&top=PERSON 0.05 0.51 -0.32 -0.15 -0.07
about=place&top=PRODUCT 0.17 0.17 -0.09 -0.18 -0.08 about=place&top=WORK_OF_ART -0.24 0.08 -0.1 0.09 0.16
bias 0.06 0.06 -0.19 -0.39 0.22 end=ad -0.07 0.01 -0.14 -0.04 0.25 end=ada -0.06 -0.09 0.09 0.25 -0.18
end=age -0.19 -0.09 -0.26 -0.05 0.59 end=ain -0.12 0.28 -0.33 -0.21 0.38 end=al -0.09 0.03 0.25 0.06 -0.25
end=all -0.09 0.15 0.06 -0.05 -0.07 end=am -0.12 0.09 -0.6 -0.19 0.82 end=an 0.34 -0.23 -0.19 -0.27 0.34
end=ana 0.18 -0.12 0.01 -0.01 -0.06 end=and -0.18 0.57 -0.02 -0.09 -0.29 end=ane -0.13 -0.02 -0.02 -0 0.17
end=ans 0.42 -0.21 0.21 -0.12 -0.3 end=any -0.27 0.18 0.11 -0.01 -0.01 end=ar 0.04 -0.13 -0.1 0.51 -0.32
end=ard 0.31 -0.24 -0.05 -0.09 0.07 end=ark -0.01 0.34 -0.07 -0.03 -0.22 end=ary 0.36 -0.23 0.14 -0.13 -0.13
end=as 0.02 0.44 -0.4 0.46 -0.53 end=ast -0.31 0.26 0.21 0.15 -0.3 end=at 0.31 -0.24 -0.12 -0.09 0.14
end=ate -0.2 0.08 0.48 0 -0.35 end=au 0.2 0.15 -0.08 -0.06 -0.21 end=aw -0.18 0.26 0.02 0.26 -0.36
end=ay 0.32 0.1 -0.34 -0.19 0.11 end=be -0.5 -0.11 0.27 -0.08 0.42 end=bs 0.27 -0.24 -0.13 -0.03 0.13
end=ca 0.05 0.18 0.15 -0.1 -0.28 end=ce -0.32 0.05 0.11 -0.04 0.2 end=ch -0.49 -0.31 0.16 -0.01 0.66
end=ck -0.22 -0.2 -0.28 -0.12 0.83 end=co 0.21 0.02 0.23 -0.14 -0.32 end=cs 0.02 -0.59 -0.06 0.76 -0.13
end=ct -0.18 -0.26 -0.02 -0.28 0.73 end=da -0.37 0.31 -0.01 0.19 -0.12 end=de 0.16 0.06 -0.37 0.2 -0.04
end=den 0.2 -0.01 -0.04 -0.05 -0.1 end=dge -0.06 0.17 0.27 -0.06 -0.33 end=dia -0.11 -0.18 0.51 -0.06 -0.16
end=don 0.36 -0.45 -0.11 -0.13 0.33 end=ds -0.04 0.26 -0.32 -0.07 0.17 end=dy 0.03 0.03 -0.22 -0.1 0.26
end=ea -0.25 0.17 0.43 -0.1 -0.25 end=ed -0.07 -0.39 0.38 -0.08 0.15 end=ee -0.02 -0.42 0.08 0.41 -0.05
end=eet -0.17 0.03 -0.11 -0.09 0.34 end=el 0.12 0.25 0.17 -0.13 -0.41 end=ell -0.08 0.53 -0.4 -0.06 0.01
end=en 0.49 0.2 -0.37 0.28 -0.6 end=ent -0.29 0.03 0.62 -0.11 -0.25 end=er 0.05 0.14 -0.02 -0.01 -0.16
end=erg 0.01 0.08 -0.21 -0.03 0.15 end=ers -0.11 -0.07 0.31 -0.02 -0.11 end=ert 0.13 0.17 -0.07 -0.02 -0.21
end=ery -0.33 0.27 0.02 -0.05 0.09 end=es -0.12 -0.24 -0.07 0.32 0.12 end=ess -0.23 -0.34 0.54 -0.07 0.11
end=est 0.11 0.21 -0.04 0.23 -0.51 end=et 0.18 0.19 -0.39 -0.26 0.28 end=ews -0.07 -0.34 0.91 -0.12 -0.38
end=ey 0.42 0.04 -0.4 0.14 -0.21 end=ge -0.27 0 0.31 -0.16 0.12 end=god 0.93 -0.27 -0.19 -0.12 -0.35
end=gy -0.23 -0.35 0.31 -0.11 0.38 end=ham -0.07 0.38 0.08 -0.01 -0.37 end=han 0.01 0 -0.04 -0.03 0.06
end=ia -0.94 0.56 0.55 0.18 -0.36 end=ian -0.22 -0.24 0.75 -0.04 -0.25 end=ic -0.28 0.03 -0.27 0.53 -0.01
end=ica -0.18 0.13 0.2 -0.09 -0.05 end=ice -0.27 -0.18 0.25 -0.04 0.25 end=ick 0.01 -0.04 -0.09 -0.04 0.15
end=ico 0.11 0.45 -0.09 -0.04 -0.43 end=ics -0.3 -0.52 0.08 0.79 -0.05 end=id 0.33 -0.45 -0.47 -0.09 0.67
end=ie 0.1 0.24 -0.29 -0.07 0.02 end=ier -0.07 0.16 0.56 -0.08 -0.57 end=ies -0.62 -0 0.07 0.54 0.01
end=ii -0.09 -0.24 -0.13 0.81 -0.35 end=il 0.28 0.21 -0.23 -0.2 -0.06 end=ill 0.05 -0.11 0.09 -0.06 0.03
end=im -0.1 0.15 -0.04 -0.02 0.02 end=in 0.16 -0.19 -0.3 0.46 -0.14 end=ina -0.21 0.31 -0.08 -0.04 0.03
end=ine -0.04 -0.12 0.42 -0.23 -0.03 end=ing -0.03 -0.15 0.43 0.36 -0.61 end=ins 0.14 0.03 -0.28 -0.02 0.13
end=io 0.03 0.24 -0.17 -0.04 -0.05 end=ion -0.78 0.12 0.38 0.13 0.15 end=ip 0.03 0.06 -0.24 0.11 0.05
end=ire -0.29 0.2 0.16 0.26 -0.34 end=is 0.13 -0.21 0.18 0.22 -0.33 end=ish 0.05 -0.12 -0.06 -0.07 0.19
end=it -0.54 -0.2 0.38 0.07 0.3 end=ith 0.2 -0.04 -0.06 -0.04 -0.06 end=ity -0.42 -0.32 0.52 -0.1 0.32
end=ka -0.02 -0.07 0.22 -0.01 -0.12 end=ke -0.15 0.66 -0.27 -0.2 -0.03 end=ker 0.59 -0.18 -0.3 -0.04 -0.07
end=ki 0.18 -0.2 0.04 -0.04 0.01 end=ks 0.29 -0.21 0.46 -0.1 -0.44 end=la -0.36 0.43 -0.03 -0.09 0.05
end=ld -0.28 1.02 -0.12 -0.09 -0.53 end=le -0.11 -0.16 0.56 -0.25 -0.04 end=ler -0.3 -0.19 0.77 -0.06 -0.22
end=les -0.14 -0.06 0.31 -0.07 -0.05 end=ley 0.14 0.3 -0.5 -0.06 0.13 end=lia 0.09 -0.07 0.14 -0.04 -0.12
end=ll -0.09 0.56 -0.26 -0.17 -0.04 end=lle 0.32 0.15 -0.34 -0.05 -0.08 end=lly 0.04 -0.18 0.1 -0.03 0.07
end=ls -0.21 -0.32 0.6 -0.17 0.11 end=ly 0.13 -0.36 0.41 -0.09 -0.09 end=ma 0.41 -0.53 0.26 -0.07 -0.07
end=man 0.79 -0.35 -0.33 0.22 -0.33 end=me -0.29 0.27 -0.69 0.5 0.2 end=mes 0.04 -0.13 0.18 0.17 -0.26
end=ms 0.43 0.31 -0.13 -0.11 -0.49 end=my 0.02 -0.33 0.63 -0.06 -0.26 end=na 0.34 0.04 0.11 -0.13 -0.36
end=nc -0.14 -0.34 0.06 -0.1 0.51 end=nce 0.15 -0.68 0.08 0.13 0.33 end=nd -0.22 0.38 0.23 -0.14 -0.25
end=ne -0.4 0.15 -0.06 -0.09 0.41 end=ner 0.56 -0.06 -0.3 -0.05 -0.16 end=nes 0.59 -0.23 -0.43 -0.15 0.22
end=ng -0.25 -0.28 -0 0.28 0.26 end=nia -0.58 0.1 0.15 0.4 -0.07 end=no 0.26 0.02 -0.18 -0.03 -0.07
end=ns 0.71 -0.41 0.18 -0.27 -0.21 end=nt 0.48 0.01 0.2 -0.16 -0.54 end=ny -0.38 0.37 0.09 -0.07 -0.01
end=od 0.65 -0.23 -0.4 -0.13 0.11 end=ogy -0.27 -0.32 0.4 -0.09 0.29 end=ok -0.02 -0.09 -0.11 -0.05 0.27
end=ol 0.03 -0.29 0.31 -0.07 0.01 end=om 0.18 0.14 -0.27 0.25 -0.31 end=ome -0.18 0.12 -0.34 0.28 0.12
end=on 0.03 0.04 0.01 -0.03 -0.05 end=one -0.09 -0.42 -0.24 0.18 0.58 end=ons -0.22 -0.32 0.37 -0.06 0.23
end=ook -0.06 -0.08 -0.1 -0.05 0.29 end=ool -0.02 -0.18 0.09 -0.03 0.15 end=ope -0.15 0.03 -0.12 -0.09 0.33
end=or 0.41 -0.31 -0 -0.14 0.04 end=ord -0.17 0.2 0.35 -0.05 -0.34 end=ore 0.22 -0.02 -0.19 -0.04 0.03
end=ork -0.11 -0.04 0.17 -0.13 0.12 end=ors -0.2 -0.12 0.59 -0.04 -0.23 end=ort -0.1 0.3 -0.22 -0.06 0.09
end=os 0.69 -0.5 -0.16 -0.1 0.07 end=ow -0.3 0.66 -0.26 -0.1 -0 end=own -0.25 -0.04 0.07 0.24 -0.01
end=ox -0.3 -0.22 0.54 -0.11 0.08 end=pe -0.15 0.35 -0.28 -0.12 0.19 end=ple -0.03 -0.1 0.64 -0.01 -0.5
end=ra -0.02 -0.29 -0.22 0.75 -0.23 end=rch -0.07 0.23 -0.06 0.2 -0.3 end=rd 0.07 -0.05 0.27 -0.14 -0.16
end=re -0.36 0.26 -0.08 -0.11 0.29 end=rea -0.18 -0.41 0.78 -0.08 -0.12 end=rg -0.32 0.36 0.44 -0.11 -0.36
end=ri 0.67 -0.11 -0.23 -0.16 -0.17 end=ria -0.21 0.19 -0.12 -0.02 0.16 end=ris 0.56 -0.64 0.21 -0.14 0.01
end=rk -0.09 0.32 0.06 -0.17 -0.13 end=rs 0.03 -0.53 0.61 -0.26 0.15 end=rt -0.08 0.51 0.37 -0.18 -0.63
end=rth -0.06 0.22 0.1 -0.1 -0.15 end=ry 0.15 -0.4 0.33 -0.27 0.2 end=sco 0.11 -0.16 0.28 -0.03 -0.2
end=se 0.17 0.22 -0.27 -0.21 0.09 end=sh 0.32 -0.11 -0.3 -0.08 0.17 end=sia -0.08 -0.19 0.31 -0.05 0.01
end=son 0.42 -0.3 -0 -0.09 -0.02 end=ss 0.39 -0.26 0.34 -0.14 -0.34 end=st -0.03 -0.14 -0.26 0.28 0.16
end=ta 0.73 -0.5 0.26 -0.08 -0.41 end=tan -0.23 0.12 -0.16 -0.04 0.32 end=te -0.04 0.27 0.22 -0.16 -0.29
end=ter -0.53 0.76 0.06 -0.12 -0.16 end=tes 0.06 0.12 -0.08 0.01 -0.11 end=th -0.13 0.04 0.18 0.26 -0.35
end=to -0.02 -0.21 0.49 -0.05 -0.22 end=ton 0.46 -0.03 0.06 -0.08 -0.41 end=ts 0.07 0.16 0.26 0.06 -0.56
end=tt 0.09 -0.22 0.22 -0.06 -0.03 end=ty -0.13 -0.48 0.65 -0.23 0.19 end=ue -0.42 -0.09 0.5 -0.14 0.15
end=um -0.3 0.94 -0.16 -0.08 -0.39 end=urt -0.03 -0.13 0.05 -0.01 0.13 end=us 0.65 -0.6 -0.03 0.05 -0.07
end=use -0.07 0.18 0.17 -0.06 -0.22 end=va -0.17 0.13 0.25 -0.03 -0.17 end=ve 0.06 0.55 -0.47 0.11 -0.25
end=ver -0.15 0.33 -0.06 -0.07 -0.04 end=wn -0.25 -0.04 0.07 0.24 -0.01 end=ws -0.09 0.1 0.71 -0.13 -0.59
full= -0.23 0.14 -0.07 0.25 0.21 full=EVENT -0.24 -0.34 -0.29 0.69 0.18 full=FAC 0.03 0.12 -0.15 0.05 -0.06
full=GPE -0.13 0.23 0.09 -0.42 -0 full=LANGUAGE -0.12 -0.16 -0.16 -0.1 0.55 full=LAW -0.18 -0.08 -0.18 -0.05 0.5
full=LOC -0.18 0.15 0.09 -0.17 0.12 full=NORP 0.18 -0.09 -0.05 -0.3 0.27 full=ORG -0.48 -0.15 0.44 -0.09 0.17
full=PERSON 0.52 -0.22 -0.44 -0.38 -0.27 full=PRODUCT -0.16 0.02 0.03 -0.29 0.4
full=WORK_OF_ART -0.06 -0.02 -0.17 -0 0.28 is:? 0.05 -0.24 -0.11 -0.06 0.48 is:event 0.08 -0.27 0.11 0.21 -0.13
is:fac 0.02 0.59 -0.09 -0.07 -0.44 is:group -0.25 -0.26 0.91 -0.17 -0.23 is:org -0.59 0.07 0.41 0.06 0.05
is:place -0.68 1.84 -0.41 -0.2 -0.56 is:reference -0.09 -0.15 0.14 -0.17 0.27
is:role 1.31 -0.77 -0.27 -0.48 -0.06 is:work -0.41 -0.81 0.03 -0.28 1.47 label:=most 0.36 -0.31 0.06 0.01 0.11
label:=some 0.13 -0.38 -0.14 0.49 -0.07 label:EVENT=most -0.12 -0.17 -0.11 0.45 -0.04
label:FAC=most 0.02 0.14 0.12 -0.07 -0.21 label:FAC=some 0.23 0.19 -0.01 -0.04 -0.37
label:GPE=most -0.08 0.24 -0.06 -0.23 -0.11 label:GPE=some -0.17 0.56 -0.08 -0.02 -0.28
label:LANGUAGE=most -0.11 -0.14 -0.14 -0.07 0.46 label:LAW=most 0.16 -0.21 -0.11 -0.01 0.17
label:LOC=most -0.34 0.6 0.09 -0.03 -0.35 label:LOC=some 0.39 -0.13 0.22 -0.24 -0.24
label:NORP=most 0.52 -0.1 0 -0.27 -0.15 label:NORP=some -0.21 0.29 0.06 -0.1 -0.05
label:ORG=most -0.12 -0.35 0.42 -0.43 0.29 label:ORG=some 0.13 -0.27 -0.03 -0.14 0.26
label:PERSON=most 0.35 -0.27 -0.18 -0.21 -0.2 label:PERSON=some 0.21 0.06 0.15 -0.22 -0.19
label:PRODUCT=most -0.02 -0.07 -0.11 -0.19 0.4 label:PRODUCT=some -0.05 -0.28 0.15 0.39 -0.2
label:WORK_OF_ART=most 0.18 -0.4 -0.27 0.03 0.47 label:WORK_OF_ART=some 0.07 0.17 -0.21 -0.22 0.2
near:after=$=often -0.05 0.08 0.19 -0.17 -0.06 near:after=$=once -0.45 -0.16 0.23 0.18 0.2
near:after='s=often 0.68 -0.07 0.42 -0.24 -0.78 near:after='s=once 0.34 0.12 0.23 -0.17 -0.52
near:after=(=often -0.8 0.57 -0.01 -0.21 0.47 near:after=(=once -0.03 0.07 -0.06 -0.36 0.38
near:after=)=often -0.29 0.8 -0.19 -0.15 -0.17 near:after=)=once -0.2 0.37 0.21 -0.18 -0.2
near:after=,=often -0.01 0.31 -0.28 0.12 -0.18 near:after=,=once 0.13 -0.36 0.09 -0.03 0.14
near:after=-=often 0.24 -0.16 -0.26 0.15 0.02 near:after=-=once 0.12 0.07 -0.28 -0.08 0.16
near:after=.=often -0.13 0.24 -0.29 0.21 -0.06 near:after=.=once -0.33 0.48 -0.04 -0 -0.11
near:after=/=often -0.24 0.23 -0.04 -0.07 0.12 near:after=:=often -0.48 0.55 -0.16 -0.23 0.32
near:after=:=once -0.01 0.13 -0.12 -0.02 0.01 near:after=and=often -0.05 0.51 0.14 -0.71 0.1
near:after=and=once -0.21 0.63 -0.2 -0.45 0.23 near:after=are=often 0.03 0.2 -0.1 -0.02 -0.11
near:after=had=often 0.45 0.05 -0.28 -0.09 -0.13 near:after=had=once 0.77 -0.86 0.77 -0.19 -0.49
near:after=has=often -0.3 0.27 0.48 -0.28 -0.16 near:after=has=once -0.87 0.45 0.29 0.28 -0.16
near:after=in=often -0.1 0.05 -0.18 0.15 0.08 near:after=in=once -0.39 0.1 0.07 0.6 -0.38
near:after=is=often -0.52 0.21 -0.48 0.47 0.31 near:after=is=once -0.92 0.84 -0.28 0.26 0.11
near:after=of=often -0.13 -0.13 0.2 0.03 0.05 near:after=of=once 0.18 -0.25 -0.3 -0.17 0.53
near:after=said=often 0.55 -0.16 -0.15 -0.06 -0.17 near:after=said=once 0.49 -0.02 -0.31 -0.02 -0.14
near:after=was=often 0.14 0.09 -0.38 0.09 0.06 near:after=was=once 0.59 -0.11 -0.04 -0.3 -0.16
near:after=were=often 0.1 0.31 -0.11 -0.02 -0.28 near:after=who=often 0.42 -0.15 -0.01 -0.06 -0.2
near:after=will=often 0.03 0.01 -0.07 0.19 -0.17 near:after=will=once -0.12 0.51 0.18 0.17 -0.74
near:after=’s=often 0.49 -0.13 0.05 -0.2 -0.21 near:after=’s=once 0.44 -0.41 0.27 -0.17 -0.12
near:before="=often -0.01 0.32 -0.68 -0.32 0.69 near:before="=once 0.91 -0.02 0.05 -0.18 -0.76
near:before=(=often -0.36 -0.32 -0.15 0.01 0.83 near:before=(=once -0.21 0.01 0.48 -0.12 -0.16
near:before=,=often 0.16 -0.12 0.02 0.47 -0.53 near:before=,=once 0.1 -0.07 -0.31 0.24 0.03
near:before=/=often -0.18 -0.24 0.25 -0.07 0.24 near:before=:=often 0.27 -0.17 0.21 -0.01 -0.31
near:before=:=once -0.38 -0.23 0.65 -0.07 0.02 near:before=^=often 0.06 0.64 0.16 -0.14 -0.7
near:before=^=once 0.26 0.1 0.1 -0.06 -0.44 near:before=a=often -0.11 -0.08 -0.1 -0.01 0.3
near:before=a=once -0.4 -0.17 0.39 -0.08 0.25 near:before=and=often 0.39 0.24 -0.14 -0.61 0.12
near:before=and=once 0.43 -0.05 0.17 -0.4 -0.13 near:before=at=often -1.14 0.7 0.74 0.49 -0.79
near:before=at=once -0.52 0.59 0.57 -0.16 -0.49 near:before=by=often 0.48 -0.16 0.01 -0.14 -0.18
near:before=by=once 0.99 -0.13 -0.02 -0.17 -0.67 near:before=called=often -0.19 -0.21 -0.28 -0.11 0.79
near:before=for=often -0.33 -0.49 0.45 0.21 0.17 near:before=for=once -0.54 -0.76 0.58 -0.04 0.76
near:before=from=often -0.32 0.73 -0.14 -0.04 -0.22 near:before=from=once 0.22 0.25 -0.29 -0.24 0.06
near:before=in=often -0.92 1.28 -0.39 -0.22 0.08 near:before=in=once -0.27 0.68 -0.49 0.12 -0.05
near:before=like=often -0.33 -0.03 -0.08 -0.12 0.57 near:before=like=once -0.03 0.25 0.2 -0.08 -0.34
near:before=of=often 0.16 0.51 -0.25 -0.29 -0.14 near:before=of=once -0.12 0.31 -0.56 0.58 -0.2
near:before=on=often -0.35 0.23 -0.38 -0.01 0.51 near:before=on=once -0.31 0.18 0.71 -0.07 -0.51
near:before=that=often -0.04 0.03 0.28 -0.11 -0.16 near:before=that=once 0.42 -0.17 0.2 -0.17 -0.28
near:before=the=often -0.04 0.24 0.35 -0.21 0.02 near:before=the=once -0.34 0.03 0.41 0.05 -0.16
near:before=to=often -0.32 1.07 -0.14 -0.18 -0.43 near:before=to=once 0 0.44 0.27 -0.48 -0.24
near:before=with=often 0.27 -0.5 0.3 -0.19 0.13 near:before=with=once 0.19 -0.65 0.74 -0.2 -0.08
near:before=“=often -0.18 -0.08 0.03 0.38 -0.15 near:before=“=once 0.41 -0.04 -0.47 -0.05 0.14
near:definite=often -0.44 0.18 0.12 0.62 0.08 near:definite=once -0.12 0.15 -0.13 -0.39 0.5
near:dep=nmod=often -0.11 -0.01 -0.26 -0.19 0.57 near:dep=nmod=once -0.17 -0.1 -0.1 -0.2 0.56
near:dep=npadvmod=often 0.15 -0.17 -0.31 -0.34 0.67 near:dep=npadvmod=once 0.62 -0.2 -0.21 -0.05 -0.17
near:dep=nsubj=often 0.6 -1.04 0.3 0.24 -0.48 near:dep=nsubj=once 0.15 -0.38 -0.27 0.31 0.16
near:dep=nsubjpass=often 0.19 -0.1 -0.27 -0.23 0.41 near:dep=nsubjpass=once 0.28 0.04 -0.34 -0.04 0.07
near:dep=nummod=often -0.18 0.13 -0.28 0.06 0.27 near:modifies=often 0.28 -0.04 0.47 -0.06 -0.57
near:modifies=once -0.12 -0.2 0.06 0.35 -0.05 near:next=noun=often -0.37 -0.26 0.08 0.02 0.54
near:next=noun=once 0.05 0.06 -0.09 -0.22 0.21 near:next=org=often -0.37 -0.1 0.22 0.2 0.05
near:next=org=once -0.47 -0.39 0.88 -0.17 0.14 near:next=place=often -0.13 0.24 -0.13 -0.03 0.05
near:next=role=often -0.21 -0.16 0.51 -0.01 -0.12 near:next=role=once -0.44 -0.5 1.28 -0.05 -0.29
near:next=work=often 0.16 -0.28 -0.04 -0.08 0.24 near:role=org=often -0.09 -0.22 0.5 -0.03 -0.15
near:role=role=often 0.39 -0.19 -0.21 -0.06 0.07 near:role=role=once 0.38 -0.15 -0.04 -0.02 -0.16
near:role=work=often -0.42 -0.06 -0.17 -0.04 0.68 near:speaks=often 0.83 0.01 -0.24 -0.14 -0.46
near:speaks=once 0.31 -0.64 0.36 -0.15 0.14 near:tag=CD=often -0.21 0.02 -0.3 -0.13 0.63
near:tag=NN=often 0.06 0.16 -0.28 -0.23 0.29 near:tag=NN=once 0.24 0.37 -0.63 -0.14 0.16
near:tag=NNP=often 0.11 0.15 0.03 -0.23 -0.14 near:tag=NNP=once -0.16 0.21 0.15 -0.41 0.22
near:tag=NNPS=often 0.41 -0.22 0.24 -0.16 -0.24 near:tag=NNPS=once 0.04 0 0.4 -0.05 -0.39
near:tag=NNS=often -0.21 -0.14 0.25 -0.2 0.31 near:then=where=often -0.16 -0.01 0.36 0.03 -0.23
near:then=which=often -0.47 -0.1 0.29 -0.15 0.43 near:then=which=once -0.27 0.28 0.04 -0.1 0.04
near:then=who=often 0.41 -0.23 -0.11 -0.07 0 near:then=who=once 0.75 -0.13 -0.11 -0.13 -0.39
only&top=&n=1 -0.24 0.17 -0.11 -0.03 0.33 only&top=&n=2 -0.28 -0.26 -0.07 0.25 0.37
only&top=&n=3 -0.4 0.16 0.36 -0.3 0.18 only&top=EVENT&n=1 -0.01 0.17 -0.34 -0.14 0.33
only&top=FAC&n=1 0.07 0.13 -0.39 0.12 0.06 only&top=FAC&n=2 -0.03 0.11 -0.07 -0.04 0.02
only&top=GPE&n=1 0.23 0.27 -0.15 -0.57 0.13 only&top=GPE&n=2 -0.13 0.01 0.06 0.19 -0.13
only&top=GPE&n=3 0.07 0.17 0.2 0.12 -0.53 only&top=LANGUAGE&n=1 -0.03 0.11 -0.12 -0.04 0.07
only&top=LAW&n=1 -0.16 -0.1 0.05 0.07 0.14 only&top=LOC&n=1 -0.2 -0.16 0.02 0.14 0.2
only&top=LOC&n=2 -0.02 0.3 -0.16 -0.02 -0.09 only&top=LOC&n=3 -0.09 0.25 -0.2 -0.06 0.11
only&top=NORP&n=1 0 -0.25 0.29 -0.17 0.14 only&top=NORP&n=2 0.25 -0.06 -0.18 -0.03 0.02
only&top=NORP&n=3 0.4 0.25 -0.09 -0.06 -0.49 only&top=ORG&n=1 0.25 -0.03 -0.12 0.36 -0.14
only&top=ORG&n=2 -0.05 0.24 0.25 -0.44 0.01 only&top=ORG&n=3 -0.23 -0.21 0.58 -0.35 0.14
only&top=PERSON&n=1 -0.07 -0.3 0.3 -0.1 0.26 only&top=PERSON&n=2 -0.12 0.07 0.03 -0.09 0.15
only&top=PERSON&n=3 0.73 -0.34 -0.53 -0.38 0.34 only&top=PRODUCT&n=1 -0.11 -0.19 0.23 -0.08 0.16
only&top=WORK_OF_ART&n=1 -0.22 -0.1 -0.26 0.24 0.34 only&top=WORK_OF_ART&n=2 0.09 -0.17 -0.14 -0.1 0.32
shape:adjective -0.26 -0.39 -0.41 -0.1 1.17 shape:alone=org -0.41 -0.41 1.25 0.09 -0.52
shape:alone=place -0.51 1.26 -0.18 -0.13 -0.44 shape:and 0.19 -0.37 0.08 -0.06 0.15
shape:calendar -0.16 -0.01 0.17 0.21 -0.21 shape:caps -0.74 0.07 0.58 -0.11 0.21
shape:caps+ -0.33 0.3 0.31 -0.07 -0.22 shape:compass -0.26 0.25 0.4 -0.2 -0.18
shape:digit -0.57 0.74 -0.49 0.24 0.08 shape:first=event -0.39 -0.19 -0.21 0.58 0.22
shape:first=fac -0.15 0.93 -0.13 -0.28 -0.38 shape:first=org -0.34 -0.15 1.08 -0.46 -0.14
shape:first=place -0.47 0.75 0 -0.4 0.11 shape:first=role 0.63 -0.1 -0.48 -0.35 0.3
shape:forename 1.03 -0.31 -0.8 -0.47 -0.29 shape:forename/1 0.58 -0.19 -0.3 -0.17 0.11
shape:forename/2 0.83 -0.17 -0.3 -0.27 -0.38 shape:forename/3 0.16 0.08 -0.22 -0.03 0.02
shape:gazetteer -0.98 1.6 -0.3 -0.56 -1.08 shape:last=event -0.42 -0.53 -0.64 2.09 -0.51
shape:last=fac -0.53 2.12 -0.65 -0.35 -0.67 shape:last=law -0.16 -0.32 -0.34 0.1 0.7
shape:last=org -0.57 0.24 1.67 -0.59 -1.14 shape:last=place -0.62 1.47 -0.37 -0.37 -0.18
shape:last=role 1.14 -0.56 -0.07 -0.37 -0.14 shape:last=work -0.46 -0.52 -0.31 0.51 0.78
shape:of -0.14 -0.09 0.64 -0.29 -0.14 shape:people 0.5 -0.27 0.01 -0.06 -0.18
shape:size=1 0.13 0.11 -0.08 -0.48 0.16 shape:size=2 -0 -0.13 0.09 -0.31 0.25
shape:size=3 0.05 -0.17 -0.15 0.06 0.3 shape:size=4 -0.2 0.16 -0.24 0.08 0.19
shape:title 0.99 -0.09 -0.46 -0.15 -0.37 shape:title/2 0.35 0.61 -0.43 -0.17 -0.35
shape:title/3 0.56 -0.52 -0.01 0.05 -0.07 top= 0.24 -0.27 0.07 -0.05 0.21
top=&size=1 0.35 -0.04 0.07 -0.07 -0.15 top=&size=2 -0.04 -0.27 -0.26 0.33 0.24
top=&size=3 -0.09 -0.02 0.25 -0.32 0.19 top=EVENT -0.13 -0.17 -0.12 0.49 -0.06
top=EVENT&size=2 0.16 -0.17 0.29 -0.35 0.07 top=EVENT&size=3 -0.15 -0.03 -0.23 0.21 0.2
top=FAC -0.1 0.01 0.03 0.08 -0.02 top=FAC&size=2 -0.2 -0.07 0.22 -0.03 0.09
top=FAC&size=3 0.06 0.07 -0.03 0.23 -0.34 top=GPE -0.13 0.26 0.03 -0.24 -0.2
top=GPE&size=1 -0.08 0.06 0.13 -0.16 0.07 top=GPE&size=2 0.17 -0.05 -0.05 -0.05 0
top=GPE&size=3 -0.21 0.66 -0.07 -0.05 -0.34 top=LANGUAGE -0.12 -0.18 -0.15 -0.09 0.56
top=LANGUAGE&size=1 -0.09 -0.15 -0.07 -0.08 0.4 top=LAW -0.12 -0.22 -0.12 -0.02 0.48
top=LOC -0.21 0.24 0.08 -0.19 0.07 top=LOC&size=1 -0.01 0.35 0.18 -0.3 -0.23
top=LOC&size=2 -0.16 0.16 -0.19 -0.06 0.24 top=LOC&size=3 -0.05 -0.27 0.1 0.17 0.04
top=NORP 0.21 -0.08 -0.04 -0.3 0.22 top=NORP&size=1 0.36 0.01 -0.21 -0.24 0.1
top=NORP&size=2 -0.11 -0.04 0.2 -0.03 -0.02 top=ORG -0 0.02 0.14 -0.15 0.22
top=ORG&size=1 0.37 0.02 0.17 -0.23 -0.13 top=ORG&size=2 -0.21 0.1 0.04 -0.14 0.21
top=ORG&size=3 -0.12 -0.03 0.02 0.22 -0.02 top=PERSON 0.15 -0.03 -0.16 -0.18 0.04
top=PERSON&size=1 -0.32 -0.13 0.33 0.01 0.27 top=PERSON&size=2 0.23 0.36 -0.28 -0.29 -0.14
top=PERSON&size=3 0.44 -0.26 -0.19 0.11 -0.08 top=PRODUCT -0.08 0 0.03 -0.29 0.35
top=PRODUCT&size=1 0.02 0.16 0.09 -0.2 -0.06 top=PRODUCT&size=2 -0.04 -0.06 0.02 -0.07 0.14
top=WORK_OF_ART -0.03 -0.13 -0.09 0 0.27 top=WORK_OF_ART&size=1 -0.18 -0.01 -0.25 0.14 0.3
top=WORK_OF_ART&size=2 0.02 -0.14 0.21 0.08 -0.17 top=WORK_OF_ART&size=3 0.13 0.01 -0.06 -0.21 0.12
"""

_WORDS = _TABLE.split()

TYPE_WEIGHTS: dict[str, tuple[float, ...]] = {
    _WORDS[at]: tuple(float(word) for word in _WORDS[at + 1 : at + 6]) for at in range(0, len(_WORDS), 6)
}
"""By feature: one weight each for person, place, organization, event, other."""
