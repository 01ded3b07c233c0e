"""What explanations are put together from."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTranslator

from gharial.model.failures import Declined
from gharial.ui.explain import explain
from gharial.ui.explanation import Explanation, with_words

TRANSLATIONS = Path(__file__).resolve().parents[2] / "translations"


def test_what_and_advice_make_one_sentence_each() -> None:
    assert Explanation("It broke.", "Mend it.").sentence == "It broke. Mend it."
    assert Explanation("It broke.").sentence == "It broke."
    assert Explanation("", "Mend it.").sentence == "Mend it."
    assert with_words("It broke.", " rain\n{here} ") == "It broke. It said: “rain {here}”."
    assert with_words("It broke.", " ") == "It broke."


def test_people_are_called_by_their_names_where_those_are_known() -> None:
    declined = Declined("bob@river.example/desk")
    assert explain(declined).what.startswith("bob@river.example declined")
    assert explain(declined, {"bob@river.example": "Bob"}).what.startswith("Bob declined")
    assert explain(declined, {"carol@river.example": "Carol"}).what.startswith("bob@river.example declined")
    # A name holds for one sentence.
    assert explain(declined).what.startswith("bob@river.example declined")


def test_chinese_sets_no_blank_between_sentences(qapp: QCoreApplication, tmp_path: Path) -> None:
    compiled = tmp_path / "gharial_zh_CN.qm"
    tool = Path(sys.executable).parent / "pyside6-lrelease"
    subprocess.run([tool, TRANSLATIONS / "gharial_zh_CN.ts", "-qm", compiled], check=True, capture_output=True)
    translator = QTranslator()
    assert translator.load(str(compiled))
    qapp.installTranslator(translator)
    try:
        assert Explanation("断开了。", "请重试。").sentence == "断开了。请重试。"
    finally:
        qapp.removeTranslator(translator)
