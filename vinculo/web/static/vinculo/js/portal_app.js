// The portal can be kept on a phone like an app. Where a browser knows no service workers, nothing is missing.
if ("serviceWorker" in navigator && isSecureContext) {
  navigator.serviceWorker.register("/portal/worker.js", { scope: "/portal/" }).catch(() => {});
}
