"""How it could be said instead: whole sentences in the language of the letter, with blanks in square brackets."""

# By kind of fault. What went wrong is "we" or a thing; then the day.
INSTEAD = {
    "es": {
        "forgot": "Se nos ha pasado, y lo dejamos en orden el [día].",
        "late": "Nos ha llevado más tiempo de lo previsto; estará el [día].",
        "lost": "No tenemos a mano [qué]; te decimos el [día] cómo lo resolvemos.",
        "broke": "Al hacer un cambio dejó de funcionar [qué]; lo arreglamos y te avisamos el [día].",
        "wrong": "Ha habido un error por nuestra parte; el [día] estará corregido.",
        "you": "Para seguir nos falta [qué]. ¿Podría llegar el [día]?",
        "reminder": "Por si ayuda tenerlo a mano: [qué].",
        "bad_news": "El próximo paso es [qué]; tendrás noticias nuestras el [día].",
    },
    "en": {
        "forgot": "We let this slip, and it will be in order on [day].",
        "late": "It took us longer than planned; it will be there on [day].",
        "lost": "We do not have [what] at hand; on [day] we tell you how we solve it.",
        "broke": "A change of ours stopped [what] from working; we are putting it right and will tell you on [day].",
        "wrong": "We got this wrong; on [day] it will be corrected.",
        "you": "To go on we still need [what]. Could it reach us by [day]?",
        "reminder": "So that you have it at hand: [what].",
        "bad_news": "The next step is [what]; you will hear from us on [day].",
    },
    "pl": {
        "forgot": "Umknęło nam to, uporządkujemy to do [dzień].",
        "late": "Zajęło nam to dłużej, niż zakładaliśmy; będzie gotowe [dzień].",
        "lost": "Nie mamy teraz [co]; [dzień] damy znać, jak to rozwiążemy.",
        "broke": "Po naszej zmianie przestało działać [co]; naprawiamy to i damy znać [dzień].",
        "wrong": "To pomyłka po naszej stronie; poprawimy ją do [dzień].",
        "you": "Żeby ruszyć dalej, potrzebujemy [co]. Czy może dotrzeć do [dzień]?",
        "reminder": "Żeby było pod ręką: [co].",
        "bad_news": "Następny krok to [co]; odezwiemy się [dzień].",
    },
}

# Which kind of fault a passage speaks of, by stems of the plain text; the first that fits.
FAULTS = (
    ("forgot", ("olvid", "se le paso", "forgot", "slip", "overlook", "zapomn", "przeocz", "umkn")),
    ("lost", ("perdi", "borr", "extravi", "lost", "delet", "wiped", "zgubi", "skasow", "usun", "straci", "nadpisa")),
    ("late", ("retras", "tard", "late", "delay", "slow", "spozni", "opozni", "zdazy", "woln", "a tiempo", "in time")),
    (
        "broke",
        ("romp", "roto", "estrope", "caer", "caid", "broke", "crash", "popsu", "zepsu", "psuje", "padl"),
    ),
)


def fault_of(bare: str) -> str:
    return next((kind for kind, stems in FAULTS if any(stem in bare for stem in stems)), "wrong")
