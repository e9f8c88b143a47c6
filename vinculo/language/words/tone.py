"""How people write when something is wrong between them and us; over plain sentences."""

import re

COLD = {
    "es": re.compile(
        r"\b(?:decepcionad[oa]s?|decepcion|decepcionante|indignad[oa]s?|enfadad[oa]s?|molest[oa]s? con|hart[oa]s?"
        r"|cansad[oa]s? de"
        r"|inaceptable|intolerable|lamentable|vergonzos[oa]|una verguenza|tomadura de pelo|falta de respeto"
        r"|poco serio|poco profesional"
        r"|no (?:es|son|me parece|nos parece) (?:normal|serio|de recibo|profesional|aceptable|lo que)"
        r"|perdido la (?:confianza|paciencia)"
        r"|(?:mi|nuestra) paciencia|se (?:me|nos) acaba la paciencia|(?:estoy|estamos) (?:muy )?(?:descontent"
        r"|preocupad|disgustad|quemad)\w+"
        r"|asi no (?:podemos|se puede)|(?:otra vez|de nuevo) (?:lo mismo|igual|sin)|nadie (?:nos |me )?(?:contesta"
        r"|responde|avisa|aviso|dice nada|ha dicho)"
        r"|llevamos (?:\w+ ){1,4}(?:esperando|sin (?:noticias|respuesta))|exij\w+|exigimos|abogad[oa]|rescind\w+"
        r"|cancelar el contrato|buscar(?:emos|nos)? (?:a otr[oa]|otr[oa] (?:agencia|equipo|estudio|proveedor"
        r"|empresa))"
        r"|no (?:entiendo|entendemos) (?:como|por que) (?:es posible|sigue|todavia|nadie|siempre)"
        r"|esperaba(?:mos)? (?:mas|otra cosa)|(?:ultima|segunda|tercera) vez que"
        r"|no (?:vamos|pienso|pensamos) (?:a )?pagar|sinceramente,? (?:esto|no|estamos)|que desastre|es un desastre"
        r"|reclamacion)\b"
    ),
    "en": re.compile(
        r"\b(?:disappoint(?:ed|ing|ment)|unacceptable|intolerable|outrageous|appalling|shambles|disgrace\w*|a joke"
        r"|ridiculous|fed up|sick of|tired of"
        r"|angry|furious|frustrat(?:ed|ing)|unhappy|dissatisfied|annoyed|let down|unprofessional|not (?:good enough"
        r"|acceptable|what we (?:agreed|expected|paid|were promised))"
        r"|lost (?:patience|confidence|faith|trust)|(?:my|our) patience|running out of patience|expected (?:better"
        r"|more)|had expected"
        r"|no ?(?:one|body) (?:answers|replies|responds|called|calls|told|tells|bothered|got back)|still (?:waiting"
        r"|no (?:answer|reply|word|news))"
        r"|(?:the )?(?:second|third|fourth|last) time (?:that )?(?:i|we|this)|yet again|once more without|i demand"
        r"|we demand|lawyers?|solicitors?|terminate|cancel (?:the|our) contract"
        r"|(?:look|go) (?:for|to) (?:somebody|someone|another (?:agency|team|provider|studio|company))|(?:do not"
        r"|don't|fail to|cannot) understand (?:why|how) (?:this|it|nobody|we still|you)"
        r"|(?:won't|will not|not going to) pay|cannot go on|can't go on|to be (?:blunt|frank)|formal complaint"
        r"|waste of (?:time|money))\b"
    ),
    "pl": re.compile(
        r"\b(?:rozczarowan\w+|zawiedzion\w+|zawiedli\w*|niezadowolon\w+|oburzon\w+|zirytowan\w+|zdenerwowan\w+"
        r"|wsciek\w+|zniesmaczon\w+"
        r"|niedopuszczaln\w+|nie do przyjecia|nieprofesjonaln\w+|skandal\w*|kpin\w+|zart(?:y|em)\b|brak szacunku"
        r"|brak profesjonalizmu|niepowazn\w+"
        r"|mam (?:juz )?dosc|mamy (?:juz )?dosc|stracil\w+ (?:cierpliwosc|zaufanie)"
        r"|cierpliwosc\w* (?:sie )?(?:konczy|skonczyla)|konczy (?:sie|mi sie|nam sie) cierpliwosc"
        r"|nikt (?:nam |mi |sie )?(?:nie odpowiada|nie odpowiedzial|nie oddzwonil|nie odzywa|nie odezwal|nie raczyl"
        r"|nie powiedzial|nie poinformowal)"
        r"|(?:od|juz) (?:\w+ ){1,3}czeka(?:m|my)|zada(?:m|my)|domaga(?:m|my) sie|prawnik\w*|adwokat\w*"
        r"|rozwiaz\w+ umow\w+|zerw\w+ umow\w+|poszuka\w* (?:kogos inn\w+|inn\w+ (?:agencji|firmy|wykonawcy|zespolu"
        r"|studia))"
        r"|nie rozumie(?:m|my),? (?:dlaczego|czemu|jak)|spodziewal\w+ sie (?:wiecej|czegos|lepsz)|po raz (?:drugi"
        r"|trzeci|kolejny|ostatni)|nie zaplac\w+|tak (?:dalej )?(?:sie nie da|nie moze|byc nie moze)"
        r"|to (?:jest )?(?:jakis )?(?:skandal|kpina|zart|absurd)|reklamacj\w+|strata (?:czasu|pieniedzy))\b"
    ),
}  # fmt: skip
WARM = re.compile(
    r"\b(?:no (?:estoy|estamos|te preocupes)|not (?:at all )?(?:angry|disappointed|unhappy|annoyed)"
    r"|nie jest\w+ (?:zl|rozczarowan|niezadowolon)\w+"
    r"|broma|jajaja|haha|kidding|joking|a great joke|de los abogados|for our lawyers|our lawyers? (?:approved"
    r"|signed|checked|read)|nuestr[oa] abogad[oa] (?:aprob|firm|ha)\w*|nasz prawnik (?:zaakceptowal|podpisal))\b"
)
