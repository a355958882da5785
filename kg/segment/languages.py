"""The fixed words of United Nations documents in the six official languages: data, one row a language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """What the masthead, the close and the annexes of a document are called in one language."""

    code: str
    articles: tuple[str, ...]
    """What may stand before an organ's name in the enacting formula, lower case, with its space or apostrophe.

    Empty in languages without articles.
    """
    cased: bool
    """Whether a line that begins in lower case continues the one before; in Russian paragraphs begin so."""
    months: tuple[str, ...]
    """January to December, lower case; `|` parts other spellings."""
    date: re.Pattern[str]
    """A date with groups day, month, year."""
    agenda_item: re.Pattern[str]
    """Group 1 is the number of the agenda item."""
    meeting: re.Pattern[str]
    """Group 1 or 2 is the number of the meeting."""
    adopted: re.Pattern[str]
    """What an adopted text says above its title."""
    draft: re.Pattern[str]
    annex: re.Pattern[str]
    """A line that opens what stands behind the act."""
    draft_follows: re.Pattern[str]
    """The end of a paragraph behind which the organ puts a draft for another organ to adopt."""


def _row(
    code: str, articles: str, months: str, date: str, agenda: str, meeting: str, adopted: str, draft: str, annex: str,
    follows: str, *, cased: bool = True,
) -> Language:  # fmt: skip
    flags = re.IGNORECASE
    return Language(
        code, tuple(filter(None, articles.split("/"))), cased, tuple(months.split()), re.compile(date, flags), re.compile(agenda, flags),
        re.compile(meeting, flags), re.compile(adopted, flags), re.compile(draft, flags), re.compile(annex), re.compile(follows, flags),
    )  # fmt: skip


ITEM = r"(\d{1,3}(?:\s?\(?[a-z]{1,4}\))*(?:\s?(?:,|and|et|y|и|to|–|-)\s?(?:\d{1,3}\s?)?(?:\(?[a-z]{1,4}\)|\d{1,3}))*)"
DRAFT_LINE = r"(?:^|(?P<marks>[:：][*†]{0,4})\s*)"
"""A draft is announced on a line of its own or behind its sponsors and a colon."""
ANNEX_TAIL = r"(?:\s(?:[IVXL]{1,5}|\d{1,2}|[A-Z]))?[*¹²³:.]{0,3}(?:\s+[–—-]?\s?[A-ZА-ЯÀ-Ý].{0,140}[^.;,])?$"

LANGUAGES: Mapping[str, Language] = {
    row.code: row
    for row in (
        _row(
            "en", "the ",
            "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept october|oct november|nov december|dec",
            r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th)?\s(?P<month>[A-Za-z]{3,9})\.?,?\s(?P<year>(?:19|20)\d\d)\b",
            rf"\b(?:agenda\s)?items?\s{ITEM}",
            r"\b(\d{1,5})\s?(?:st|nd|rd|th)\s(?:(?:\((?:resumed|closed|special)\)|resumed|plenary|special|emergency|closed|formal|private)\s)*meeting\b|\bmeeting\s(?:no\.\s)?(\d{1,5})\b",
            r"\b(?:resolutions?|decisions?|declaration|statement|text)?\s*adopted\s(?:by|at|on|unanimously|without)\b",
            rf"{DRAFT_LINE}(?:revised\s|amended\s|joint\s)*draft\s(?:resolution|decision|declaration|statement|proposal)\b",
            rf"^(?:Annex|ANNEX|Appendix|APPENDIX|Enclosure|ENCLOSURE|Attachment){ANNEX_TAIL}",
            r"following\sdraft\s(?:resolution|decision|declaration)s?[^.;]{0,40}:?$",
        ),
        _row(
            "fr", "le /la /les /l’/l'",
            "janvier février|fevrier mars avril mai juin juillet août|aout septembre octobre novembre décembre|decembre",
            r"(?<!\d)(?P<day>\d{1,2})(?:er)?\s(?P<month>[A-Za-zûé]{3,9})\s(?P<year>(?:19|20)\d\d)\b",
            rf"\bpoints?\s{ITEM}\s(?:de|du)",
            r"\b(\d{1,5})\s?(?:e|re|ère|ème)\s(?:\(reprise\)\s)?(?:séance|réunion)\b",
            r"\b(?:résolution|décision|déclaration)\s(?:adoptée|prise)|\badoptée\s(?:par|à|sans)\b",
            rf"{DRAFT_LINE}projet\s(?:révisé\s)?de\s(?:résolution|décision|déclaration)\b",
            rf"^(?:Annexe|ANNEXE|Appendice|Pièce jointe){ANNEX_TAIL}",
            r"projet\sde\s(?:résolution|décision)\s(?:suivant|ci-après)[^.;]{0,40}:?$",
        ),
        _row(
            "es", "el /la /los /las ",
            "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre",
            r"(?<!\d)(?P<day>\d{1,2})\sde\s(?P<month>[a-z]{4,10})\sde\s(?P<year>(?:19|20)\d\d)\b",
            rf"\btemas?\s{ITEM}\sd",
            r"\b(\d{1,5})\s?\.?[ªºa]\.?\s(?:sesión|reunión)\b",
            r"\b(?:resolución|decisión|declaración)\s(?:aprobada|adoptada)|\b(?:aprobada|adoptada)\s(?:por|en|sin)\b",
            rf"{DRAFT_LINE}proyecto\sde\s(?:resolución|decisión|declaración)\b",
            rf"^(?:Anexo|ANEXO|Apéndice){ANNEX_TAIL}",
            r"siguiente\sproyecto\sde\s(?:resolución|decisión)[^.;]{0,40}:?$",
        ),
        _row(
            "ru", "",
            "января|январь февраля|февраль марта|март апреля|апрель мая|май июня|июнь июля|июль августа|август сентября|сентябрь октября|октябрь ноября|ноябрь декабря|декабрь",
            r"(?<!\d)(?P<day>\d{1,2})\s(?P<month>[а-яё]{3,8})\s(?P<year>(?:19|20)\d\d)\b",
            rf"\bпункты?\s{ITEM}\s(?:предварительной\s)?повестки",
            r"\b(\d{1,5})-[еe]\s(?:\((?:возобновленное|закрытое)\)\s)?(?:пленарное\s)?заседание\b",
            r"\b(?:резолюция|решение|заявление),?\s(?:принят)|\bпринят[аоы]?\s(?:на|без|Советом|Генеральной)\b",
            rf"{DRAFT_LINE}проект\s(?:резолюции|решения|заявления)\b",
            rf"^(?:Приложение|ПРИЛОЖЕНИЕ|Добавление){ANNEX_TAIL}",
            r"следующ\w+\sпроект\w*\s(?:резолюции|решения)[^.;]{0,40}:?$",
            cased=False,
        ),
        _row(
            "zh", "", "1 2 3 4 5 6 7 8 9 10 11 12",
            r"(?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日",
            r"议程项目\s?(\d{1,3}(?:\s?\([a-z]{1,3}\))*)", r"第\s?(\d{1,5})次(?:\([^()]{1,8}\))?(?:全体|续会)?\s?会议",
            r"(?:决议|决定|通过)$|通过的决议|大会决议", rf"{DRAFT_LINE}(?:决议草案|决定草案)", rf"^(?:附件|附录)(?:[一二三四五六七八九十]{{1,3}})?{ANNEX_TAIL}",
            r"下列决议草案[:：]?$", cased=False,
        ),
        _row(
            "ar", "إن /",
            "يناير شباط|فبراير آذار|مارس نيسان|أبريل أيار|مايو حزيران|يونيه|يونيو تموز|يوليه|يوليو آب|أغسطس أيلول|سبتمبر أكتوبر نوفمبر ديسمبر",
            r"(?<!\d)(?P<day>\d{1,2})\s(?P<month>[\u0600-\u06ff/ ]{3,24}?)\s?(?P<year>(?:19|20)\d\d)",
            r"البند\s(\d{1,3}(?:\s?\([^()]{1,3}\))*)", r"الجلسة\s(?:العامة\s)?(\d{1,5})", r"(?:قرار|مقرر)\s(?:اتخذ|اعتمد)", rf"{DRAFT_LINE}مشروع\s(?:قرار|مقرر)",
            rf"^(?:المرفق|مرفق|التذييل)(?:\s(?:الأول|الثاني|الثالث|الرابع))?{ANNEX_TAIL}", r"مشروع\sالقرار\sالتالي:?$",
            cased=False,
        ),
    )
}  # fmt: skip
"""The six official languages by code."""


def language(code: str) -> Language:
    """The row of a language; English stands in for a code that is unknown."""
    return LANGUAGES.get(code, LANGUAGES["en"])
