"""
What a column of a tracker may be called, in English, Spanish, Polish and German, and what it then means.
"""

import re

from vinculo.exchange.addressbook.columns import folded

SYNONYMS = {
    "key": "id no nr num number numero nro lp key taskid taskno tasknumber issue issuekey ticket ticketid ref "
    "reference referencia wbs clave codigo kod identyfikator",
    "title": "task tasks taskname tasktitle title activity activities item workitem deliverable action actionitem "
    "actionitems todo subject summary story userstory feature name tarea tareas nombredelatarea titulo actividad "
    "actividades accion asunto entregable historia zadanie zadania nazwazadania tytul temat czynnosc dzialanie nazwa "
    "aufgabe aufgaben titel vorgang vorgangsname aktivitat",
    "about": "description details detail descripcion detalle detalles opis szczegoly beschreibung",
    "said": "notes note comments comment remarks updates nota notas comentarios comentario observaciones uwagi "
    "notatki notatka komentarz komentarze notizen bemerkung bemerkungen kommentar kommentare content",
    "project": "project projects projectname projecttitle proyecto nombredelproyecto projekt nazwaprojektu "
    "projektname projectprogram program workstream",
    "project_key": "projectid projectkey projectno idproyecto idprojektu",
    "account": "client clientname customer customername account accountname company cliente nombredelcliente empresa "
    "klient nazwaklienta firma kunde kundenname",
    "mark": "milestone milestones nextmilestone hito hitos proximohito kamienmilowy kamienmilowyprojektu meilenstein",
    "column": "stage phase currentphase list listname column bucket section group sprint iteration swimlane board "
    "listid category fase etapa lista seccion grupo faseactual etap faza sekcja grupa phase abschnitt",
    "status": "status state progressstatus estado situacion stan stanrealizacji statuszadania zustand",
    "done": "done completed complete finished isdone terminado hecho completado finalizado gotowe zrobione "
    "zakonczone ukonczone erledigt fertig",
    "done_on": "donedate completedon completeddate completiondate completedtime datecompleted finishedon closedon "
    "closeddate actualend actualfinish doneon fechadecierre fechafin fechareal finreal terminadoel datazakonczenia "
    "ukonczonodnia erledigtam",
    "percent": "percent progress percentcomplete complete pctcomplete donein doneinpercent completion avance "
    "porcentaje deavance progreso postep postepu realizacja zaawansowanie fortschritt abgeschlossen",
    "starts": "start startdate startson starts begin begindate from plannedstart inicio fechadeinicio fechainicio "
    "comienzo inicioprevisto fechasinicio poczatek start rozpoczecie datarozpoczecia odkiedy startdatum beginn "
    "anfang",
    "due": "due duedate dueon deadline end enddate endson finish finishdate targetdate targetcompletion plannedend "
    "to entrega fechadeentrega fechaentrega fin fechadefin fechafinal fechalimite limite vencimiento finprevisto "
    "fechasentrega termin koniec datakoncowa terminwykonania terminrealizacji terminoddania dataoddania dokiedy "
    "fallig falligam falligkeit enddatum ende frist abgabe",
    "who": "assignee assignees assigned assignedto owner responsible responsibleteam responsibleperson who person "
    "resource resources resourcing members member contactperson doer whodoesit lead responsable asignado asignadoa "
    "encargado quien persona personaresponsable odpowiedzialny odpowiedzialna osoba osobaodpowiedzialna przypisany "
    "przypisanydo wykonawca kto verantwortlich verantwortlicher zustandig bearbeiter wer",
    "hours": "estimateinhours estimatehours hours estimatedhours effortinhours efforthours esthours hrs horas "
    "horasestimadas estimacionenhoras godziny szacunekwgodzinach liczbagodzin stunden aufwandinstunden workhours",
    "days": "estimateindays estimatedays effortindays durationindays durationdays estimateddays dias diasestimados "
    "duracionendias duracionestimadadias dni liczbadni tage dauerintagen",
    "length": "estimate effort duration estimation work estimacion esfuerzo duracion szacunek czas czastrwania "
    "pracochlonnosc naklad aufwand dauer schatzung",
    "labels": "labels label tags tag etiquetas etiqueta etykiety etykieta tagi categorias kategorie kategoria "
    "markierungen schlagworte",
    "priority": "priority importance severity prioridad importancia priorytet waznosc prioritat",
    "parent": "parent parentid parenttask epic tareapadre padre zadanienadrzedne nadrzedne ubergeordnet",
    "before": "predecessor predecessors dependencies dependency dependson waitsfor blockedby predecesor predecesoras "
    "predecesores dependencias dependede poprzednik poprzedniki zaleznosci zaleznosc zalezyod vorganger",
    "url": "url link cardurl web enlace odnosnik adres",
    "budget": "budget budgetusd budgeteur cost costs price amount presupuesto coste costo importe precio budzet "
    "koszt koszty kwota kosten preis",
    "spent": "actualspend spent actualcost gasto gastado costereal wydano wydatki kosztrzeczywisty ausgaben",
}
COMPANIES = {
    "account": "name accountname companyname company organizationname organization nombredelaempresa razonsocial "
    "empresa nazwafirmy firma organizacja firmenname unternehmen",
    "key": "id recordid accountid companyid organizationid",
    "website": "website websiteurl companydomainname domain web paginaweb sitioweb stronawww webseite",
    "phone": "phone phonenumber mainphone telefono telefon",
    "city": "city billingcity shippingcity ciudad miasto ort",
    "country": "country countryregion billingcountry pais kraj land",
    "about": "description descripcion opis beschreibung",
}
COMPANY = {word: field for field, words in COMPANIES.items() for word in words.split()}
# What is said of companies and not of people.
OF_COMPANIES = frozenset(
    "billingstreet billingcity billingcountry billingstate industry annualrevenue numberofemployees companydomainname "
    "accountname companyname organizationname organizationaddress organizationpeople accountowner companyowner sector "
    "razonsocial nazwafirmy nip cif nif branza".split()
)
KNOWN = {word: field for field, words in reversed(SYNONYMS.items()) for word in words.split()}
SEVERAL = frozenset({"who", "labels", "said", "about"})
# Words a list of people, of goods, of anything may use as well: they do not make a table a tracker.
COMMON = frozenset("key account url about said labels budget title column spent project_key".split())
AROUND = re.compile(r"\([^)]*\)")
PERCENT = re.compile(r"%|\bpct\b|percent", re.I)
WEAK_TITLES = frozenset({"name", "nazwa", "item", "action", "feature", "summary", "subject", "temat", "asunto"})


