"""Numbers, currencies and the words of prices in the three languages, over plain text (see plain.py)."""

from dataclasses import dataclass

NUMBER = r"(?:\d{1,3}(?:[ .,']\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?)"
SIGN = r"[€$£]"
CODE = r"(?:eur|usd|gbp|pln|chf)"

SPELT = {
    "es": r"(?:un|uno|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez"
    r"|once|doce|trece|catorce|quince|dieci\w+|veint\w+"
    r"|treinta|cuarenta|cincuenta|sesenta"
    r"|setenta|ochenta|noventa|cien|ciento|\w*cient[oa]s|quinient[oa]s|mil"
    r"|millon(?:es)?"
    r"|medio|pico|y)",
    "en": r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|\w+teen|twenty|thirty|forty|fifty|sixty"
    r"|seventy|eighty|ninety|hundred|thousand|million|odd|half|and)",
    "pl": r"(?:jeden|jedna|dwa|dwie|dwoch|trzy|trzech|cztery|piec|szesc|siedem|osiem|dziewiec|dziesiec"
    r"|\w+nascie|\w+nastu"
    r"|dwadziescia|trzydziesci|czterdziesci|\w+dziesiat|dwudziestu|\w+dziestu|\w+dziesieciu|sto|dwiescie|trzysta"
    r"|czterysta"
    r"|\w+set|z hakiem|tysiac(?:e|a)?|tysiecy|tys\.?|milion\w*|pol|poltora|i)",
}


@dataclass(frozen=True)
class Money:
    """
    currency: how it is spelt behind a number. spelt: numbers in words. per: what makes a sum a rate.

    priced: what stands before a bare number that is a price. unit: what behind a bare number makes it none.
    discount, change: the words of a discount and of prices that move. percent: how it is written; progress: what else
    percents are of. flat: what stands behind a number that is a price. theirs: prices in what we build for them.
    """

    currency: str
    spelt: str
    per: str
    priced: str
    unit: str
    share: str
    discount: str
    change: str
    percent: str
    flat: str
    theirs: str
    progress: str
    ours: str


# A round sum in words, with nothing counted behind it: "four hundred on top", "dos mil.", "pięć do sześciu tysięcy".
_AND_ON = {
    "es": r"al?|ahora|y|o|si|mas|sin|con|en total|por|para|como|netos?|hoy|entonces",
    "en": r"to|on|for|now|then|and|or|if|more|less|plus|with|without|in|all|net|at|up|a|per|extra|instead",
    "pl": r"do|na|za|teraz|i|lub|jesli|wiecej|mniej|plus|z|bez|w|razem|netto|brutto|od|miesiecznie|rocznie|ekstra",
}
ROUND = {
    "es": r"(?<!en )(?<!ano )(?<!desde )(?:\w*cient[oa]s|quinientos|setecientos|novecientos|cien|mil)",
    "en": r"(?:hundred|thousand)",
    "pl": r"(?:dwiescie|trzysta|czterysta|piecset|szescset|siedemset|osiemset|dziewiecset|tysiac(?:e|a)?|tysiecy"
    r"|tys\.?)",
}
LOOSE = {
    language: rf"\b{word}(?= ?(?:$|[.,;:!?)]|(?:{_AND_ON[language]})\b))(?![.,]\d)" for language, word in ROUND.items()
}


