"""Word lists that settle what a place, people or title in a corpus is.

Written for this project from general knowledge; they map annotations at conversion time only and
are not part of the model.
"""

from __future__ import annotations

import re


def _names(text: str) -> frozenset[str]:
    return frozenset(part.strip() for part in text.replace("\n", " ").split(";") if part.strip())


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Places that are no countries, states or towns, by whole name.
LOC_NAMES = _names(
    """Europe; Asia; Africa; North America; South America; Latin America; Central America;
    Antarctica; Arctic; Antarctic; Oceania; Eurasia; Middle East; Near East; Far East; Gulf;
    West; East; North; South; Balkans; Caucasus; Caribbean; Scandinavia; Sahara; Sahel;
    Southeast Asia; South Asia; Central Asia; East Asia; West Africa; East Africa; North Africa;
    Southern Africa; Sub-Saharan Africa; sub-Saharan Africa; Western Europe; Eastern Europe;
    Central Europe; Northern Europe; Southern Europe; Horn of Africa; Mediterranean; Atlantic;
    Pacific; Asia-Pacific; Baltic; Baltics; Levant; Maghreb; Mesopotamia; Himalayas; Himalaya;
    Andes; Alps; Rockies; Pyrenees; Appalachians; Urals; Siberia; Amazon; Nile; Danube; Rhine;
    Thames; Tigris; Euphrates; Mekong; Mississippi River; Hudson; Volga; Ganges; Everest; Earth;
    Mars; Moon; Venus; Jupiter; Saturn; Mercury; Neptune; Uranus; Sun; Milky Way; Midwest;
    New England; Silicon Valley; Wall Street; West Bank; Gaza Strip; Golan Heights; Sinai;
    Patagonia; Polynesia; Micronesia; Melanesia; Benelux; Iberia; Americas; Western Hemisphere;
    Northern Hemisphere; Southern Hemisphere; West Coast; East Coast; Bay Area; Deep South;
    Old World; New World; Orient; Anatolia; Crimea Peninsula; Korean Peninsula; Horn; Maritimes"""
)
# Countries, states and capitals: always GPE, also where a corpus calls the team or the government
# by the name of the place, and where the name ends like that of an island or a coast.
GPE_NAMES = _names(
    """Afghanistan; Albania; Algeria; Andorra; Angola; Argentina; Armenia; Australia; Austria;
    Azerbaijan; Bahamas; Bahrain; Bangladesh; Barbados; Belarus; Belgium; Belize; Benin; Bhutan;
    Bolivia; Bosnia; Bosnia and Herzegovina; Botswana; Brazil; Britain; Great Britain; Brunei;
    Bulgaria; Burkina Faso; Burma; Burundi; Cambodia; Cameroon; Canada; Cape Verde; Chad; Chile;
    China; Colombia; Comoros; Congo; Costa Rica; Croatia; Cuba; Cyprus; Czech Republic; Denmark;
    Djibouti; Dominica; Dominican Republic; East Timor; Ecuador; Egypt; El Salvador; England;
    Equatorial Guinea; Eritrea; Estonia; Ethiopia; Fiji; Finland; France; Gabon; Gambia; Georgia;
    Germany; East Germany; West Germany; Ghana; Greece; Greenland; Grenada; Guatemala; Guinea;
    Guinea-Bissau; Guyana; Haiti; Honduras; Hong Kong; Hungary; Iceland; India; Indonesia; Iran;
    Iraq; Ireland; Northern Ireland; Israel; Italy; Ivory Coast; Cote d'Ivoire; Jamaica; Japan;
    Jordan; Kazakhstan; Kenya; Kiribati; Kosovo; Kuwait; Kyrgyzstan; Laos; Latvia; Lebanon;
    Lesotho; Liberia; Libya; Liechtenstein; Lithuania; Luxembourg; Macau; Macedonia; Madagascar;
    Malawi; Malaysia; Maldives; Mali; Malta; Marshall Islands; Mauritania; Mauritius; Mexico;
    Moldova; Monaco; Mongolia; Montenegro; Morocco; Mozambique; Myanmar; Namibia; Nauru; Nepal;
    Netherlands; New Zealand; Nicaragua; Niger; Nigeria; North Korea; Norway; Oman; Pakistan;
    Palau; Palestine; Panama; Papua New Guinea; Paraguay; Peru; Philippines; Poland; Portugal;
    Puerto Rico; Qatar; Romania; Russia; Rwanda; Samoa; San Marino; Saudi Arabia; Scotland;
    Senegal; Serbia; Seychelles; Sierra Leone; Singapore; Slovakia; Slovenia; Solomon Islands;
    Somalia; South Africa; South Korea; South Sudan; Soviet Union; Spain; Sri Lanka; Sudan;
    Suriname; Swaziland; Sweden; Switzerland; Syria; Taiwan; Tajikistan; Tanzania; Thailand; Togo;
    Tonga; Trinidad and Tobago; Tunisia; Turkey; Turkmenistan; Tuvalu; Uganda; Ukraine;
    United Arab Emirates; United Kingdom; UK; U.K.; United States; United States of America; US;
    U.S.; USA; U.S.A.; America; Uruguay; USSR; Uzbekistan; Vanuatu; Venezuela; Vietnam;
    South Vietnam; North Vietnam; Wales; Yemen; Yugoslavia; Zambia; Zimbabwe; Rhode Island;
    Cayman Islands; Falkland Islands; Canary Islands; Faroe Islands; Cook Islands; Virgin Islands;
    Cape Town; Green Bay; Salt Lake; Salt Lake City; Long Island; Christmas Island; Texas;
    California; Florida; New York; Virginia; Darfur; Gaza; Kashmir; Chechnya; Tibet; Catalonia;
    Tehran; Baghdad; Kabul; Moscow; Beijing; Washington; London; Paris; Berlin; Tokyo; Pyongyang;
    Seoul; Islamabad; Jerusalem; Damascus; Beirut; Cairo; Ankara; Brussels; Caracas; Havana;
    Jakarta; Nairobi; Rome; Madrid; Vienna; Kiev; Warsaw; Athens; Mogadishu; Khartoum; Bogota"""
)
# Bodies that the silver corpus often tags as places.
ORG_NAMES = _names(
    """U.N.; UN; United Nations; EU; European Union; NATO; African Union; AU; Hamas; Hezbollah;
    Fatah; Taliban; Taleban; al-Qaida; Al-Qaida; White House; Pentagon; Kremlin; Congress; Senate;
    OPEC; ASEAN; Arab League; World Bank; IMF; IAEA; WHO; World Health Organization; Reuters; AP;
    Associated Press; BBC; CNN; Google; Microsoft; Commonwealth; European Commission; VOA"""
)
_LOC_HEADS = _words(
    """Sea Ocean River Rivers Lake Lakes Mount Mountain Mountains Valley Desert Gulf Peninsula Coast
    Strait Straits Cape Bay Basin Delta Canyon Forest Plateau Plains Range Glacier Volcano
    Continent Hemisphere Archipelago Fjord Reef Lagoon Island Islands Isle Isles Atoll Highlands
    Lowlands Steppe Swamp Marsh Pass Ridge Peak Channel Sound Cave Caves Planet Nebula Galaxy
    Crater"""
)
_FAC_HEADS = _words(
    """Airport Airfield Bridge Street Avenue Road Boulevard Highway Freeway Motorway Lane Drive
    Square Plaza Tower Towers Palace Station Building Prison Jail Stadium Arena Hall Church
    Cathedral Mosque Temple Synagogue Basilica Monastery Abbey Shrine Port Harbor Harbour Camp
    Base Castle Fort Fortress Canal Dam Plant Gate Wall Tunnel Railway Hotel Monument Memorial
    Cemetery Mansion House Theatre Theater Museum Gallery Library Hospital Park Garden Gardens Zoo
    Pier Market Mall Center Centre Dome Observatory Lighthouse Acropolis Parthenon Colosseum
    Ghetto Complex Crematorium Embassy"""
)
_EVENT_HEADS = _words(
    """War Wars Cup Championship Championships Olympics Games Festival Battle Election Elections
    Referendum Revolution Uprising Rebellion Siege Massacre Crisis Summit Conference Tournament
    Open Prix Marathon Hurricane Typhoon Cyclone Earthquake Tsunami Holocaust Blitz Genocide
    Crusade Bowl Series Derby Invasion Offensive Expo Depression Pandemic"""
)
_EVENT_STARTS = _words("Battle Siege Hurricane Typhoon Cyclone Operation Winter Summer")
_LAW_HEADS = _words(
    """Act Treaty Constitution Protocol Amendment Accord Accords Agreement Bill Law Laws Charter
    Declaration Pact Decree Directive Resolution"""
)

