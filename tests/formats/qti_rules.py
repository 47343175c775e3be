"""Rules of QTI 2.1, for packages of ours: a closed grammar of what each element holds, and what a grammar cannot say.

No package on PyPI, npm or Debian carries `imsqti_v2p1.xsd`. The grammar says what that schema says of the elements that
we write: it was compared, element by element, with the schema's attribute and content groups as `pyslet` 0.7 (PyPI, by
an editor of the specification) quotes them, and pyslet's reader, which knows nothing of ours, read every file of the
package that the tests write. It needs a Python before 3.10, and so is no dependency. `caseSensitive` of `mapEntry` came
with the final version.

"Model" is the IMS QTI 2.1 Assessment Test, Section and Item Information Model (final, 31 August 2012), "CP" the IMS
Content Packaging 1.1.4 specification, "Integration" the QTI 2.1 Integration Guide.
"""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree as ET

QTI = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"
CP = "{http://www.imsglobal.org/xsd/imscp_v1p1}"
_NCNAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.\-]*$")
_TEMPLATES = {
    "http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct",
    "http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response",
}
_ORDER = ["responseDeclaration", "outcomeDeclaration", "itemBody", "responseProcessing", "modalFeedback"]
_ID, _BOOL, _INT, _FLOAT = r"[A-Za-z_][\w.\-]*", "true|false", r"\d+", r"-?\d+(\.\d+)?"
_INTERACTION = {"responseIdentifier": _ID, "shuffle": _BOOL}
_SECTION_PARTS = r"(assessmentSection |assessmentItemRef )*"
_GRAMMAR: dict[str, tuple[dict[str, str], dict[str, str], str, bool]] = {
    "assessmentItem": (
        {"identifier": ".+", "title": ".*", "adaptive": _BOOL, "timeDependent": _BOOL},
        {"label": ".{0,256}", "toolName": ".{0,256}", "toolVersion": ".{0,256}"},
        r"(responseDeclaration )*(outcomeDeclaration )*(itemBody )?(responseProcessing )?(modalFeedback )*",
        False,
    ),
    "responseDeclaration": (
        {"identifier": _ID, "cardinality": "single|multiple|ordered|record"},
        {"baseType": "identifier|boolean|integer|float|string|point|pair|directedPair|duration|file|uri"},
        r"(defaultValue )?(correctResponse )?(mapping )?",
        False,
    ),
    "outcomeDeclaration": (
        {"identifier": _ID, "cardinality": "single|multiple|ordered|record"},
        {"baseType": "identifier|boolean|integer|float|string", "normalMaximum": _FLOAT, "normalMinimum": _FLOAT},
        r"(defaultValue )?",
        False,
    ),
    "correctResponse": ({}, {"interpretation": ".*"}, r"(value )+", False),
    "defaultValue": ({}, {"interpretation": ".*"}, r"(value )+", False),
    "value": ({}, {}, "", True),
    "mapping": ({"defaultValue": _FLOAT}, {"lowerBound": _FLOAT, "upperBound": _FLOAT}, r"(mapEntry )+", False),
    "mapEntry": ({"mapKey": ".*", "mappedValue": _FLOAT}, {"caseSensitive": _BOOL}, "", False),
    "itemBody": ({}, {}, r"(p |choiceInteraction |orderInteraction |matchInteraction )*", False),
    "choiceInteraction": (
        {**_INTERACTION, "maxChoices": _INT},
        {"minChoices": _INT},
        r"(prompt )?(simpleChoice )+",
        False,
    ),
    "orderInteraction": (_INTERACTION, {"minChoices": _INT, "maxChoices": _INT}, r"(prompt )?(simpleChoice )+", False),
    "matchInteraction": (
        {**_INTERACTION, "maxAssociations": _INT},
        {"minAssociations": _INT},
        r"(prompt )?simpleMatchSet simpleMatchSet ",
        False,
    ),
    "simpleMatchSet": ({}, {}, r"(simpleAssociableChoice )*", False),
    "simpleChoice": ({"identifier": _ID}, {"fixed": _BOOL}, "", True),
    "simpleAssociableChoice": ({"identifier": _ID, "matchMax": _INT}, {"matchMin": _INT, "fixed": _BOOL}, "", True),
    "prompt": ({}, {}, r"(br )*", True),
    "p": ({}, {}, r"(br |textEntryInteraction )*", True),
    "br": ({}, {}, "", False),
    "textEntryInteraction": ({"responseIdentifier": _ID}, {"expectedLength": _INT}, "", False),
    "responseProcessing": ({}, {"template": r"http://.+"}, "", False),
    "modalFeedback": (
        {"outcomeIdentifier": _ID, "identifier": _ID, "showHide": "show|hide"},
        {"title": ".*"},
        r"(p )*",
        False,
    ),
    "assessmentTest": (
        {"identifier": ".+", "title": ".*"},
        {"toolName": ".{0,256}"},
        r"(outcomeDeclaration )*(testPart )+",
        False,
    ),
    "testPart": (
        {"identifier": _ID, "navigationMode": "linear|nonlinear", "submissionMode": "individual|simultaneous"},
        {},
        r"(assessmentSection )+",
        False,
    ),
    "assessmentSection": (
        {"identifier": _ID, "title": ".*", "visible": _BOOL},
        {"required": _BOOL, "fixed": _BOOL, "keepTogether": _BOOL},
        _SECTION_PARTS,
        False,
    ),
    "assessmentItemRef": ({"identifier": _ID, "href": r"[^ ]+"}, {"required": _BOOL, "fixed": _BOOL}, "", False),
}
"""Of each element: its required and optional attributes, its children in their order, and whether it holds words."""


