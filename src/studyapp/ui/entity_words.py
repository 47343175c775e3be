"""What several entries of one type are called, for filters and lanes; `words.type_name` names a single one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from studyapp.domain.analysis import EntityType

translate = QCoreApplication.translate


def types_words(kind: EntityType) -> str:
    """Return the plural: "People"."""
    return {
        EntityType.PERSON: translate("EntityWords", "People"),
        EntityType.ORG: translate("EntityWords", "Organisations"),
        EntityType.GPE: translate("EntityWords", "Countries, cities"),
        EntityType.LOC: translate("EntityWords", "Places"),
        EntityType.FAC: translate("EntityWords", "Buildings, sites"),
        EntityType.NORP: translate("EntityWords", "Groups"),
        EntityType.EVENT: translate("EntityWords", "Events"),
        EntityType.WORK_OF_ART: translate("EntityWords", "Works"),
        EntityType.PRODUCT: translate("EntityWords", "Products"),
        EntityType.LAW: translate("EntityWords", "Laws"),
        EntityType.LANGUAGE: translate("EntityWords", "Languages"),
        EntityType.TERM: translate("EntityWords", "Terms"),
    }[kind]
