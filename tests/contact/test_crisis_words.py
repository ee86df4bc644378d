"""Which words call for help in stronger words, and which do not."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contact.crisis_words import suggests_risk
from contact.crisis_words.english import ENGLISH
from contact.crisis_words.spanish import SPANISH

IN_ENGLISH = """\
I want to die
i dont want to live anymore
I don’t want to be here anymore.
I do not want to wake up tomorrow
Im going to kill my self
I keep thinking about killing myself
i wanna kil myself
I have been feeling suicidal
feeling sucidal again
my brother talks about suiside
She attempted SUICIDE last month
I am not suicidal, I just cannot sleep
My son says he wants to end his life
I just want to end it all
I'm thinking of taking my own life
everyone would be better off without me
I would be better off dead
I wish I was never born
There is no reason to live
life is not worth living
I'm so tired of living
I can't go on
I can't take it anymore
I cant do this any more
I feel hopeless
I have been hurting myself
my daughter cuts herself
she is cutting again
self-harm
I took too many pills
He swallowed a whole bottle of tylenol
I took all my meds
My friend overdosed
is it an over dose if I take four
I have a gun in the house
I might hurt someone
I am afraid I will hurt my baby
I want to kill him
The voices tell me to do it
My husband hits me
my boyfriend choked me last night
I am being abused
he is threatening to kill us
I'm scared to go home
We are not safe at home
I do not feel safe
I can't keep myself safe
I'm in danger
This is an emergency
I need help right now
I am in crisis
My mom won't wake up
he can't breathe
please please I want to d\u200bie
I want to dieeeeee
I don't want to live in this world
My partner sometimes hits me
he has been beating me
I am going to kill my boss
I'm afraid that I will hurt someone
I wish I wouldn't wake up
I hope I don't wake up
I feel like dying
I keep thinking about death
I am giving up on life
there's nothing left to live for
I have lost all hope
I wrote a goodbye letter
I want to cut my wrists
I think about jumping off a bridge
she is a danger to herself
my uncle keeps hurting my little sister
I live with domestic violence
Should I call 911?
Somebody please save me
fall asleep and never wake up
thinking of hurting my baby
hurt my kids
harm my child
please help me now
want 2 die
I want to sleep and never wake up
I just want to fall asleep and never wake up
I wanna go to sleep and not wake up
I pray that I don't wake up tomorrow
I keep thinking of hurting my baby
I hurt my kids and I am ashamed
I am scared I might harm my child
I have scary thoughts about harming my newborn
I keep picturing drowning my baby
I get images of dropping my baby on purpose
I almost shook my baby last night
I feel like smothering the baby
I had an urge to throw my baby
My wife says she could hurt our daughter
I can't stop thinking about hurting my son
I think my baby would be better off without me
my children would be better off with out me
I am afraid to be alone with my baby
pls help me now
help me please im begging you
I want 2 die
i wnat to die
i wanto die
I just wanna be gone
I wish I could just disappear
I don't see a future for myself
my sister says she wants to be dead
my husband keeps saying he doesn't want to be alive
my teenage son says he would rather be dead
I hate my life and want out
nobody would miss me
no one would care if I died
it would be easier if I was dead
I am thinking about ending things
thinking about ending it
I dont wanna exist
i want to un alive myself
i am a burden to everyone
I have a plan to end my life
I want it to be over
I want the pain to end forever
i cant do it anymore
I cant keep going
I can't live with this anymore
there is no way out
my baby daddy put his hands on me
I want to kill my baby
quiero die
I want to morirme
ending my life is all I think about
I took 30 pills
my friend took a bunch of pills
since the birth I think about dying
since my baby was born I wish I was dead
I hear a voice telling me to hurt my baby
I'm having thoughts of hurting myself
I'm having thoughts of harming my children
I could snap and hurt one of my kids
she hurts herself
he tried to hang himself
My daughter tried to kill her self
I am going to end it tonight
tonight is my last night
please tell my family I love them
Im having bad thoughts about my baby and im scared
i hit my kid again and i hate myself
I admit I have thought of shaking my baby
what if I hurt my baby in my sleep
my sister had a baby and she talks about hurting the baby
everyone would be better off if I wasn't here... it would be better for my kids if I were dead
i dont want to wake up no more
I want to sleep forever
plz help me right now
he laid his hands on me again
I hate being alive
It would be easier for everyone if I wasnt around
I can't see any future"""
IN_SPANISH = """\
Quiero morirme
quiero morir
Me quiero morir
Ya no quiero vivir
no kiero vivir
No quiero seguir así
Estoy pensando en suicidarme
mi hijo habla de suicidio
pienso en el suisidio
Me voy a matar
quiero matarme
me quiero quitar la vida
Mi hermana intentó quitarse la vida
quiero acabar con mi vida
Quisiera no despertar
Estarían mejor sin mí
No vale la pena vivir
mi vida no tiene sentido
Estoy cansada de vivir
ya no puedo más
Ya no aguanto más
No tengo ganas de vivir
perdí la esperanza
Me hago daño
Mi hija se corta los brazos
me corto cuando estoy triste
Me tomé todas las pastillas
Tomé demasiadas pastillas
sobredosis
una sobre dosis
Tengo una pistola
Mi esposo me pega
Mi novio me golpeó anoche
Me maltrata
Abusan de mi hija
violencia doméstica
Tengo miedo de mi esposo
Me va a matar
Voy a lastimar a mi familia
Quiero hacerle daño a alguien
Escucho voces que me dicen cosas
No me siento segura en casa
No estoy a salvo
Estamos en peligro
Es una emergencia
Necesito ayuda urgente
Estoy en crisis
Mi mamá no respira
mi papá no despierta
Mi esposo me pegó
Ya no puedo
no puedo seguir así
Tengo pensamientos de morir
Mejor muerta que seguir
No le veo sentido a mi vida
Escribí una carta de despedida
No tengo motivos para vivir
autolesión
Pienso en ahorcarme
quiero darme un tiro
Quiero tirarme del puente
Mi hijo tomó veneno
Podría matar a alguien
voy a matarlo
Tengo miedo de que me mate
No estoy segura con mi marido
¡Auxilio!
dormir y no despertar
me quiero lastimar
Quiero dormir y no despertar
quiero dormirme y nunca despertar
quisiera dormir y no despertarme nunca
quiero dormir para siempre
ojalá no despierte mañana
me quiero aser daño
a veces pienso en lastimar a mi bebé
quiero hacerle daño a mi hijo
tengo miedo de lastimar a mi bebé
tengo miedo de hacerle daño a mi niña
pienso en hacerle daño a mis hijos
me dan ganas de pegarle a mi bebé
me dan ganas de ahogar a mi bebé
tengo pensamientos de lastimar a mis hijos
puedo lastimar a mi hijo
casi le pego a mi bebé
me imagino que ahogo a mi bebé
me da miedo quedarme sola con mi bebé
tengo miedo de estar sola con el bebé
mi bebé estaría mejor sin mí
mis hijos estarian mejor sin mi
ayúdenme por favor ya
por favor ayúdenme ahora
ayudame ahora por favor
nesesito ayuda ahora
necesito ayuda ya por favor
quiero morrir
kiero morirme
kiero morir
qiero morir
me quisiera morir
no quiero bibir
ya no kiero bivir
ya no quiero estar en este mundo
no quiero seguir en este mundo
quiero irme de este mundo
mi hija dice que se quiere morir
mi hijo dice que se quiere matar
mi esposa dice que no quiere vivir
mi hermana se quiere lastimar
mi hijo se lastima
se quiere matar
nadie me extrañaría
a nadie le importaría si me muero
soy una carga para todos
quiero que todo termine
quiero terminar con todo
quiero acabar con todo esto
no le veo salida
no hay salida
ya no doy más
me quiero desaparecer
quiero desaparecer para siempre
desde que nació mi bebé pienso en morir
desde el parto tengo ideas de muerte
oigo una voz que me dice que lastime a mi bebé
me tomé treinta pastillas
tomó un monton de pastillas
quiero kill myself
me siento suicida
esta es mi última noche
díganle a mi familia que los quiero
es mi despedida
tengo pensamientos malos sobre mi bebé
le pego a mis hijos y no sé parar
no puedo más con mi bebé, la quiero sacudir a la niña
mi cuñada dice cosas de lastimar a la bebé
me voy a lastimar
quisiera ya no despertar
Ayúdame ahora, I want to die"""
HARMLESS_IN_ENGLISH = """\
Do you take new patients?
When are you open on Saturdays?
How much does a first visit cost without insurance?
This is not an emergency.
I am not in danger, I just have a question.
My insurance is about to end, can I still come?
What is the deadline for the forms?
I live about 20 kms from the clinic.
I am killing time until my appointment.
The parking fee kills me!
My back is killing me, so I need a chair with arms.
I'm dying to know when you open.
Do you see people for depression?
I have anxiety and would like to talk with someone.
My wife hurt her back. Is there a lift?
Please help me find the right form.
I need help with my records.
Who is my emergency contact on your form?
Is the parking lot safe?
Is it safe to drive home after a visit?
I don't want to wait three weeks.
I don't want to live far from the clinic.
I can't take calls at work.
I can't take Mondays off any more.
Can you hit me up by text?
The website hit me with an error.
I am worried about the cost.
I am afraid I lost the form.
Do you accept Medicaid?
I want to dye my hair before the visit; is that fine?
Could I disappear from your mailing list?
I use a wheelchair.
I need large print and more time.
I would like a sign language interpreter.
The link to the crisis page is broken.
I hope to hear from you.
Good morning! Can I get my records by mail?
I want to give my life story to my doctor. Is there a form?
I take medicines in the morning; can I come at noon?
My son will take the bus home.
Please do not call my home, call my cell.
Where can I park with a van?
What should I bring on the first day?
The pharmacy ended my plan.
My phone battery might die during the call.
My browser says your website is not safe.
Please save me a seat near the door.
I don't want to be here before nine.
My husband will call me back.
My baby never wakes up before six, so mornings are good.
I sleep late and don't wake up before nine, call after that.
I sometimes fall asleep in the waiting room. Is that all right?
Does the medicine help people who wake up at night?
Help me now and then with the forms?
Can somebody help me now that my insurance changed?
Please help me to fill in the form.
I want 2 appointments, one for my son.
I want two die-cut stickers
I am thinking of bringing my baby along.
Is it all right to bring my kids?
My child is harmed by nothing more than the noise.
I would never want my kids to miss school.
Would the light hurt my eyes after a visit?
My baby hurt her foot, so I have to move my visit.
Will the injection hurt my arm?
I have three children and a newborn at home.
I don't want to hurt your feelings, but nobody called back.
There is no way out of the parking lot without a ticket.
Where is the way out?
I wish I could come earlier.
I want this to be over before school starts.
Can I pick my kids up by three?
Is there a picture of the building?
Nobody would call me back.
I am alone with my baby on Mondays, can I bring her?
I would be better off with a morning visit.
I dropped my baby off at daycare at nine.
The last message I sent had a typo.
My last night shift is on Friday.
I took 2 pills of ibuprofen today, is that a problem for the visit?
Tell my family doctor that I called.
My newborn sleeps all day.
Do you treat postpartum depression?
I can't keep going back and forth with my insurance.
I want to go to bed and not wake up before noon that day.
Will the medicine harm my baby while I am nursing?
Does this hurt my child's teeth?
I am going to be gone all next week.
I took 20 mg tablets before; do you need to know?
I hate my life insurance company's forms.
It would be easier if I was told the price.
It would be better if I came at noon.
Is there a voice that tells me to press one?
I would like to throw my daughter a party that day."""
HARMLESS_IN_SPANISH = """\
¿Aceptan pacientes nuevos?
¿Cuánto cuesta la primera visita sin seguro?
No es una emergencia.
No estoy en peligro, solo tengo una pregunta.
¿A qué hora abren los sábados?
Vivo a 20 kms de la clínica.
No puedo más tarde de las cinco.
Me muero de ganas de conocerlos.
No estoy seguro de la dirección.
No estoy segura si necesito una cita.
Se me cortó la llamada.
Quiero cortarme el pelo antes de la cita.
¿Hay contacto de emergencia en el formulario?
Necesito ayuda con mis documentos.
Necesito ayuda ahora con el formulario.
Quisiera un intérprete de español.
Necesito letra grande.
Uso silla de ruedas.
¿Puedo tomar el autobús hasta la clínica?
Tomo el metro todos los días.
Tengo ansiedad y quisiera hablar con alguien.
¿Atienden a personas con depresión?
No quiero esperar tres semanas.
¿Hay que pagar antes de terminar con todo el papeleo?
Mi esposo me pidió que escribiera.
Mi hija va a llamar mañana.
El sitio no funciona en mi teléfono.
No puedo ir los lunes.
¿Qué debo llevar el primer día?
Quiero vivir cerca de la clínica.
Tengo el seguro Medi-Cal.
Mi vida es muy ocupada: ¿tienen citas por la tarde?
No aguanto la espera en el teléfono.
Llámenme por la mañana, por favor.
Sin prisa. Gracias.
Quiero saber qué papeles piden.
Con todo respeto, ¿cuándo responden?
Él la acompaña a la cita.
No tengo correo electrónico.
Mi médico me mandó con ustedes.
Ya no puedo asistir el martes.
No puedo estar aquí el lunes.
No quiero seguir recibiendo correos.
¿A quién llamo en caso de emergencia?
Tomé muchas fotos de la página rota.
Tomo todas las precauciones.
No quiero vivir lejos de la clínica.
¿Mi bebé puede dormir en la sala de espera?
Me cuesta dormir y despertar a mi hora.
¿La medicina ayuda a dormir y despertar mejor?
Por favor ayúdenme con el formulario.
Ayúdenme ahora con la cita, por favor.
¿Puedo llevar a mi bebé a la cita?
Me lastimé la rodilla, ¿hay elevador?
Mi hijo se lastimó el pie y no puede ir hoy.
Me quiero cambiar de cita.
¿Atienden la depresión posparto?
¿Dónde está la salida?
No hay salida del estacionamiento por esa calle.
Estoy sola con mi bebé los lunes, ¿puedo llevarla?
Quiero terminar con todo el papeleo hoy.
Quiero que todo termine antes de las tres.
Tomé dos pastillas para el dolor esta mañana.
Pienso llevar a mis hijos.
Mi última noche de trabajo es el viernes.
¿Puedo pegar una foto en el formulario?
¿Me puede ayudar ahora o llamo mañana?
Díganle a mi doctora que llamé.
No quiero lastimar a nadie con mi queja.
Tengo tres hijos y un recién nacido.
¿La inyección lastima el brazo?
Mi bebé duerme para siempre que sale de casa"""


