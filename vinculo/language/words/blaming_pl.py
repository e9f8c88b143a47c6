"""Words of blame, reproach and bad news in Polish."""

from vinculo.language.words.blaming_form import Blaming, at_end, words

BLAMING = Blaming(
    fails=words(
        r"(?:sie |nam |to |tez |niestety )*\w+l[ao]?\b .{0,45}(?:zamiast|nie te(?:n|go|j|mu)?\b|nie t[aoey]\b|zl(?:y"
        r"|a|e|ym|ej|ego)\b|star(?:y|a|e|ym|ej|ego)\b|zeszloroczn|bledn|odwrotnie|do gory nogami|za (?:wczesnie|pozno"
        r"|szybko|mal|duz)|po omacku)",
        r"(?:zle|za (?:szybko|wczesnie|pozno|wolno)|niedokladnie|pobieznie|nieprawidlowo) \w+l[a]?\b"
        r"|(?:sie )?(?:po)?spieszyl\w?(?: sie)?\b|(?:po)?krecil\w?\b|pokrecil\w?|guzdral\w?|ociagal\w?|zwlekal\w?"
        r"|kombinowal\w?|partaczyl\w?|spartaczyl\w?|zepchnal\w?",
        r"(?:umknel|uciekl|wylecial|wypadl|wyszl)\w* (?:\w+ )?(?:to|z glowy|cos|na|bokiem|jedno|kilka|kilka)?\b"
        r"|(?:po)?myli\w* sie|kazal\w? (?!pozdrow|przekaz)|dal\w? (?:\w+ )?zielone swiatlo|za wczesnie|odpuscil\w?"
        r"|zlekcewazyl\w?",
        r"mogl\w? (?:to |chociaz |przynajmniej |sie |tego |was |panstwa |wczesniej |byl[a]? )*\w+c\b,? (?=.*(?:zanim"
        r"|wczesniej|najpierw|chociaz|przynajmniej|przed))",
        r"(?:jest|byl\w?|bywa) (?:\w+ )?(?:niedokladn|nieterminow|nieogarniet|zbyt|malo|za malo|powoln|rozkojarzon"
        r"|bezmysln|nieodpowiedzialn)\w*|zachowal\w? sie (?:nie|zle)",
        r"(?:\w+ ){0,3}(?:przez pomylke|omylkowo|niechcacy|za wczesnie|niedokonczon\w+|nieprzetestowan\w+)",
        r"(?:\w+ ){0,3}na wlasna reke|(?:fatalnie|kiepsko|marnie|blednie|niedbale|niestarannie) \w+l\w?\b"
        r"|\w+l\w? (?:\w+ )?(?:fatalnie|kiepsko|marnie|blednie|niedbale)|(?:odszedl|odeszla) i zostawil\w?",
        r"nie (?:panuje|ogarnia|nadaje sie|dba o|szanuje)\b|(?:\w+ ){0,4}bez (?:pytania|zgody|sprawdzenia"
        r"|testow|uprzedzenia|slowa|zastanowienia|kopii|pozwolenia)|(?:wyczyscil|wylaczyl|rozwalil|zawiesil"
        r"|zablokowal|wylal|ujawnil|wykasowal|przestawil|porzucil|opuscil|wystawil)\w?\b|zarzekal\w? sie|(?:zrobil"
        r"|wyslal|policzyl|wpisal|podal|wgral|ustawil)\w? (?:\w+ )?(?:zle|bled\w+|nie tak|niewlasciw\w+|zl[aye]\b"
        r"|po lebkach|za pozno)",
        r"(?:jest|byl|byla|bywa) (?:\w+ ){0,2}(?:niezaradn|niesolidn|chaotyczn|niekompetentn|beznadziejn"
        r"|roztargnion|nieodpowiedzialn|nieuwazn|spoznialsk|problemem|przyczyna|powodem|niepowazn"
        r"|niezorganizowan)\w*|ma (?:trudny charakter|balagan|klopot z terminami|problem z terminami)"
        r"|pomylil\w? sie|pomylily sie|wszystko (?:jej|mu) sie",
        r"(?:znowu |znow |po prostu |ciagle |niestety |chyba |calkiem |zupelnie |zwyczajnie |sie |nam |panstwu "
        r"|panu |pani |to |jak zwykle |przypadkiem |nieco |mocno |po raz kolejny )*"
        r"(?:zapomnial\w?|pomyl(?:il\w?)|pomiesza(?:l\w?)|zawal(?:il\w?)|zawin(?:il\w?)|zaw(?:iodl|iodla)"
        r"|zepsu(?:l\w?)|psuje|popsu(?:l\w?)|schrzan(?:il\w?)|spapra(?:l\w?)|sknoc(?:il\w?)|skasowa(?:l\w?)"
        r"|usuna(?:l)|usunela|zgub(?:il\w?)|spozn(?:il\w?)|przeocz(?:yl\w?)|zignorowa(?:l\w?)|zlekcewaz(?:yl\w?)"
        r"|zaniedba(?:l\w?)|pomina(?:l)|pominela|zmarnowa(?:l\w?)|ukry(?:l\w?)|nadpisa(?:l\w?)|spowodowa(?:l\w?)"
        r"|uszkodz(?:il\w?)|namiesza(?:l\w?)|nabalagan\w+|narob(?:il\w?)|straci(?:l\w?)|olal\w?|oklam\w+|sklam\w+"
        r"|przegap(?:il\w?)|opozn(?:il\w?)|przekrecil\w?|zdublowal\w?|wykasowal\w?|przespal\w?|zlamal\w?)\b",
        r"zle (?:zrozumial|oszacowal|policzyl|wpisal|przeczytal|ustawil|wyslal|opisal|zmierzyl|przetlumaczyl)\w*"
        r"|byle jak|na kolanie|(?:po)?mylil\w? (?:sie|adres|dat)|w?gral\w? (?:zmiany bez|nie te|zla|zly|stara)"
        r"|wyslal\w? .{0,40}(?:przez nieuwage|zeszloroczn|nie ten|zly|zla|bez)|przez nieuwage|bez testow|(?:wzial"
        r"|wziela) na siebie za duzo|nie ten plik|zachowal\w? to dla siebie",
        r"(?:opublikowal\w?|wyslal\w?|zmienil\w?|wgral\w?|wdrozyl\w?) .{0,40}(?:przed czasem|bez (?:testow|pytania"
        r"|zgody|sprawdz)|niedokoncz|przypadkiem|za wczesnie|nie t[ea])|przypadkiem opublikowal\w?",
        r"(?:powinien|powinna) (?:byl\w? )|mial\w? .{2,40}\bnie\b|siedzi na|(?:byl|byla|bywa) (?:\w+ )?(?:nieostroz"
        r"|niegrzecz|niedbal|woln|leniw|winn)\w*|pracowal\w? (?:tak |za )?(?:woln|byle)|dopoki .{0,20}ruszyl"
        r"|poszedl na urlop bez|poszla na urlop bez|nie mial\w? pojecia|nie ma pojecia|ruszyl\w? dns|(?:jest|byl"
        r"|byla) odpowiedzialn\w+ za|zostawil\w? (?:ja|go|to|je|was|panstwa|nas) (?:w|bez|na)",
    ),
    undone=words(
        r"(?:\w+ )?(?:nie|nigdy nie|nawet nie|wcale nie|jeszcze nie|do dzis nie|tego nie) (?:\w+ )?(?:\w+l|\w+la)\b",
        r"(?:nie|nigdy nie) (?:powinien|powinna)|(?:nie )?chcialo sie|nie chcialo|nie (?:umie|potrafi|rozumie"
        r"|slucha)\b",
    ),
    before=at_end(
        r"(?:klopot|problem|blad|balagan|zamieszanie|opoznienie|pomylka)\w*\b.{0,30}\b(?:wzi\w+ sie|bierze sie"
        r"|wynik\w+|pochodzi)(?: \w+){0,2},?(?: ze)?",
        r"(?:wina|winy|blad|bledu|bledem|winie|pomylka|pomylki|pomylke|niedbalstwo|niedbalstwa|nieuwaga|zaniedbanie"
        r"|zaniedbania|robota|sprawka|przeoczenie|gapiostwo)(?: jest| lezy)?(?: po stronie)?",
        r"przez (?:pomylke|blad|niedbalstwo|nieuwage|zaniedbanie|gapiostwo|roztargnienie)|z winy|winn[ay] (?:jest"
        r"|byl|byla)|zawinil\w?|zepsul\w?|spowodowal\w?|popsul\w?|(?:za \w+|za .{0,25}) (?:odpowiada"
        r"|odpowiedzialn\w+ jest)|odpowiedzialn\w+ (?:jest|byl|byla)",
        r"^przez|przepraszam za|przepraszamy za|prosil(?:em|am|ismy) (?:juz )?|gdyby|utknelo u|utknela u|utkna?l u"
        r"|rozmawial(?:em|am) (?:juz )?z|zostawil\w? po sobie|(?:wynika z tego, ze)|lezy po stronie",
    ),
    anywhere=words(
        r"nikt (?:tego |sie |go |jej )*nie (?:wylapal|zauwazyl|sprawdzil|zorientowal|widzial)",
        r"stracilismy (?:\w+ )?(?:dzien|dni|tydzien|tygodni\w*|godzin\w*)|gdyby nie (?:on|ona|pomylka|blad)",
        r"z winy|zawinil\w?|(?:jego|jej) (?:zachowani|wina|blad|niedbalst)\w*|po stronie .{0,10}(?:wina|blad)"
        r"|wina lezy|nie sluchal|nie chcialo sie|utknel\w|trzy razy prosil\w+",
    ),
    harmless=words(
        r"nie mogl\w* (?:byc|przyjsc|przyjechac|dojechac|dolaczyc|zostac|uczestniczyc)",
        r"nie (?:przestawal|wahal|zwlekal|zdazyl\w? sie znudzic)|wolal(?:by|aby) nie|ani jedn",
        r"rekord|parasol|dziadk|babci|mam[eay]\b|znalazl|naprawil|poprawil|zauwazyl|rozwiaz|uruchomil|mowi, ze"
        r"|powiedzial\w?, ze|wyjasnil",
        r"nie (?:zapomnial|spoznil|zawiodl|stracil|zostawi|pracuje|widzi|policzy|potrzebuje|ma\b(?! pojecia)|martwi"
        r"|pomylil|zgubil|zglosil\w? uwag)|w zadnym|z zadnym|ani raz|mimo",
    ),
    reminder=words(
        r"(?:drugi|trzeci|czwarty|piaty|kolejny|enty|ktorys|\w+ty) raz\b|ile (?:jeszcze )?razy|jeszcze raz (?:musz"
        r"|przypom|prosz|pisz|mowi|tlumacz)\w*|znow(?:u)? (?:musz|przypom|prosz|pisz)\w*|ponownie (?:przypom|prosz)\w*",
        r"(?:dwa|trzy|cztery|kilka|wiele) razy (?:\w+ ){0,3}(?:mowil|pisal|prosil|przypominal|tlumaczyl)(?:em|am|ismy"
        r"|ysmy)|jak by (?:pan|pani|panstwo) (?:wiedzi|zauwaz|przeczyt)\w+|jakby (?:pan|pani|panstwo) (?:przeczyt"
        r"|sprawdzi|zajrza)\w+|jak (?:wielokrotnie|wspominalem|wspominalam|podkreslal\w+)",
        r"jak juz rozmawial(?:em|am|ismy|ysmy)",
        r"po raz (?:drugi|trzeci|czwarty|piaty|kolejny)",
        r"(?:dwa|trzy|cztery|piec) razy (?:\w+ ){0,2}\w+(?:lem|lam|lismy|lysmy)\b|\w+(?:lem|lam|lismy"
        r"|lysmy) (?:\w+ ){0,2}(?:dwa|trzy|cztery|piec) razy",
        r"(?:jak|tak jak|tak, jak|o czym|zgodnie z tym, co) (?:juz |ci |panu |pani |panstwu |wam |wielokrotnie "
        r"|ciagle |wczesniej |poprzednio )*(?:(?:mowi|pisa|wspomina|wspomnia|wyjasnia|wyjasni|tlumaczy|informowa"
        r"|ustala|powiedzia"
        r"|napisa|zwraca|przypomina|sygnalizowa|zaznacza|zaznaczy)(?:lem|lam|lismy|lysmy|no)\b|pisze\b|mowie\b"
        r"|widzi pan\w* ze)",
        r"jak (?:pan |pani |panstwo )?(?:\w+ )?(?:wie|wiedza|wiecie|wiesz|pamieta|pamietaja)\b(?! co)|(?:jak (?:pan"
        r"|pani|panstwo) (?:dobrze )?wie)|zgodnie z moim (?:poprzednim|ostatnim)",
        r"(?:juz |przeciez (?:juz )?)(?:to |o tym |panu |pani |panstwu |wam |ci |ja )*(?:pisal\w+|mowil\w+"
        r"|tlumaczyl\w+|wyjasnial\w+|wyjasnil\w+|prosil\w+|przypominal\w+|informowal\w+|wspominal\w+|ustalal\w+)",
        r"(?:wielokrotnie|tyle razy|wiele razy|kilka razy|po raz (?:drugi|trzeci"
        r"|czwarty|kolejny|ostatni|\w+ty)|sto razy)\b|ile razy (?:mam|mozna|trzeba)|(?:raz jeszcze"
        r"|jeszcze raz) powtarz\w+|powtorze\b|powtarzam\b|mam to powtarzac",
        r"ostrzegal\w+|uprzedzal\w+ (?:pan|was)|(?:bylo|jest|zostalo) (?:to )?(?:jasno|wyraznie|wprost) (?:napisane"
        r"|powiedziane|opisane|ustalone)|jasno (?:powiedzia|napisa|wyjasni|zaznacz)\w+|zwracal(?:am|em"
        r"|ismy) na to uwage|mowil(?:em|am|ismy) o tym (?:\w+ ){0,4}|wystarczylo (?:sluchac|przeczytac|zapytac"
        r"|zajrzec)|nic na to nie poradz",
        r"gdyby (?:pan|pani|panstwo)\b|gdyby(?:scie|s) (?:\w+ )?(?:przeczyta|odpowiedzi|powiedzi|wysl|sluch"
        r"|przysla)|gdyby (?:\w+ )?(?:przeczyta|odpowiedzia|posluchal)\w+ (?:pan|pani|panstwo)",
    ),
    you=words(
        r"\w+(?:li|ly) (?:panstwo|wy) .{0,50}(?:tygodni\w*|tydzien|dni|miesi\w+)\b.{0,30}(?:dlatego|wiec|przez to"
        r"|stad|i teraz)|\w+(?:liscie|lyscie) .{0,30}(?:tygodni\w*|miesi\w+)|zwlekal(?:i panstwo|iscie)",
        r"gdyby(?:scie)? (?:nam |mi |tylko |wczesniej |na czas )*(?:\w+liscie|(?:\w+li|\w+l|\w+la) (?:nam "
        r"|mi )?(?:panstwo|pan|pani)\b)(?!.*(?:mozna|prosze))|skoro (?:panstwo|pan|pani) (?:\w+ )?nie|(?:blad|wina"
        r"|pomylka|opoznienie|zwloka) (?:\w+ ){0,2}po (?:panstwa|pana|pani|waszej) stronie",
        r"(?:panstwa|pana|pani|wasz\w*) (?:zespol|ludzie|dzial|kolega|biuro|pracowni\w+"
        r"|agencja) (?:\w+ ){0,3}(?:zl[eay]|bledn|spozn|niepeln|nieaktualn)\w*|(?:ciagle|stale|wciaz|co tydzien"
        r"|bez przerwy|w kolko) (?:panstwo |pan |pani )?zmienia\w*|to nie nasz(?:a)? (?:problem|wina|sprawa)"
        r"|zapomnial\w* (?:panstwo|pan|pani)",
        r"(?:panstwa|pana|pani|wasz[ae]?) (?:ksiegow\w+|prawnik\w*|informatyk\w*|zespol|kolega|kolezanka|szef\w*"
        r"|agencja|dostawca|biuro|asystent\w*) (?:wciaz |nadal |jeszcze )?nie \w+",
        r"(?:mialo|mialy|mial|miala) byc u nas|mieli panstwo (?:przeslac|dac|wyslac|podac)|mial pan |miala pani "
        r"|(?:od (?:dwoch|trzech|kilku|\d+) (?:tygodni|dni)|wciaz|nadal|ciagle) czekamy na (?:panstwa|pana|pani"
        r"|wasz)",
        r"(?:nadal |wciaz |jeszcze |do dzis |znowu )?nie (?:\w+l(?:iscie|yscie|es|as)|(?:\w+li|\w+ly) panstwo"
        r"|\w+l pan\b|\w+la pani\b|\w+li (?:nas |nam |mi )panstwo|(?:nas |nam |mi )?(?:\w+l pan|\w+la pani"
        r"|\w+li panstwo))",
        r"(?:widocznie|najwyrazniej|chyba) nie \w+|przez (?:was|pana|pania|panstwa)\b|(?:z |to )?(?:panstwa|wasza"
        r"|waszej|pana|pani|twoja|twojej) (?:wina|winy)\b|po waszej stronie (?:wina|blad)",
        r"zapomni(?:eli panstwo|eliscie|al pan\b|ala pani\b)|(?:ciagle|wciaz|co chwila|znowu) zmieni(?:acie"
        r"|aja panstwo|a pan\b|a pani\b)|zlekcewaz(?:yliscie|yli panstwo|yl pan\b|yla pani\b)|zignorowa(?:liscie"
        r"|li panstwo|l pan\b)|to (?:wasz|panstwa) zespol|to (?:pan|pani|panstwo) chci\w+|trzeba bylo (?:nam |nas "
        r"|mi |wczesniej )*(?:powiedziec|uprzedzic|zapytac|napisac|dac znac|przeczytac)|(?:powinni panstwo byli"
        r"|powinniscie byli|powinien pan byl|powinna pani byla)|nie rozumiem pretensji|zepsu(?:liscie|li panstwo)"
        r"|spozni(?:liscie|li panstwo)",
    ),
    not_you=words(
        r"(?:jesli|jezeli|gdy|kiedy|jak tylko|gdyby|czy) .{0,40}nie|nic pan\w* nie|jesli o czyms|jesli|czy nie"
    ),
    bad=words(
        r"mus(?:i|za|ial\w*|ieli\w*) (?:\w+ )?(?:po|za)czekac|trudnosci\w*|natrafil\w*|przeszkod\w+"
        r"|musielismy (?:odwol|wstrzym|wycof|przerw|wylacz)\w+|wstrzyman\w+|odmowion\w+|przepadl\w*|zepsut\w*"
        r"|nie wysz\w+|wlaman\w*|zle wiesci",
        r"(?:ruszy|bedzie|wyjdzie|przyjdzie|zacznie sie) pozniej|nie moglismy|pelno bledow|zepsul\w* sie",
        r"nie (?:wgramy|wyslemy|dokonczymy|oddamy|opublikujemy|uruchomimy|zrobimy|skonczymy|dowieziemy|zdolamy"
        r"|uda nam|dojdzie|odbedzie|ruszy)\w*|odwolan\w+|zawieszon\w+|(?:zostaje|jest) pust[aye]\b|przelozon\w+"
        r"|odroczon\w+",
        r"wlama\w+|zhakowa\w+|wirus\w*|ataku?\b|zbankrutowa\w+|upadl\w*\b|zniknel\w+|zniknal\b|zgin[ea]l\w*"
        r"|nie ma (?:kopii|mozliwosci|szans)|koszmar\w*|tragedi\w+|tragiczn\w+|gorzej,? niz|utkn\w+|zablokowan\w+"
        r"|odmowil\w*|odmowa|wycofal\w*|wyprzedan\w+|uszkodzon\w+|spalil\w*|zalal\w*|kara\b|pozew|nieudan\w+|fiasko"
        r"|klapa|brakuje\b|zepsu\w+|padaja|sypie sie|nie (?:laduje|otwiera|startuje|odpowiada|dochodz\w+|wyswietla"
        r"|zapisuj\w+)\b|wciaz nie|nadal nie|dalej nie|do dzis nie",
        r"spozni(?:my|a|ony|one|ona|l\w*|en\w*)\b|(?:mamy |ma |bedzie |niewielkie |duze )?(?:opoznieni\w+"
        r"|poslizg\w*)|opozni\w+|(?:przesu(?:nac|niety|nieta|wa|nie|niemy)|przelozyc|odlozyc)\w*|po terminie",
        r"nie (?:zdaz\w+|dotrzyma\w+|bedzi\w+|bedziem\w+|mozem\w+|dostarcz\w+|uda\w+|da sie|powiodl\w+|dziala\w*"
        r"|wejdzie|weszl\w+|wyjdzie|przyniosl\w+|nadaj\w+|wystarcz\w+|obejmuje|chce wydac|polacz\w+|utrzyma\w+"
        r"|damy rady|jest mozliwe)\b|niemozliw\w+|nie mozemy|nie bedzie\b",
        r"bled(?:y|ow|em|u|ami)\b|blad\b|usterk\w+|awari\w+|problem\w*\b|klopot\w*\b|luk[ae]\b|wyciek\w*"
        r"|wycie[ck]\w*|katastrof\w+|wad[ey]\b",
        r"(?:strona|serwer|sklep|system|panel|poczta|baza|wyszukiwarka)\w* (?:\w+ ){0,2}(?:lezy|pad\w+|nie dziala"
        r"|stoi|siad\w+)|padl\w?\b|przestal\w? dzialac|wracaja\b",
        r"zl[ae] wiadomosc|zle wiesci|niestety|obawiam sie|z przykroscia|przykro (?:mi|nam)|musz[ey]\w* (?:pan\w*"
        r"|rozczarowac)|rozczarow\w+|szkoda\b|nie wyglada to dobrze|zawiodl\w?\b|odrzucil\w?|odwola\w+"
        r"|wypadl\w? (?:nam\b|zle|slabo|fatalnie|kiepsko)|nam wypadl\w|wygasl\w?\b|zachorowal\w?",
        r"strac(?:ilismy|il\w+)|przepad\w+|zagin\w+|brakuje\b|wyczerpa\w+|skonczyl\w? sie budzet|drozsz\w+"
        r"|wiecej, niz|kosztowal\w? wiecej|dluzej\b|za nisk\w+|w zlych kolorach|zle ceny|do niczego|pelne bledow"
        r"|maja wade|ma wade|dziala wolno|wolno przez",
    ),
    not_bad=words(
        r"(?:poprawi|naprawi|wymieni|przywroci|odzyska|usune)\w*(?:lismy|lysmy|lem|lam)\b|od tamtej pory|(?:znow"
        r"|znowu) dziala|(?:nasz|moj|nasza|moja) (?:wlasn\w+ )?(?:blad|wina|pomylka)|(?:blad|wina|pomylka) (?:jest "
        r"|byl |byla |lezy )?(?:nasz|moj|po naszej)|bez (?:trudnosci|przeszkod|klopot)\w*|zaden klopot",
        r"rachub",
        r"(?:bez|zadnych|zadnego|nie ma(?: juz)?|nie widzi\w*|brak|ani) (?:\w+ ){0,3}(?:problem|opozni|bled|awari"
        r"|usterek|poslizg|klopot)\w*|(?:w razie|gdyby|na wypadek|jesli)\b.{0,30}(?:awari|bled|blad|problem)"
        r"|strona bledu|404|rozwiazal\w?|naprawil\w?|mimo|nie spozni|juz (?:dziala|poprawion|naprawion)",
    ),
    next=words(
        r"(?:poprawi|naprawi|wymieni|przywroci|odzyska)(?:lismy|lysmy|lem|lam)\b",
        r"(?<!z )(?<!ze )(?<!od )(?:poniedzial(?:ek|ku)|wtor(?:ek|ku)|srod[aye]|czwart(?:ek|ku)|piat(?:ek|ku)"
        r"|sobot[aye]"
        r"|niedziel[aei])\b|jutro|pojutrze|dzis\b|dzisiaj|po poludniu|wieczorem|w poludnie|do poludnia|rano\b",
        r"\d{1,2}\.? (?:stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|wrzesnia|pazdziernika|listopada"
        r"|grudnia)|\d{1,2}\.\d{1,2}|\b\d{1,2}:\d\d|o (?:pierwszej|drugiej|trzeciej|czwartej|piatej|szostej|siodmej"
        r"|osmej|dziewiatej|dziesiatej|\w+nastej|polnocy)\b|za (?:godzine|tydzien|dwa|trzy|\d+)|w (?:przyszlym|tym"
        r"|nastepnym) (?:tygodniu|miesiacu)|do konca (?:dnia|tygodnia|miesiaca)|do \d{1,2}",
        r"proponuj\w+|zadzwoni\w*|dam(?:y)? znac|prze?sle(?:my)?\b|napisz(?:e|emy)\b|naprawi(?:my|e)\b|powtorzymy"
        r"|poprawimy|pracujemy nad|nastepny krok|kolejny krok|w zamian|tymczasem|zamiast tego|inne rozwiazani\w+"
        r"|porozmawiac|juz dziala|przywrocimy|wgramy|zmniejszymy",
    ),
)
