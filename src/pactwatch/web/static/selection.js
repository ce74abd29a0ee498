// Selected text to offsets: the server counts code points, the browser UTF-16 units. They are
// converted here and nowhere else. Every piece of a text carries `data-at`, its first code point.

/** Code points in the first `units` UTF-16 units of a string; half a pair counts as its whole. */
export function codePoints(text, units) {
  let count = 0;
  for (let at = 0; at < units; count += 1) {
    at += text.codePointAt(at) > 0xffff ? 2 : 1;
  }
  return count;
}

/** The code point of the document at a place in the page, or null outside a text. */
export function offsetAt(node, offset) {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const piece = element?.closest("[data-at]");
  if (!piece) return boundary(node, offset);
  const range = document.createRange();
  range.setStart(piece, 0);
  range.setEnd(node, offset);
  const before = range.toString();
  return Number(piece.dataset.at) + codePoints(before, before.length);
}

// A selection may begin or end between pieces (at the edge of a paragraph): take the next piece.
function boundary(node, offset) {
  const here = node.childNodes?.[offset] ?? null;
  const next = here?.nodeType === Node.ELEMENT_NODE ? here.querySelector("[data-at]") ?? here : null;
  if (next?.dataset?.at) return Number(next.dataset.at);
  const pieces = node.querySelectorAll ? [...node.querySelectorAll("[data-at]")] : [];
  const last = pieces.at(-1);
  if (!last) return null;
  return Number(last.dataset.at) + codePoints(last.textContent, last.textContent.length);
}

/** The selected range of a document's text as [start, end], or null. */
export function selectedRange(article) {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!article.contains(range.commonAncestorContainer)) return null;
  const start = offsetAt(range.startContainer, range.startOffset);
  const end = offsetAt(range.endContainer, range.endOffset);
  return start === null || end === null || end <= start ? null : [start, end];
}

// Marked words. Kept parts and the selection together are one marking: an interrupted quotation is
// kept part by part and then taken as a whole. What a form holds stays lit in the text.

function takeSelection(article) {
  const range = selectedRange(article);
  if (!range) return null;
  const selection = document.getSelection();
  const words = selection.toString().trim().replace(/\s+/g, " ");
  return { range, words, live: selection.getRangeAt(0).cloneRange() };
}

function light() {
  if (!globalThis.CSS?.highlights) return;
  const live = [...document.querySelectorAll("[data-parts] li, [data-held] li")].map((li) => li.live);
  CSS.highlights.set("marked", new Highlight(...live.filter(Boolean)));
}

function listPart(list, part, drop, field) {
  const item = document.createElement("li");
  item.live = part.live;
  item.marked = part;
  const quote = document.createElement("q");
  quote.textContent = part.words;
  quote.dir = "auto";
  item.append(quote);
  if (field) {
    const input = document.createElement("input");
    input.type = "hidden";
    input.name = field;
    input.value = `${part.range[0]}-${part.range[1]}`;
    item.append(input);
  }
  item.append(dropButton(item, `${drop}: ${part.words}`));
  list.append(item);
}

function dropButton(item, label) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "×";
  button.setAttribute("aria-label", label);
  button.addEventListener("click", () => { item.remove(); light(); });
  return button;
}

/** Kept parts and what is selected now, in reading order, each range once. */
function marking(article, held) {
  const parts = held ? [...held.children].map((item) => item.marked) : [];
  const now = takeSelection(article);
  if (now && !parts.some((p) => p.range.join() === now.range.join())) parts.push(now);
  return parts.sort((a, b) => a.range[0] - b.range[0]);
}

function put(button, form, parts) {
  const fill = button.dataset.fill;
  if (fill) {
    const rows = [...form.querySelectorAll(`[data-next=${fill}]`)];
    const field = rows.find((one) => !one.value) ?? rows.at(-1) ?? form.elements[fill];
    field.closest("details")?.setAttribute("open", "");
    if (!parts.length) return field.focus();
    field.value = parts.map((part) => part.words).join(" … ");
    field.dispatchEvent(new Event("change", { bubbles: true }));
  } else {
    const list = form.querySelector(`[data-parts=${button.dataset.add}]`);
    parts.forEach((part) => listPart(list, part, form.dataset.drop, button.dataset.add));
  }
}

export function startSelection(root) {
  const article = root.querySelector("[data-text]");
  startHover(root);
  if (!article) return;
  const held = root.querySelector("[data-held]");
  // What the form begins with, from a lead.
  root.querySelectorAll("li[data-begun]").forEach((item) => {
    const drop = item.closest("form").dataset.drop;
    item.append(dropButton(item, `${drop}: ${item.textContent.trim()}`));
  });
  const stay = (event) => event.preventDefault(); // pressing the mouse would take the selection away
  root.querySelectorAll("[data-hold]").forEach((button) => {
    button.addEventListener("mousedown", stay);
    button.addEventListener("click", () => {
      const part = takeSelection(article);
      if (part) listPart(held, part, held.dataset.drop, "");
      light();
    });
  });
  root.querySelectorAll("[data-add]").forEach((button) => {
    const form = root.querySelector(`[data-marks=${button.dataset.form}]`);
    button.addEventListener("mousedown", stay);
    button.addEventListener("click", () => {
      const parts = marking(article, held);
      const status = form.querySelector("[role=status]");
      if (status) status.textContent = parts.length ? "" : form.dataset.nothing;
      form.closest("details")?.setAttribute("open", "");
      put(button, form, parts);
      if (parts.length) held?.replaceChildren();
      light();
    });
  });
}

// Pointing at words or at a statement lights up every part of it, and what its speaker said.
function startHover(root) {
  const light = (ids, isOn) =>
    root.querySelectorAll("[data-of], [data-statement]").forEach((one) => {
      const mine = (one.dataset.of ?? one.dataset.statement).split(" ");
      if (mine.some((id) => ids.includes(id))) one.classList.toggle("lit", isOn);
    });
  root.querySelectorAll("[data-of], [data-statement]").forEach((one) => {
    const speaker = one.dataset.speaker;
    const ids = speaker
      ? [...root.querySelectorAll(`[data-speaker="${speaker}"]`)].map((s) => s.dataset.statement)
      : (one.dataset.of ?? one.dataset.statement).split(" ");
    one.addEventListener("mouseenter", () => light(ids, true));
    one.addEventListener("mouseleave", () => light(ids, false));
    one.addEventListener("focusin", () => light(ids, true));
    one.addEventListener("focusout", () => light(ids, false));
  });
}
