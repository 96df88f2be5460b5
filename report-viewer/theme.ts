import { byId } from "./element.js";

const KEY = "theme";

/** The button that turns dark on or off; until it is used, the reader's system decides. */
export function setUpTheme(): void {
  const button = byId("theme", HTMLButtonElement);
  let isDark = false;
  const system = matchMedia("(prefers-color-scheme: dark)");
  let chosen = remembered();
  const apply = () => {
    if (chosen !== null) document.documentElement.dataset["theme"] = chosen;
    isDark = chosen === null ? system.matches : chosen === "dark";
    // What a press does, not what is: one that says both confuses those who hear it.
    button.textContent = isDark ? "Switch to light theme" : "Switch to dark theme";
  };
  system.addEventListener("change", apply);
  button.addEventListener("click", () => {
    chosen = isDark ? "light" : "dark";
    remember(chosen);
    apply();
  });
  button.hidden = false;
  apply();
}

/** A page opened from disk may be refused storage: the choice then holds for this visit. */
function remembered(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function remember(theme: string): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Nothing is lost but the memory of it.
  }
}
