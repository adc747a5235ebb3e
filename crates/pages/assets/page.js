// Makes pages nicer; none needs it. Live parts, keys, the hour on the wall.
"use strict";
(() => {
  const live = [...document.querySelectorAll("[data-live]")];
  const mark = document.querySelector("[data-stream]");

  // A part that is being written in is left alone until the next change.
  const busy = (part) => part.contains(document.activeElement) && document.activeElement.matches("input, textarea, select");

  let fetching = false;
  let again = false;
  const refresh = async () => {
    if (fetching) { again = true; return; }
    fetching = true;
    try {
      const answer = await fetch(location.href, { headers: { accept: "text/html" }, credentials: "same-origin" });
      if (answer.redirected) { location.reload(); return; }
      if (answer.ok) {
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        for (const part of live) {
          const fresh = page.getElementById(part.id);
          if (!fresh || busy(part) || fresh.innerHTML === part.innerHTML) continue;
          const known = new Set([...part.querySelectorAll("li, tr")].map((row) => row.innerHTML));
          part.replaceChildren(...fresh.childNodes);
          for (const row of part.querySelectorAll("li, tbody tr")) if (!known.has(row.innerHTML)) row.classList.add("fresh");
        }
      }
    } catch { /* The next change tries again. */ }
    fetching = false;
    if (again) { again = false; setTimeout(refresh, 250); }
  };

  if (live.length && mark && "EventSource" in window) {
    const on = mark.textContent;
    const stream = new EventSource(mark.dataset.stream);
    mark.hidden = false;
    const marks = () => document.querySelectorAll("[data-stream]");
    const say = (text, off) => { for (const one of marks()) { one.hidden = false; one.textContent = text; one.classList.toggle("off", off); } };
    let lost = false;
    stream.onopen = () => { say(on, false); if (lost) refresh(); lost = false; };
    stream.onerror = () => { lost = true; say(mark.dataset.off, true); };
    stream.addEventListener("change", async () => { await refresh(); say(on, false); });
    stream.addEventListener("tick", async () => { await refresh(); say(on, false); });
  }

  // Keys: / to find, J and K through rows, Enter to open.
  let at = -1;
  const rows = () => [...document.querySelectorAll("[data-rows] tbody tr")];
  const move = (by) => {
    const all = rows();
    if (!all.length) return;
    all[at]?.classList.remove("at");
    at = Math.max(0, Math.min(all.length - 1, at + by));
    all[at].classList.add("at");
    const link = all[at].querySelector("a");
    (link ?? all[at]).focus({ preventScroll: true });
    all[at].scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea, select")) return;
    if (event.key === "/") { const field = document.querySelector("[data-key='/']"); if (field) { event.preventDefault(); field.focus(); } }
    if (event.key === "j") move(1);
    if (event.key === "k") move(-1);
  });

  // A form is sent once.
  document.addEventListener("submit", (event) => {
    if (event.target.method === "post") setTimeout(() => { for (const one of event.target.querySelectorAll("button")) one.disabled = true; });
  });
})();
