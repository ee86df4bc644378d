// Reading help of an article: the size of its text, and whether it shows comparisons. The choices stay in the reader's browser and
// go for every article. Read aloud is `read-aloud.js`. Every word stands in the template.

const KEY = "reading-help"
const USUAL = { textSize: "usual", comparisons: "shown" }
const KNOWN = { textSize: ["usual", "large", "larger", "largest"], comparisons: ["shown", "hidden"] }

const root = document.documentElement
const help = document.querySelector(".reading-help")
const comparisons = [...document.querySelectorAll(".article .analogy")]

// Where a browser keeps nothing, a choice lasts as long as the page.
let chosen = { ...USUAL }

function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY)) ?? {}
    for (const name in KNOWN) if (KNOWN[name].includes(kept[name])) chosen[name] = kept[name]
  } catch {
    // Forbidden, or not ours.
  }
}

function keep() {
  try {
    localStorage.setItem(KEY, JSON.stringify(chosen))
  } catch {
    // Forbidden, or full.
  }
}

// In the place of each comparison, a line says that it is left out, and leads back to it.
function leaveOut(comparison) {
  if (comparison.previousElementSibling?.matches(".comparison-left-out")) return
  const line = document.getElementById("comparison-left-out").content.cloneNode(true)
  line.querySelector("button").addEventListener("click", () => {
    show(comparison)
    comparison.querySelector("summary").focus()
  })
  comparison.before(line)
  comparison.classList.add("left-out")
  comparison.open = true // its plain words stay
}

function show(comparison) {
  if (!comparison.matches(".left-out")) return
  comparison.previousElementSibling.remove()
  comparison.classList.remove("left-out")
}

function apply() {
  root.dataset.textSize = chosen.textSize
  for (const comparison of comparisons) (chosen.comparisons === "hidden" ? leaveOut : show)(comparison)
  for (const button of help.querySelectorAll("[aria-pressed]")) {
    const isChosen = Object.entries(button.dataset).some(([name, value]) => chosen[name] === value)
    button.setAttribute("aria-pressed", String(isChosen))
  }
}

function choose(changes, said = "") {
  Object.assign(chosen, changes)
  keep()
  apply()
  help.querySelector("[role=status]").textContent = said
}

// Whoever follows a link to a comparison wants that one.
function showWhatWasAskedFor() {
  const comparison = document.getElementById(location.hash.slice(1))?.closest(".analogy.left-out")
  if (!comparison) return
  show(comparison)
  comparison.scrollIntoView()
}

if (help) {
  help.addEventListener("click", ({ target }) => {
    const { textSize, comparisons: one, reading } = target.closest("button")?.dataset ?? {}
    if (textSize) choose({ textSize })
    if (one) choose({ comparisons: chosen.comparisons === one ? USUAL.comparisons : one })
    if (reading === "reset") choose(USUAL, help.querySelector("[role=status]").dataset.said)
  })
  // A page that the browser had kept is shown as it was left.
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return
    read()
    apply()
  })
  addEventListener("hashchange", showWhatWasAskedFor)
  // On paper a comparison is whole, also in browsers whose style sheets cannot unfold it.
  let folded = []
  addEventListener("beforeprint", () => {
    folded = comparisons.filter((comparison) => !comparison.open)
    for (const comparison of folded) comparison.open = true
  })
  addEventListener("afterprint", () => {
    for (const comparison of folded) comparison.open = false
  })
  read()
  apply()
  help.querySelector("[data-needs=comparisons]").hidden = comparisons.length === 0
  help.hidden = false
  showWhatWasAskedFor()
}
