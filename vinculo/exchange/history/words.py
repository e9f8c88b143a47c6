"""
What the words of other systems most likely mean here: proposals only, whoever imports has the last word.

English, Spanish, Polish and German, as the tools of those countries write them.
"""

import re

from vinculo.db.folding import fold

DONE, OPEN, AWAY, OUT = "done", "open", "away", "out"
WON, LOST = "won", "lost"
PERCENT = re.compile(r"^(\d{1,3})\s*%$")
PERCENTS = (25, 50, 75, 90)


def _folded(*words: str) -> frozenset[str]:
    return frozenset(fold(word) for line in words for word in line.split(","))


FINISHED = _folded(
    "done,finished,complete,completed,closed,resolved,accepted,delivered,shipped,fixed,live,approved,yes,ok",
    "hecho,hecha,terminado,terminada,terminadas,listo,lista,finalizado,finalizada,completado,completada,cerrado,"
    "cerrada,resuelto,resuelta,entregado,entregada,aprobado,aprobada,sí",
    "zrobione,gotowe,ukończone,zakończone,zamknięte,rozwiązane,wykonane,dostarczone,zaakceptowane,tak",
    "erledigt,fertig,abgeschlossen,geschlossen,gelöst,beendet,geliefert,abgenommen,ja",
)
GIVEN_UP = _folded(
    "cancelled,canceled,rejected,declined,duplicate,invalid,won't do,won't fix,wontfix,abandoned,dropped,archived,"
    "deleted,obsolete",
    "cancelado,cancelada,anulado,anulada,rechazado,rechazada,descartado,descartada,archivado,archivada,duplicado",
    "anulowane,odrzucone,zarzucone,porzucone,zarchiwizowane,duplikat",
    "abgebrochen,storniert,verworfen,abgelehnt,archiviert,hinfällig",
)
STAGES = {
    "first": _folded(
        "first contact,new,lead,prospect,prospecting,qualification,contacted,initial contact,discovery call",
        "primer contacto,nuevo,nueva,prospección,cualificación,calificación,contactado",
        "pierwszy kontakt,nowy,nowe,kwalifikacja,kontakt",
        "erstkontakt,neu,qualifizierung,kontaktiert",
    ),
    "profile": _folded(
        "profile,needs analysis,discovery,qualified,value proposition,identify decision makers,id. decision makers,"
        "perception analysis,meeting scheduled,demo",
        "perfil,análisis de necesidades,cualificado,propuesta de valor,identificar tomadores de decisiones,reunión",
        "profil,analiza potrzeb,zakwalifikowany,spotkanie",
        "bedarfsanalyse,qualifiziert,termin",
    ),
    "proposal": _folded(
        "proposal,proposal/price quote,price quote,proposal made,proposal sent,quote,quote sent,offer,presentation",
        "propuesta,oferta,presupuesto,propuesta enviada,presupuesto enviado,propuesta/cotización,cotización",
        "propozycja,wycena,oferta wysłana",
        "angebot,angebot gesendet,angebot erstellt",
    ),
    "signing": _folded(
        "negotiation,negotiation/review,negotiations started,contract,contract sent,signature,verbal agreement,closing",
        "negociación,negociación/revisión,contrato,firma,contrato enviado",
        "negocjacje,umowa,podpis,podpisanie umowy",
        "verhandlung,vertrag,unterschrift",
    ),
    WON: _folded(
        "won,closed won,closed-won,deal won,customer",
        "ganado,ganada,cerrado ganado,cerrada ganada,ganado cerrado",
        "wygrane,wygrana,wygrany,zamknięte wygrane",
        "gewonnen,abgeschlossen gewonnen",
    ),
    LOST: _folded(
        "lost,closed lost,closed-lost,closed-lost to competition,closed lost to competition,deal lost,dead",
        "perdido,perdida,cerrado perdido,cerrada perdida,perdido cerrado",
        "przegrane,przegrana,przegrany,stracone,utracone",
        "verloren,abgeschlossen verloren",
    ),
}


def status(word: str) -> str:
    """done, open, away (given up), or a percentage as "p50"."""
    if found := PERCENT.match(word.strip()):
        number = min(int(found[1]), 100)
        return DONE if number == 100 else f"p{number}" if number else OPEN
    folded = fold(word)
    return DONE if folded in FINISHED else AWAY if folded in GIVEN_UP else OPEN


def stage(word: str) -> str:
    """The key of one of the stages every organization begins with, or won, or lost. Empty: nothing is like it."""
    folded = fold(word)
    return next((key for key, words in STAGES.items() if folded in words), "")
