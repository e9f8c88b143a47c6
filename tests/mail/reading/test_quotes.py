"""What is new in a mail, in five languages."""

import time

import pytest

from tests.exchange.samples import sample
from vinculo.mail.reading.quotes import fold


def body(name: str) -> str:
    with sample(name) as stream:
        return stream.read().decode()


@pytest.mark.parametrize(
    ("name", "ends", "quoted"),
    [
        ("mail/es_outlook_reply_body.txt", "sin nada raro :/", "-----Mensaje original-----"),
        ("mail/pl_gmail_reply_body.txt", "Thanks for prompt response!", "23 mar 2017 21:25"),
        ("mail/pl_onet_reply_body.txt", "odio id arcu varius aliquet nec nec nibh.", "W dniu 2017-01-09"),
        ("mail/mixed_languages_body.txt", "odio id arcu varius aliquet nec nec nibh.", "Le 15 janv. 2024"),
    ],
)
def test_real_replies(name: str, ends: str, quoted: str) -> None:
    folded = fold(body(name))

    assert folded.said.endswith(ends)
    assert folded.quoted.startswith(quoted)


@pytest.mark.parametrize(
    "introduction",
    [
        "On Thu, Mar 12, 2026 at 9:15 AM Ana Prado <ana@luna.example> wrote:",
        "On Thu, Mar 12, 2026 at 9:15 AM Ana Prado\n<ana@luna.example> wrote:",
        "El jue, 12 mar 2026 a las 9:15, Ana Prado (<ana@luna.example>) escribió:",
        "El 12/03/2026 a las 9:15, Ana Prado escribió:",
        "czw., 12 mar 2026 o 09:15 Ana Prado <ana@luna.example> napisał(a):",
        "W dniu 12.03.2026 o 09:15, Ana Prado pisze / napisała:",
        "Dnia 12 marca 2026 09:15 Ana Prado <ana@luna.example> napisał:",
        "Am 12.03.2026 um 09:15 schrieb Ana Prado <ana@luna.example>:",
        "Am Do., 12. März 2026 um 09:15 Uhr schrieb Ana Prado\n<ana@luna.example>:",
        "Le 12/03/2026 à 09:15, Ana Prado a écrit :",
        "Le jeu. 12 mars 2026 à 09:15, Ana Prado <ana@luna.example> a\nécrit :",
        "Wiadomość napisana przez Ana Prado <ana@luna.example> w dniu 12 mar 2026, o godz. 09:15:",
        "W dniu 12.03.2026 o 09:15, Ana Prado pisze:",
        "Ana Prado <ana@luna.example> schrieb am Do., 12. März 2026,\n09:15:",
        "Am Donnerstag, 12. März 2026 um 09:15:32 MEZ hat Ana <ana@luna.example> Folgendes geschrieben:",
        "Ana Prado <ana@luna.example> a écrit le 12/03/2026 09:15 :",
        "-----Original Message-----",
        "-------- Original-Nachricht --------",
        "----- Mail original -----",
        "---------- Wiadomość przekazana dalej ----------",
        "-----Mensaje original-----",
        "-----Wiadomość oryginalna-----",
        "-----Ursprüngliche Nachricht-----",
        "-----Message d'origine-----",
        "From: Ana Prado\nSent: Thursday\nTo: Marek\nSubject: Cart",
        "De: Ana Prado\nEnviado el: jueves\nPara: Marek\nAsunto: Carrito",
        "Od: Ana Prado\nWysłano: czwartek\nDo: Marek\nTemat: Koszyk",
        "Von: Ana Prado\nGesendet: Donnerstag\nAn: Marek\nBetreff: Korb",
        "De : Ana Prado\nEnvoyé : jeudi\nÀ : Marek\nObjet : Panier",
        "*De:* Ana Prado\n*Enviado:* jueves\n*Para:* Marek",
        'Gesendet: Donnerstag, 12. März 2026 um 09:15 Uhr\nVon: "Ana" <ana@luna.example>\nAn: Marek\nBetreff: Korb',
        "Date: Thu, 12 Mar 2026 09:15\nFrom: Ana Prado\nTo: Marek\nSubject: Cart",
        'Od: "Ana" <ana@luna.example>\nDo: marek@faro.example\nWysłane: 9:15 Czwartek 2026-03-12\nTemat: Koszyk',
        "________________________________",
    ],
)
def test_what_follows_an_introduction_is_quoted(introduction: str) -> None:
    folded = fold(f"Agreed, Friday it is.\n\n{introduction}\n\nCan you do Friday?\n")

    assert folded.said == "Agreed, Friday it is."
    assert folded.quoted.endswith("Can you do Friday?")


