"""Which company an address belongs to, as far as its domain says so."""

# Mail for everybody: who has an address there has nothing to do with others who have one.
FOR_EVERYBODY = frozenset(
    "gmail.com googlemail.com outlook.com hotmail.com hotmail.es live.com msn.com yahoo.com yahoo.es icloud.com me.com "
    "proton.me protonmail.com gmx.de gmx.net web.de wp.pl o2.pl onet.pl interia.pl poczta.onet.pl op.pl aol.com "
    "orange.fr free.fr laposte.net telefonica.net mail.com zoho.com".split()
)


def domain_of(address: str) -> str:
    """The domain that stands for a company; empty for mail for everybody."""
    domain = address.rpartition("@")[2].lower()
    return "" if domain in FOR_EVERYBODY else domain
