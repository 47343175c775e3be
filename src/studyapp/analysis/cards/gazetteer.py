"""Places and peoples that a card must tell apart: countries by region, states, demonyms, overlapping names."""

from __future__ import annotations

from studyapp.analysis.cards.wordlist import phrases, words

_COUNTRIES_BY_REGION = {
    "Central Asia": "Kazakhstan, Uzbekistan, Tajikistan, Turkmenistan, Kyrgyzstan, Afghanistan, Mongolia",
    "South Asia": "India, Pakistan, Bangladesh, Nepal, Sri Lanka, Bhutan, Maldives",
    "East Asia": "China, Japan, South Korea, North Korea, Taiwan",
    "South-East Asia": "Thailand, Vietnam, Philippines, Indonesia, Malaysia, Cambodia, Laos, Myanmar, Singapore, "
    "Brunei",
    "Middle East": "Iran, Iraq, Syria, Saudi Arabia, Israel, Jordan, Lebanon, Kuwait, Qatar, Bahrain, Oman, Yemen, "
    "Turkey, United Arab Emirates, Cyprus",
    "Caucasus": "Armenia, Azerbaijan, Georgia",
    "Western Europe": "France, Germany, United Kingdom, England, Scotland, Wales, Ireland, Belgium, Netherlands, "
    "Austria, "
    "Switzerland, Luxembourg",
    "Southern Europe": "Italy, Spain, Portugal, Greece, Malta, Albania, Croatia, Slovenia, Serbia, Montenegro, "
    "Bosnia, North "
    "Macedonia",
    "Northern Europe": "Sweden, Norway, Denmark, Finland, Iceland, Estonia, Latvia, Lithuania",
    "Eastern Europe": "Russia, Ukraine, Belarus, Poland, Czech Republic, Slovakia, Hungary, Romania, Bulgaria, "
    "Moldova, "
    "Soviet Union, Czechoslovakia, Yugoslavia",
    "North America": "United States, Canada, Mexico",
    "Central America": "Guatemala, Honduras, El Salvador, Nicaragua, Costa Rica, Panama, Belize, Cuba, Haiti, Jamaica, "
    "Dominican Republic, Bahamas",
    "South America": "Brazil, Argentina, Chile, Peru, Colombia, Venezuela, Ecuador, Bolivia, Paraguay, Uruguay, Guyana",
    "North Africa": "Egypt, Libya, Tunisia, Algeria, Morocco, Sudan",
    "West Africa": "Nigeria, Ghana, Senegal, Mali, Niger, Liberia, Sierra Leone, Ivory Coast, Cameroon, Benin, Togo, "
    "Guinea",
    "East Africa": "Kenya, Ethiopia, Tanzania, Uganda, Rwanda, Somalia, Eritrea, Burundi, South Sudan",
    "Southern Africa": "South Africa, Botswana, Zimbabwe, Zambia, Mozambique, Angola, Namibia, Malawi, Madagascar",
    "Oceania": "Australia, New Zealand, Samoa, Tonga, Fiji, Papua New Guinea",
}
REGION_OF_COUNTRY = {country: region for region, names in _COUNTRIES_BY_REGION.items() for country in phrases(names)}
"""English short name of a country (past ones too) to its part of the world."""

COUNTRY_SYNONYMS = {
    "us": "United States", "u.s.": "United States", "u.s": "United States", "usa": "United States",
    "america": "United States", "united states of america": "United States", "uk": "United Kingdom",
    "u.k.": "United Kingdom", "britain": "United Kingdom", "great britain": "United Kingdom", "ussr": "Soviet Union",
    "uae": "United Arab Emirates", "gambia": "Gambia", "republic of ireland": "Ireland", "burma": "Myanmar",
    "russian federation": "Russia", "holland": "Netherlands",
}  # fmt: skip
"""Other names, folded, to the short name."""

US_STATES = frozenset(
    phrases(
        "Alabama, Alaska, Arizona, Arkansas, California, Colorado, Connecticut, Delaware, Florida, Hawaii, Idaho, "
        "Illinois, Indiana, Iowa, Kansas, Kentucky, Louisiana, Maine, Maryland, Massachusetts, Michigan, Minnesota, "
        "Mississippi, Missouri, Montana, Nebraska, Nevada, New Hampshire, New Jersey, New Mexico, North Carolina, "
        "North Dakota, Ohio, Oklahoma, Oregon, Pennsylvania, Rhode Island, South Carolina, South Dakota, Tennessee, "
        "Texas, Utah, Vermont, Virginia, West Virginia, Wisconsin, Wyoming"
    )
)
_STATES_BY_REGION = (
    "Maine, New Hampshire, Vermont, Massachusetts, Rhode Island, Connecticut",
    "New York, New Jersey, Pennsylvania, Delaware, Maryland",
    "Virginia, North Carolina, South Carolina, Georgia, Tennessee, Kentucky",
    "Florida, Alabama, Mississippi, Louisiana, Arkansas",
    "Ohio, Indiana, Illinois, Michigan, Wisconsin, Minnesota, Iowa",
    "Missouri, Kansas, Nebraska, South Dakota, North Dakota, Oklahoma",
    "Texas, New Mexico, Arizona, Nevada, California",
    "Colorado, Utah, Wyoming, Montana, Idaho, Oregon, Washington",
)
STATE_NEIGHBOURS = {
    state: tuple(other for other in phrases(names) if other not in {state, "Georgia", "Washington"})
    for names in _STATES_BY_REGION
    for state in phrases(names)
}
"""A state of the USA to others in its part of the country."""

