"""
Words of project work: what says nothing by itself, what says little, and what means the same.

All are plain (see plain.py); they are stemmed when they are looked up. A group is one line; the language of its words
does not matter, so that a question in one language may meet a record in another where the words are close.
"""

EMPTY = {
    "es": """the a al algo alguien alguna alguno ante aqui asi aun aunque bien cada como con cual cuales
    cualquier cuando cuanta
        cuantas cuanto cuantos de del desde donde dos e el ella ellos en entre era eres es esa ese eso esta este esto
        estos esta estan estas ha han hasta hay he hemos la las le les lo los mas me mi mis mucho muy
        nada ni no nos nosotros
        nuestra nuestro o os otra otro para pero poco por porque pues que quien quienes se sea ser si
        sin sobre solo son
        su sus tal tambien te teneis tengo tiene tienen tenemos teneis toda todas todo todos tu tus un
        una unas uno unos usted
        ustedes va vais van vamos vosotros vuestra vuestras vuestro vuestros y ya yo dice decir dices
        dinos dime podeis
        podemos podriais podriamos puede pueden podrias puedo podra podran quereis quieres queremos quiere gustaria
        haria haceis hace hacer hacen hacemos pone poner ponemos ponen pondriamos da dan dais darnos das dejar favor
        gracias saber sabeis sabes necesito necesitamos necesitais falta faltaria deberia deberiamos
        debe hay necesario tipo
        parece preferis prefieres usais usan usa usar utilizais llevar lleva llevan ir hace tener tenga
        seria serian mismo
        vez veces hora ahora luego entonces aparte ademas""",
    "en": """a about above after again all also am an and any are as at be because been before being below
    between both but by
        can could did do does doing down during each either else few for from further get give given go
        goes going had has
        have having he her here hers him his how i if in into is it its just let like ll may me might
        mine more most much
        must my need no nor not now of off on once one only onto or other our ours out over own part
        perhaps please put
        same shall she should so some somebody something still such take taken tell than that the their
        theirs them then
        there these they thing this those through to too under until up us use used using very want
        wants was way we well
        were what when where which while who whom whose why will with would yes you your yours alright allowed anybody
        could prefer possible possibly shall think seem keep kept many long ask somebody people person""",
    "pl": """the a aby albo ale ani az bardzo bez bo by byc byl byla bylo byly bedzie beda bedziemy chca chce
    chcecie chcemy
        chcieliby chcialby chcialaby ci co cos czego czemu czy czyj da dac dadza dla dlaczego do dostac gdy gdzie go i
        ich ile ilu iloma im inny ja jak jaka jaki jakie jakich jakiego jakim jakie ja je jego jej jest
        jestem jestesmy
        jesli juz kiedy kim kogo komu kto ktora ktore ktorego ktorej ktory ktorych ktorym lub ma maja mam mamy mi mial
        mialaby mieli miec mnie moga moge moglby mogliby moze mozemy mozna moj na nad nam nas nasz nasza
        nie niech nim niz
        no o od on ona one oni ono oraz pan pana pani panstwa panstwo panstwu po pod podac podaja prosze prosic
        prosimy przed przez przy sa sie skad ta tak taki tam te tego tej ten teraz to tu tych tym u w we wam was wasz
        wszystko wy z za ze zeby trzeba powinien powinna powinny powinno potrzebna potrzebny potrzebne potrzebuja
        korzystaja korzystacie uzywaja uzywacie numer prosilibysmy informacje informacja jeszcze tez takze rowniez
        wpisac wstawic wyglada wygladaja nazywa odbywaja podajemy robimy zrobic robi musi musza""",
}  # fmt: skip

