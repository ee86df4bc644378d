"""Patterns of danger in Spanish, for texts as `contact.crisis_words` reads them: small letters without accents. Pure.

The same warning signs as in English; how people say them also in the materials in Spanish of SAMHSA and of the 988 lifeline.
“Suicidio” and how it is misspelt is among the English patterns: it begins alike.
"""

_MORIR = r"(?:mor+ir(?:me|se)?|matarme|desaparecer|estar muert[oa])"
_EN_BROMA = r"(?! de (?:risa|hambre|ganas|calor|frio|aburrimiento|sueno))"
_VIVIR = (
    r"(?:[vb]i[vb]ir(?! (?:tan )?(?:lejos|cerca|sol[oa]))|estar (?:aqui|viv[oa])(?! (?:el|la|a|antes))|despertar(?:me)?|existir"
    r"|seguir(?: viviendo| asi| aqui| adelante| sufriendo|(?! \w)))"
)
_QUIERO = r"(?:quiero|kiero|qiero|quero|quiere|kiere|queria|quisiera|deseo|desearia|prefiero|ojala)"
_MUCHAS = r"(?:\d{2,}|diez|doce|quince|veinte|veinti\w+|treinta|cuarenta|cincuenta|cien)"
_PASTILLAS = r"(?:pastill?[iy]?as?|pildoras?|tabletas?|medicinas?|medicamentos?|remedios|tylenol)"
_ALGUIEN = r"(?:alguien|otr[oa]s?|los demas|la gente|(?:mi|mis|su|sus) \w+)"
_MI_BEBE = (
    r"(?:al|(?:a )?(?:mi|mis|el|la|los|las|su|sus)) (?:\w+ )?"
    r"(?:hij[oa]s?|hijit[oa]s?|bebes?|bebecit[oa]|bebit[oa]|nin[oa]s?|nen[ea]s?|criaturas?|recien nacid[oa]s?|gemel[oa]s)"
)
_FAMILIA = (
    r"(?:espos[oa]|marido|mujer|pareja|novi[oa]|ex|papa|padre|mama|madre|hij[oa]s?|padrastro|madrastra|ti[oa]|herman[oa]"
    r"|abuel[oa]|jefe|vecin[oa])"
)
_PEGA = (
    r"(?:peg(?:a|an|o|aba|aban|ando|aron)|golpe(?:a|an|o|aba|aban|ando|aron)|maltrat(?:a|an|o|aba|aban|ando|aron)"
    r"|viol(?:a|an|o|aba|aron)|amenaz(?:a|an|o|aba|aban|ando|aron)|ahorc(?:a|o|aba|aron))"
)
_PELO = r"(?! (?:el|la|las) (?:pelo|cabello|llamadas?|linea|luz|internet|comunicacion|unas))"

