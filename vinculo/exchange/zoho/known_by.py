"""By what files of Zoho are known, before they are read whole."""

import re

from vinculo.exchange.zoho import modules

CRM_JSON = re.compile(r'"data"\s*:\s*\[\s*\{')
CRM_KEYS = re.compile(
    r'"(?:Owner|\$approval\w*|\$currency_symbol|Account_Name|Deal_Name|Last_Name|Note_Content|Created_Time)"\s*:'
)
CRM_MODULES = re.compile(r'"(?:Accounts|Contacts|Deals|Leads|Notes|Tasks|Events|Calls)"\s*:\s*\[')
PROJECT_LISTS = re.compile(r'"(?:projects|milestones|tasks)"\s*:\s*\[')
PROJECT_KEYS = re.compile(
    r'"(?:id_string|percent_complete|\w+_date_long|\w+_time_long|\w+_date_format|milestone_count|tasklist)"\s*:'
)
OWN_IDS = frozenset({"dealid", "contactid", "companyid"})
LOOKUPS = ("ownerid", "nameid", "createdbyid")
XML = re.compile(r'<row no="\d+">\s*<FL val="')


def crm_json(start: str) -> bool:
    return bool((CRM_JSON.search(start) or CRM_MODULES.search(start)) and CRM_KEYS.search(start))


def crm_xml(start: str) -> bool:
    return bool(XML.search(start))


def crm_archive(names: tuple[str, ...]) -> bool:
    return any(modules.named(name) in modules.NAMES for name in names)


def crm_table(headings: frozenset[str]) -> bool:
    """
    HubSpot has a Record ID and owners, too, but neither ids beside its lookups nor both of these times; Salesforce has
    an owner's id, but not one for each kind of record.
    """
    if "recordid" in headings:
        return headings >= modules.RECORD or any(one.endswith(LOOKUPS) for one in headings)
    return bool(headings & OWN_IDS) and any(f"{one}ownerid" in headings for one in ("deal", "contact", "company"))


def projects_json(start: str) -> bool:
    return bool(PROJECT_LISTS.search(start) and PROJECT_KEYS.search(start))