# Words that name a people, a religion or a political camp and end unlike most demonyms.
_PEOPLES = _names(
    """Arab; Arabs; Greek; Greeks; Swiss; Serb; Serbs; Chechen; Chechens; Yugoslav; Uzbek; Uzbeks;
    Argentine; Kyrgyz; Turk; Turks; Croat; Croats; Spaniard; Spaniards; Briton; Britons; Cypriot;
    Cypriots; Slovak; Slovaks; Filipino; Filipinos; Swede; Swedes; Sikh; Sikhs; Czech; Czechs;
    Tajik; Tajiks; Slovene; Slovenes; Lao; Dane; Danes; Finn; Finns; Pole; Poles; Scot; Scots;
    Kurd; Kurds; Kurdish; Jew; Jews; Jewish; Muslim; Muslims; Christian; Christians; Catholic;
    Catholics; Protestant; Protestants; Buddhist; Buddhists; Hindu; Hindus; Sunni; Sunnis;
    Shi'ite; Shi'ites; Shiite; Shiites; Shia; Islamic; Islamist; Islamists; Democrat; Democrats;
    Republican; Republicans; Conservatives; Communist; Communists; Socialist; Socialists; Nazi;
    Nazis; Maoist; Maoists; Marxist; Marxists; Hutu; Hutus; Tutsi; Tutsis; Pashtun; Pashtuns;
    Tamil; Tamils; Rohingya; Uighur; Uighurs; Uyghur; Uyghurs; Māori; Maori; Hispanic; Hispanics;
    Latino; Latinos; Caucasian; Saudi; Saudis; Soviet; Soviets; Slavic; Slavs; Roman; Romans;
    Western; Thai; Thais; Irish; Welsh; Scottish; English; French; Dutch; British; Spanish;
    Polish; Turkish; Swedish; Danish; Finnish; Flemish; Kazakh; Turkmen; Israelis; Afghan;
    Afghans; Maltese; Basque; Basques; Catalan; Catalans; Breton; Gypsy; Roma; Zulu; Inuit;
    Cherokee; Navajo; Orthodox; Mormon; Mormons; Zionist; Zionists; Bolshevik; Bolsheviks;
    Frenchman; Englishman; Irishman; Dutchman; Frenchmen; Englishmen; Ukrainians; Aboriginal"""
)
_STEMS = """Afric Americ Europ Asi Austri Australi Belgi Brazili Bulgari Cambodi Canadi Chile
    Colombi Croati Cub Egypti Estoni Ethiopi Georgi German Ghanai Hungari Indi Indonesi Irani
    Itali Jamaic Jordani Keny Kore Latvi Liberi Liby Lithuani Macedoni Malaysi Mexic Mongoli
    Morocc Nigeri Norwegi Palestini Peruvi Ric Romani Russi Rwand Serbi Singapore Syri
    Tanzani Tunisi Ugand Ukraini Uruguay Venezuel Zambi Zimbabwe Albani Algeri Angol Armeni
    Azerbaijani Belarusi Bolivi Bosni Californi Tex Chadi Eritre Fiji Guatemal Haiti Hondur
    Ivori Namibi Nicaragu Panamani Paraguay Salvador Tibet Hawaii Persi Prussi Victori
    Gambi Sicili Venetiani Athen Parisi Rom Cors Bahami Barbadi Trinidadi Malawi Mauriti
    Mozambic Togol Lank Lutheran Presbyterian Anglic
    Dominic Jordan Icelandi Bavari Caledoni Argentini Kosov Ecuadori Samo Tong Indochin Angl"""
