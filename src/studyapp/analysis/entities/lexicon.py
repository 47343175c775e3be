"""Word lists that decide what a name is: titles, kinds of organisations, places, events and works.

All entries are folded (lower case, no accents, no full stop at the end).
"""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of a list that is written as one text."""
    return frozenset(text.split())


MALE_TITLES = words(
    """
    mr mister sir lord king prince duke baron count father brother señor herr monsieur emperor
    """
)
FEMALE_TITLES = words(
    """
    mrs ms miss madam madame mme mlle lady queen princess duchess baroness countess dame sister señora frau
    empress
    """
)
COURTESY = words(
    """
    mr mister mrs ms miss madam madame mme mlle sir herr frau monsieur messrs mssrs
    """
)
"""Titles that tell nothing about what a person does."""

RANKS = words(
    """
    ambassador admiral ayatollah archbishop attorney bishop brigadier captain cardinal caliph chairman
    chairwoman chair chancellor chief coach colonel commander commissioner comrade congressman congresswoman
    constable corporal councillor dean deacon deputy director doctor dr emir ensign general governor inspector
    judge justice khan lieutenant lt maj major marshal marquess marquis mayor minister mullah officer pastor
    pharaoh pope premier president prof professor rabbi rector regent representative rep rev reverend saint st
    senator sen sergeant sgt secretary sheikh sheriff shah speaker spokesman spokeswoman sultan superintendent
    treasurer tsar czar tsarina undersecretary vicar viceroy viscount earl landgrave margrave gen col capt gov
    pres cmdr hon emeritus detective uncle aunt aunty auntie grandpa grandma cousin
    """
)
ADDRESSES = COURTESY | words(
    """
    aunt aunty auntie baroness brother comrade count countess cousin dame doctor dr father frau grandma grandpa
    hon khan lady lord madam mother representative saint señor señora sister st uncle first former then foreign
    head
    """
)
"""Titles that tell no office: "Mr", "Lady", "Aunt", "Saint"."""
TITLES = MALE_TITLES | FEMALE_TITLES | COURTESY | RANKS
TITLE_PARTS = TITLES | words(
    """
    prime vice first attorney-general co former then foreign defense defence lady head
    """
)

OFFICE_PARTS = words(
    """
    associate assistant senior junior executive operating financial chief vice deputy managing general national
    principal research honorary visiting acting interim fellow officer director editor analyst adviser advisor
    spokesperson correspondent manager producer lecturer professor president chairman secretary minister
    strategist
    """
)
ORG_WORDS = words(
    """
    academy administration agency airlines airways alliance army arsenal assembly associates association
    authority bank board broadcasting brotherhood bureau business cabinet center centre chamber church cinemas
    club college commission committee commonwealth communications community company congress consortium
    conservatory convention corp corporation council court department dept directorate division electric
    electronics embassy enterprises entertainment establishment exchange faculty federation fleet force forces
    forum foundation front fund gazette group guard guild headquarters herald holdings hospital inc incorporated
    industries initiative inquirer institute institution insurance international journal kremlin laboratories
    laboratory lab league legion llc ltd magazine management mail media ministry mission monastery motors museum
    navy network news observer office opera orchestra order organisation organization panel parliament partners
    partnership party patrol pentagon pharmaceuticals plc police post press productions program programme
    publishers railway records red regiment rangers reserve review school schools secretariat senate seminary
    service services sentinel society squad star studios syndicate systems taliban team technologies telecom
    telegraph television theatre times tribunal tribune trust trustees union united university ventures
    volunteers watch academia academie asociacion association baking bibliotheek bibliotheque biblioteca caucus
    centro centrum choir cic clinic collegiate collective commune consulate coop cooperative democrats diocese
    ecole ensemble escuela federacion gang hochschule institut instituto istituto koninklijke libraries ligue
    militia ministere ministerio ministry municipality movimento orchestra parti partido publications quartet
    registry societe sociedad sect theatre troupe universidad universidade universita universitat universite
    universiteit
    """
)
SURE_ORGANISATIONS = words(
    """
    administration agency airlines airways association associates authority bank brotherhood bureau caucus
    church college commission committee company confederation conference congress consortium cooperative
    corporation corps council department directorate federation foundation fund gazette government group guild
    herald inc institute institution laboratory league ltd ministry movement museum navy network office
    orchestra organisation organization parliament party police press secretariat senate service services
    society studios syndicate team tribunal union universidad universidade universite universitat university
    """
)
"""Words that name an organisation whatever stands before or behind them."""
FIRM_WORDS = words(
    """
    airlines airways aircraft automotive bancorp bank chemical chemicals co communications company computer
    computers computing corp corporation electric electronics energy entertainment enterprises financial foods
    gmbh group holdings inc incorporated industries insurance interactive international laboratories limited llc
    ltd mining motor motors oil partners petroleum pharmaceuticals pharma plc press publishers publishing
    railway railways records semiconductor software steel stores studios systems technologies technology telecom
    university
    """
)
"""What a firm's full name has behind its usual name: "Acme", "Acme Motors"."""
FACILITY_WORDS = words(
    """
    abbey airport manor grange arena ave avenue barracks base basilica boulevard bridge building cafe canal
    castle cathedral cemetery chapel citadel convent courthouse dam deck dome expressway factory fort fortress
    garden gardens gate hall highway hotel house inn jail junction lane library lighthouse lodge mall mansion
    market memorial mill mosque monument observatory palace park pavilion pier plant plaza prison pyramid quay
    ranch restaurant road room ruins shrine square stadium station street subway synagogue tavern temple
    terminal theater tomb tower trail tunnel villa wall wharf zoo aquarium arcade autoroute bypass cabin
    campground campus catedral center-place chateau church colosseum courts cafeteria embankment estate eglise
    expwy freeway gallery heliport hotels hwy interstate inn iglesia kirk lodge motorway observatory palacio
    palais palazzo parking parkway piazza planetarium plac place playground pool pub quarter rd restaurant rink
    rue schloss sanctuary shopping skatepark spa speedway stadion stupa terrace toll turnpike underpass viaduct
    vineyard winery wineries waterfront
    """
)
PLACE_WORDS = words(
    """
    archipelago basin bay beach borough canyon cape cave city coast continent country county creek delta desert
    district falls fjord forest glacier gulf harbor harbour heights hill hills highlands island islands isle
    isles kingdom lagoon lake lakes lowlands mount mountain mountains mt neighborhood neighbourhood ocean peak
    peninsula plain plains plateau port prefecture province reef region republic ridge river riviera sea shire
    sound spring springs state states strait suburb territory town township valley village voivodeship volcano
    woods arroyo atoll badlands barrio bayou bight canal cliffs cove crater crossing dale downtown falls fells
    foothills geyser grove haven headland ile isla islet islets jungle key keys knob lagoon landing marsh meadow
    meadows mesa mines mont monte moor pass point pond rapids reservoir rocks sands savanna sierra steppe swamp
    terre tundra voivodship wadi waterfall waters wetlands wilderness
    """
)
EVENT_WORDS = words(
    """
    anniversary attack attacks awards battle bombing campaign carnival celebration championship championships
    conference conquest contest coup crash crisis crusade crusades cup derby disaster earthquake election
    elections epidemic era exhibition expedition expo fair famine festival fire flood games genocide gala
    holocaust hurricane incident invasion marathon massacre olympics open pandemic parade plague prix project
    race raid rally rebellion reformation renaissance revolt revolution riots season siege storm strike summit
    super symposium tour tournament trial trials typhoon uprising war wars war workshop ball biennale bombings
    bowl concert con convention cyclone day days draft easter eve exhibit fete finals fiesta floods forum
    funeral game gathering genocide halloween hijacking holiday inquisition jamboree jubilee landings league-cup
    lecture lectures meeting month mutiny night olympiad olympic paralympics passover pilgrimage playoffs
    premiere protests purge referendum regatta reunion revolutionary rising schism series session show-trial
    shooting showdown spelling sprint stampede tsunami vigil week weekend wedding
    """
)
LAW_WORDS = words(
    """
    act accord accords agreement amendment bill charter code constitution convention covenant declaration
    directive law pact protocol statute treaty amendments articles bylaws decree doctrine edict ordinance plan
    policy regulation regulations resolution rule rules sentence
    """
)
WORK_WORDS = words(
    """
    album anthem award ballad bible book cartoon chronicle chronicles comedy concerto diary documentary drama
    dictionary encyclopedia epic episode film game gospel hymn manifesto medal movie musical novel opera opus
    overture painting play poem prize psalm quartet quran report saga scroll sculpture series show sitcom sketch
    song songs sonata sonnet story suite symphony tale tales trilogy waltz adventures anthology article aria
    cantata collection column comic ep fable fresco journal letters magazine map memoir memoirs mural murals
    musical nocturne novella ode overture pamphlet poems podcast portrait requiem series sequel single
    soundtrack statue studies textbook theory treatise tragedy trilogy video
    """
)
PERSON_WORDS = words(
    """
    activist actor actress administrator adviser advisor ambassador analyst architect artist assassin astronaut
    astronomer athlete attorney author aunt bishop biologist boy boyfriend boss brother businessman butler
    captain ceo chairman champion chef chemist chief child coach colleague comedian composer conductor
    correspondent critic cousin cricketer curator dancer daughter defender deputy designer developer dictator
    diplomat director doctor dramatist economist editor emperor employee engineer entrepreneur envoy essayist
    executive expert explorer farmer father fellow fighter filmmaker footballer founder friend general girl
    girlfriend goalkeeper governor guitarist grandfather grandmother head hero historian host husband inventor
    investigator journalist judge king knight lawyer lead leader lecturer legend liberal manager mathematician
    man mayor mechanic member merchant mentor minister missionary model monk mother musician naturalist
    navigator nephew niece novelist nun nurse officer official orator owner painter partner pastor peasant
    philanthropist philosopher photographer physician physicist pianist pilot pioneer player playwright poet
    policeman politician pope president priest prince princess principal producer professor programmer prophet
    psychologist publisher queen rapper referee researcher resident representative ruler saint scholar scientist
    screenwriter sculptor secretary senator servant singer sister skater socialist sociologist soldier son
    songwriter speaker spokesman spokesperson spokeswoman star statesman strategist striker student surgeon
    teacher theologian theorist tutor tycoon uncle victim violinist vocalist warrior widow wife winner witness
    woman worker writer
    """
)
GROUP_WORDS = words(
    """
    band brand chain channel charity firm company carmaker airline newspaper maker militia orchestra retailer
    startup team website
    """
)