def broken_rules(data: bytes) -> list[str]:
    """Return a sentence for each rule that a package breaks."""
    broken: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        manifest = ET.fromstring(archive.read("imsmanifest.xml"))  # CP 3: the manifest lies at the root
        broken += _manifest(manifest, names)
        test = ET.fromstring(archive.read("test.xml"))
        broken += _test(test, names) + ungrammatical(test)
        for name in sorted(names):
            if name.startswith("items/"):
                item = ET.fromstring(archive.read(name))
                broken += [f"{name}: {rule}" for rule in _item(item) + ungrammatical(item)]
    return broken


def ungrammatical(root: ET.Element) -> list[str]:
    """Return a sentence for each element, attribute, value and order that the schema does not know."""
    broken: list[str] = []
    for element in root.iter():
        name = element.tag.removeprefix(QTI)
        if name not in _GRAMMAR or not element.tag.startswith(QTI):
            broken.append(f"schema: {element.tag} is none of ours")
            continue
        required, optional, children, words = _GRAMMAR[name]
        if not set(required) <= set(element.attrib):
            broken.append(f"schema: {name} has {sorted(required)}")
        for key, value in element.attrib.items():
            pattern = {**optional, **required}.get(key)
            if pattern is None or re.fullmatch(pattern, value, re.DOTALL) is None:
                broken.append(f"schema: {key}={value!r} in {name}")
        order = "".join(f"{child.tag.removeprefix(QTI)} " for child in element)
        if re.fullmatch(children, order) is None:
            broken.append(f"schema: {name} does not hold {order}")
        said = (element.text or "") + "".join(child.tail or "" for child in element)
        if said.strip() and not words:
            broken.append(f"schema: {name} holds no words")
    return broken


def _manifest(manifest: ET.Element, names: set[str]) -> list[str]:
    broken: list[str] = []
    if [child.tag for child in manifest] != [f"{CP}{name}" for name in ("metadata", "organizations", "resources")]:
        broken.append("CP 4: metadata, organizations, resources in this order")
    resources = manifest.findall(f"{CP}resources/{CP}resource")
    ids = [each.get("identifier", "") for each in resources]
    if len(set(ids)) != len(ids) or not all(map(_NCNAME.match, ids)):
        broken.append("CP 4: identifiers are unique NCNames")
    if {each.get("type") for each in resources} != {"imsqti_test_xmlv2p1", "imsqti_item_xmlv2p1"}:
        broken.append("Integration 3: types of resources")
    files = {file.get("href") for file in manifest.iter(f"{CP}file")}
    if files | {"imsmanifest.xml"} != names:
        broken.append("CP 4: every file is declared, and every declared file is there")
    if not {each.get("identifierref") for each in manifest.iter(f"{CP}dependency")} <= set(ids):
        broken.append("CP 4: dependencies name resources")
    return broken


