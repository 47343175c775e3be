"""What several entries of one type are called, for filters and lanes; `words.type_name` names a single one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from studyapp.domain.analysis import EntityType

_translate = QCoreApplication.translate


def types_words(kind: EntityType) -> str:
    """Return the plural: "People"."""
    return {
        EntityType.PERSON: _translate("EntityWords", "People"),
        EntityType.ORG: _translate("EntityWords", "Organisations"),
        EntityType.GPE: _translate("EntityWords", "Countries, cities"),
        EntityType.LOC: _translate("EntityWords", "Places"),
        EntityType.FAC: _translate("EntityWords", "Buildings, sites"),
        EntityType.NORP: _translate("EntityWords", "Groups"),
        EntityType.EVENT: _translate("EntityWords", "Events"),
        EntityType.WORK_OF_ART: _translate("EntityWords", "Works"),
        EntityType.PRODUCT: _translate("EntityWords", "Products"),
        EntityType.LAW: _translate("EntityWords", "Laws"),
        EntityType.LANGUAGE: _translate("EntityWords", "Languages"),
        EntityType.TERM: _translate("EntityWords", "Terms"),
    }[kind]
