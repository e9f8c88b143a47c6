// A place to draw one's name: [data-ink] holds an SVG [data-ink-board]. The strokes go into the field "drawn" of the
// form as thousandths of the box. Typing the name is enough; the box shows itself only where it works.
const MOST = 3000;
const HEIGHT = 330;

for (const box of document.querySelectorAll("[data-ink]")) {
  const board = box.querySelector("[data-ink-board]");
  const clear = box.querySelector("[data-ink-clear]");
  const field = box.closest("form").elements.drawn;
  const strokes = [];
  let line = null;
  box.hidden = false;

  const place = (event) => {
    const edge = board.getBoundingClientRect();
    const within = (value, size) => Math.min(1000, Math.max(0, Math.round((value / size) * 1000)));
    return [within(event.clientX - edge.left, edge.width), within(event.clientY - edge.top, edge.height)];
  };
  const drawn = () => strokes.reduce((sum, stroke) => sum + stroke.length, 0);
  const shape = (points) => "M" + points.map(([x, y]) => `${x} ${(y / 1000) * HEIGHT}`).join("L");

  board.addEventListener("pointerdown", (event) => {
    if (event.button > 0 || drawn() >= MOST) return;
    board.setPointerCapture(event.pointerId);
    line = document.createElementNS("http://www.w3.org/2000/svg", "path");
    board.append(line);
    strokes.push([place(event)]);
    event.preventDefault();
  });

  board.addEventListener("pointermove", (event) => {
    if (!line || drawn() >= MOST) return;
    const stroke = strokes.at(-1);
    const [x, y] = place(event);
    const [lastX, lastY] = stroke.at(-1);
    if (Math.abs(x - lastX) + Math.abs(y - lastY) < 4) return;
    stroke.push([x, y]);
    line.setAttribute("d", shape(stroke));
  });

  const lift = () => {
    if (!line) return;
    line = null;
    field.value = JSON.stringify(strokes);
    clear.hidden = false;
  };
  board.addEventListener("pointerup", lift);
  board.addEventListener("pointercancel", lift);

  clear.addEventListener("click", () => {
    strokes.length = 0;
    board.querySelectorAll("path:not(.ink-rule)").forEach((path) => path.remove());
    field.value = "";
    clear.hidden = true;
  });
}
