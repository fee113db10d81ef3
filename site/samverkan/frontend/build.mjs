/**
 * Bundles styles, scripts, fonts and icons into `static/build/`. Run by `npm run build`.
 *
 * `@import "theme:designsystemet"` gives the trimmed theme, and `@import "all:blocks"` every style
 * sheet in `styles/blocks/`, so that a new block is one more file and nothing else.
 */
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

import { theme } from "./theme.mjs";
import { trim } from "./trim.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const styles = path.join(here, "styles");
const out = path.join(here, "..", "static", "build");

const virtualStyles = {
  name: "virtual-styles",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^(theme|all):/ }, ({ path: name }) => ({ path: name, namespace: "virtual" }));
    onLoad({ filter: /^theme:/, namespace: "virtual" }, () => ({ contents: theme(), loader: "css" }));
    onLoad({ filter: /^all:/, namespace: "virtual" }, ({ path: name }) => {
      const folder = name.slice("all:".length);
      const files = readdirSync(path.join(styles, folder)).filter((file) => file.endsWith(".css"));
      const contents = files.sort().map((file) => `@import "./${folder}/${file}";`).join("\n");
      return { contents, loader: "css", resolveDir: styles };
    });
  },
};

rmSync(out, { recursive: true, force: true });
await build({
  entryPoints: [path.join(styles, "site.css"), path.join(here, "scripts", "site.js")],
  entryNames: "[name]",
  assetNames: "[name]",
  outdir: out,
  bundle: true,
  minify: true,
  format: "esm",
  target: ["chrome109", "firefox115", "safari16"],
  loader: { ".woff2": "file" },
  legalComments: "none",
  logLevel: "warning",
  plugins: [virtualStyles],
});

for (const drawing of ["favicon.svg", "icons.svg"]) {
  copyFileSync(path.join(here, drawing), path.join(out, drawing));
}

const sheet = path.join(out, "site.css");
writeFileSync(sheet, trim(readFileSync(sheet, "utf8")));
