/** Cuts from the bundled style sheet what this site never uses of the design system. */
import { readFileSync } from "node:fs";

/** Pieces of selectors for parts that no template uses; a test holds templates to the list. */
const UNUSED = JSON.parse(readFileSync(new URL("./unused.json", import.meta.url), "utf8"));

/** `text` in pieces at each `separator` that stands outside of brackets. */
function split(text, separator) {
  const pieces = [""];
  let depth = 0;
  for (const sign of text) {
    if ("([".includes(sign)) depth += 1;
    if (")]".includes(sign)) depth -= 1;
    if (sign === separator && depth === 0) pieces.push("");
    else pieces[pieces.length - 1] += sign;
  }
  return pieces;
}

/** `selector` without its `:not(…)`, which names what is absent. */
function withoutNegations(selector) {
  const start = selector.indexOf(":not(");
  if (start < 0) return selector;
  let end = start + 5;
  for (let depth = 1; depth > 0; end += 1) depth += { "(": 1, ")": -1 }[selector[end]] ?? 0;
  return withoutNegations(selector.slice(0, start) + selector.slice(end));
}

/** `selector` with each unused alternative taken out of its :is() and :where(); "" if none is left. */
function usedPart(selector) {
  const alternatives = /:(?:is|where)\(((?:[^()]|\([^()]*\))*,(?:[^()]|\([^()]*\))*)\)/g;
  const trimmed = selector.replace(alternatives, (whole, list) => {
    const kept = split(list, ",").filter((one) => !isUnused(one));
    return kept.length > 0 ? whole.replace(list, kept.join(",")) : whole;
  });
  return isUnused(trimmed) ? "" : trimmed;
}

function isUnused(selector) {
  const needs = withoutNegations(selector);
  return UNUSED.some((piece) => needs.includes(piece));
}

/** `css` without rules for parts that the site does not use. */
function dropUnusedRules(css) {
  return css.replace(/(?<=[{}]|^)([^{}@;]+)\{([^{}]*)\}/g, (rule, selectors, body) => {
    const kept = split(selectors, ",").map(usedPart).filter(Boolean);
    return kept.length > 0 ? `${kept.join(",")}{${body}}` : "";
  });
}

/** `css` without the custom properties of the design system that nothing reads. */
function dropUnusedProperties(css) {
  for (;;) {
    const used = new Set([...css.matchAll(/var\(\s*(--_?ds[\w-]*)/g)].map(([, name]) => name));
    const pruned = css.replace(
      /(?<=[{;])(--ds[\w-]*)\s*:(?:url\([^)]*\)|[^;{}])*(;|(?=\}))/g,
      (declaration, name) => (used.has(name) ? declaration : ""),
    );
    if (pruned.length === css.length) return css;
    css = pruned;
  }
}

/** The style sheet without unused rules, properties, and blocks left empty. */
export function trim(css) {
  let trimmed = dropUnusedProperties(dropUnusedRules(css));
  for (let before = ""; before !== trimmed; ) {
    before = trimmed;
    trimmed = trimmed.replace(/(?<=[{}])[^{};]+\{;?\}/g, "");
  }
  return trimmed;
}
