/**
 * Answers the question at the end of a page in place. Without this the same forms lead through
 * plain pages; when anything goes wrong here, they do so too.
 */

const CONTENT = "[data-feedback-content]";
const STATUS = "[data-feedback-status]";

/** A random key of this showing of the form, so that a double post counts once. */
function giveKey(form) {
  const field = form.elements.client_key;
  if (!field || field.value) return;
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  field.value = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Marks the buttons as resting. They keep the focus, which `disabled` would take away. */
function setBusy(form, busy) {
  form.toggleAttribute("data-busy", busy);
  for (const button of form.querySelectorAll("button")) {
    button.setAttribute("aria-disabled", String(busy));
  }
}

/** Shows what the server answered, moves focus to where to read on, and says so. */
function show(section, html) {
  const content = section.querySelector(CONTENT);
  content.innerHTML = html;
  const start = content.querySelector("[autofocus]") ?? content.querySelector("[tabindex='-1']");
  start?.focus();
  const said = content.querySelector("[data-feedback-announce]")?.dataset.feedbackAnnounce ?? "";
  section.querySelector(STATUS).textContent = said;
}

/** Posts the form and shows the answer; lets the browser post it when the network fails. */
async function send(section, form, submitter) {
  const body = new FormData(form);
  if (submitter?.name) body.set(submitter.name, submitter.value);
  setBusy(form, true);
  section.querySelector(STATUS).textContent = section.dataset.sending;
  try {
    const response = await fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(body),
      headers: { "X-Requested-With": "fetch" },
    });
    if (!response.ok && response.status !== 422) throw new Error(String(response.status));
    show(section, await response.text());
  } catch {
    setBusy(form, false);
    form.dataset.plain = "";
    form.requestSubmit(submitter);
  }
}

function onSubmit(event) {
  const form = event.target.closest("[data-feedback-form]");
  if (!form || "plain" in form.dataset) return;
  event.preventDefault();
  if (form.hasAttribute("data-busy")) return;
  giveKey(form);
  send(event.currentTarget, form, event.submitter);
}

for (const section of document.querySelectorAll("[data-feedback]")) {
  section.addEventListener("submit", onSubmit);
}