ES = Money(
    currency=r"(?:euros?|eurillos|pavos|dolares|dolar|libras|centimos|zlotys?|eur)",
    spelt=SPELT["es"],
    per=r"(?:al|por|a la|cada|el) (?:mes|hora|dia|ano|trimestre|semana|foto|palabra|pagina|persona|jornada|unidad|ficha"
    r"|puesto|operacion|semestre|kilometro|correo|usuario)|mensual(?:es)?|anual(?:es)?|trimestral(?:es)?|/ ?\w+"
    r"|diarios",
    priced=r"hora\b[^.;]{0,25}\b(?:esta|sale|va|son)(?: a)?|horas? a|(?:opcion|version|variante|paquete"
    r"|plan) (?:\w+ )?(?:barat|car|economic|basic|buen|complet|sencill)[oa] (?:son|es|sale|cuesta|va)"
    r"|unos honorarios de|os saldria\w* por|tarifas? (?:\w+ ){0,3}(?:es|son) de|"
    r"(?:va |esta )?incluido todo|todo (?:incluido|junto) por|pongamos|digamos|(?:lo )?subo a|(?:lo )?bajo a"
    r"|sub(?:imos|e) a|baj(?:amos|a) a|pag(?:ais|as|a|an)"
    r"|dejemoslo en|nos plantamos en|(?:nuestra|la|mi) hora (?:esta|sale|queda|va)|echado (?:las )?cuentas"
    r"|se (?:nos |os )?va a|en vez de"
    r"|en lugar de|gastad[oa]s?|invertid[oa]s?|cuestan?|costaria|costara|vale(?:n)?|cobr(?:o|amos|a|aria\w*)"
    r"|precio|presupuest\w+|tarifa|importe"
    r"|cuota|factura\w*"
    r"|ronda\w*|(?:lo )?dej(?:o|amos|a) en|qued(?:a|aria|e) en|sale\w* (?:a|por)|serian|calcula|coste|inversion"
    r"|anticipo"
    r"|empezar con|pagar(?:iais|ias|eis|as)?|rebaj\w+|total|abono|oferta|logotipo|pedimos|pido|hora, son|calculo",
    unit=r"(?:lineas?|filas?|registros?|direcciones|metros?|km|archivos?|horas?|dias?|semanas?|meses|anos?|minutos?"
    r"|segundos?|fotos?|fichas?|paginas?|personas?|textos?"
    r"|referencias?|px|pixeles"
    r"|visitas?|pedidos?|rondas?|veces|plazos?|cuotas|idiomas?|clientes?|usuarios?|puntos?|propuestas?|sesiones|mm"
    r"|cm|m\b|gb|mb"
    r"|de \w+|h\b|horas|unidades|copias|correos|palabras|sillas|plazas|%|por ciento|opciones|partes|veces|ª|º"
    r"|y (?:el )?\d)",
    share=r"(?:al empezar|a la entrega|por adelantado|por anticipado|de anticipo|al publicar|a la firma|de entrada)",
    discount=r"encarec\w+|mas (?:car|barat)[oa]s?|devolv\w+|reembols\w+|anticipo|adelanto|ahorr\w+|"
    r"descont\w+|abonar\w+|descuent\w*|rebaj\w*|menos|quitam\w*|recarg\w*|suplement\w*|comision"
    r"|ajust\w+ el precio|dto",
    change=r"sin (?:ningun )?(?:coste|cargo|gasto|recargo)s? (?:adicional|extra|alguno|para)\w*|(?:precio"
    r"|tarifa)s? (?:especial|reducid)\w*|(?:os|te|le|les) (?:sale|salen|queda|quedan|resulta"
    r"|regal\w+)(?: por)? (?:\w+ ){0,2}gratis|(?:sin|no|hemos|habiamos) (?:tocar|tocado|tocamos|mover|movido"
    r"|subido) (?:\w+ )?(?:tarifas|precios|cuotas)|no (?:os|te|le|les) (?:cobr|factur)\w+|(?:un tercio|la mitad"
    r"|un cuarto|el resto) (?:\w+ ){0,3}(?:a la firma|por adelantado|al empezar|a la entrega|al firmar|al terminar)|"
    r"(?:a |por la |la )?mitad de(?:l)? precio|(?:te|os|se os|le) descont\w+|"
    r"(?:sub|baj|reduc|aument|increment|ajust|rebaj|encarec|revis)\w*[^.;]{0,30}\b(?:precios?|tarifas?"
    r"|cuotas?|honorarios|costes?)\b"
    r"|\b(?:precios?|tarifas?|cuotas?)\b[^.;]{0,25}\b(?:sube\w*|baja\w*|aument\w+|increment\w+|reduc\w+"
    r"|incluye el descuento)"
    r"|(?:os|te|le|les) (?:hac(?:emos|go)|da(?:mos|ria)|doy|aplic\w+|ofrec\w+"
    r"|podemos hacer)[^.;]{0,30}\b(?:descuento|rebaja|precio especial)",
    percent=r"(?:%|por ciento)",
    theirs=r"(?:debe|deberia|tiene que|que) pon(?:er|ga)|(?:vuestr[oa]s?|su|tus?) (?!presupuest|factur|parte|cuota"
    r"|proyect|tarif|anticip|inversion)\w+ (?:de|a) (?=\d)|\d+ (?:dias?|horas?|semanas?|minutos?|segundos?|paginas?"
    r"|fotos?) en (?:vez|lugar)|"
    r"carrito|cesta|propina|envio gratis|(?:vuestr[oa]s?|su) (?:tienda|catalogo|carta|web|hotel|museo)"
    r"|tienda de prueba"
    r"|(?:la|una) (?:ficha|entrada|botella|etiqueta)\b.{0,40}\b(?:muestra|pone|aparece|marca|cuesta|sale)|conversion",
    progress=r"peso|fotos|tamano|visitas|trabajo|velocidad|pruebas|bateria|maqueta|moviles|del movil|encuesta"
    r"|avance|proyecto (?:esta"
    r"|va)|tareas",
    flat=r"(?:cada un[oa]\b|por cabeza|de entrada|de senal|por adelantado|cerrado|todo incluido|mas iva|iva aparte"
    r"|netos?|al contado)",
    ours=r"(?:os|te|le) (?:cobr\w+|factur\w+|hac\w+|sald\w+|devolv\w+)|cobr(?:amos|o)|factur(?:amos|o)|presupuest",
)
EN = Money(
    currency=r"(?:euros?|dollars?|pounds?|quid|grand|bucks|cents?|pence|sterling|zlotys?|eur)",
    spelt=SPELT["en"],
    per=r"(?:an?|per|each|every|for every|by the) (?:hour|day|month|year|quarter|week|photo|word|page|person|mail"
    r"|seat|mile|unit"
    r"|piece|order|user|click|item)|monthly|yearly|annually|apiece|each|hourly|daily|quarterly|/ ?\w+",
    priced=r"hours? at|(?:cheap|cheaper|dear|dearer|expensive|basic|good|better|premium|large|small|full)(?:er"
    r"|est)? (?:option|version|one|package|plan|variant) (?:is|costs|comes to)|set you back|would add|adds? up to"
    r"|knock off|take(?! up)(?=.{0,12} off)|rises to|set-up fee|(?:the )?retainer (?:is|stays at|goes to)|"
    r"(?:everything|all) (?:included|for)|call it|up to|down to|let's make it|make it|pays?|settle (?:for"
    r"|on)|is (?=\d+ to you)|(?:our|my"
    r"|the) hour is|did the sums|instead of|spent|are at|set aside|reckon|costs?|charge\w*|pric\w+"
    r"|budget\w*|fee|rate|amount|invoice\w*|quot(?:e[sd]?|ing)\b|deposit|investment|bill\w*|worth"
    r"|comes to|works? out at"
    r"|come to|let's say|say|reckon with|start with|goes up to|up to|fixed|pay|pack is|would be|estimate\w*"
    r"|audit costs|makes",
    unit=r"(?:lines?|rows?|records?|addresses|metres?|km|files?|hours?|days?|weeks?|months?|years?|minutes?|seconds?"
    r"|photos?|pages?|people|persons|texts?|items?|px"
    r"|pixels?|visits?|visitors?"
    r"|orders?|rounds?|times|languages?|customers?|users?|points?|proposals?|sessions?|mm|cm|m\b|gb|mb|am|pm"
    r"|o'clock|st|nd|rd|th"
    r"|copies|mails?|words|chairs|places|%|percent|per cent|options?|parts|of |january|february|march|april|may"
    r"|june|july|august"
    r"|september|october|november|december|instal\w*|payments? of|results|addresses|working|shirts|staff|and \d)",
    share=r"(?:up front|upfront|on delivery|in advance|at launch|on signing|before we start)",
    discount=r"(?:more|less) expensive|dearer|costlier|(?:down|advance) payment|advance of|in advance|money back"
    r"|refund\w*|"
    r"discount\w*|\boff\b|reduc\w+|rebate|surcharge\w*|supplement|cheaper|less|commission|takes",
    change=r"(?:at )?no (?:extra|additional|further) (?:charge|cost|fee)|free of charge|on the house|waiv(?:e|ed"
    r"|ing)\b|(?:a |our )?special (?:price|rate)s?\b|(?:a |one |the first |two )?(?:third|quarter"
    r"|half)s? (?:\w+ )?(?:on signing|up front|on delivery|in advance|on completion|when you sign)|(?:we|i)(?:'ll"
    r"| will| would|'d)? (?:charge|bill) (?:you )?nothing|(?:a |an? extra )?\b(?:tenner|fiver|grand)\b|"
    r"half (?:the )?price|(?:revis|review|rethink)\w* (?:\w+ )?(?:rates?|prices?|fees?)|"
    r"(?:rais|increas|lower|cut|cutting|reduc|adjust|bring|brought|put)\w*[^.;]{0,30}\b(?:prices?|rates?"
    r"|fees?|retainer)\b"
    r"|\b(?:prices?|rates?|fees?|retainer)\b[^.;]{0,25}\b(?:goes? up|went up|go down|rises?|rising|increases?"
    r"|drops?|is lowered)"
    r"|(?:you (?:get|have)|we (?:give|offer)|you'll get|get)[^.;]{0,25}\bdiscount"
    r"|discount is (?:already )?in our price|time and a half"
    r"|charged at (?:time|double)|(?:small|further|special) (?:reduction|discount) (?:on|for|of)",
    percent=r"(?:%|per ?cent)",
    theirs=r"should (?:say|read|show)|your (?!budget|quot|invoice|share|part|rate|project|retainer|bill|deposit"
    r"|investment)\w+ (?:at|for) (?=\d|€|£|\$)|\d+ (?:days?|hours?|weeks?|minutes?|seconds?|pages?|photos?) instead of|"
    r"basket|tip field|free shipping|your (?:shop|catalogue|site|menu|hotel|museum)\b|test shop|test order"
    r"|conversion"
    r"|(?:bottle|ticket|page of|label)\b.{0,40}\b(?:shows?|says|shown|is)\b",
    progress=r"weight|photos|size|visits|visitors|battery|speed|of the work|tests|phones|mock-up|passed|left to do"
    r"|survey|progress|tasks",
    flat=r"(?:each\b|apiece|a head|per head|down and|down now|up front|fixed|flat|all in|plus vat|plus tax"
    r"|before tax|net\b|gross\b)",
    ours=r"\b(?:we|i)(?:'ll| will| would have to| can| could|'d)? (?:only )?(?:charge|bill|ask|invoice|refund"
    r"|waive)|our (?:quote|offer|rate|price|fee)",
)
PL = Money(
    currency=r"(?:zeta|stow\w+|baniek|zl(?:ot\w+)?|zloty(?:ch|mi)?|euro|dolar\w*|funt\w*|grosz\w*|tysiak\w*|pln|eur)",
    spelt=SPELT["pl"],
    per=r"(?:za|na|od|co) (?:godzin\w+|dzien|miesiac|rok|kwartal|tydzien|zdjeci\w+|slowo|strone|podstrone|osob[ey]"
    r"|sztuke|stanowisko|pol dnia"
    r"|maila|zamowieni\w+|karte|sesje|kilometr)|miesiecznie|rocznie|kwartalnie|dziennie|godzinowo|tygodniowo|/ ?\w+",
    priced=r"(?:zejsc|zejde|zejdziemy|spuscic|opuscic|opuscimy|opuszcze) (?:o|do|na)|godzin\w* po|(?:tansz|drozsz"
    r"|lepsz|podstawow|peln|prostsz)\w* (?:wersja|opcja|wariant|pakiet)\w* (?:to|kosztuje|wyniesie|za)|(?:wersja"
    r"|opcja|wariant|pakiet)\w* (?:tansz|drozsz|lepsz|podstawow|peln)\w* (?:to|za)|godzin\w*[^.;]{0,25} to"
    r"|dodatkow\w+ \w+ to (?:kolejne )?|razem|"
    r"wszystko razem|po (?=\d{3,}\b)|przyjmijmy|umowmy sie na|podniesc do|obnizyc do|plac[ai]\w*|zaplac\w+"
    r"|to dla panstwa|niech to bedzie"
    r"|(?:nasza|moja) godzina to|policzyl\w*|zamiast|wydalismy|prosze liczyc|liczyc|odlozmy|koszt\w*"
    r"|cen[aeyio]\w{0,2}|stawk\w+|wycen\w+|liczymy|licze|policz\w+|fakur\w+|faktur\w+|bierze\w*"
    r"|bior\w+|zaplat\w+|kwot\w+|budzet\w*"
    r"|rachunek\w*|zaliczk\w+|oplat\w+|abonament\w*|wynosi|wyniesie|wychodzi|wyszlo\w*|niech bedzie|zejd[ey]"
    r"|dojdzie do|zaczac od|obnizk\w+"
    r"|logo byloby|inwestycj\w+|okolo|wartosc\w*|po \d+ zl|zostaje",
    unit=r"(?:wierszy|rekordow|linii|adres\w*|metr\w*|km|plik\w*|godzin\w*|dni\b|dzien|tygodni\w*|miesi\w+|lat\b"
    r"|rok\w*|minut\w*|sekund\w*|zdjec\w*|stron\w*|osob\w*"
    r"|oso|tekst\w*|pozycj\w*|px|pikseli"
    r"|wizyt\w*|odwiedzin|zamowien\w*|rund\w*|raz\w*|jezyk\w*|klient\w*|uzytkownik\w*|punkt\w*|propozycj\w*|sesj\w*"
    r"|mm|cm|m\b|gb|mb|ulot\w*"
    r"|plakat\w*|kopii|slow\b|krzes\w*|miejsc\w*|%|procent\w*|wariant\w*|z \d|rat\w*|wynik\w*|adres\w*|do \d"
    r"|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|wrzesnia|pazdziernika|listopada|grudnia)",
    share=r"(?:na start|z gory|przedplat\w+|po odbiorze|zaliczk\w+|przy podpisaniu|reszta)",
    discount=r"podroz\w+|drozsz\w*|drozej|tansz\w*|zwrac\w+|zwroci\w*|zwrot\b|przedplat\w*|oszczed\w+|"
    r"odejm\w+|odlicz\w+|potrac\w+|rabat\w*|znizk\w*|opust\w*|opusc\w*|obniz\w*|taniej|mniej|dopl\w+"
    r"|doplat\w*|zejsc|prowizj\w*"
    r"|podwyzk\w*|upust\w*|pobiera|procentow\w+|doliczamy",
    change=r"(?:zejsc|zejd[ey]\w*|spuscic|opusc\w+|opuszcz\w+) o \d+\b(?!:)"
    r"|bez (?:zadnych )?(?:dodatkow\w+ )?(?:oplat|kosztow|doplat)\b|\bgratis\b|za darmo\b(?! w)|nieodplatnie"
    r"|specjaln\w+ (?:cen|stawk)\w+|(?:rusza|zmienia|podnosi|ruszy)\w* (?:\w+ ){0,2}(?:stawek|stawki|cen|ceny"
    r"|cennika)\b|(?:jedn[ae] )?(?:trzecia|polow[ae]|cwierc|reszt[ae]) (?:\w+ ){0,3}(?:przy podpis\w+|z gory"
    r"|po odbiorze|na start|po zakonczeniu)|nic nie (?:polic|dolic|zaplac)\w+|nie (?:polic|dolic)\w+|\b(?:dych"
    r"|stow)[aeyi]\w*\b|w cenie (?:wycen|abonament|pakiet)\w*|"
    r"(?:za |o )?(?:pol|polowe) ceny|(?:zmieni|zrewidowa|przejrze)\w* (?:\w+ )?(?:staw|cen)\w+|"
    r"(?:podn(?:ie|os)|podwyz|obniz|zwieksz|zmniejsz|podroz|rosn|wzrosn"
    r"|spad)\w*[^.;]{0,30}\b(?:cen[aeyio]?\w{0,2}|stawk\w+|oplat\w+|abonament\w*|wycen\w+)\b"
    r"|\b(?:cen[aey]|stawk[aei]|oplat[ay]|abonament)\b[^.;]{0,25}\b(?:rosn\w+|wzrosn\w+|spad\w+|pojd\w+|zmal\w+"
    r"|uwzglednia\w* (?:juz )?rabat)"
    r"|(?:da(?:je)?my|dam|dostan\w+|proponuj\w+|przyzna\w+|udziel\w+)[^.;]{0,30}\b(?:rabat|znizk|upust)\w*",
    percent=r"(?:%|procent\w*|-?procentow\w+)",
    theirs=r"ma(?:ja)? byc (?:napisan|widoczn|poda)\w*|(?:panstwa|wasz\w*) (?!budzet|faktur|wycen|czesc|projekt"
    r"|abonament|zaliczk)\w+ za (?=\d)|\d+ (?:dni|godzin\w*|tygodni\w*|minut\w*|sekund\w*|stron\w*|zdjec\w*) zamiast|"
    r"koszyk\w*|napiwk\w*|darmowa wysylka|(?:panstwa|waszym|waszej) (?:sklep\w*|katalog\w*|stron\w*|hotel\w*"
    r"|lokal\w*|muze\w*)|sklepie testowym"
    r"|(?:na|butelka|bilet|karcie|etykie)\b.{0,40}\b(?:wyswietla|widnieje|pokazuje)|konwersj\w*",
    progress=r"wag[aei]\b|zdjec|wizyt[aye]?\b|odwiedzin|(?<!po )pracy\b|test(?:ow|y)\b|bateri\w*|szybkosc\w*"
    r"|makiet\w*|telefonow"
    r"|ankiet|zadan",
    flat=r"(?:od osoby|od sztuki|na poczatek|zadatku|z gory|ryczaltem|netto|brutto|plus vat|bez vat|gotowka)",
    ours=r"(?:policz|dolicz|licz)(?:ymy|e|ylibysmy|imy)\b|nasza (?:oferta|wycena|stawka|cena)|zwrocimy|oddajemy"
    r"|obnizamy",
)
MONEY = {"es": ES, "en": EN, "pl": PL}
