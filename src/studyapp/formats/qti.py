"""Cards as an IMS QTI 2.1 content package: one item for each card, a test with a section for each document, a manifest.

The rules are those of "IMS Question and Test Interoperability Assessment Test, Section and Item Information Model",
version 2.1 final (2012), and of "IMS Content Packaging" 1.1. Identifiers are NCNames made from card ids. The same cards
give the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from studyapp.domain.analysis import CardType
from studyapp.domain.card import GAP, PAIR, items_to_place
from studyapp.formats.plain_xml import add, data_of, root

if TYPE_CHECKING:
    from collections.abc import Sequence

    from studyapp.domain.card import Card
    from studyapp.domain.exchange_out import OutCard
    from studyapp.formats.plain_xml import Element

NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"
PACKAGING = "http://www.imsglobal.org/xsd/imscp_v1p1"
_MATCH_CORRECT = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"
_MAP_RESPONSE = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response"
_NOT_IN_NAME = re.compile(r"[^A-Za-z0-9_.-]")
_DATE = (1980, 1, 1, 0, 0, 0)


def write_qti(cards: Sequence[OutCard]) -> bytes:
    """Return the package."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(archive, "imsmanifest.xml", _manifest(cards))
        _put(archive, "test.xml", _test(cards))
        for out in cards:
            _put(archive, _file(out.card), _item(out))
    return data.getvalue()


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    archive.writestr(zipfile.ZipInfo(name, _DATE), data, zipfile.ZIP_DEFLATED)


def _identifier(card: Card) -> str:
    return "i" + _NOT_IN_NAME.sub("_", card.id)


def _file(card: Card) -> str:
    return f"items/{_identifier(card)}.xml"


def _manifest(cards: Sequence[OutCard]) -> bytes:
    manifest = root("manifest", xmlns=PACKAGING, identifier="studyapp-package")
    metadata = add(manifest, "metadata")
    add(metadata, "schema", "QTIv2.1 Package")
    add(metadata, "schemaversion", "1.0.0")
    add(manifest, "organizations")
    resources = add(manifest, "resources")
    test = add(resources, "resource", identifier="test", type="imsqti_test_xmlv2p1", href="test.xml")
    add(test, "file", href="test.xml")
    for out in cards:
        add(test, "dependency", identifierref=_identifier(out.card))
    for out in cards:
        name = _file(out.card)
        item = add(resources, "resource", identifier=_identifier(out.card), type="imsqti_item_xmlv2p1", href=name)
        add(item, "file", href=name)
    return data_of(manifest)


def _test(cards: Sequence[OutCard]) -> bytes:
    test = root("assessmentTest", xmlns=NAMESPACE, identifier="test", title=cards[0].document_title or "studyapp")
    part = add(test, "testPart", identifier="part", navigationMode="nonlinear", submissionMode="individual")
    section, title, number = None, None, 0
    for out in cards:
        if section is None or out.document_title != title:
            title, number = out.document_title, number + 1
            section = add(part, "assessmentSection", identifier=f"s{number}", title=title or "studyapp", visible="true")
        add(section, "assessmentItemRef", identifier=_identifier(out.card), href=_file(out.card))
    return data_of(test)


def _item(out: OutCard) -> bytes:
    card = out.card
    item = root(
        "assessmentItem",
        xmlns=NAMESPACE,
        identifier=_identifier(card),
        title=" ".join(card.wording.prompt.split())[:80] or card.id,
        adaptive="false",
        timeDependent="false",
    )
    options = _options(card)
    if options:
        _choice(item, out, options)
    elif card.type is CardType.MATCH:
        _match(item, out)
    elif card.type is CardType.ORDER:
        _order(item, out)
    else:
        _entry(item, out)
    return data_of(item)


def _options(card: Card) -> tuple[str, ...]:
    if card.type is CardType.TRUE_FALSE and card.wording.answer in {"True", "False"}:
        return ("True", "False")
    return tuple(sorted({card.wording.answer, *card.wording.distractors})) if card.wording.distractors else ()


