"use strict";
(() => {
  const all = (query, within) => Array.from((within || document).querySelectorAll(query));
  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  const theme = document.getElementById("theme");
  theme.addEventListener("click", () => {
    const dark = getComputedStyle(document.documentElement).colorScheme === "dark" ||
      (!document.documentElement.dataset.theme && matchMedia("(prefers-color-scheme: dark)").matches);
    document.documentElement.dataset.theme = dark ? "light" : "dark";
  });

  const findings = all(".cell .finding");
  let current = -1;
  const jump = (step) => {
    if (!findings.length) return;
    current = (current + step + findings.length) % findings.length;
    findings[current].scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
    findings[current].focus({ preventScroll: true });
  };
  document.getElementById("next").addEventListener("click", () => jump(1));
  document.getElementById("previous").addEventListener("click", () => jump(current < 0 ? 0 : -1));
  findings.forEach((finding, i) => finding.addEventListener("focus", () => { current = i; }));

  const rove = (links, keys) => {
    links.forEach((link, i) => { link.tabIndex = i ? -1 : 0; });
    links.forEach((link, i) => link.addEventListener("keydown", (event) => {
      const to = keys(event.key, i, links.length);
      if (to === undefined) return;
      event.preventDefault();
      link.tabIndex = -1;
      links[to].tabIndex = 0;
      links[to].focus();
    }));
  };
  const upDown = (key, i, n) => ({
    ArrowDown: Math.min(i + 1, n - 1), ArrowUp: Math.max(i - 1, 0), Home: 0, End: n - 1,
  })[key];
  all(".cell.code, .module").forEach((box) => rove(all(".went a", box), upDown));

  all(".flow").forEach((flow) => {
    const links = all(".flow-cells a", flow);
    const lanes = all(".lane", flow);
    const box = flow.querySelector(".lanes");
    const detail = flow.parentNode.querySelector(".flow-detail");
    const names = new Map(all(".flow-names li[data-of]", flow).map((item) => [item.dataset.of, item]));
    const rows = new Map(links.map((link) => [link.dataset.row, link]));
    const words = (text) => text.split(" ").filter(Boolean);
    const clear = () => {
      all("li.on, li.src, li.dst", flow).forEach((item) => item.classList.remove("on", "src", "dst"));
      lanes.forEach((lane) => lane.classList.remove("on"));
      box.classList.remove("focused");
      detail.classList.remove("on");
    };
    const mark = (row, name) => {
      rows.get(row).parentNode.classList.add(name);
      names.get(row).classList.add(name);
    };
    const show = (link) => {
      clear();
      const wanted = new Set(words(link.dataset.names));
      lanes.forEach((lane) => lane.classList.toggle("on", wanted.has(lane.dataset.lane)));
      if (wanted.size) box.classList.add("focused");
      words(link.dataset.sources).forEach((row) => mark(row, "src"));
      words(link.dataset.targets).forEach((row) => mark(row, "dst"));
      mark(link.dataset.row, "on");
      detail.textContent = link.dataset.says;
      detail.classList.add("on");
    };
    rove(links, upDown);
    links.forEach((link) => {
      link.addEventListener("focus", () => show(link));
      link.addEventListener("mouseenter", () => show(link));
      link.addEventListener("mouseleave", clear);
      link.addEventListener("blur", clear);
    });
    all(".flow-names li[data-of]", flow).forEach((item) => {
      item.addEventListener("mouseenter", () => show(rows.get(item.dataset.of)));
      item.addEventListener("mouseleave", clear);
    });
  });

  all(".sides").forEach((sides) => {
    const parts = new Map();
    all(".ln[data-s]", sides).forEach((line) => {
      if (!parts.has(line.dataset.s)) parts.set(line.dataset.s, []);
      parts.get(line.dataset.s).push(line);
    });
    const right = sides.querySelector(".right");
    let lit = [];
    const light = (number) => {
      lit.forEach((line) => line.classList.remove("on"));
      lit = parts.get(number) || [];
      lit.forEach((line) => line.classList.add("on"));
    };
    const show = (number) => {
      const there = (parts.get(number) || []).find((line) => right && right.contains(line));
      if (!there || getComputedStyle(right).position !== "sticky") return;
      const at = there.getBoundingClientRect().top - right.getBoundingClientRect().top + right.scrollTop;
      right.scrollTo({ top: at - right.clientHeight / 3, behavior: calm() ? "auto" : "smooth" });
    };
    sides.addEventListener("mouseover", (event) => {
      const line = event.target.closest(".ln[data-s]");
      if (line) light(line.dataset.s);
    });
    sides.addEventListener("focusin", (event) => {
      const link = event.target.closest("a[data-s]");
      if (!link) return;
      light(link.dataset.s);
      if (!right || !right.contains(link)) show(link.dataset.s);
    });
    sides.addEventListener("click", (event) => {
      const at = event.target.closest("a, .ln[data-s]");
      if (!at || !at.dataset.s || !right || getComputedStyle(right).position !== "sticky" || right.contains(at)) return;
      event.preventDefault();
      show(at.dataset.s);
    });
  });

  addEventListener("beforeprint", () => all("details.family").forEach((item) => { item.open = true; }));
  const open = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (target && target.tagName === "DETAILS") target.open = true;
  };
  addEventListener("hashchange", open);
  open();
})();
