"""One voice in each language: German says du, and a thing has one word, whoever translated the sentence."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "translations"
ODD = {
    # After a small letter or a comma it is no first word of a sentence.
    "de": r"[a-zäöüß,] (Sie|Ihnen|Ihre?[mnrs]?)\b|^Ihnen\b|\b(Rechner|Kennwort|Verzeichnis)\b",
    "zh_CN": "您|账户|登陆|计算机|目录",
    "ar": "خادوم|كلمة السر|كمبيوتر|[“”]",
}


def translated(language: str) -> Iterator[str]:
    for message in ET.parse(FOLDER / f"gharial_{language}.ts").iter("translation"):
        for form in message.iter("numerusform"):
            yield form.text or ""
        yield message.text or ""


@pytest.mark.parametrize("language", ODD)
def test_no_word_of_another_voice(language: str) -> None:
    assert [text for text in translated(language) if re.search(ODD[language], text)] == []
