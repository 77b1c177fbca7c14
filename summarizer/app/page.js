// What the page does by itself: marks a source, copies, downloads, and keeps the history.
// Whatever is inserted into the page here is inserted as text.
"use strict";
window.newswire = (() => {
  const KEY = "newswire-history";
  const MOST_KEPT = 12;
  const LONGEST_KEPT = 100000;
  let chosen = null;
  let marked = null;

  const find = (selector) => document.querySelector(selector);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const announce = (words) => {
    const place = find("#announcer");
    if (place) place.textContent = words;
  };

  // --- sources

  function clearMarks() {
    all(".chosen").forEach((element) => element.classList.remove("chosen"));
    all('[aria-pressed="true"]').forEach((element) => element.removeAttribute("aria-pressed"));
  }

  function reveal(element) {
    const pane = element.closest(".german");
    if (!pane) return;
    // Only the pane scrolls: the page must not jump away from what was pressed.
    const top = element.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    pane.scrollTop += top - pane.clientHeight / 3;
  }

  function showSource(key, sentences) {
    clearMarks();
    marked = [key, sentences];
    stopEditing();
    let first = null;
    for (const index of sentences) {
      all(`.german [data-sentence="${CSS.escape(index)}"]`).forEach((element) => {
        element.classList.add("chosen");
        first = first || element;
      });
    }
    if (key) {
      all(`[data-source="${CSS.escape(key)}"]`).forEach((element) => {
        element.classList.add("chosen");
        if (element.getAttribute("role") === "button") element.setAttribute("aria-pressed", "true");
      });
      const figure = find(`.german [data-source="${CSS.escape(key)}"]`);
      const sentence = figure && figure.closest(".sentence");
      if (sentence) {
        all(".german .sentence.chosen").forEach((element) => element.classList.remove("chosen"));
        sentence.classList.add("chosen");
      }
      first = figure || first;
    }
    if (first) {
      reveal(first);
      const sentence = first.closest(".sentence") || first;
      announce(`Source: ${sentence.textContent.trim()}`);
    } else {
      announce("This figure has no source in the German text.");
    }
  }

  function toggleExcerpt(bullet, open) {
    const excerpt = bullet && bullet.querySelector(".excerpt");
    const button = bullet && bullet.querySelector("[data-show]");
    if (!excerpt || !button) return;
    excerpt.hidden = open === undefined ? !excerpt.hidden : !open;
    button.setAttribute("aria-expanded", String(!excerpt.hidden));
  }

  function press(target) {
    const figure = target.closest(".figure[role=button]");
    const holder = target.closest("[data-sentences]");
    const sentences = holder ? holder.dataset.sentences.split(" ").filter(Boolean) : [];
    if (figure) {
      showSource(figure.dataset.source, sentences);
      toggleExcerpt(figure.closest(".bullet"), true);
      return true;
    }
    if (target.closest("a, button, details")) return false;
    if (holder) {
      showSource(null, sentences);
      toggleExcerpt(target.closest(".bullet"), true);
      return true;
    }
    const sentence = target.closest(".german [data-sentence]");
    if (sentence) {
      showSource(null, [sentence.dataset.sentence]);
      return true;
    }
    return false;
  }

  // --- the article box

  const stopEditing = () => find("#left")?.classList.remove("editing");
  function edit() {
    find("#left")?.classList.add("editing");
    find("#article textarea")?.focus();
  }

  // --- take away

  function save(name, type, content) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    announce(`${name} was saved.`);
  }

  async function copy(text, button) {
    let done = true;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Without https the clipboard is closed to scripts, except in this old way.
      const box = document.createElement("textarea");
      box.value = text;
      document.body.append(box);
      box.select();
      done = document.execCommand("copy");
      box.remove();
    }
    const label = button.textContent;
    button.textContent = done ? "Copied ✓" : "Copying is not allowed";
    announce(button.textContent);
    setTimeout(() => (button.textContent = label), 2000);
  }

  function act(button) {
    const data = find("#result")?.dataset;
    switch (button.dataset.action) {
      case "edit": return edit();
      case "copy": return copy(data.plain, button);
      case "markdown": return save("summary.md", "text/markdown", data.markdown);
      case "json": return save("summary.json", "application/json", data.json);
      // The mark tells spreadsheets that this is UTF-8.
      case "csv": return save("figures.csv", "text/csv", "\ufeff" + data.csv);
      case "forget": return forget();
      case "recall": return recall(Number(button.dataset.entry));
    }
  }

  // --- history

  function kept() {
    try {
      const entries = JSON.parse(localStorage.getItem(KEY) || "[]");
      return Array.isArray(entries) ? entries : [];
    } catch {
      return [];
    }
  }

  function remember() {
    // The last bullet renews both texts: what was marked meanwhile stays marked.
    if (marked) showSource(...marked);
    const data = find("#result")?.dataset;
    announce(find("#status .banner")?.textContent ?? "");
    if (!data || data.text.length > LONGEST_KEPT) return;
    const entry = { when: Date.now(), text: data.text, markdown: data.markdown, summary: JSON.parse(data.json) };
    let entries = [entry, ...kept().filter((other) => other.text !== entry.text)].slice(0, MOST_KEPT);
    while (entries.length) {
      try {
        localStorage.setItem(KEY, JSON.stringify(entries));
        break;
      } catch {
        entries = entries.slice(0, -1); // the browser's room is full: the oldest goes
      }
    }
    showHistory();
  }

  function forget() {
    localStorage.removeItem(KEY);
    showHistory();
    announce("The history was deleted.");
  }

  function recall(index) {
    chosen = kept()[index];
    if (chosen) find("#recall")?.click();
  }

  const recalled = () => {
    stopEditing();
    return [JSON.stringify(chosen)];
  };

  function showHistory() {
    const place = find("#history");
    if (!place) return;
    place.replaceChildren();
    const entries = kept();
    entries.forEach((entry, index) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "entry";
      button.dataset.action = "recall";
      button.dataset.entry = index;
      const when = document.createElement("time");
      when.textContent = new Date(entry.when).toLocaleString();
      const first = entry.summary?.bullets?.[0]?.text || String(entry.text).trim().slice(0, 80);
      button.append(when, ` ${first}`);
      place.append(button);
    });
    const last = document.createElement(entries.length ? "button" : "p");
    last.textContent = entries.length ? "Delete the history" : "No article yet.";
    if (entries.length) {
      last.type = "button";
      last.className = "link";
      last.dataset.action = "forget";
    }
    place.append(last);
  }

  // A pasted book would keep the browser busy for half a minute, only to be refused.
  function refuseLong(event) {
    const limit = Number(find("#count [data-most]")?.dataset.most);
    const length = event.clipboardData?.getData("text").length ?? 0;
    if (!limit || length <= limit) return;
    event.preventDefault();
    const place = find("#count p");
    place.className = "bad";
    place.textContent = `✗ ${length.toLocaleString("en")} characters, more than the ${limit.toLocaleString("en")} taken here; nothing was pasted`;
    announce(place.textContent);
  }

  // --- events: on the document, because the parts of the page come and go

  document.addEventListener("click", (event) => {
    const target = event.target;
    if (!(target instanceof Element)) return;
    if (target.closest("#run, #examples button")) {
      stopEditing();
      marked = null;
      // In one column the answer would come below the screen.
      if (matchMedia("(max-width: 999px)").matches) find("#right")?.scrollIntoView();
    }
    const button = target.closest("[data-action]");
    if (button) return act(button);
    const show = target.closest("[data-show]");
    if (show) {
      showSource(null, show.dataset.show.split(" ").filter(Boolean));
      return toggleExcerpt(show.closest(".bullet"));
    }
    // Marking text with the mouse is no click.
    if (String(getSelection())) return;
    press(target);
  });

  document.addEventListener("keydown", (event) => {
    const target = event.target;
    if (!(target instanceof Element)) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      if (target.closest("#article")) find("#run")?.click();
    } else if ((event.key === "Enter" || event.key === " ") && target.matches(".figure[role=button]")) {
      event.preventDefault();
      press(target);
    } else if (event.key === "Escape") {
      clearMarks();
      marked = null;
    }
  });

  document.addEventListener("paste", (event) => {
    if (event.target instanceof Element && event.target.closest("#article")) refuseLong(event);
  });

  function start() {
    showHistory();
    // Gradio makes what is folded only when it is unfolded.
    new MutationObserver(() => {
      if (find("#history:empty")) showHistory();
    }).observe(document.body, { childList: true, subtree: true });
  }

  return { start, remember, recalled };
})();
