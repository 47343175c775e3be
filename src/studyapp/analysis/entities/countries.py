"""States and continents: names, other names, adjectives and peoples. Plain facts, written for this program.

One line a state: `name | other names | adjective, … | people (plural), …`. Other names are true
synonyms only: a line is one entity.
"""

from __future__ import annotations

from dataclasses import dataclass

from studyapp.domain.analysis import fold

_TABLE = """
Afghanistan||Afghan|Afghans
Albania||Albanian|Albanians
Algeria||Algerian|Algerians
Angola||Angolan|Angolans
Argentina||Argentine,Argentinian|Argentines,Argentinians
Armenia||Armenian|Armenians
Australia||Australian|Australians
Austria||Austrian|Austrians
Azerbaijan||Azerbaijani,Azeri|Azerbaijanis,Azeris
Bahrain||Bahraini|Bahrainis
Bangladesh||Bangladeshi|Bangladeshis
Barbados||Barbadian|Barbadians
Belarus|Byelorussia|Belarusian,Belarussian|Belarusians
Belgium||Belgian|Belgians
Benin||Beninese|
Bhutan||Bhutanese|
Bolivia||Bolivian|Bolivians
Bosnia and Herzegovina|Bosnia|Bosnian|Bosnians
Botswana||Botswanan|
Brazil||Brazilian|Brazilians
Brunei||Bruneian|
Bulgaria||Bulgarian|Bulgarians
Burkina Faso||Burkinabe|
Burundi||Burundian|
Cambodia||Cambodian|Cambodians
Cameroon||Cameroonian|Cameroonians
Canada||Canadian|Canadians
Chad||Chadian|
Chile||Chilean|Chileans
China|People's Republic of China,PRC|Chinese|
Colombia||Colombian|Colombians
Costa Rica||Costa Rican|Costa Ricans
Croatia||Croatian|Croats,Croatians
Cuba||Cuban|Cubans
Cyprus||Cypriot|Cypriots
Czech Republic|Czechia|Czech|Czechs
Czechoslovakia||Czechoslovak|
Denmark||Danish|Danes
Djibouti||Djiboutian|
Dominican Republic||Dominican|Dominicans
East Timor|Timor-Leste|Timorese|
Ecuador||Ecuadorian|Ecuadorians
Egypt||Egyptian|Egyptians
El Salvador||Salvadoran|Salvadorans
England||English|
Eritrea||Eritrean|Eritreans
Estonia||Estonian|Estonians
Ethiopia||Ethiopian|Ethiopians
Fiji||Fijian|Fijians
Finland||Finnish|Finns
France||French|
Gabon||Gabonese|
Gambia||Gambian|
Georgia||Georgian|Georgians
Germany|Federal Republic of Germany|German|Germans
East Germany|GDR,German Democratic Republic|East German|East Germans
West Germany||West German|West Germans
Ghana||Ghanaian|Ghanaians
Greece||Greek|Greeks
Greenland||Greenlandic|
Guatemala||Guatemalan|Guatemalans
Guinea||Guinean|
Guyana||Guyanese|
Haiti||Haitian|Haitians
Honduras||Honduran|Hondurans
Hong Kong||Hong Kong|
Hungary||Hungarian|Hungarians
Iceland||Icelandic|Icelanders
India||Indian|Indians
Indonesia||Indonesian|Indonesians
Iran|Islamic Republic of Iran|Iranian|Iranians
Iraq||Iraqi|Iraqis
Ireland|Republic of Ireland|Irish|
Northern Ireland||Northern Irish|
Israel||Israeli|Israelis
Italy||Italian|Italians
Ivory Coast|Côte d'Ivoire|Ivorian|Ivorians
Jamaica||Jamaican|Jamaicans
Japan||Japanese|
Jordan||Jordanian|Jordanians
Kazakhstan||Kazakh,Kazakhstani|Kazakhs
Kenya||Kenyan|Kenyans
Kosovo||Kosovar|Kosovars
Kuwait||Kuwaiti|Kuwaitis
Kyrgyzstan||Kyrgyz|
Laos||Lao,Laotian|Laotians
Latvia||Latvian|Latvians
Lebanon||Lebanese|
Lesotho||Basotho|
Liberia||Liberian|Liberians
Libya||Libyan|Libyans
Liechtenstein|||
Lithuania||Lithuanian|Lithuanians
Luxembourg||Luxembourgish|Luxembourgers
Madagascar||Malagasy|
Malawi||Malawian|Malawians
Malaysia||Malaysian|Malaysians
Maldives||Maldivian|
Mali||Malian|Malians
Malta||Maltese|
Mauritania||Mauritanian|
Mauritius||Mauritian|
Mexico||Mexican|Mexicans
Moldova||Moldovan|Moldovans
Monaco||Monegasque|
Mongolia||Mongolian,Mongol|Mongolians,Mongols
Montenegro||Montenegrin|Montenegrins
Morocco||Moroccan|Moroccans
Mozambique||Mozambican|Mozambicans
Myanmar|Burma|Burmese|
Namibia||Namibian|Namibians
Nepal||Nepalese,Nepali|Nepalis
Netherlands|Holland|Dutch|
New Zealand||New Zealand|New Zealanders
Nicaragua||Nicaraguan|Nicaraguans
Niger||Nigerien|
Nigeria||Nigerian|Nigerians
North Korea|DPRK,Democratic People's Republic of Korea|North Korean|North Koreans
North Macedonia||Macedonian|Macedonians
Norway||Norwegian|Norwegians
Oman||Omani|Omanis
Pakistan||Pakistani|Pakistanis
Palestine||Palestinian|Palestinians
Panama||Panamanian|Panamanians
Papua New Guinea|||
Paraguay||Paraguayan|Paraguayans
Persia||Persian|Persians
Peru||Peruvian|Peruvians
Philippines||Filipino,Philippine|Filipinos
Poland||Polish|Poles
Portugal||Portuguese|
Prussia||Prussian|Prussians
Puerto Rico||Puerto Rican|Puerto Ricans
Qatar||Qatari|Qataris
Romania||Romanian|Romanians
Russia|Russian Federation|Russian|Russians
Rwanda||Rwandan|Rwandans
Samoa||Samoan|Samoans
Saudi Arabia||Saudi,Saudi Arabian|Saudis
Scotland||Scottish,Scots|Scots
Senegal||Senegalese|
Serbia||Serbian|Serbs,Serbians
Sierra Leone||Sierra Leonean|
Singapore||Singaporean|Singaporeans
Slovakia||Slovak|Slovaks
Slovenia||Slovenian,Slovene|Slovenes,Slovenians
Somalia||Somali|Somalis
South Africa||South African|South Africans
South Korea|Republic of Korea|South Korean|South Koreans
South Sudan||South Sudanese|
Soviet Union|USSR,U.S.S.R.,Union of Soviet Socialist Republics|Soviet|Soviets
Spain||Spanish|Spaniards
Sri Lanka|Ceylon|Sri Lankan|Sri Lankans
Sudan||Sudanese|
Suriname||Surinamese|
Sweden||Swedish|Swedes
Switzerland||Swiss|
Syria||Syrian|Syrians
Taiwan||Taiwanese|
Tajikistan||Tajik|Tajiks
Tanzania||Tanzanian|Tanzanians
Thailand|Siam|Thai|Thais
Tibet||Tibetan|Tibetans
Togo||Togolese|
Tunisia||Tunisian|Tunisians
Turkey|Türkiye|Turkish|Turks
Turkmenistan||Turkmen|Turkmens
Uganda||Ugandan|Ugandans
Ukraine||Ukrainian|Ukrainians
United Arab Emirates|UAE,U.A.E.|Emirati|Emiratis
United Kingdom|UK,U.K.,Britain,Great Britain|British|Britons
United States|US,U.S.,USA,U.S.A.,United States of America,America|American|Americans
Uruguay||Uruguayan|Uruguayans
Uzbekistan||Uzbek|Uzbeks
Vatican City|||
Venezuela||Venezuelan|Venezuelans
Vietnam||Vietnamese|
Wales||Welsh|
Yemen||Yemeni|Yemenis
Yugoslavia||Yugoslav|Yugoslavs
Zambia||Zambian|Zambians
Zimbabwe|Rhodesia|Zimbabwean|Zimbabweans
Africa||African|Africans
Asia||Asian|Asians
Europe||European|Europeans
Eurasia||Eurasian|Eurasians
North America||North American|North Americans
South America||South American|South Americans
Latin America||Latin American|Latin Americans
Central Asia||Central Asian|Central Asians
Oceania|||
Antarctica||Antarctic|
Catalonia||Catalan|Catalans
Bavaria||Bavarian|Bavarians
Sicily||Sicilian|Sicilians
California||Californian|Californians
Texas||Texan|Texans
Rome||Roman|Romans
Athens||Athenian|Athenians
Paris||Parisian|Parisians
London||London|Londoners
Venice||Venetian|Venetians
Carthage||Carthaginian|Carthaginians
Sparta||Spartan|Spartans
Byzantium||Byzantine|Byzantines
"""

