"""Weights of the choice of a type (`kinds.py`), trained by multinomial logistic regression.

Trained on GUM (Georgetown University Multilayer corpus, Zeldes and others, CC BY 4.0), MEANTIME (Minard and others,
CC BY 4.0), Wiki-Fair (CC BY-SA 4.0), LitBank (Bamman and others, CC BY 4.0); only weights are kept, no text.
"""

from __future__ import annotations

_TABLE = """
about= -0.09 0.06 -0.12 -0.18 0.26 about=&top= -0.18 0.24 0.22 0 -0.22
about=&top=EVENT -0.12 -0.31 -0.26 0.45 0.24 about=&top=FAC -0.26 0.02 0.48 -0.18 -0.06
about=&top=GPE 0.18 0.05 -0.1 -0.35 0.23 about=&top=LANGUAGE -0.03 0.09 -0.02 -0.03 -0.01
about=&top=LOC -0.19 -0.04 -0.04 0.03 0.24 about=&top=NORP -0.02 0.1 -0.15 -0.09 0.16
about=&top=ORG 0.19 0.35 -0.02 -0.1 -0.42 about=&top=PERSON 0.03 -0.23 0.15 0.41 -0.38
about=&top=PRODUCT -0.01 -0.22 0.04 -0.05 0.24 about=&top=WORK_OF_ART 0.41 0.1 -0.33 -0.4 0.22
about=org 0.2 -0.66 0.27 -0.57 0.7 about=org&top= 0.6 -0.43 -0.67 0.06 0.46
about=org&top=GPE 0.13 0.43 -0.4 -0.1 -0.05 about=org&top=NORP 0.21 -0.16 -0.07 -0.02 0.04
about=org&top=ORG -0.07 -0.39 0.38 -0.51 0.5 about=org&top=PERSON -0.24 -0.24 0.25 -0.07 0.32
about=org&top=WORK_OF_ART -0.05 -0.18 0.26 0.14 -0.17 about=person 0.17 -0.37 -0.09 -0.36 0.29
about=person&top= -0.08 -0.14 0.33 0.04 -0.1 about=person&top=FAC -0.06 -0.25 -0.17 0.2 0.28
about=person&top=GPE -0.04 0.3 0.1 -0.17 -0.19 about=person&top=LOC 0.04 -0.21 -0.12 -0.13 0.43
about=person&top=NORP -0.4 0.09 0.22 -0.07 0.16 about=person&top=ORG -0.07 0 -0.13 0.4 -0.13
about=person&top=PERSON 0.35 -0.08 -0.31 -0.4 0.16 about=person&top=PRODUCT -0.16 0.14 -0.21 -0.05 0.29
about=person&top=WORK_OF_ART -0.17 -0.06 0.06 0.18 -0.01 about=place -0.28 0.54 -0.36 0.18 -0.49
about=place&top= -0.2 0.04 0.19 -0.08 0.05 about=place&top=EVENT -0.17 -0.3 0.31 0.26 -0.09
about=place&top=FAC 0.27 0.12 -0.28 0.1 -0.2 about=place&top=GPE -0.4 -0.06 0.43 0.42 -0.27
about=place&top=LOC -0.03 0.41 -0.21 -0.04 -0.13 about=place&top=NORP 0.4 -0.11 -0.02 -0.12 -0.15
about=place&top=ORG -0.02 0.06 -0.02 0.07 -0.07 about=place&top=PERSON 0.04 0.6 -0.38 -0.19 -0.06
about=place&top=PRODUCT 0.16 0.13 -0.12 -0.15 -0.01 about=place&top=WORK_OF_ART -0.19 -0.01 -0.09 0.09 0.19
bias 0.08 0.08 -0.18 -0.4 0.22 end=ad -0.07 0 -0.13 -0.04 0.25 end=ada -0.06 -0.08 0.09 0.25 -0.19
end=age -0.16 -0.18 -0.23 -0.04 0.61 end=ain -0.21 0.34 -0.33 -0.28 0.48 end=al -0.1 -0.05 0.3 0.01 -0.17
end=all -0.08 0.05 0.06 -0.02 -0.02 end=am -0.14 0.1 -0.58 -0.2 0.81 end=an 0.2 -0.17 -0.14 -0.3 0.42
end=ana 0.19 -0.06 -0.06 -0.01 -0.06 end=and -0.22 0.61 -0.03 -0.08 -0.28 end=ane -0.12 -0.01 -0.02 -0 0.15
end=ans 0.47 -0.23 0.21 -0.1 -0.36 end=any -0.36 0.13 0.25 -0.01 -0.01 end=ar 0.05 -0.07 -0.06 0.32 -0.25
end=ard 0.35 -0.23 -0.06 -0.09 0.03 end=ark -0 0.2 -0.04 -0.03 -0.13 end=ary 0.33 -0.25 0.21 -0.14 -0.15
end=as 0.07 0.39 -0.44 0.47 -0.48 end=ast -0.33 0.26 0.21 0.15 -0.29 end=at 0.27 -0.23 -0.09 -0.08 0.13
end=ate -0.11 -0.1 0.56 0.03 -0.37 end=au 0.14 0.17 -0.14 -0.05 -0.11 end=aw -0.19 0.28 0.05 0.26 -0.41
end=ay 0.31 0.02 -0.34 -0.18 0.2 end=be -0.48 -0.13 0.3 -0.09 0.4 end=bs 0.27 -0.25 -0.13 -0.02 0.12
end=ca 0.05 0.19 0.17 -0.1 -0.31 end=ce -0.34 -0.02 0.14 -0.02 0.24 end=ch -0.54 -0.3 0.14 0.01 0.69
end=ck -0.18 -0.26 -0.27 -0.12 0.83 end=co 0.15 0.05 0.16 -0.14 -0.22 end=cs 0.04 -0.61 0 0.62 -0.05
end=ct -0.15 -0.25 -0.02 -0.36 0.79 end=da -0.41 0.33 -0.02 0.18 -0.09 end=de 0.14 0.08 -0.37 0.2 -0.04
end=den 0.33 0 -0.1 -0.05 -0.19 end=dge -0.05 0.22 0.22 -0.07 -0.32 end=dia -0.13 -0.15 0.51 -0.06 -0.18
end=don 0.33 -0.48 -0.13 -0.14 0.41 end=ds 0.01 0.31 -0.33 -0.13 0.14 end=dy 0.01 0.03 -0.26 -0.09 0.31
end=ea -0.25 0.07 0.46 -0.1 -0.19 end=ed 0.01 -0.39 0.37 -0.06 0.07 end=ee -0.05 -0.39 0.1 0.4 -0.06
end=eet 0.05 -0.12 -0.12 -0.11 0.31 end=el 0.24 0.17 0.2 -0.12 -0.48 end=ell -0.17 0.6 -0.37 -0.06 0.01
end=en 0.52 0.24 -0.41 0.27 -0.62 end=ent -0.27 0.06 0.62 -0.1 -0.31 end=er -0.11 0.09 -0.04 0.1 -0.04
end=erg 0.36 0.06 -0.23 -0.03 -0.17 end=ers -0.15 -0.08 0.29 0.02 -0.08 end=ert 0.11 0.17 -0.06 -0.01 -0.21
end=ery -0.32 0.25 0.05 -0.05 0.08 end=es -0.06 -0.22 -0.07 0.38 -0.03 end=ess -0.28 -0.44 0.49 -0.07 0.3
end=est 0.12 0.17 -0.06 0.26 -0.49 end=et 0.25 0.17 -0.38 -0.27 0.23 end=ews -0.07 -0.31 0.87 -0.13 -0.36
end=ey 0.33 -0.04 -0.21 0.12 -0.2 end=ge -0.24 -0.02 0.27 -0.16 0.15 end=god 0.84 -0.23 -0.15 -0.11 -0.35
end=gy -0.22 -0.36 0.32 -0.11 0.37 end=ham -0.07 0.38 0.08 -0.01 -0.38 end=han 0.06 -0.03 -0.04 -0.03 0.05
end=hi 0.19 -0.1 -0.16 -0.04 0.11 end=ia -0.93 0.58 0.53 0.18 -0.36 end=ian -0.21 -0.06 0.7 -0.04 -0.38
end=ic -0.19 0.04 -0.27 0.55 -0.12 end=ica -0.18 0.14 0.19 -0.08 -0.06 end=ice -0.15 -0.15 0.18 -0.04 0.17
end=ick -0.03 -0.07 -0.09 -0.04 0.22 end=ico 0.06 0.49 -0.06 -0.04 -0.45 end=ics -0.25 -0.53 0.14 0.65 -0.01
end=id 0.26 -0.28 -0.48 -0.1 0.59 end=ie 0.24 0.15 -0.27 -0.08 -0.04 end=ier -0.05 0.08 0.54 -0.12 -0.46
end=ies -0.66 0.02 0.03 0.55 0.06 end=ii -0.09 -0.25 -0.12 0.85 -0.38 end=il 0.29 0.21 -0.23 -0.21 -0.05
end=ill 0.12 -0.11 0.08 -0.06 -0.03 end=im -0.12 0.16 -0.04 -0.02 0.03 end=in 0.28 -0.21 -0.39 0.76 -0.44
end=ina -0.24 0.33 -0.08 -0.04 0.03 end=ine -0.07 -0.09 0.43 -0.23 -0.04 end=ing 0.04 -0.29 0.36 0.3 -0.41
end=ins 0.03 0.01 -0.3 -0.02 0.28 end=io -0.06 0.26 -0.17 -0.05 0.02 end=ion -0.89 0.16 0.46 0.27 0.01
end=ip 0 0.08 -0.25 0.11 0.06 end=ire -0.26 0.19 0.17 0.25 -0.36 end=is 0.09 -0.22 0.14 0.21 -0.23
end=ish 0.05 -0.1 -0.08 -0.07 0.2 end=it -0.53 -0.2 0.36 0.08 0.3 end=ith 0.24 -0.04 -0.06 -0.04 -0.09
end=ity -0.44 -0.43 0.47 -0.1 0.5 end=ka -0.04 -0.07 0.23 -0.01 -0.11 end=ke -0.14 0.57 -0.24 -0.21 0.01
end=ker 0.61 -0.18 -0.32 -0.04 -0.07 end=ki 0.19 -0.2 0.04 -0.04 0.02 end=ks 0.28 -0.21 0.51 -0.1 -0.48
end=la -0.41 0.46 0.01 -0.09 0.03 end=ld -0.3 1.09 -0.17 -0.08 -0.53 end=le -0.13 -0.11 0.59 -0.28 -0.07
end=ler -0.24 -0.19 0.86 -0.07 -0.36 end=les -0.07 -0.07 0.31 -0.07 -0.09 end=ley -0.03 0.15 -0.22 -0.08 0.18
end=lia 0.11 -0.07 0.12 -0.04 -0.11 end=ll -0.1 0.52 -0.24 -0.13 -0.05 end=lle 0.34 0.15 -0.36 -0.05 -0.08
end=lly 0.1 -0.21 0.13 -0.04 0.01 end=ls -0.21 -0.32 0.56 -0.14 0.1 end=ly 0.18 -0.35 0.41 -0.08 -0.16
end=ma 0.39 -0.48 0.21 -0.07 -0.05 end=man 0.79 -0.38 -0.33 0.23 -0.31 end=me -0.25 0.29 -0.67 0.51 0.12
end=mes 0 -0.13 0.17 0.17 -0.21 end=ms 0.29 0.34 0.02 -0.14 -0.51 end=my -0.01 -0.3 0.62 -0.06 -0.24
end=na 0.37 0.04 0.06 -0.13 -0.34 end=nc -0.15 -0.32 0.06 -0.1 0.51 end=nce 0.02 -0.9 0.22 0.15 0.51
end=nd -0.09 0.33 0.19 -0.16 -0.27 end=ne -0.42 0.17 -0.06 -0.09 0.4 end=ner 0.5 -0.08 -0.28 -0.05 -0.09
end=nes 0.55 -0.23 -0.45 -0.16 0.29 end=ng 0.19 -0.34 -0.1 0.23 0.03 end=nia -0.58 0.07 0.16 0.41 -0.06
end=no 0.45 -0.03 -0.23 -0.03 -0.16 end=ns 0.67 -0.39 0.13 -0.24 -0.17 end=nt 0.46 0.04 0.24 -0.15 -0.58
end=ny -0.53 0.58 0.15 -0.08 -0.12 end=od 0.57 -0.2 -0.38 -0.12 0.13 end=ogy -0.26 -0.33 0.41 -0.09 0.28
end=ok -0.04 -0.08 -0.11 -0.05 0.28 end=ol 0.02 -0.28 0.33 -0.07 0 end=om 0.18 0.15 -0.25 0.26 -0.33
end=ome -0.19 0.13 -0.33 0.29 0.1 end=on 0.06 0.06 0.02 0.06 -0.19 end=one -0.07 -0.42 -0.29 0.18 0.61
end=ons -0.17 -0.31 0.34 -0.05 0.2 end=ook -0.07 -0.07 -0.1 -0.05 0.3 end=ool -0.03 -0.16 0.09 -0.03 0.14
end=ope -0.16 -0.01 -0.08 -0.08 0.33 end=or 0.72 -0.31 -0.16 -0.16 -0.08 end=ord -0.21 0.21 0.4 -0.05 -0.34
end=ore 0.21 -0.01 -0.21 -0.04 0.05 end=ork -0.12 -0.03 0.16 -0.12 0.11 end=ors -0.22 -0.13 0.67 -0.04 -0.29
end=ort -0.08 0.19 -0.18 -0.05 0.12 end=os 0.56 -0.55 -0.18 -0.09 0.26 end=ow -0.25 0.71 -0.27 -0.11 -0.08
end=own -0.25 -0.03 0.06 0.24 -0.02 end=ox -0.33 -0.24 0.51 -0.1 0.15 end=pe -0.21 0.42 -0.26 -0.12 0.17
end=ple 0.01 -0.12 0.62 -0.01 -0.49 end=ra -0.04 -0.26 -0.21 0.72 -0.21 end=rch -0.07 0.23 -0.06 0.21 -0.3
end=rd 0.09 -0.03 0.29 -0.15 -0.2 end=re -0.39 0.29 -0.06 -0.12 0.28 end=rea -0.21 -0.38 0.8 -0.07 -0.14
end=rg -0.06 0.35 0.44 -0.11 -0.62 end=ri 0.6 -0.09 -0.21 -0.15 -0.14 end=ria -0.19 0.18 -0.14 -0.02 0.17
end=ris 0.64 -0.72 0.2 -0.15 0.02 end=rk -0.08 0.2 0.08 -0.15 -0.05 end=rs -0.05 -0.52 0.62 -0.24 0.19
end=rt -0.01 0.54 0.23 -0.15 -0.61 end=rth -0.2 0.1 0.03 -0.11 0.18 end=ry 0.11 -0.43 0.37 -0.28 0.23
end=sco 0.12 -0.15 0.24 -0.03 -0.19 end=se 0.14 0.22 -0.26 -0.21 0.1 end=sh 0.32 -0.11 -0.3 -0.09 0.17
end=sia -0.09 -0.17 0.3 -0.06 0.02 end=son 0.77 -0.32 -0.02 -0.1 -0.33 end=ss 0.34 -0.27 0.3 -0.13 -0.24
end=st -0.12 -0.13 -0.22 0.2 0.26 end=ta 0.75 -0.5 0.27 -0.09 -0.43 end=tan -0.23 -0.02 -0.17 -0.05 0.48
end=te -0.04 0.18 0.25 -0.13 -0.25 end=ter -0.48 0.85 0.06 -0.15 -0.28 end=tes 0.04 0.2 0.04 0.05 -0.33
end=th -0.34 -0.04 0.14 0.25 -0.01 end=to -0.03 -0.2 0.45 -0.05 -0.17 end=ton 0.35 -0.03 0.04 -0.1 -0.26
end=ts 0.25 0.2 0.24 0.09 -0.78 end=tt 0.02 -0.32 0.72 -0.05 -0.36 end=ty 0.08 -0.57 0.5 -0.21 0.2
end=ue -0.42 -0.1 0.49 -0.14 0.16 end=um -0.3 0.94 -0.14 -0.09 -0.41 end=urt -0.04 -0.14 0.05 -0.01 0.15
end=us 0.62 -0.59 -0.02 0.05 -0.07 end=use -0.08 0.15 0.18 -0.05 -0.2 end=va -0.23 0.18 0.25 -0.03 -0.18
end=ve 0.05 0.48 -0.48 0.13 -0.18 end=ver -0.15 0.38 -0.08 -0.08 -0.07 end=wn -0.25 -0.03 0.06 0.24 -0.02
end=ws -0.1 0.12 0.73 -0.14 -0.61 full= -0.05 0.15 -0.18 0.07 0.24 full=EVENT -0.21 -0.32 -0.31 0.63 0.21
full=FAC 0.04 0.05 -0.12 0.07 -0.05 full=GPE -0.09 0.27 0.06 -0.42 -0.1
full=LANGUAGE -0.13 -0.16 -0.17 -0.1 0.57 full=LAW -0.16 -0.07 -0.13 -0.09 0.45
full=LOC -0.18 0.18 0.07 -0.16 0.11 full=NORP 0.15 -0.1 -0.03 -0.3 0.29 full=ORG -0.49 -0.13 0.42 -0.11 0.12
full=PERSON 0.46 -0.22 -0.34 -0.26 -0.33 full=PRODUCT -0.19 -0.01 0.04 -0.26 0.44
full=WORK_OF_ART -0.01 -0.14 -0.13 0.02 0.3 is:? 0.12 -0.3 -0.17 -0.04 0.49 is:event 0.1 -0.24 -0.19 0.24 0.09
is:fac 0.01 0.62 -0.13 -0.07 -0.43 is:group -0.24 -0.27 0.94 -0.16 -0.27 is:org -0.64 0.09 0.36 0.08 0.12
is:place -0.67 1.85 -0.43 -0.19 -0.56 is:reference -0.1 -0.16 -0.08 -0.14 0.49
is:role 1.3 -0.74 -0.32 -0.47 -0.04 is:work -0.49 -0.79 0.01 -0.26 1.53 label:=most 0.28 -0.3 0.05 0.09 0.12
label:=some -0 -0.35 -0.07 0.45 -0 label:EVENT=most -0.08 -0.16 -0.1 0.35 -0.02
label:FAC=most 0.01 0.16 0.08 -0.06 -0.18 label:FAC=some 0.24 0.2 -0.02 -0.04 -0.39
label:GPE=most -0.15 0.25 0.03 -0.22 -0.17 label:GPE=some -0.14 0.58 -0.22 -0.02 -0.2
label:LANGUAGE=most -0.12 -0.13 -0.15 -0.08 0.48 label:LAW=most 0.15 -0.2 -0.05 -0.04 0.15
label:LOC=most -0.34 0.59 0.09 -0.03 -0.35 label:LOC=some 0.41 -0.17 0.12 -0.21 -0.16
label:NORP=most 0.51 -0.06 0.03 -0.27 -0.19 label:NORP=some -0.2 0.3 0.09 -0.09 -0.1
label:ORG=most -0.06 -0.3 0.34 -0.45 0.26 label:ORG=some 0.11 -0.29 -0.04 -0.06 0.28
label:PERSON=most 0.36 -0.29 -0.2 -0.25 -0.14 label:PERSON=some 0.24 0.04 0.2 -0.29 -0.19
label:PRODUCT=most -0.05 -0.01 -0.12 -0.2 0.39 label:PRODUCT=some -0.02 -0.31 0.12 0.41 -0.2
label:WORK_OF_ART=most 0.04 -0.25 -0.34 -0.05 0.6 label:WORK_OF_ART=some 0.2 -0.03 -0.2 -0.17 0.2
near:after=$=often -0.01 0.04 0.18 -0.23 0.02 near:after=$=once -0.54 -0.1 0.31 0.19 0.13
near:after='s=often 0.46 0.13 0.13 0.1 -0.82 near:after='s=once 0.42 -0.08 0.48 -0.35 -0.47
near:after=(=often -0.77 0.54 -0.04 -0.21 0.49 near:after=(=once -0.06 0.09 -0.12 -0.36 0.44
near:after=)=often -0.43 0.75 -0.11 -0.15 -0.06 near:after=)=once -0.13 0.29 0.2 -0.17 -0.19
near:after=,=often -0 0.32 -0.27 0.05 -0.15 near:after=,=once 0.08 -0.33 0.12 0.02 0.08
near:after=-=often 0.27 0.07 -0.32 0.16 -0.18 near:after=-=once 0 0.11 -0.24 -0.08 0.21
near:after=.=often -0.12 0.22 -0.32 0.26 -0.07 near:after=.=once -0.29 0.43 -0.04 -0.08 -0.02
near:after=/=often -0.28 0.29 -0.09 -0.07 0.15 near:after=:=often -0.42 0.53 -0.18 -0.27 0.34
near:after=:=once -0.21 0.14 0.23 -0.03 -0.13 near:after=and=often 0.07 0.43 0.14 -0.76 0.11
near:after=and=once -0.27 0.57 -0.18 -0.45 0.34 near:after=are=often 0.05 0.18 -0.1 -0.02 -0.11
near:after=had=often 0.38 0.14 -0.29 -0.09 -0.14 near:after=had=once 0.76 -0.87 0.76 -0.19 -0.45
near:after=has=often -0.36 0.21 0.43 -0.17 -0.12 near:after=has=once -0.79 0.34 0.49 0.1 -0.12
near:after=in=often -0.09 0.06 -0.14 0.13 0.04 near:after=in=once -0.42 -0.07 0.15 0.65 -0.32
near:after=is=often -0.52 0.26 -0.46 0.45 0.28 near:after=is=once -0.96 1.05 -0.44 0.28 0.09
near:after=of=often -0.03 -0.16 0.19 0.01 -0 near:after=of=once 0.18 -0.27 -0.2 -0.13 0.43
near:after=said=often 0.64 -0.17 -0.19 -0.06 -0.22 near:after=said=once 0.43 -0.02 -0.31 -0.01 -0.08
near:after=was=often 0.12 0.09 -0.34 0.08 0.05 near:after=was=once 0.52 -0.09 -0.06 -0.29 -0.1
near:after=were=often 0.08 0.32 -0.11 -0.02 -0.27 near:after=who=often 0.44 -0.14 -0.04 -0.06 -0.2
near:after=will=often 0.03 -0.06 -0.05 0.19 -0.11 near:after=will=once -0.12 0.48 0.14 0.19 -0.69
near:after=’s=often 0.76 -0.25 0.27 -0.22 -0.56 near:after=’s=once 0.59 -0.28 0.35 -0.14 -0.51
near:before="=often -0.06 0.46 -0.66 -0.32 0.58 near:before="=once 0.82 0.01 0.05 -0.16 -0.72
near:before=(=often -0.29 -0.2 -0.2 -0.02 0.7 near:before=(=once -0.08 -0.12 0.49 -0.11 -0.19
near:before=,=often 0.1 -0.12 0.06 0.52 -0.56 near:before=,=once 0.09 -0.13 -0.11 0.14 0.01
near:before=/=often -0.19 -0.25 0.26 -0.06 0.24 near:before=:=often 0.27 -0.13 0.22 -0.03 -0.34
near:before=:=once -0.37 -0.17 0.67 -0.07 -0.06 near:before=^=often -0 0.6 0.11 0 -0.71
near:before=^=once 0.38 0.18 0.06 -0.18 -0.48 near:before=a=often -0.04 -0.17 -0.1 0 0.31
near:before=a=once -0.34 -0.16 0.33 -0.06 0.23 near:before=and=often 0.37 0.27 -0.05 -0.62 0.03
near:before=and=once 0.39 -0.07 0.09 -0.35 -0.06 near:before=at=often -1.23 0.67 0.81 0.57 -0.82
near:before=at=once -0.55 0.24 0.76 -0.12 -0.33 near:before=by=often 0.66 -0.19 0.04 -0.15 -0.37
near:before=by=once 0.88 -0 -0.08 -0.15 -0.64 near:before=called=often -0.06 -0.08 -0.35 -0.12 0.61
near:before=for=often -0.4 -0.47 0.76 0.2 -0.09 near:before=for=once -0.54 -0.85 0.57 -0.04 0.86
near:before=from=often -0.4 0.72 -0.14 -0.05 -0.13 near:before=from=once 0.24 0.29 -0.39 -0.23 0.1
near:before=in=often -0.69 1.16 -0.45 -0.14 -0.05 near:before=in=once -0.24 0.6 -0.57 0.14 0.06
near:before=like=often -0.37 -0.02 -0.08 -0.11 0.58 near:before=like=once -0.14 0.3 0.22 -0.08 -0.31
near:before=of=often 0.16 0.45 -0.36 -0.07 -0.18 near:before=of=once -0.04 0.44 -0.56 0.52 -0.36
near:before=on=often -0.48 0.38 -0.38 0 0.48 near:before=on=once -0.27 0.09 0.7 -0.05 -0.47
near:before=that=often -0.1 0.1 0.26 -0.13 -0.13 near:before=that=once 0.42 -0.25 0.26 -0.14 -0.28
near:before=the=often -0.04 0.17 0.4 -0.22 0 near:before=the=once -0.33 0.13 0.36 0.07 -0.22
near:before=to=often -0.25 1.06 -0.19 -0.2 -0.43 near:before=to=once 0.05 0.46 0.2 -0.45 -0.26
near:before=with=often 0.32 -0.47 0.35 -0.2 -0 near:before=with=once 0.17 -0.69 0.76 -0.19 -0.05
near:before=“=often -0.17 -0.1 0.07 0.4 -0.2 near:before=“=once 0.35 -0.06 -0.45 -0.04 0.2
near:definite=often -0.39 0.26 0.01 0.64 0.03 near:definite=once -0.21 0.13 0.03 -0.37 0.44
near:dep=nmod=often -0.17 -0.12 -0.11 -0.21 0.61 near:dep=nmod=once -0.23 -0.22 0.14 -0.18 0.49
near:dep=npadvmod=often 0.21 -0.14 -0.39 -0.35 0.67 near:dep=npadvmod=once 0.4 -0.16 0.01 -0.03 -0.23
near:dep=nsubj=often 0.57 -1.03 0.33 0.24 -0.47 near:dep=nsubj=once 0.18 -0.35 -0.32 0.24 0.21
near:dep=nsubjpass=often 0.18 -0.13 -0.27 -0.22 0.43 near:dep=nsubjpass=once 0.22 0.11 -0.25 -0.02 -0.06
near:dep=nummod=often -0.29 0.13 -0.29 0.05 0.4 near:modifies=often 0.39 -0.01 0.43 -0.05 -0.66
near:modifies=once -0.1 -0.42 0.1 0.32 0.13 near:next=noun=often -0.44 -0.31 0.14 0 0.61
near:next=noun=once 0.05 0.07 -0.08 -0.2 0.18 near:next=org=often -0.41 -0.11 0.25 0.2 0.06
near:next=org=once -0.46 -0.31 0.84 -0.15 0.09 near:next=place=often -0.19 0.25 -0.12 -0.02 0.08
near:next=role=often -0.33 -0.16 0.58 -0.01 -0.09 near:next=role=once -0.4 -0.45 1.1 -0.05 -0.2
near:next=work=often 0.08 -0.27 -0.05 -0.07 0.3 near:role=org=often -0.11 -0.23 0.61 -0.03 -0.24
near:role=role=often 0.24 -0.18 -0.19 -0.05 0.18 near:role=role=once 0.26 -0.08 -0.04 -0.01 -0.13
near:role=work=often -0.42 -0.06 -0.15 -0.04 0.67 near:speaks=often 0.84 0.01 -0.24 -0.14 -0.48
near:speaks=once 0.57 -0.61 0.35 -0.13 -0.18 near:tag=CD=often -0.32 0.03 -0.32 -0.14 0.74
near:tag=NN=often -0.1 0.25 -0.29 -0.24 0.38 near:tag=NN=once 0.25 0.27 -0.44 -0.14 0.06
near:tag=NNP=often 0.11 0.12 0.04 -0.22 -0.11 near:tag=NNP=once -0.02 0.09 0.19 -0.43 0.16
near:tag=NNPS=often 0.4 -0.25 0.29 -0.28 -0.15 near:tag=NNPS=once 0.03 -0.04 0.34 -0.05 -0.27
near:tag=NNS=often -0.14 -0.17 0.07 -0.22 0.46 near:then=where=often -0.17 0.02 0.32 0.06 -0.23
near:then=which=often -0.49 -0.13 0.31 -0.14 0.45 near:then=which=once -0.3 0.32 0.03 -0.09 0.04
near:then=who=often 0.37 -0.26 -0.14 -0.07 0.1 near:then=who=once 0.73 -0.12 -0.17 -0.11 -0.32
only&top=&n=1 -0.17 0.04 -0.03 -0.01 0.3 only&top=&n=2 -0.33 -0.31 0.05 0.28 0.31
only&top=&n=3 -0.26 0.17 0.18 -0.3 0.21 only&top=EVENT&n=1 0.04 0.13 -0.34 -0.14 0.3
only&top=FAC&n=1 0.09 0.12 -0.42 0.16 0.05 only&top=FAC&n=2 -0.03 0.12 -0.07 -0.05 0.03
only&top=GPE&n=1 0.15 0.17 -0.18 -0.59 0.4 only&top=GPE&n=2 0.17 -0.07 0.23 0.15 -0.46
only&top=GPE&n=3 -0 0.31 0.11 0.16 -0.56 only&top=LANGUAGE&n=1 -0.04 0.2 -0.12 -0.04 0.01
only&top=LAW&n=1 -0.18 -0.13 0.05 0.04 0.22 only&top=LOC&n=1 -0.21 -0.12 0.02 0.13 0.18
only&top=LOC&n=2 -0.02 0.3 -0.16 -0.02 -0.1 only&top=LOC&n=3 -0.08 0.28 -0.21 -0.06 0.07
only&top=NORP&n=1 0.04 -0.13 0.18 -0.17 0.09 only&top=NORP&n=2 0.13 -0.17 0.05 -0.04 0.02
only&top=NORP&n=3 0.44 0.29 -0.15 -0.05 -0.53 only&top=ORG&n=1 0.19 -0.06 -0.14 0.28 -0.06
only&top=ORG&n=2 -0.02 0.23 0.21 -0.46 0.05 only&top=ORG&n=3 -0.3 -0.15 0.58 -0.33 0.13
only&top=PERSON&n=1 -0.14 -0.36 0.36 -0.15 0.41 only&top=PERSON&n=2 -0.14 0.02 0.03 0.15 -0
only&top=PERSON&n=3 0.78 -0.32 -0.52 -0.33 0.17 only&top=PRODUCT&n=1 -0.14 -0.25 0.21 -0.09 0.27
only&top=WORK_OF_ART&n=1 -0.28 0.08 -0.23 0.21 0.24 only&top=WORK_OF_ART&n=2 0.14 -0.15 -0.13 -0.1 0.23
shape:adjective -0.42 -0.26 -0.26 -0.12 1.05 shape:and 0.26 -0.31 -0.21 -0.02 0.29
shape:calendar -0.18 -0.03 0.14 0.27 -0.21 shape:caps -0.77 0.15 0.61 -0.09 0.11
shape:caps+ -0.25 0.18 0.43 -0.08 -0.28 shape:compass -0.2 0.27 0.4 -0.19 -0.28
shape:digit -0.7 0.78 -0.42 0.24 0.09 shape:first=event -0.41 -0.2 -0.21 0.57 0.25
shape:first=fac -0.18 0.99 -0.1 -0.28 -0.44 shape:first=org -0.22 -0.05 1.07 -0.45 -0.35
shape:first=place -0.37 0.83 -0.04 -0.42 0.01 shape:first=role 0.79 -0.06 -0.62 -0.36 0.25
shape:forename 1.01 -0.25 -0.89 -0.45 -0.27 shape:forename/1 0.6 -0.17 -0.17 -0.18 -0.05
shape:forename/2 0.77 -0.18 -0.32 -0.29 -0.24 shape:forename/3 0.22 0.15 -0.44 0.02 0.05
shape:gazetteer -1.02 1.59 -0.3 -0.55 -1.05 shape:last=event -0.31 -0.58 -0.74 2.16 -0.54
shape:last=fac -0.55 2.12 -0.63 -0.29 -0.77 shape:last=law -0.11 -0.47 -0.51 -0 1.1
shape:last=org -0.56 0.1 1.59 -0.51 -1.11 shape:last=place -0.86 1.71 -0.22 -0.4 -0.36
shape:last=role 1.26 -0.58 -0.27 -0.38 -0.03 shape:last=work -0.58 -0.54 -0.38 0.5 1
shape:of 0 -0.15 0.57 -0.25 -0.17 shape:people 0.46 -0.29 -0.02 -0.06 -0.09
shape:size=1 0.16 0.13 -0.08 -0.51 0.16 shape:size=2 0.02 -0.15 0.09 -0.3 0.24
shape:size=3 0.01 -0.17 -0.17 0.08 0.34 shape:size=4 -0.17 0.19 -0.21 0.09 0.11
shape:title 1.02 -0.09 -0.49 -0.17 -0.37 shape:title/2 0.33 0.67 -0.45 -0.19 -0.34
shape:title/3 0.51 -0.51 0.02 0.07 -0.09 top= 0.17 -0.24 0.08 0.03 0.2 top=&size=1 0.42 -0.16 0.04 -0.08 -0.08
top=&size=2 -0.12 -0.16 -0.23 0.33 0.18 top=&size=3 -0.18 0.02 0.26 -0.24 0.14
top=EVENT -0.09 -0.16 -0.11 0.41 -0.05 top=EVENT&size=2 0.25 -0.18 0.27 -0.34 -0.01
top=EVENT&size=3 -0.18 -0.04 -0.24 0.31 0.15 top=FAC -0.12 0.05 -0.01 0.1 -0.03
top=FAC&size=2 -0.26 -0.1 0.26 0.03 0.07 top=FAC&size=3 0.13 0.13 -0.12 0.19 -0.33
top=GPE -0.14 0.27 0.02 -0.23 -0.22 top=GPE&size=1 -0.01 0.05 0.07 -0.16 0.09
top=GPE&size=2 0.23 -0 -0.1 -0.03 -0.07 top=GPE&size=3 -0.36 0.68 0.05 -0.05 -0.31
top=LANGUAGE -0.13 -0.17 -0.16 -0.1 0.57 top=LANGUAGE&size=1 -0.1 -0.13 -0.07 -0.09 0.4
top=LAW -0.1 -0.22 -0.07 -0.05 0.44 top=LAW&size=2 0.04 -0.13 0.08 0.18 -0.16 top=LOC -0.21 0.22 0.12 -0.18 0.05
top=LOC&size=1 0.02 0.37 0.21 -0.29 -0.3 top=LOC&size=2 -0.18 0.15 -0.2 -0.07 0.28
top=LOC&size=3 -0.05 -0.3 0.11 0.17 0.06 top=NORP 0.18 -0.08 -0.02 -0.3 0.23
top=NORP&size=1 0.3 0.01 -0.17 -0.25 0.12 top=NORP&size=2 -0.11 -0.05 0.18 -0.03 0.02
top=ORG -0.04 -0.06 0.16 -0.16 0.16 top=ORG&size=1 0.31 -0.03 0.1 -0.2 -0.04
top=ORG&size=2 -0.17 0.09 0.12 -0.14 0.24 top=ORG&size=3 -0.14 -0.08 0.06 0.18 0.02
top=PERSON 0.2 -0.01 -0.24 -0.23 0.02 top=PERSON&size=1 -0.31 -0.12 0.28 0.1 0.21
top=PERSON&size=2 0.23 0.31 -0.25 -0.32 -0.11 top=PERSON&size=3 0.58 -0.17 -0.32 -0.03 -0.05
top=PRODUCT -0.09 -0.02 0.03 -0.26 0.35 top=PRODUCT&size=1 -0.01 0.24 0.07 -0.2 -0.09
top=PRODUCT&size=2 -0.01 -0.18 0.03 -0.04 0.2 top=WORK_OF_ART 0 -0.14 -0.1 0.01 0.25
top=WORK_OF_ART&size=1 -0.16 -0.03 -0.22 0.07 0.34 top=WORK_OF_ART&size=2 -0.01 -0.01 0.17 0.1 -0.26
top=WORK_OF_ART&size=3 0.17 -0.1 -0.05 -0.15 0.14
"""

_WORDS = _TABLE.split()

TYPE_WEIGHTS: dict[str, tuple[float, ...]] = {
    _WORDS[at]: tuple(float(word) for word in _WORDS[at + 1 : at + 6]) for at in range(0, len(_WORDS), 6)
}
"""By feature: one weight each for person, place, organization, event, other."""