def _test(test: ET.Element, names: set[str]) -> list[str]:
    broken: list[str] = []
    if test.tag != f"{QTI}assessmentTest" or not test.get("title") or not test.get("identifier"):
        broken.append("Model 4.1: assessmentTest has identifier and title")
    for part in test.findall(f"{QTI}testPart"):
        if part.get("navigationMode") not in {"linear", "nonlinear"}:
            broken.append("Model 4.1: navigationMode")
        if part.get("submissionMode") not in {"individual", "simultaneous"}:
            broken.append("Model 4.1: submissionMode")
        sections = part.findall(f"{QTI}assessmentSection")
        if not sections or any(each.get("visible") not in {"true", "false"} for each in sections):
            broken.append("Model 4.2: a testPart has sections, each with title and visible")
    references = list(test.iter(f"{QTI}assessmentItemRef"))
    if not {each.get("href") for each in references} <= names:
        broken.append("Model 4.2: references lead to files")
    ids = [each.get("identifier", "") for each in test.iter() if each.get("identifier")]
    if len(set(ids)) != len(ids) or not all(map(_NCNAME.match, ids)):
        broken.append("Model 4: identifiers are unique in a test")
    return broken


def _item(item: ET.Element) -> list[str]:
    broken = [
        f"Model 3.1: {name}" for name in ("identifier", "title", "adaptive", "timeDependent") if not item.get(name)
    ]
    tags = [child.tag.removeprefix(QTI) for child in item]
    if tags != sorted(tags, key=_ORDER.index):
        broken.append("Model 3.1: order of the parts of an item")
    response = item.find(f"{QTI}responseDeclaration")
    body = item.find(f"{QTI}itemBody")
    processing = item.find(f"{QTI}responseProcessing")
    if response is None or body is None or processing is None:
        return [*broken, "Model 3.1: declaration, body and processing"]
    if processing.get("template") not in _TEMPLATES:
        broken.append("Model 7: a standard template")
    asked = [each for each in body.iter() if each.tag.endswith("Interaction")]
    if len(asked) != 1 or asked[0].get("responseIdentifier") != response.get("identifier"):
        return [*broken, "Model 5: one interaction, bound to the declared response"]
    outcomes = {each.get("identifier") for each in item.findall(f"{QTI}outcomeDeclaration")}
    feedback = {each.get("outcomeIdentifier") for each in item.findall(f"{QTI}modalFeedback")}
    if "SCORE" not in outcomes or not feedback <= outcomes:
        broken.append("Model 7: the outcomes that templates and feedback use are declared")
    return broken + _interaction(asked[0], response)


def _interaction(asked: ET.Element, response: ET.Element) -> list[str]:
    kind = asked.tag.removeprefix(QTI)
    shape = (response.get("cardinality"), response.get("baseType"))
    values = [value.text or "" for value in response.findall(f"{QTI}correctResponse/{QTI}value")]
    choices = [each for each in asked.iter() if each.tag in {f"{QTI}simpleChoice", f"{QTI}simpleAssociableChoice"}]
    ids = [each.get("identifier", "") for each in choices]
    broken = [] if len(set(ids)) == len(ids) and all(map(_NCNAME.match, ids)) else ["Model 5: identifiers of choices"]
    match kind:
        case "choiceInteraction":
            ok = shape == ("single", "identifier") and asked.get("maxChoices") == "1" and set(values) <= set(ids)
            ok = ok and len(values) == 1 and len({each.text for each in choices}) == len(choices)
        case "orderInteraction":
            ok = shape == ("ordered", "identifier") and sorted(values) == sorted(ids) and ids != values
        case "matchInteraction":
            sets = asked.findall(f"{QTI}simpleMatchSet")
            ok = shape == ("multiple", "directedPair") and len(sets) == 2
            left, right = ({each.get("identifier") for each in part} for part in sets)
            pairs = [tuple(value.split(" ")) for value in values]
            ok = ok and all(len(pair) == 2 and pair[0] in left and pair[1] in right for pair in pairs)
            ok = ok and all(each.get("matchMax") for each in choices)
        case "textEntryInteraction":
            keys = [each.get("mapKey") for each in response.findall(f"{QTI}mapping/{QTI}mapEntry")]
            ok = (
                shape == ("single", "string") and len(values) == 1 and values[0] in keys and len(set(keys)) == len(keys)
            )
        case _:
            ok = False
    return broken if ok else [*broken, f"Model 5: {kind} and its response"]
