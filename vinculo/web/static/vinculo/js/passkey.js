// Says in words that no passkey was used, where the browser would only tell the developer.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  document.querySelector("[data-passkey-failed]")?.removeAttribute("hidden");
});
