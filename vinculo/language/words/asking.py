"""How people ask without a question mark, and what looks like a question and is none; over plain sentences."""

import re

# What a greeting or a tag asks nobody answers. Looked for in what stands after the last comma.
EMPTY = re.compile(
    r"^\W*(?:how (?:are|is|'s|have|has) (?:you|it|things|everything|everybody|everyone|life)"
    r"(?: all| going| doing| been)?"
    r"(?: with you| over there| at your end)?|(?:i |we )?(?:hope|trust) (?:\w+ ){1,4}(?:well|fine|good)"
    r"|que tal(?: (?:estas|estais|esta|todo|va|el finde?|el fin de semana|las vacaciones|la semana))*(?: por ahi)?"
    r"|como (?:te |os |le )?(?:estas|estais|esta|va|van|andas|andais|lleva\w*)(?: todo| la vida| las cosas| por ahi)*"
    r"|co (?:tam )?(?:slychac|nowego|dobrego)?(?: u (?:was|pana|pani|panstwa|ciebie))?|wszystko (?:dobrze|w porzadku)"
    r"|jak (?:minal|tam) (?:weekend|urlop|zdrowie)|jak (?:sie )"
    r"?(?:panu|pani|pan|panstwo|panstwu)? ?(?:wiedzie|miewaj?a?)"
    r"|todo bien|ok|okay|vale|verdad|no|eh|right|isn't it|wasn't it|aren't they|don't you think|co slychac"
    r"|jak sie (?:masz|miewa|pan miewa|pani miewa)"
    r"|jak leci|prawda|nieprawdaz|co|nie|y (?:tu|vosotros|usted|por ahi)|and (?:you|yours)|how about you|a u (?:was"
    r"|pana|pani|panstwa|ciebie)|a ty)\W*$"
)  # fmt: skip
TAG = re.compile(
    r"^\W*(?:verdad|no|eh|right|isn't it|wasn't it|aren't they|don't you think|prawda|nieprawdaz|co|nie)\W*$"
)

