"""Phrases of those who sell or cheat, in English, Spanish and, where much spam is, in Russian and Chinese. Pure.

Each is a regular expression over what `contact.spam.content.fold` leaves: small letters without accents. A word that a
patient needs ("loan", "discount", "invoice", "casino", "buy") is in no list by itself, or its signal weighs too little
to quarantine anything alone.
"""

import re

_MEDICINES = (
    "viagra|cialis|levitra|sildenafil|xanax|ambien|tramadol|adderall|oxycodone|oxycontin|valium|phentermine|modafinil|steroids?"
    "|semaglutide|ozempic|tirzepatide|hgh|peptides?|cbd|pills?|meds|v1agra"
)

PHRASES: dict[str, tuple[str, ...]] = {
    "search_engines": (
        r"\bseo\b",
        r"\b(?:back|web 2\.0 )links?\b",
        r"\bdo-?follow\b",
        r"\b(?:link|niche) (?:building|exchange|insertions?|edits?|farm)\b",
        r"\bdomain authority\b",
        r"\borganic (?:traffic|search|visitors)\b",
        r"\b(?:search|google|keyword) rank\w*|\brank(?:ing|s)? (?:on|for|improve\w*)\b|\b(?:not|higher) rank\b",
        r"\b(?:page|number|position|rank|spot|place|top)\b.{0,16}\b(?:of|on|in) google\b",
        r"\b(?:website|web|site) (?:traffic|visitors|ranking)\b|\btraffic to your\b",
        r"\b(?:first|top) (?:page|position|3|three|10|ten)\b.{0,20}\b(?:google|search|keyword|ranking)",
        r"\bposicionamiento\b|\bprimer(?:os)? lugar(?:es)? (?:de|en) google\b",
        r"продвижени|раскрутк|в топ |яндекс|ссылок|ссылки|хрумер|прогон",
        r"排名|网站优化|外链",
    ),
    "guest_posts": (
        r"\bguest[ -]?(?:post|blog|author)\w*|\bsponsored (?:post|article|content|link)s?\b",
        (
            r"\b(?:contribute|publish|place|submit|write) (?:an?|our|my|some)?\s?(?:\S+ ){0,2}(?:article|post"
            r"|content)s?\b.{0,40}\b(?:on|to|for) your\b"
        ),
        r"\bfreelance writer\b|\btopic ideas\b|\bwrite for your\b",
        r"\b(?:permanent|paid) link\b|\b(?:add|adding|place|insert|include) (?:a|our|your|my) link\b",
        r"\b(?:link|article) (?:to|from) my client\b|\bpublicar (?:un )?articulos?\b",
    ),
    "web_design": (
        (
            r"\bwebsites for (?:doctors|clinics|businesses|practices|your)\b|\b(?:refresh|rebuild"
            r"|new look) (?:for )?(?:your|of your) (?:site|website|page)\b"
        ),
        r"\bweb ?(?:site)? ?(?:design|develop)\w*|\b(?:logo|app|ui) design\w*|\bmobile apps?\b",
        r"\bre-?design\w*|\bmock-?up\b|\bour portfolio\b",
        r"\bwordpress\b|\bshopify\b|\be-?commerce\b",
        r"\bnot mobile[- ]friendly\b|\b(?:site|website) (?:looks|is) (?:a bit )?(?:outdated|old|dated|slow)\b",
        r"\bmodern websites?\b|\bexplainer videos?\b|\bweb hosting\b|\bfree domain\b",
        r"\b(?:ada|wcag) complian\w*|\bunder the ada\b",
        r"\berrors (?:on|in|with) your (?:web ?)?site\b|\bdiseno (?:de )?(?:paginas )?web\b|\bsu pagina web\b",
        r"создани\w+ саит|разработк\w+ саит",
    ),
    "marketing": (
        (
            r"\bleads\b|\bconversions?\b|\bvisitors (?:leave|convert|into)\b|\bpay (?:only )?(?:for|per) (?:results"
            r"|lead|click)\b|\bappointments? booked\b"
        ),
        (
            r"\b(?:facebook|google|tiktok|instagram) (?:ads|advertising|marketing|campaign)s?\b|\bad campaign\b"
            r"|\bpublicidad\b|\bsocial media (?:posts|manager|management|pages)\b"
        ),
        (
            r"\b(?:digital|internet|form|email|social media|content) marketing\b|\bmarketing (?:agency|for your|team"
            r"|services)\b"
        ),
        (
            r"\b(?:more|new|double|triple|qualified|your) (?:your )?(?:leads|customers|clients|sales|followers|likes"
            r"|reviews)\b"
        ),
        (
            r"\b(?:more|new|\d+) (?:new )?patients (?:a|per|each|every) (?:month|week)\b|\bmas (?:pacientes|clientes"
            r"|ventas)\b|\bsus ventas\b"
        ),
        r"\byour (?:competitors|target audience|niche|roi|brand|sales team)\b",
        r"\b(?:email|contact|mailing) (?:list|database)s?\b|\bbase de datos de\b|\bdecision[- ]makers\b",
        (
            r"\bad message\b|\bcontact forms?\b.{0,30}\b(?:million|every|works|all)\b|\bevery contact form\b"
            r"|\b(?:million|thousand)s? (?:of )?(?:websites|sites|emails)\b"
        ),
        r"\binstagram followers\b|\b(?:five|5)[- ]star\b.{0,10}\breviews\b|\b(?:google|negative|bad) reviews?\b",
        (
            r"\bpress release\b|\b(?:news|tv) (?:sites|affiliates)\b|\b(?:featured?|list) (?:in|on) (?:\d+"
            r"|our magazine)|\btop doctors\b"
        ),
        (
            r"\b(?:grow|scale|boost|promote|advertise) (?:up )?your (?:business|practice|company|brand|website|sales"
            r"|clinic)\b|\bon autopilot\b"
        ),
        r"\b(?:agencia|marketing) (?:de )?(?:marketing|digital|medico)\b|\bpublicidad en\b|\bppc\b|\bsmo\b",
    ),
    "courting": (
        (
            r"\bdid you know\b|\bask me how\b|\b(?:find|see) out how\b|\breply (?:with|if|back|stop)\b|\bpress \d\b"
            r"|\bshow you how\b|\bwrite me at\b"
        ),
        (
            r"\b(?:your|su) (?:google|facebook|yelp|business|linkedin) (?:business )?(?:listing|profile|page)\b"
            r"|\b(?:yours|your (?:web ?)?site) (?:could|can|needs?|deserves)\b"
        ),
        (
            r"\b(?:who|person) (?:handles|is responsible for|is in charge of)\b|\bspeak (?:with|to) the owner\b|\b(?:no"
            r"|not) (?:longer )?(?:interested|wish)\b.{0,30}\breply\b|\bunsubscribe\b|\bopt[- ]out\b"
        ),
        r"\bhope (?:this|you|your|all)\b.{0,24}\b(?:well|great)\b",
        r"\b(?:came|come|stumbled) (?:across|upon) your (?:web ?site|company|business|clinic|site|practice)\b",
        (
            r"\b(?:was|am|been) (?:on|looking at|browsing|visiting) your (?:web ?)?site\b|\bnoticed (?:that )?(?:your"
            r"|you|it)\b"
        ),
        (
            r"\breach(?:ing)? out\b|\b(?:just )?following up\b|\bmy (?:previous|last) (?:message|e-?mail)\b"
            r"|\bdid not hear back\b"
        ),
        (
            r"\bdear (?:sir|madam|business|site|website|webmaster|owner|friend|manager|beloved|doctor)\b"
            r"|\bhello webmaster\b|\bestimad[oa]s? (?:doctor|empresari)"
        ),
        (
            r"\b(?:quick|brief|short|introductory|discovery|10|15|20|30)[- ](?:introductory |minute |min )?(?:call|demo"
            r"|chat|meeting)\b|\b(?:ten|fifteen) minutes\b"
        ),
        r"\b(?:schedule|book|hop on|set up|jump on) (?:an? )?(?:\S+ )?(?:call|demo|meeting)\b|\bllamada de \d+ minutos\b",
        (
            r"\b(?:would|will|are|if) you(?:'d| be| are)? (?:be )?(?:open|interested|available)\b|\binterested\?"
            r"|\bconfirm your interest\b|\ble interesa\b"
        ),
        (
            r"\bkindly\b|\bmore details\b|\blet me know if you\b|\b(?:just )?reply (?:yes|and|for|to)\b|\bmay (?:i"
            r"|we) send\b|\b(?:can|could|shall) (?:i|we) (?:send|show|hold|share)\b|\bwant to see\b"
        ),
        r"\bquick question\b|\bi have an idea\b|\bdid not want you to miss\b",
    ),
    "seller": (
        (
            r"\b(?:we|i) (?:can|could|will|would) (?:fix|improve|increase|boost|optimi[sz]e|get you|bring|double"
            r"|help you (?:get|grow|rank|sell|save)|handle|automate)\b"
        ),
        (
            r"\b(?:we|i) (?:help|build|create|design|make|run|buy|sell|supply|work with|specialize"
            r"|have helped)\b.{0,40}\b(?:doctors|clinics|practices|websites|sites|companies|businesses|owners|equipment"
            r"|houses)\b"
        ),
        (
            r"\bfor your (?:clinic|company|office|site|website|team|staff|patients)\b|\bpara su (?:clinica|empresa"
            r"|pagina|sitio|negocio)\b"
        ),
        (
            r"\bstrategic\b|\bpartnership\b|\bmutual(?:ly)? (?:growth|benefi\w*)\b|\bopportunity to\b"
            r"|\bbusiness (?:proposal|opportunity|owner)\b"
        ),
        (
            r"\bwe (?:are|'re) (?:a|an|the)? ?(?:\S+ ){0,3}(?:agency|company|firm|manufacturer|supplier|provider"
            r"|platform)\b|\bsomos una? (?:agencia|empresa)\b"
        ),
        (
            r"\bwe (?:\S+ )?(?:offer|provide|specialize|specialise|guarantee|sell|deliver|represent|supply)\b"
            r"|\bour (?:team|company|agency|platform|packages|experts|clients|services|ai)\b|\bofrecemos\b|\bofrezco\b"
        ),
        (
            r"\b(?:companies|business(?:es)?|practices|clinics|websites|sites|clinicas|negocios|empresas) (?:like"
            r"|such as|similar to|como) (?:yours?|la suya)\b"
        ),
        r"\byour (?:business|company|organi[sz]ation|enterprise|practice)\b|\bsu (?:negocio|empresa)\b",
        r"\bhelp (?:\S+ ){0,2}(?:practices|clinics|doctors|businesses|companies|owners)\b|\bayudamos a\b",
        (
            r"\b(?:cut|reduce|lower) your (?:costs?|bills?|expenses)\b|\bsave (?:you )?(?:up to )?(?:\$|\d|time|money)"
            r"|\bmissed calls\b|\blos(?:e|ing) (?:thousands|money|customers|patients)\b"
        ),
    ),
    "advertising": (
        r"\b(?:join|follow|subscribe to) (?:our|my|the) (?:channel|group|page|newsletter|list)\b",
        (
            r"\b(?:top|good) prices?\b|\bfor (?:cheap|cash)\b|\bcall now\b|\b(?:best|great) (?:deal|offer|course"
            r"|rate)s?\b|\bbonus\b|\bfor new (?:players|customers|clients)\b|\bshipped to your\b|\bskip the\b"
        ),
        r"\b\d+ ?% (?:off|discount|more|return|unique)|\b\d+ ?% de descuento\b|\bdiscount with code\b",
        (
            r"\b(?:only|just|from|now|for|desde|starting at|pay|save) (?:\$|€|£)\d|\$\d[\d,.]* ?(?:per|a|an"
            r"|/) ?(?:month|hour|day|page|review|week)\b"
        ),
        (
            r"\bfree (?:trial|quote|estimate|audit|report|shipping|spins|sample|demo|mockup|registration|seo|bonus|gift"
            r"|money|iphone|analysis)s?\b|\bgratis\b"
        ),
        (
            r"\b(?:100 ?%|results?|placement|satisfaction|win)? ?guarante(?:ed?|es)\b|\bgarantizad[oa]s?\b"
            r"|\bmoney[- ]back\b|гаранти"
        ),
        (
            r"\b(?:cheap(?:est)?|best|lowest|low|affordable|reasonable|factory|special|unbeatable) (?:prices?|rates?"
            r"|deals?|quotation)\b|\bprecio (?:especial|bajo)s?\b|низки\w+ цен|недорого|дешев"
        ),
        (
            r"\b(?:act|order|apply|buy|join|register|call|renew|claim|sign up|enroll) (?:now|today|immediately)\b"
            r"|\border at\b|\bstart today\b|\bsolicit\w+ (?:hoy|ya)\b|\bregistrate ya\b"
        ),
        (
            r"\bclick (?:here|the|on|below|my)\b|\bhaga clic\b|\bvisit (?:my|our|us|https?)\b|\b(?:see|details|order"
            r"|shop|samples|watch|apply|website) ?(?:at|:)? https?\b|\bmore at https?\b"
        ),
        (
            r"\blimited (?:time|spots|offer|seats|stock)\b|\b(?:cupos|tiempo) limitad[oa]s?\b|\boffer (?:ends"
            r"|expires)\b|\bends (?:soon|tonight)\b|\bthis week\b.{0,12}\boff\b|\bbefore midnight\b"
        ),
        (
            r"\bno (?:obligation|sign[- ]?up|hidden|skills|experience|collateral|exams|credit check|cost to you)\b"
            r"|\bsin (?:compromiso|receta|buro)\b|без (?:депозита|вложени|опыта)"
        ),
        r"\b(?:worldwide|fast|discreet|overnight|free) (?:shipping|delivery)\b|\benvio (?:discreto|gratis)\b|доставк",
        (
            r"\bunlimited (?:revisions|hosting|web|traffic)\b|\bwhite[- ]label\b|\bpremium (?:quality|products)\b"
            r"|\bhigh[- ]quality\b"
        ),
        r"\bin (?:24|48) hours\b|\bwithin (?:24|48) hours\b|\ben 24 horas\b|\b24/7\b",
    ),
    "loans": (
        (
            r"\b(?:business|personal|payday|quick|urgent|instant|cash|private) (?:loans?|lender|finance|funding)\b"
            r"|\bneed (?:a|an) (?:\S+ )?loan\b|\bloan offer\b"
        ),
        (
            r"\b(?:no|bad|poor) credit(?: check| ok| history)?\b.{0,8}\b(?:ok|check|welcome|accepted)\b"
            r"|\bno credit check\b|\bbad credit ok\b"
        ),
        (
            r"\bworking capital\b|\bcash advance\b|\breceivables\b"
            r"|\bsame[- ]day funding\b|\bcollateral\b"
        ),
        r"\b\d+(?:\.\d+)? ?% (?:interest|per annum|per year|apr)\b|\bget out of debt\b|\bin debt\?",
        r"\bprestamos? (?:rapid|entre|personal|urgent|inmediat|en )\w*|\bofrezco prestamo|\btasa del? \d",
        r"кредит|заим",
    ),
    "coins": (
        r"\b(?:bitcoins?|btc|eth|ethereum|usdt|crypto\w*|dogecoin|nfts?|altcoins?)\b|биткоин|крипто",
        r"\b(?:forex|binary options?|trading (?:bot|platform|signals?|software)|signals? vip|win rate)\b",
        r"\bairdrop\b|\b(?:connect|your) wallet\b|\bstaking\b",
        (
            r"\binvest(?:ment|ing|ir|iendo)?\b.{0,40}\b(?:returns?|profit|monthly|daily|roi|rendimiento|bitcoin)\b"
            r"|\bmonthly return\b|\brendimiento garantizado\b"
        ),
    ),
    "easy_money": (
        r"\bprofits?\b|\bextra cash\b|\bside income\b|\bdaily payout\b",
        r"\b(?:earn|make|making|gane|gana) (?:up to |extra |easy |real |money|dinero|\$|€|£)",
        r"\b(?:work|working|typing|dinero|trabaje?) (?:from|desde) (?:home|casa|su casa)\b",
        r"\bpassive income\b|\bfinancial freedom\b|\bget[- ]rich\b|\bextra income\b|\bside hustle\b",
        r"\$[\d,.]+ (?:a|per|every|each) (?:day|week)\b|\b(?:dollars?|dolares) (?:a|per|al) (?:day|dia)\b|\bturned \$\d",
        r"заработ\w*|доход|долларов в день",
    ),
    "windfall": (
        r"\bbusiness (?:to discuss|deal|transaction|matter)\b|\bbenefit (?:both|the two|you and me)\b",
        (
            r"\b(?:million|thousand) (?:us )?(?:dollars|usd|gbp|pounds|euros?)\b|\$[\d.]+ ?(?:million|m)\b"
            r"|\b\d{3},000 (?:gbp|usd|eur|pounds|dollars)\b"
        ),
        r"\b(?:lottery|inheritance|next of kin|beneficiary|barrister|late client|fortune|trunk boxes|herencia|loteria)\b",
        (
            r"\b(?:you|email|e-mail|number) (?:have|has) (?:won|been (?:chosen|selected|awarded))\b|\bcongratulations\b"
            r"|\bfelicidades\b.{0,20}\b(?:ganad|premio)"
        ),
        (
            r"\bclaim (?:your|the|a) (?:prize|funds?|gift|reward|money|bonus)\b|\bclaim \d|\bgift ?card\b|\bgiveaway\b"
            r"|\bprize\b"
        ),
        (
            r"\btrusted partner\b|\bstrict(?:est)? confiden\w*|\byour cooperation\b|\bdonate my\b|\byou keep \d+ ?%"
            r"|\bwidow\b.{0,60}\b(?:donate|fortune|charity)\b"
        ),
        r"\b(?:waiting for|pending) (?:withdrawal|payout|transfer)\b|\b(?:eligible for|owed) a (?:tax )?refund\b",
    ),
    "medicines_for_sale": (
        r"\bno doctor(?:'s)? (?:visit|needed|required)\b|\bshipped to your (?:door|home)\b",
        r"\bketamine powder\b",
        rf"\b(?:buy|order|cheap|cheapest|wholesale|compre|comprar|vendo|sale)\b.{{0,30}}\b(?:{_MEDICINES})\b",
        (
            rf"\b(?:{_MEDICINES})\b.{{0,40}}\b(?:wholesale|for sale|in bulk|discreet|no rx|sin receta|free trial"
            rf"|cheap|factory|vials)\b"
        ),
        (
            r"\b(?:no|without(?: a)?) (?:rx|prescription)\b.{0,16}\b(?:needed|required|online|cheap\w*|overnight"
            r"|delivery)\b|\bwithout prescription\b|\bno rx\b"
        ),
        r"\bonline (?:pharmacy|drugstore)\b|\bfarmacia online\b|\b(?:male|penis) enhancement\b|\benlarge\w*\b",
        (
            r"\blose \d+ (?:pounds|lbs|kilos|kg) in\b|\bweird trick\b|\bdoctors hate\b|\b(?:keto|diet"
            r"|slimming) ?(?:burn|pills?|gummies)\b"
        ),
        r"\bcbd (?:oil|gummies|wholesale)s?\b|купить .{0,12}справк|больничныи",
    ),
    "adult": (
        r"\bporn\w*|\bxxx\w*|\bnudes?\b|\bonlyfans\b|\bescort (?:girl|agenc|service)\w*|\bhook-?ups?\b|порно|интим",
        (
            r"\b(?:sexy|hot|naked|horny|beautiful|ukrainian|russian)\b.{0,14}\b(?:girls?|women|woman|ladies"
            r"|singles|chicas|mujeres)\b"
        ),
        (
            r"\b(?:live|free|sex|adult)[ -]?(?:live )?(?:cams?|webcams?|chat)\b|\bsex (?:chat|dating|video|partner)s?\b"
            r"|\badult (?:dating|site|video)s?\b"
        ),
        (
            r"\b(?:private|my|hot) (?:photos|pics|profile)\b|\blonely tonight\b|\bwanna chat\b|\bhi sweetie\b"
            r"|\badd me on snap\b|\bcitas calientes\b"
        ),
    ),
    "gambling": (
        r"\bwin big\b|\bplay (?:and|to) win\b|\bplay now\b",
        r"\b(?:online )?casinos?\b|\bc@sin[o0]\b|казино|kazino",
        (
            r"\b(?:free|giros) ?(?:spins?|gratis)\b|\bslots?\b|\bjackpot\b|\bpoker\b|\bwelcome bonus\b"
            r"|\bbono de bienvenida\b|\bbonus\b|бонус"
        ),
        r"\b(?:sports? )?bet(?:ting|s)?\b.{0,12}\b(?:sites?|tips|online|odds)\b|\bonline betting\b|ставки на|играи",
        r"\bsure wins?\b|\bfootball tips\b|\bwin every (?:bet|time)\b",
    ),
    "false_alarm": (
        (
            r"\bdomain (?:name|seo|registration|notice)\b|\b(?:domain|registration|listing|subscription) (?:will "
            r"|is about to )?expir\w*|\bsearch engine (?:listing|registration|submission)\b"
        ),
        (
            r"\b(?:final|last|urgent) notice\b|\bthis is a notice\b|\bto avoid (?:suspension|cancellation|interruption"
            r"|losing)\b|\bfailure to\b"
        ),
        (
            r"\b(?:verify|confirm|validate|update|restore) (?:your|the) (?:\S+ )?(?:password|account|wallet|identity"
            r"|mailbox|access|details)\b|\brestore access\b|\bbank details\b"
        ),
        (
            r"\byour (?:\S+ )?(?:account|mailbox|e-?mail|page|package|parcel|listing|storage"
            r"|password)\b.{0,30}\b(?:suspended|deactivated|disabled|full|locked|violated|deleted|delivered|expire[sd]?"
            r"|hacked|limited)\b"
        ),
        (
            r"\bunusual (?:sign|log|activity)\w*|\bsuspicious (?:activity|sign|log)\w*|\bsuspended your\b"
            r"|\bsign-in was detected\b"
        ),
        r"\b(?:redelivery|customs|placement|processing|transfer) fee\b|\bupgrade your (?:quota|storage|mailbox)\b",
        (
            r"\bcopyright(?:ed)?\b.{0,40}\b(?:images?|photos?|infring\w*|permission)\b|\byou (?:will|may|can) be sued\b"
            r"|\bsee the evidence\b"
        ),
        (
            r"\b(?:outstanding|attached|overdue|unpaid) invoice\b|\binvoice\b.{0,20}\boverdue\b|\bwire transfer\b"
            r"|\b(?:due|payable) upon receipt\b|\bdirectory listing\b"
        ),
    ),
    "trade": (
        r"\bwe buy\b|\bsell your (?:house|home|car|land|equipment|gold)\b|\bany condition\b|\bused (?:equipment|devices)\b",
        (
            r"\bfactory (?:direct|price)\b|\bmoq\b|\bmin(?:imum)? order\b|\b\d+ (?:pcs|pieces|units)\b|\bwholesale\b"
            r"|\bbulk (?:order|price)\b"
        ),
        (
            r"\b(?:manufacturer|supplier|distributor|exporter|importer)s?\b|\bexports? (?:\S+ )?(?:products|goods)\b"
            r"|\bquotation\b"
        ),
        (
            r"\breplica\b|\bcounterfeit\b|\brolex\b|\b(?:nfl|nba|soccer) jerseys?\b|\b(?:sunglasses|shoes|bags|handbags"
            r"|watches) (?:outlet|sale|cheap)\b|\boutlet\b"
        ),
        (
            r"\b(?:essay|assignment|dissertation)s?\b.{0,30}\b(?:writ\w+|buy|order|phd|struggling)\b|\bplagiarism\b"
            r"|\bwrite my essay\b"
        ),
        (
            r"\b(?:university )?diplomas?\b.{0,30}\b(?:buy|real|transcripts?|exams?)\b|\b(?:buy"
            r"|fake) (?:\S+ ){0,2}(?:diploma|passport|licen[cs]e)s?\b|диплом"
        ),
        (
            r"\bhack(?:er|ing|ed)?\b.{0,40}\b(?:hire|whatsapp|facebook|gmail|accounts?|professional)\b|\b(?:unlocker"
            r"|generator|v-bucks|robux)\b|\bhire a (?:\S+ )?hacker\b"
        ),
        r"\bspell ?cast\w*|\blove spells?\b|\bpsychic\b|\bamarres?\b|\bvidente\b|\blost lover\b",
        r"代开|发票|微信",
    ),
    "services": (
        (
            r"\b(?:billing|cleaning|transcription|answering|payroll|accounting|seo|staffing|security|it|printing"
            r"|janitorial) (?:services?|solutions?|company)\b"
        ),
        r"\bvirtual assistants?\b|\bai (?:receptionist|agent|assistant|chatbot)s?\b|\bchat ?bots?\b|\bcall cent(?:er|re)\b",
        (
            r"\bsolar (?:panels?|power)\b|\btimeshares?\b|\bled light\w*|\b(?:business|health) insurance quotes?\b"
            r"|\bcompare quotes\b|\btop carriers\b|\bfree quote\b|\boverpaying\b"
        ),
        (
            r"\bmerchant (?:services?|account|cash)\b|\bcredit card processing\b|\bsell your (?:practice|business"
            r"|clinic)\b|\binvestors who\b|\btop dollar\b|\bacquire (?:clinics|practices)\b"
        ),
    ),
    "praise": (
        (
            r"\b(?:great|nice|awesome|excellent|wonderful|amazing|good|cool|informative|interesting) (?:post|site|blog"
            r"|weblog|article|content|website|info|layout|share)\b|\bweblog\b"
        ),
        (
            r"\bbookmark(?:ed|ing)\b|\bkeep up the (?:good|great) work\b|\bthanks for sharing\b|\benjoyed reading\b"
            r"|\bshare it with my\b"
        ),
        (
            r"\b(?:love|read|running|visit|check out|found) (?:a|your|my|this) (?:blog|web page|webpage|weblog|page"
            r"|site)\b|\byour blog\b|\bother than that\b.{0,16}\bblog\b|\blook easy\b"
        ),
    ),
    "messengers": (r"\bwhats ?app\b", r"\btelegram\b|\bt\.me/|телеграм", r"\bwechat\b|微信|\bskype\b|\bviber\b"),
    "patient": (
        (
            r"\bi(?:'m| am|m) (?:\S+ ){0,2}(?:sad|tired|stressed|depressed|anxious|scared|lonely|addicted|burn(?:t"
            r"|ed) out|afraid|desperate|overwhelmed)\b|\bi need help\b|\bcan you help (?:me|with that)\b"
        ),
        (
            r"\bi (?:can'?t|cannot|can not|could not|don'?t) (?:sleep|eat|concentrate|focus|stop|cope|work|function"
            r"|think)\b|\bcannot sleep\b|\b(?:our|my) savings\b|\bestoy (?:muy |tan )?(?:estresad|trist|cansad|deprimid"
            r"|sol)[oae]\b"
        ),
        (
            r"\b(?:the|first|an?|my) (?:infusions?|appointment|evaluation|wait(?:ing)? list|treatment|session"
            r"|consultation|refill|test)\b|\b(?:la|una|primera) (?:cita|consulta)\b|\btaking (?:new )?patients\b"
        ),
        (
            r"\bmy (?:\S+ )?(?:mom|mother|dad|father|husband|wife|son|daughter|sister|brother|partner|girlfriend"
            r"|boyfriend|doctor|therapist|appointment|insurance|plan|insurer|depression|anxiety|medication|medicine"
            r"|prescription|records|bill|visit|infusions?|treatments?)\b(?! (?:is away|does|helped))"
        ),
        (
            r"\bi (?:take|was diagnosed|feel|have tried|am diagnosed|have (?:depression|anxiety|ptsd|adhd))\b|\bi(?:'ve"
            r"| have) been (?:sad|depressed|sick|down)\b"
        ),
        (
            r"\bdo you (?:take|accept|treat|see|prescribe|have (?:a doctor|an interpreter|appointments?))\b"
            r"|\brefer a (?:patient|client)\b"
        ),
        (
            r"\bmi (?:\S+ )?(?:mama|madre|papa|esposo|esposa|hijo|hija|hermano|hermana|cita|seguro|doctor|expediente"
            r"|medicina|receta)\b|\btomo \w+ina\b|\bquiero una cita\b"
        ),
    ),
    "colleague": (
        (
            r"\b(?:refer|referring|send) (?:(?:a|my|our|some|your|this|new|more) )?(?:\S+ )?(?:patients?|clients?)\b"
            r"|\breferrals?\b"
        ),
        (
            r"\b(?:mutual|shared) (?:patient|client)\b|\b(?:patient|client) of (?:mine|ours|yours)\b"
            r"|\bcoordinate care\b|\bprior auth\w*"
        ),
        (
            r"\b(?:i am|i'm|as|soy) (?:an? |un |una )?(?:\S+ ){0,2}(?:therapist|psychologist|physician|pharmacist|nurse"
            r"|social worker|counselor|case manager|psicolog[oa]|medic[oa]|enfermer[oa]|terapeuta"
            r"|trabajador[a]? social)\b"
        ),
    ),
}  # fmt: skip

_COMPILED = {name: tuple(re.compile(phrase) for phrase in phrases) for name, phrases in PHRASES.items()}


def count(kind: str, words: str) -> int:
    """How many different phrases of a kind stand in folded `words`."""
    return sum(bool(phrase.search(words)) for phrase in _COMPILED[kind])
