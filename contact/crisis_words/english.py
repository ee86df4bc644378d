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
_WANT = (
    r"(?:want(?:s|ed|ing)?|wan(?:t )?na|wana|going|gon ?na|plan(?:s|ned|ning)?|ready|tr(?:y|ies|ied|ying)|decided"
    r"|wnats?|wnt|wanto|awnt)"
)
_TO = r"(?:(?:to|2|too) )?"
_MAY = r"(?:might|may|will|could|ll|about|need)"
_CANT = r"(?:cant|can ?not|couldnt)"
_DONT = r"(?:dont|do not|doesnt|does not|didnt|no longer|not|never)"
_NO_MORE = r"any ?(?:more|longer)"
_KILL = r"k[iy]l+(?:s|ed|ing|in|n)?"
_MANY = r"(?:\d{2,}|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|a hundred)(?! ?m[gl]\b)"
_PILLS = r"(?:pills?|tablets?|meds|medicines?|medications?|tylenol|xanax|sleeping \w+|bottles?)"
_BODY = r"(?:wrists?|arms?|legs?|thighs?|throat|veins?)"
_BEATS = (
    r"(?:hit|hits|hitting|beats?|beating|choke[sd]?|choking|strangl\w+|punch\w*|kick\w*|slap\w*|threaten\w*|stab\w*)"
)
_MY_CHILD = (
    r"(?:my|our|the|this|his|her|their) (?:\w+ )?"
    r"(?:baby|babies|newborns?|infants?|toddlers?|kids?|child|children|son|sons|daughters?|twins|little (?:one|girl|boy)s?)"
)
# “Will it harm my baby?” is asked of medicines.
_NOT_A_MEDICINE = "".join(
    rf"(?<!\b{word} )"
    for word in "it this that medicine medication treatment infusion ketamine spray drug vaccine".split()
)
_AFRAID = r"(?:afraid|scared|terrified|frightened)"

