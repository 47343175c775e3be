"""Weights of the choice of a type (`kinds.py`), trained by multinomial logistic regression.

Trained on GUM (Georgetown University Multilayer corpus, Zeldes and others, CC BY 4.0), MEANTIME (Minard and others,
CC BY 4.0), Wiki-Fair (CC BY-SA 4.0), LitBank (Bamman and others, CC BY 4.0); only weights are kept, no text.
"""

from __future__ import annotations

_TABLE = """
about= -0.1 0.06 -0.09 -0.19 0.24 about=&top= -0.15 0.19 0.25 -0.03 -0.21
about=&top=EVENT -0.12 -0.35 -0.26 0.55 0.19 about=&top=FAC -0.28 -0.03 0.55 -0.19 -0.06
about=&top=GPE 0.22 0.04 -0.13 -0.35 0.25 about=&top=LANGUAGE -0.04 0.1 -0.02 -0.03 -0.02
about=&top=LOC -0.2 -0.03 -0.04 0.02 0.24 about=&top=NORP -0.06 0.14 -0.1 -0.08 0.1
about=&top=ORG 0.18 0.38 -0.03 -0.11 -0.41 about=&top=PERSON 0.02 -0.2 0.11 0.39 -0.34
about=&top=PRODUCT -0.02 -0.24 0.01 -0.05 0.29 about=&top=WORK_OF_ART 0.44 0.15 -0.34 -0.45 0.2
about=org 0.2 -0.69 0.28 -0.58 0.73 about=org&top= 0.63 -0.45 -0.58 -0.07 0.48
about=org&top=GPE 0.17 0.41 -0.4 -0.11 -0.06 about=org&top=NORP 0.2 -0.15 -0.06 -0.02 0.03
about=org&top=ORG -0.02 -0.37 0.34 -0.51 0.51 about=org&top=PERSON -0.3 -0.27 0.34 -0.02 0.27
about=org&top=WORK_OF_ART -0.07 -0.16 0.27 0.12 -0.17 about=person 0.16 -0.43 -0.11 -0.32 0.3
about=person&top= -0.1 -0.1 0.28 0.08 -0.1 about=person&top=FAC -0.03 -0.22 -0.2 0.18 0.27
about=person&top=GPE 0 0.33 0.1 -0.18 -0.26 about=person&top=LOC 0.03 -0.17 -0.14 -0.13 0.42
about=person&top=NORP -0.38 -0.04 0.28 -0.08 0.22 about=person&top=ORG -0.11 0.05 -0.13 0.38 -0.13
about=person&top=PERSON 0.34 -0.06 -0.3 -0.38 0.15 about=person&top=PRODUCT -0.15 0.12 -0.23 -0.05 0.31
about=person&top=WORK_OF_ART -0.16 -0.21 0.08 0.25 0.05 about=place -0.3 0.57 -0.38 0.17 -0.5
about=place&top= -0.16 0.06 0.11 -0.04 0.04 about=place&top=EVENT -0.16 -0.29 0.34 0.2 -0.1
about=place&top=FAC 0.26 0.11 -0.29 0.12 -0.19 about=place&top=GPE -0.49 -0.06 0.51 0.42 -0.25
about=place&top=LOC -0.02 0.39 -0.18 -0.04 -0.14 about=place&top=NORP 0.45 -0.04 -0.15 -0.11 -0.15
about=place&top=ORG -0.01 0.03 -0.02 0.07 -0.05 about=place&top=PERSON 0.05 0.53 -0.34 -0.16 -0.07
about=place&top=PRODUCT 0.16 0.19 -0.09 -0.18 -0.08 about=place&top=WORK_OF_ART -0.23 0.08 -0.1 0.08 0.16
bias 0.07 0.08 -0.19 -0.39 0.22 end=ad -0.07 0.02 -0.14 -0.05 0.24 end=ada -0.06 -0.09 0.1 0.24 -0.2
end=age -0.17 -0.14 -0.25 -0.04 0.6 end=ain -0.22 0.3 -0.33 -0.22 0.47 end=al -0.06 -0.12 0.3 0.11 -0.23
end=all -0.1 0.16 0.06 -0.05 -0.08 end=am -0.13 0.11 -0.6 -0.18 0.8 end=an 0.29 -0.21 -0.21 -0.28 0.42
end=ana 0.17 -0.1 -0.01 -0.01 -0.06 end=and -0.18 0.59 -0.04 -0.09 -0.28 end=ane -0.11 -0.01 -0.02 -0 0.15
end=ans 0.46 -0.21 0.23 -0.11 -0.36 end=any -0.36 0.15 0.23 -0.01 -0.01 end=ar 0.06 -0.08 -0.05 0.35 -0.28
end=ard 0.3 -0.23 -0.06 -0.09 0.09 end=ark -0.02 0.36 -0.07 -0.03 -0.23 end=ary 0.31 -0.23 0.21 -0.14 -0.15
end=as 0.1 0.4 -0.4 0.45 -0.56 end=ast -0.34 0.25 0.22 0.14 -0.27 end=at 0.28 -0.23 -0.08 -0.08 0.12
end=ate -0.15 0.06 0.47 0.01 -0.39 end=au 0.16 0.15 -0.12 -0.05 -0.14 end=aw -0.19 0.27 0.01 0.26 -0.35
end=ay 0.3 0.08 -0.34 -0.18 0.14 end=be -0.48 -0.11 0.27 -0.08 0.4 end=bs 0.28 -0.26 -0.13 -0.03 0.13
end=ca 0.06 0.19 0.15 -0.1 -0.3 end=ce -0.34 -0.02 0.15 -0.01 0.23 end=ch -0.51 -0.31 0.16 -0.01 0.67
end=ck -0.2 -0.25 -0.29 -0.13 0.87 end=co 0.17 0.03 0.16 -0.13 -0.22 end=cs 0 -0.61 -0.02 0.77 -0.14
end=ct -0.18 -0.24 -0.06 -0.34 0.83 end=da -0.4 0.32 -0 0.17 -0.09 end=de 0.15 0.08 -0.37 0.19 -0.05
end=den 0.27 -0.03 -0.04 -0.05 -0.15 end=dge -0.06 0.21 0.24 -0.06 -0.33 end=dia -0.1 -0.17 0.51 -0.06 -0.17
end=don 0.35 -0.45 -0.13 -0.13 0.37 end=ds 0.02 0.31 -0.33 -0.12 0.12 end=dy 0.02 0.03 -0.25 -0.1 0.3
end=ea -0.26 0.19 0.44 -0.1 -0.26 end=ed -0.11 -0.39 0.39 -0.08 0.19 end=ee -0.04 -0.39 0.09 0.4 -0.05
end=eet -0.19 0.04 -0.1 -0.11 0.35 end=el 0.19 0.27 0.17 -0.13 -0.5 end=ell -0.12 0.57 -0.41 -0.06 0.02
end=en 0.53 0.2 -0.39 0.28 -0.63 end=ent -0.22 0.03 0.59 -0.12 -0.29 end=er -0.02 0.07 -0.03 0.09 -0.11
end=erg 0.36 0.06 -0.22 -0.03 -0.18 end=ers -0.13 -0.07 0.3 -0.02 -0.08 end=ert 0.13 0.17 -0.08 -0.01 -0.21
end=ery -0.29 0.26 0.02 -0.06 0.08 end=es -0.03 -0.18 -0.06 0.33 -0.06 end=ess -0.26 -0.35 0.57 -0.07 0.11
end=est 0.12 0.19 -0.05 0.24 -0.51 end=et 0.17 0.21 -0.37 -0.27 0.26 end=ews -0.08 -0.34 0.92 -0.12 -0.38
end=ey 0.42 0.06 -0.4 0.14 -0.22 end=ge -0.26 -0.01 0.29 -0.16 0.14 end=god 0.9 -0.26 -0.18 -0.12 -0.34
end=gy -0.24 -0.35 0.32 -0.11 0.38 end=ham -0.07 0.37 0.09 -0.01 -0.38 end=han 0.02 0 -0.04 -0.03 0.05
end=ia -0.94 0.58 0.56 0.17 -0.38 end=ian -0.17 -0.27 0.74 -0.04 -0.27 end=ic -0.31 0.03 -0.29 0.52 0.05
end=ica -0.18 0.15 0.19 -0.09 -0.07 end=ice -0.27 -0.16 0.22 -0.04 0.24 end=ick -0.01 -0.06 -0.1 -0.03 0.2
end=ico 0.09 0.48 -0.07 -0.04 -0.45 end=ics -0.31 -0.53 0.11 0.8 -0.06 end=id 0.28 -0.46 -0.47 -0.09 0.73
end=ie 0.21 0.17 -0.27 -0.07 -0.03 end=ier 0.09 0.09 0.55 -0.11 -0.62 end=ies -0.67 -0.01 0.05 0.54 0.08
end=ii -0.09 -0.24 -0.13 0.82 -0.36 end=il 0.29 0.22 -0.21 -0.21 -0.1 end=ill 0.07 -0.13 0.08 -0.05 0.03
end=im -0.1 0.15 -0.04 -0.02 0.02 end=in 0.42 -0.15 -0.33 0.45 -0.39 end=ina -0.22 0.31 -0.07 -0.04 0.02
end=ine -0.04 -0.11 0.42 -0.24 -0.03 end=ing -0.18 -0.15 0.44 0.34 -0.45 end=ins 0.02 0.02 -0.3 -0.02 0.28
end=io -0.03 0.24 -0.19 -0.05 0.02 end=ion -0.85 0.11 0.37 0.19 0.18 end=ip 0.02 0.07 -0.24 0.12 0.03
end=ire -0.26 0.2 0.17 0.26 -0.37 end=is 0.12 -0.25 0.14 0.22 -0.23 end=ish 0.04 -0.07 -0.07 -0.07 0.17
end=it -0.53 -0.21 0.36 0.09 0.29 end=ith 0.21 -0.03 -0.06 -0.03 -0.08 end=ity -0.43 -0.38 0.49 -0.1 0.42
end=ka -0.02 -0.06 0.22 -0.01 -0.12 end=ke -0.15 0.65 -0.26 -0.21 -0.04 end=ker 0.56 -0.17 -0.32 -0.04 -0.03
end=ki 0.17 -0.2 0.05 -0.04 0.02 end=ks 0.3 -0.21 0.47 -0.1 -0.46 end=la -0.38 0.44 -0.02 -0.09 0.05
end=ld -0.29 1.08 -0.14 -0.09 -0.57 end=le -0.13 -0.17 0.57 -0.25 -0.03 end=ler -0.28 -0.19 0.85 -0.06 -0.32
end=les -0.07 -0.08 0.3 -0.07 -0.09 end=ley 0.14 0.29 -0.5 -0.06 0.13 end=lia 0.08 -0.05 0.13 -0.04 -0.12
end=ll -0.11 0.59 -0.28 -0.16 -0.04 end=lle 0.33 0.15 -0.34 -0.05 -0.1 end=lly 0.08 -0.19 0.09 -0.03 0.05
end=ls -0.23 -0.32 0.63 -0.16 0.08 end=ly 0.15 -0.33 0.41 -0.08 -0.15 end=ma 0.41 -0.55 0.27 -0.07 -0.06
end=man 0.79 -0.38 -0.32 0.23 -0.33 end=me -0.3 0.29 -0.69 0.51 0.19 end=mes 0.01 -0.13 0.19 0.17 -0.23
end=ms 0.28 0.33 0 -0.12 -0.5 end=my 0.02 -0.33 0.63 -0.06 -0.26 end=na 0.35 0.06 0.07 -0.13 -0.35
end=nc -0.16 -0.33 0.06 -0.1 0.52 end=nce 0.12 -0.86 0.17 0.15 0.42 end=nd -0.22 0.39 0.22 -0.15 -0.25
end=ne -0.42 0.17 -0.05 -0.09 0.4 end=ner 0.48 -0.06 -0.33 -0.05 -0.03 end=nes 0.54 -0.24 -0.43 -0.15 0.28
end=ng 0.06 -0.27 -0.03 0.26 -0.01 end=nia -0.6 0.11 0.15 0.39 -0.05 end=no 0.41 -0.01 -0.24 -0.03 -0.13
end=ns 0.7 -0.41 0.16 -0.27 -0.19 end=nt 0.48 0.02 0.25 -0.17 -0.58 end=ny -0.55 0.6 0.14 -0.08 -0.12
end=od 0.61 -0.22 -0.38 -0.13 0.12 end=ogy -0.28 -0.32 0.41 -0.1 0.29 end=ok -0.03 -0.08 -0.09 -0.05 0.26
end=ol 0.01 -0.28 0.32 -0.06 0.02 end=om 0.2 0.14 -0.26 0.26 -0.33 end=ome -0.18 0.13 -0.34 0.28 0.1
end=on 0.07 0.03 -0 0.03 -0.12 end=one -0.08 -0.43 -0.26 0.18 0.59 end=ons -0.17 -0.31 0.34 -0.06 0.19
end=ook -0.07 -0.08 -0.09 -0.05 0.28 end=ool -0.03 -0.18 0.09 -0.03 0.14 end=ope -0.14 0.02 -0.1 -0.09 0.31
end=or 0.49 -0.29 -0.12 -0.13 0.06 end=ord -0.17 0.21 0.37 -0.05 -0.36 end=ore 0.21 -0.01 -0.2 -0.05 0.05
end=ork -0.12 -0.04 0.16 -0.13 0.12 end=ors -0.21 -0.12 0.61 -0.04 -0.25 end=ort -0.11 0.31 -0.24 -0.07 0.11
end=os 0.58 -0.56 -0.19 -0.09 0.26 end=ow -0.22 0.64 -0.25 -0.1 -0.06 end=own -0.23 -0.05 0.06 0.24 -0.02
end=ox -0.3 -0.23 0.52 -0.11 0.12 end=pe -0.16 0.4 -0.26 -0.12 0.14 end=ple -0.01 -0.11 0.66 -0.01 -0.52
end=ra -0.04 -0.24 -0.21 0.74 -0.25 end=rch -0.07 0.23 -0.04 0.21 -0.32 end=rd 0.07 -0.03 0.26 -0.14 -0.16
end=re -0.37 0.28 -0.07 -0.11 0.28 end=rea -0.2 -0.4 0.8 -0.07 -0.12 end=rg -0.06 0.37 0.41 -0.12 -0.6
end=ri 0.69 -0.11 -0.23 -0.17 -0.17 end=ria -0.2 0.19 -0.13 -0.02 0.15 end=ris 0.66 -0.75 0.2 -0.15 0.04
end=rk -0.1 0.34 0.06 -0.16 -0.13 end=rs -0.02 -0.5 0.62 -0.26 0.15 end=rt -0.08 0.53 0.37 -0.18 -0.64
end=rth -0.08 0.06 -0 -0.13 0.15 end=ry 0.11 -0.41 0.36 -0.28 0.22 end=sco 0.13 -0.17 0.26 -0.03 -0.19
end=se 0.17 0.21 -0.26 -0.21 0.08 end=sh 0.32 -0.07 -0.3 -0.09 0.13 end=sia -0.08 -0.21 0.34 -0.05 0
end=son 0.68 -0.29 0.02 -0.09 -0.32 end=ss 0.34 -0.2 0.34 -0.14 -0.35 end=st -0.07 -0.16 -0.24 0.3 0.18
end=ta 0.74 -0.51 0.27 -0.08 -0.42 end=tan -0.25 -0 -0.17 -0.05 0.48 end=te -0.03 0.23 0.21 -0.15 -0.27
end=ter -0.51 0.81 0.05 -0.16 -0.19 end=tes 0.03 0.3 0.01 0.03 -0.36 end=th -0.26 -0.06 0.11 0.25 -0.04
end=to -0.02 -0.2 0.46 -0.04 -0.19 end=ton 0.38 -0.03 0.03 -0.09 -0.3 end=ts 0.28 0.18 0.29 0.07 -0.82
end=tt 0.03 -0.26 0.64 -0.06 -0.35 end=ty -0.12 -0.54 0.64 -0.22 0.24 end=ue -0.4 -0.08 0.5 -0.15 0.13
end=um -0.29 0.95 -0.16 -0.09 -0.41 end=urt -0.04 -0.13 0.05 -0.01 0.13 end=us 0.64 -0.57 -0.05 0.05 -0.07
end=use -0.08 0.19 0.17 -0.06 -0.22 end=va -0.2 0.14 0.25 -0.03 -0.16 end=ve 0.03 0.56 -0.46 0.12 -0.24
end=ver -0.17 0.39 -0.08 -0.08 -0.06 end=wn -0.23 -0.05 0.06 0.24 -0.02 end=ws -0.12 0.1 0.71 -0.13 -0.57
full= -0.24 0.14 -0.07 0.25 0.21 full=EVENT -0.23 -0.34 -0.29 0.68 0.18 full=FAC 0.03 0.12 -0.15 0.06 -0.07
full=GPE -0.12 0.24 0.13 -0.41 -0.09 full=LANGUAGE -0.13 -0.16 -0.16 -0.1 0.56
full=LAW -0.18 -0.08 -0.16 -0.06 0.48 full=LOC -0.18 0.18 0.08 -0.17 0.11 full=NORP 0.17 -0.1 -0.04 -0.3 0.28
full=ORG -0.49 -0.18 0.41 -0.11 0.1 full=PERSON 0.53 -0.24 -0.43 -0.38 -0.29
full=PRODUCT -0.17 0.03 0.04 -0.29 0.4 full=WORK_OF_ART -0.05 -0.04 -0.15 -0 0.27 is:? 0.13 -0.3 -0.19 -0.03 0.5
is:event 0.08 -0.25 -0.13 0.24 0.07 is:fac 0.01 0.59 -0.11 -0.08 -0.41 is:group -0.26 -0.27 0.98 -0.17 -0.28
is:org -0.63 0.08 0.4 0.06 0.09 is:place -0.6 1.82 -0.42 -0.21 -0.6 is:reference -0.01 -0.22 -0.12 -0.16 0.52
is:role 1.34 -0.78 -0.28 -0.48 -0.08 is:work -0.48 -0.8 0.02 -0.27 1.53 label:=most 0.35 -0.31 0.07 0.01 0.1
label:=some 0.05 -0.39 -0.11 0.53 -0.04 label:EVENT=most -0.09 -0.18 -0.11 0.43 -0.05
label:FAC=most 0.01 0.14 0.11 -0.07 -0.18 label:FAC=some 0.23 0.22 -0.03 -0.06 -0.36
label:GPE=most -0.08 0.25 -0.03 -0.23 -0.18 label:GPE=some -0.13 0.56 -0.09 -0.05 -0.29
label:LANGUAGE=most -0.13 -0.13 -0.14 -0.08 0.48 label:LAW=most 0.14 -0.21 -0.1 -0.01 0.19
label:LOC=most -0.34 0.61 0.09 -0.03 -0.36 label:LOC=some 0.38 -0.13 0.21 -0.25 -0.22
label:NORP=most 0.54 -0.09 0 -0.26 -0.18 label:NORP=some -0.22 0.3 0.1 -0.09 -0.08
label:ORG=most -0.2 -0.35 0.4 -0.47 0.26 label:ORG=some 0.15 -0.27 -0.07 -0.1 0.28
label:PERSON=most 0.32 -0.25 -0.15 -0.21 -0.16 label:PERSON=some 0.21 0.12 0.13 -0.23 -0.23
label:PRODUCT=most -0.04 -0.03 -0.1 -0.19 0.37 label:PRODUCT=some -0.04 -0.3 0.14 0.39 -0.19
label:WORK_OF_ART=most 0.16 -0.4 -0.27 0.03 0.5 label:WORK_OF_ART=some 0.1 0.17 -0.26 -0.25 0.24
near:after=$=often -0.08 0.07 0.19 -0.19 0.01 near:after=$=once -0.48 -0.16 0.2 0.19 0.25
near:after='s=often 0.69 -0.06 0.41 -0.24 -0.8 near:after='s=once 0.27 0.17 0.26 -0.19 -0.5
near:after=(=often -0.81 0.55 -0.02 -0.21 0.49 near:after=(=once -0.03 0.08 -0.07 -0.37 0.39
near:after=)=often -0.39 0.81 -0.13 -0.13 -0.15 near:after=)=once -0.11 0.32 0.22 -0.17 -0.25
near:after=,=often -0.02 0.33 -0.3 0.12 -0.17 near:after=,=once 0.08 -0.32 0.07 -0.05 0.2
near:after=-=often 0.21 -0.16 -0.25 0.16 0.04 near:after=-=once 0.1 0.09 -0.26 -0.08 0.15
near:after=.=often -0.1 0.27 -0.31 0.23 -0.12 near:after=.=once -0.37 0.47 -0.02 0.01 -0.09
near:after=/=often -0.29 0.25 -0.03 -0.07 0.14 near:after=:=often -0.52 0.56 -0.15 -0.23 0.34
near:after=:=once -0.01 0.16 -0.12 -0.02 -0 near:after=and=often 0.07 0.45 0.13 -0.74 0.08
near:after=and=once -0.31 0.67 -0.18 -0.46 0.27 near:after=are=often 0.03 0.23 -0.13 -0.02 -0.1
near:after=had=often 0.39 0.13 -0.3 -0.09 -0.14 near:after=had=once 0.77 -0.84 0.75 -0.19 -0.49
near:after=has=often -0.28 0.25 0.45 -0.34 -0.08 near:after=has=once -0.96 0.46 0.32 0.27 -0.08
near:after=in=often -0.09 0.03 -0.21 0.15 0.11 near:after=in=once -0.39 0.12 0.05 0.61 -0.39
near:after=is=often -0.6 0.34 -0.49 0.47 0.27 near:after=is=once -0.88 0.74 -0.29 0.27 0.17
near:after=of=often -0.1 -0.11 0.26 0.02 -0.07 near:after=of=once 0.16 -0.26 -0.34 -0.17 0.6
near:after=said=often 0.58 -0.17 -0.16 -0.06 -0.19 near:after=said=once 0.45 -0.03 -0.32 -0.01 -0.08
near:after=was=often 0.15 0.11 -0.35 0.08 0.01 near:after=was=once 0.54 -0.08 -0.04 -0.3 -0.14
near:after=were=often 0.09 0.32 -0.11 -0.02 -0.28 near:after=who=often 0.43 -0.14 -0.02 -0.06 -0.2
near:after=will=often 0.03 0.02 -0.08 0.2 -0.16 near:after=will=once -0.13 0.54 0.17 0.18 -0.75
near:after=’s=often 0.54 -0.12 0.22 -0.19 -0.45 near:after=’s=once 0.71 -0.38 0.36 -0.16 -0.54
near:before="=often -0.09 0.39 -0.66 -0.31 0.68 near:before="=once 0.91 0.01 0.04 -0.19 -0.78
near:before=(=often -0.13 -0.25 -0.26 -0.05 0.68 near:before=(=once -0.15 -0.12 0.51 -0.1 -0.12
near:before=,=often 0.15 -0.09 0.05 0.46 -0.56 near:before=,=once 0.13 -0.21 -0.28 0.27 0.08
near:before=/=often -0.19 -0.21 0.25 -0.07 0.22 near:before=:=often 0.26 -0.16 0.23 -0.01 -0.32
near:before=:=once -0.36 -0.2 0.65 -0.07 -0.01 near:before=^=often 0.05 0.64 0.13 -0.15 -0.67
near:before=^=once 0.21 0.16 0.08 -0.06 -0.43 near:before=a=often -0.11 -0.07 -0.13 -0.01 0.3
near:before=a=once -0.38 -0.16 0.38 -0.08 0.24 near:before=and=often 0.44 0.23 -0.08 -0.61 0.02
near:before=and=once 0.34 -0.04 0.17 -0.39 -0.06 near:before=at=often -1.21 0.66 0.75 0.6 -0.8
near:before=at=once -0.56 0.56 0.59 -0.15 -0.44 near:before=by=often 0.64 -0.18 0.03 -0.15 -0.33
near:before=by=once 1 -0.13 -0.02 -0.18 -0.68 near:before=called=often -0.18 -0.2 -0.29 -0.1 0.77
near:before=for=often -0.35 -0.51 0.52 0.2 0.14 near:before=for=once -0.56 -0.84 0.59 -0.05 0.86
near:before=from=often -0.37 0.7 -0.15 -0.04 -0.14 near:before=from=once 0.22 0.22 -0.31 -0.25 0.11
near:before=in=often -0.73 1.2 -0.45 -0.12 -0.07 near:before=in=once -0.19 0.6 -0.52 0.13 -0.03
near:before=like=often -0.37 -0.02 -0.09 -0.12 0.59 near:before=like=once -0.12 0.25 0.21 -0.08 -0.27
near:before=of=often 0.2 0.53 -0.28 -0.31 -0.14 near:before=of=once -0.1 0.45 -0.56 0.57 -0.35
near:before=on=often -0.39 0.33 -0.38 -0 0.44 near:before=on=once -0.22 0.05 0.75 -0.06 -0.52
near:before=that=often -0.09 0.09 0.25 -0.11 -0.14 near:before=that=once 0.42 -0.15 0.21 -0.17 -0.3
near:before=the=often -0.02 0.23 0.31 -0.23 -0.01 near:before=the=once -0.34 0.01 0.44 0.06 -0.18
near:before=to=often -0.26 1.03 -0.19 -0.18 -0.41 near:before=to=once -0.01 0.44 0.26 -0.49 -0.2
near:before=with=often 0.36 -0.48 0.3 -0.19 0.01 near:before=with=once 0.19 -0.68 0.76 -0.21 -0.06
near:before=“=often -0.17 -0.08 0.04 0.39 -0.18 near:before=“=once 0.38 -0.01 -0.47 -0.05 0.15
near:definite=often -0.48 0.17 0.1 0.61 0.05 near:definite=once -0.14 0.19 -0.11 -0.4 0.46
near:dep=nmod=often -0.14 -0.01 -0.23 -0.2 0.58 near:dep=nmod=once -0.22 -0.07 -0.09 -0.19 0.57
near:dep=npadvmod=often 0.19 -0.19 -0.31 -0.34 0.65 near:dep=npadvmod=once 0.58 -0.15 -0.22 -0.05 -0.17
near:dep=nsubj=often 0.58 -1.03 0.34 0.21 -0.47 near:dep=nsubj=once 0.16 -0.56 -0.24 0.35 0.26
near:dep=nsubjpass=often 0.2 -0.14 -0.27 -0.22 0.42 near:dep=nsubjpass=once 0.35 -0 -0.3 -0.07 0.02
near:dep=nummod=often -0.18 0.12 -0.3 0.04 0.32 near:modifies=often 0.41 -0.02 0.34 -0.05 -0.59
near:modifies=once -0.16 -0.16 0.05 0.33 -0.02 near:next=noun=often -0.52 -0.25 0.22 0.03 0.52
near:next=noun=once 0.04 0.04 -0.03 -0.22 0.19 near:next=org=often -0.43 -0.1 0.28 0.21 0.04
near:next=org=once -0.46 -0.41 0.92 -0.17 0.12 near:next=place=often -0.15 0.24 -0.13 -0.03 0.07
near:next=role=often -0.25 -0.18 0.55 -0.01 -0.11 near:next=role=once -0.46 -0.51 1.29 -0.05 -0.28
near:next=work=often 0.1 -0.26 0 -0.07 0.23 near:role=org=often -0.1 -0.23 0.58 -0.03 -0.22
near:role=role=often 0.28 -0.17 -0.2 -0.05 0.14 near:role=role=once 0.29 -0.1 -0.04 -0.02 -0.12
near:role=work=often -0.42 -0.06 -0.16 -0.04 0.67 near:speaks=often 0.83 0 -0.24 -0.13 -0.47
near:speaks=once 0.57 -0.63 0.41 -0.15 -0.21 near:tag=CD=often -0.22 0.02 -0.32 -0.15 0.66
near:tag=NN=often -0.05 0.18 -0.27 -0.24 0.38 near:tag=NN=once 0.33 0.25 -0.63 -0.12 0.17
near:tag=NNP=often 0.09 0.13 0.06 -0.23 -0.12 near:tag=NNP=once 0 -0.11 0.22 -0.4 0.28
near:tag=NNPS=often 0.38 -0.26 0.24 -0.18 -0.18 near:tag=NNPS=once 0.02 -0.02 0.35 -0.06 -0.29
near:tag=NNS=often -0.16 -0.19 0.16 -0.21 0.4 near:then=where=often -0.17 -0.01 0.37 0.05 -0.23
near:then=which=often -0.45 -0.11 0.3 -0.15 0.4 near:then=which=once -0.31 0.33 0.08 -0.1 0.01
near:then=who=often 0.4 -0.27 -0.13 -0.08 0.09 near:then=who=once 0.76 -0.14 -0.12 -0.13 -0.37
only&top=&n=1 -0.16 0.11 -0.11 -0.06 0.32 only&top=&n=2 -0.32 -0.27 -0.09 0.26 0.42
only&top=&n=3 -0.39 0.16 0.36 -0.29 0.16 only&top=EVENT&n=1 0.04 0.16 -0.35 -0.16 0.31
only&top=FAC&n=1 0.07 0.09 -0.37 0.16 0.05 only&top=FAC&n=2 -0.03 0.15 -0.09 -0.05 0.02
only&top=GPE&n=1 0.14 0.2 -0.26 -0.59 0.42 only&top=GPE&n=2 -0.01 -0.01 0.25 0.2 -0.43
only&top=GPE&n=3 0.07 0.34 0.19 0.14 -0.75 only&top=LANGUAGE&n=1 -0.05 0.21 -0.12 -0.04 -0
only&top=LAW&n=1 -0.18 -0.11 0.06 0.07 0.17 only&top=LOC&n=1 -0.21 -0.15 0.03 0.14 0.19
only&top=LOC&n=2 -0.02 0.29 -0.16 -0.02 -0.1 only&top=LOC&n=3 -0.09 0.27 -0.2 -0.06 0.08
only&top=NORP&n=1 -0.04 -0.26 0.28 -0.17 0.19 only&top=NORP&n=2 0.28 -0.06 -0.18 -0.03 -0.02
only&top=NORP&n=3 0.42 0.26 -0.09 -0.06 -0.53 only&top=ORG&n=1 0.25 -0.04 -0.17 0.29 -0.07
only&top=ORG&n=2 -0.09 0.23 0.21 -0.45 0.12 only&top=ORG&n=3 -0.18 -0.18 0.54 -0.36 0.14
only&top=PERSON&n=1 -0.16 -0.32 0.34 -0.13 0.41 only&top=PERSON&n=2 -0.11 0.11 0.04 -0.07 0.09
only&top=PERSON&n=3 0.83 -0.34 -0.55 -0.33 0.16 only&top=PRODUCT&n=1 -0.13 -0.23 0.22 -0.08 0.22
only&top=WORK_OF_ART&n=1 -0.24 -0.09 -0.27 0.25 0.36 only&top=WORK_OF_ART&n=2 0.1 -0.16 -0.14 -0.1 0.31
shape:adjective -0.25 -0.36 -0.42 -0.11 1.15 shape:alone=org -0.44 -0.42 1.24 0.09 -0.48
shape:alone=place -0.51 1.26 -0.19 -0.12 -0.44 shape:and 0.35 -0.41 -0.02 -0.06 0.13
shape:calendar -0.17 -0.01 0.16 0.22 -0.21 shape:caps -0.78 0.09 0.61 -0.07 0.15
shape:caps+ -0.22 0.31 0.3 -0.08 -0.3 shape:compass -0.2 0.21 0.37 -0.21 -0.15
shape:digit -0.62 0.74 -0.43 0.23 0.09 shape:first=event -0.39 -0.22 -0.21 0.57 0.25
shape:first=fac -0.17 0.98 -0.1 -0.29 -0.42 shape:first=org -0.15 -0.1 0.99 -0.49 -0.25
shape:first=place -0.48 0.75 -0.01 -0.4 0.13 shape:first=role 0.59 -0.11 -0.45 -0.36 0.33
shape:forename 1.01 -0.31 -0.78 -0.47 -0.29 shape:forename/1 0.63 -0.21 -0.22 -0.16 -0.02
shape:forename/2 0.77 -0.16 -0.34 -0.28 -0.26 shape:forename/3 0.17 0.08 -0.23 -0.03 0.03
shape:gazetteer -1.01 1.56 -0.3 -0.56 -1.04 shape:last=event -0.36 -0.54 -0.66 2.04 -0.49
shape:last=fac -0.57 2.07 -0.65 -0.26 -0.68 shape:last=law -0.17 -0.29 -0.32 0.1 0.68
shape:last=org -0.49 0.24 1.64 -0.6 -1.16 shape:last=place -0.64 1.52 -0.35 -0.36 -0.26
shape:last=role 1.25 -0.53 -0.18 -0.38 -0.16 shape:last=work -0.48 -0.52 -0.33 0.52 0.81
shape:of -0.11 -0.12 0.59 -0.27 -0.1 shape:people 0.45 -0.27 -0 -0.06 -0.11
shape:size=1 0.13 0.12 -0.09 -0.5 0.17 shape:size=2 0.03 -0.14 0.09 -0.29 0.22
shape:size=3 0.06 -0.17 -0.16 0.06 0.31 shape:size=4 -0.22 0.18 -0.2 0.08 0.16
shape:title 0.99 -0.07 -0.46 -0.16 -0.39 shape:title/2 0.36 0.63 -0.43 -0.19 -0.36
shape:title/3 0.55 -0.53 -0.01 0.06 -0.06 top= 0.22 -0.26 0.07 -0.06 0.21
top=&size=1 0.38 -0.06 0.07 -0.11 -0.14 top=&size=2 -0.06 -0.27 -0.29 0.37 0.25
top=&size=3 -0.12 0.01 0.27 -0.33 0.17 top=EVENT -0.1 -0.18 -0.12 0.48 -0.08
top=EVENT&size=2 0.25 -0.17 0.28 -0.41 0.05 top=EVENT&size=3 -0.18 -0.02 -0.23 0.23 0.2
top=FAC -0.1 0.02 0.02 0.09 -0.03 top=FAC&size=2 -0.23 -0.11 0.22 0.02 0.09
top=FAC&size=3 0.09 0.1 -0.04 0.2 -0.35 top=GPE -0.13 0.27 0.06 -0.24 -0.24
top=GPE&size=1 -0.06 0.05 0.13 -0.16 0.07 top=GPE&size=2 0.17 -0 -0.01 -0.05 -0.08
top=GPE&size=3 -0.24 0.67 -0.07 -0.04 -0.31 top=LANGUAGE -0.14 -0.18 -0.16 -0.1 0.58
top=LANGUAGE&size=1 -0.11 -0.14 -0.07 -0.09 0.41 top=LAW -0.11 -0.22 -0.11 -0.03 0.47
top=LOC -0.21 0.25 0.09 -0.19 0.06 top=LOC&size=1 0.01 0.38 0.21 -0.29 -0.31
top=LOC&size=2 -0.17 0.17 -0.23 -0.07 0.29 top=LOC&size=3 -0.05 -0.29 0.1 0.17 0.06
top=NORP 0.2 -0.08 -0.04 -0.3 0.22 top=NORP&size=1 0.35 -0 -0.2 -0.25 0.11
top=NORP&size=2 -0.12 -0.04 0.2 -0.03 -0.01 top=ORG -0.02 -0.04 0.14 -0.17 0.11
top=ORG&size=1 0.33 -0.01 0.12 -0.24 -0.08 top=ORG&size=2 -0.19 0.11 0.06 -0.15 0.28
top=ORG&size=3 -0.13 -0.08 0.03 0.22 0.05 top=PERSON 0.17 -0.03 -0.19 -0.18 0
top=PERSON&size=1 -0.27 -0.1 0.3 -0.01 0.23 top=PERSON&size=2 0.22 0.32 -0.26 -0.27 -0.13
top=PERSON&size=3 0.46 -0.25 -0.23 0.11 -0.08 top=PRODUCT -0.08 0.01 0.03 -0.29 0.34
top=PRODUCT&size=1 -0 0.16 0.09 -0.2 -0.04 top=PRODUCT&size=2 -0.02 -0.07 0.02 -0.07 0.14
top=WORK_OF_ART -0.01 -0.14 -0.09 -0 0.27 top=WORK_OF_ART&size=1 -0.18 -0 -0.25 0.14 0.3
top=WORK_OF_ART&size=2 0.02 -0.13 0.22 0.07 -0.17 top=WORK_OF_ART&size=3 0.15 -0.01 -0.06 -0.21 0.12
"""

_WORDS = _TABLE.split()

TYPE_WEIGHTS: dict[str, tuple[float, ...]] = {
    _WORDS[at]: tuple(float(word) for word in _WORDS[at + 1 : at + 6]) for at in range(0, len(_WORDS), 6)
}
"""By feature: one weight each for person, place, organization, event, other."""
