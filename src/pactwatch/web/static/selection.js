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

function addPart(form, part, range, words) {
  const list = form.querySelector(`[data-parts=${part}]`);
  const item = document.createElement("li");
  const quote = document.createElement("q");
  quote.textContent = words;
  quote.dir = "auto";
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = part;
  field.value = `${range[0]}-${range[1]}`;
  const drop = document.createElement("button");
  drop.type = "button";
  drop.textContent = "×";
  drop.setAttribute("aria-label", `${form.dataset.drop}: ${words}`);
  drop.addEventListener("click", () => item.remove());
  item.append(quote, field, drop);
  list.append(item);
}

export function startSelection(root) {
  const article = root.querySelector("[data-text]");
  const form = root.querySelector("[data-own]");
  startHover(root);
  if (!article || !form) return;
  root.querySelectorAll("[data-add]").forEach((button) => {
    // Pressing the mouse on a button would take the selection away.
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => {
      const range = selectedRange(article);
      const status = form.querySelector("[role=status]");
      status.textContent = range ? "" : form.dataset.nothing;
      if (!range) return;
      const words = document.getSelection().toString().trim().replace(/\s+/g, " ");
      if (button.dataset.fill) form.elements[button.dataset.fill].value = words;
      else addPart(form, button.dataset.add, range, words);
      form.closest("details")?.setAttribute("open", "");
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
    const ids = (one.dataset.same ?? one.dataset.of ?? one.dataset.statement).split(" ");
    one.addEventListener("mouseenter", () => light(ids, true));
    one.addEventListener("mouseleave", () => light(ids, false));
    one.addEventListener("focusin", () => light(ids, true));
    one.addEventListener("focusout", () => light(ids, false));
  });
}
