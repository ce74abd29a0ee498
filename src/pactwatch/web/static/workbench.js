// Keys, the sheet that lists them, and what a page asks of the browser. Every page works without.
// An element carries `data-key`: pressing the key clicks it, or puts the cursor into it. `data-also`
// is a second key for the same.
import { startBrush } from "./brush.js";
import { startSelection } from "./selection.js";
import { startSliders } from "./sliders.js";

// A box that is ticked or a slider takes no letters: the keys of the page go on working.
const isTyping = (element) =>
  element instanceof HTMLElement &&
  !["checkbox", "radio", "range"].includes(element.type) &&
  (element.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(element.tagName));

const shown = (element) => element.getClientRects().length > 0 && !element.disabled;

const holders = () => [...document.querySelectorAll("[data-key]")].filter(shown);

function press(element) {
  const tag = element.tagName;
  if (tag === "INPUT" || tag === "TEXTAREA" || tag === "SELECT") {
    element.focus();
    if (element.select) element.select();
  } else if (tag === "SUMMARY") {
    element.click();
    element.parentElement.querySelector("input:not([type=hidden]), select, textarea")?.focus();
  } else {
    element.click();
  }
}

let first = "";
function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.key === "Escape" && isTyping(event.target)) return event.target.blur();
  if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
  const key = first ? `${first} ${event.key}` : event.key;
  const element = holders().find((one) => one.dataset.key === key || one.dataset.also === key);
  if (element) {
    event.preventDefault();
    first = "";
    press(element);
  } else {
    first = holders().some((one) => one.dataset.key.startsWith(`${event.key} `)) ? event.key : "";
  }
}

function labelOf(element) {
  const named = element.getAttribute("aria-label") || element.closest("label")?.textContent;
  const copy = element.cloneNode(true);
  copy.querySelectorAll("kbd").forEach((kbd) => kbd.remove());
  return (named || copy.textContent || element.name || "").trim().replace(/\s+/g, " ");
}

function also(name) {
  const key = document.createElement("kbd");
  key.textContent = { ArrowLeft: "←", ArrowRight: "→" }[name] || name;
  return key;
}

function openSheet() {
  const sheet = document.getElementById("sheet");
  const list = sheet.querySelector("dl");
  list.replaceChildren();
  for (const element of holders()) {
    const term = document.createElement("dt");
    const key = document.createElement("kbd");
    key.textContent = element.dataset.key;
    term.append(key);
    if (element.dataset.also) term.append(" ", also(element.dataset.also));
    const what = document.createElement("dd");
    what.textContent = labelOf(element);
    list.append(term, what);
  }
  sheet.showModal();
}

document.addEventListener("keydown", onKey);
document.querySelectorAll("[data-sheet]").forEach((one) => one.addEventListener("click", openSheet));
startSliders(document);
startSelection(document);
startBrush(document);
// The network is drawn around its middle: on a telephone its left edge shows nothing.
for (const drawn of document.querySelectorAll(".scroll > svg.network")) {
  drawn.parentElement.scrollLeft = (drawn.parentElement.scrollWidth - drawn.parentElement.clientWidth) / 2;
}
// The timeline begins with the first thing that happened; where its names are scrolled away, the
// ids of the duties stay at the edge.
for (const drawn of document.querySelectorAll(".scroll > svg.timeline")) {
  const pane = drawn.parentElement;
  const ids = drawn.querySelectorAll(".stuck");
  const follow = () => {
    drawn.classList.toggle("moved", pane.scrollLeft > 40);
    ids.forEach((id) => id.setAttribute("x", 4 + pane.scrollLeft));
  };
  pane.addEventListener("scroll", follow, { passive: true });
  const starts = [...drawn.querySelectorAll("rect.happened, rect.column")].map((bar) => Number(bar.getAttribute("x")));
  if (pane.clientWidth < 640 && starts.length) pane.scrollLeft = Math.min(...starts) - 60;
  follow();
}
// Keys pressed before this are lost; tests wait for it.
document.documentElement.dataset.ready = "yes";
