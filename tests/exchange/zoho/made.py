"""Exports as Zoho writes them, of a company that does not exist."""

import io
import json
import zipfile
from typing import Any

BACKUP = {
    "Data/Accounts_001.csv": (
        "Record Id,Account Owner.id,Account Owner,Account Name,Website,Phone,Billing City,Billing Country,"
        "Annual Revenue,Created Time,Modified Time\n"
        "zcrm_5725767000000524157,zcrm_5725767000000200001,Marta Sol,Café Luna,www.cafeluna.example,+34 910 000 001,"
        "Madrid,Spain,120000,2024-01-15 09:30:00,2024-02-01 10:00:00\n"
        "zcrm_5725767000000524158,zcrm_5725767000000200001,Marta Sol,Młyn Północny,javascript:alert(1),,Gdańsk,Poland,,"
        "2024-01-16 09:30:00,2024-02-01 10:00:00\n"
    ),
    "Data/Contacts_001.csv": (
        "Record Id,Contact Owner.id,Contact Owner,First Name,Last Name,Account Name.id,Account Name,Email,Title,Phone,"
        "Mobile,Date of Birth,Mailing City,Tag,Created Time,Modified Time\n"
        "zcrm_5725767000000524201,zcrm_5725767000000200001,Marta Sol,Ana,Pérez,zcrm_5725767000000524157,Café Luna,"
        'ana@cafeluna.example,Owner,+34 910 000 002,+34 600 000 002,1985-03-14,Madrid,"vip, coffee",'
        "2024-01-15 09:31:00,2024-02-01 10:00:00\n"
        "zcrm_5725767000000524202,zcrm_5725767000000200001,Marta Sol,Jan,Kot,zcrm_5725767000000524158,Młyn Północny,"
        "not an address,,,,31/12/1990,,,2024-01-15 09:31:00,2024-02-01 10:00:00\n"
        "zcrm_5725767000000524203,,,,,,,,,,,,,,2024-01-15 09:31:00,2024-02-01 10:00:00\n"
    ),
    "Data/Leads_001.csv": (
        "Record Id,Lead Owner.id,Lead Owner,Company,First Name,Last Name,Lead Status,Email,Designation\n"
        "zcrm_5725767000000524301,zcrm_5725767000000200001,Marta Sol,Nueva Panadería,Inés,Rey,Contacted,"
        "ines@panaderia.example,Founder\n"
    ),
    "Data/Deals_001.csv": (
        "Record Id,Deal Owner.id,Deal Owner,Deal Name,Amount,Stage,Probability (%),Closing Date,Next Step,"
        "Account Name.id,Account Name,Contact Name.id,Contact Name,Currency,Description\n"
        'zcrm_5725767000000524401,zcrm_5725767000000200001,Marta Sol,New website,"18,400.50",Proposal/Price Quote,60,'
        "2024-06-30,Send the proposal,zcrm_5725767000000524157,Café Luna,zcrm_5725767000000524201,Ana Pérez,EUR,"
        "Two shops\n"
        "zcrm_5725767000000524402,zcrm_5725767000000200001,Marta Sol,Old campaign,a lot,Closed Lost,0,31/05/2023,,"
        "zcrm_5725767000000524158,Młyn Północny,,,PLN,\n"
    ),
    "Data/Notes_001.csv": (
        "Record Id,Note Owner.id,Note Owner,Note Title,Note Content,Parent ID.id,Parent ID,Created Time\n"
        "zcrm_5725767000000524501,zcrm_5725767000000200001,Marta Sol,Likes mornings,Call before ten.,"
        "zcrm_5725767000000524201,Ana Pérez,2024-03-01 08:00:00\n"
        "zcrm_5725767000000524502,zcrm_5725767000000200001,Marta Sol,,Budget is decided in May.,"
        "zcrm_5725767000000524401,New website,2024-03-02 08:00:00\n"
    ),
    "Data/Tasks_001.csv": (
        "Record Id,Task Owner.id,Task Owner,Subject,Due Date,Status,Priority,Related To.id,Related To,Contact Name.id,"
        "Closed Time,Created Time,Modified Time\n"
        "zcrm_5725767000000524601,zcrm_5725767000000200001,Marta Sol,Send the proposal,2024-06-01,Not Started,High,"
        "zcrm_5725767000000524401,New website,zcrm_5725767000000524201,,2024-03-02 08:00:00,2024-03-02 08:00:00\n"
        "zcrm_5725767000000524602,zcrm_5725767000000200001,Marta Sol,Visit the shop,2024-02-01,Completed,Normal,"
        "zcrm_5725767000000524157,Café Luna,,2024-02-02 17:00:00,2024-01-02 08:00:00,2024-03-02 08:00:00\n"
        "zcrm_5725767000000524603,zcrm_5725767000000200001,Marta Sol,Tidy the desk,2024-02-01,Not Started,Normal,,,,,"
        "2024-01-02 08:00:00,2024-03-02 08:00:00\n"
    ),
    "Data/Events_001.csv": (
        "Record Id,Title,From,To,Location,Host.id,Host,Related To.id,Related To,Created Time,Modified Time\n"
        "zcrm_5725767000000524701,Kick-off,2024-04-02 10:00:00,2024-04-02 11:00:00,Madrid,zcrm_5725767000000200001,"
        "Marta Sol,zcrm_5725767000000524157,Café Luna,2024-03-02 08:00:00,2024-03-02 08:00:00\n"
        "zcrm_5725767000000524702,Some day,,,,,,,,2024-03-02 08:00:00,2024-03-02 08:00:00\n"
    ),
    "Data/Calls_001.csv": (
        "Record Id,Call Owner.id,Call Owner,Subject,Call Type,Call Start Time,Call Duration (in seconds),"
        "Contact Name.id,Contact Name,Related To.id,Description\n"
        "zcrm_5725767000000524801,zcrm_5725767000000200001,Marta Sol,About the menu,Inbound,2024-03-05 14:00:00,125,"
        "zcrm_5725767000000524201,Ana Pérez,,She wants it in two languages.\n"
    ),
    "Data/Products_001.csv": "Record Id,Product Name\nzcrm_5725767000000524901,Chairs\n",
}