def meaning(heading: str) -> str:
    """The field a heading stands for, or the empty text."""
    word = folded(heading)
    plain = folded(AROUND.sub("", heading))
    found = KNOWN.get(word) or KNOWN.get(plain, "")
    if PERCENT.search(heading) and found in ("", "done", "percent", "status"):
        return "percent"
    return found or ("percent" if heading.strip() == "%" else "")


def propose(headings: list[str]) -> dict[int, str]:
    """For each column that is understood its field; a field that holds one value goes to the first that claims it."""
    found: dict[int, str] = {}
    taken: set[str] = set()
    fields = [meaning(heading) for heading in headings]
    strong_title = any(
        field == "title" and folded(heading) not in WEAK_TITLES for field, heading in zip(fields, headings, strict=True)
    )
    for index, (field, heading) in enumerate(zip(fields, headings, strict=True)):
        if field == "title" and strong_title and folded(heading) in WEAK_TITLES:
            continue
        if field and (field in SEVERAL or field not in taken):
            found[index] = field
            taken.add(field)
    return found


def are_companies(headings: list[str]) -> bool:
    """Whether this is a list of companies, as Salesforce, HubSpot and Pipedrive export beside their people."""
    words = set(map(folded, headings))
    return len(words & OF_COMPANIES) > 1 and "account" in companies(headings).values()


def companies(headings: list[str]) -> dict[int, str]:
    """For each column of a list of companies that is understood, its field."""
    found: dict[int, str] = {}
    for index, heading in enumerate(headings):
        field = COMPANY.get(folded(heading), "")
        if field and field not in found.values():
            found[index] = field
    return found


def strength(headings: list[str]) -> int:
    """How many fields only a tracker has are among the headings; none when nothing names the work itself."""
    fields = set(propose(headings).values())
    if not fields & {"title", "project", "mark"}:
        return 0
    return len(fields - COMMON)
