// A slider beside a day: moving it writes the day, letting go asks for the page of that day.
// The address stays the only state; without script the day is typed.

const DAY_MS = 86_400_000;
const dayOf = (text) => Math.round(Date.parse(`${text}T00:00:00Z`) / DAY_MS);
const textOf = (day) => new Date(day * DAY_MS).toISOString().slice(0, 10);

export function startSliders(root) {
  root.querySelectorAll("input[type=range][data-days-for]").forEach((slider) => {
    const field = root.getElementById(slider.dataset.daysFor);
    const from = dayOf(slider.dataset.from);
    const show = () => {
      field.value = slider.dataset.moments
        ? slider.dataset.moments.split(" ")[Number(slider.value)] ?? ""
        : textOf(from + Number(slider.value));
      slider.setAttribute("aria-valuetext", field.value || slider.dataset.now || "");
    };
    slider.hidden = false;
    slider.addEventListener("input", show);
    slider.addEventListener("change", () => slider.form.requestSubmit());
  });
}
