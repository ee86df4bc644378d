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
Somebody please save me"""
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
¡Auxilio!"""
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
My husband will call me back."""
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
No quiero vivir lejos de la clínica."""


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
    for piece in ("I want to ", "a" * 50, "me quiero ", "take all the my ", "no ", "\u0301", "(("):
        assert not suggests_risk(piece * 2000, "en")
