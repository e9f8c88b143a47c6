"""By what archives with contacts in them are known."""


def is_linkedin_archive(names: tuple[str, ...]) -> bool:
    """LinkedIn's "download your data": the connections beside other files, in a folder or not."""
    return any(map(is_connections, names))


def is_connections(name: str) -> bool:
    return name.rpartition("/")[2].lower() == "connections.csv"