ASKING = {
    "es": re.compile(
        r"\b(?:pregunta|preguntan) (?:si|que|cuando|cuanto|como|por que|quien|donde)\b|quieren? saber|\b(?:me"
        r"|nos) (?:dices|decis|dice|cuentas|contais|confirmas|confirmais|explicas|explicais|avisas"
        r"|avisais)\b.{0,40}\b(?:si|que|cuando|como|cual|cuanto|donde|quien)\b|falta(?:ria)? saber|(?:querria"
        r"|quisiera|me gustaria) que (?:me|nos|te|lo)?|^\W*(?:alguna|hay) (?:novedad|noticia)|"
        r"(?:me|nos) (?:gustaria|interesaria) (?:saber|preguntar|que me|que nos|conocer)|(?:querria|quisiera"
        r"|querriamos|quisieramos|queria|queriamos)"
        r" (?:saber|preguntar\w*|consultar\w*|pedir\w*|que me|que nos)|me preguntaba (?:si|por)|me pregunto si"
        r"|no se si .*(?:me|nos) lo"
        r"|\b(?:dime|dinos|decidme|decidnos|digame|diganos|indicame|indicanos|indiquenos|confirmame|confirmanos"
        r"|confirmadme|confirmadnos"
        r"|confirmeme|avisame|avisanos|avisadme|avisadnos|explicame|explicanos|contadnos|cuentame) (?:si|que|cuando"
        r"|como|cual|cuanto|donde|quien|el|la|los|las|por|a que)"
        r"|(?:confirmame|dime|avisame|indicame|indicanos|confirmadnos),? por favor|agradeceri(?:a|amos)|(?:te|os"
        r"|le) agradeceria"
        r"|\b(?:tengo|tenemos|me surge|nos surge|otra|una) (?:una |alguna )?(?:duda|pregunta|consulta)\b(?!s frec)"
        r"|necesit(?:o|amos) (?:saber|que me|que nos|que confirm)|espero (?:que me|vuestra respuesta|tu respuesta"
        r"|noticias|respuesta)|quedo a la espera"
        r"|(?:estaria|seria) (?:bien|bueno|util) saber|^\W*(?:me |nos |os )?(?:podr?ias?|podriais|podeis|puedes"
        r"|puede|podria|podrian)\b|^\W*seria posible|^\W*hay alguna"
        r"|(?:por favor,? )(?:dime|indic|confirm|dinos|avis)"
    ),
    "en": re.compile(
        r"\basks? (?:if|whether|when|what|how|who|where|why)\b|wants? to know|\btell (?:me|us) (?:if|whether|when"
        r"|what|how|which|who|where|why)\b|(?:would|\'d) like you to|(?:are|am|\'re|\'m) (?:still )?missing (?:the"
        r"|your)|^\W*any (?:news|update|word|progress)|"
        r"^\W*(?:and |also |but |so |hi |hello |please |\w+, )?(?:could|can|would|will|may|might|do|does|did|should"
        r"|shall|is|are|have|has)"
        r" (?:you|we|i|it|they|there|somebody|someone|anyone|anybody)\b(?!.*\bbe happy)"
        r"|(?:please |could you |do )?let (?:me|us) know (?:if|whether|when|what|how|which|who|where|about|the"
        r"|your)|please (?:tell|advise|confirm|let|clarify|explain|specify|reply|answer)"
        r"|(?:i|we) (?:was|were|am|are) wondering|(?:i|we) wonder|(?:i|we)(?:'d| would)? (?:like|love|need|want"
        r"|wanted)(?: to)? (?:know|ask|hear|check|understand|find out)\b"
        r"|would like (?:to )?know|(?:be )?(?:grateful|obliged|glad) if you|appreciate (?:knowing|it if|if|hearing"
        r"|your|an)|look(?:ing)? forward to hearing"
        r"|(?:one|quick|another|a|small|short) (?:more )?question\b|any (?:chance|news|update|idea|word)\b"
        r"|(?:it )?would be (?:good|nice|helpful|great) to know"
        r"|(?:i|we) (?:am|are|'m|'re) not (?:sure|certain|clear) (?:if|whether|what|how|when)"
    ),
    "pl": re.compile(
        r"\bpyta(?:ja)?,? (?:sie,? )?(?:czy|kiedy|ile|jak|co|kto|gdzie)\b|chc[ae]\w* wiedziec|brakuje (?:nam"
        r"|mi) (?:jeszcze )?\w+|^\W*(?:sa )?jakies (?:wiesci|nowosci|wiadomosci|postepy)|\bpoprosze o\b|"
        r"pros(?:ze|imy|ilbym|ilabym|ilibysmy)(?: o)? (?:\w+ )?(?:informacj|podan|potwierd|odpowied|wyjasn"
        r"|wiadomosc|rade|dac znac|daj|napisac|powiedziec|wskazan|potwierdzic|podac|odpisac|okresl|sprecyz)\w*"
        r"|(?:chcial(?:bym|abym|em|am)|chcieli(?:bysmy|smy)|chcialybysmy) (?:sie )?(?:\w+ )?(?:wiedziec|zapytac"
        r"|spytac|dowiedziec|dopytac|prosic|poprosic)"
        r"|zastanawia(?:m|my) sie,? czy|mus(?:ze|imy) wiedziec|potrzebuj(?:e|emy) (?:informacj|wiedziec"
        r"|odpowied)\w*|bed(?:e|ziemy) wdzieczn\w+ za"
        r"|(?:mam|mamy|jedno|jeszcze jedno|krotkie|drugie|kolejne) pytani\w+|czeka(?:m|my) na (?:\w+ )?(?:informacj"
        r"|odpowied|wiadomosc|wycen|potwierdz)\w*"
        r"|(?:dobrze|milo|fajnie) byloby wiedziec|^\W*(?:a |i |oraz )?czy\b|nie wiem,? (?:czy|jak|kiedy|ile|co|kto"
        r"|gdzie)\b.*(?:\?|prosz|potwierdz|wyjasn)|^\W*da sie\b"
        r"|daj(?:cie)? znac,? (?:czy|kiedy|jak|co|ile)|(?:prosze|prosimy) dac znac,? (?:czy|kiedy|jak|co|ile|o|w)"
    ),
}  # fmt: skip