# Everybody speaks of these in every project: they count, but little.
COMMON = """web pagina sitio tienda online cliente clientes proyecto empresa texto textos foto fotos hotel local
    equipo nueva nuevo
    site website page app shop customer customers visitor visitors client project company museum new text texts photo
    photos team booking bookings strona strony stronie sklep sklepu klient klienci pacjent pacjenci projekt firma nowa
    nowy zdjecie zdjecia tekst teksty zespol gabinet gabinetu piekarnia wizyta wizyty rezerwacja reserva reservas
    habitacion habitaciones producto productos bike bikes ticket tickets pedido pedidos principal home main glowna
    zamowienie zamowienia
    mandar mandamos mandais mandarnos pasar pasais pasarnos aceptar aceptais admitis ofreceis ofrecer entrar
    entra llegar llegan salir sale
    seguir seguis seguimos arrancar arrancamos comprobar preguntar preguntamos pedir pedimos buscar
    encontrar empezar terminar
    necesitar necesita mostrar mostramos mostrar cargar enlazar enlazamos recibir buena buen bueno calidad
    mejor archivo forma manera
    zona zonas publico fecha mente alguien similar persona personas gente nombre caben incluido incluida dentro fuera
    send accept offer find show shown receive call add join look better good kind sort file name case time
    times part place
    date want hold holds reach work works working number size total amount open opens
    wysylac wysylamy wyslac przyslac dodac dodajemy pokazac pokazujemy znajdziemy szukac miejsce plik sposob
    wzor data dzien dni
    planuja planujemy planowac mozliwosc czas chwila osoba osoby godzina zostawiaja zostawic dowiedziec
    dostaniemy wybieramy
    dia day dzien mes month miesiac numero number""".split()

