// It only rings, and opens what it rang about. No page is kept, no request looked at.
const icon = "{{ icon|escapejs }}";

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("push", (event) => {
  let told = {};
  try {
    told = event.data?.json() ?? {};
  } catch {
    // Nothing of ours: a ring without words is better than none, browsers want one for each push.
  }
  const { title = "Vínculo", body = "", path = "/notices/", tag = "" } = told;
  event.waitUntil(registration.showNotification(title, { body, tag, icon, badge: icon, data: { path } }));
});

addEventListener("notificationclick", (event) => {
  event.notification.close();
  const address = new URL(event.notification.data?.path ?? "/notices/", location.origin);
  if (address.origin !== location.origin) return;
  event.waitUntil(
    clients.matchAll({ type: "window", includeUncontrolled: true }).then((windows) => {
      const there = windows.find((one) => one.url === address.href);
      return there ? there.focus() : clients.openWindow(address.href);
    }),
  );
});