# Not knowing, said aloud to somebody who may know. Also over plain sentences.
_WHAT = {
    "es": r"(?:(?:a|de|en|con|desde|hasta|para|por) )?(?:si|que|cuand\w+|cuant\w+|como|cual(?:es)?|quien(?:es)?"
    r"|donde)\b",
    "en": r"(?:if|whether|when|what|how|who|whom|where|why|which|whose|(?:by|since|until|from) (?:when|what))\b",
    "pl": r"(?:(?:o|od|do|na|z|w) )?(?:czy|kiedy|kied|ile|ilu|jak\w*|co|czego|kto|kogo|komu|kim|gdzie|dlaczego"
    r"|ktor\w+|skad|dokad)\b",
}
UNSURE = {
    "es": re.compile(
        r"(?:\bpreguntan?|\bquieren? saber|\bno (?:me |nos |te )?(?:queda claro|quedo claro|sabemos|se|entiendo"
        r"|entendemos|tengo claro|tenemos claro|veo claro|acabo de entender|recuerdo|encuentro)(?: (?:bien|es))?"
        r"|(?:intent\w+|trat\w+ de|quer\w+|gustaria) (?:averiguar|saber|entender|aclarar)|\btengo dudas de"
        rf"|\bsegun (?:tu|vosotros),?) {_WHAT['es']}"
        r"|\ba ver si (?:me |nos |alguien |tu |vosotros )?(?:pued|pod|dec|dic|confirm|explic|aclar)\w+"
        r"|\bojala (?:me |nos )?(?:pued|pod|aclar|expli|dig)\w+|\b(?:me|nos) (?:intriga|pica la curiosidad)"
        r"|\b(?:nos|me) (?:vendria|iria|vendran|ayudaria)\w* (?:\w+ )?(?:conocer|saber|tener vuestra|que nos|que me)"
    ),
    "en": re.compile(
        r"(?:\basks?|wants? to know|\b(?:am|are|'m|'re) (?:still )?(?:trying|struggling) to (?:work out|understand"
        r"|find out|figure out|see)|(?:not|n't) (?:\w+ )?clear(?: (?:to|for) (?:me|us))?|(?:i|we) (?:still )?(?:don't"
        r"|do not|can't|cannot) (?:quite )?(?:know|understand|see|get|tell|remember|work out)|curious(?: to know)?"
        rf"|\bno idea|not (?:quite )?sure|\b(?:do|please) (?:tell|explain)(?: me| us)?),? {_WHAT['en']}"
        r"|(?:i|we)(?:'d| would) (?:love|like|be glad|appreciate|value) (?:to (?:hear|have|get) )?your (?:\w+ )?"
        r"(?:view|opinion|advice|thoughts|take)"
    ),
    "pl": re.compile(
        r"(?:\bpyta(?:ja)?(?: sie| nas| mnie)?|chc[ae]\w* wiedziec|\bnie (?:wiem|wiemy|rozumiem|rozumiemy|pamietam"
        r"|mam pojecia|mamy pojecia|jestem pewn\w+|jestesmy pewni)(?: \w+)?"
        r"|\bnie (?:jest|bylo) (?:\w+ ){0,3}(?:jasne|wiadomo)|\bciekawi (?:mnie|nas)"
        r"|\bciekaw[aiy]? (?:jestem|jestesmy)|jest(?:em|esmy) ciekaw\w*|zastanawia(?:m|my) sie"
        r"|probuj(?:e|emy) (?:sie )?(?:ustalic|dowiedziec|zrozumiec|sprawdzic)|dobrze byloby (?:sie )?(?:wiedziec"
        rf"|dowiedziec)),? {_WHAT['pl']}"
        r"|(?<!nie )\b(?:mam|mamy|pojawilo sie|nasuwa sie|nasunelo sie|jest)(?: \w+){0,3} "
        r"(?:pytan(?:ie|ia|ko)|watpliwosc)\b"
        r"|\b(?:chetnie|z checia) (?:pozna|uslysz|dowie)\w+|\bnapisz(?:cie)?,? (?:prosze,? )?"
        rf"{_WHAT['pl']}"
    ),
}

