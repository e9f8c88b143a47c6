// Keeps the look and the page that says "no connection". Pages with something of a client in them always come fresh.
const version = "portal-{{ told.version }}";
const offline = "{{ told.offline|escapejs }}";
const folder = "{{ told.static|escapejs }}";
const kept = [{% for address in told.kept %}"{{ address|escapejs }}"{% if not forloop.last %}, {% endif %}{% endfor %}];

addEventListener("install", (event) => {
  event.waitUntil(
    caches.open(version).then(async (cache) => {
      await cache.addAll(kept);
      // Without a cookie: what a stranger gets, so that nothing of anybody is in it.
      await cache.put(offline, await fetch(offline, { credentials: "omit", cache: "no-store" }));
      await skipWaiting();
    }),
  );
});

addEventListener("activate", (event) => {
  event.waitUntil(
    caches.keys().then((names) => Promise.all(names.filter((name) => name !== version).map((name) => caches.delete(name)))),
  );
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) return;
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(() => caches.match(offline)));
  } else if (address.pathname.startsWith(folder)) {
    event.respondWith(caches.match(request).then((found) => found ?? fetch(request)));
  }
});