GROUPS = """
    pago pagos pagar paypal tarjeta bizum cobrar
    envio envios enviar enviais
    transporte transportista mensajeria
    logo logotipo logotyp logotypu
    vectorial vectores vector vectors wektorowy wektorowa wektory wektorach svg
    web pagina sitio webs
    correo email mail mailbox e-mail adres adresem skrzynka
    foto fotos fotografia fotografiar fotografiemos fotografias fotografo imagenes imagen photo photos photograph
    foto photographs photography picture pictures image images zdjecie zdjecia fotografie fotograf fotografka
    aprobar aprueba aprobacion visto autorizado autoriza
    approve approves approval sign-off signs sign
    akceptuje akceptacja akceptacji zatwierdza zatwierdzic
    idioma idiomas lengua traducir traduce traducimos traducida castellano catalan ingles frances aleman mercado
    idioma mercados alemania francia
    language languages translate translated english welsh french
    jezyk jezyki jezykach jezykowa wersja wersje angielski angielsku ukrainski ukrainsku ukrainska tlumaczymy
    jezyk tlumaczyc
    factura facturas facturacion facturar
    faktura faktury fakturownia fakturowni
    programa software sistema motor
    dominio domain domena domeny domene
    registrado registrada titular nombre propietario
    registered owns owner owned
    zarejestrowana zarejestrowany wlasciciel wlascicielem
    horario hora horas abierto abre cierra abierta atencion abrir
    opening hours open times closed shut
    godziny godzina otwarte otwarta otwarcia czynna czynne czynny przyjec
    plazo tarda tardais tiempo dias cuanto antelacion
    devolucion devoluciones devolver
    return returns refund
    zwrot zwroty zwracac zwrocic reklamacja reklamacje
    gratis gratuito gratuita gratuitamente coste gastos
    free charge cost costs price prices
    darmowa darmowy darmo bezplatnie bezplatna bezplatny
    precio precios importe tarifa vale cuesta
    cena ceny cen cennik brutto netto
    proteccion rgpd privacidad
    ochrona ochrony rodo prywatnosc prywatnosci
    registrarse registro cuenta cuentas registren invitado invitados
    rejestracja rejestracji rejestrowac konto konta zakladac zakladania
    inaugurar inauguracion abrir lanzamiento estrenar salir saliera
    launch live opening start starts
    start startujemy ruszyc rusza ruszy uruchomic pojawic
    boletin newsletter newsletters newslettera
    color colores colour colours kolor kolory
    edad mayoria mayor menores
    referencias productos vinos articulos
    pay pays paying payment payments
    comprar compra compren
    kupic kupowac zakup zakupie
    instagram usuario perfil profil
    dowoza dowozicie dowozenie dowoz dostawa dostawy rozwozi rozwozenia rozwozil kierowca
    platnosc platnosci placic zaplacic blik karta karte
    zamowic zamowienie zamowienia zamawia
    hosting alojamiento alojada alojado proveedor hosted host hosts
    analytics estadisticas statystyk statystyki
    acceso access dostep
    aparcamiento parking aparcar parkingowe zaparkowac parkingu
    mascota mascotas perro perros
    cancelar cancela cancelacion cancel cancelled cancellation odwolac odwolanie odwolywania odwolywac
    publicar publica publicamos publish publishes publikowac publikowal publikacja wpis wpisy
    opinia opinie rating ratings review reviews
    telefono telefon telefonu phone
    lavanderia ropa
    dziecko dzieci dziecka
    wozek wozka wozkach wozkow podjazd podjazdu
    wheelchair wheelchairs accessible accessibility
    reminder reminders remind
    text texts sms
    deposit deposits
    collect collects collecting collection pick
    repair repairs repairing fix fixes
    electric e-bike e-bikes
    guarantee warranty
    fizjoterapeuta fizjoterapeutow terapeuta terapeutow
    system systemu program programu programie programem
    redactada redactar redacta redactamos redaccion escrita escribe tono estilo tu usted
    tone address addressed
    ton tonie tonem stylu styl
    boda bodas
    capacidad cabe aforo cabida
    donate donates donation donations
    group groups discount discounts
    bag bags cloakroom locker lockers
    second-hand used
    enquiry enquiries press
    school schools
    video wideo film filmu
    oferta ofertas
    cabecera naglowek naglowku naglowka gorze
    horario cerrar cerrais cierran cerrado cerrados festivo festivos abris abren abrimos
    opening opens close closes closing
    godziny nieczynna nieczynny nieczynne zamkniete zamknieta zamkniety zamykaja zamykacie otwieraja otwieracie
    godziny pracujecie
    cancelar anular anula anulan anulacion anulais cancelacion rezygnacja rezygnacji zrezygnowac
    cancelar rezygnowac anulowac odwolania
    termin terminy wyprzedzenie wyprzedzeniem
    mascota animal animales dog dogs pet pets zwierze zwierzeta zwierzat pies psy psa psem
    gato gatos felina felinas felino felinos
    financiacion financiar fraccionado fraccionar raty ratach rat
    seguro seguros aseguradora aseguradoras poliza polizas insurance insured insurer ubezpieczenie ubezpieczenia polisa
    programa herramienta aplicacion aplicaciones tool tools software narzedzie narzedzia aplikacja
    accounting bookkeeping ledger accountancy accountant contabilidad contable ksiegowosc ksiegowa ksiegowy
    historial historiales ficha fichas expediente expedientes
    diseno disenar disenador disenadora autor autora autores designed designer design author credit
    diseno autorem zaprojektowal
    diseno projektant dzielem tworca
    empleo curriculum curriculos candidato candidatos candidatura vacante vacantes trabajo job jobs application
    empleo applications applicant applicants career careers vacancy vacancies cv candidate candidates apply praca prace
    empleo pracy kandydat kandydaci kandydatow rekrutacja
    proteccion gdpr privacy protection
    bono bonos regalo cheque cupon cupones gift gifts voucher vouchers coupon coupons bon bony bonow vouchery
    bono podarunkowa podarunkowe podarunkowy prezent
    color verde rojo azul blanco blanca negro gris amarillo naranja morado rosa crema white black blue red green
    color yellow orange grey gray pink purple cream bialy biale biala czarny zielony niebieski zolty czerwony szary
    color kremowy kremowe rozowy granatowy
    sabado sabados domingo domingos finde weekend weekends saturday saturdays sunday sundays weekendy sobota sobote
    sabado soboty niedziela niedziele
    llave llaves key keys unlock unlocks klucz klucze kluczy wpusci wpuscic otwiera
    domicilio casa casas hogar home homes doorstep
    urgencia urgencias guardia emergencia emergencias nocturna nocturno noche madrugada emergency emergencies night
    telefono llamar llaman llamada llamadas telephone ring phones telefonicznie dzwonic zadzwonic
    booking book booked reserve reserves reserved reservation reservations
    reserva reservar reservan rezerwowac zarezerwowac
    staff employees employee plantilla empleados trabajadores personal personel pracownicy
    foto retrato retratos portrait portraits portret portrety
    permiso permisos permitir permitis permission permitted allowed zgoda zgody zgode pozwolenie wolno
    former historic historical old previous archive
    cena koszt koszty kosztuje kosztuja
    jezyk hiszpanski niemiecki francuski wloski czeski rosyjski
    idioma valenciano gallego euskera portugues italiano lenguas
    curso cursos clase clases taller talleres course courses class classes lesson lessons training kurs kursy kursow
    curso zajecia zajec lekcja lekcje lekcji szkolenie szkolenia szkolen
    alumno alumnos participante participantes estudiante estudiantes inscritos student students participant
    alumno participants pupil pupils uczestnik uczestnicy uczestnikow kursant kursanci kursantow uczen uczniowie uczniow
    lista listado listas list lists spis wykaz listy liste
    internet remoto zdalne zdalnie zdalny remote remotely online
    podrecznik podreczniki podrecznikow ksiazka ksiazki ksiazek libro libros textbook textbooks
    konczyc konczy koncza koniec trwaja trwa ends end finish until
    edad age ages wiek wieku lat
    popup pop-up pop-ups popups window windows ventana ventanas emergente wyskakujace wyskakujacy
    popup wyskakujacych okno okna
    popup okien
    chat chatear chats czat
    alergia alergias alergenos allergy allergies allergens alergie
    gluten celiaco celiacos celiac coeliac coeliacs
    menu carta cartas plato platos dish dishes food meal meals danie dania potrawy
    terraza terrace outside outdoor outdoors patio taras
    delivery deliveries deliver delivers courier couriers kurier kurierzy
    envio reparto repartir repartis
    wifi wi-fi wireless network wlan
    group party parties grupa grupy grup
    boda matrimonio novios wedding weddings couple couples cater caters catering slub wesele
    dziecko child children kid kids toddler toddlers baby babies nino ninos ninas bebe bebes
    instagram facebook tiktok youtube redes socials
    frecuencia often frequently frequency interval intervals czesto czestotliwosc
    change changes renew renewed update updated
    start startuja startowac ruszaja zaczynaja
    esterilizar castrar castracion castraciones esterilizacion esterilizais
    comprar vender vendeis venden venta sell sells sold buy buys sale sales
    kupic sprzedaz sprzedajecie sprzedaja
    pienso comida alimento alimentos
    aparcamiento coche coches car cars park samochod samochodem auto
    egzamin egzaminy egzaminow certyfikat certyfikatu certyfikaty examen examenes certificado exam exams certificate
    lektor lektora nauczyciel nauczyciele nauczycieli profesor profesora docente teacher teachers tutor
    sala salas room rooms sal sale pomieszczenie pomieszczen
    biggest largest big large maximum limit
    kitchen cook cooks warm cocina
    bill invoice invoices invoicing
    server servers servidor serwer serwera
    bank iban banco cuenta-bancaria
    map maps mapa mapy
    budynek budynku edificio building premises
    szkola szkoly szkole
    contact responsible charge responsable encargado encargada contacto odpowiada odpowiedzialny kontakt
    order orders ordering
    written write writes list lists record records
"""


def groups() -> list[list[str]]:
    return [line.split() for line in GROUPS.strip().splitlines()]