KIN_WORDS = words(
    """
    aunt brother cousin daughter father friend husband mother nephew niece sister son uncle wife widow
    grandfather grandmother boyfriend girlfriend
    """
)
COMPASS = words(
    """
    north south east west northern southern eastern western central upper lower new old great greater lesser
    inner outer northeast northwest southeast southwest north-east north-west south-east south-west middle
    """
)
NUMERALS = words(
    """
    i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii first second third fourth fifth sixth
    seventh eighth ninth tenth one two three four five six seven eight nine ten jr sr junior senior
    """
)
PEOPLES = words(
    """
    arabs berbers bedouins buddhists catholics celts christians crusaders gypsies hindus hispanics huguenots
    inuit islamists jews kurds latinos latins maori mayans methodists mormons moslems muslims nazis normans
    ottomans pashtuns persians protestants puritans quakers rohingya roma saxons serbs shias shiites sikhs slavs
    sunnis tatars uighurs uyghurs vikings yazidis zulus communists fascists democrats republicans
    """
)
"""Peoples, faiths and parties that are no state's, as they are named in the plural."""
PEOPLES_ADJECTIVES = words(
    """
    arab arabic berber buddhist catholic celtic christian hindu hispanic islamic islamist jewish kurdish latino
    mayan methodist mormon moslem muslim nazi norman ottoman pashtun persian protestant puritan quaker saxon
    serb shia shiite sikh slavic sunni tatar uighur uyghur viking yazidi zulu communist fascist democratic
    republican asian african european
    """
)
"""The same as adjectives."""
PARTICLES = words(
    """
    of de la le du des der den von van da di del della dos das y al el bin ibn ben e the d'
    """
)
CALENDAR = words(
    """
    january february march april may june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed
    thu thur thurs fri sat sun spring summer autumn winter bc ad bce ce am pm gmt utc est pst cet today
    yesterday tomorrow
    """
)
REFERENCE_WORDS = words(
    """
    figure figures fig table tables section chapter chapters equation eq appendix extract example listing step
    part page pp vol no box exercise theorem lemma
    """
)
"""Words that number the parts of a text: "Figure 1" is no glossary entry."""

