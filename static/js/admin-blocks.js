// Keyboard twins of what django-content-editor does by mouse: move a block up or down, and add one below another.
// The order is kept as the editor keeps it: in each row's `style.order` and its hidden ordering field.

const machine = () => document.querySelector(".order-machine")
const orderingOf = (row) => row.querySelector(".order-machine-ordering")
const kindOf = (row) => row.id.replace(/-(\d+|empty)$/, "")

const status = Object.assign(document.createElement("p"), { className: "blocks-status" })
status.setAttribute("role", "status")

// What content-editor was told: { plugins: [{ prefix, title, … }], allowChange }.
const context = JSON.parse(document.getElementById("content-editor-context").textContent)
const kinds = context.plugins
let below = null // the row after which the next added block goes

function rows() {
  return [...machine().querySelectorAll(".inline-related:not(.empty-form)")].sort(
    (a, b) => a.style.order - b.style.order,
  )
}

function arrange(ordered) {
  ordered.forEach((row, index) => {
    row.style.order = orderingOf(row).value = 10 * (index + 1)
  })
}

function move(row, step) {
  const ordered = rows()
  const from = ordered.indexOf(row)
  const to = from + step
  if (to < 0 || to >= ordered.length) {
    status.textContent = step < 0 ? "This block is the first already." : "This block is the last already."
    return
  }
  ordered.splice(from, 1)
  ordered.splice(to, 0, row)
  arrange(ordered)
  row.scrollIntoView({ block: "nearest" })
  status.textContent = `Moved to place ${to + 1} of ${ordered.length}.`
}

function button(text, label, onclick) {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: text })
  made.setAttribute("aria-label", label)
  made.addEventListener("click", (event) => {
    event.stopPropagation() // the heading collapses the block on click
    event.preventDefault()
    onclick(made)
  })
  return made
}

function adder(row) {
  const choice = document.createElement("select")
  choice.setAttribute("aria-label", row ? "Add a block below this one" : "Add a block at the end")
  choice.add(new Option(row ? "Add below…" : "Add a block…", ""))
  for (const kind of kinds) choice.add(new Option(kind.title, kind.prefix))
  choice.addEventListener("click", (event) => event.stopPropagation())
  choice.addEventListener("change", () => {
    const link = document.querySelector(`#${choice.value}-group .add-row a`)
    choice.selectedIndex = 0
    below = row
    link?.click()
  })
  return choice
}

function equip(row) {
  const heading = row.querySelector(":scope > h3")
  if (!heading || heading.querySelector(".block-tools")) return
  const name = kinds.find((kind) => kind.prefix === kindOf(row))?.title ?? "block"
  const tools = Object.assign(document.createElement("span"), { className: "block-tools" })
  const up = button("↑", `Move this ${name} up`, (made) => (move(row, -1), made.focus()))
  const down = button("↓", `Move this ${name} down`, (made) => (move(row, 1), made.focus()))
  const fold = button("−", `Collapse or open this ${name}`, (made) => {
    heading.click()
    made.setAttribute("aria-expanded", String(!row.classList.contains("collapsed")))
  })
  tools.append(up, down, fold, adder(row))
  tools.addEventListener("click", (event) => event.stopPropagation())
  heading.append(tools)
}

function placeBelow(event) {
  const row = event.target
  if (!below || !kinds.some((kind) => kind.prefix === event.detail.formsetName)) return
  const ordered = rows().filter((other) => other !== row)
  ordered.splice(ordered.indexOf(below) + 1, 0, row)
  below = null
  arrange(ordered)
  status.textContent = "Added below."
}

document.addEventListener("content-editor:activate", (event) => {
  if (context.allowChange) equip(event.detail.inline)
})

document.addEventListener("content-editor:ready", () => {
  if (!context.allowChange) return
  const bar = Object.assign(document.createElement("p"), { className: "blocks-add" })
  bar.append(adder(null), status)
  machine().closest(".order-machine-wrapper").after(bar)
  // From here on, so that it runs after content-editor has put the new row at the end.
  document.addEventListener("formset:added", placeBelow)
})
