// Files of a form[data-upload] go in pieces, so that a break costs one piece and not the film. Without this file the form
// is sent as forms are. Each row can be paused; after a reload the same file goes on where it stopped.
const WAITS = [1, 2, 4, 8, 15, 30]; // seconds between tries
const wait = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

class Stopped extends Error {}

class Sending {
  constructor(form, file) {
    this.form = form;
    this.file = file;
    this.base = new URL(form.dataset.upload, location.href);
    this.kept = `upload:${form.dataset.upload}:${file.name}:${file.size}:${file.lastModified}`;
    this.row = form.querySelector("[data-upload-row]").content.firstElementChild.cloneNode(true);
    this.row.querySelector("[data-name]").textContent = file.name;
    this.bar = this.row.querySelector("progress");
    this.says = this.row.querySelector("[data-says]");
    for (const deed of ["pause", "resume", "cancel"]) {
      this.button(deed).addEventListener("click", () => this[deed]());
      this.button(deed).setAttribute("aria-label", `${this.button(deed).textContent.trim()}: ${file.name}`);
    }
    form.querySelector("[data-uploads]").append(this.row);
  }

  button(deed) {
    return this.row.querySelector(`[data-${deed}]`);
  }

  show(received) {
    const percent = this.file.size ? Math.floor((received / this.file.size) * 100) : 100;
    this.bar.value = percent;
    this.says.textContent = `${percent} %`;
  }

  halted(is, why = "") {
    this.isPaused = is;
    this.button("pause").hidden = is;
    this.button("resume").hidden = !is;
    if (why) this.says.textContent = why;
  }

  pause() {
    this.halted(true, this.form.dataset.paused);
    this.request?.abort();
  }

  async resume() {
    this.halted(false);
    this.isLast = true;
    await this.run();
    this.form.dispatchEvent(new CustomEvent("upload:ended"));
  }

  async cancel() {
    this.isCancelled = true;
    this.request?.abort();
    this.row.remove();
    if (this.id) await this.post(`${this.id}/give-up/`).catch(() => null);
    localStorage.removeItem(this.kept);
    this.form.dispatchEvent(new CustomEvent("upload:ended"));
  }

  address(path, query = "") {
    return `${this.base.pathname}${path}${query}`;
  }

  headers(more = {}) {
    return { "X-CSRFToken": this.form.elements.csrfmiddlewaretoken.value, Accept: "application/json", ...more };
  }

  async post(path, query = "", body = null) {
    const headers = this.headers(body ? { "Content-Type": "application/json" } : {});
    const answer = await fetch(this.address(path, query), { method: "POST", headers, body });
    return this.read(answer.status, await answer.text());
  }

  read(status, text) {
    let said = {};
    try {
      said = JSON.parse(text);
    } catch {
      said = {};
    }
    if (status < 300 || (status === 409 && "received" in said)) return said;
    if (status >= 500 || status === 0) throw new TypeError("no answer");
    throw new Stopped(said.why || this.form.dataset.failed);
  }

  async begin() {
    this.id = localStorage.getItem(this.kept);
    if (this.id) {
      const answer = await fetch(this.address(`${this.id}/`), { headers: this.headers() });
      const said = answer.ok ? await answer.json().catch(() => null) : null;
      if (said?.size === this.file.size) return said.received;
    }
    const data = new FormData(this.form);
    const said = { name: this.file.name, size: this.file.size };
    for (const name of ["audience", "note", "project"]) if (data.has(name)) said[name] = data.get(name);
    const begun = await this.post("", this.base.search, JSON.stringify(said));
    this.id = begun.upload;
    this.most = begun.piece;
    localStorage.setItem(this.kept, this.id);
    return begun.received;
  }

  piece(offset) {
    return new Promise((done, broken) => {
      const request = (this.request = new XMLHttpRequest());
      request.open("POST", this.address(`${this.id}/piece/`, `?offset=${offset}`));
      for (const [name, value] of Object.entries(this.headers({ "Content-Type": "application/octet-stream" })))
        request.setRequestHeader(name, value);
      request.upload.onprogress = (event) => this.show(offset + event.loaded);
      request.onload = () => {
        try {
          done(this.read(request.status, request.responseText).received);
        } catch (why) {
          broken(why);
        }
      };
      request.onerror = request.onabort = () => broken(new TypeError("broken off"));
      request.send(this.file.slice(offset, offset + (this.most ?? 8 * 1024 * 1024)));
    });
  }

  async run() {
    for (let tried = 0; ; ) {
      try {
        let received = await this.begin();
        while (received < this.file.size) {
          if (this.isCancelled || this.isPaused) return; // while we asked how far it is
          this.show(received);
          received = await this.piece(received);
          tried = 0;
        }
        this.show(this.file.size);
        const ended = await this.post(`${this.id}/finish/`, this.isLast ? "" : "?more=1");
        localStorage.removeItem(this.kept);
        this.url = ended.url;
        this.row.classList.add("is-done");
        for (const deed of ["pause", "resume", "cancel"]) this.button(deed).hidden = true;
        return;
      } catch (why) {
        if (this.isCancelled || this.isPaused) return;
        if (why instanceof Stopped) {
          localStorage.removeItem(this.kept);
          this.button("pause").hidden = true;
          this.failed = this.says.textContent = why.message;
          this.row.classList.add("is-refused");
          return;
        }
        if (tried >= WAITS.length) return this.halted(true, this.form.dataset.broken);
        this.says.textContent = this.form.dataset.again;
        await wait(WAITS[tried++]);
        if (this.isCancelled || this.isPaused) return;
      }
    }
  }
}

function leave(form, rows) {
  const open = rows.filter((one) => !one.url && !one.isCancelled);
  const done = rows.filter((one) => one.url);
  if (open.length || !done.length) return;
  location.assign(form.dataset.back || done[0].url);
}

document.querySelectorAll("form[data-upload]").forEach((form) => {
  const field = form.querySelector("input[type=file]");
  form.addEventListener("submit", async (event) => {
    if (!field.files.length) return;
    event.preventDefault();
    form.querySelector("[data-uploads]").hidden = false;
    form.querySelector("button[type=submit]").disabled = true;
    const rows = [...field.files].map((file) => new Sending(form, file));
    form.addEventListener("upload:ended", () => leave(form, rows));
    for (const [place, row] of rows.entries()) {
      row.isLast = place === rows.length - 1;
      await row.run();
    }
    field.value = "";
    form.querySelector("button[type=submit]").disabled = false;
    leave(form, rows);
  });
});
