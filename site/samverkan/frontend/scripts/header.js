/**
 * Makes the menus of the header close as people expect. Without this they open and close all the
 * same: they are <details> and a popover.
 */

const dropdowns = () => document.querySelectorAll(".language-menu[open], .site-menu details[open]");

/** Escape closes an open dropdown and returns to what opened it. */
function closeOnEscape(event) {
  if (event.key !== "Escape") return;
  const open = event.target.closest?.(".language-menu[open], .site-menu details[open]");
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
  event.stopPropagation();
}

/** A click or a move of focus elsewhere closes what was left open. */
function closeOthers({ target }) {
  for (const dropdown of dropdowns()) {
    const sheet = dropdown.closest(".site-menu:popover-open");
    if (!sheet && target instanceof Node && !dropdown.contains(target)) dropdown.open = false;
  }
}

/** Says on the button whether the sheet is open, and moves focus into it. */
function announceSheet(sheet) {
  const button = document.querySelector(`[popovertarget="${sheet.id}"]`);
  sheet.addEventListener("toggle", ({ newState }) => {
    button?.setAttribute("aria-expanded", String(newState === "open"));
    if (newState === "open") sheet.querySelector("button, a, input")?.focus();
  });
  sheet.addEventListener("focusout", ({ relatedTarget }) => {
    const left = relatedTarget && !sheet.contains(relatedTarget);
    if (left && sheet.matches(":popover-open")) sheet.hidePopover();
  });
  button?.setAttribute("aria-expanded", "false");
}

if (document.querySelector(".site-header")) {
  document.addEventListener("keydown", closeOnEscape);
  document.addEventListener("pointerdown", closeOthers);
  document.addEventListener("focusin", closeOthers);
  if ("popover" in HTMLElement.prototype) {
    document.querySelectorAll(".site-menu[popover]").forEach(announceSheet);
  }
}
