"""The page of the preferences on which a person turns a generator of their own on, and tests it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QWidget

from studyapp.domain.errors import StudyError
from studyapp.ui.controls import button, label
from studyapp.ui.messages import describe
from studyapp.ui.theme import SPACE_L, SPACE_S, SPACE_XL

if TYPE_CHECKING:
    from studyapp.services.generation import Generation
    from studyapp.ui.live_settings import LiveSettings
    from studyapp.ui.shell import Shell


class GeneratorPage(QWidget):
    """On or off, where it listens, which model; nothing is asked before "Test"."""

    def __init__(
        self, generation: Generation, settings: LiveSettings, shell: Shell, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("generator_page")
        self._generation = generation
        self._settings = settings
        self._shell = shell
        self._on = QCheckBox(self.tr("Let a generator on this machine propose cards"), self)
        self._address = QLineEdit(settings.current.generator_address, self)
        self._model = QComboBox(self)
        self._test = button(self.tr("Test the connection"), "generator_test", parent=self)
        self._said = label("", "small", parent=self, wrap=True)
        self._said.setObjectName("generator_said")
        self._build()
        self._on.setChecked(settings.current.generator_on)
        self._model.setCurrentText(settings.current.generator_model)
        self._show_enabled()
        self._on.toggled.connect(self._on_changed)
        self._address.textChanged.connect(self._on_changed)
        self._model.currentTextChanged.connect(self._on_changed)
        self._test.clicked.connect(self._on_test)

    def _build(self) -> None:
        text = self.tr(
            "Optional: if a program such as Ollama or llama.cpp's server runs on this machine, it may propose further"
            " cards. Nothing but 127.0.0.1, ::1 or localhost is ever asked, so no text leaves the machine. Each"
            " proposal must quote the article word for word and pass the same checks as every card, or it is dropped."
        )
        form = QFormLayout(self)
        form.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        form.setHorizontalSpacing(SPACE_L)
        form.setVerticalSpacing(SPACE_S)
        form.addRow(label(text, "small", wrap=True))
        form.addRow(self._on)
        form.addRow(self.tr("Address"), self._address)
        form.addRow(self.tr("Model"), self._model)
        form.addRow("", self._test)
        form.addRow(self._said)
        self._model.setEditable(True)
        for control, name, title in (
            (self._on, "generator_on", self._on.text()),
            (self._address, "generator_address", self.tr("Address")),
            (self._model, "generator_model", self.tr("Model")),
        ):
            control.setObjectName(name)
            control.setAccessibleName(title)
        self._address.setMinimumWidth(260)

    def _show_enabled(self) -> None:
        for control in (self._address, self._model, self._test):
            control.setEnabled(self._on.isChecked())

    @Slot()
    def _on_changed(self) -> None:
        self._show_enabled()
        self._settings.change(
            replace(
                self._settings.current,
                generator_on=self._on.isChecked(),
                generator_address=self._address.text().strip(),
                generator_model=self._model.currentText().strip(),
            )
        )

    @Slot()
    def _on_test(self) -> None:
        self._test.setEnabled(False)
        self._said.setText(self.tr("Asking…"))
        work = partial(self._generation.models, self._address.text())
        self._shell.jobs.run_aside(work, self._on_models, self._on_failed)

    def _on_models(self, models: tuple[str, ...]) -> None:
        self._show_enabled()
        self._said.setText(self.tr("It answers. Models: {0}").format(", ".join(models) or "–"))
        chosen = self._model.currentText()
        self._model.blockSignals(True)
        self._model.clear()
        self._model.addItems(list(models))
        self._model.setCurrentText(chosen or (models[0] if models else ""))
        self._model.blockSignals(False)
        self._on_changed()

    def _on_failed(self, error: Exception) -> None:
        self._show_enabled()
        if isinstance(error, StudyError):
            message = describe(error)
            self._said.setText(f"{message.title}. {message.advice}")
        else:
            self._said.setText("")
            self._shell.messages.show_error(error)
