"""How we give our word: over the sentence in small letters, accents kept where they tell tense from tense."""

import re

_ES_DO = (
    r"(?:mand|envi|reenvi|pas|llam|cont(?:est|act)|entreg|prepar|arregl|mir|revis|avis|confirm|present|public|busc"
    r"|habl|pregunt|cuent|prueb"
    r"|prob|repas|actualiz|cambi|corrij|corrig|solucion|resuelv|resolv|termin|acab|empiez|empez|dej|adelant|instal"
    r"|activ|redact|traig|llev"
    r"|muestr|enseñ|explic|adjunt|coment|mont|configur|regal|reserv|consult|comprueb|comprob|vuelv|qued|ajust|añad"
    r"|sub|escrib|dig|dec|hag|hac|pong)"
)
PROMISING = {
    "es": re.compile(
        r"\b(?:os|te|le|les) (?:llegará|llegarán)\b|\bdéja(?:me|d)?lo en mis? manos|\bdéjamelo\b"
        r"|\bde eso me (?:ocupo|encargo)|\bdejádmelo|"
        r"(?<!no )(?<!no lo )(?<!no te )(?<!no os )\b(?!estaré\b|estaremos\b|podré|sabré|seré|seremos|haremos de"
        r"|tendré\b|tendremos que)\w{3,}(?:ré|remos)\b(?<!sobremos)"
        rf"|\b(?:te|os|se|le|les) (?:lo |la |los |las )?{_ES_DO}(?:o|amos|emos|imos)\b"
        rf"|\b(?:lo|la|los|las) {_ES_DO}(?:o|amos|emos|imos)\b"
        rf"|\b(?:lo|la|los|las) vuelv(?:o|emos) a\b|^\W*(?:yo|nosotros) {_ES_DO}(?:o|amos|emos|imos)\b"
        r"|(?<!no )\b(?:voy|vamos) a (?!poder|ver si|estar|ser|tener que|ir con|llegar tarde)\w+r\w{0,4}\b"
        r"|\bme encargo|nos encargamos|nos comprometemos|me comprometo|\bprometo|prometemos"
        r"|\bcuenta(?:d)? con\b|\b(?:lo|la|los|las) (?:tienes|tenéis|tendrás|tendréis|tiene|tendrá)\b(?! que)"
        r"|\b(?:tendréis(?! que)"
        r"|tendrás(?! que)|recibiréis|recibirás|vais a recibir|vas a recibir)\b"
        r"|\b(?:estará|estarán|quedará|quedarán) (?:\w+ )?(?:list|resuelt|arreglad|terminad|publicad|solucionad"
        r"|en marcha|hech|disponible|corregid|acabad)\w*|\b(?:dame|dadme|danos) hasta"
    ),
    "en": re.compile(
        r"\b(?:will|'ll) (?:reach|get to|arrive at) you|\bleave (?:it|this|that) (?:to|with) (?:me|us)\b|"
        r"\b(?:i|we)(?:'ll| will| shall|'m going to| am going to|'re going to| are going to) (?!not\b|never\b"
        r"|be (?:away|out|off|closed|on holiday|in|there at|late|able)|miss|have to|need|see\b|probably not)\w+"
        r"|\b(?:i|we) promise|\byou(?:'ll| will| are going to) (?:\w+ )?(?:have(?! to)|get|receive|hear|find|see)\b"
        r"|\b(?:will|'ll) (?:all )?be (?:\w+ )?(?:ready|live|done|sorted|finished|online|published|fixed|with you"
        r"|there|delivered|solved|up|in your)\b"
        r"|\blet me (?:look|check|see|ask|find)\b.*\b(?:back|know|tell|write)|\bexpect\b.*\bfrom (?:us|me)\b"
        r"|\bgive (?:me|us) until\b|\b(?:i|we) (?:take|will take) care of\b|leave it (?:to|with) me"
    ),
    "pl": re.compile(
        r"\b(?:dotrze|dotrą|trafi|trafią|dojdzie|dojdą) (?:\w+ )?(?:do )?(?:państwa|pana|pani|was)\b|\bzostawi(?:ć"
        r"|cie)? (?:to )?mnie\b|\bzostaw(?:cie)? to mnie\b|\bja się tym zajm|"
        r"(?<!nie )\b(?:(?:wy|prze|ode|po|do|na|za)?śl(?:ę|emy)|prze?każ(?:ę|emy)|zadzwoni(?:ę|my)|oddzwoni(?:ę|my)"
        r"|d(?:am|amy)\b|od(?:d)?a(?:m|my|jemy|ję)\b|odpisz(?:ę|emy)|odpowie(?:m|my)"
        r"|napisz(?:ę|emy)|naprawi(?:ę|my)|popraw(?:ię|imy)|dostarcz(?:ę|ymy)|przygotuj(?:ę|emy)|sprawdz(?:ę|imy)"
        r"|prz(?:ej|y)rz(?:ę|ymy)|zajm(?:ę|iemy)|wgra(?:m|my)|wrzuc(?:ę|imy)|opublikuj(?:ę|emy)"
        r"|zrobi(?:ę|my)|przedstawi(?:ę|my)|wystawi(?:ę|my)|doda(?:m|my)|zacz(?:nę|niemy)|poinformuj(?:ę|emy)"
        r"|przyjed(?:ę|ziemy|zię)|spróbuj(?:ę|emy)|zapyta(?:m|my)|skończ(?:ę|ymy)|przynios(?:ę|iemy)"
        r"|umówi(?:ę|my)|potwierdz(?:ę|imy)|ustal(?:ę|imy)|pokaż(?:ę|emy)|uruchomi(?:ę|my)|wdroż(?:ę|ymy)"
        r"|załatwi(?:ę|my)|rozwiąż(?:ę|emy)|uzupełni(?:ę|my)|dokończ(?:ę|ymy)|zmieni(?:ę|my)|podeśl(?:ę|emy)"
        r"|przetestuj(?:ę|emy)|zaktualizuj(?:ę|emy)|omówi(?:ę|my)|zbada(?:m|my)|wróc(?:ę|imy) z|prześlemy"
        r"|udostępni(?:ę|my)|zorganizuj(?:ę|emy)|powtórz(?:ę|ymy)|odezw(?:ę|iemy) się|dopilnuj(?:ę|emy)"
        r"|zaprojektuj(?:ę|emy)|zainstaluj(?:ę|emy)|przywróc(?:ę|imy)|przełoż(?:ę|ymy)|usun(?:ę|iemy)|opisz(?:ę"
        r"|emy)|dopisz(?:ę|emy)|dołącz(?:ę|ymy)|zarezerwuj(?:ę|emy))\b"
        r"|\b(?:obiecuj(?:ę|emy)|zobowiązuj(?:ę|emy) się|postaram(?:y)? się)|\b(?:dostan(?:ą|ie)"
        r"|otrzyma(?:ją)?) (?:to )?(?:państwo|pan|pani)\b|\b(?:państwo|pan|pani) (?:dostan(?:ą|ie)|otrzyma(?:ją)?)\b"
        r"|(?<!nie )\b(?:będzie|będą) (?:to )?(?:gotow|załatwion|opublikowan|u (?:państwa|pana|pani)|zrobion"
        r"|naprawion|poprawion|skończon|wdrożon|dostępn|na stronie|na serwerze)\w*"
    ),
}  # fmt: skip
# We deliver, we publish: present, and a promise only with a day.
WITH_DAY = {
    "es": re.compile(
        r"(?<!no )(?<!nos )\b(?!hemos|podemos|tenemos|queremos|estamos|somos|vemos|cerramos|sabemos|creemos"
        r"|necesitamos|debemos|esperamos|tendremos|habíamos)\w{3,}(?:amos|emos|imos)\b|\b(?:lo|la|los|las) (?:tengo"
        r"|tendré)\b|\bnos ponemos|"
        r"\b(?:entregamos|publicamos|empezamos|lanzamos|presentamos|subimos|hacemos|hago|entrego|publico|subo|termino"
        r"|terminamos|tengo|tenemos) "
    ),
    "en": re.compile(
        r"\b(?:we|i)(?: are|'re| am|'m) (?!looking|hoping|closing|waiting|thinking|away|being|going on|having"
        r"|expecting|travelling)\w+ing\b|"
        r"\b(?:i|we) (?:\w+ )?(?:deliver|publish|start|send|upload|present|launch|finish|hand|ship|release|visit|do"
        r"|run|fix|repeat|call|write)\b"
    ),
    "pl": re.compile(
        r"(?<!nie )\b(?!mamy|jesteśmy|możemy|musimy|chcemy|wiemy|mieliśmy|będziemy|widzimy|prosimy|potrzebujemy"
        r"|czekamy|liczymy|dziękujemy|spotykamy|zapraszamy|myślimy)\w{3,}(?:emy|imy|ymy)\b|\bbędę (?:to )?mia(?:ł"
        r"|ła)|"
        r"\b(?:oddajemy|publikujemy|zaczynamy|uruchamiamy|wysyłamy|wysyłam|kończymy|startujemy|wdrażamy|robimy"
        r"|przedstawiamy|dostarczamy|powtarzamy)\b"
    ),
}  # fmt: skip
# Wishes, maybes, and the past.
NOT_PROMISING = re.compile(
    r"\b(?:quiza|quizas|tal vez|a lo mejor|si quieres|si quereis|si te parece|si os parece|si te va|me gustaria"
    r"|podria\w*|ayer|la semana pasada|pasad[oa]\b(?! manana)"
    r"|perhaps|maybe|if you (?:like|want|wish)|would love|could|might|yesterday|last week|last month|thank you"
    r"|thanks for|hope"
    r"|moze\b|jesli (?:pan|pani|panstwo) chc|chetnie|moglib\w+|wczoraj|w zeszlym|w ubieglym|mam nadzieje|dziekuj\w+)"
)
