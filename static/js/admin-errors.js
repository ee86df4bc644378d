// What a form refused, for those who do not see the whole page: a list of links to the fields, which takes the focus.

const note = document.querySelector(".errornote")

function nameOf(field) {
  const label = document.querySelector(`label[for="${CSS.escape(field.id)}"]`)
  return (label?.textContent ?? field.getAttribute("aria-label") ?? "").trim().replace(/:$/, "")
}

function show(field) {
  field.closest("details")?.setAttribute("open", "")
  field.closest(".inline-related.collapsed")?.classList.remove("collapsed")
  const editor = window.CKEDITOR?.instances[field.id]
  const chooser = field.nextElementSibling?.querySelector?.(".select2-selection")
  if (editor) editor.focus()
  else (chooser ?? field).focus()
  field.closest(".form-row")?.scrollIntoView({ block: "nearest" })
}

function listed(errors) {
  const entry = document.createElement("li")
  const words = [...errors.children].map((error) => error.textContent.trim()).join(" ")
  const field =
    document.getElementById(errors.id.replace(/_error$/, "")) ??
    errors.parentElement.querySelector(":is(input:not([type=hidden]), select, textarea)[id]")
  if (!field) return null
  const link = document.createElement("a")
  const name = nameOf(field)
  Object.assign(link, { href: `#${field.id}`, textContent: name ? `${name}: ${words}` : words })
  link.addEventListener("click", (event) => {
    event.preventDefault()
    show(field)
  })
  entry.append(link)
  return entry
}

// A finding of the checks leads to its field too; to its block where the field is a table or is not there.
document.addEventListener("show-field", ({ detail }) => {
  const field = document.getElementById(detail)
  const block = document.getElementById(detail.replace(/^id_(.+-\d+)-.+$/, "$1"))
  const target = field?.matches("input, select, textarea")
    ? field
    : (field ?? block)?.querySelector("fieldset :is(input:not([type=hidden]), select, textarea)")
  if (target) show(target)
})

if (note) {
  const errors = [...document.querySelectorAll("form .errorlist:not(.nonfield)")]
  const list = document.createElement("ul")
  list.append(...errors.map(listed).filter(Boolean))
  if (list.children.length) note.append(list)
  note.setAttribute("role", "alert")
  note.tabIndex = -1
  note.focus()
}
