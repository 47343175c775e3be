"""Words that point out of their sentence, as patterns: dates without a year, "days later", "the other side"."""

from __future__ import annotations

import re

from studyapp.analysis.cards.lexicon import MONTH_PATTERN

DATE_ALONE = re.compile(
    rf"\b{MONTH_PATTERN} \d{{1,2}}(?:st|nd|rd|th)?\b(?!,? \d{{4}})|\b\d{{1,2}}(?:st|nd|rd"
    rf"|th)? (?:of )?{MONTH_PATTERN}\b(?!,? \d{{4}})"
    r"|\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\. \d{1,2}\b(?!,? \d{4})"
    rf"|\b(?:in|since|until|by|early|late|mid) {MONTH_PATTERN}\b(?!,? (?:of )?\d{{4}}| \d)"
)
TIME_ANAPHORA = re.compile(
    r"\b(?:days?|weeks?|months?|years?|minutes?|hours?|moments?|decades?|centur(?:y|ies)|time|shortly|soon|immediately)"
    r" (?:later|earlier|afterwards?|thereafter|before that|after that)\b"
    r"|\b(?:at|by|since|until|during|from|in|after|before) (?:that|this|which) (?:time|point|period|year|day|stage"
    r"|date)\b"
    r"|\bthe (?:following|next|previous|same) (?:year|day|month|week|season|decade|night|morning|century|time)\b"
    r"|\bin (?:contrast|turn|addition|response|return)\b[,.]|\bas a result\b|\b(?:thereafter|therewith|hitherto)\b"
    r"|\balbeit\b"
    r"|\b(?:first|second|third|last|final|next|other) \w+ of the (?:day|night|evening|morning|week|game|match|season)\b"
    r"|\b(?:injury|extra|half) time\b|\bin the \d+(?:st|nd|rd|th) minute\b|\bpenalty spot\b|\bthe (?-i:[A-Z])\w+ side\b"
    r"|\bthen (?:assumed|moved|went|became|began)\b"
    r"|\b(?:ensuing|subsequent|aforesaid|did so|do so|does so|doing so|done so|for (?:instance|example)|upriver"
    r"|downriver"
    r"|elsewhere|thereby|therein|accordingly|as (?:discussed|noted|mentioned|described|shown|stated|we|you|seen)"
    r"|in the (?:section|chapter|next|previous)|the remaining|remaining (?:states|members|countries)|on both sides"
    r"|the other (?:side|two|three|half)|both sides|the (?:resulting|resettled|remaining)|such a|in the process"
    r"|at the time|of the time"
    r"|(?:has|have) been [^.,]*\bfor (?:\w+ ){1,2}(?:days|weeks|months|years)"
    r"|(?:has|have) (?:just|already)|nearby (?=(?-i:[A-Z]))"
    r"|the rest|previously|recent(?! (?-i:[A-Z])))\b"
    r"|\b(?:then|later|afterwards?|subsequently|eventually|already|soon|immediately|promptly)\b(?= \w+ed\b|[,.])"
    r"|\bthe then\b"
    r"|\bwas (?:then|later|subsequently|soon)\b",
    re.IGNORECASE,
)
COMPARISON = re.compile(
    r"\b(?:only other|another|the (?:first|last|next) one|comes as|(?:[Aa]n?|[Tt]he) (?:previous|further|additional)"
    r"|the other|the same|the second case|the first case|others|otherwise|one such|as many as)\b"
    r"|\bsimilar\b(?! to)|\b(?:more|less|fewer|better|larger|greater|higher|lower|smaller|longer|older|younger) \w+[.]$"
)
FINE_COMPARISON = re.compile(
    r"similar to|the same (?:as|time)|another’s|one another|another's|each other", re.IGNORECASE
)
THAT_NUMBER = re.compile(r"\bthat (?:number|figure|amount|sum|total|percentage|time|year|day|period|goal|point|way)\b")
