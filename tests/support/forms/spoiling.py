"""For each rule of an importer, the one fault that it is about."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable


def _change(old: str, new: str) -> Callable[[bytes], bytes]:
    return lambda content: content.replace(old.encode(), new.encode())


def _without(start: str) -> Callable[[bytes], bytes]:
    def spoil(content: bytes) -> bytes:
        return b"\n".join(line for line in content.split(b"\n") if not line.startswith(start.encode()))

    return spoil


def _question_twice(content: bytes) -> bytes:
    rows = content.decode().split("\n")
    place = next(i for i, row in enumerate(rows) if row.startswith("Q\tF"))
    return "\n".join([*rows[:place], rows[place], *rows[place:]]).encode()


def _other_encoding(content: bytes) -> bytes:
    return content.decode("utf-8-sig").encode("cp1252", "replace").replace(b"Zero", b"Z\xe9ro")


def _last_group_renumbered(content: bytes) -> bytes:
    first, _, last = content.rpartition(b"\nG\t")
    return first + b"\nG\t7" + last[1:]


def _package(change: Callable[[str, str], str | None]) -> Callable[[bytes], bytes]:
    def spoil(content: bytes) -> bytes:
        target = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w") as new:
            for name in old.namelist():
                text = change(name, old.read(name).decode())
                if text is not None:
                    new.writestr(name, text)
        return target.getvalue()

    return spoil


SPOILT: dict[str, Callable[[bytes], bytes]] = {
    "lime_utf8": _other_encoding,
    "lime_header": _change("\t", ";"),
    "lime_classes": _change("\nQ\tF\t", "\nQ\tZ\t"),
    "lime_settings_first": _change("surveyls_title", "surveyls_name"),
    "lime_languages_alike": lambda content: content[: content.rindex(b"\nA\t")] + b"\n",
    "lime_codes": _change("\nQ\tF\t", "\nQ\tF\tm_"),
    "lime_unique": _question_twice,
    "lime_groups_first": _without("G\t"),
    "lime_groups_numbered": _last_group_renumbered,
    "lime_arrays": _without("SQ\t"),
    "qualtrics_first": lambda content: content[1:],
    "qualtrics_tags": _change("[[ID:", "[[ ID:"),
    "qualtrics_questions": _change("[[AdvancedChoices]]\n", "[[AdvancedChoices]]\n\n"),
    "qualtrics_ids": _change("_dys]]", "_fun]]"),
    "qualtrics_embedded_data": lambda content: content + b"\n\n[[ED:late:1]]\n",
    "google_methods": _change("setChoiceValues", "setChoices"),
    "google_scales": _change("setBounds(1, 9)", "setBounds(1, 12)"),
    "google_choices": _change('["', '["",  "'),
    "google_functions": _change("function createKanoForm()", "function createOther()"),
    "word_package": _package(lambda name, text: None if name == "_rels/.rels" else text),
    "word_questions": _package(lambda _, text: text.replace(">2. ", ">3. ")),
}