def sentences(*texts: str) -> list[str]:
    return [line for text in texts for line in text.splitlines()]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("sentence", sentences(IN_ENGLISH, IN_SPANISH))
def test_words_of_danger_are_found_in_either_language_on_either_form(sentence, language):
    assert suggests_risk(sentence, language)
    assert suggests_risk(f"Hello.\n\n{sentence.upper()}!! Thank you", language)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("sentence", sentences(HARMLESS_IN_ENGLISH, HARMLESS_IN_SPANISH))
def test_everyday_questions_are_not_taken_for_danger(sentence, language):
    assert not suggests_risk(sentence, language)


def test_every_pattern_has_an_example():
    """A pattern that no sentence above needs may have stopped working without anybody noticing."""
    plain = unicodedata.normalize("NFD", f"{IN_ENGLISH}\n{IN_SPANISH}".lower())
    plain = re.sub(r"[\u0300-\u036f'’?!¡¿]", "", plain).replace("-", " ").replace(".", " . ")
    assert [pattern for pattern in (*ENGLISH, *SPANISH) if not re.search(rf"\b(?:{pattern})\b", plain)] == []


def test_each_language_has_enough_examples_of_both():
    for text in (IN_ENGLISH, IN_SPANISH, HARMLESS_IN_ENGLISH, HARMLESS_IN_SPANISH):
        assert len({*sentences(text)}) >= 40


def test_a_line_break_or_odd_spaces_hide_nothing():
    assert suggests_risk("I want to kill\u00a0 my\tself", "en")
    assert suggests_risk("I want to\n  die", "en")
    assert suggests_risk("ｉ ｗａｎｔ ｔｏ ｄｉｅ", "en")


@pytest.mark.parametrize("text", ["I will kms tonight", "kms"])
def test_short_words_of_one_language_are_found_on_its_form_only(text):
    assert suggests_risk(text, "en")
    assert not suggests_risk(text, "es")


def test_a_sentence_that_ends_does_not_join_the_next():
    assert not suggests_risk("I want to. Die Zeit is a newspaper", "en")


@given(st.text(), st.sampled_from(["en", "es"]))
def test_any_text_is_read(text, language):
    assert suggests_risk(text, language) in (True, False)


@given(st.text(max_size=30), st.text(max_size=30))
def test_whatever_stands_around_them_words_are_found(before, after):
    assert suggests_risk(f"{before} . suicide . {after}", "en")


def test_a_long_text_is_read_as_well():
    for piece in ("I want to ", "a" * 50, "me quiero ", "take all the my ", "no ", "hurt one of my ", "\u0301", "(("):
        assert not suggests_risk(piece * 2000, "en")
