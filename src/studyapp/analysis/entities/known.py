"""Names that most readers know, by what they name: where a text says little about a name, this decides its type.

All entries are folded. A surname stands for its best-known bearer only as long as nothing else is known.
"""

from __future__ import annotations

from studyapp.analysis.entities.lexicon import words


def lines(text: str) -> frozenset[str]:
    """Return the names of a list that is written as one text, parted by commas."""
    return frozenset(" ".join(name.split()) for name in text.split(",") if name.strip())


KNOWN_ORGANISATIONS = lines(
    """
    3m, aaa, abc, abc news, accenture, acer, acm, adidas, adobe, african union, afp, aig, airbnb, airbus, al
    jazeera, al qaeda, al-qaeda, al shabaab, alibaba, alphabet, alitalia, amazon, amd, american airlines,
    amnesty international, amtrak, aol, ap, apple, arsenal, asean, asus, at&t, atari, atlantic council, audi,
    axa, ba, barclays, bayer, bbc, bell labs, berkeley, bing, blackberry, blackwater, bloomberg, bmw, boeing,
    boko haram, bosch, bp, british airways, british library, british museum, burger king, caltech, cambridge
    university, canon, care, caritas, cbc, chatham house, rand corporation, scotland yard, al-shabaab, islamic
    state, cbs, cdc, cern, chelsea, chevron, chrysler, cia, cisco, citibank, citigroup, cnbc, cnet, cnn,
    coca-cola, coca cola, comcast, comintern, compaq, congress, conservatives, costco, credit suisse, daimler,
    danone, dea, dell, deloitte, delta, deutsche bank, deutsche welle, dhl, disney, doj, dreamworks, duke,
    dupont, dw, e.on, ebay, ecb, ericsson, espn, eton, european union, european commission, eurostat, expedia,
    exxon, exxonmobil, ey, faa, facebook, fao, farc, fatah, fbi, fcc, fda, fed, fedex, ferrari, fiat, fifa,
    ford, fox, fox news, foxconn, frontex, fsb, gazprom, ge, general electric, general motors, gestapo, gm,
    goldman sachs, google, greenpeace, guardian, h&m, habsburgs, hamas, harper's, harvard, hbo, heineken,
    hezbollah, hilton, hitachi, hogwarts, honda, hp, hsbc, huawei, hyundai, iaea, iata, ibm, icann, icc, icrc,
    ieee, ikea, ilo, imf, ing, instagram, intel, interpol, ioc, ira, irs, isis, isil, isro, itv, jpmorgan,
    jstor, kgb, kia, klm, knesset, kodak, kpmg, ku klux klan, labour, lego, lehman brothers, lenovo, lg, likud,
    linkedin, liverpool, lloyds, lockheed martin, louvre, l'oreal, lucasfilm, lufthansa, luftwaffe, lyft,
    manchester united, marriott, mastercard, mattel, mazda, mcdonald's, mcdonalds, mckinsey, mercedes,
    mercedes-benz, merck, merrill lynch, met, meta, mi5, mi6, michelin, microsoft, mit, mitsubishi, mlb, moma,
    monsanto, morgan stanley, motorola, mozilla, msnbc, mtv, myspace, nato, national geographic, nasa, nba, nbc,
    nestle, netflix, new york times, new yorker, nfl, nhl, nhs, nih, nike, nikon, nintendo, nissan, noaa, nokia,
    novartis, npr, nsa, nypd, nyu, oecd, opec, openai, oracle, osce, oxfam, oxford university, panasonic,
    paramount, paypal, pbs, penguin, penguin books, pepsico, peta, pew, pfizer, philips, pixar, planned
    parenthood, plo, politburo, porsche, princeton, procter & gamble, puma, pwc, qantas, quora, raf, rand,
    random house, red cross, reddit, reichstag, renault, reuters, roche, rolls-royce, rosneft, royal navy,
    ryanair, salvation army, samsung, sap, save the children, sdp, seat, sec, securitate, sega, shell, siemens,
    skoda, sky news, slate, smithsonian, smithsonian institution, snapchat, sony, southwest, spacex, spd,
    spiegel, spotify, stanford, starbucks, stasi, subaru, subway, suzuki, t-mobile, taliban, target, tass,
    tesco, tesla, the beatles, the guardian, the times, thyssenkrupp, tiktok, time, time warner, toshiba,
    tories, total, toyota, tripadvisor, tumblr, twitch, twitter, uber, ubisoft, ubs, ucla, uefa, un, unesco,
    unhcr, unicef, unilever, united nations, universal, unprofor, ups, us airways, us army, us navy, usaid,
    usda, vatican, verizon, viacom, viet cong, virgin, visa, vodafone, volkswagen, volvo, vw, waffen-ss, wall
    street journal, walmart, warner bros, washington post, wehrmacht, wells fargo, whatsapp, who, whole foods,
    wikileaks, wikimedia, wikimedia foundation, wikinews, wikipedia, wired, world bank, wto, wwf, xerox, yahoo,
    yale, youtube, zara, zoom
    """
)
KNOWN_TEAMS = words(
    """
    49ers angels astros athletics blackhawks braves brewers broncos browns bruins buccaneers bulls canucks
    cardinals cavaliers celtics chargers colts cowboys cubs devils diamondbacks dodgers dolphins eagles falcons
    flyers grizzlies hawks heat hornets huskies islanders jets knicks lakers lions longhorns mariners marlins
    mavericks mets nets nuggets orioles packers panthers patriots penguins phillies pirates pistons raiders rams
    rangers raptors rays reds redskins rockets rockies rovers royals sabres seahawks sixers sox spurs steelers
    suns texans tigers timberwolves titans trojans twins vikings wanderers warriors wildcats wizards wolverines
    yankees
    """
)
"""Plurals that close, or are, the names of teams."""
KNOWN_PERSONS = lines(
    """
    abel, abraham, achilles, adorno, aeschylus, agamemnon, aladdin, allah, antigone, aphrodite, apollo, aquinas,
    archimedes, arendt, ares, aristophanes, aristotle, artemis, assad, athena, attila, augustine, augustus,
    austen, averroes, avicenna, ayesha, bach, bacchus, bach, balzac, bartok, barthes, batman, baudelaire,
    beckett, beethoven, bellini, benedict, bergson, berlusconi, bernini, biden, bin laden, bismarck, blair,
    boccaccio, bohr, bolivar, boltzmann, bonaparte, borges, botticelli, brahe, brahms, brecht, brezhnev, brahma,
    bronte, brutus, buddha, bush, byron, caesar, cain, caligula, calvin, camus, caravaggio, castro, catullus,
    cervantes, cezanne, chaplin, charlemagne, chaucer, chavez, chekhov, chomsky, chopin, christ, churchill,
    cicero, cleopatra, clinton, columbus, comte, confucius, constantine, copernicus, cortes, cromwell, curie,
    cyrus, dali, dante, danton, darwin, david, da vinci, debussy, degas, de gaulle, deleuze, derrida, descartes,
    dickens, diderot, diocletian, dionysus, disraeli, doctor who, don quixote, donatello, dostoevsky,
    dostoyevsky, dracula, duchamp, durer, durkheim, edison, einstein, eisenhower, eliot, elijah, emerson,
    engels, epicurus, erasmus, erdogan, euclid, euler, euripides, faraday, faulkner, faust, fermat, fermi,
    feynman, fichte, flaubert, foucault, franco, frankenstein, freud, gaddafi, galen, galileo, gandhi,
    garibaldi, gauguin, gauss, genghis khan, gladstone, god, godel, goebbels, goethe, gogol, gorbachev, goya,
    gramsci, grotius, gutenberg, habermas, hades, hadrian, hamlet, handel, hannibal, hardy, harry potter,
    hawking, haydn, hegel, heidegger, heine, heisenberg, hemingway, hephaestus, hera, heracles, hercules,
    hermes, herod, herodotus, hesiod, hilbert, himmler, hippocrates, hitler, ho chi minh, hobbes, holbein,
    homer, horace, hume, husserl, huxley, ibsen, indra, isaac, isaiah, isis, ivan, jacob, jehovah, jeremiah,
    jesus, jesus christ, john the baptist, joyce, judas, julius caesar, jung, juno, jupiter, justinian, juvenal,
    kafka, kant, keats, kennedy, kepler, keynes, khomeini, khrushchev, kierkegaard, kipling, krishna, lagrange,
    lakshmi, lamarck, laplace, lavoisier, leibniz, lenin, leonardo, leonardo da vinci, levi-strauss, lincoln,
    linnaeus, liszt, livy, locke, loki, lucifer, lucretius, luther, lyell, machiavelli, madonna, mahler,
    malthus, mandela, manet, mann, mao, mao zedong, marcus aurelius, mars, marx, matisse, maupassant, maxwell,
    medusa, melville, mendel, mendeleev, mendelssohn, merkel, michelangelo, mill, milton, minerva, modi,
    mohammed, moliere, monet, montaigne, montesquieu, moses, mozart, muhammad, mussolini, nabokov, napoleon,
    nasser, nehru, nelson, neptune, nero, newton, nietzsche, nixon, noah, obama, odin, odysseus, oedipus,
    oppenheimer, orpheus, orwell, osiris, othello, ovid, paganini, parmenides, pascal, pasteur, pauli, pavlov,
    pericles, petrarch, piaget, picasso, planck, plato, pliny, plotinus, plutarch, poe, poincare, pol pot,
    pompey, popper, poseidon, prometheus, proudhon, proust, puccini, pushkin, putin, pythagoras, ra, rabelais,
    raphael, ravel, rawls, reagan, rembrandt, renoir, ricardo, rilke, robespierre, robin hood, rockefeller,
    rodin, romulus, roosevelt, rossini, rousseau, rubens, russell, rutherford, sartre, satan, saul, schiller,
    schopenhauer, schrodinger, schubert, schumann, seneca, shakespeare, shelley, sherlock holmes, shiva,
    shostakovich, siegfried, socrates, solomon, solon, sophocles, spencer, spider-man, spinoza, stalin,
    stendhal, stravinsky, strindberg, suetonius, suleiman, superman, swift, tacitus, tchaikovsky, tesla, thales,
    thatcher, themis, theseus, thor, thoreau, thucydides, titian, tito, tocqueville, tolkien, tolstoy, trotsky,
    truman, trump, turgenev, turing, turner, twain, ulysses, van gogh, velazquez, venus, verdi, vergil,
    verlaine, vermeer, virgil, virgin mary, vishnu, vivaldi, voltaire, vulcan, wagner, warhol, weber,
    wellington, whitman, wilde, wittgenstein, wordsworth, xenophon, xi jinping, yahweh, yeats, yeltsin,
    zelensky, zeno, zeus, zola, zoroaster
    """
)
KNOWN_THINGS = lines(
    """
    abba, alzheimer, android, animal farm, arduino, asperger, avatar, bible, bitcoin, blu-ray, bluetooth,
    brexit, broadway, buddhism, c++, cabernet sauvignon, catholicism, chardonnay, chatgpt, chess, christianity,
    chrome, civilization, coke, confucianism, constitution, coronavirus, covid, covid-19, covid 19, cpu, css,
    das kapital, divine comedy, dna, don giovanni, doom, dvd, ebola, epic of gilgamesh, ethernet, excel,
    explorer, faust, firefox, flash, frisbee, game of thrones, genesis, github, gmail, gnu, google maps, gps,
    gpu, guernica, hadoop, hamlet, harry potter, hinduism, hiv, holy grail, html, hubble, iliad, internet, ios,
    ipad, iphone, ipod, islam, itunes, jainism, java, javascript, jazz, judaism, kindle, king lear, koran, les
    miserables, linux, mac, macbeth, macos, mahabharata, marxism, matlab, mein kampf, merlot, microsoft office,
    microsoft word, minecraft, mona lisa, monopoly, moodle, mp3, mysql, nobel, nobel peace prize, nobel prize,
    odyssey, old testament, new testament, open source, oscar, outlook, pac-man, pdf, pepsi, photoshop, php,
    pinot noir, playstation, poker, postscript, powerpoint, principia mathematica, pulitzer, pulitzer prize,
    python, quran, ramayana, rna, roman catholicism, romeo and juliet, safari, sars, scrabble, second life,
    sesame street, shiraz, simpsons, skype, smtp, sms, spanish flu, sputnik, sql, star trek, star wars, sudoku,
    super mario, taoism, tetris, the simpsons, titanic, torah, twilight, ubuntu, ulysses, unix, usb, vedas,
    viagra, vulgate, wi-fi, wifi, wii, windows, world wide web, www, xbox, xml, zen, zionism
    """
)
"""Faiths, works, products, networks, illnesses."""
