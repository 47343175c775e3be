"""Weights of the choice of a type (`kinds.py`), trained by multinomial logistic regression.

Trained on GUM (Georgetown University Multilayer corpus, Zeldes and others, CC BY 4.0), MEANTIME (Minard and others,
CC BY 4.0), Wiki-Fair (CC BY-SA 4.0), LitBank (Bamman and others, CC BY 4.0); only weights are kept, no text.
"""

from __future__ import annotations

_TABLE = """
about= -0.08 0.08 -0.11 -0.2 0.25 about=&top= 0.01 0.18 0.16 -0.03 -0.24
about=&top=EVENT -0.13 -0.34 -0.26 0.48 0.24 about=&top=FAC -0.24 0.04 0.42 -0.2 -0.02
about=&top=GPE 0.2 0.03 -0.09 -0.37 0.24 about=&top=LANGUAGE -0.04 0.1 -0.02 -0.03 -0.01
about=&top=LOC -0.22 -0.05 0 0.04 0.23 about=&top=NORP -0.09 0.15 -0.09 -0.08 0.12
about=&top=ORG 0.19 0.32 -0.01 -0.08 -0.41 about=&top=PERSON -0.02 -0.19 0.16 0.4 -0.35
about=&top=PRODUCT -0.02 -0.24 0.02 -0.05 0.29 about=&top=WORK_OF_ART 0.4 0.16 -0.32 -0.41 0.18
about=org 0.18 -0.66 0.3 -0.56 0.68 about=org&top= 0.57 -0.46 -0.56 0.03 0.44
about=org&top=GPE 0.13 0.44 -0.4 -0.13 -0.04 about=org&top=NORP 0.21 -0.14 -0.08 -0.02 0.03
about=org&top=ORG -0.09 -0.38 0.35 -0.5 0.53 about=org&top=PERSON -0.27 -0.26 0.26 -0.04 0.33
about=org&top=WORK_OF_ART -0.01 -0.16 0.29 0.17 -0.29 about=person 0.15 -0.41 -0.09 -0.33 0.31
about=person&top= -0.14 -0.05 0.33 0.04 -0.1 about=person&top=FAC -0.04 -0.23 -0.13 0.17 0.23
about=person&top=GPE -0.02 0.33 0.08 -0.19 -0.22 about=person&top=LOC 0.04 -0.19 -0.14 -0.13 0.42
about=person&top=NORP -0.33 -0.07 0.27 -0.08 0.2 about=person&top=ORG -0.1 0.04 -0.12 0.39 -0.15
about=person&top=PERSON 0.35 -0.05 -0.37 -0.36 0.15 about=person&top=PRODUCT -0.16 0.15 -0.22 -0.05 0.28
about=person&top=WORK_OF_ART -0.14 -0.19 0.07 0.17 0.08 about=place -0.26 0.55 -0.38 0.19 -0.5
about=place&top= -0.08 -0.01 0.12 -0.09 0.08 about=place&top=EVENT -0.17 -0.31 0.31 0.26 -0.1
about=place&top=FAC 0.21 0.09 -0.24 0.12 -0.19 about=place&top=GPE -0.38 -0.08 0.47 0.4 -0.28
about=place&top=LOC 0.01 0.39 -0.21 -0.05 -0.13 about=place&top=NORP 0.42 -0.03 -0.15 -0.11 -0.13
about=place&top=ORG -0.01 0.04 -0.01 0.06 -0.07 about=place&top=PERSON -0.03 0.55 -0.33 -0.15 -0.02
about=place&top=PRODUCT 0.15 0.18 -0.09 -0.17 -0.07 about=place&top=WORK_OF_ART -0.24 0.08 -0.1 0.08 0.17
bias 0.08 0.07 -0.17 -0.38 0.21 end=ad -0.08 0 -0.13 -0.05 0.26 end=ada -0.06 -0.08 0.09 0.25 -0.2
end=age -0.19 -0.17 -0.23 -0.03 0.63 end=ain -0.19 0.23 -0.33 -0.2 0.5 end=al -0.09 -0.05 0.28 0.02 -0.16
end=all -0.08 0.06 0.06 -0.02 -0.02 end=am -0.16 0.13 -0.56 -0.19 0.77 end=an 0.28 -0.23 -0.22 -0.28 0.46
end=ana 0.17 -0.06 -0.03 -0.01 -0.06 end=and -0.18 0.59 -0.03 -0.09 -0.29 end=ane -0.11 -0.02 -0.02 -0 0.15
end=ans 0.5 -0.22 0.23 -0.1 -0.4 end=any -0.34 0.14 0.23 -0.01 -0.01 end=ar 0.06 -0.11 -0.13 0.34 -0.16
end=ard 0.31 -0.24 -0.04 -0.08 0.05 end=ark -0 0.21 -0.04 -0.03 -0.14 end=ary 0.24 -0.22 0.26 -0.13 -0.15
end=as 0.06 0.41 -0.45 0.47 -0.5 end=ast -0.32 0.25 0.21 0.16 -0.29 end=at 0.27 -0.23 -0.08 -0.08 0.12
end=ate -0.12 -0.1 0.55 0.04 -0.37 end=au 0.16 0.17 -0.14 -0.05 -0.13 end=aw -0.23 0.28 0.05 0.27 -0.38
end=ay 0.31 0.02 -0.34 -0.17 0.19 end=be -0.46 -0.14 0.28 -0.08 0.39 end=bs 0.29 -0.26 -0.13 -0.02 0.12
end=ca 0.07 0.18 0.16 -0.1 -0.31 end=ce -0.34 -0.02 0.18 -0.03 0.22 end=ch -0.53 -0.3 0.14 -0 0.69
end=ck -0.24 -0.26 -0.27 -0.12 0.9 end=co 0.17 0.03 0.16 -0.14 -0.21 end=cs 0.05 -0.68 -0.03 0.72 -0.06
end=ct -0.11 -0.24 -0.04 -0.34 0.74 end=da -0.39 0.34 -0.02 0.18 -0.11 end=de 0.11 0.09 -0.36 0.2 -0.05
end=den 0.35 -0.03 -0.08 -0.05 -0.2 end=dge -0.04 0.19 0.24 -0.07 -0.32 end=dia -0.14 -0.14 0.55 -0.06 -0.21
end=don 0.34 -0.47 -0.13 -0.14 0.4 end=ds 0.03 0.27 -0.32 -0.12 0.13 end=dy 0.04 0.03 -0.26 -0.1 0.28
end=ea -0.25 0.08 0.45 -0.1 -0.17 end=ed 0.03 -0.4 0.38 -0.06 0.05 end=ee -0.02 -0.39 0.08 0.4 -0.07
end=eet 0.06 -0.12 -0.12 -0.1 0.27 end=el 0.15 0.14 0.2 -0.14 -0.35 end=ell -0.16 0.6 -0.38 -0.06 0.01
end=en 0.5 0.23 -0.39 0.29 -0.63 end=ent -0.24 0.06 0.54 -0.14 -0.22 end=er -0.07 0.09 -0.03 0.12 -0.11
end=erg 0.36 0.06 -0.22 -0.03 -0.18 end=ers -0.08 -0.1 0.3 0 -0.13 end=ert 0.11 0.18 -0.07 -0.01 -0.21
end=ery -0.29 0.23 0.05 -0.06 0.07 end=es -0.02 -0.2 -0.13 0.4 -0.03 end=ess -0.27 -0.39 0.51 -0.06 0.21
end=est 0.13 0.18 -0.05 0.24 -0.51 end=et 0.18 0.15 -0.33 -0.26 0.26 end=ews -0.08 -0.31 0.88 -0.12 -0.37
end=ey 0.37 -0.02 -0.2 0.13 -0.27 end=ge -0.25 -0.04 0.3 -0.17 0.15 end=god 0.84 -0.23 -0.16 -0.11 -0.35
end=gy -0.24 -0.31 0.2 -0.09 0.44 end=ham -0.07 0.37 0.08 -0.01 -0.37 end=han 0.02 0.01 -0.04 -0.03 0.04
end=ia -0.95 0.6 0.58 0.15 -0.38 end=ian -0.21 -0.27 0.74 -0.04 -0.22 end=ic -0.21 0.04 -0.27 0.55 -0.11
end=ica -0.16 0.15 0.17 -0.09 -0.07 end=ice -0.18 -0.17 0.3 -0.05 0.1 end=ick -0.01 -0.06 -0.09 -0.03 0.2
end=ico 0.09 0.46 -0.06 -0.05 -0.46 end=ics -0.24 -0.61 0.11 0.75 -0.01 end=id 0.25 -0.44 -0.43 -0.09 0.71
end=ie 0.23 0.15 -0.25 -0.07 -0.05 end=ier -0.26 0.15 0.58 -0.1 -0.37 end=ies -0.7 0.01 0.11 0.55 0.03
end=ii -0.09 -0.26 -0.13 0.85 -0.37 end=il 0.31 0.22 -0.24 -0.21 -0.08 end=ill 0.13 -0.11 0.07 -0.06 -0.03
end=im -0.1 0.17 -0.04 -0.02 -0 end=in 0.44 -0.19 -0.32 0.46 -0.39 end=ina -0.19 0.32 -0.1 -0.04 0.02
end=ine -0.04 -0.09 0.41 -0.22 -0.06 end=ing 0.02 -0.28 0.38 0.33 -0.44 end=ins -0.01 0.01 -0.26 -0.02 0.27
end=io -0.05 0.25 -0.18 -0.04 0.02 end=ion -0.95 0.2 0.45 0.26 0.04 end=ip 0.02 0.08 -0.26 0.1 0.05
end=ire -0.27 0.2 0.19 0.26 -0.38 end=is 0.15 -0.21 0.13 0.22 -0.29 end=ish 0.04 -0.07 -0.07 -0.07 0.17
end=it -0.54 -0.2 0.35 0.08 0.31 end=ith 0.2 -0.03 -0.06 -0.04 -0.09 end=ity -0.43 -0.41 0.51 -0.1 0.43
end=ka -0.04 -0.05 0.23 -0.01 -0.12 end=ke -0.15 0.66 -0.23 -0.21 -0.06 end=ker 0.63 -0.18 -0.34 -0.05 -0.06
end=ki 0.16 -0.2 0.04 -0.04 0.04 end=ks 0.31 -0.21 0.49 -0.1 -0.48 end=la -0.38 0.46 -0.02 -0.1 0.04
end=ld -0.28 1.09 -0.16 -0.09 -0.56 end=le -0.13 -0.15 0.61 -0.27 -0.06 end=ler -0.25 -0.21 0.83 -0.07 -0.31
end=les -0.2 -0.08 0.32 -0.08 0.03 end=ley 0.04 0.19 -0.26 -0.07 0.09 end=lia 0.09 -0.05 0.11 -0.04 -0.11
end=ll -0.08 0.53 -0.26 -0.14 -0.06 end=lle 0.33 0.13 -0.32 -0.05 -0.09 end=lly 0.07 -0.2 0.12 -0.03 0.04
end=ls -0.22 -0.33 0.6 -0.14 0.09 end=ly 0.16 -0.34 0.42 -0.07 -0.17 end=ma 0.4 -0.49 0.22 -0.07 -0.06
end=man 0.91 -0.5 -0.31 0.24 -0.34 end=me -0.15 0.26 -0.71 0.5 0.09 end=mes 0.02 -0.13 0.19 0.15 -0.23
end=ms 0.31 0.31 0.03 -0.12 -0.53 end=my -0 -0.31 0.61 -0.06 -0.23 end=na 0.37 0.04 0.06 -0.13 -0.35
end=nc -0.14 -0.33 0.05 -0.1 0.5 end=nce 0.04 -0.87 0.17 0.15 0.51 end=nd -0.22 0.37 0.25 -0.15 -0.25
end=ne -0.41 0.15 -0.04 -0.09 0.39 end=ner 0.52 -0.08 -0.33 -0.05 -0.06 end=nes 0.55 -0.24 -0.4 -0.16 0.26
end=ng 0.19 -0.34 -0.09 0.25 -0.01 end=nia -0.59 0.13 0.14 0.38 -0.06 end=no 0.46 -0.03 -0.27 -0.03 -0.14
end=ns 0.67 -0.4 0.12 -0.25 -0.14 end=nt 0.54 0.02 0.19 -0.19 -0.56 end=ny -0.55 0.59 0.15 -0.08 -0.11
end=od 0.57 -0.19 -0.39 -0.12 0.13 end=ogy -0.28 -0.28 0.28 -0.08 0.36 end=ok -0.01 -0.09 -0.09 -0.05 0.26
end=ol -0.01 -0.29 0.35 -0.06 0 end=om 0.19 0.15 -0.25 0.26 -0.34 end=ome -0.19 0.13 -0.36 0.28 0.13
end=on 0.05 0.05 0.02 0.06 -0.18 end=one -0.09 -0.44 -0.26 0.17 0.62 end=ons -0.25 -0.29 0.3 -0.05 0.3
end=ook -0.05 -0.09 -0.09 -0.05 0.28 end=ool -0.05 -0.17 0.12 -0.03 0.13 end=ope -0.17 0.02 -0.08 -0.09 0.31
end=or 0.59 -0.3 -0.09 -0.15 -0.04 end=ord -0.08 0.25 0.31 -0.04 -0.44 end=ore 0.24 -0.01 -0.21 -0.05 0.03
end=ork -0.12 -0.01 0.15 -0.13 0.11 end=ors -0.19 -0.13 0.61 -0.03 -0.26 end=ort -0.08 0.19 -0.19 -0.05 0.14
end=os 0.54 -0.55 -0.17 -0.08 0.25 end=ow 0.02 0.74 -0.64 -0.08 -0.04 end=own -0.25 -0.04 0.06 0.23 0
end=ox -0.32 -0.23 0.52 -0.1 0.14 end=pe -0.19 0.43 -0.27 -0.12 0.15 end=ple -0.04 -0.11 0.67 -0.01 -0.5
end=ra -0.06 -0.26 -0.21 0.75 -0.23 end=rch -0.06 0.22 -0.07 0.21 -0.31 end=rd 0.16 0.01 0.23 -0.12 -0.28
end=re -0.37 0.27 -0.08 -0.11 0.3 end=rea -0.21 -0.36 0.77 -0.08 -0.13 end=rg -0.05 0.34 0.42 -0.11 -0.59
end=ri 0.61 -0.08 -0.22 -0.16 -0.15 end=ria -0.2 0.19 -0.14 -0.02 0.17 end=ris 0.77 -0.75 0.18 -0.14 -0.06
end=rk -0.08 0.22 0.08 -0.16 -0.06 end=rs -0 -0.52 0.6 -0.25 0.17 end=rt 0.02 0.52 0.2 -0.15 -0.6
end=rth -0.07 0.06 -0 -0.13 0.14 end=ry 0.07 -0.43 0.42 -0.27 0.21 end=sco 0.12 -0.16 0.25 -0.03 -0.18
end=se 0.16 0.21 -0.26 -0.2 0.09 end=sh 0.28 -0.07 -0.29 -0.08 0.15 end=sia -0.08 -0.24 0.36 -0.05 0.01
end=son 0.79 -0.33 -0.03 -0.1 -0.33 end=ss 0.35 -0.24 0.3 -0.13 -0.29 end=st -0.13 -0.11 -0.2 0.21 0.23
end=ta 0.74 -0.52 0.28 -0.08 -0.42 end=tan -0.25 0.01 -0.16 -0.06 0.46 end=te -0.03 0.16 0.24 -0.11 -0.27
end=ter -0.64 0.86 0.08 -0.15 -0.15 end=tes 0.17 0.3 -0.32 0.1 -0.25 end=th -0.26 -0.03 0.1 0.24 -0.05
end=to -0.03 -0.19 0.44 -0.05 -0.17 end=ton 0.36 -0.03 0.04 -0.1 -0.28 end=tor 0.51 -0.23 -0.15 -0.09 -0.04
end=ts 0.26 0.19 0.24 0.09 -0.79 end=tt -0.02 -0.25 0.68 -0.06 -0.36 end=ty -0.11 -0.53 0.65 -0.21 0.2
end=ue -0.4 -0.1 0.5 -0.14 0.15 end=um -0.28 0.95 -0.15 -0.1 -0.41 end=urt -0.03 -0.15 0.06 -0.01 0.13
end=us 0.61 -0.58 -0.02 0.06 -0.06 end=use -0.07 0.15 0.15 -0.06 -0.17 end=va -0.19 0.16 0.24 -0.03 -0.19
end=ve 0.05 0.49 -0.49 0.13 -0.18 end=ver -0.15 0.39 -0.08 -0.08 -0.08 end=wn -0.25 -0.04 0.06 0.23 0
end=ws -0.1 0.12 0.75 -0.13 -0.64 full= -0.3 0.13 -0.04 0.26 0.29 full=EVENT -0.2 -0.2 -0.25 0.44 0.21
full=FAC 0.04 0.08 -0.13 0.06 -0.06 full=GPE -0.02 0.2 -0.01 -0.28 -0.08
full=LANGUAGE -0.14 -0.16 -0.15 -0.1 0.56 full=LAW -0.17 -0.08 -0.11 -0.08 0.44
full=LOC -0.18 0.17 0.06 -0.16 0.12 full=NORP 0.17 -0.11 -0.05 -0.29 0.3 full=ORG -0.46 -0.14 0.42 -0.1 0.13
full=PERSON 0.54 -0.22 -0.41 -0.36 -0.38 full=PRODUCT -0.17 0.03 0.02 -0.27 0.4
full=WORK_OF_ART -0.13 -0.06 -0.13 0.01 0.33 is:? 0.13 -0.33 -0.17 -0.06 0.52
is:event 0.12 -0.25 -0.14 0.24 0.04 is:fac -0.01 0.62 -0.12 -0.07 -0.42 is:group -0.24 -0.26 0.97 -0.13 -0.33
is:org -0.63 0.11 0.37 0.04 0.1 is:place -0.71 1.85 -0.39 -0.2 -0.56 is:reference -0.09 -0.17 -0.11 -0.14 0.51
is:role 1.39 -0.89 -0.25 -0.55 -0.07 is:work -0.49 -0.78 -0.02 -0.26 1.54 label:=most 0.39 -0.35 0.02 0.01 0.09
label:=some -0.01 -0.38 -0.13 0.5 -0.03 label:EVENT=most -0.1 -0.2 -0.11 0.42 -0.01
label:FAC=most 0.03 0.28 -0.27 0.03 -0.07 label:FAC=some 0.22 0.11 0.22 -0.14 -0.41
label:GPE=most -0.25 0.26 0.1 -0.27 -0.13 label:GPE=some -0.11 0.62 -0.2 -0.05 -0.26
label:LANGUAGE=most -0.14 -0.13 -0.13 -0.08 0.48 label:LAW=most 0.11 -0.2 -0.05 -0.04 0.17
label:LOC=most -0.36 0.6 0.07 -0.02 -0.33 label:LOC=some 0.39 -0.1 0.14 -0.25 -0.19
label:NORP=most 0.52 -0.07 -0.01 -0.26 -0.17 label:NORP=some -0.25 0.31 0.13 -0.1 -0.1
label:ORG=most -0.11 -0.33 0.38 -0.45 0.29 label:ORG=some 0.04 -0.25 -0.06 -0.05 0.32
label:PERSON=most 0.34 -0.31 -0.2 -0.2 -0.14 label:PERSON=some 0.39 -0.07 0.18 -0.29 -0.21
label:PRODUCT=most -0.07 -0.05 -0.09 -0.18 0.39 label:PRODUCT=some -0.09 -0.28 0.19 0.38 -0.19
label:WORK_OF_ART=most 0.16 -0.4 -0.31 -0.01 0.57 label:WORK_OF_ART=some 0.01 0.2 -0.21 -0.21 0.21
near:after=$=often -0.03 0.07 0.17 -0.19 -0.02 near:after=$=once -0.57 -0.06 0.3 0.16 0.17
near:after='s=often 0.56 0.08 0.44 -0.26 -0.8 near:after='s=once 0.21 0.07 0.47 -0.19 -0.56
near:after=(=often -0.85 0.55 -0.02 -0.2 0.53 near:after=(=once 0.1 0.07 -0.2 -0.39 0.42
near:after=)=often -0.4 0.77 -0.1 -0.15 -0.12 near:after=)=once -0.14 0.31 0.26 -0.17 -0.25
near:after=,=often -0.02 0.37 -0.29 0.06 -0.17 near:after=,=once 0.02 -0.28 0.16 -0.03 0.1
near:after=-=often 0.24 -0.12 -0.28 0.15 0.02 near:after=-=once 0.06 0.14 -0.52 -0.08 0.4
near:after=.=often -0.13 0.28 -0.28 0.17 -0.06 near:after=.=once -0.45 0.44 -0 0.11 -0.07
near:after=/=often -0.28 0.27 -0.09 -0.07 0.16 near:after=:=often -0.52 0.57 -0.14 -0.24 0.34
near:after=:=once -0.02 0.14 -0.06 -0.03 -0.03 near:after=and=often 0.04 0.43 0.16 -0.74 0.1
near:after=and=once -0.21 0.69 -0.19 -0.47 0.19 near:after=are=often 0.05 0.21 -0.13 -0.02 -0.11
near:after=had=often 0.41 0.13 -0.29 -0.09 -0.15 near:after=had=once 0.74 -0.89 0.77 -0.2 -0.42
near:after=has=often -0.27 0.24 0.46 -0.37 -0.06 near:after=has=once -0.74 0.38 0.16 0.23 -0.03
near:after=in=often -0.11 0.06 -0.15 0.17 0.04 near:after=in=once -0.23 0.11 0.04 0.39 -0.31
near:after=is=often -0.54 0.24 -0.46 0.48 0.28 near:after=is=once -0.85 0.82 -0.35 0.25 0.14
near:after=of=often 0.12 -0.21 0.11 -0.05 0.03 near:after=of=once 0.29 -0.25 -0.41 -0.16 0.52
near:after=said=often 0.67 -0.16 -0.21 -0.06 -0.24 near:after=said=once 0.42 -0.03 -0.3 -0.01 -0.08
near:after=was=often 0.13 0.1 -0.35 0.1 0.02 near:after=was=once 0.49 -0.09 -0 -0.33 -0.09
near:after=were=often 0.05 0.33 -0.1 -0.02 -0.26 near:after=who=often 0.47 -0.16 -0.04 -0.07 -0.21
near:after=will=often -0.13 0.04 -0.04 0.22 -0.08 near:after=will=once 0.09 -0.11 0.14 0.4 -0.52
near:after=’s=often 0.71 -0.28 0.24 -0.2 -0.47 near:after=’s=once 0.55 -0.31 0.35 -0.14 -0.46
near:before="=often -0.03 0.34 -0.67 -0.32 0.68 near:before="=once 0.79 0.1 -0.15 -0.17 -0.58
near:before=(=often -0.26 -0.2 -0.22 -0.04 0.71 near:before=(=once -0.16 -0.1 0.54 -0.11 -0.17
near:before=,=often 0.14 -0.11 0.06 0.46 -0.56 near:before=,=once 0.01 -0.11 -0.18 0.25 0.04
near:before=/=often -0.18 -0.21 0.28 -0.07 0.18 near:before=:=often 0.29 -0.13 0.23 -0.01 -0.37
near:before=:=once -0.41 -0.17 0.67 -0.08 -0.02 near:before=^=often 0.09 0.64 0.13 -0.16 -0.71
near:before=^=once 0.17 0.27 0.04 -0.13 -0.36 near:before=a=often -0.06 -0.17 -0.05 -0.01 0.29
near:before=a=once -0.43 -0.13 0.39 -0.07 0.24 near:before=and=often 0.45 0.24 -0.09 -0.61 -0
near:before=and=once 0.31 -0.05 0.16 -0.39 -0.04 near:before=at=often -1.18 0.68 0.76 0.58 -0.84
near:before=at=once -0.46 0.33 0.56 -0.12 -0.31 near:before=by=often 0.72 -0.2 0.02 -0.16 -0.38
near:before=by=once 0.89 -0.04 -0.05 -0.16 -0.64 near:before=called=often -0.16 -0.2 -0.3 -0.1 0.76
near:before=for=often -0.37 -0.47 0.76 0.2 -0.11 near:before=for=once -0.57 -0.84 0.61 -0.07 0.86
near:before=from=often -0.36 0.73 -0.15 -0.05 -0.17 near:before=from=once 0.33 0.15 -0.33 -0.25 0.11
near:before=in=often -0.74 1.19 -0.44 -0.13 -0.05 near:before=in=once -0.24 0.63 -0.44 0.07 -0.03
near:before=like=often -0.37 -0.02 -0.05 -0.12 0.56 near:before=like=once -0.23 0.26 0.34 -0.08 -0.29
near:before=of=often 0.27 0.49 -0.33 -0.28 -0.16 near:before=of=once -0.04 0.45 -0.64 0.63 -0.39
near:before=on=often -0.5 0.37 -0.37 0.01 0.49 near:before=on=once -0.29 0.1 0.79 -0.07 -0.52
near:before=that=often -0.11 0.11 0.25 -0.12 -0.14 near:before=that=once 0.5 -0.25 0.16 -0.17 -0.24
near:before=the=often 0.07 0.22 0.35 -0.22 -0.04 near:before=the=once -0.29 0.08 0.38 0.1 -0.27
near:before=to=often -0.36 1.09 -0.16 -0.17 -0.4 near:before=to=once 0.21 0.43 -0.01 -0.48 -0.15
near:before=with=often 0.34 -0.46 0.32 -0.19 -0.01 near:before=with=once 0.12 -0.68 0.77 -0.2 -0.01
near:before=“=often -0.18 -0.08 0.03 0.4 -0.16 near:before=“=once 0.39 -0.06 -0.46 -0.05 0.17
near:definite=often -0.43 0.2 0.05 0.67 0.07 near:definite=once -0.07 0.15 -0.05 -0.4 0.38
near:dep=nmod=often -0.21 -0.09 -0.01 -0.22 0.53 near:dep=nmod=once -0.19 -0.08 -0.09 -0.17 0.53
near:dep=npadvmod=often 0.21 -0.15 -0.37 -0.33 0.64 near:dep=npadvmod=once 0.61 -0.14 -0.18 -0.06 -0.24
near:dep=nsubj=often 0.56 -1.01 0.37 0.18 -0.48 near:dep=nsubj=once 0.2 -0.5 -0.3 0.33 0.23
near:dep=nsubjpass=often 0.1 -0.07 -0.25 -0.2 0.42 near:dep=nsubjpass=once 0.37 -0.05 -0.41 0.1 -0.01
near:dep=nummod=often -0.28 0.09 -0.28 0.07 0.41 near:modifies=often 0.41 -0.03 0.3 -0.03 -0.55
near:modifies=once -0.17 -0.24 0.23 0.26 -0.05 near:next=noun=often -0.51 -0.28 0.29 0.01 0.5
near:next=noun=once 0.21 0.02 -0.23 -0.22 0.24 near:next=org=often -0.43 -0.09 0.32 0.2 -0.01
near:next=org=once -0.5 -0.34 0.96 -0.17 0.05 near:next=place=often -0.19 0.26 -0.11 -0.03 0.07
near:next=role=often -0.2 -0.14 0.39 0.04 -0.1 near:next=role=once -0.26 -0.48 1.21 -0.13 -0.34
near:next=work=often 0.1 -0.26 -0.01 -0.07 0.24 near:role=org=often -0.1 -0.23 0.6 -0.03 -0.23
near:role=role=often 0.19 -0.14 -0.2 -0.04 0.2 near:role=role=once 0.33 -0.12 -0.05 -0.02 -0.14
near:role=work=often -0.43 -0.06 -0.14 -0.04 0.67 near:speaks=often 0.85 0.01 -0.23 -0.14 -0.5
near:speaks=once 0.7 -0.64 0.38 -0.16 -0.29 near:tag=CD=often -0.3 -0 -0.3 -0.12 0.73
near:tag=NN=often -0.16 0.24 -0.28 -0.18 0.38 near:tag=NN=once 0.55 0.18 -0.49 -0.13 -0.1
near:tag=NNP=often 0.12 0.13 0.04 -0.23 -0.12 near:tag=NNP=once -0.02 0.05 0.12 -0.4 0.24
near:tag=NNPS=often 0.36 -0.21 0.28 -0.28 -0.15 near:tag=NNPS=once 0.04 -0.05 0.33 -0.07 -0.25
near:tag=NNS=often -0.31 -0.14 0.09 -0.2 0.56 near:then=where=often -0.15 0 0.32 0.05 -0.23
near:then=which=often -0.45 -0.11 0.3 -0.15 0.41 near:then=which=once -0.3 0.33 0.02 -0.1 0.04
near:then=who=often 0.44 -0.28 -0.17 -0.09 0.1 near:then=who=once 0.68 -0.13 -0.04 -0.12 -0.38
only&top=&n=1 -0.24 0.2 -0.11 -0.05 0.34 only&top=&n=2 -0.3 -0.38 -0.04 0.32 0.4
only&top=&n=3 -0.29 0.08 0.37 -0.32 0.17 only&top=EVENT&n=1 0.03 0.12 -0.35 -0.1 0.3
only&top=FAC&n=1 0.06 -0.01 -0.2 0.15 -0.01 only&top=FAC&n=2 -0.03 0.08 -0.04 -0.04 0.03
only&top=GPE&n=1 0.1 0.22 -0.21 -0.59 0.41 only&top=GPE&n=2 0.13 -0.03 0.22 0.16 -0.47
only&top=GPE&n=3 -0.02 0.29 0.09 0.39 -0.75 only&top=LANGUAGE&n=1 -0.05 0.2 -0.11 -0.04 0
only&top=LAW&n=1 -0.16 -0.14 0.05 0.04 0.21 only&top=LOC&n=1 -0.21 -0.13 0.04 0.14 0.17
only&top=LOC&n=2 -0.02 0.31 -0.16 -0.02 -0.1 only&top=LOC&n=3 -0.1 0.28 -0.2 -0.06 0.07
only&top=NORP&n=1 -0.01 -0.25 0.28 -0.17 0.15 only&top=NORP&n=2 0.28 -0.06 -0.18 -0.03 -0
only&top=NORP&n=3 0.37 0.27 -0.08 -0.06 -0.51 only&top=ORG&n=1 0.18 0 -0.14 0.3 -0.1
only&top=ORG&n=2 -0.03 0.25 0.2 -0.45 0.04 only&top=ORG&n=3 -0.35 -0.13 0.67 -0.35 0.09
only&top=PERSON&n=1 -0.16 -0.38 0.42 -0.13 0.38 only&top=PERSON&n=2 -0.07 0.08 0.1 -0.07 0.01
only&top=PERSON&n=3 0.78 -0.32 -0.49 -0.36 0.18 only&top=PRODUCT&n=1 -0.16 -0.21 0.22 -0.09 0.24
only&top=WORK_OF_ART&n=1 -0.25 -0.09 -0.26 0.21 0.4 only&top=WORK_OF_ART&n=2 0.15 -0.16 -0.15 -0.1 0.26
shape:adjective -0.25 -0.34 -0.44 -0.11 1.13 shape:and 0.25 -0.31 -0.17 -0.03 0.26
shape:calendar -0.16 0.09 0.19 0.08 -0.2 shape:caps -0.79 0.16 0.64 -0.08 0.07
shape:caps+ -0.37 0.2 0.51 -0.07 -0.26 shape:compass -0.09 0.21 0.37 -0.2 -0.29
shape:digit -0.67 0.76 -0.43 0.22 0.12 shape:first=event -0.39 -0.21 -0.21 0.57 0.24
shape:first=fac -0.17 0.99 -0.08 -0.28 -0.47 shape:first=org -0.02 -0.17 1.03 -0.51 -0.33
shape:first=place -0.33 0.76 -0.11 -0.42 0.1 shape:first=role 0.66 -0.08 -0.49 -0.37 0.28
shape:forename 1 -0.26 -0.87 -0.46 -0.25 shape:forename/1 0.63 -0.2 -0.18 -0.16 -0.06
shape:forename/2 0.76 -0.17 -0.33 -0.28 -0.24 shape:forename/3 0.18 0.15 -0.39 -0.02 0.09
shape:gazetteer -1.02 1.59 -0.26 -0.62 -1.03 shape:last=event -0.31 -0.6 -0.74 2.18 -0.54
shape:last=fac -0.53 2.1 -0.63 -0.29 -0.78 shape:last=law -0.15 -0.45 -0.48 -0.01 1.09
shape:last=org -0.69 0.1 1.6 -0.51 -1.02 shape:last=place -0.84 1.66 -0.21 -0.39 -0.34
shape:last=role 1.46 -0.65 -0.4 -0.39 -0.04 shape:last=work -0.58 -0.54 -0.37 0.5 0.99
shape:of -0.17 -0.11 0.65 -0.25 -0.12 shape:people 0.44 -0.28 0.01 -0.06 -0.12
shape:size=1 0.17 0.12 -0.1 -0.5 0.15 shape:size=2 -0.01 -0.11 0.11 -0.3 0.25
shape:size=3 0.02 -0.16 -0.18 0.08 0.34 shape:size=4 -0.19 0.22 -0.2 0.12 0.09
shape:title 1.04 -0.11 -0.56 -0.22 -0.34 shape:title/1 0.43 -0.24 -0.14 -0.12 0.08
shape:title/2 0.32 0.66 -0.44 -0.17 -0.35 shape:title/3 0.49 -0.53 0.03 0.08 -0.06
top= 0.26 -0.3 0.06 -0.05 0.18 top=&size=1 0.48 -0.16 0.04 -0.11 -0.12 top=&size=2 -0.18 -0.2 -0.23 0.4 0.21
top=&size=3 -0.06 0.02 0.23 -0.36 0.17 top=EVENT -0.11 -0.2 -0.12 0.47 -0.05
top=EVENT&size=2 0.24 -0.19 0.27 -0.29 -0.03 top=EVENT&size=3 -0.19 -0.05 -0.24 0.32 0.16
top=FAC -0.13 0.06 0.02 0.08 -0.03 top=FAC&size=2 -0.24 -0.09 0.23 0.02 0.08
top=FAC&size=3 0.13 0.11 -0.09 0.18 -0.33 top=GPE -0.1 0.27 0.05 -0.29 -0.22
top=GPE&size=1 -0.05 0.03 0.04 -0.04 0.07 top=GPE&size=2 0.26 0.05 -0.02 -0.23 -0.03
top=GPE&size=3 -0.31 0.66 0.04 -0.06 -0.33 top=LANGUAGE -0.16 -0.18 -0.15 -0.09 0.58
top=LANGUAGE&size=1 -0.12 -0.14 -0.07 -0.08 0.41 top=LAW -0.12 -0.22 -0.06 -0.05 0.46
top=LAW&size=2 0 -0.12 0.09 0.18 -0.15 top=LOC -0.21 0.22 0.1 -0.19 0.07
top=LOC&size=1 -0.02 0.36 0.23 -0.29 -0.29 top=LOC&size=2 -0.13 0.14 -0.24 -0.07 0.29
top=LOC&size=3 -0.05 -0.28 0.11 0.17 0.05 top=NORP 0.2 -0.09 -0.04 -0.29 0.23
top=NORP&size=1 0.32 -0.02 -0.17 -0.24 0.13 top=NORP&size=2 -0.1 -0.03 0.15 -0.03 0.01
top=ORG -0.06 -0.06 0.16 -0.14 0.19 top=ORG&size=1 0.35 -0.02 0.06 -0.21 -0.03
top=ORG&size=2 -0.21 0.08 0.11 -0.12 0.26 top=ORG&size=3 -0.19 -0.07 0.09 0.18 0.01
top=PERSON 0.15 -0.01 -0.25 -0.17 0.07 top=PERSON&size=1 -0.33 -0.08 0.29 0.01 0.27
top=PERSON&size=2 0.23 0.28 -0.26 -0.3 -0.09 top=PERSON&size=3 0.46 -0.17 -0.33 0.14 -0.07
top=PRODUCT -0.1 0.02 0.02 -0.27 0.35 top=PRODUCT&size=1 -0.03 0.15 0.08 -0.19 -0
top=PRODUCT&size=2 -0.01 -0.05 0.01 -0.06 0.11 top=WORK_OF_ART 0.02 -0.11 -0.06 0.02 0.16
top=WORK_OF_ART&size=1 -0.13 0.02 -0.23 0.06 0.28 top=WORK_OF_ART&size=2 -0.04 -0.09 0.24 0.15 -0.26
top=WORK_OF_ART&size=3 0.18 -0.04 -0.07 -0.19 0.11
"""

_WORDS = _TABLE.split()

TYPE_WEIGHTS: dict[str, tuple[float, ...]] = {
    _WORDS[at]: tuple(float(word) for word in _WORDS[at + 1 : at + 6]) for at in range(0, len(_WORDS), 6)
}
"""By feature: one weight each for person, place, organization, event, other."""