_MORIR_O_MATARSE = (
    r"(?:quitar|kitar)(?:me|se|le)? la vida|(?:me|se) (?:\w+ ){0,3}(?:quitar|quito|quitado|quite) la vida",
    r"matar(?:me|se)|me mat(?:o|are|aria)(?! de)",
    r"me (?:voy a |boy a |quiero |kiero |queria |quisiera |pienso |intente |trate de )(?:matar|morir|suicidar)"
    + _EN_BROMA,
    r"(?:acabar|terminar) con (?:mi vida|su vida|mi existencia|este sufrimiento|todo(?! (?:el|lo|los|eso|esto)\b))",
    r"se (?:quiere|kiere|queria|quisiera|va a|intento|trato de) (?:matar|suicidar|lastimar|ahorcar)",
    rf"(?:no|nunca) (?:quiero|kiero|qiero|quiere|kiere|quisiera|queria|deseo) {_VIVIR}",
    r"(?:irme de|dejar|(?:estar|seguir) (?:mas )?en) este mundo",
    r"dormir(?:me|se)? (?:y|para) (?:ya )?(?:no|nunca|jamas) (?:volver a )?despertar(?:me|se)?(?! (?:antes|a las|hasta)\b)",
    rf"dormir(?:me)? para siempre(?! que)|{_QUIERO} (?:que )?(?:ya )?(?:no|nunca) (?:me )?desp(?:ierte|ertar)",
    rf"{_QUIERO} die",
    r"nadie me (?:va a )?extran(?:ar|ara|aria)|nadie le importa(?:ria)? si (?:me muero|muero|vivo|desaparezco)",
    r"no doy mas(?! (?:que|de)\b)|(?:soy|siento(?: como)?) una carga",
    r"quiero que (?:todo|esto) (?:ya )?(?:se )?(?:termine|acabe)(?! (?:antes|a las|el|la|para|pronto|hoy|en)\b)",
    rf"{_QUIERO} acabar con todo esto",
    r"no (?:hay|le veo|veo|encuentro|hallo) salida(?! (?:de|del|por|en|para|a|al)\b)",
    r"(?:es|sera) mi ultima noche(?! (?:de|en)\b)|(?:es|sera) mi despedida(?! de)",
    r"(?:diganles?|dile|diles|digales?) a (?:mi|mis) \w+ que (?:los?|las?|les?) (?:quiero|quise|amo|ame)",
    r"no (?:puedo|puede) (?:vivir asi|seguir viviendo|seguir asi|seguir adelante)",
    r"(?:sin|no tengo|ningunas?|perdi las|pocas) ganas de (?:vivir|nada|seguir)",
    rf"{_QUIERO} (?:me )?{_MORIR}{_EN_BROMA}",
    rf"(?:pienso|pensando|pensar|ganas|pensamientos|ideas) (?:en|de) (?:(?:la )?muerte|{_MORIR}{_EN_BROMA})",
    r"(?:quisiera|ojala|desearia|me gustaria) (?:no )?(?:haber nacido|despertar|me muera|(?:\w+ )?muriera)",
    r"(?:mejor|mas vale|mas valdria) (?:estar |estaria )?muert[oa]s?",
    r"(?:estarian|estaran|estara|estaria|estan) mejor sin mi",
    r"no (?:vale|merece) la pena (?:vivir|seguir|mi vida)",
    r"(?:la|mi) vida (?:ya )?no (?:vale|tiene|merece)",
    r"no (?:le )?(?:tiene|veo|encuentro|hallo) sentido (?:a )?(?:vivir|la vida|mi vida|nada|seguir)",
    r"(?:cansad[oa]|hart[oa]) de (?:vivir|la vida|mi vida|todo)",
    r"no (?:puedo|aguanto|soporto|resisto) mas(?! (?:tarde|temprano|que|de|dias|horas|informacion|tiempo))",
    r"ya no (?:aguanto|soporto|resisto)|ya no puedo(?: con (?:esto|todo|la vida|mi vida)| mas|(?! ?\w))",
    r"(?:sin|perdi(?: la| toda)?|no tengo|no hay|no veo) esperanzas?",
    r"carta de despedida|despedirme de (?:todos|mis|mi)",
    r"no tengo (?:motivos?|razon(?:es)?) (?:para|de) (?:vivir|seguir)",
)
_HACERSE_DANO = (
    r"(?:me|se) (?:\w+ ){0,2}(?:h?ag[oa]|hace|hice|hizo|h?a[cs]er) dano|h?a[cs]er(?:me|se) dano|lastimarme|me lastimo",
    rf"me (?:{_QUIERO}|voy a|boy a|dan ganas de) (?:lastimar|herir|ahorcar|envenenar)|se lastima(?! (?:el|la|los|las|jugando)\b)",
    r"auto ?lesi\w+|auto ?mutil\w+",
    rf"cortarme{_PELO}|cortarse los? brazos?|cortandome|(?<!se )me corto{_PELO}",
    r"(?:se|me) cort(?:a|o|e|aba|ando) (?:los|las) (?:brazos|piernas|munecas|venas)",
    r"a?h?orc(?:ar|arme|arse)|(?:cortar|corto|corte)(?:me|se)? las (?:venas|munecas)|colgarme",
    r"pegarme un tiro|darme un tiro|dispararme|ahogarme|quemarme",
    r"(?:tirar|lanzar|aventar|arrojar|botar)me (?:de|del|desde|al|a|por)",
    r"(?:tengo|tiene|compre|consegui|con) (?:un|una|el|la) (?:arma|pistola|cuchillo|navaja|rifle)",
)
_DEMASIADO = (
    r"sobre ?dos?is",
    rf"(?:tom|trag)\w* (?:tod[oa]s|much[oa]s|demasiad[oa]s?|un monton de|un punado de)"
    rf" (?:(?:de|las|los|mis|sus|esas) ){{0,2}}{_PASTILLAS}",
    rf"(?:tom|trag)\w* (?:un|una|el|la) (?:frasco|bote|caja)(?: enter[oa])? de {_PASTILLAS}|me tome todas",
    rf"(?:tome|tomo|trague|trago) (?:como |casi |mas de )?{_MUCHAS} "
    r"(?:pastill?[iy]?as?|pildoras?|tabletas?|capsulas?)(?! (?:al|diari\w+|por|cada|diferentes|distintas)\b)",
    r"envenen\w+|(?:tome|tomo|tomar|bebi|bebio) (?:veneno|cloro|raticida)",
)
_A_OTROS = (
    rf"matar(?:lo|la|los|las|le|les)?(?: a {_ALGUIEN})",
    rf"(?:{_QUIERO}|voy a|va a|puedo|podria|ganas de) (?:matar|lastimar|golpear|herir|pegar)(?:lo|la|los|las|le|les)",
    rf"(?:hacer(?:le|les)? dano|lastimar|herir|atacar|golpear|pegarle) a {_ALGUIEN}",
    r"(?:oigo|escucho|oye|escucha|oir|oyendo) voces|asesin\w+|homicid\w+",
    r"una voz (?:que )?(?:me|le) (?:dice|decia|pide|ordena|manda)",
)
_A_UN_NINO = (
    rf"(?:lastimar|herir|ahogar|asfixiar|sacudir|golpear|estrangular|aventar|pegar(?:le|les)?) {_MI_BEBE}",
    rf"h?a[cs]er(?:le|les)? dano {_MI_BEBE}",
    rf"(?:pego|pegue|golpeo|golpee|lastimo|lastime|ahogo|ahogue|asfixio|sacudo|sacudi|aviento) {_MI_BEBE}",
    r"(?:pensamientos?|ideas|imagenes) (?:muy )?(?:mal[oa]s|fe[oa]s|horribles?|terribles?|oscur[oa]s|violent[oa]s|intrusiv[oa]s)"
    rf" (?:sobre|con|contra|de|hacia) {_MI_BEBE}",
    rf"miedo (?:de |a )?(?:quedarme|estar) (?:a )?sol[oa]s? con {_MI_BEBE}",
)
_DE_OTROS = (
    rf"(?:me|nos) (?:\w+ )?{_PEGA}|{_FAMILIA} (?:la|lo|le|les|los|las) (?:\w+ )?{_PEGA}",
    r"abus(?:a|an|o|aron|ando|aba|aban) (?:sexualmente )?(?:de|contra) (?:mi|mis|el|ella|nosotr[oa]s|una?|los|las)",
    r"abuso (?:sexual|infantil)|violencia (?:domestica|familiar|intrafamiliar|de genero|en (?:mi |la )?casa)",
    rf"miedo (?:de|a) (?:mi |el |la |su )?{_FAMILIA}|miedo (?:de|a) (?:volver|regresar|ir) a (?:mi |la )?casa",
    r"miedo (?:de |a )?(?:que (?:me|nos|le|lo|la) (?:mate|pegue|haga|golpee|lastime)\w*|hacer(?:me|le|les)? (?:dano|algo))",
    r"(?:me|nos) (?:va|van|quiere|quieren) (?:a )?matar|maltrat(?:ad[oa]s?|o) (?:por|de|infantil)|victima de",
)
_EN_PELIGRO = (
    r"no (?:estoy|esta|estamos|me siento|se siente|nos sentimos) a salvo|no (?:me|se|nos) (?:siento|siente|sentimos) segur\w+",
    r"no (?:estoy|esta|estamos) segur[oa]s? (?:en|con) (?:mi |la |el )?(?:casa|hogar|" + _FAMILIA + ")",
    r"(?<!no )(?<!no estoy )(?<!no esta )(?<!no estamos )en peligro",
    r"(?<!no )(?:es|tengo|hay|tenemos) una emergencia",
    r"(?<!no )(?<!no estoy )(?<!no estamos )en (?:una |plena )?crisis(?! economica)|tengo una crisis",
    r"ayud(?:en|a|e)me (?:por favor )?(?:ya|ahora|ahorita|urgente\w*)(?! (?:por favor )?(?:con|para|a|que|en)\b)",
    r"ne[cs]e[cs]it(?:o|a|amos) ayuda (?:ya|ahora|urgente\w*|inmediata\w*|de inmediato|esta noche)(?! (?:con|para)\b)",
    r"salvenme|salvame|auxilio|socorro|llam(?:e|en|ar) al 911",
    r"no (?:puedo|puede) respirar|no (?:esta )?respira(?:ndo)?|no (?:se )?despierta|inconsciente",
)
SPANISH = (*_MORIR_O_MATARSE, *_HACERSE_DANO, *_DEMASIADO, *_A_OTROS, *_A_UN_NINO, *_DE_OTROS, *_EN_PELIGRO)