_TO_DIE = (
    rf"(?:{'|'.join(_SUICIDE.split())})\w*",
    rf"{_KILL} {_SELF}",
    r"(?:end(?:ing)?|tak(?:e|es|ing)|took) (?:my|his|her|their|your|our) (?:own )?li(?:fe|ves)",
    r"end(?:ing)? it all|end(?:ing)? everything|end(?:ing)? (?:it|things) (?:tonight|today|now|soon|for good|forever)",
    rf"{_WANT} {_TO}(?:die|dei|be dead|disappear (?:forever|for good))",
    rf"(?:wants?|wan ?na) (?:to )?(?:just )?be gone(?! (?:by|before|until|for|from|on|at|when)\b)|{_WANT} {_TO}mor+ir(?:me)?",
    r"wants? (?:it|this|everything) (?:all )?to (?:be over|end)(?! (?:before|by|at|on|in|when|soon|early)\b)",
    r"want the pain to (?:be over|end|stop) forever",
    r"(?:rather|better off|i should|i deserve to|wish i (?:was|were|could be)) (?:be )?(?:dead|die)",
    r"better off with ?out me",
    r"(?:easier|better|best) (?:for (?:\w+ )?\w+ )?if i (?:was|were|am) (?:dead|gone|not here)",
    r"(?:easier|better|best) (?:for (?:\w+ )?\w+ )?if i (?:wasnt|werent) (?:here|alive|around)",
    r"no ?(?:body|one) (?:would|will|d) (?:even )?miss me",
    r"no ?(?:body|one) (?:would|will|d) (?:even )?(?:care|notice) if i (?:die|died|was|were|am|disappear\w*|vanish\w*)",
    r"(?:am|im|like|just|only|such) a burden",
    r"hates? (?:my|his|her|their) life(?! insurance)|hates? being alive",
    rf"(?:{_DONT}|{_CANT}) see (?:a|any|my) future(?! (?:appointments?|visits?|dates?))",
    r"(?:is|see|theres) no way out(?! (?:of|from|through|by|at)\b)",
    r"un alive[ds]?|un aliving",
    r"tell (?:my|our) \w+ (?:that )?i loved? (?:him|her|them|you)|(?:is|be) my last night(?! (?:of|at|in|shift|on)\b)",
    r"wish (?:that )?i (?:was|were|had|wasnt|werent|hadnt) (?:never |not )?(?:been )?born",
    r"wish (?:that )?i (?:could|would|did|wouldnt|didnt) (?:not |just )?(?:die|wake up|disappear)",
    r"(?:a?sleep|bed) (?:and|n) (?:just )?(?:never|not|dont|wont) (?:ever )?(?:have to )?wake up"
    r"(?! (?:before|until|till|at|in|early|late)\b)|sleep forever",
    r"(?:want|wanna|wish|hope|pray)(?: (?:to|that|i|could|would|just|god)){0,4} (?:never|not|dont|wont|didnt|wouldnt) wake up"
    r"(?! (?:before|until|till|at|in|early|late)\b)",
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
    rf"{_CANT} (?:go on|cope|live (?:like this|{_NO_MORE}|with (?:this|it|myself)))",
    rf"{_CANT} keep going(?! (?:back|to|there|over|through|on|around|in|up)\b)",
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
    rf"(?:took|taken|swallowed|ate) (?:like |about |over |almost )?{_MANY} (?:of )?(?:\w+ )?"
    r"(?:pills?|tablets?|capsules?|tylenols?|xanax)(?! (?:a|per|every|daily|each)\b)",
)
_TO_OTHERS = (
    rf"{_KILL} {_THEM}",
    rf"(?:{_WANT}|{_MAY}) (?:to )?(?:hurt|harm|stab|shoot|attack|strangle|beat)(?:ing)? {_THEM}",
    r"(?:hurt|harm|stab|shoot|attack)(?:ing)? (?:some ?one|some ?body|any ?one|others|other people|people)",
    r"homicid\w*|murder\w*|danger to (?:myself|himself|herself|themselves|others)",
    r"voices (?:\w+ )?(?:tell|telling|told|say|saying|said)",
    r"voice (?:that )?(?:tell|tells|telling|told) me to(?! (?:press|leave|call|hold|wait|enter|dial)\b)",
)
# What parents are frightened to think, most of all in the first year.
_TO_A_CHILD = (
    rf"{_NOT_A_MEDICINE}(?:hurt|harm|smother|suffocat|strangl|drown|chok|shak|shook|poison|stab|hitt?|kill)"
    rf"(?:e|ing|bing)? (?:one of )?{_MY_CHILD}",
    rf"throw(?:ing)? {_MY_CHILD}(?! an? )|drop(?:ping)? {_MY_CHILD} on purpose",
    rf"(?:scary|intrusive|bad|dark|horrible|terrible|awful|violent|evil) (?:thoughts?|images?) (?:about|of|towards?) {_MY_CHILD}",
    rf"{_AFRAID} (?:to be|of being) (?:left )?alone with (?:him|her|them|{_MY_CHILD})",
)
_FROM_OTHERS = (
    r"(?:to|will|ll|might|could|gon ?na) kill (?:me|us)",
    rf"(?:he|she|they|who|{_FAMILY})(?: \w+){{0,3}} {_BEATS} (?:me|us|him|her|them|my \w+)",
    rf"(?:he|she|they|who|{_FAMILY})(?: \w+){{0,3}} hurt(?:s|ing)? (?:me|us|{_MY_FAMILY})",
    r"(?:beats|beating|choke[sd]?|choking|strangl\w+|rap(?:e|es|ed|ing)|molest\w*|abus(?:e|es|ed|ing)) (?:me|us|my \w+)",
    r"(?:stalk|threaten)(?:s|ed|ing) (?:me|us|my|to)|threats to",
    r"(?:be|been|being|was|were|got|am|im|getting|is) (?:sexually |physically )?"
    r"(?:abused|beaten|raped|molested|assaulted|stalked|trafficked|strangled)",
    r"(?:put|puts|putting|laid|lays|laying) (?:his|her|their) hands (?:on|around) (?:me|us|my)",
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
    r"help me (?:right now|now|immediately|urgently|asap)(?! (?:with|to|find|and then|that|fill|understand)\b)",
    r"begging (?:you|for help)",
    r"(?:save|rescue) me(?: please)?(?! ?\w)",
    rf"(?:{_CANT}|not|isnt|stopped|stops) breath(?:e|ing)",
    r"wont wake up|not waking up|unconscious|unresponsive",
)
ENGLISH = (*_TO_DIE, *_TO_HURT_ONESELF, *_TOO_MUCH, *_TO_OTHERS, *_TO_A_CHILD, *_FROM_OTHERS, *_NOT_SAFE)

# “kms” are kilometres in Spanish.
ENGLISH_ONLY = (r"(?<!\d )(?<!\d)kms", r"od on")
