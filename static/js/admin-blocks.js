// Keyboard twins of what django-content-editor does by mouse: move a block up or down, and add one below another; a copy
// of a block; and
// names for it all that say which block is meant. The order is kept as the editor keeps it: in each row's `style.order`
// and its hidden ordering field.

// What content-editor was told: { plugins: [{ prefix, title, … }], allowChange, messages }.
const settings = JSON.parse(document.getElementById("content-editor-context").textContent)
const kinds = settings.plugins

const machine = () => document.querySelector(".order-machine")
const orderingOf = (row) => row.querySelector(".order-machine-ordering")
const kindOf = (row) => kinds.find((kind) => kind.prefix === row.id.replace(/-(\d+|empty)$/, ""))
const capitalised = (text) => text[0].toUpperCase() + text.slice(1)

// The field whose text names a block, as `named_by` of the models has it.
const titleOf = (row) => row.querySelector(":is(input, textarea):is([name$='-heading'], [name$='-title'], [name$='-caption'])")

const status = Object.assign(document.createElement("p"), { className: "blocks-status" })
status.setAttribute("role", "status")
const tell = (text) => (status.textContent = text)

let below = null // the row after which the next added block goes
let copied = null // the row whose fields the next added block takes over

function rows() {
  return [...machine().querySelectorAll(".inline-related:not(.empty-form)")].sort(
    (a, b) => a.style.order - b.style.order,
  )
}

// `section “What are SSRIs?”` by its title, or `section in place 3` where it has none.
function nameOf(row) {
  const kind = kindOf(row).title.toLowerCase()
  const title = titleOf(row)?.value.trim()
  return title ? `${kind} “${title}”` : `${kind} in place ${rows().indexOf(row) + 1}`
}

const TOOLS = {
  up: (name) => `Move ${name} up`,
  down: (name) => `Move ${name} down`,
  fold: (name) => `Collapse or open ${name}`,
  copy: (name) => `Duplicate ${name}`,
  kind: (name) => `Add a block below ${name}: which?`,
  add: (name) => `Add a block below ${name}`,
}

// Every control of a block says which block it is for.
function label(row) {
  const name = nameOf(row)
  const shown = row.querySelector("h3 .inline_label")
  if (shown.textContent === settings.messages.newItem) shown.textContent = titleOf(row)?.value || shown.textContent
  row.querySelector(".block-tools")?.setAttribute("aria-label", `Tools of ${name}`)
  for (const tool of row.querySelectorAll("[data-tool]")) tool.setAttribute("aria-label", TOOLS[tool.dataset.tool](name))
  row.querySelector(".delete > input")?.setAttribute("aria-label", `Delete ${name}`)
  row.querySelector(".inline-deletelink")?.setAttribute("aria-label", `Remove ${name}`)
  for (const editor of row.querySelectorAll(".cke_editable")) {
    const field = editor.closest(".form-row").querySelector("label").textContent.replace(/:\s*$/, "")
    for (const part of [editor, editor.closest(".cke")]) {
      part.removeAttribute("aria-labelledby")
      part.removeAttribute("title")
      part.setAttribute("aria-label", `${field} of ${name}`)
    }
  }
}

const placeOf = (row) => `${rows().indexOf(row) + 1} of ${rows().length}`

function labelAll() {
  rows().forEach(label)
}

function arrange(ordered) {
  ordered.forEach((row, index) => {
    row.style.order = orderingOf(row).value = 10 * (index + 1)
  })
  labelAll()
}

function move(row, step) {
  const ordered = rows()
  const from = ordered.indexOf(row)
  const to = from + step
  if (to < 0 || to >= ordered.length) {
    tell(step < 0 ? "This block is the first already." : "This block is the last already.")
    return
  }
  const name = nameOf(row)
  ordered.splice(from, 1)
  ordered.splice(to, 0, row)
  arrange(ordered)
  row.scrollIntoView({ block: "nearest" })
  tell(`Moved ${name} to place ${placeOf(row)}.`)
}

