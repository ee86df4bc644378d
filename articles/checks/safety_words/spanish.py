"""What the safety checks look for in Spanish. Patterns are written without accents, and looked for in texts without them.

Sources of the rules as in `articles.checks.safety`; the same in Spanish: WHO, “Prevención del suicidio: un recurso para
profesionales de los medios de comunicación”, and SAMHSA's 988 pages in Spanish. Pure.
"""

import re

from articles.checks.safety_words.shape import SafetyWords
from articles.checks.word_lists import pattern

_I = re.IGNORECASE

_PHRASES = (
    (re.compile(r"\bcomet\w+ (?:un |el )?suicidios?\b", _I), "murió por suicidio", False),
    (re.compile(r"\b(?:consum|complet)\w+ (?:un |el |su )?suicidios?\b", _I), "murió por suicidio", False),
    (re.compile(r"\b(?:logr|consigui)\w+ suicidarse\b", _I), "murió por suicidio", False),
    (re.compile(r"\bsuicidios? (?:consumad|complet|lograd|exitos)\w+", _I), "muerte por suicidio", False),
    (
        re.compile(r"\b(?<!intento de )(?<!intentos de )suicidios? (?:fallid|frustrad|fracasad)\w+", _I),
        "intento de suicidio",
        False,
    ),
    (
        re.compile(r"\bintentos? (?:de suicidio )?(?:fallid|exitos|fracasad|frustrad|lograd)\w+", _I),
        "intento de suicidio",
        True,
    ),
    (re.compile(r"\bepidemia de suicidios?\b|\bepidemia suicida\b", _I), "va en aumento", False),
    (
        re.compile(r"\bse (?:han? |estan? )?dispar(?:o|aron|ado|ando|a|an)\b|\bexplosion de\b", _I),
        "va en aumento",
        True,
    ),
)

# How a person could do it. Kept here and in no list or page, so that nobody reads it as one.
_METHODS = re.compile(
    r"\b(?:ahorc\w+|horca|soga|se colgo|colgarse|estrangul\w+|pistolas?|rifles?|escopetas?|revolver|armas? de fuego|balazos?"
    r"|dispararse|se disparo|pegarse un tiro|se pego un tiro"
    r"|(?:salt|lanz|tir|arroj)\w* (?:de|desde|del|al|a|por) (?:un |una |el |la |las |los )?"
    r"(?:alturas?|puente|edificio|techo|azotea|ventana|balcon|torre|vacio|tren|metro|vias)"
    r"|cort\w+ las (?:venas|munecas)|(?:por|tras|con) (?:una )?sobredosis|tom\w+ una sobredosis"
    r"|trag\w+ (?:\w+ ){0,3}(?:pastillas|pildoras)|ahogarse|se ahogo|monoxido de carbono|gas de escape|helio|asfixi\w+"
    r"|envenen\w+|tom\w+ veneno)\b",
    _I,
)
_KEPT_AWAY = re.compile(
    r"\b(?:guard\w*|encerr\w*|bajo llave|candados?|lugar seguro|retir\w+|alej\w+|lejos|fuera del alcance|distancia"
    r"|entreg\w+|sac\w+ de (?:la )?casa)\b",
    _I,
)

_SINGLE_CAUSE = re.compile(
    r"\bsuicidi?\w*(?:\W+\w+){0,3}?\W+(?:a causa de|por culpa de|debido a|causad\w por|provocad\w por"
    r"|(?:es|fue) (?:el )?resultado de)\b"
    r"|\b(?:llev|empuj|conduj|condujer|arrastr)\w+ (?:\w+ ){0,3}al suicidio\b"
    r"|\b(?:caus|provoc)\w+ (?:el|su|un|muchos|los) suicidios?\b"
    r"|\b(?:se suicido|murio por suicidio|se mato|se quito la vida) porque\b",
    _I,
)