def test_an_answer_below_or_between_the_quotes_is_said() -> None:
    folded = fold("On 12/03/2026, Ana wrote:\n> Friday?\n\nYes.\n\n> And Monday?\n\nNo.\n")

    assert folded.said.split() == ["Yes.", "No."]
    assert folded.quoted.count(">") == 2


@pytest.mark.parametrize(
    "text",
    [
        "On Monday I wrote to the printer about the boxes.",
        "El lunes escribió la imprenta y nos manda las cajas:\n- roja\n- azul",
        "From: the harbour to the shop it takes ten minutes.",
        "Do: nothing yet.",
        "On 12 March the printer wrote to us:\nThe boxes are late.",
        "El 12 de marzo la imprenta nos escribió:\nLas cajas llegan el viernes.",
        "W dniu 12 marca drukarnia napisała:\nPudełka będą w piątek.",
        "Am 12. März schrieb uns die Druckerei Folgendes:\nDie Kisten kommen am Freitag.",
        "Le 12 mars, l'imprimeur nous a écrit :\nLes boîtes arrivent vendredi.",
        "To book:\nFrom: Madrid\nTo: Warsaw\nDate: 5 June",
        "The photos came.\n\nDanke\nWann kommen die anderen?",
        "Thanks\nfor the photos, the third one is the best so far of all of those that we have looked at this year.",
    ],
)
def test_ordinary_sentences_are_never_folded(text: str) -> None:
    assert fold(text).said == text


@pytest.mark.parametrize(
    "signature",
    [
        "-- \nAna Prado\nCafé Luna",
        "Saludos,\nAna",
        "Un saludo\n\nAna Prado\n+34 600 000 000",
        "Pozdrawiam serdecznie\nŁucja",
        "Z poważaniem,\nŁucja Źdźbło",
        "Kind regards,\nAna",
        "Mit freundlichen Grüßen\nJörg",
        "Cordialement,\nAnne",
        "LG\nAnna",
        "Viele Grüße aus Köln\nJörg",
        "Bonne journée,\nAnne",
        "Cdlt\nAnne",
        "Z wyrazami szacunku\nŁucja",
        "Un cordial saludo,\nAna",
        "All the best,\nAna",
        "Sent from my iPhone",
        "Enviado desde mi iPhone",
        "Wysłano z iPhone’a",
        "Von meinem iPhone gesendet",
        "Envoyé de mon iPhone",
        "Envoyé à partir de Outlook pour Android",
        "Holen Sie sich Outlook für iOS",
        "Pobierz aplikację Outlook dla systemu iOS",
    ],
)
def test_a_signature_is_folded_and_kept(signature: str) -> None:
    folded = fold(f"The boxes came.\n\n{signature}\n")

    assert folded.said == "The boxes came."
    assert folded.signature == signature.replace("-- ", "--")


def test_a_mail_that_is_only_a_closing_is_kept() -> None:
    assert fold("Gracias").said == "Gracias"


def test_nothing_is_lost() -> None:
    text = "One.\n\nSaludos,\nAna\n\nEl 12/03/2026, Marek escribió:\n> Two.\n"

    folded = fold(text)

    assert [line for part in (folded.said, folded.signature, folded.quoted) for line in part.split("\n") if line] == [
        line for line in text.split("\n") if line
    ]


@pytest.mark.parametrize(
    "text", ["On 1 " + "a" * 280 + "\n", "> " * 50 + "\n", "_" * 5000 + "\n", "wrote:\n", "From: x\n"]
)
def test_hostile_text_is_folded_in_time_that_grows_with_its_length(text: str) -> None:
    started = time.process_time()

    fold(text * 3000)

    assert time.process_time() - started < 10
