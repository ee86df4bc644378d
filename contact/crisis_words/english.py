"""Patterns of danger in English, for texts as `contact.crisis_words` reads them: small letters, “dont” for “don't”. Pure.

What warns of suicide: SAMHSA, “Warning Signs and Risk Factors for Suicide”. What tells of violence at home: the National
Domestic Violence Hotline, “Identify Abuse”. They are kept here and in no page, so that nobody reads them as a list.
"""

# As people type it in haste, in either language, and words that are used in its place.
_SUICIDE = (
    "suicid sucid suisid suicd suiced suicied sueside suacid suecid suizid suicud siucid scuicid zuicid unaliv sewersl"
)
_SELF = r"(?:my|me|our|him|her|them|your) ?sel(?:f|fs|ves?)"
_FAMILY = (
    r"(?:wife|husband|spouse|partner|boyfriend|girlfriend|ex|mom|mum|mother|dad|father|step ?dad|step ?mom|uncle|aunt"
    r"|parents?|sister|brother|son|daughter|kids?|child|children|baby|family|boss|neighbou?rs?|roommate|caregiver)"
)
_MY_FAMILY = rf"(?:my|our|his|her|their|the) (?:\w+ )?{_FAMILY}"
_THEM = (
    rf"(?:him|her|them|some ?one|some ?body|any ?one|every ?one|every ?body|people|others|other people|{_MY_FAMILY})"
)
_WANT = r"(?:want(?:s|ed|ing)?|wan(?:t )?na|wana|going|gon ?na|plan(?:s|ned|ning)?|ready|tr(?:y|ies|ied|ying)|decided)"
_MAY = r"(?:might|may|will|could|ll|about|need)"
_CANT = r"(?:cant|can ?not|couldnt)"
_DONT = r"(?:dont|do not|doesnt|does not|didnt|no longer|not|never)"
_NO_MORE = r"any ?(?:more|longer)"
_KILL = r"k[iy]l+(?:s|ed|ing|in|n)?"
_PILLS = r"(?:pills?|tablets?|meds|medicines?|medications?|tylenol|xanax|sleeping \w+|bottles?)"
_BODY = r"(?:wrists?|arms?|legs?|thighs?|throat|veins?)"
_BEATS = (
    r"(?:hit|hits|hitting|beats?|beating|choke[sd]?|choking|strangl\w+|punch\w*|kick\w*|slap\w*|threaten\w*|stab\w*)"
)
_AFRAID = r"(?:afraid|scared|terrified|frightened)"