_CONTINENTS = frozenset(
    {
        "africa", "asia", "europe", "eurasia", "north america", "south america", "latin america", "central asia",
        "oceania", "antarctica",
    }
)  # fmt: skip
_ONE_WORD_PLACES = """
    alabama alaska arizona arkansas colorado connecticut delaware florida hawaii idaho illinois indiana iowa
    kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana
    nebraska nevada ohio oklahoma oregon pennsylvania tennessee utah vermont virginia wisconsin wyoming ontario
    quebec alberta manitoba queensland tasmania moscow beijing tokyo berlin madrid vienna budapest prague warsaw
    lisbon dublin brussels amsterdam copenhagen stockholm oslo helsinki istanbul ankara cairo baghdad tehran
    kabul delhi mumbai shanghai seoul sydney melbourne toronto montreal vancouver chicago boston seattle
    philadelphia houston dallas atlanta miami detroit manhattan brooklyn edinburgh glasgow manchester liverpool
    birmingham munich hamburg frankfurt milan naples florence barcelona geneva zurich kiev kyiv jerusalem
    damascus beirut nairobi lagos johannesburg havana lima bogota caucasus balkans scandinavia siberia caribbean
    crimea chechnya kashmir gaza mesopotamia mesoamerica anatolia constantinople babylon troy pompeii alexandria
    hollywood chernobyl
"""
_LONGER_PLACES = """
    new hampshire|new jersey|new mexico|new york|new york city|north carolina|north dakota|rhode island|
    south carolina|south dakota|west virginia|british columbia|nova scotia|new brunswick|new south wales|
    new delhi|los angeles|san francisco|saint petersburg|st. petersburg|tel aviv|cape town|buenos aires|
    rio de janeiro|sao paulo|mexico city|washington, d.c.|washington d.c.|middle east|far east|west bank|
    hong kong|las vegas|san diego|new orleans|new england|soviet russia|great britain|black sea|
    south asia|southeast asia|east asia|western europe|eastern europe|asia minor
"""


@dataclass(frozen=True, slots=True)
class Country:
    """A state, continent or old power: `adjectives` ("Dutch") and `people` ("Danes") are folded."""

    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]

    @property
    def is_continent(self) -> bool:
        """Whether it is a continent or a part of one: a location without a government."""
        return fold(self.name) in _CONTINENTS


def _read() -> tuple[Country, ...]:
    rows: list[Country] = []
    for line in _TABLE.strip().splitlines():
        name, others, adjectives, people = line.split("|")
        split = [tuple(fold(part) for part in field.split(",") if part) for field in (others, adjectives, people)]
        rows.append(Country(name, (fold(name), *split[0]), split[1], split[2]))
    return tuple(rows)


COUNTRIES = _read()
BY_NAME = {name: country for country in COUNTRIES for name in country.names}
BY_ADJECTIVE = {word: country for country in COUNTRIES for word in country.adjectives}
BY_PEOPLE = {word: country for country in COUNTRIES for word in country.people}
PLACES = frozenset(_ONE_WORD_PLACES.split()) | frozenset(
    "".join(line.strip() for line in _LONGER_PLACES.splitlines()).split("|")
)
"""Folded names of further states, provinces, regions and cities."""
