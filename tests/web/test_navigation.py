from vinculo.web.navigation import Navigation, Section


def test_a_section_registered_twice_keeps_its_first_place():
    navigation = Navigation()
    today, clients = Section("today", "Today", "sunrise", "x"), Section("clients", "Clients", "handshake", "x")

    navigation.add(today, clients)
    navigation.add(today)

    assert navigation.sections == [today, clients]


def test_places_are_told_apart():
    navigation = Navigation()
    navigation.add(Section("log", "Log", "plus", "x", place="plus"), Section("clients", "Clients", "handshake", "x"))

    assert [section.key for section in navigation.at("plus")] == ["log"]


def test_guests_are_shown_only_the_doors_that_open_to_them():
    navigation = Navigation()
    navigation.add(Section("imports", "Bring data", "upload", "x", for_guests=False), Section("c", "C", "x", "x"))

    doors = [[section.key for section in navigation.at("main", guest)] for guest in (True, False)]

    assert doors == [["c"], ["imports", "c"]]
