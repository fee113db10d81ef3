/* At the door: ticks without loading the page anew, and names found while they are typed. */

const door = document.querySelector("[data-door]");
const count = door.querySelector("[data-count]");
const trouble = door.querySelector("[data-trouble]");

/** Show a person as here or not; the next tap says the opposite. */
function show(button, isHere) {
  button.setAttribute("aria-pressed", String(isHere));
  button.value = isHere ? "no" : "yes";
}

/** Send what the button says, and show what the server has written down. */
async function tick(form) {
  const button = form.querySelector("button");
  if (button.getAttribute("aria-busy") === "true") return;
  const data = new FormData(form);
  data.set("here", button.value);
  button.setAttribute("aria-busy", "true");
  trouble.hidden = true;
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: data,
      headers: { Accept: "application/json" },
      redirect: "error",
    });
    if (answer.status === 409) {
      location.assign((await answer.json()).door);
      return;
    }
    if (!answer.ok) throw new Error(String(answer.status));
    const written = await answer.json();
    show(button, written.here);
    count.textContent = written.counted;
  } catch {
    trouble.hidden = false;
  } finally {
    button.removeAttribute("aria-busy");
  }
}

/** Show only those whose names or organisations have the words. */
function find(words) {
  const wanted = words.trim().toLocaleLowerCase();
  let found = 0;
  for (const person of door.querySelectorAll("[data-person]")) {
    const who = person.querySelector(".events-door-who").textContent.toLocaleLowerCase();
    person.hidden = !who.includes(wanted);
    if (!person.hidden) found += 1;
  }
  door.querySelector("[data-nobody]").hidden = found > 0;
}

door.addEventListener("submit", (event) => {
  if (event.target.matches("[data-tick]")) {
    event.preventDefault();
    tick(event.target);
  }
});

const search = door.querySelector("[data-search]");
search.addEventListener("input", (event) => find(event.target.value));