PROJECT: dict[str, Any] = {
    "projects": [
        {
            "id": 1708760000031520691, "id_string": "1708760000031520691", "name": "New website", "status": "active",
            "description": "<div>Two shops<br>one menu</div>", "owner_id": "2060758", "owner_name": "Marta Sol",
            "group_name": "Café Luna", "start_date": "03-04-2024", "start_date_long": 1709510400000,
            "end_date": "12-31-1969", "end_date_long": -32401001, "milestone_count": {"open": 1, "closed": 1},
        }
    ],
    "milestones": [
        {
            "id": 1708760000031520701, "id_string": "1708760000031520701", "name": "Menu agreed", "flag": "external",
            "project": {"id": 1708760000031520691}, "end_date": "04-30-2024", "status": "completed",
            "completed_date": "04-28-2024",
        },
        {
            "id_string": "1708760000031520702", "name": "Online", "flag": "internal", "status": "notcompleted",
            "end_date_long": 1719705600000,
            "link": {"self": {"url": "https://projects.example/portal/x/projects/1708760000031520691/milestones/1/"}},
        },
    ],
    "tasks": [
        {
            "id": 1708760000031520801, "id_string": "1708760000031520801", "name": "Write the menu", "completed": False,
            "percent_complete": "40", "priority": "High", "start_date": "03-05-2024", "end_date": "03-15-2024",
            "created_time_long": 1709510400000, "milestone_id": "1708760000031520701",
            "status": {"name": "In Progress", "id": "1"}, "tasklist": {"id": "9", "name": "Words"},
            "details": {
                "owners": [{"id": "2060758", "name": "Marta Sol"}, {"name": "Unassigned"}],
                "comments": [
                    {"id": 77, "content": "<p>Ask <b>Ana</b> first</p>", "created_time_long": 1709596800000,
                     "added_by": "2060758", "added_person": "Marta Sol"},
                ],
            },
            "subtasks": [{"id_string": "1708760000031520802", "name": "Spanish", "completed": True,
                          "percent_complete": "100"}],
            "link": {"self": {"url": "https://projects.example/portal/x/projects/1708760000031520691/tasks/5/"}},
        },
        {"id_string": "1708760000031520803", "name": "", "completed": False},
        {"id_string": "1708760000031520804", "name": "Of another project", "completed": False,
         "end_date": "13-45-2024", "project": {"id": "42", "name": "Another"}},
    ],
}  # fmt: skip

DEALS = {
    "data": [
        {
            "id": "5725767000000524401", "Deal_Name": "New website", "Amount": 18400.5, "Stage": "Closed Won",
            "Probability": 100, "Closing_Date": "2024-06-30", "Owner": {"id": "1", "name": "Marta Sol",
            "email": "marta@studio.example"}, "Account_Name": {"id": "5725767000000524157", "name": "Café Luna"},
            "Currency": "EUR", "$approval": {"delegate": False},
        },
        {"id": 9007199254740993, "Deal_Name": "Beyond 2^53", "Amount": None, "Stage": "Qualification"},
    ],
    "info": {"per_page": 200, "count": 2, "page": 1, "more_records": False},
}  # fmt: skip


def backup(files: dict[str, str] = BACKUP) -> io.BytesIO:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    made.seek(0)
    return made


def document(value: Any) -> io.BytesIO:
    return io.BytesIO(json.dumps(value, ensure_ascii=False).encode())