_TO_DIE = (
    rf"(?:{'|'.join(_SUICIDE.split())})\w*",
    rf"{_KILL} {_SELF}",
    r"(?:end(?:ing)?|tak(?:e|es|ing)|took) (?:my|his|her|their|your|our) (?:own )?li(?:fe|ves)",
    r"end(?:ing)? it all|end(?:ing)? everything",
    rf"{_WANT} (?:to )?(?:die|dei|be dead|disappear (?:forever|for good))",
    r"(?:rather|better off|i should|i deserve to|wish i (?:was|were|could be)) (?:be )?(?:dead|die)",
    r"better off without me",
    r"wish (?:that )?i (?:was|were|had|wasnt|werent|hadnt) (?:never |not )?(?:been )?born",
    r"wish (?:that )?i (?:could|would|did|wouldnt|didnt) (?:not |just )?(?:die|wake up)",
    r"hope (?:that )?i (?:die|dont wake up|never wake up)",
    r"feel(?:s|ing)? like dying",
    r"(?:thoughts?|thinking|think|dream) (?:of|about) (?:death|dying|ending)",
    rf"{_DONT} (?:really |even )?(?:want|wan ?na|wish) (?:to )?live(?! (?:so |too )?(?:far|near|close|alone))",
    rf"{_DONT} (?:really |even )?(?:want|wan ?na|wish) (?:to )?(?:be alive|wake up|exist|go on)",
    rf"{_DONT} (?:really |even )?(?:want|wan ?na|wish) (?:to )?be here(?: {_NO_MORE})?(?! (?:at|before|on|until|that))",
    r"(?:tired|sick|done) (?:of|with) (?:living|life|my life|being alive|everything)",
    r"g(?:iv|av)(?:e|en|ing) up on (?:life|living|myself)",
    r"(?:no|any|a) (?:reason|point|purpose) (?:to|in|of) (?:live|living|life|go on|going on|being alive)",
    r"nothing (?:left )?to live for",
    r"(?:not|isnt|aint) worth (?:living|it to live)",
    r"(?:life|living) (?:is|has|feels) (?:no|not|pointless|meaningless|unbearable)",
    rf"{_CANT} (?:go on|cope|live (?:like this|{_NO_MORE}))",
    rf"{_CANT} (?:take|do|stand|bear|handle) (?:it|this|life|the pain|this pain|this life) {_NO_MORE}",
    r"(?:feel|feels|feeling|am|im|is|so|completely|totally) hopeless",
    r"(?:no|lost(?: all)?) hope",
    r"good ?bye (?:letter|note|forever)|say(?:ing)? (?:my )?good ?byes?",
)
_TO_HURT_ONESELF = (
    r"self ?(?:harm|injur|mutilat|hurt)\w*",
    rf"(?:hurt|harm|cut|burn|injur|shoot|shot|stab|hang|hung|drown|poison|strangl|starv)(?:t?e|t)?(?:s|ed|ing)? {_SELF}",
    rf"(?:cut|cuts|cutting|slit|slitting|slash\w*) (?:my|his|her|their|own) (?:own )?{_BODY}",
    r"(?:started|been|keep|keeps) cutting|cutting again|noose",
    r"(?:jump|jumping) off|(?:jump|step|walk)(?:ing)? in ?front of",
    r"(?:have|has|had|got|bought|with) (?:a |the |my |his |her )?(?:loaded )?(?:gun|pistol|rifle|knife)",
)
_TOO_MUCH = (
    r"over ?dos\w*|oded|oding",
    rf"(?:take|took|taken|taking|swallow\w*|ate) (?:way )?(?:too many|too much|all|a lot of|lots of)"
    rf" (?:of )?(?:my |the |his |her |their |these |those )?(?:\w+ )?{_PILLS}",
    rf"(?:take|took|taken|taking|swallow\w*|ate) (?:a|the) (?:whole )?(?:bottle|handful|bunch)(?: of (?:\w+ ){{0,2}}{_PILLS})",
    r"(?:take|took|taken|taking|swallow\w*|ate) (?:a|the) whole (?:bottle|box|pack|packet)",
)
_TO_OTHERS = (
    rf"{_KILL} {_THEM}",
    rf"(?:{_WANT}|{_MAY}) (?:to )?(?:hurt|harm|stab|shoot|attack|strangle|beat)(?:ing)? {_THEM}",
    r"(?:hurt|harm|stab|shoot|attack)(?:ing)? (?:some ?one|some ?body|any ?one|others|other people|people)",
    r"homicid\w*|murder\w*|danger to (?:myself|himself|herself|themselves|others)",
    r"voices (?:\w+ )?(?:tell|telling|told|say|saying|said)",
)
_FROM_OTHERS = (
    r"(?:to|will|ll|might|could|gon ?na) kill (?:me|us)",
    rf"(?:he|she|they|who|{_FAMILY})(?: \w+){{0,3}} {_BEATS} (?:me|us|him|her|them|my \w+)",
    rf"(?:he|she|they|who|{_FAMILY})(?: \w+){{0,3}} hurt(?:s|ing)? (?:me|us|{_MY_FAMILY})",
    r"(?:beats|beating|choke[sd]?|choking|strangl\w+|rap(?:e|es|ed|ing)|molest\w*|abus(?:e|es|ed|ing)) (?:me|us|my \w+)",
    r"(?:stalk|threaten)(?:s|ed|ing) (?:me|us|my|to)|threats to",
    r"(?:be|been|being|was|were|got|am|im|getting|is) (?:sexually |physically )?"
    r"(?:abused|beaten|raped|molested|assaulted|stalked|trafficked|strangled)",
    r"(?:be|been|being|am|im) hit|domestic (?:violence|abuse)|child abuse|sexual (?:abuse|assault)|abusive",
    rf"{_AFRAID} (?:of (?:him|her|my {_FAMILY})|to go home|for my life)",
    rf"{_AFRAID} (?:that )?(?:i|ill|id|he|hell|she|shell|they|theyll) (?:\w+ ){{0,4}}(?:hurt|harm|kill|do something)",
)
_NOT_SAFE = (
    r"(?:im|am|are|were|we|i|she|he|they|kids|children) (?:is |are )?not safe",
    r"not safe (?:at home|here|with|alone|right now|tonight|any ?more)|unsafe (?:at home|here|with|right now)",
    rf"(?:{_DONT}|{_CANT}) feel(?:s|ing)? (?:very |really |at all )?safe",
    rf"{_CANT} (?:stay|be|keep (?:{_SELF}|{_THEM})) safe",
    r"(?<!not )(?<!not any )(?<!no )in (?:grave |great |serious |real |immediate )?danger(?! of (?:losing|missing))",
    r"(?<!not )(?<!not in )(?:having|in|have) (?:a |an )?crisis(?! (?:line|card|page|plan|article|training|center|team))",
    r"(?<!not )(?:is|its|have|having) (?:a|an) (?:\w+ )?emergency(?! (?:contact|number|phone|room|form|plan|line|department))",
    r"call(?:ing)? 911",
    r"need help (?:right now|right away|immediately|urgently|tonight|before i)(?! with)",
    r"(?:save|rescue) me(?: please)?(?! ?\w)",
    rf"(?:{_CANT}|not|isnt|stopped|stops) breath(?:e|ing)",
    r"wont wake up|not waking up|unconscious|unresponsive",
)
ENGLISH = (*_TO_DIE, *_TO_HURT_ONESELF, *_TOO_MUCH, *_TO_OTHERS, *_FROM_OTHERS, *_NOT_SAFE)

# “kms” are kilometres in Spanish.
ENGLISH_ONLY = (r"(?<!\d )(?<!\d)kms", r"od on")