def _choice(item: Element, out: OutCard, options: tuple[str, ...]) -> None:
    key = options.index(out.card.wording.answer)
    _response(item, "single", "identifier", (f"c{key}",))
    _outcomes(item)
    body = add(item, "itemBody")
    asked = add(body, "choiceInteraction", responseIdentifier="RESPONSE", shuffle="false", maxChoices="1")
    add(asked, "prompt", out.card.wording.prompt)
    for number, option in enumerate(options):
        add(asked, "simpleChoice", option, identifier=f"c{number}")
    _end(item, out, _MATCH_CORRECT)


def _match(item: Element, out: OutCard) -> None:
    lines = [line.partition(PAIR) for line in out.card.wording.answer.splitlines()]
    _, shown = items_to_place(out.card)
    rights = list(dict.fromkeys(shown))
    pairs = tuple(f"l{number} r{rights.index(right)}" for number, (_, _, right) in enumerate(lines))
    _response(item, "multiple", "directedPair", pairs)
    _outcomes(item)
    body = add(item, "itemBody")
    most = str(len(lines))
    asked = add(body, "matchInteraction", responseIdentifier="RESPONSE", shuffle="false", maxAssociations=most)
    add(asked, "prompt", out.card.wording.prompt)
    sources, targets = add(asked, "simpleMatchSet"), add(asked, "simpleMatchSet")
    for number, (left, _, _) in enumerate(lines):
        add(sources, "simpleAssociableChoice", left, identifier=f"l{number}", matchMax="1")
    for number, right in enumerate(rights):
        add(targets, "simpleAssociableChoice", right, identifier=f"r{number}", matchMax=most)
    _end(item, out, _MATCH_CORRECT)


def _order(item: Element, out: OutCard) -> None:
    lines = out.card.wording.answer.splitlines()
    mixed, _ = items_to_place(out.card)
    numbers = {line: f"o{number}" for number, line in enumerate(mixed)}
    _response(item, "ordered", "identifier", tuple(numbers[line] for line in lines))
    _outcomes(item)
    body = add(item, "itemBody")
    asked = add(body, "orderInteraction", responseIdentifier="RESPONSE", shuffle="false")
    add(asked, "prompt", out.card.wording.prompt)
    for line in mixed:
        add(asked, "simpleChoice", line, identifier=numbers[line])
    _end(item, out, _MATCH_CORRECT)


def _entry(item: Element, out: OutCard) -> None:
    wording = out.card.wording
    answers = tuple(dict.fromkeys((wording.answer, *wording.accepted)))
    declared = _response(item, "single", "string", answers[:1])
    mapping = add(declared, "mapping", defaultValue="0")
    for answer in answers:
        add(mapping, "mapEntry", mapKey=" ".join(answer.split()), mappedValue="1", caseSensitive="false")
    _outcomes(item)
    body = add(item, "itemBody")
    before, gap, after = wording.prompt.partition(GAP)
    paragraph = add(body, "p", before if gap else f"{wording.prompt} ")
    asked = add(paragraph, "textEntryInteraction", responseIdentifier="RESPONSE", expectedLength=str(len(answers[0])))
    asked.tail = after.replace(GAP, "…") if gap else None
    _end(item, out, _MAP_RESPONSE)


def _response(item: Element, cardinality: str, base: str, values: tuple[str, ...]) -> Element:
    declared = add(item, "responseDeclaration", identifier="RESPONSE", cardinality=cardinality, baseType=base)
    right = add(declared, "correctResponse")
    for value in values:
        add(right, "value", " ".join(value.split()))
    return declared


def _outcomes(item: Element) -> None:
    score = add(item, "outcomeDeclaration", identifier="SCORE", cardinality="single", baseType="float")
    add(add(score, "defaultValue"), "value", "0")
    add(item, "outcomeDeclaration", identifier="FEEDBACK", cardinality="single", baseType="identifier")


def _end(item: Element, out: OutCard, template: str) -> None:
    add(item, "responseProcessing", template=template)
    quote = " ".join(out.card.quote.split())
    if quote:
        feedback = add(item, "modalFeedback", outcomeIdentifier="FEEDBACK", identifier="source", showHide="hide")
        add(feedback, "p", " — ".join(filter(None, (f"“{quote}”", out.place))))