function button(text, role, onclick) {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: text })
  made.dataset.tool = role
  made.addEventListener("click", (event) => {
    event.preventDefault()
    onclick(made)
  })
  return made
}

// A list of kinds and the button that adds the chosen one. The list alone adds nothing: arrow keys go through it.
function adder(row) {
  const choice = document.createElement("select")
  choice.dataset.tool = "kind"
  choice.add(new Option(row ? "Add below…" : "Add a block…", ""))
  for (const kind of kinds) choice.add(new Option(kind.title, kind.prefix))
  const add = button("Add", "add", () => {
    if (!choice.value) {
      tell("Choose first which block to add.")
      choice.focus()
      return
    }
    const link = document.querySelector(`#${choice.value}-group .add-row a`)
    choice.selectedIndex = 0
    below = row
    link?.click()
  })
  return [choice, add]
}

const OWN = /-(id|parent|region|ordering|DELETE)$/ // what belongs to a row itself

// The fields of a row by the end of their name: the same in every row of a kind. A table's column has several.
function fieldsOf(row) {
  const found = new Map()
  for (const field of row.querySelectorAll("[name]")) {
    if (OWN.test(field.name)) continue
    const ending = field.name.replace(/^.*?-\d+-/, "")
    found.set(ending, [...(found.get(ending) ?? []), field])
  }
  return found
}

// A small table has as many rows as the one it is copied from.
function matchTables(from, to) {
  const wanted = [...from.querySelectorAll(".rows-widget tbody")]
  for (const [index, body] of [...to.querySelectorAll(".rows-widget tbody")].entries()) {
    while (body.rows.length < wanted[index].rows.length) body.append(body.rows[0].cloneNode(true))
  }
}

function copyField(from, to) {
  if (to.type === "checkbox") to.checked = from.checked
  else if (to.tagName === "SELECT") {
    for (const option of from.selectedOptions) {
      if (![...to.options].some((known) => known.value === option.value)) to.add(option.cloneNode(true))
    }
    to.value = from.value
  } else {
    to.value = window.CKEDITOR?.instances[from.id]?.getData() ?? from.value
    window.CKEDITOR?.instances[to.id]?.setData(to.value)
  }
  to.dispatchEvent(new Event("change", { bubbles: true }))
}

function copyFields(from, to) {
  matchTables(from, to)
  const targets = fieldsOf(to)
  for (const [ending, fields] of fieldsOf(from)) {
    fields.forEach((field, index) => targets.get(ending)?.[index] && copyField(field, targets.get(ending)[index]))
  }
  const shown = to.querySelector("h3 .inline_label")
  shown.textContent = titleOf(to)?.value || shown.textContent
}

function duplicate(row) {
  below = copied = row
  document.querySelector(`#${kindOf(row).prefix}-group .add-row a`)?.click()
}

function showFold(row) {
  row.querySelector("[data-tool=fold]")?.setAttribute("aria-expanded", String(!row.classList.contains("collapsed")))
}

function equip(row) {
  const heading = row.querySelector(":scope > h3")
  if (!heading || row.querySelector(".block-tools")) return
  for (const icon of heading.querySelectorAll(".material-icons")) icon.setAttribute("aria-hidden", "true")
  const tools = Object.assign(document.createElement("div"), { className: "block-tools" })
  tools.setAttribute("role", "group")
  const up = button("↑", "up", (made) => (move(row, -1), made.focus()))
  const down = button("↓", "down", (made) => (move(row, 1), made.focus()))
  const fold = button("−", "fold", () => heading.click())
  const copy = button("Duplicate", "copy", () => duplicate(row))
  tools.append(up, down, fold, copy, ...adder(row))
  // What removes a block is a tool like the others: out of the heading, whose text names the block.
  const remove = heading.querySelector(".delete") ?? heading.querySelector(".inline-deletelink")?.parentElement
  if (remove) tools.append(remove)
  heading.after(tools)
  showFold(row)
  new MutationObserver(() => showFold(row)).observe(row, { attributeFilter: ["class"] })
}

