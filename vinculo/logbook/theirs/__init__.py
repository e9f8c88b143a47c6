"""
What a client's people do themselves in the portal: each act with its exchange in the logbook and its entry in the
record, in one transaction. What a contact may do is found out by whoever calls (vinculo.access.sees); the caller then
tells the engine that the client changed (vinculo.practices.recheck.client_changed).
"""