SPOKEN_FOR = words(
    """
    ceo cfo cto coo spokesperson spokesman spokeswoman chairman chairwoman chairperson correspondent
    """
)
"""Offices behind what they serve: "Acme CEO Jo Roe" names Acme and Jo Roe."""

DEGREES = words(
    """
    frs frse phd ph.d dphil md m.d obe mbe cbe kbe qc kc mp mep esq m.sc msc b.sc bsc m.a b.a mba ma ba llb llm
    """
)
"""Letters behind a name that are no part of it, and no name alone."""
SALUTATIONS = words("dear beloved darling hello hi hey dearest poor")

NOT_NAMES = DEGREES | words(
    """
    a an the i he she it we you they this that these those there here who what when where why how which and or
    but if so yes no not oh ah well okay ok hi hello hey thanks thank please sir madam mr mrs ms dr figure table
    section chapter introduction conclusion conclusions abstract acknowledgements acknowledgments references
    bibliography background method methods results discussion contents overview summary appendix notes note
    question answer q a lol um uh huh yeah gonna wow god's internet my your his her its our their also however
    according both all some many most each every other another such same one two three for in on at to from by
    with as esq ibid al etc cf
    """
)
MEDIA_CREDITS = frozenset(
    {
        "getty images",
        "getty",
        "tass",
        "afp",
        "reuters",
        "ap",
        "associated press",
        "anadolu agency",
        "shutterstock",
        "istock",
        "cnbc",
    }
)
"""Agencies and broadcasters that stand in credits and by-lines; an entry only where the text is about them."""
