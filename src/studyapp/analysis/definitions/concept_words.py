"""Words by which the rules for concepts recognise, or refuse, a definition; all in lower case."""

from __future__ import annotations

from studyapp.analysis.entities.lexicon import words

POINTING = words(
    """
    this that these those my your his her our their its such some any each every another both all no many most
    """
)
VAGUE = words(
    """
    thing things one ones example examples reason reasons way ways problem problems question questions result
    results fact case point part parts number lot goal answer difference time year day people person man woman
    purpose idea issue advantage disadvantage effect cause key step steps kind type types some other others most
    many focus task challenge concern conclusion evidence explanation consequence first second third last latter
    former author figure table chapter section equation problem solution rest majority what who it this that they he
    she
    """
)
EMPTY_MODIFIERS = words(
    """
    other another different various several certain same similar main major key common important first second third
    following next last final early popular famous recent primary new such own possible
    """
)
# What things do, told of them in general: "the artery carries …".
FUNCTIONS = words(
    """
    absorb act allow apply argue assume attach break bring carry cause combine compare compete conduct connect
    contain control convert cover create deal deliver depend describe detect determine develop emphasize enable
    enclose examine explain explore express extend filter focus form function give govern happen help hold
    hypothesize indicate inhibit keep lack last lead lie line link live maintain make match measure occur originate
    own perform permit play possess predict prevent process produce promote propose protect provide receive
    recognize regulate release rely remove require result run secrete seek select send separate serve specify
    stimulate store study suggest support surround take transfer transmit transport use
    """
)
GENERIC_HEADS = words(
    """
    ability act action activity agent agreement amount approach area argument behavior belief branch category cell
    class collection concept condition device disease disorder doctrine element event expression feeling field force
    form framework function group idea instrument kind law layer level line mass material means measure mechanism
    method model molecule movement network object organ organism organization part particle pattern period person
    perspective phenomenon point policy practice principle procedure process product property protein quantity ratio
    reaction region relationship response rule science sequence series set situation space state statement strategy
    structure study style substance system technique tendency theory tissue tool transfer trait type unit use value
    view way
    """
)
STATES = words(
    """
    find locate make compose form use characterize base create cause associate attach connect divide situate produce
    design concern control measure express derive determine store surround classify mark accompany require
    """
)
ASIDES = words(
    """
    such or and also see i.e. singular plural discussed covered shown those which who known called that so
    """
)
MEANING = {
    "refer": 2.6,
    "mean": 1.8,
    "denote": 2.4,
    "describe": 0.9,
    "involve": 0.7,
    "represent": 0.4,
    "designate": 2.0,
    "signify": 2.0,
    "consist": 1.2,
    "comprise": 0.6,
    "encompass": 0.8,
    "occur": 0.7,
    "include": -0.2,
    "measure": 0.7,
    "state": 1.0,
    "constitute": 0.3,
    "stand": 0.2,
}
"""Verbs that tie a term to its definition, with the sureness that each lends."""
