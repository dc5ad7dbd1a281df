// What a page may do on its own, and every page works without: a sent form is not sent twice, errors take the focus.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "yes";
  setTimeout(() => { delete form.dataset.sent; }, 5000);
});
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => { delete form.dataset.sent; }));
document.querySelector("#errors")?.focus();
document.addEventListener("change", (event) => {
  const all = event.target.closest("[data-selects-all]");
  if (!all) return;
  document.querySelectorAll(`input[name="${all.dataset.selectsAll}"]`).forEach((box) => { box.checked = all.checked; });
});