# A sentence that begins like a question and ends with nothing at all.
BEGINS = {
    "es": re.compile(
        r"^\W*(?:y )?(?:qué|cómo|cuándo|cuánto|cuánta|cuántos|cuántas|quién|quiénes|dónde|cuál|cuáles|por qué|a qué"
        r"|en qué|de qué|con qué)\b"
        r"|[,:;] (?:y )?(?:\w+ ){0,4}(?:(?:a|en|de|con|por|para|desde|hasta) )?(?:qué|cómo|cuándo|cuánt[oa]s?"
    r"|quién|dónde"
        r"|cuál)\b"
    ),
    "en": re.compile(
        r"^\W*(?:and )?(?:what|how|when|which|who|where|why|how long|how much|how many|at what|by when)\b"
        r"|^\W*(?:and |so |but |also )?(?:do|does|did|is|are|can|could|will|would|should|shall|has|have|may|must)"
        r" (?:our|my|your(?! best)|the|these|this|those|any|it|there|we|i|they|he|she|people|customers|visitors)\b"
    ),
    "pl": re.compile(
        r"^\W*(?:a |i )?(?:co|jak|kiedy|ile|kto|gdzie|który|która|które|jaki|jaka|jakie|dlaczego|o której|na kiedy"
        r"|do kiedy|w jaki)\b"
        r"|[,:;] (?:a |i |to )?(?:jak (?:mam|mamy|to|mogę|można|się)|kiedy|gdzie|kto|ile|dlaczego|na kiedy"
    r"|na jaki|do kogo)\b"
    ),
}  # fmt: skip
EXCLAIMS = re.compile(
    r"^\W*(?:que (?:bien|bueno|bonit|buen|alegria|ilusion|lastima|pena|rabia|tal)|cuanto me|what an? |how (?:nice"
    r"|lovely|kind|good|sweet|great|funny)"
    r"|jak (?:milo|pieknie|dobrze|fajnie|pan woli|pani woli|zawsze)|jak[aie]+ (?:pieknna|piekn|mil|ladn|szkoda"
    r"|fajn)|co za |ile radosci)"
)
# What only tells when or who: "When you have a moment, ...", "Cuando quieras".
NOT_ASKING = re.compile(
    r"ningun|no (?:questions?|doubts?)\b|zadnych pytan|no need to|no hace falta|nie trzeba|tell \w+ (?:thanks"
    r"|thank)|if you need|si necesit|w razie|^\W*(?:frequent"
    r"|faq|preguntas frecuentes)|^\W*should (?:you|there|anything|anybody)\b|\bharia\w* sin (?:ti|vosotros|usted)"
    r"|would do without|bysmy bez|bym bez"
    # What was a question once: asked, and found out.
    r"|\b(?:pero|y) (?:ya|al final)\b|\by (?:le|les) (?:di|dije|conte|mande|pase)\b"
    r"|\bbut (?:i|we|it)(?:'s| is|'ve| have)? (?:\w+ )?(?:found|figured|solved|sorted|clear|fine|know|see)\b"
    r"|\bale (?:juz|sam[ai]?|jednak) |\bwiec (?:dal|powiedzial|podal|wyslal)\w*"
)