function firstField(row) {
  const fields = row.querySelectorAll("fieldset :is(input:not([type=hidden]), select, textarea)")
  return [...fields].find((field) => field.offsetParent)
}

// content-editor has put the new row at the end, and focus on a hidden field of it.
function place(event) {
  const row = event.target
  if (!kinds.some((kind) => kind.prefix === event.detail.formsetName)) return
  const ordered = rows().filter((other) => other !== row)
  const at = below ? ordered.indexOf(below) + 1 : rows().indexOf(row)
  const from = copied
  below = copied = null
  if (from) copyFields(from, row)
  ordered.splice(at, 0, row)
  arrange(ordered)
  firstField(row)?.focus()
  tell(`${from ? `Copy of ${nameOf(from)}` : kindOf(row).title} added as block ${placeOf(row)}.`)
}

// content-editor takes focus away from the box that is ticked, and Django the whole row with the link that is pressed.
function keepFocus() {
  let next = null
  machine().addEventListener("click", ({ target }) => {
    if (target.matches(".delete > input[type=checkbox]")) {
      const row = target.closest(".inline-related")
      const name = nameOf(row)
      target.focus()
      tell(target.checked ? `Saving will delete ${name}.` : `${capitalised(name)} stays.`)
    }
  })
  machine().addEventListener(
    "click",
    ({ target }) => {
      const row = target.closest(".inline-deletelink")?.closest(".inline-related")
      if (!row) return
      const ordered = rows()
      const at = ordered.indexOf(row)
      next = { row: ordered[at + 1] ?? ordered[at - 1], name: nameOf(row) }
    },
    true,
  )
  machine().addEventListener("keydown", (event) => {
    if (event.key === " " && event.target.matches(".inline-deletelink")) {
      event.preventDefault() // it says that it is a button, and the space bar presses a button
      event.target.click()
    }
  })
  document.addEventListener("formset:removed", () => {
    if (!next) return
    const { row, name } = next
    next = null
    labelAll()
    const tool = row?.querySelector(".block-tools button") ?? document.querySelector(".blocks-add select")
    tool.focus()
    tell(`Removed ${name}. ${rows().length === 1 ? "One block is" : `${rows().length} blocks are`} left.`)
  })
}

// content-editor's own switch is a hidden checkbox; a button works it, which a keyboard reaches.
function foldAll() {
  const box = document.querySelector(".collapse-items input")
  const made = button("", "fold-all", () => box.click())
  made.className = "fold-all"
  const say = () => (made.textContent = box.checked ? settings.messages.uncollapseAll : settings.messages.collapseAll)
  box.addEventListener("change", say)
  say()
  box.closest("label").hidden = true
  box.closest(".machine-collapse").append(made)
}

document.addEventListener("content-editor:activate", (event) => {
  if (settings.allowChange) equip(event.detail.inline)
})

document.addEventListener("content-editor:ready", () => {
  foldAll()
  labelAll()
  if (!settings.allowChange) return
  const bar = Object.assign(document.createElement("div"), { className: "blocks-add" })
  const [choice, add] = adder(null)
  choice.setAttribute("aria-label", "Add a block at the end: which?")
  add.setAttribute("aria-label", "Add a block at the end")
  bar.append(choice, add, status)
  machine().closest(".order-machine-wrapper").after(bar)
  keepFocus()
  machine().addEventListener("dragend", labelAll)
  machine().addEventListener("input", ({ target }) => {
    const row = target.closest(".inline-related")
    if (target !== titleOf(row)) return
    row.querySelector("h3 .inline_label").textContent = target.value || settings.messages.newItem
    label(row)
  })
  window.CKEDITOR?.on("instanceReady", ({ editor }) => {
    const row = editor.container.$.closest(".inline-related")
    if (row) label(row)
  })
  // From here on, so that it runs after content-editor has put the new row at the end.
  document.addEventListener("formset:added", place)
})
