"""Common forenames by gender. Plain facts, written for this program; a hint, never a proof."""

from __future__ import annotations

_MALE = """
aaron abdul abdullah abraham adam adolf adrian ahmad ahmed al alan albert alberto alec alejandro alessandro alex
alexander alexandre alexei alfonso alfred ali allan allen alphonse alvin anatoly anders andre andrea andreas
andres andrew andrey andy anthony antoine anton antonio archibald ariel arnold arthur ashok august augustus axel
barack barry bartholomew basil ben benedict benito benjamin bernard bertrand bill billy bob bobby boris brad
bradley brandon brendan brian bruce bruno bryan calvin cameron carl carlo carlos cecil cesar charles charlie
chester chris christian christoph christophe christopher clarence claude claudio clement clifford clint clive
colin conrad craig curtis cyril dale damian dan daniel danny darren dave david dean dennis denis derek dick
diego dieter dimitri dirk dmitri dmitry dominic don donald doug douglas duncan dustin dwight dylan earl ed eddie
edgar edmund eduardo edward edwin eli elijah elliot elmer elon emil emmanuel enrico enrique eric erich erik
ernest ernesto ernst erwin ethan eugene evan fabio felipe felix ferdinand fernando fidel francesco francis
francisco franco francois frank franklin franz fred frederic frederick friedrich fritz gabriel galileo gareth
gary gavin gene geoffrey georg george georges gerald gerard gerhard gilbert giovanni giuseppe glen glenn gordon
graham greg gregory guillaume gunther gustav guy hamid hans harold harry harvey hassan hector heinrich helmut
henri henry herbert herman hermann hideo hiroshi homer horace howard hubert hugh hugo humphrey hussein ian
ibrahim igor imran isaac isaiah ivan jack jackson jacob jacques jake james jamie jan jared jason javier jay jean
jeff jeffrey jeremy jerome jerry jesse jesus jim jimmy joachim joaquin joe joel johan johann johannes john
johnny jon jonah jonathan jorge jose josef joseph josh joshua juan jules julian julio julius jurgen justin karim
karl keith ken kenneth kevin khalid kim klaus konrad konstantin kurt kyle lars laurence lawrence lee leo leon
leonard leonardo leonid leopold leslie lewis liam lionel lloyd logan lorenzo louis luc luca lucas ludwig luigi
luis luke mahmoud malcolm manuel marc marcel marco marcus mario mark marshall martin marvin mason matt matteo
matthew maurice max maxim maxwell mehmet mel melvin michael michel miguel mike mikhail miles milton mitchell
mohamed mohammad mohammed morgan moses muhammad murray mustafa napoleon nathan nathaniel neil nelson neville
nicholas nick nicolas nigel nikita nikolai noah noel norman oleg oliver omar orlando oscar oswald otto owen
pablo paolo pascal patrick paul pavel pedro percy perry pete peter phil philip philippe phillip pierre pietro
piotr quentin rafael rajiv ralph ramon randall randy raphael raul ray raymond recep reginald rene rex ricardo
richard rick rob robert roberto robin rod roderick rodney roger roland roman ron ronald ross roy rudolf rudolph
rufus rupert russell ryan salvador sam samuel scott sean sebastian sergei sergey sergio seth shane sheldon
sidney sigmund silvio simon stalin stanislav stanley stefan stephen steve steven stuart sven taylor ted terence
terry theo theodore thomas tim timothy tobias toby todd tom tommy tony trevor tristan tyler umberto vaclav
valentin vernon vicente victor viktor vincent vincenzo vivek vladimir vladislav walter warren wayne werner
wilfred wilhelm will willem william willie winston wolfgang woodrow xavier yasser yitzhak yuri yusuf zachary
"""

_FEMALE = """
abigail ada adele adriana agatha agnes aisha alexandra alice alicia alison amanda amber amelia amy ana anastasia
andrea angela angelina anita ann anna anne annette annie antonia april ashley astrid audrey barbara beatrice
becky belinda bella bernadette bertha bessie beth betsy betty beverly bianca brenda bridget brigitte britney
brooke camilla candice carla carmen carol carolina caroline carolyn carrie cassandra catherine cathy cecilia
celia charlotte chelsea cheryl chloe christina christine cindy claire clara claudia cleopatra colleen
condoleezza constance cordelia courtney crystal cynthia daisy danielle daphne dawn deborah denise diana diane
dolores dora doris dorothy edith edna eileen elaine eleanor elena elisabeth eliza elizabeth ella ellen elsa
elsie emily emma erica erin estelle esther ethel eva eve evelyn fatima felicia fiona flora florence frances
freda frida gabriela gail georgia georgina geraldine gertrude gillian gina giulia gladys glenda gloria grace
greta gwen gwendolyn hannah harriet hazel heather heidi helen helena helga henrietta hilary hillary holly ida
imogen ingrid irene iris irina isabel isabella ivy jackie jacqueline jane janet janice jean jeanne jennifer
jenny jessica jill joan joanna jocelyn jodie josephine joy joyce juanita judith judy julia juliana julie juliet
june karen kate katharine katherine kathleen kathryn kathy katie kay kelly kimberly kirsten kristen lara laura
lauren leah leila lena leslie lillian lily linda lisa liz lois loretta lorraine louise lucia lucille lucy luisa
lydia lynn mabel madeleine madeline madonna mae maggie malala marcia margaret margot maria mariam marian
marianne marie marilyn marina marion marissa marjorie marlene martha mary maryam matilda maud maureen mavis
maxine megan melanie melinda melissa mercedes meredith michelle mildred millicent minnie miranda miriam moira
molly monica muriel myra nadia nancy naomi natalia natalie natasha nellie nicole nina noor nora norma octavia
olga olive olivia opal ophelia pamela patricia patty paula pauline pearl peggy penelope penny petra phoebe
phyllis polly priscilla rachel ramona rebecca regina rhoda rita roberta rosa rosalind rose rosemary roxanne ruby
ruth sabrina sally samantha sandra sara sarah selena serena shannon sharon sheila shelley shirley sibyl simone
sofia sonia sophia sophie stacy stella stephanie sue susan susanna suzanne svetlana sylvia tabitha tamara tanya
tara tatiana teresa thelma theresa tiffany tina tracy trudy ursula valentina valerie vanessa vera veronica
victoria viola violet virginia vivian wanda wendy whitney wilhelmina winifred yolanda yvette yvonne zoe
"""

MALE = frozenset(_MALE.split())
FEMALE = frozenset(_FEMALE.split())
FORENAMES = MALE | FEMALE


def gender_of(forename: str) -> str:
    """Return "m", "f", or "" where the (folded) forename is unknown or borne by both."""
    male, female = forename in MALE, forename in FEMALE
    return "" if male == female else "m" if male else "f"
