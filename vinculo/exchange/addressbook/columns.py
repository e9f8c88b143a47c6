"""
What a column of a contact list may be called, in English, Spanish, Polish and German, and what it then means.
"""

import re
import unicodedata

FIELDS = (
    "name",
    "given",
    "middle",
    "family",
    "prefix",
    "suffix",
    "nickname",
    "company",
    "title",
    "department",
    "email",
    "phone",
    "mobile",
    "web",
    "linkedin",
    "birthday",
    "note",
    "language",
    "address",
    "city",
    "country",
    "groups",
    "connected",
    "action",
    "external_id",
)

SYNONYMS = {
    "name": "name fullname contactname displayname contact nombrecompleto nombreyapellidos contacto persona fileas "
    "imieinazwisko imienazwisko nazwiskoiimie kontakt osoba vollstandigername kontaktname vorundnachname "
    "ansprechpartner personname",
    "given": "personfirstname firstname givenname forename first nombre nombres nombredepila primernombre imie "
    "vorname rufname prenom",
    "middle": "middlename additionalname segundonombre drugieimie zweitervorname",
    "family": "personlastname lastname familyname surname last apellido apellidos primerapellido nazwisko nachname "
    "familienname nom",
    "prefix": "nameprefix prefix salutation tratamiento anrede tytulgrzecznosciowy",
    "suffix": "namesuffix suffix sufijo",
    "nickname": "nickname alias apodo pseudonim spitzname",
    "company": "personorganization associatedcompany associatedcompanynames primaryassociatedcompany company "
    "companyname organization organisation organizationname organization1name account accountname employer customer "
    "client empresa compania organizacion cliente razonsocial sociedad firma nazwafirmy organizacja klient "
    "przedsiebiorstwo unternehmen organisationname kunde arbeitgeber",
    "title": "jobtitle position role title organization1title organizationtitle designation occupation cargo puesto "
    "posicion titulo funcion stanowisko funkcja pozycja rola berufsbezeichnung funktion stellung",
    "department": "department organization1department organizationdepartment departamento dzial abteilung",
    "email": "email emails mail emailaddress emailaddresses primaryemail workemail businessemail contactemail correo "
    "correoelectronico emailempresa direcciondecorreo direcciondecorreoelectronico adresemail "
    "adrespocztyelektronicznej poczta pocztaelektroniczna emailadresse epost eposta mailadresse courriel "
    "secondaryemail homeemail otheremail personemail personemailwork personemailhome personemailother",
    "phone": "phone phones telephone telephonenumber phonenumber workphone businessphone homephone otherphone "
    "mainphone companymainphone primaryphone tel telefono telefonofijo telefonotrabajo numerodetelefono telefon "
    "telefonodeltrabajo personphone personphonework personphonehome personphoneother nrtelefonu numertelefonu "
    "telefonsluzbowy telefonnummer rufnummer festnetz phonework phonehome",
    "mobile": "personphonemobile mobilephonenumber mobile mobilephone mobilenumber cell cellphone cellular movil "
    "telefonomovil celular komorka telefonkomorkowy komorkowy handy mobiltelefon mobil mobilnummer",
    "web": "website web url webpage homepage webpage1 webpage2 personalwebpage businesshomepage sitioweb paginaweb "
    "web stronawww stronainternetowa witryna webseite internetseite",
    "linkedin": "linkedin linkedinurl linkedinprofile profileurl perfildelinkedin profillinkedin",
    "birthday": "birthday birthdate dateofbirth born cumpleanos fechadenacimiento nacimiento dataurodzenia urodziny "
    "geburtstag geburtsdatum",
    "note": "notes note comments comment description remarks nota notas observaciones comentarios comentario "
    "descripcion uwagi notatki notatka opis komentarz notizen notiz bemerkungen bemerkung anmerkungen",
    "language": "language languages idioma lengua jezyk sprache",
    "address": "direcciondeltrabajo personpostaladdress address street streetaddress businessstreet homestreet "
    "businessaddress homeaddress mailingstreet workaddress direccion calle domicilio adres ulica adresse strasse "
    "anschrift",
    "city": "ciudaddeltrabajo city town businesscity homecity workcity mailingcity ciudad poblacion localidad miasto "
    "miejscowosc stadt ort",
    "country": "countryregion country businesscountry homecountry workcountry mailingcountry businesscountryregion "
    "homecountryregion pais kraj panstwo land",
    "groups": "personlabel categories groupmembership labels tags tag groups categoria categorias etiquetas grupo "
    "grupos kategorie etykiety grupy kategorien gruppen",
    "connected": "connectedon conectadoel fechadeconexion dataprzyjecia dodanodnia datanawiazaniakontaktu "
    "verbundenam polaczonood",
    "action": "action",
    "external_id": "id personid recordid contactid externalid",
    "birth_year": "birthyear",
    "birth_month": "birthmonth",
    "birth_day": "birthday1 birthdayofmonth",
}

KNOWN = {word: field for field, words in SYNONYMS.items() for word in words.split()}
SEVERAL = frozenset({"email", "phone", "mobile", "web", "linkedin", "note", "address", "groups"})
NUMBERED = (
    (re.compile(r"email\d*(?:value|address)"), "email"),
    (re.compile(r"phone\d*value"), "phone"),
    (re.compile(r"website\d*value"), "web"),
    (re.compile(r"address\d*formatted"), "address"),
    (re.compile(r"address\d*city"), "city"),
    (re.compile(r"address\d*country"), "country"),
    (re.compile(r"(?:email|emailaddress|correo|mail)\d"), "email"),
    (re.compile(r"(?:phone|telefono|telefon|tel|homephone|businessphone|otherphone)\d"), "phone"),
    (re.compile(r"organization\d*name"), "company"),
    (re.compile(r"organization\d*title"), "title"),
)
NOT_LETTERS = re.compile(r"[^a-z0-9]+")
BARRED = str.maketrans("łŁøØßđ", "lLoOsd")


def folded(heading: str) -> str:
    """A heading without marks, case, spaces and signs: `Teléfono (móvil)` becomes `telefonomovil`."""
    plain = unicodedata.normalize("NFKD", heading.translate(BARRED)).lower()
    return NOT_LETTERS.sub("", plain)


def meaning(heading: str) -> str:
    """The field a heading stands for, or the empty text."""
    word = folded(heading)
    if not word:
        return ""
    if word in KNOWN:
        return KNOWN[word]
    return next((field for pattern, field in NUMBERED if pattern.fullmatch(word)), "")


def propose(headings: list[str]) -> dict[int, str]:
    """
    For each column that is understood, the field it most likely is. A field that holds one value is given to the first
    column that claims it; `Title` beside `Job Title` is a form of address, not a position.
    """
    found: dict[int, str] = {}
    taken: set[str] = set()
    words = [folded(heading) for heading in headings]
    for index, heading in enumerate(headings):
        field = meaning(heading)
        if words[index] == "title" and "jobtitle" in words:
            field = "prefix"
        if words[index] == "birthday" and "birthmonth" in words:
            field = "birth_day"
        if words[index] == "nombre" and not {"apellido", "apellidos", "primerapellido"} & set(words):
            field = "name"
        if field and (field in SEVERAL or field not in taken):
            found[index] = field
            taken.add(field)
    return found
