/**
 * The design system's theme, cut down to what this site uses.
 *
 * The published theme repeats every colour for every scheme in every way that it can be chosen.
 * This site follows the reader's system and has one accent, so it needs each colour twice (light
 * and dark) and the accents that an administrator can choose between.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const MAIN_THEME = "@digdir/designsystemet-theme/index.css";

/** The accents of SiteSettings: key -> [theme, palette]. The first is the default. */
export const ACCENTS = {
  blue: [MAIN_THEME, "accent"],
  green: [MAIN_THEME, "brand1"],
  red: ["@digdir/designsystemet-theme/altinn.css", "brand3"],
  purple: [MAIN_THEME, "brand2"],
  orange: ["@digdir/designsystemet-theme/uutilsynet.css", "brand2"],
  grey: ["@digdir/designsystemet-theme/altinn.css", "neutral"],
};

/** The palettes that components ask for by name, beside the accent. */
const PALETTES = ["neutral", "info", "success", "warning", "danger"];

/** The declarations of the first rule in `css` whose selector list contains `selector`. */
function rule(css, selector) {
  const start = css.indexOf("{", css.indexOf(selector)) + 1;
  return css.slice(start, css.indexOf("}", start));
}

/** Role -> colour of one palette in one scheme, for instance {"text-default": "#002c54"}. */
function palette(theme, name, scheme) {
  const css = readFileSync(require.resolve(theme), "utf8");
  const block = rule(css, `[data-color-scheme="${scheme}"] {`);
  const pattern = new RegExp(`--ds-color-${name}-([a-z-]+): *(#[0-9a-fA-F]{6})`, "g");
  return Object.fromEntries([...block.matchAll(pattern)].map(([, role, hex]) => [role, hex]));
}

/** Custom properties of one palette under the name `as`. */
function declare(theme, name, scheme, as) {
  return Object.entries(palette(theme, name, scheme))
    .map(([role, hex]) => `--ds-color-${as}-${role}:${hex};`)
    .join("");
}

/** Every colour of one scheme: the shared palettes, then each accent. */
function colours(scheme) {
  const shared = PALETTES.map((name) => declare(MAIN_THEME, name, scheme, name)).join("");
  const focus = rule(
    readFileSync(require.resolve(MAIN_THEME), "utf8"),
    `[data-color-scheme="${scheme}"] {`,
  ).match(/--ds-color-focus-(inner|outer):[^;]+;/g);
  const accents = Object.entries(ACCENTS).map(([key, [theme, name]], place) => {
    const selector = place === 0 ? ":root" : `:root[data-accent="${key}"]`;
    return `${selector}{${declare(theme, name, scheme, "accent")}}`;
  });
  return `:root{${shared}${focus.join("")}}${accents.join("")}`;
}

/** The rules that let `data-color` choose the palette of a component. */
function colourChoices() {
  const roles = Object.keys(palette(MAIN_THEME, "accent", "light"));
  return ["accent", ...PALETTES]
    .map((name) => {
      const selector = name === "accent" ? ':root,[data-color="accent"]' : `[data-color="${name}"]`;
      const uses = roles.map((role) => `--ds-color-${role}:var(--ds-color-${name}-${role});`);
      return `${selector}{${uses.join("")}}`;
    })
    .join("");
}

/** The layers of the theme that hold sizes, type and shadows, as published. */
function measures() {
  const css = readFileSync(require.resolve(MAIN_THEME), "utf8");
  const wanted = ["size-mode", "type-scale", "size", "semantic", "typography.primary"];
  return css
    .split(/^(?=@layer )/m)
    .filter((part) => wanted.some((layer) => part.startsWith(`@layer ds.theme.${layer} {`)))
    .map((part) => part.trim())
    .join("\n");
}

/** The whole theme as one style sheet. Paper and screens are light unless the system says dark. */
export function theme() {
  return `
    ${measures()}
    @layer ds.theme.color {
      :root { color-scheme: light dark; }
      ${colours("light")}
      @media screen and (prefers-color-scheme: dark) { ${colours("dark")} }
      ${colourChoices()}
    }`;
}