_TIME = r"(?:minutos?|horas?|dias?|semanas?)"
_SOON = re.compile(
    rf"\b(?:en|dentro de|tras|despues de|a las?|a los) (?:\w+ ){{0,3}}?(?:\d[\d,.]*(?:\s?(?:–|-|a|o)\s?\d+)? ?)?{_TIME}\b"
    rf"|\b\d[\d,.]*(?:\s?(?:–|-|a|o)\s?\d+)?[ -]{_TIME}\b",
    _I,
)
# A sentence about harm is no promise, and one that tells where to get help must be allowed to say “ahora”.
_ABOUT_HARM = re.compile(
    r"\b(?:riesgos?|peor\w*|empeor\w*|mas alt\w+|mayor(?:es)?|sub(?:e|en|io|ieron|ir)|aument\w*|vigil\w*|observ\w*|advert\w*"
    r"|advierte\w*|avis[oa]s?|vuelv\w+|volv\w+|regres\w*|mas (?:\w+ )?(?:pensamientos|ideas) (?:suicidas|de suicidio))\b",
    _I,
)
_NONE_LEFT = re.compile(r"\b(?:no|sin|ya no|libre de|ningun\w*)(?= (?:\w+ ){0,2}suicid)", _I)
_GETS_HELP = re.compile(
    r"\b(?:988|911|ayuda\w*|llam\w+|mensaje|emergencias?|linea|habl\w+|plan de seguridad|bajo llave|acompan\w+)\b", _I
)

_DOSE = re.compile(
    r"\b\d[\d,.]*[\s-]?(?:mg|mcg|µg|μg|miligramos?|microgramos?)(?:\s?(?:/|por )\s?(?:kg|kilo\w*|dia|ml))?(?!\w)", _I
)

_MEDICINE = r"(?:medicinas?|medicamentos?|pastillas?|pildoras?|tabletas?|dosis|antidepresiv\w+|estimulantes?|remedios?)"
_STOPS = re.compile(
    r"\b(?:dej|par)\w* de (?:tomar\w*|usar\w*)\b"
    rf"|\b(?:dej|suspend|interrump|abandon|salt)\w* (?:su|sus|la|las|el|los|esta|este|estas|estos|un|una) (?:\w+ )?{_MEDICINE}\b"
    rf"|\bya no necesit\w+ (?:tomar )?(?:su|sus|la|las|el|los|esta|este) (?:\w+ )?{_MEDICINE}\b",
    _I,
)
_ASK_FIRST = re.compile(
    r"\b(?:no|nunca) (?:l[ao]s? )?(?:\w+ )?(?:deje|dejes|suspenda|interrumpa|pare|abandone)n?\b"
    r"|\b(?:habl|consult|pregunt|llam|dig|avis)\w* (?:antes |primero )?(?:con|a) (?:su|el|la|un|una) (?:propi[oa] )?"
    r"(?:medic|doctor|enfermer|farmaceutic|clinic|equipo)\w*"
    r"|\b(?:pregunte|consulte|hable) (?:primero|antes)\b|\bllame al 911\b"
    r"|\b(?:su|el|la|un|una) (?:medic|doctor|enfermer|farmaceutic)\w+ (?:le |l[oa] )?(?:puede|podra|va a|dira|ayudara)\b",
    _I,
)

SPANISH = SafetyWords(
    suicide=re.compile(r"\bsuicid\w*", _I),
    phrases=_PHRASES,
    methods=_METHODS,
    kept_away=_KEPT_AWAY,
    single_cause=_SINGLE_CAUSE,
    soon=_SOON,
    rescue=pattern("rescue_claims_es"),
    about_harm=_ABOUT_HARM,
    none_left=_NONE_LEFT,
    gets_help=_GETS_HELP,
    dose=_DOSE,
    stops=_STOPS,
    ask_first=_ASK_FIRST,
    ask_first_said="No la deje por su cuenta. Hable primero con su médico.",
    language="es",
    without_accents=True,
)