_DEMONYM_TAIL = re.compile(
    r"^(Afgh|Iraq|Iran|Israel|Pakistan|Bangladesh|Yemen|Kuwait|Qatar|Emirat|Oman|Bahrain|Somal|"
    r"Azerbaijan|Azer|Nepal|Kashmir|Punjab|Bengal|Hind|Iraqi|Israeli)is?$"
    r"|^(Chin|Japan|Vietnam|Portugu|Leban|Sudan|Burm|Taiwan|Congol|Senegal|Malt|Nepal|Bhutan|"
    r"Ceylon|Guyan|Togol|Sinhal|Canton|Vienn|Milan|Beninois|Rwandes|Gabon|Faro)ese$"
    r"|^(Iceland|Hispan|Slav|German|Balt|Celt)ics?$"
)
_STEM_SET = frozenset(_STEMS.split())
# Words that may open the name of a people: "South Korean", "Puerto Rican".
PEOPLE_STARTS = _words("South North Puerto Costa Sri Saudi Central Latin")

TITLES = _words(
    """President Vice Prime Minister Mr. Mr Mrs. Mrs Ms. Ms Miss Dr. Dr Senator Sen. Rep.
    Representative Congressman Congresswoman Gov. Governor Mayor General Gen. Colonel Col. Major
    Maj. Captain Capt. Lieutenant Lt. Sergeant Sgt. Admiral Adm. Commander Marshal King Queen
    Prince Princess Duke Duchess Emperor Sultan Pope Cardinal Archbishop Bishop Rev. Reverend
    Father Sister Ayatollah Sheikh Imam Mullah Secretary Secretary-General Chancellor Premier
    Ambassador Judge Justice Attorney Chairman Chairwoman Chief Director Professor Prof. Sir Lord
    Lady Dame Deputy Foreign Defense Defence Interior Finance State Interim Acting Former former
    Spokesman Spokeswoman Officer Executive Commissioner Speaker Leader Assistant Inspector
    Detective Coach President-elect Ex-President ex-President Education Health prime minister
    president vice chief Minister-designate Brigadier Private Corporal Doctor Emir Opposition
    Party Special Envoy"""
)
CALENDAR = _words(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May
    June July August September October November December Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sept.
    Sep. Oct. Nov. Dec. Christmas Easter Ramadan"""
)
# GMB tags some countries and towns as "gpe", which otherwise holds peoples.
_NO_PEOPLE = _names(
    """Jordan; Sudan; Afghanistan; Azerbaijan; Iran; Pakistan; Kyrgyzstan; Japan; Mali; Tehran;
    Taiwan; Tajikistan; New Orleans; Vatican; Haiti; Uzbekistan; Kiribati; Kazakhstan; Oman;
    Turkmenistan; Bhutan; Antarctic; Brunei; Burundi; Djibouti; Malawi; Fiji; Abu Dhabi; Delhi;
    San Juan; Milan; Michigan; Oregon; Mumbai; Nairobi; Helsinki; Miami; Hawaii"""
)


def is_people(word: str) -> bool:
    """Whether one word names a nationality, religion or political group."""
    if word in _NO_PEOPLE or not word[:1].isupper():
        return False
    if word in _PEOPLES or _DEMONYM_TAIL.match(word):
        return True
    for tail in ("ians", "ian", "eans", "ean", "ans", "an", "n", "ns"):
        if word.endswith(tail):
            stem = word[: -len(tail)]
            if any(s in _STEM_SET for s in (stem, stem + "i", stem + "e", stem + "a")):
                return True
    return word in ("German", "Azerbaijani", "Kosovar")


def looks_like_people(name: str) -> bool:
    """For names already tagged as geopolitical: a people rather than a place."""
    last = name.split()[-1]
    if name in _NO_PEOPLE or last in _NO_PEOPLE:
        return False
    return is_people(last) or bool(re.search(r"(ians?|eans?|[^st]ans?|ese|ish|[qlnm]is?)$", last))


def place_label(name: str) -> str:
    """GPE, LOC or FAC for the name of a place; a state or town is what is left."""
    words = name.removeprefix("the ").removeprefix("The ").split()
    if not words:
        return "GPE"
    plain = " ".join(words)
    if plain in GPE_NAMES:
        return "GPE"
    if plain in LOC_NAMES or words[0] in ("Mount", "Mt.", "Lake", "Gulf"):
        return "LOC"
    if len(words) > 1:
        head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
        if head in _FAC_HEADS:
            return "FAC"
        if head in _LOC_HEADS:
            return "LOC"
        rest = " ".join(words[1:])
        if words[0].lower() in ("northern", "southern", "eastern", "western", "central"):
            return "LOC" if rest in LOC_NAMES else "GPE"
    return "GPE"


def thing_label(name: str) -> str:
    """EVENT or LAW where the name's head word says so; "" where it does not."""
    words = name.split()
    head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
    if len(words) > 1 and head in _LAW_HEADS:
        return "LAW"
    if words[0] in _EVENT_STARTS or (len(words) > 1 and head in _EVENT_HEADS):
        return "EVENT"
    if len(words) > 2 and words[0] == "World" and words[1] in ("War", "Cup"):
        return "EVENT"
    return ""


def known_label(name: str, label: str) -> str:
    """The label that a well-known name always has, else the one given."""
    if label in ("ORG", "GPE", "LOC", "PERSON", "FAC"):
        if name in GPE_NAMES:
            return "GPE"
        if name in ORG_NAMES:
            return "ORG"
        if name in LOC_NAMES and label != "PERSON":
            return "LOC"
    return label
