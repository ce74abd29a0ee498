// Dragging over the timeline asks for the days between; without script the days are typed.

const DAY_MS = 86_400_000;

export function startBrush(root) {
  const picture = root.querySelector("svg.timeline[data-days]");
  const form = root.querySelector("form.filters");
  if (!picture || !form) return;
  const [first, last] = picture.dataset.days.split(" ").map((day) => Date.parse(`${day}T00:00:00Z`));
  const left = Number(picture.dataset.left);
  const right = picture.viewBox.baseVal.width - 20;
  const at = (event) => {
    const box = picture.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * picture.viewBox.baseVal.width;
    return Math.min(right, Math.max(left, x));
  };
  const dayAt = (x) => {
    const moment = first + ((x - left) / (right - left)) * (last - first);
    return new Date(Math.round(moment / DAY_MS) * DAY_MS).toISOString().slice(0, 10);
  };
  let begun = null;
  let shade = null;
  picture.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "mouse" && event.button === 0) begun = at(event);
  });
  picture.addEventListener("dragstart", (event) => event.preventDefault());
  picture.addEventListener("pointermove", (event) => {
    if (begun === null || Math.abs(at(event) - begun) < 6) return;
    shade ??= picture.appendChild(document.createElementNS(picture.namespaceURI, "rect"));
    const [from, to] = [begun, at(event)].sort((a, b) => a - b);
    for (const [name, value] of Object.entries({
      class: "brush", x: from, y: 0, width: to - from, height: picture.viewBox.baseVal.height,
    })) shade.setAttribute(name, value);
  });
  root.addEventListener("pointerup", (event) => {
    if (begun === null) return;
    const [from, to] = [begun, at(event)].sort((a, b) => a - b).map(dayAt);
    begun = null;
    if (!shade) return;
    shade.remove();
    shade = null;
    if (from === to) return;
    picture.addEventListener("click", (click) => click.preventDefault(), { once: true, capture: true });
    form.elements.first.value = from;
    form.elements.last.value = to;
    form.requestSubmit();
  });
}
