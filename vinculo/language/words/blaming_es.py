"""Words of blame, reproach and bad news in Spanish."""

from vinculo.language.words.blaming_form import Blaming, at_end, words

BLAMING = Blaming(
    fails=words(
        r"(?:ha |habia |le |les |nos |os |se )*(?:subi|mand|puso|dej|envi|us|copi|public|dio|pas|carg|colg|pidi|eligi"
        r"|llev|entreg|imprimi|escribi|apunt|marc|vendi|hizo|cogi|tom|abri|conect|instal)\w*o? .{0,40}(?:antigu|viej"
        r"|anterior(?:es)?\b|equivocad|erron|incorrect|que no (?:era|eran|toca|corresp)|en (?:vez|lugar) del?"
        r"|al reves|duplicad|a medias|del ano pasado|demasiado)",
        r"(?:\w+ )?(?:podia|podria|debia|deberia|tenia que|tendria que) (?:al menos )?haber\w*",
        r"(?:es|era|fue|anda|ha sido|estuvo|esta) (?:\w+ )?(?:poco|nada|demasiado|muy poco) (?!a poco)\w+",
        r"(?:\w+ ){0,5}(?:de cualquier manera|a toda prisa|con prisas|a la ligera|sin cuidado|deprisa y corriendo"
        r"|de mala gana)",
        r"(?:no )?(?:se )?(?:presto|puso|tuvo) (?:poca )?(?:atencion|cuidado|interes)|(?:va|fue|iba|ha ido) (?:muy "
        r"|demasiado |siempre )?(?:lent[oa]|tarde|despacio|por libre)",
        r"(?:\w+ ){0,3}(?:por error|por descuido|sin querer|por equivocacion|antes de tiempo|a medio hacer"
        r"|sin terminar|sin probar)\b",
        r"(?:\w+ ){1,6}por su cuenta|(?:calculo|midio|conto|leyo|entendio|explico|hizo|escribio|tradujo) (?:fatal"
        r"|regular|de pena|al reves)|(?:\w+ ){0,3}(?:nos|os|te) ha dejado .{0,20}a medias",
        r"(?:se |la |lo )?(?:ha )?(?:columpi(?:o|ado)|pifi(?:o|ado)|relaj(?:o|ado)|pas(?:o|ado) de (?:la raya|listo"
        r"|largo))\b|metio la gamba|se durmio|se hizo un lio|se ha hecho un lio|se paso de",
        r"(?:\w+ ){0,4}sin (?:hacer caso|contestar|responder|cumplir|aparecer|dar senales|enviar nada|mandar nada)"
        r"|(?:ha )?hecho (?:mal|una chapuza|lo que le)|dio de baja|apago el|desconecto|tiro (?:abajo )?la|tumbo la",
        r"(?:es|esta|ha sido|fue|siempre es|sigue siendo) (?:un |una |muy |tan |demasiado |bastante |poco |el "
        r"|la )*(?:desastre|vag[oa]|desordenad|inutil|negligente|irresponsable|descuidad|despistad|profesional"
        r"|lent[oa]\b|caotic|torpe|patoso|chapucer|informal|problema\b|flojo|floja|desaparecid)",
        r"(?:se |le |les |nos )*(?:ha |han |habia |ha vuelto a |volvio a |suele )?(?:olvid(?:o|a|ado|aba)\b"
        r"|equivoc(?:o|a|ado)\b)",
        r"(?:se )?(?:ha )?(?:confund(?:io|ido)|despist(?:o|ado)|li(?:o|ado)|salt(?:o|ado)|durmio|dormido"
        r"|quedo dormid)\b",
        r"(?:la|lo) (?:ha )?(?:lio|liado|estropeado|fastidiado|cago|cagado)\b|(?:ha )?met(?:io|ido) la pata"
        r"|(?:ha )?metio la pata",
        r"(?:(?:nos|os|te|se) )?(?:ha |han )?(?:rompi(?:o|do)|roto|estrope(?:o|ado)|borr(?:o|ado)|perd(?:io|ido)"
        r"|extravi(?:o|ado)"
        r"|descuid(?:o|a|ado)|ignor(?:o|ado)|incumpl(?:io|ido)|fall(?:o|ado)|min(?:tio)|mentido|provoc(?:o|ado)"
        r"|caus(?:o|ado)"
        r"|dej(?:o|ado) (?:caer|tirad|plantad|a medias|sin)|retras(?:o|ado)|tard(?:o|ado)|calcul(?:o|ado) mal"
        r"|entendi(?:o|do) mal"
        r"|ley(?:o) mal|omit(?:io|ido)|traspapel(?:o|ado)|machac(?:o|ado)|sobrescrib(?:io)|desconfigur(?:o|ado)"
        r"|mezcl(?:o|ado)"
        r"|duplic(?:o|ado)|arruin(?:o|ado)|chaf(?:o|ado)|destroz(?:o|ado)|empeor(?:o|ado)|subestim(?:o|ado)"
        r"|desatend(?:io|ido))\b",
        r"(?:ha )?(?:vuelto a (?:retrasar|fallar|olvidar|equivocar|llegar tarde|perder|romper))",
        r"hizo (?:una chapuza|mal|lo que quiso|caso omiso)|hizo .{0,20}\bmal\b|(?:llego|llega|ha llegado"
        r"|llegaba) (?:\w+ )?tarde",
        r"(?:lo|la|los|las)? ?(?:escribio|envio|puso|subio|mando|copio|conto|midio|tradujo) (?:todo )?(?:mal\b"
        r"|el \w+ equivocad|la \w+ equivocad|sin )",
        r"(?:envio|mando|subio|puso|publico|uso|abrio|dio) \w+ (?:\w+ )?(?:equivocad|que no|a quien no"
        r"|antes de (?:hora|tiempo))",
        r"publico .{0,30}(?:antes de|sin)\b|(?:pulso|envio|publico|mando|subio|cambio|borro"
        r"|lanzo) .{0,25}\bsin (?:mirar|comproba|revisa|pregunta|avisa|permiso|proba|querer)",
        r"estuvo perdiendo|estaba a otra cosa|(?:siempre )?deja todo|pas(?:o|a) (?:de (?:todo|nosotros|ti"
        r"|vosotros))|debe?ria haber|tendria que haber|tenia que haber\w*|deberia de haber",
        r"hubiera|hubiese|abrio el acceso|cometio|meti(?:o|do) prisa|(?:lo|la) hizo (?:con prisas|mal|deprisa"
        r"|a medias)",
        r"es (?:el|la) (?:responsable|culpable)|(?:tiene|tuvo) la culpa",
    ),
    undone=words(
        r"(?:no|nunca|jamas|tampoco|ni siquiera|ni) (?:(?:se|le|les|lo|la|los|las|nos|os|te|me) )*(?:ha|habia|haya"
        r"|hubo) \w+",
        r"(?:no|nunca|jamas|tampoco|ni siquiera|ni) (?:(?:se|le|les|lo|la|los|las|nos|os|te|me) )*(?!veo\b|creo\b"
        r"|tengo\b|puedo\b|quiero\b|trabajo\b)"
        r"(?:\w+o\b(?<!mos)|\w+(?:aba|ia)\b|hizo|supo|pudo|quiso|dijo|tuvo|puso|vino|estuvo|fue|dio|leyo)",
        r"sin (?:avisar|revisar|preguntar|probar|mirar|comprobar|consultar|permiso|pensar)",
    ),
    before=at_end(
        r"(?:lio|problema|error|fallo|retraso|caos|malentendido|desorden)\b.{0,30}\b(?:viene|vino|sale|salio|parte) de",
        r"(?:quien|el que|la que) (?:lo |la )?(?:\w+ )?(?:fallo|rompio|borro|olvido|equivoco|lio)(?: \w+)? (?:fue"
        r"|es|ha sido)",
        r"(?:culpa|fallo|error|errores|despiste|descuido|torpeza|negligencia|lio|olvido|chapuza|metedura de pata"
        r"|mala gestion|cosa|obra) (?:\w+ ){0,3}(?:es |fue |era |ha sido )?(?:(?:de|del|por)(?: \w+){0,2} ?)",
        r"(?:culpa|responsabilidad|culpable|responsable)(?: \w+){0,4} (?:es|fue|era|de|la tiene"
        r"|ha sido)(?: de)?(?: \w+)?",
        r"(?:lo|la) (?:rompio|borro|causo|provoco|cometio|escribio mal|estropeo|perdio|hizo mal|lio)",
        r"(?:por culpa|gracias al? (?:despiste|error|descuido)) (?:de|del)(?: \w+){0,3}",
        r"(?:problema|fallo|error|retraso|desastre|lio|caida)\b.{0,25}\b(?:lo )?(?:causo|provoco|cometio|genero)",
        r"(?:pido|pedimos|pedirte|pediros)? ?(?:disculpas|perdon) (?:en nombre de|por(?: lo de| el \w+ de)?)",
        r"(?:caida|caido|cayo|roto|rota|parada|bloqueada)\b.{0,40}gracias a",
        r"(?:quien|el que|la que) (?:tenia|debia|tendria|deberia)\b.{0,40}(?:era|es|fue)",
        r"(?:la demora|el retraso|la tardanza|la culpa)\b.{0,30}(?:de|es de|por)",
        r"(?:tenia que|debia) (?:\w+ ){1,3}",
        r"(?:enter(?:ado|amos)|llegamos|vamos|contestamos) tarde por(?: culpa de)?",
    ),
    anywhere=words(
        r"nadie (?:se dio cuenta|lo vio|lo reviso|lo noto|se entero|lo comprobo)",
        r"(?:hemos perdido|perdimos) (?:un|dos|tres|\w+) (?:dias?|semanas?|horas?)",
        r"llamado la atencion|chapuza|metio la pata|hablado con (?:el|ella)\b.*(?:fallo|error)|el fallo es de"
        r"|por (?:un )?(?:error|despiste|descuido) de",
        r"a la altura|en los laureles|por prisas|ya sabes como es|culpa|a otra cosa|se le (?:ha )?(?:olvid|pas)\w*"
        r"|porque no (?:guardo|aviso|pregunto|miro)",
    ),
    harmless=words(
        r"no (?:pudo|podia|ha podido) (?:ir|venir|estar|asistir|quedarse|acompan\w+|viajar)",
        r"no (?:paraba|paro|dejaba|dejo) de|no (?:tardo|dudo|le importa|pone pegas)|tard\w+ (?:solo|apenas|menos"
        r"|muy poco)|ni un (?:solo )?(?:fallo|error)",
        r"record\b|paraguas|a su (?:abuel|padre|madre|perr)|el origen|la causa|la solucion|lo (?:arreglo|corrigio"
        r"|resolvio|soluciono)|ya lo ha|ya esta arreglad",
        r"ningun|ni una sola|detect|encontr|evit|resol|solucion|arregl|corrig|preocup|inconveniente|dice que"
        r"|avis(?:o|a) (?:al|a la|a los) (?:proveedor|banco)",
        r"no (?:trabaja|cobra|necesita|esta|quiere|tiene|puede|estara|hace falta|cobrara|lleva|viene)\b"
        r"|no (?:se )?(?:ha )?(?:olvid|equivoc|fall|perd)|ya no\b",
    ),
    reminder=words(
        r"(?:segunda|tercera|cuarta|quinta|enesima|\w+esima|ultima) vez\b|(?:dos|tres|cuatro|varias|mil"
        r"|muchas) veces (?:ya )?(?:que|las que|os|te|lo|se)|ya (?:son|van) (?:\w+ )?(?:dos|tres|cuatro|varias)",
        r"cuantas veces|(?:vuelvo|volvemos|tengo que volver|hay que volver|otra vez tengo|una vez mas (?:tengo|os|te"
        r"|hay)) (?:que )?(?:a )?(?:repet|record|insist|ped|explic|dec)\w*|una vez mas\b|insist(?:o|imos)\b"
        r"|como sabrias|como sabriais",
        r"(?:tal )?(?:y )?como (?:ya )?(?:te |os |le |les )?(?:escrib|dij|coment|explic|avis|indic|adelant|record"
        r"|repet)(?:i|e|imos|amos|o|aba|abamos)\b",
        r"(?:dos|tres|cuatro|cinco) veces que|van (?:dos|tres|cuatro|cinco) veces",
        r"(?:como|tal y como|tal como|segun|conforme) (?:(?:bien|ya|te|os|le|les|se|lo|hemos|he|vengo|veniamos"
        r"|venimos|habiamos|habia|decia|decimos) )*(?:dij\w+|dicho|decia\w*|dec\w+|expli\w+|coment\w+|indi[cq]\w+"
        r"|avis\w+|repet\w+|adverti\w+|inform\w+|escrib\w+|puse|puesto|mencion\w+|recorda\w+|señal\w+|senal\w+"
        r"|diciendo)",
        r"como (?:bien |ya )?(?:sabes|sabeis|sabe|saben|sabras|sabreis)\b",
        r"(?:ya |que ya )(?:(?:te|os|le|les|se|lo|la) )*(?:hemos |he |habia |habiamos )?(?:dij\w+|dicho|expli(?:que"
        r"|camos|cado)|coment(?:e|amos|ado)|avis(?:e|amos|ado)|repeti\w*|advert\w+|inform(?:e|amos|ado)|mand(?:e"
        r"|amos) varias|lo hable\w+|recorde|recordamos)",
        r"(?:te|os|le|les|se) (?:lo )?(?:he|hemos) (?:dicho|repetido|explicado|avisado) (?:ya |mil |varias|muchas"
        r"|cien|\w+ veces)",
        r"(?:vuelvo|volvemos) a (?:repetir|decir|explicar|insistir|recordar)|(?:te|os|le|lo) repit(?:o|imos)\b"
        r"|insisto en|una vez mas,? (?:te|os|le)",
        r"por (?:segunda|tercera|cuarta|quinta|enesima) vez|(?:mil|varias|muchas|tantas|cien"
        r"|repetidas) veces\b.{0,60}|cuantas veces",
        r"lo que (?:ya )?(?:te|os|le) (?:dije|dijimos|explique|explicamos|puse|escribi)",
        r"ya (?:estaba|quedo|esta) (?:\w+ )?(?:explicado|claro|dicho|escrito)|esto ya (?:estaba|lo)|dej\w+ clar\w+"
        r"|(?:te|os|le) advert\w+",
        r"si (?:hubieras|hubierais|hubiese[si]*|hubiera usted) (?:leido|visto|mirado|escuchado|contestado|avisado"
        r"|enviado|mandado)",
    ),
    you=words(
        r"(?:tard|demor|retras)(?:asteis|aste|aron ustedes|ais|an ustedes)\b|habeis tardado|has tardado|(?:os"
        r"|te) (?:llevo|costo|ha llevado|ha costado) (?:\w+ ){1,2}(?:semanas|dias|meses)",
        r"(?:si|de) (?:nos |me |os )?(?:hubier|hubies)(?:ais|as|an)\b|de habernos|(?:error|fallo|retraso|despiste"
        r"|culpa|responsabilidad) (?:\w+ ){0,2}(?:vuestr|tuy|suy)[oa]|(?:vuestr|tu|su) (?:error|fallo|retraso"
        r"|despiste|descuido|silencio)\b|por (?:vuestra|tu) parte,? no (?:por )?(?:la )?nuestra",
        r"(?:nos|me) (?:disteis|diste|mandasteis|mandaste|pasasteis|pasaste|dio|dieron|paso"
        r"|pasaron) (?:\w+ ){0,3}(?:mal|equivocad|incorrect|tarde|a medias)|no es (?:problema|culpa|asunto) nuestr"
        r"|cambi(?:ais|as) (?:\w+ )?(?:de (?:idea|opinion|criterio))",
        r"(?:como|ya que|puesto que) no (?:\w+ )?(?:contest|respond|dec|dij|avis|aprob|envi|mand)(?:asteis|aste|iais"
        r"|ias|isteis|iste|abais|abas|eis|ais)\b|se (?:os|te) (?:olvido|paso|fue|ha olvidado)|deber(?:iais|ias) haber"
        r"|ten(?:iais|ias) que haber",
        r"(?:vuestr[oa]|tu|su) (?:gestor\w?|abogad\w|equipo|informatic\w|contable|colega|jef[ea]|soci[oa]|compan\w+"
        r"|gente|proveedor\w*|agencia|asesor\w*|departamento \w+) (?:todavia |aun )?no (?:ha|han|nos|quiere"
        r"|contesta|responde|firm|envi|mand)\w*",
        r"si (?:nos |me |lo |la |los |las )*(?:hubieras|hubierais|hubieseis|hubieses|hubiera usted)|(?:llevas"
        r"|llevais|lleva usted) .{0,30}sin (?:dec|contest|respond|env|mand|dar|pas|aprob|firm)\w+|cuando (?:os "
        r"|te )?tocaba|(?:seguimos|llevamos .{0,20}) esperand\w+ (?:a que|vuestr|tu)",
        r"(?:todavia |aun )?no (?:(?:nos|me|lo|la|los|las|te|os|se) )*(?:habeis|has|ha usted) (?:\w+ )?\w+",
        r"(?:no|nunca) (?:(?:nos|me|lo|la|los|las|te|os) )*\w+(?:aste|iste|asteis|isteis)\b|nunca (?:nos "
        r"|me )?\w+(?:eis|as|ais)\b",
        r"(?:por )?(?:vuestra|tu|su) culpa|(?:es |la )?culpa (?:es )?(?:vuestra|tuya|suya)|por (?:vosotros|tu parte"
        r"|vuestra parte) (?:hemos|tuvimos)",
        r"(?:os|te) (?:habeis|has) (?:olvidado|equivocado|retrasado|saltado|despistado)|os olvidasteis|te olvidaste"
        r"|se os (?:ha )?olvid",
        r"tu mism[oa] (?:\w+aste|\w+iste|lo|la)|vosotros mismos|(?:lo|la|el \w+|la \w+) tenias? que (?:\w+ )?tu\b"
        r"|tenias que|teniais que|deberias haber|deberiais haber|tendrias que haber",
        r"cambiais (?:cada|todo|de)|no entiendo la queja|no leiste|no es cosa nuestra"
        r"|habeis cambiado .{0,30}(?:y por eso|otra vez)",
        r"el (?:plazo|retraso) depende de vosotros|(?:tarde|retraso|mal|caer?|caido|parad\w) (?:es )?por (?:tu|vuestr)",
    ),
    not_you=words(
        r"(?:cuando|si|en cuanto|por si) (?:todavia |aun |ya )?(?:no )?(?:(?:nos|me|lo|la|los|las|te|os"
        r"|se) )*(?:habeis|has|hayas|hayais)|no has perdido|no habeis perdido"
    ),
    bad=words(
        r"dificultad\w*|topado con|contratiempo|tropez\w+|atasc\w+|complicaci\w+|tendra que esperar"
        r"|hemos tenido que (?:cancel|parar|suspend|retir|anul)\w+|cancelad[oa]s?\b|denega\w+|rechaza\w+|averia\w*"
        r"|se (?:ha|han) (?:perdido|borrado|caido)|hacke\w+|malas noticias|lleva\w* (?:rot|caid|parad)\w*",
        r"(?:salir|llegar|estar|abrir|ir|empezar) (?:\w+ )?mas tarde|no hemos podido|venia con fallos",
        r"no (?:podremos|pudimos|vamos a poder|hay manera|ha podido ser|ha sido posible)|aplazad[oa]s?"
        r"|suspendid[oa]s?|pospuest[oa]|en blanco\b|se queda (?:colgad|parad|bloquead|fuera)",
        r"horror\b|fatal\b|mal asunto|vamos mal|peor de lo|pesadilla|imposible|inservible|agotad[oa]|sin stock"
        r"|averia|fuga|filtracion|perdida de|multa\b|demanda judicial|denegad|rechazan?\b|bloqueo|ataque|virus"
        r"|hacke\w+|robad[oa]|robo\b|quebrad[oa]|quiebra|en concurso|ha cerrado|quemad[oa]",
        r"(?:nos hemos quedado|nos quedamos|se queda|os quedais|sigue|seguimos|continua) sin|no (?:va|carga|arranca"
        r"|responde|contesta|aparece|abre|entra|llega|arrancan|cargan|aparecen|llegan)\b(?! a)|(?:dado|echado|ido"
        r"|venido) (?:al traste|para atras|abajo|encima)|se cae\b|cuelga|no nos (?:dan|dejan|autorizan)|nos (?:toca"
        r"|obliga) ",
        r"(?:con |hay |habra |llev\w+ |tenemos |sufr\w+ |bastante |mucho |ir con |vamos con |un |el "
        r"|otro )?retras(?:o|os|a|amos|ar|ara|ado|ada|an|aremos|arnos|arse)\b",
        r"no (?:\w+ )?(?:va(?:mos)? a (?:poder|llegar|ser|estar|salir)|(?:podemos|podremos|podra|puede"
        r"|pueden) (?:\w+ )?(?:\w*(?:cumpl|entreg|lleg|manten|hac|termin|ser|salir)\w*)|llega(?:mos|remos|ra)?\b"
        r"|ha(?:n)? funcionado|es posible|sera posible|funciona\b|alcanza|hemos conseguido|hemos podido"
        r"|hemos logrado|sirve(?:n)?\b|cumplimos|cumpliremos|saldra\b|sale (?:hoy|esta)|habra\b|estara\b)",
        r"(?:fallo|fallos|error|errores|problema|problemas|bug|incidencia|averia|brecha|defecto|complicacion)\b",
        r"(?:esta|estuvo|sigue|lleva|ha estado|se ha|se nos ha|se ha quedado) (?:\w+ ){0,3}(?:caid[oa]|parad[oa]"
        r"|rot[oa]|bloquead[oa]|atascad[oa])\b|se (?:ha |nos ha )?(?:caido|cayo)|falla(?:n|do)?\b",
        r"malas noticias|mala noticia|por desgracia|desgraciadamente|lamentablemente|lamento (?:inform|decir"
        r"|comunic)|me temo|siento (?:decir|comunic|inform|tener que)|desastre",
        r"(?:se )?(?:ha|han) (?:perdido|borrado|danado|caducado|cancelado|estropeado|roto)|(?:hemos|han) perdido"
        r"|se cancela|cancelad[oa]|caducad[oa]|rechazad[oa]|defectuos[oa]|averiad[oa]",
        r"(?:ha|han) (?:dejado|parado) de (?:funcionar|\w+ar)|dejad[oo]? tirad|(?:dejo|deja) de funcionar"
        r"|nos ha dejado|(?:esta|cayo|se ha puesto) (?:enferm|de baja)",
        r"va(?:mos)? a (?:tardar|costar|retrasar|ir con)|tardaremos|nos (?:va a )?costar(?:a)? mas|mas (?:caro"
        r"|lento|tarde|tiempo) de lo|(?:coste|presupuesto)\b.{0,25}(?:ido|dispar|super|subid|quedado corto)"
        r"|de lo (?:previsto|que pensabamos)|complica",
        r"(?:ha |han )?sali(?:do|o) mal|no (?:ha|han) (?:dado|salido|llegado|ido)|pinta (?:mal|bien)|se queda fuera"
        r"|no encuentra|sin aceptar|hemos (?:encontrado|visto|detectado) .{0,20}(?:fallo|error|no )|va lent[oa]"
        r"|faltan clientes",
    ),
    not_bad=words(
        r"(?:lo|la|los|las|ya) (?:hemos |esta\w* |he )?(?:correg|arregl|repar|cambi|sustitu|restaur)\w+"
        r"|desde entonces|(?:otra vez|de nuevo) (?:en marcha|funciona)|funciona\w* (?:otra vez|de nuevo)|(?:error"
        r"|fallo|culpa|despiste) (?:\w+ )?(?:nuestr|mi[oa]?\b)|(?:nuestr[oa]|mi) (?:error|fallo|culpa)|no (?:vuestr"
        r"|tuy|suy)|sin (?:dificultad|complicac|contratiempo)\w*",
        r"perdido la cuenta",
        r"si (?:\w+ )?(?:ves|veis|encuentr\w+|hay|detect\w+|aparec\w+|surg\w+) ",
        r"(?:sin|ningun|ninguna|cero|evit\w+|no hay|ya no hay|no (?:hemos|ha habido|tenemos"
        r"|vemos)) (?:\w+ ){0,2}(?:problemas?|error(?:es)?|retrasos?|fallos?|incidencias?)",
        r"(?:por si|en caso de|si alguna vez|pagina de|en el caso)\b.{0,30}(?:error|fallo|caida|problema)|si (?:el"
        r"|la) \w+ (?:da|falla)|resuelt[oa]|solucionad[oa]|resolvi\w+|arreglad[oa]|ya (?:funciona|esta corregid"
        r"|esta resuelt|l[oae]s? ha|se ha)|no (?:\w+ )?(?:ha|han|hemos|has|habeis) (?:fall|perd|hab)\w+"
        r"|ni un[ao]? sol|antes de lo (?:previsto|que)",
    ),
    next=words(
        r"(?:lo|la|los|las) (?:hemos|he) (?:ya )?(?:correg|arregl|repar|cambi|sustitu|restaur|resuelt)\w+|(?:hemos"
        r"|he) (?:correg|arregl|repar|restaur)\w+",
        r"(?<!del )(?<!de )(?<!desde el )(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)\b(?! pasado)"
        r"|manana|pasado manana|hoy|esta (?:tarde|noche|misma)|este mediodia|ahora mismo",
        r"(?:el )?(?:dia )?\d{1,2} de \w+|(?:el|dia|al|para el|del) \d{1,2}\b|\d{1,2}[/.]\d{1,2}|a las \w+"
        r"|antes del|semana que viene|proxim[oa]|en (?:una|dos|tres|\d+) (?:hora|dia|semana)s?|dentro de|a mediodia"
        r"|al mediodia|primera hora",
        r"te (?:propong|llam|avis|mand|envi|cuent|digo|escrib|pas)\w*|os (?:propon|llam|avis|mand|envi|cont|deci"
        r"|escrib|pas)\w*|propon(?:go|emos)|(?:lo|la|los|las) (?:arregl|correg|repet|solucion|recuper|reduc"
        r"|sustitu)\w+|estamos en ello|siguiente paso|proximo paso|(?:lo )?hablamos (?:manana|hoy|el|cuando)"
        r"|hablemos|trabajamos en",
        r"les? (?:propon(?:go|emos)|llam(?:o|amos|are)|avis(?:o|amos|are)|mand(?:o|amos|are)|envi(?:o|amos|are)"
        r"|cuento|contamos|digo|decimos|escrib(?:o|imos|ire)|paso|pasamos)",
        r"mientras tanto|a cambio|en su lugar|alternativa|como solucion|ya funciona|de momento hemos",
    ),
)
