"""Closed lists of English words that the card rules look up. Lower case, except where a pattern says otherwise."""

from __future__ import annotations

import re

from studyapp.analysis.cards.wordlist import phrases, words

SINGULAR_PERSONS = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
PLURAL_THIRD = frozenset({"they", "them", "their", "theirs", "themselves"})
THINGS = frozenset({"it", "its", "itself"})
THIRD_PERSON = SINGULAR_PERSONS | PLURAL_THIRD | THINGS
FIRST_SECOND = words("i me my mine we us our ours you your yours myself ourselves yourself yourselves")
MASCULINE = frozenset({"he", "his", "him", "himself"})
FEMININE = frozenset({"she", "her", "hers", "herself"})

TITLES = words(
    "mr mrs ms miss dr prof professor president emperor empress king queen prince princess sir lord lady dame "
    "saint st pope bishop archbishop cardinal father sister brother general colonel captain major lieutenant "
    "admiral senator representative governor mayor minister premier chancellor chairman judge justice count earl "
    "duke duchess baron ambassador secretary tsar czar sultan sheikh ayatollah rabbi reverend sergeant"
)
ROLES = words(
    "director president spokesman spokeswoman spokesperson minister professor chief officer leader chairman "
    "chairwoman chair head founder co-founder manager author editor fellow ambassador secretary strategist "
    "analyst economist expert scientist researcher mayor governor king queen emperor daughter son wife husband "
    "father mother brother sister singer actor actress writer poet composer mathematician physicist chemist "
    "biologist senator representative coach captain lawyer judge general commander bishop pope priest philosopher "
    "linguist architect artist designer engineer owner member partner student teacher host journalist reporter "
    "correspondent novelist playwright sculptor painter explorer inventor historian psychologist sociologist "
    "anthropologist activist politician astronomer botanist physician surgeon nurse missionary suffragist "
    "abolitionist merchant printer publisher banker industrialist businessman businesswoman entrepreneur "
    "statesman diplomat monk theologian geologist geographer statistician"
)
PERSON_NOUNS = ROLES | words(
    "man woman boy girl child prince princess uncle aunt professor friend person schoolteacher doctor soldier "
    "player schoolboy guitarist drummer pianist violinist dancer model athlete footballer runner swimmer cyclist "
    "boxer knight nobleman noblewoman duke earl baron count slave merchant farmer worker official"
)
HUMAN_VERBS = words(
    "say tell write claim argue believe think suggest propose describe explain state note marry bear die study "
    "teach paint compose found develop invent publish discover win lose play direct meet join serve move live "
    "work become receive graduate attend lead announce warn add call ask order command appoint elect resign visit "
    "travel award nominate arrest convict kill murder defeat succeed raise educate release record perform star "
    "appear design build establish create introduce refuse accept decide want hope praise criticize criticise "
    "condemn recommend know love hate begin make give take show present"
)
PERSON_ONLY_VERBS = words(
    "say tell write argue believe think marry die teach paint compose meet graduate resign educate hope praise "
    "criticize criticise love hate study travel invent"
)
COLLECTIVES = words(
    "team government company group people police family couple party army staff band crew committee council "
    "public majority population"
)
UNIQUE_NOUNS = words(
    "world sun moon earth sky sea ocean internet web public press media past future present universe north south "
    "east west environment poor rich elderly economy climate weather government bible way fact day morning "
    "afternoon evening night end beginning middle start rest majority population ground air body brain heart "
    "human atmosphere coast north-east north-west south-east south-west northeast northwest southeast southwest "
    "elite law state"
)
ANAPHORIC_NOUNS = words(
    "fort agreement bureau religion position explorer posse recession merger canal president governor attack "
    "shuttle network structure stage founder club deficit sport rule revolt uprising strike riot storm fire flood "
    "disaster firm store factory plant mine farm ranch reform proclamation announcement resolution decision "
    "ruling order request appeal invitation nomination appointment victory defeat loss success failure idea view "
    "belief claim argument theory right operation deal island trial match game award prize ceremony show series "
    "season episode exhibit exhibition conference festival fight rebellion invasion expedition fleet troop "
    "soldier enemy colony settlement treaty act amendment bill policy measure letter speech interview survey data "
    "sample test chapter author colonist settler worker owner master slave patient child student teacher driver "
    "player member leader official chief following others purchase sale offer bid contract region country group "
    "company date event meeting program programme decision incident area city capital agency study report team "
    "project accident directive move case couple man woman boy girl pair statement system method approach process "
    "finding result experiment researcher participant subject film book song album movie site building ship "
    "vessel plane aircraft boat crew party organization organisation committee commission council court judge "
    "victim suspect crisis conflict war battle plan proposal device product term word concept example image "
    "figure problem question issue family school university museum town village nation province district river "
    "lake mountain park hotel restaurant airport station road street bridge church temple castle palace latter "
    "former two three crime charge defendant institution foundation charity magazine newspaper journal article "
    "paper document manuscript petition change force philosophy movement doctrine ideology "
    "painting work novel poem play opera record tournament race championship league final round term office post "
    "role job title throne crown marriage wedding pandemic epidemic outbreak disease virus vaccine drug treatment "
    "condition disorder procedure technique tool machine software version release standard format service "
    "platform facility centre center laboratory lab tower hurricane earthquake eruption explosion crash collision "
    "rescue investigation inquiry feat index newcomer"
)
VAGUE_SUBJECTS = words(
    "members people critics residents officials workers players incidents attempts efforts fighting voters "
    "supporters opponents others participants respondents authorities experts analysts observers scholars "
    "historians researchers scientists women men children students patients individuals things results findings "
    "changes"
)
STRIP_LEADS = phrases(
    "however, moreover, furthermore, additionally, interestingly, notably, indeed, meanwhile, finally, also, "
    "separately, nevertheless, nonetheless, of course, in fact, importantly, significantly, surprisingly"
)
REJECT_LEADS = phrases(
    "instead, similarly, likewise, conversely, otherwise, thus, therefore, hence, consequently, accordingly, "
    "then, afterwards, later, subsequently, rather, still, yet, besides, alternatively, again, specifically, "
    "secondly, second, first, firstly, third, thirdly, next, for example, for instance, in contrast, on the other "
    "hand, as a result, in other words, in turn, in this way, that is, by contrast, on the contrary, after that, "
    "even, at first, even so, in particular, in general, more recently, as such, in this case, in these cases, to this "
    "end, in response, namely, so, at the same time, until then, since then, by then, at this point, at that "
    "time, at the time, all the while, neither, another, others, also, earlier, soon, eventually, within, in "
    "addition, originally from, further, below, above, all told, in the end, in comparison, in exchange, in "
    "return, in short, in sum, in theory, in practice, in reality, in effect, in essence, in part, in many ways, "
    "by comparison, with this, to varying degrees, on the surface, returning, urged, dissatisfied, outraged, "
    "actual, here, there, once there, upriver, elsewhere, in both cases, first of all, not surprisingly, as "
    "expected, on top of, apart from that, aside from that, ironically, unfortunately, fortunately, sadly, "
    "unsurprisingly, to compare, all in all, perhaps, maybe, luckily, clearly, obviously, naturally"
)
DEICTIC_TIME = re.compile(
    r"\b(?:yesterday|today|tonight|tomorrow"
    r"|(?:last|this|next|past) (?:week|month|year|night|morning|afternoon|evening|summer|winter|spring|fall|autumn"
    r"|weekend|century|decade|time|season|quarter)"
    r"|(?:last|this|next) (?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"|(?:in|over|during|within) the (?:last|past) (?:\w+[ -]){1,3}"
    r"(?:hours?|minutes?|days?|weeks?|months?|years?|decades?)"
    r"|(?:is|are|remains?|left) (?:still |yet )?unclear"
    r"|(?:is|are) (?:also |still )?(?:expected|scheduled|due|slated) to"
    r"|the past (?:few |several |two |three |five |ten )?(?:weeks?|months?|years?|days?|decades?)"
    r"|(?:recent|coming) (?:weeks?|months?|years?|days?|decades?)"
    r"|current (?:\w+ ){0,2}(?:president|minister|ambassador|governor|mayor|chair\w*|director|head|leader"
    r"|champion|venue)"
    r"|(?:is|are) to be (?!expected)\w+ed"
    r"|recently|currently|nowadays|(?<!what is )(?<!what are )now(?! (?:known|called|named)\b)"
    r"|at present|presently|so far|to date|ago|earlier (?:this|on)|these days"
    r"|(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?)\b",
    re.IGNORECASE,
)
MONTHS = phrases("january, february, march, april, may, june, july, august, september, october, november, december")
MONTH_PATTERN = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
NUMBER_WORDS = {
    word: value
    for value, word in enumerate(
        phrases(
            "zero, one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen, "
            "fifteen, "
            "sixteen, seventeen, eighteen, nineteen, twenty"
        )
    )
}
TENS = {
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "dozen": 12,
}  # fmt: skip
ORG_WORDS = re.compile(
    r"\b(?:universit\w*|college|institute|agency|administration|ministry|department|committee|commission|council"
    r"|association|society|union|party|company|corporation|corp|inc|ltd|group|foundation|organi[sz]ation|bank"
    r"|church|court"
    r"|army|navy|force|team|club|museum|library|school|academy|laboratory|cent(?:er|re)|office|bureau|board|league"
    r"|federation|authority|service|times|post|journal|network|airlines?|airways|congress|parliament|senate|house"
    r"|government|police|kremlin|taliban|orchestra|conservatory|press|fund|trust|alliance|coalition|movement|front|news"
    r"|broadcasting|records|pictures|studios|motors|airbus|boeing|google|microsoft|apple|amazon|facebook|twitter"
    r"|reuters"
    r"|wikinews|wikimedia|wikipedia|mozilla)\b",
    re.IGNORECASE,
)
GENERIC_ORGS = words(
    "union parliament cabinet congress senate government church court army navy party state house board council "
    "assembly confederacy north south team police white house supreme court"
) | {
    "foreign ministry",
    "interior ministry",
    "finance ministry",
    "white house",
    "supreme court",
    "house of representatives",
    "the house",
    "federal government",
    "the church",
}
ORG_CLASSES = (
    "universit|college|institute of technology|academy|school", "party",
    "agency|bureau|department|ministry|administration|office", "museum|gallery|library",
    "times|post|news|journal|herald|gazette|bbc|cnn|cnbc|reuters", "company|corporation|inc\\b|ltd|plc|bank|motors",
    "association|society|union|foundation|league|federation|conference|committee|council|cent(?:er|re)|organi[sz]ation|commission",
    "church|temple|mosque", "army|navy|force|corps",
)  # fmt: skip
FACILITY_WORDS = re.compile(
    r"\b(?:airport|bridge|museum|hall|stadium|cent(?:er|re)|hotel|castle|palace|square|street|tower|park|church"
    r"|cathedral"
    r"|house|library|theat(?:re|er)|arena|station|temple|mosque|monastery|prison|hospital|road|highway|canal|dam|fort"
    r"|gallery|abbey|ground|wall)\b",
    re.IGNORECASE,
)
NOT_PERSON_WORDS = words(
    "trail river lake street road avenue beach park city island islands mount mountain hill hills square bridge "
    "fort port valley creek bay church temple palace castle hotel airport station museum festival award prize cup "
    "act mater symphony abbey gallery boulevard turnpike county district council college school progressive old "
    "new great north south east west buddha god jesus prime minister theory theorem law effect problem algorithm "
    "test war battle treaty bowl league club team company group party university institute society union society "
    "review table chapter section figure house tower hall stadium plan amendment constitution article proclamation "
    "corollary doctrine compromise purchase supreme court congress continental army gulf ocean sea desert saints "
    "center centre street memorial international coefficient index syndrome scale equation constant "
    "national"
)
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
"""Parts of speech that carry meaning."""