REGIONS = frozenset(
    phrases(
        "europe, asia, africa, north america, south america, central america, latin america, middle east, central "
        "asia, western europe, eastern europe, northern europe, southern europe, mesoamerica, southeast asia, "
        "south-east asia, east asia, south asia, caribbean, scandinavia, eurasia, balkans, far east, near east, "
        "oceania, antarctica, arctic, sub-saharan africa, north africa, west africa, east africa, southern africa, "
        "west, east, north, south, midwest, southwest, southeast, northwest, northeast, west coast, east coast, "
        "gulf coast, deep south, sun belt, new england, pacific, atlantic"
    )
)
"""Parts of the world, folded: names that contain or overlap others, so that they make no options."""

DEMONYM_STEMS = {
    "United States": ("america", "u.s.", "us "), "United Kingdom": ("brit", "uk "), "England": ("english",),
    "France": ("french", "paris"), "Germany": ("german", "berlin"), "Spain": ("spanish", "spaniard", "madrid"),
    "Italy": ("ital", "rome", "roman"), "Russia": ("russ", "kremlin", "moscow", "putin"),
    "China": ("chin", "beijing"), "Japan": ("japan", "tokyo"), "Mexico": ("mexic",), "Canada": ("canad",),
    "Australia": ("austral",), "Ireland": ("irish",), "Scotland": ("scot",), "Wales": ("welsh",),
    "Netherlands": ("dutch",), "Portugal": ("portug",), "Greece": ("greek", "grec"), "Turkey": ("turk",),
    "Egypt": ("egypt", "cairo"), "India": ("indian", "delhi"), "Israel": ("israel", "jerusalem", "tel aviv"),
    "Iran": ("iran", "persia", "tehran"), "Iraq": ("iraq", "baghdad"), "Syria": ("syria", "damascus"),
    "Afghanistan": ("afghan", "kabul", "taliban"), "Poland": ("polish", "poles"), "Sweden": ("swed",),
    "Norway": ("norw",), "Denmark": ("danish", "dane"), "Cuba": ("cuban", "havana", "castro"), "Brazil": ("brazil",),
    "North Korea": ("korea",), "South Korea": ("korea",), "Vietnam": ("vietnam",), "Thailand": ("thai",),
    "New Zealand": ("new zealand", "kiwi"), "Soviet Union": ("soviet",), "Philippines": ("filip",),
    "Switzerland": ("swiss",), "Belgium": ("belg",), "Finland": ("finn",), "Europe": ("europe",),
    "Africa": ("afric",), "Asia": ("asia",), "Texas": ("texa",), "Rome": ("rome", "roman"),
    "Czech Republic": ("czech", "prague"), "Peru": ("peruv",), "Chile": ("chile",), "Argentina": ("argentin",),
    "Hungary": ("hungar",), "Ukraine": ("ukrain", "kiev", "kyiv"), "Uzbekistan": ("uzbek",), "Tajikistan": ("tajik",),
    "Kazakhstan": ("kazakh",), "Kyrgyzstan": ("kyrgyz",), "Turkmenistan": ("turkmen",),
}  # fmt: skip
"""Stems that give a place away."""

OVERLAPPING = (
    frozenset({"England", "United Kingdom", "Scotland", "Wales", "Ireland"}),
    frozenset({"Russia", "Soviet Union", "Ukraine"}),
    frozenset({"China", "Taiwan"}),
    frozenset({"North Korea", "South Korea"}),
    frozenset({"Czech Republic", "Czechoslovakia", "Slovakia"}),
    frozenset({"Serbia", "Yugoslavia", "Montenegro"}),
    frozenset({"Netherlands", "Belgium", "Luxembourg"}),
)
"""Names of which one may include or have included another: never options of one question."""

MASCULINE_NAMES = words(
    "john james robert william george thomas charles joseph henry andrew martin malcolm richard david michael "
    "paul peter mark daniel donald ronald edward frank albert alexander karl max arthur walter samuel benjamin "
    "abraham stephen steven philip frederick louis francis hernando christopher winston harry douglas roy leonard "
    "jay tom jack ira vladimir dmitry ivan mohammed ahmed ali juan carlos jose luis antonio hans friedrich johann "
    "pierre jean jacques barack joe joseph bill george jimmy anthony kevin brian eric adam simon matthew luke ben "
    "sam tim"
)
FEMININE_NAMES = words(
    "mary ann anne elizabeth jane margaret sarah susan nancy barbara harriet julia florence lillian phyllis helen "
    "marie catherine katherine kate olga rosa emma emily alice grace laura lucy martha maria eleanor hillary "
    "angela linda patricia jennifer jessica rebecca allison annette anna sophie sophia charlotte victoria diana "
    "karen lisa ruth theresa marian clara dorothy frances amelia michelle melania"
)


def country_name(folded: str) -> str | None:
    """Return the short name of the country that a folded name means, or None."""
    return COUNTRY_SYNONYMS.get(folded) or _BY_FOLDED.get(folded)


def overlap(one: str, other: str) -> bool:
    """Tell whether two places may include one another."""
    return any(one in group and other in group for group in OVERLAPPING)


_BY_FOLDED = {country.casefold(): country for country in REGION_OF_COUNTRY}
